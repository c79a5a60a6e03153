"""Checks: a file in, Findings out, and which checkers found them."""

from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from msgspec import Struct

from reader.errors import MissingSource, ToolMissing, UnknownFormat
from reader.model import Finding, Severity
from reader.registry import find


class Step(Struct, frozen=True):
    """Checkers that do the same: the first that is here does it. A full check is done by the last of them.

    Attributes:
        names: of the registry.
        needed: whether one of them has to be here, even where the check is not full.
    """

    names: tuple[str, ...]
    needed: bool = False


BY_SUFFIX = {
    ".epub": (
        Step(("linter",), needed=True),
        Step(("epubcheck-ts", "epubcheck"), needed=True),
        Step(("ace",)),
        Step(("axe",)),
    ),
}
"""What is done to each kind of file, in this order."""


class Checker(Struct, frozen=True, omit_defaults=True):
    """A checker: whether it ran, and if not, why, and how to get it."""

    name: str
    version: str
    ran: bool
    advice: str = ""


class Report(Struct, frozen=True):
    """What was found in files, and by which checkers; one that is not here found nothing."""

    findings: tuple[Finding, ...]
    checkers: tuple[Checker, ...]


def check(path: Path, *, full: bool = False) -> Report:
    """What every check for files of its kind finds in a file.

    After a fatal finding the steps that follow are left out: they cannot open what is broken.

    Args:
        path: of the file.
        full: whether every checker has to be here.

    Raises:
        UnknownFormat: there is no check for files of that suffix.
        MissingSource: there is no file at the path.
        CheckError: a checker that is needed is not installed, or one failed.
    """
    steps = BY_SUFFIX.get(path.suffix.lower(), ())
    if not steps:
        known = ", ".join(sorted(BY_SUFFIX))
        raise UnknownFormat(str(path), "there is no check for files of this kind", f"give one of: {known}")
    if not path.is_file():
        raise MissingSource(str(path), "there is no such file")
    findings: list[Finding] = []
    checkers: list[Checker] = []
    for step in steps:
        if any(finding.severity is Severity.FATAL for finding in findings):
            checkers.append(Checker(step.names[-1], "", ran=False, advice="first mend what is fatal"))
            continue
        found, checker = _take(step, path, full=full)
        findings += found
        checkers.append(checker)
    return Report(tuple(findings), tuple(checkers))


def joined(reports: Iterable[Report]) -> Report:
    """One report of several files; a checker that ran on some of them only is told of twice."""
    found: list[Finding] = []
    checkers: dict[Checker, None] = {}
    for report in reports:
        found += report.findings
        checkers |= dict.fromkeys(report.checkers)
    return Report(tuple(found), tuple(checkers))


def _take(step: Step, path: Path, *, full: bool) -> tuple[Sequence[Finding], Checker]:
    missing: list[ToolMissing] = []
    for name in step.names[-1:] if full else step.names:
        run: Any = find("checks", name)
        try:
            found = run(path)
        except ToolMissing as error:
            missing.append(error)
        else:
            return found, Checker(name, _version(run), ran=True)
    if full or step.needed:
        raise missing[-1]
    return (), Checker(step.names[-1], "", ran=False, advice=missing[-1].advice)


def _version(run: Any) -> str:
    """What the module of a check says, or the version of this package, if the check is part of it."""
    module = import_module(run.__module__)
    if hasattr(module, "version"):
        return str(module.version())
    from importlib import metadata  # late: 60 ms

    return metadata.version("everyreader") if run.__module__.startswith("reader.") else ""
