"""A ZIP file is read by name into memory; bombs, tricks and damage are refused."""

import io
import os
import resource
import struct
import subprocess
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.container import MOST_BYTES, MOST_ENTRIES, Container, resolve, xml
from reader.errors import BrokenDocument, LockedSource, NotText, ReaderError

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY l0 "ha">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    + "]><x>&l9;</x>"
)
IN_ATTRIBUTES = LAUGHS.replace("<x>&l9;</x>", '<x a="&l9;"/>')
QUADRATIC = f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]><x>{"&a;" * 50_000}</x>'
XXE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
PARAMETER = '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://localhost:9/e.dtd"> %p;]><x/>'


def packed(*entries: tuple[str | ZipInfo, bytes | str], compression: int = ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", compression) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return buffer.getvalue()


def test_entries_come_by_name_in_order() -> None:
    container = Container(packed(("b.xml", "<b/>"), ("folder/", ""), ("a.txt", "Ä")), "x.epub")
    assert container.names() == ["b.xml", "a.txt"]
    assert container.read("a.txt").decode() == "Ä"
    assert container.xml("b.xml").tag == "b"
    assert "b.xml" in container
    with pytest.raises(BrokenDocument, match=r"'c\.xml' is missing"):
        container.read("c.xml")


def test_the_reader_says_how_much_may_come_out() -> None:
    data = packed(("a.txt", b"a" * 600), ("b.txt", b"b" * 600))
    assert [entry.file_size for entry in Container(data, "x.epub", most=1200).entries()] == [600, 600]
    with pytest.raises(NotText, match="larger than"):
        Container(data, "x.epub", most=1199)


@given(st.lists(st.binary(), min_size=1))
def test_what_was_packed_comes_out(files: list[bytes]) -> None:
    names = {f"f{n}": data for n, data in enumerate(files)}
    container = Container(packed(*names.items()), "x.epub")
    assert {name: container.read(name) for name in container.names()} == names


def test_a_name_that_climbs_is_only_a_name(tmp_path: Path) -> None:
    names = ("../../etc/passwd", "/etc/passwd", "C:\\x", "..\\..\\x", "a\nb")
    container = Container(packed(*((name, "text") for name in names)), "x.epub")
    assert container.read("../../etc/passwd") == b"text"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("data", [b"", b"PK", b"\x89PNG", b"<html>", b"%PDF-1.7", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_zip_file_is_told(data: bytes) -> None:
    with pytest.raises(NotText, match=r"x\.docx: "):
        Container(data, "x.docx")


@pytest.mark.parametrize("share", [0.3, 0.6, 0.99])
def test_a_file_cut_short_is_told(share: float) -> None:
    data = packed(("a.xml", os.urandom(5000)), ("b.xml", "<b/>"))
    with pytest.raises(BrokenDocument, match="cut short"):
        Container(data[: int(share * len(data))], "x.epub")


def test_a_wrong_checksum_is_told() -> None:
    data = bytearray(packed(("a.txt", b"some plain text"), compression=ZIP_STORED))
    data[data.index(b"plain")] ^= 1
    with pytest.raises(BrokenDocument, match="damaged"):
        Container(bytes(data), "x.epub").read("a.txt")


def test_encryption_is_told() -> None:
    data = bytearray(packed(("a.txt", b"text")))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(LockedSource, match="encrypted"):
        Container(bytes(data), "x.epub")


def test_an_office_document_with_a_password_is_told_from_an_old_one() -> None:
    with pytest.raises(LockedSource, match="password"):
        Container(b"\xd0\xcf\x11\xe0" + bytes(64) + "EncryptedPackage".encode("utf-16-le"), "x.docx")
    with pytest.raises(NotText, match=r"old Office document; save it as \.docx"):
        Container(b"\xd0\xcf\x11\xe0" + bytes(64), "x.docx")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_given_twice_is_refused() -> None:
    with pytest.raises(BrokenDocument, match="twice"):
        Container(packed(("a.xml", "<a/>"), ("a.xml", "<b/>")), "x.epub")


def test_a_link_is_refused() -> None:
    link = ZipInfo("a.xml")
    link.external_attr = 0o120777 << 16
    with pytest.raises(BrokenDocument, match="link"):
        Container(packed((link, "/etc/passwd")), "x.epub")


def test_an_uncommon_packing_is_refused() -> None:
    with pytest.raises(BrokenDocument, match="packed"):
        Container(packed(("a.xml", "<a/>"), compression=ZIP_LZMA), "x.epub")


def test_too_many_entries_are_refused() -> None:
    with pytest.raises(NotText, match="10,000 files"):
        Container(packed(*((f"{n}", b"") for n in range(MOST_ENTRIES + 1))), "x.epub")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(NotText, match="far more"):
        Container(packed(("a.xml", bytes(8 * 2**20))), "x.epub")


def announced(data: bytes, size: int) -> bytes:
    """The archive of one entry with another unpacked size in both of its headers."""
    mended = bytearray(data)
    mended[22:26] = struct.pack("<I", size)
    at = mended.index(b"PK\x01\x02") + 24
    mended[at : at + 4] = struct.pack("<I", size)
    return bytes(mended)


def test_a_bomb_that_announces_a_small_size_gives_no_more_than_that() -> None:
    data = announced(packed(("a.xml", bytes(64 * 2**20))), 10)
    with pytest.raises(BrokenDocument, match="damaged"):
        Container(data, "x.epub").read("a.xml")


def test_a_size_never_reached_is_told() -> None:
    text = b"text" * 10
    data = announced(packed(("a.xml", text)), len(text) + 5)
    with pytest.raises(BrokenDocument, match="damaged"):
        Container(data, "x.epub").read("a.xml")


def test_many_small_bombs_are_weighed_together() -> None:
    entries = [(f"{n}", os.urandom(10_000) + bytes(900_000)) for n in range(MOST_BYTES // 900_000)]
    with pytest.raises(NotText, match="256 MiB"):
        Container(packed(*entries), "x.epub")


@given(st.binary(max_size=200), st.binary(max_size=60), st.integers(0, 200))
def test_no_damage_gives_a_traceback(head: bytes, noise: bytes, at: int) -> None:
    data = packed(("a.xml", b"<a>some text</a>"), ("b.xml", head))
    damaged = data[:at] + noise + data[at + len(noise) :]
    try:
        container = Container(damaged, "x.epub")
        for name in container.names():
            container.read(name)
    except ReaderError:
        return


@pytest.mark.parametrize("text", [LAUGHS, IN_ATTRIBUTES, QUADRATIC, XXE, PARAMETER])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declared_entities_are_refused(text: str, encoding: str) -> None:
    with pytest.raises(BrokenDocument, match=r"its XML (declares entities|is broken)"):
        xml(text.encode(encoding), "x.docx")


def test_a_document_type_without_entities_is_harmless() -> None:
    root = xml(b'<!DOCTYPE x PUBLIC "a" "http://localhost:9/x.dtd"><x><!-- c -->a<?p?>b</x>', "x.docx")
    assert root.text == "ab"


@pytest.mark.parametrize("data", [b"", b"<a>", b"\x00\x01", b"<a>\x01</a>", b"<a/><b/>", b"<a>" * 300])
def test_broken_xml_is_told(data: bytes) -> None:
    with pytest.raises(BrokenDocument, match="XML is broken"):
        xml(data, "x.docx")


@pytest.mark.slow
@pytest.mark.parametrize("text", [LAUGHS, IN_ATTRIBUTES, QUADRATIC])
def test_bombs_of_entities_stay_in_half_a_gibibyte(text: str, tmp_path: Path) -> None:
    (tmp_path / "x.xml").write_text(text)
    code = (
        "import sys; from pathlib import Path; from reader.container import xml; "
        "xml(Path(sys.argv[1]).read_bytes(), 'x')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "x.xml")],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2**29, 2**29)),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "BrokenDocument" in done.stderr


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("c1.xhtml", "OEBPS/text/c1.xhtml"),
        ("../a%20b.xhtml#x", "OEBPS/a b.xhtml"),
        ("/META-INF/x", "META-INF/x"),
        ("../../mimetype", "mimetype"),
        ("../../../etc/passwd", ""),
        ("..%2f..%2f..%2fetc/passwd", ""),
        ("%2e%2e/%2e%2e/%2e%2e/x", ""),
        ("..\\..\\x", ""),
        ("file:///etc/passwd", ""),
        ("https://example.org/c1.xhtml", ""),
        ("//example.org/c1.xhtml", ""),
        ("http://[", ""),
        ("#note", ""),
        ("a%00b", ""),
        ("", ""),
    ],
)
def test_references_stay_inside(reference: str, name: str) -> None:
    assert resolve("OEBPS/text/c0.xhtml", reference) == name
