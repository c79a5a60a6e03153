"""Files made by enemies, and damaged ones: a finding that says so, in bounded memory, no traceback."""

import io
import resource
import subprocess
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.checks.linter import book, check, faults
from reader.errors import MissingSource
from reader.model import Severity
from tests.checks.linter import books
from tests.checks.linter.books import changed, codes, pack, page, parts

ONE = "OPS/text/one.xhtml"
LAUGHS = (
    '<!DOCTYPE html [<!ENTITY l0 "ha">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)
XXE = '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
DRM = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData '
    'xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="{}"/></EncryptedData>'
    "</encryption>"
)
AES, FONTS = "http://www.w3.org/2001/04/xmlenc#aes128-cbc", "http://www.idpf.org/2008/embedding"


def bomb() -> bytes:
    buffer = io.BytesIO(pack(parts()))
    with ZipFile(buffer, "a", ZIP_DEFLATED) as archive, archive.open("OPS/bomb.xhtml", "w") as stream:
        for _ in range(1024):
            stream.write(bytes(2**20))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not what its name says"),
        (b"no zip", "not what its name says"),
        (pack(parts())[:2000], "cut short"),
        (pack({"mimetype": "application/epub+zip"}), "no EPUB"),
        (pack({"META-INF/container.xml": "<container/>"}), "where its package is"),
        (pack({"META-INF/container.xml": books.CONTAINER}), "is missing"),
        (pack({**parts(), "OPS/package.opf": "<package>"}), "XML is broken"),
        (pack({**parts(), "OPS/package.opf": f"{LAUGHS}<html>&l9;</html>"}), "XML"),
        (pack({**parts(), "META-INF/encryption.xml": DRM.format(AES)}), "copy protection"),
        (bomb(), "larger than 1024 MiB"),
    ],
    ids=["empty", "text", "cut", "no container", "no root", "no package", "broken", "laughs", "drm", "bomb"],
)
def test_what_is_no_book_is_one_fatal_finding(data: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(data)
    (finding,) = check(path)
    assert (finding.code, finding.severity, finding.location) == ("EPB-001", Severity.FATAL, "book.epub")
    assert said in finding.message


def test_no_file_is_no_pass(tmp_path: Path) -> None:
    with pytest.raises(MissingSource):
        check(tmp_path / "none.epub")
    with pytest.raises(MissingSource):
        check(tmp_path)


def test_hidden_fonts_are_no_lock() -> None:
    files = {**parts(), "META-INF/encryption.xml": DRM.format(FONTS)}
    assert codes(files) == set()
    claim = '<meta property="schema:accessibilityFeature">unlocked</meta>'
    assert codes(changed("OPS/package.opf", "<dc:title>", f"{claim}<dc:title>", files)) == {"EPB-205"}


@pytest.mark.parametrize(
    "text",
    [
        page("<div>" * 20_000 + "x" + "</div>" * 20_000, "x"),
        page("<p>&l9;</p>", "x").replace("<!DOCTYPE html>", LAUGHS),
        page("<p>&a;</p>", "x").replace("<!DOCTYPE html>", XXE),
        page("<p>&nonsense;</p>", "x"),
        page("<p>", "x"),
        "",
        "\x00",
    ],
    ids=["deep", "laughs", "xxe", "entity", "open", "empty", "zero"],
)
def test_a_page_that_cannot_be_parsed_is_told_and_the_rest_is_checked(text: str) -> None:
    files = {**parts(), ONE: text}
    found = [fault for fault in faults(pack(files), "x") if fault.code == "EPB-002"]
    assert [fault.file for fault in found] == [ONE]
    assert "was not checked" in found[0].what
    assert codes(files) == {"EPB-002"}
    assert codes(changed("OPS/text/two.xhtml", ' lang="en" xml:lang="en"', "", files)) == {
        "EPB-002",
        "EPB-501",
    }


def test_too_many_tags_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "MOST_TAGS", 1000)
    assert codes({**parts(), ONE: page("<p>x<br/></p>" * 400, "x")}) == {"EPB-002"}
    monkeypatch.setattr(book, "MOST_TAGS_IN_ALL", 20)
    assert "EPB-002" in codes(parts())


def test_too_much_style_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "MOST_CSS", 10)
    assert codes(parts()) == {"EPB-002"}


@pytest.mark.slow
def test_many_elements_take_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(pack({**parts(), ONE: page(f"<p>{'<b/>' * 590_000}</p>", "x")}))
    code = "import sys, pathlib; from reader.checks.linter import check; check(pathlib.Path(sys.argv[1]))"

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (3 * 2**30, 3 * 2**30))

    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, preexec_fn=limit, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


@given(st.binary(max_size=300), st.integers(0, 3000))
def test_damage_anywhere_is_never_a_traceback(noise: bytes, place: int) -> None:
    data = pack(parts())
    place = place * len(data) // 3000
    faults(data[:place] + noise + data[place + len(noise) :], "x")


@given(
    st.sampled_from(sorted(set(parts()) - {"META-INF/container.xml"})),
    st.text(max_size=30),
    st.integers(0, 99),
)
def test_a_text_put_anywhere_into_a_file_is_never_a_traceback(name: str, text: str, percent: int) -> None:
    files = parts()
    old = files[name]
    if isinstance(old, str):
        at = len(old) * percent // 100
        files[name] = old[:at] + text + old[at:]
        faults(pack(files), "x")


def test_damage_in_one_entry_is_told_and_the_rest_is_checked() -> None:
    for name in ("OPS/sound/all.mp3", "OPS/style.css", ONE):
        data = bytearray(pack(parts()))
        with ZipFile(io.BytesIO(data)) as archive:
            info = archive.getinfo(name)
        middle = info.header_offset + 30 + len(name) + info.compress_size // 2
        data[middle : middle + 4] = b"\xff\xff\xff\xff"
        found = faults(bytes(data), "x")
        assert [(fault.code, fault.file) for fault in found] == [("EPB-002", name)]
