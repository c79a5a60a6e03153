"""Any common encoding is read right; binary and nothingness are refused."""

import random
import time
import tracemalloc
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import decoding
from reader.decoding import ESCAPES, NEWLINES, UNSAFE, decode, safe
from reader.errors import EmptySource, NotText, ReaderError
from tests.passes.describe.samples import NEWS

ENGLISH = "It’s a “test” — with a naïve café.\nHe said it all."
FRENCH = "Le café d’Émile à Besançon — l’été dernier, où « Noël » coûte 5 €…"
RUSSIAN = "Это русский текст, который должен быть прочитан правильно. Москва — столица России."
JAPANESE = "これは日本語のテキストです。正しく読まれるべきです。東京は日本の首都です。"
CHINESE = "这是中文文本，应该被正确读取。北京是中国的首都。我们喜欢阅读。"
NOISE = random.Random(1).randbytes(4096)  # noqa: S311 - any noise will do
POLISH = "Zażółć gęślą jaźń. Książka została wydana w Łodzi, gdzie żył pisarz."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *(
            (ENGLISH, name)
            for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252")
        ),
        (FRENCH, "cp1252"),
        (FRENCH.replace("’", "'").replace("—", "-").replace("€…", "euros."), "latin-1"),
        (RUSSIAN.replace("—", "-"), "koi8-r"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "utf-16-le"),
        (JAPANESE, "shift-jis"),
        (JAPANESE, "euc-jp"),
        (CHINESE, "gb18030"),
        (POLISH, "cp1250"),
    ],
)
def test_the_text_comes_back_from_its_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "x.txt") == text


@pytest.mark.parametrize(
    ("tags", "encoding"),
    [
        ("ru bg", "koi8-r"),
        ("ru bg uk", "koi8-u"),
        ("ru bg uk be sr mk", "cp1251"),
        ("ru bg uk be sr mk", "iso8859-5"),
        ("ru bg", "cp866"),
        ("ru bg uk be sr mk", "mac-cyrillic"),
    ],
)
def test_a_line_of_cyrillic_is_told_from_japanese(tags: str, encoding: str) -> None:
    for tag in tags.split():
        assert decode(NEWS[tag][:70].encode(encoding), "x.txt") == NEWS[tag][:70]


@pytest.mark.parametrize(
    ("tag", "encoding"),
    [
        *(("el", "cp1253"), ("el", "iso8859-7"), ("he", "cp1255"), ("ar", "cp1256"), ("th", "cp874")),
        *(("ja", "shift-jis"), ("ja", "euc-jp"), ("zh", "gb18030"), ("zh", "big5"), ("ko", "euc-kr")),
    ],
)
def test_other_scripts_are_not_taken_for_cyrillic(tag: str, encoding: str) -> None:
    for length in (3, 10, 40, 200):
        assert decoding._cyrillic(NEWS[tag][:length].encode(encoding, "ignore")) == ""


def test_damaged_utf8_keeps_everything_but_the_damage() -> None:
    assert decode(b"caf\xc3\xa9 na\xc3\xafve \xff end", "x.txt") == "café naïve \ufffd end"


def test_line_ends_become_one_kind() -> None:
    assert decode("a\rb\r\nc\u2028d\x85e\x0cf".encode(), "x.txt") == "a\nb\nc\nd\ne\nf"


def test_escapes_controls_and_overrides_are_removed() -> None:
    assert decode("\x1b[31mred\x1b[0m \u202etxt\u202c \x07\ufffe\U000e0041!".encode(), "x.txt") == "red txt !"


@pytest.mark.parametrize(
    "data", [b"", b" \n\t ", "\u200b\u00a0\ufeff".encode(), b"\xef\xbb\xbf", "\u3164".encode()]
)
def test_no_visible_character_is_empty(data: bytes) -> None:
    with pytest.raises(EmptySource, match=r"x\.txt"):
        decode(data, "x.txt")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n",
        b"PK\x03\x04...",
        b"%PDF-1.7",
        b"\x7fELF\x02",
        bytes(range(256)),
        NOISE,
    ],
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(NotText):
        decode(data, "x.txt")


@given(st.binary(max_size=300))
def test_no_bytes_give_a_traceback_or_an_unsafe_character(data: bytes) -> None:
    try:
        text = decode(data, "x.txt")
    except ReaderError:
        return
    assert not UNSAFE.search(text)
    text.encode()


@pytest.mark.parametrize("text", ["ID3 tags explained", "GIF89 was a format", "RIFF and raff"])
def test_prose_that_begins_like_a_format_is_prose(text: str) -> None:
    assert decode(text.encode(), "x.txt") == text


def test_japanese_mail_is_read() -> None:
    assert decode(JAPANESE.encode("iso2022_jp"), "x.txt") == JAPANESE


def test_an_escape_that_never_ends_swallows_no_paragraph() -> None:
    text = decode(b"Before \x1b]0;a\n\nA whole paragraph.\n\nbell \x07", "x.txt")
    assert "A whole paragraph." in text


@given(
    st.text(st.sampled_from("aZ é’\n\t\r\v\x85\xa0\u2028\u200b\u202e\x1b[0m\ufffe\U000e0041日"), max_size=12)
)
def test_the_short_way_to_safe_text_gives_the_same(text: str) -> None:
    assert safe(text) == UNSAFE.sub("", NEWLINES.sub("\n", ESCAPES.sub("", text)))


@pytest.mark.parametrize(("text", "encoding"), [(RUSSIAN.replace("—", "-"), "koi8-r"), (ENGLISH, "cp1252")])
def test_telling_an_encoding_takes_little_room(text: str, encoding: str) -> None:
    data = (text + "\n").encode(encoding) * 20_000
    decode(data[:2000], "x.txt")  # loads the tables
    tracemalloc.start()
    try:
        assert decode(data, "x.txt").startswith(text)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 12 * len(data)


@pytest.mark.parametrize("text", ["fÓrmula in some words", "naÏve and some words", "cafÉ of some words"])
def test_a_capital_inside_a_word_is_no_western_text(text: str) -> None:
    assert decoding._western(text.encode("cp1252")) == ""
    assert decoding._western(text.capitalize().encode("cp1252")) == text.capitalize()


def test_marks_piled_on_a_letter_stay_and_are_normalised_in_linear_time() -> None:
    pile = "\u0301\u0323" * 200_000
    text = decode(f"Z{pile} end".encode(), "x.txt")
    start = time.process_time()
    normal = unicodedata.normalize("NFC", text)
    assert time.process_time() - start < 1  # it took two minutes
    assert normal.endswith("\u0301 end")
    assert sorted(text) == sorted(f"Z{pile} end")
    few = "Z" + "\u0301\u0323" * 10
    assert decode(few.encode(), "x.txt") == few
