"""The whole book: golden files, the same bytes everywhere, no finding of EPUBCheck."""

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree
from msgspec.structs import replace

from reader.checks.epubcheck import check
from reader.editions.epub import build
from reader.model import Document
from tests.editions.epub import sample
from tests.strategies import documents

GOLDEN = Path(__file__).parent / "golden"
ROOT = Path(__file__).parents[3]
SCRIPT = """
import hashlib
from reader.editions.epub import build
from tests.editions.epub import sample
print(hashlib.sha256(build(sample.document(), sample.MODIFIED)).hexdigest())
"""


@pytest.fixture(scope="module")
def book() -> bytes:
    return build(sample.document(), sample.MODIFIED)


def test_golden(book: bytes, request: pytest.FixtureRequest) -> None:
    """The unpacked edition, but for the cover, whose bytes change with Pillow."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        found = {name: archive.read(name) for name in archive.namelist() if not name.endswith(".png")}
    if request.config.getoption("--accept"):
        for name, data in found.items():
            (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / name).write_bytes(data)
    files = {path.relative_to(GOLDEN).as_posix(): path for path in GOLDEN.rglob("*") if path.is_file()}
    assert sorted(files) == sorted(found)
    for name, path in files.items():
        assert found[name].decode() == path.read_text(encoding="utf-8"), name


def test_container(book: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        entries = archive.infolist()
    assert (entries[0].filename, entries[0].compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert book[30:58] == b"mimetypeapplication/epub+zip"  # no extra field: OCF 3.3, section 4.3
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {3}
    assert {entry.external_attr for entry in entries} == {0o100644 << 16}


def test_the_front_page_opens_the_spine_and_the_glossary_closes_it(book: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        package = etree.fromstring(archive.read("EPUB/content.opf"))
    spine = [str(element.get("idref")) for element in package.iter("{*}itemref")]
    assert spine == ["nav", "s1", "s2", "s3", "s4", "s5", "glossary"]


def test_a_language_written_from_the_right_turns_the_pages(book: bytes) -> None:
    document = sample.document()
    arabic = build(replace(document, metadata=replace(document.metadata, language="ar")), sample.MODIFIED)
    for data, direction in ((book, None), (arabic, "rtl")):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            package = etree.fromstring(archive.read("EPUB/content.opf"))
            page = etree.fromstring(archive.read("EPUB/s1.xhtml"))
        assert next(package.iter("{*}spine")).get("page-progression-direction") == direction
        assert page.get("dir") == direction


def test_the_time_of_change_is_written_in_utc(book: bytes) -> None:
    east = sample.MODIFIED.astimezone(timezone(timedelta(hours=9)))
    assert build(sample.document(), east) == book
    naive = datetime(2026, 1, 2, 3, 4, 5)  # noqa: DTZ001
    assert build(sample.document(), naive) == book
    other = datetime(2027, 1, 2, tzinfo=UTC)
    assert build(sample.document(), other) != book


@pytest.mark.slow
def test_same_bytes_whatever_the_surroundings(book: bytes, tmp_path: Path) -> None:
    digests = set()
    for zone, seed, folder in (("Asia/Tokyo", "1", tmp_path), ("America/Lima", "2", Path("/"))):
        surroundings = {
            "TZ": zone,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": str(ROOT),
            "PATH": os.environ["PATH"],
        }
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT], env=surroundings, cwd=folder, capture_output=True, check=True
        )
        digests.add(done.stdout.decode().strip())
    assert digests == {hashlib.sha256(book).hexdigest()}


@pytest.mark.slow
def test_epubcheck_finds_nothing(book: bytes, tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(book)
    assert check(path) == ()


@pytest.mark.slow
def test_epubcheck_finds_nothing_in_a_nasty_book(tmp_path: Path) -> None:
    """A foreign, hostile or endless metadata, and mentions within a link and headings."""
    path = tmp_path / "book.epub"
    path.write_bytes(build(sample.nasty(), sample.MODIFIED))
    assert check(path) == ()


@pytest.mark.slow
@settings(max_examples=4, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(document=documents())
def test_epubcheck_finds_nothing_in_any_sound_document(
    tmp_path_factory: pytest.TempPathFactory, document: Document
) -> None:
    path = tmp_path_factory.mktemp("any") / "book.epub"
    path.write_bytes(build(document, sample.MODIFIED))
    assert check(path) == ()
