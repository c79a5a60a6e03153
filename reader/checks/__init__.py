"""Checks: a file in, Findings out."""

from pathlib import Path
from typing import Any

from reader.errors import UnknownFormat
from reader.model import Finding
from reader.registry import find

BY_SUFFIX = {".epub": ("linter", "epubcheck")}
"""The registered checks for each kind of file."""


def check(path: Path) -> tuple[Finding, ...]:
    """What every check for files of its kind finds in a file.

    Raises:
        UnknownFormat: there is no check for files of that suffix.
        MissingSource: there is no file at the path.
        CheckError: a checker is not installed, or failed.
    """
    names = BY_SUFFIX.get(path.suffix.lower(), ())
    if not names:
        known = ", ".join(sorted(BY_SUFFIX))
        raise UnknownFormat(str(path), "there is no check for files of this kind", f"give one of: {known}")
    found: list[Finding] = []
    for name in names:
        run: Any = find("checks", name)
        found += run(path)
    return tuple(found)
