"""Ace sees the faults put into a sound book, reaches nobody, and its own failure is never a pass."""

from pathlib import Path

import pytest

from reader import programs
from reader.checks import ace
from reader.checks.ace import check
from reader.errors import MissingSource, ToolFailed, ToolMissing
from reader.model import Severity
from tests.checks import spoiling
from tests.faults.conftest import listening

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("tools")]


def test_a_sound_book_has_no_findings(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(spoiling.sound())
    assert check(path) == ()


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "severity", "location"),
    [
        (
            *("EPUB/style.css", "p { margin: 0.75em 0; }", "p { color: #ccc; background-color: #fff }"),
            *("color-contrast", Severity.ERROR, "EPUB/s1.xhtml #s1-p1-1"),
        ),
        (
            *("EPUB/glossary.xhtml", ' role="doc-glossary"', ""),
            *("epub-type-has-matching-role", Severity.WARNING, "EPUB/glossary.xhtml #glossary"),
        ),
        (
            *("EPUB/content.opf", ">none</meta>", ">none at all</meta>"),
            *("metadata-accessibilityhazard-invalid", Severity.INFO, "EPUB/content.opf"),
        ),
    ],
)
def test_faults_are_seen(  # noqa: PLR0913, PLR0917 - the columns of the table
    tmp_path: Path, name: str, old: str, new: str, code: str, severity: Severity, location: str
) -> None:
    found = check(spoiling.spoil(tmp_path / "book.epub", name, old, new))
    assert {(each.code, each.severity) for each in found} == {(code, severity)}
    assert location in {each.location for each in found}
    assert all(each.message for each in found)


def test_no_page_reaches_a_host(tmp_path: Path) -> None:
    with listening() as server:
        host = server.url.removeprefix("http:")
        live = (
            f'<img alt="" src="http:{host}/a.png"/><script>new WebSocket("ws:{host}/b")</script>'
            f'<script>fetch("http:{host}/c"); navigator.sendBeacon("http:{host}/d")</script></main>'
        )
        check(spoiling.spoil(tmp_path / "book.epub", "EPUB/s1.xhtml", "</main>", live))
    assert server.called == []


def test_no_report_is_no_pass(tmp_path: Path) -> None:
    path = tmp_path / "not.epub"
    path.write_text("no zip", encoding="utf-8")
    with pytest.raises(ToolFailed, match="Ace left no report: end of central directory"):
        check(path)


def test_a_browser_that_does_not_start_is_no_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(spoiling.sound())
    monkeypatch.setenv("CHROMIUM", "false")
    with pytest.raises(ToolFailed, match="no report"):
        check(path)


def test_a_report_that_contradicts_the_status_is_no_pass(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    report.write_text('{"earl:result": {"earl:outcome": "pass"}, "assertions": []}')
    assert ace._read(report, tmp_path, programs.Done(0, "")).assertions == []
    for outcome, status in (("pass", 2), ("pass", 1), ("fail", 0), ("fail", 2)):
        report.write_text(f'{{"earl:result": {{"earl:outcome": "{outcome}"}}, "assertions": []}}')
        with pytest.raises(ToolFailed, match="contradicts"):
            ace._read(report, tmp_path, programs.Done(status, ""))


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(MissingSource):
        check(tmp_path / "none.epub")


def test_without_a_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.epub"
    path.touch()
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "none"))
    with pytest.raises(ToolMissing, match="CHROMIUM"):
        check(path)
