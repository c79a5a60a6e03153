"""axe-core sees the faults put into a sound book, reaches nobody, and passes no page that it did not see."""

import io
import zipfile
from pathlib import Path

import pytest

from reader.checks.axe import check
from reader.errors import BrokenDocument, MissingSource, NotText, ToolFailed, ToolMissing
from reader.model import Severity
from tests.checks import spoiling
from tests.faults.conftest import listening

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("tools")]

TITLE = "The tower that taught the world to build in the sea"
PALE = "p { color: #ccc; background-color: #fff }"


def test_a_sound_book_has_no_findings(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(spoiling.sound())
    assert check(path) == ()


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "severity", "location"),
    [
        (
            *("EPUB/s1.xhtml", ' lang="en-GB" xml:lang="en-GB"', ""),
            *("html-has-lang", Severity.ERROR, "EPUB/s1.xhtml html"),
        ),
        (
            *("EPUB/s1.xhtml", f'<h1 id="s1-h1">{TITLE}</h1>', f'<p id="s1-h1">{TITLE}</p>'),
            *("page-has-heading-one", Severity.WARNING, "EPUB/s1.xhtml html"),
        ),
        (
            *("EPUB/style.css", "p { margin: 0.75em 0; }", PALE),
            *("color-contrast", Severity.ERROR, "EPUB/s1.xhtml #s1-p1-1"),
        ),
    ],
)
def test_faults_are_seen(  # noqa: PLR0913, PLR0917 - the columns of the table
    tmp_path: Path, name: str, old: str, new: str, code: str, severity: Severity, location: str
) -> None:
    found = check(spoiling.spoil(tmp_path / "book.epub", name, old, new))
    seen = {(each.code, each.severity, each.location) for each in found}
    assert (code, severity, location) in seen
    assert len(seen) == len(found)
    assert not any(each.message.endswith(" text)") for each in found)


@pytest.mark.parametrize(
    ("when", "looks"),
    [("prefers-color-scheme: dark", "(dark)"), ("prefers-color-scheme: light", "(light, 200 % text)")],
)
def test_what_shows_in_some_looks_only(tmp_path: Path, when: str, looks: str) -> None:
    rule = f"@media ({when}) {{ {PALE} }}"
    found = check(spoiling.spoil(tmp_path / "book.epub", "EPUB/style.css", "p { margin: 0.75em 0; }", rule))
    assert {each.code for each in found} == {"color-contrast"}
    assert all(each.message.endswith(looks) for each in found)


def test_what_cannot_be_told_is_no_error(tmp_path: Path) -> None:
    pale = "p { background-image: linear-gradient(#fff, #000) }"
    found = check(spoiling.spoil(tmp_path / "book.epub", "EPUB/style.css", "p { margin: 0.75em 0; }", pale))
    assert {(each.code, each.severity) for each in found} == {("color-contrast", Severity.INFO)}
    assert all(each.message.startswith("cannot be told: ") for each in found)


def test_a_symbol_alone_is_no_text(tmp_path: Path) -> None:
    """An arrow back was told of as contrast that cannot be told, and as a name other than what is seen."""
    for seen, codes in [("\u21a9", set()), ("\u21a9 up", {"label-content-name-mismatch"})]:
        link = f'<p><a href="#s1-p1" aria-label="Back to the light">{seen}</a></p></main>'
        found = check(spoiling.spoil(tmp_path / "book.epub", "EPUB/s1.xhtml", "</main>", link))
        assert {each.code for each in found} == codes


def test_no_page_reaches_a_host_or_runs_a_script(tmp_path: Path) -> None:
    with listening() as server:
        host = server.url.removeprefix("http:")
        live = (
            f'<img alt="" src="http:{host}/a.png"/><script>new WebSocket("ws:{host}/b")</script>'
            '<script>document.querySelector("h1").remove()</script>'
            f'<img alt="" src="x" onerror="fetch(\'http:{host}/c\')"/></main>'
        )
        found = check(spoiling.spoil(tmp_path / "book.epub", "EPUB/s1.xhtml", "</main>", live))
    assert server.called == []
    assert found == ()  # without the heading it would miss one


def test_a_page_that_axe_did_not_see_is_no_pass(tmp_path: Path) -> None:
    away = '<head><meta http-equiv="refresh" content="0; url=s2.xhtml"/>'
    with pytest.raises(ToolFailed):
        check(spoiling.spoil(tmp_path / "book.epub", "EPUB/s1.xhtml", "<head>", away))


def test_what_is_no_book(tmp_path: Path) -> None:
    path = tmp_path / "not.epub"
    path.write_text("no zip", encoding="utf-8")
    with pytest.raises(NotText):
        check(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
    with pytest.raises(BrokenDocument, match="container"):
        check(path)
    with pytest.raises(MissingSource):
        check(tmp_path / "none.epub")


@pytest.mark.parametrize("name", ["../astray.css", "/astray.css", "a/../../astray.css", "a//b.css"])
def test_a_name_that_leads_astray_is_not_unpacked(tmp_path: Path, name: str) -> None:
    path = tmp_path / "in" / "book.epub"
    path.parent.mkdir()
    with zipfile.ZipFile(io.BytesIO(spoiling.sound())) as book, zipfile.ZipFile(path, "w") as archive:
        for entry in book.infolist():
            astray = name if entry.filename == "EPUB/style.css" else entry.filename
            data = book.read(entry)
            if entry.filename == "EPUB/content.opf":
                data = data.replace(b'"style.css"', f'"{name}"'.encode())
            archive.writestr(astray, data)
    check(path)
    assert {each.name for each in tmp_path.iterdir()} == {"in"}
    assert not Path("/astray.css").exists()


def test_without_a_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(spoiling.sound())
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "none"))
    with pytest.raises(ToolMissing, match="CHROMIUM"):
        check(path)
    monkeypatch.setenv("CHROMIUM", "false")
    with pytest.raises(ToolFailed, match=r"no report: .*launch"):
        check(path)
