"""epubcheck-ts sees what EPUBCheck sees, and its own failure is never a pass."""

from pathlib import Path

import pytest

from reader import programs
from reader.checks import epubcheck
from reader.checks.epubcheck import port
from reader.errors import MissingSource, ToolFailed, ToolMissing
from reader.model import Severity
from tests.checks import spoiling

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("tools")]


def test_a_sound_book_has_no_findings(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(spoiling.sound())
    assert port.check(path) == ()


TOTAL = '<meta property="media:duration">'


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "severity"),
    [
        ("EPUB/content.opf", f"{TOTAL}0:", f"{TOTAL}1:", "MED-016", Severity.WARNING),
        ("EPUB/s1.xhtml", "#g-smeaton", "#g-nobody", "RSC-012", Severity.ERROR),
        ("EPUB/s1.smil", '#s1-p1-1"', '#nobody"', "RSC-012", Severity.ERROR),
        ("EPUB/s1.xhtml", 'id="s1-p1-2"', 'id="s1-p1-1"', "RSC-005", Severity.ERROR),
    ],
)
def test_both_see_the_fault(
    tmp_path: Path, name: str, old: str, new: str, code: str, severity: Severity
) -> None:
    book = spoiling.spoil(tmp_path / "book.epub", name, old, new)
    for found in (port.check(book), epubcheck.check(book)):
        assert (code, severity) in {(each.code, each.severity) for each in found}
        assert all(each.message for each in found)


def test_a_file_that_is_no_book(tmp_path: Path) -> None:
    path = tmp_path / "not.epub"
    path.write_text("no zip", encoding="utf-8")
    assert {(each.severity, each.location) for each in port.check(path)} == {(Severity.FATAL, "not.epub")}


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(MissingSource):
        port.check(tmp_path / "none.epub")


def test_no_report_is_no_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.epub"
    path.touch()
    monkeypatch.setattr(programs, "node", lambda _: "true")
    with pytest.raises(ToolFailed, match="no report"):
        port.check(path)


def test_without_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.epub"
    path.touch()
    monkeypatch.setattr(programs, "PLACE", tmp_path)
    with pytest.raises(ToolMissing, match="npm install"):
        port.check(path)
