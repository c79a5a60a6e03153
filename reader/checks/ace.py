"""Ace by DAISY, the checker of the accessibility of books: what it finds as Findings."""

import re
import shlex
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct, field

from reader import programs
from reader.errors import MissingSource, ToolFailed
from reader.model import Finding, Severity

NAME, PACKAGE = "Ace", "@daisy/ace-cli"

SEVERITIES = {"minor": Severity.INFO, "moderate": Severity.WARNING}
"""What an impact is to us; what is serious, critical, or unheard of, is an error."""

PATIENCE = 120_000
"""Milliseconds that the browser may take to start; Ace's own 5000 are too few for a busy machine."""

BROWSER = """\
#!/bin/sh
exec {browser} "$@" --host-resolver-rules='MAP * ~NOTFOUND' --disable-dev-shm-usage
"""
"""A browser that reaches no host: Ace cuts off what pages load, and not what their scripts open."""


class _Test(Struct):
    rule: str = field(name="dct:title")
    impact: str | None = field(name="earl:impact", default=None)


class _Pointer(Struct):
    css: list[str] = []


class _Result(Struct):
    outcome: str = field(name="earl:outcome")
    description: str = field(name="dct:description", default="")
    pointer: _Pointer = field(name="earl:pointer", default_factory=_Pointer)


class _Assertion(Struct):
    test: _Test = field(name="earl:test")
    result: _Result = field(name="earl:result")


class _Subject(Struct):
    url: str


class _Document(Struct):
    subject: _Subject = field(name="earl:testSubject")
    assertions: list[_Assertion] = []


class _Report(Struct):
    result: _Result = field(name="earl:result")
    assertions: list[_Document]


def check(path: Path) -> tuple[Finding, ...]:
    """Every violation that Ace 1.4.6 finds in a book, one Finding for each place.

    Codes are the names of its rules, many of which are axe's; the location is the file and a CSS
    selector of the element.

    Raises:
        MissingSource: there is no file at the path.
        ToolMissing: Ace, Node.js or a browser is not there.
        ToolFailed: it left no report, one that contradicts its exit status, or took too long.
    """
    if not path.is_file():
        raise MissingSource(str(path), "there is no such file")
    program = programs.package(NAME, PACKAGE) / "bin" / "ace.js"
    browser = programs.chromium(NAME)
    with tempfile.TemporaryDirectory(prefix="reader-") as name:
        folder = Path(name)
        command = [programs.node(NAME), program, "-f", "-E", "-o", folder / "report", path.absolute()]
        variables = {
            "PUPPETEER_EXECUTABLE_PATH": str(_cut_off(browser, folder / "browser")),
            "ACE_TIMEOUT_INITIAL": str(PATIENCE),
        }
        done = programs.run(NAME, path, command, folder, variables)
        report = _read(folder / "report" / "report.json", path, done)
    return tuple(_findings(report, path))


def version() -> str:
    """The version of the package."""
    return programs.package_version(NAME, PACKAGE)


def _cut_off(browser: str, program: Path) -> Path:
    program.write_text(BROWSER.format(browser=shlex.quote(browser)), encoding="utf-8")
    program.chmod(0o700)
    return program


def _read(report: Path, book: Path, done: programs.Done) -> _Report:
    """The report, which is there, and says what the exit status says: 0 a pass, 2 a failure."""
    try:
        read = msgspec.json.decode(report.read_bytes(), type=_Report)
    except (OSError, msgspec.MsgspecError) as error:
        raise ToolFailed(str(book), f"{NAME} left no report: {_reason(done)}") from error
    found = any(document.assertions for document in read.assertions)
    if (read.result.outcome, done.status, found) not in {("pass", 0, False), ("fail", 2, True)}:
        raise ToolFailed(str(book), f"{NAME} contradicts itself: {read.result.outcome}, status {done.status}")
    return read


def _reason(done: programs.Done) -> str:
    """What it said was an error, last; the very last line advises to run it again."""
    told = re.sub(r"\x1b\[\d+m", "", done.told)
    errors = re.findall(r"^error:\s*(.+)", told, re.MULTILINE)
    return errors[-1] if errors else done.last_words


def _findings(report: _Report, book: Path) -> Iterator[Finding]:
    with zipfile.ZipFile(book) as archive:
        names = sorted(archive.namelist(), key=len)
    for document in report.assertions:
        url = document.subject.url.lstrip("/")  # as seen from the package document
        file = next((name for name in names if f"/{name}".endswith(f"/{url}")), url)
        for found in document.assertions:
            severity = SEVERITIES.get(found.test.impact or "", Severity.ERROR)
            place = " ".join([file, *found.result.pointer.css[:1]])
            yield Finding(found.test.rule, severity, place, " ".join(found.result.description.split()))
