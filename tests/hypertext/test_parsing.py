"""Encodings of pages as declared and as they are; XHTML."""

import pytest

from reader.errors import EmptySource, NotText
from reader.hypertext import blocks, parse, text_of
from tests.hypertext.sketch import sketches

JAPANESE = "<p>日本語の文章です。橋は川の上にあります。</p>"
RUSSIAN = "<p>Русский текст о том, как построили мост через реку.</p>"
FRENCH = "<p>“Déjà vu” – un café à l’été</p>"


@pytest.mark.parametrize(
    ("text", "codec", "declared"),
    [
        (JAPANESE, "shift_jis", "shift_jis"),
        (JAPANESE, "euc_jp", "EUC-JP"),
        (JAPANESE, "iso2022_jp", "iso-2022-jp"),
        (JAPANESE, "utf-8", "shift_jis"),
        (JAPANESE, "shift_jis", "iso-8859-1"),
        (JAPANESE, "utf-16", "utf-16"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8_r", "koi8-r"),
        (RUSSIAN, "cp1251", "iso-8859-1"),
        (RUSSIAN, "utf-8", "windows-1251"),
        (FRENCH, "cp1252", "iso-8859-1"),
        (FRENCH, "cp1252", "utf-8"),
        (FRENCH, "utf-8", "latin1"),
        (FRENCH, "cp1252", "rot13"),
        (FRENCH, "cp1252", "utf-16"),
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        "<meta charset='{}'>",
        "<meta http-equiv=content-type content='text/html; charset={}'>",
        '<?xml version="1.0" encoding="{}"?>',
    ],
)
def test_the_declared_encoding_is_used_unless_it_lies(
    text: str, codec: str, declared: str, form: str
) -> None:
    page = form.format(declared) + text
    assert text_of(page.encode(codec), "a.html").replace("\ufeff", "") == page


def test_what_the_server_declares_comes_before_what_the_page_does() -> None:
    page = f"<meta charset='windows-1252'>{RUSSIAN}"
    assert text_of(page.encode("koi8_r"), "a.html", "koi8-r") == page


@pytest.mark.parametrize(
    ("data", "error"),
    [(b"", EmptySource), (b"  \n", EmptySource), (b"\x1f\x8b\x08\x00", NotText), (b"%PDF-1.7", NotText)],
)
def test_what_is_no_page_is_refused(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        text_of(data, "a.html")


def test_elements_that_xhtml_closes_where_they_open_do_not_eat_the_page() -> None:
    page = (
        "<?xml version='1.0'?><!DOCTYPE html [<!ENTITY e 'x'>]><html xmlns='http://www.w3.org/1999/xhtml'><head>"
        "<title/><script src='x'/><style/></head><body><a id='top'/><p>One<br/>two<i/></p><div/><p>Three</p></body></html>"
    )
    assert sketches(blocks(parse(page))) == "p One two; p Three"


@pytest.mark.parametrize("page", ["", " ", "<!-- x -->", "<html>", "<?x ?>", "<!DOCTYPE html>"])
def test_a_page_without_elements_has_no_blocks(page: str) -> None:
    assert blocks(parse(page)) == []
