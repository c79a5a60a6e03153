"""Books and Word documents made by enemies, through the whole command; their details are in tests/sources."""

import gzip
import io
import stat
import zlib
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from reader.errors import BrokenDocument, EmptySource, LockedSource, NotText, UnknownFormat
from tests.faults.conftest import Canary
from tests.faults.harness import Found, Input, hold, pairs, runs
from tests.sources import test_docx, test_epub

PROSE = "The council voted on Tuesday to rebuild the old bridge over the river, after nine years of argument."
CHAPTER = f"<h1>The bridge</h1><p>{PROSE}</p>"
XXE = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'><!ENTITY % p SYSTEM '{}/dtd'> %p;]>"
LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)
BROKEN = (BrokenDocument, EmptySource, LockedSource, NotText)


def book(**pages: str) -> bytes:
    return test_epub.book({f"{name}.xhtml": text for name, text in (pages or {"a": CHAPTER}).items()})


def changed(data: bytes, name: str, new: bytes) -> bytes:
    """The archive with one of its files replaced."""
    with ZipFile(io.BytesIO(data)) as old:
        files = {item: old.read(item) for item in old.namelist()}
    return test_epub.archive({**files, name: new})


def climbing(data: bytes) -> bytes:
    """The archive with files whose names lead elsewhere."""
    buffer = io.BytesIO(data)
    with ZipFile(buffer, "a", ZIP_DEFLATED) as file:
        file.writestr("../../harmed", "x")
        file.writestr("/tmp/harmed-by-a-book", "x")  # noqa: S108 - what must not be written
    return buffer.getvalue()


def with_link(data: bytes) -> bytes:
    """The archive with a symbolic link."""
    buffer = io.BytesIO(data)
    with ZipFile(buffer, "a") as file:
        link = ZipInfo("OEBPS/link.xhtml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        file.writestr(link, "/etc/passwd")
    return buffer.getvalue()


def many(count: int) -> bytes:
    buffer = io.BytesIO(book())
    with ZipFile(buffer, "a") as file:
        for n in range(count):
            file.writestr(f"OEBPS/{n}", "")
    return buffer.getvalue()


def archives(url: str) -> dict[str, Input]:
    chapter = test_epub.page(f"<p>&e; {PROSE}</p><script src='{url}/s'/><img src='{url}/i'/>")
    external = chapter.replace("<!DOCTYPE html>", XXE.format(url))
    laughs = test_epub.page("<p>&j;</p>").replace("<!DOCTYPE html>", LAUGHS)
    word = test_docx.docx(test_docx.par(PROSE), test_docx.par(test_docx.picture("A bridge", 'r:link="rId9"')))
    body = test_docx.parts(test_docx.par(PROSE))["word/document.xml"]
    return {
        "F26 sound": Input("a.epub", book(), (PROSE,)),
        "F26 link": Input("a.epub", with_link(book()), refused=BROKEN),
        "F26 climbing": Input("a.epub", climbing(book()), (PROSE,), ("root:",)),
        "F26 container": Input(
            "a.epub",
            changed(
                book(),
                "META-INF/container.xml",
                test_epub.CONTAINER.replace("OEBPS/content.opf", "../../../../etc/passwd").encode(),
            ),
            refused=BROKEN,
        ),
        "F26 external": Input(
            "a.epub", test_epub.book({"a.xhtml": external, "b.xhtml": CHAPTER}), (PROSE,), ("root:",)
        ),
        "F26 laughs": Input("a.epub", test_epub.book({"a.xhtml": laughs, "b.xhtml": CHAPTER}), refused=()),
        "F26 bomb": Input("a.epub", changed(book(), "OEBPS/a.xhtml", b"<p>" + b"0" * 2**29), refused=BROKEN),
        "F26 many": Input("a.epub", many(60_000), refused=BROKEN),
        "F26 truncated": Input("a.epub", book()[:-100], refused=BROKEN),
        "F26 halved": Input("a.epub", book()[:300], refused=BROKEN),
        "F26 encrypted": Input("a.epub", encrypted(book()), refused=BROKEN),
        "F26 damaged": Input("a.epub", damaged(book()), refused=BROKEN),
        "F26 no container": Input(
            "a.epub", test_epub.archive({"mimetype": "application/epub+zip"}), refused=BROKEN
        ),
        "F27 sound": Input("a.docx", word, (PROSE,)),
        "F27 external": Input(
            "a.docx",
            changed(word, "word/document.xml", XXE.format(url).encode() + str(body).encode()),
            refused=BROKEN,
        ),
        "F27 laughs": Input(
            "a.docx",
            changed(word, "word/document.xml", LAUGHS.encode() + str(body).replace(PROSE, "&j;").encode()),
            refused=BROKEN,
        ),
        "F27 linked": Input(
            "a.docx",
            changed(
                word,
                "word/_rels/document.xml.rels",
                test_docx.RELATIONS.format(
                    f'<Relationship Id="rId9" Type="{test_docx.OFFICE}/image" TargetMode="External" '
                    f'Target="{url}/i.png"/>'
                ).encode(),
            ),
            (PROSE,),
        ),
        "F27 bomb.html": Input("a.html", gzip.compress(bytes(2**27)), refused=(*BROKEN, UnknownFormat)),
        "F27 bomb.txt": Input("a.txt", gzip.compress(bytes(2**20)), refused=BROKEN),
        "F27 deflated.html": Input("a.html", zlib.compress(bytes(2**20)), refused=(*BROKEN, UnknownFormat)),
    }


def encrypted(data: bytes) -> bytes:
    """The archive with the flag that says its files are encrypted."""
    return data.replace(b"PK\x03\x04\x14\x00\x00", b"PK\x03\x04\x14\x00\x01").replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"
    )


def damaged(data: bytes) -> bytes:
    """The archive with bytes of its chapter changed, so that the checksum is wrong."""
    at = data.index(b"OEBPS/a.xhtml") + 40
    return data[:at] + bytes(byte ^ 0x5A for byte in data[at : at + 20]) + data[at + 20 :]


@pytest.fixture(scope="module")
def inputs(canary: Canary) -> dict[str, Input]:
    return archives(canary.url)


@pytest.fixture(scope="module")
def found(inputs: dict[str, Input], tmp_path_factory: pytest.TempPathFactory) -> Found:
    return runs(inputs, tmp_path_factory.mktemp("archives"))


@pytest.mark.slow
@pytest.mark.parametrize(("verb", "key"), pairs(archives("")))
def test_archives(verb: str, key: str, inputs: dict[str, Input], found: Found) -> None:
    item, outcome = inputs[key], found[verb, key]
    if key == "F26 laughs" and outcome.status:
        item = Input(item.name, item.data, refused=BROKEN)
    hold(item, outcome)
