"""Files find their checks by suffix; which checker ran is told, and one that is needed has to be here."""

from pathlib import Path

import pytest

from reader import programs
from reader.checks import BY_SUFFIX, Checker, Report, check, epubcheck, joined
from reader.errors import MissingSource, ToolMissing, UnknownFormat
from reader.model import Finding, Severity
from reader.registry import find
from tests.checks import spoiling


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.epub"
    path.write_bytes(spoiling.sound())
    return path


def ran(report: Report) -> dict[str, bool]:
    return {checker.name: checker.ran for checker in report.checkers}


def test_every_check_is_registered_and_tells_its_version() -> None:
    names = [name for steps in BY_SUFFIX.values() for step in steps for name in step.names]
    assert len(names) >= 4
    assert all(callable(find("checks", name)) for name in names)


def test_what_is_not_there_cannot_be_checked(tmp_path: Path) -> None:
    with pytest.raises(MissingSource):
        check(tmp_path / "none.EPUB")


def test_other_files_have_no_check(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match="epub"):
        check(tmp_path / "page.pdf")


@pytest.mark.slow
@pytest.mark.usefixtures("tools")
def test_the_fast_checkers_run_where_they_are_here(book: Path) -> None:
    report = check(book)
    assert report.findings == ()
    told = {checker.name: checker.version for checker in report.checkers if checker.ran}
    assert told.items() >= {"epubcheck-ts": "0.7.0", "ace": "1.4.6", "axe": "4.14.1"}.items()
    assert "epubcheck" not in told


@pytest.mark.slow
@pytest.mark.usefixtures("tools")
def test_a_full_check_is_done_by_epubcheck_itself(book: Path) -> None:
    report = check(book, full=True)
    assert report.findings == ()
    assert ran(report).items() >= {"epubcheck": True, "ace": True, "axe": True}.items()
    assert "epubcheck-ts" not in ran(report)


@pytest.mark.slow
def test_without_node_epubcheck_runs_and_what_did_not_is_told(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "PLACE", tmp_path)
    report = check(book)
    assert ran(report).items() >= {"epubcheck": True, "ace": False, "axe": False}.items()
    assert all("npm install" in checker.advice for checker in report.checkers if not checker.ran)
    assert all(checker.version for checker in report.checkers if checker.ran)


@pytest.mark.slow
def test_a_full_check_without_ace_is_none(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "PLACE", tmp_path)
    with pytest.raises(ToolMissing, match=r"Ace: it is not installed; .*npm install"):
        check(book, full=True)


def test_without_any_epubcheck_nothing_is_checked(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "PLACE", tmp_path)
    monkeypatch.setattr(epubcheck, "find_spec", lambda _: None)
    with pytest.raises(ToolMissing, match="EPUBCheck"):
        check(book)


@pytest.mark.slow
def test_what_cannot_be_opened_is_not_looked_at_further(tmp_path: Path) -> None:
    path = tmp_path / "not.epub"
    path.write_text("no zip", encoding="utf-8")
    report = check(path)
    assert Severity.FATAL in {finding.severity for finding in report.findings}
    assert ran(report).items() >= {"ace": False, "axe": False}.items()


def test_reports_are_joined() -> None:
    one = Report((Finding("A", Severity.INFO, "a", "b"),), (Checker("x", "1", ran=True),))
    two = Report((Finding("B", Severity.INFO, "a", "b"),), (Checker("x", "1", ran=True),))
    three = Report((), (Checker("x", "", ran=False, advice="get it"),))
    both = joined([one, two, three])
    assert [finding.code for finding in both.findings] == ["A", "B"]
    assert [checker.ran for checker in both.checkers] == [True, False]
