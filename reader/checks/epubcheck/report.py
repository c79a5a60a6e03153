"""The report that EPUBCheck and its port write, as Findings."""

from pathlib import Path

import msgspec

from reader.errors import ToolFailed
from reader.model import Finding, Severity
from reader.programs import Done


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


def read(tool: str, report: Path, book: Path, done: Done) -> tuple[Finding, ...]:
    """Every message of a report, one Finding for each place.

    Codes and severities are EPUBCheck's own; the location is ``file:line:column`` in the book, as
    far as it is known.

    Raises:
        ToolFailed: there is no report, or one that contradicts the exit status.
    """
    try:
        messages = msgspec.json.decode(report.read_bytes(), type=_Report).messages
    except (OSError, msgspec.MsgspecError) as error:
        raise ToolFailed(str(book), f"{tool} left no report: {done.last_words}") from error
    found = tuple(finding for message in messages for finding in _findings(message, book))
    bad = any(finding.severity in {Severity.FATAL, Severity.ERROR} for finding in found)
    if done.status not in {0, 1} or (done.status and not bad):
        raise ToolFailed(str(book), f"{tool} failed without an error in its report: {done.last_words}")
    return found


def _findings(message: _Message, book: Path) -> list[Finding]:
    severity = message.severity.lower()
    if severity not in set(Severity):  # SUPPRESSED
        return []
    code = message.code.replace("_", "-")  # EPUBCheck 5.3.0 writes MED_016
    return [
        Finding(code, Severity(severity), _place(location, book), message.message)
        for location in message.locations or [_Location()]
    ]


def _place(location: _Location, book: Path) -> str:
    file = location.path if location.path and not Path(location.path).is_absolute() else book.name
    numbers = [str(number) for number in (location.line, location.column) if number >= 0]
    return ":".join([file, *numbers])
