"""epubcheck-ts, a port of EPUBCheck that is done in a sixth of its time, and agrees with it on nearly all."""

import tempfile
from pathlib import Path

from reader import programs
from reader.checks.epubcheck import report
from reader.errors import MissingSource
from reader.model import Finding

NAME, PACKAGE = "epubcheck-ts", "@likecoin/epubcheck-ts"


def check(path: Path) -> tuple[Finding, ...]:
    """Every message of epubcheck-ts on a book, one Finding for each place, down to ``info``.

    Codes and severities are EPUBCheck's. Remarks on usage are left to EPUBCheck itself: of them, the
    port takes what media overlays refer to for unused (OPF-097).

    Raises:
        MissingSource: there is no file at the path.
        ToolMissing: it or Node.js is not there.
        ToolFailed: it left no report, one that contradicts its exit status, or took too long.
    """
    if not path.is_file():
        raise MissingSource(str(path), "there is no such file")
    program = programs.package(NAME, PACKAGE) / "bin" / "epubcheck.js"
    with tempfile.TemporaryDirectory(prefix="reader-") as name:
        told = Path(name, "report.json")
        command = [programs.node(NAME), program, path.absolute(), "--json", told]
        done = programs.run(NAME, path, command, Path(name))
        return report.read(NAME, told, path, done)


def version() -> str:
    """The version of the package."""
    return programs.package_version(NAME, PACKAGE)
