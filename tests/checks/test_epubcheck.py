"""The check sees the faults put into a sound book, and never takes its own failure for a pass."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reader import programs
from reader.checks import epubcheck
from reader.checks.epubcheck import check
from reader.editions.epub import build
from reader.errors import MissingSource, ToolFailed, ToolMissing
from reader.model import Severity
from tests.editions.epub import sample

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def book() -> bytes:
    return build(sample.document(), sample.MODIFIED)


@pytest.fixture
def spoiled(book: bytes, tmp_path: Path) -> Callable[[str, bytes, bytes], Path]:
    """The book with some bytes of one file replaced."""

    def spoil(name: str, old: bytes, new: bytes) -> Path:
        path = tmp_path / "spoiled.epub"
        with zipfile.ZipFile(io.BytesIO(book)) as sound, zipfile.ZipFile(path, "w") as archive:
            for entry in sound.infolist():
                data = sound.read(entry)
                if entry.filename == name:
                    assert old in data
                    data = data.replace(old, new)
                archive.writestr(entry, data)
        return path

    return spoil


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "severity"),
    [
        ("EPUB/s1.xhtml", b"#g-smeaton", b"#g-nobody", "RSC-012", Severity.ERROR),
        ("EPUB/s1.xhtml", b'id="s1-p1-2"', b'id="s1-p1-1"', "RSC-005", Severity.ERROR),
        ("EPUB/s2.xhtml", b"</main>", b"", "RSC-016", Severity.FATAL),
        ("EPUB/toc.ncx", b"urn:uuid:2fd4", b"urn:uuid:2fd5", "NCX-001", Severity.ERROR),
        ("EPUB/nav.xhtml", b'src="cover.png"', b'src="style.css"', "OPF-097", Severity.USAGE),
    ],
)
def test_faults_are_seen(
    spoiled: Callable[[str, bytes, bytes], Path],
    name: str,
    old: bytes,
    new: bytes,
    code: str,
    severity: Severity,
) -> None:
    found = check(spoiled(name, old, new))
    assert (code, severity) in {(each.code, each.severity) for each in found}
    assert all(each.message for each in found)


def test_the_place_is_told(spoiled: Callable[[str, bytes, bytes], Path]) -> None:
    (finding,) = check(spoiled("EPUB/s1.xhtml", b"#g-smeaton", b"#g-nobody"))
    assert finding.location.startswith("EPUB/s1.xhtml:")
    assert finding.location.count(":") == 2


def test_a_file_that_is_no_book(tmp_path: Path) -> None:
    path = tmp_path / "not.epub"
    path.write_text("no zip", encoding="utf-8")
    found = check(path)
    assert Severity.FATAL in {each.severity for each in found}
    assert {each.location for each in found} == {"not.epub"}


def test_a_missing_file_is_no_pass(tmp_path: Path) -> None:
    """EPUBCheck 5.3.0 writes a clean report for it."""
    with pytest.raises(MissingSource):
        check(tmp_path / "none.epub")


def test_no_report_is_no_pass(tmp_path: Path) -> None:
    path = tmp_path / "book.txt"
    path.write_text("text", encoding="utf-8")
    with pytest.raises(ToolFailed, match="no report"):
        check(path)


def test_patience_ends(book: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(book)
    monkeypatch.setattr(programs, "LIMIT", 0.05)
    with pytest.raises(ToolFailed, match="more than"):
        check(path)


def test_without_the_jar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.epub"
    path.touch()
    monkeypatch.setattr(epubcheck, "find_spec", lambda _: None)
    with pytest.raises(ToolMissing, match="everyreader\\[check\\]"):
        check(path)
