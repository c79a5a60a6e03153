"""Our own linter: what EPUBCheck and Ace do not see in an EPUB 2 or 3, as Findings.

Each module knows one family of rules; ``rules`` is the table of their codes.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from reader.checks.linter import claims, coverage, glossary, markup, navigation, overlays, package
from reader.checks.linter.book import MOST_BYTES, Book
from reader.checks.linter.rules import RULES, Fault
from reader.checks.linter.smil import overlays as read_overlays
from reader.decoding import safe
from reader.errors import MissingSource, SourceError
from reader.model import Finding, Severity

PLACES, FILES = 4, 3
"""Places in one file, and files with the same fault, that are told before the rest is counted."""

LONGEST = 400
"""Characters of what a book itself puts into a message."""

WORST_FIRST = list(Severity)


def check(path: Path) -> tuple[Finding, ...]:
    """What the linter finds in a book, the worst first.

    Findings of one kind in one file are one, with their number and first places.

    Raises:
        MissingSource: there is no file at the path, or it may not be opened.
    """
    href = safe(path.name.encode("utf-8", "replace").decode())
    try:
        if path.stat().st_size > MOST_BYTES:
            return _told([Fault("EPB-001", href, "", f"it is larger than {MOST_BYTES >> 20} MiB")])
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise MissingSource(str(path), "there is no such file") from error
    except (OSError, ValueError) as error:
        what = (getattr(error, "strerror", None) or str(error)).lower()
        raise MissingSource(str(path), what, "check its name and permissions") from error
    return _told(faults(data, href))


def faults(data: bytes, href: str) -> list[Fault]:
    """Every place of a book at which a rule is broken."""
    try:
        book = Book(data, href)
    except SourceError as error:
        return [Fault("EPB-001", href, "", error.what)]
    return [*_all(book), *book.faults]


def _all(book: Book) -> Iterator[Fault]:
    yield from package.check(book)
    played = list(read_overlays(book))
    clips = coverage.narrated(played)
    for tree in book.trees():
        page = book.pages[tree.name]
        yield from markup.check_page(book, tree, page)
        yield from navigation.check_page(tree, page)
        if tree.name in clips:
            yield from coverage.check_page(tree, clips[tree.name])
    yield from markup.check(book)
    yield from overlays.check(book, played)
    yield from coverage.check_silent(book, clips)
    yield from claims.check(book, bool(clips), coverage.silent(book, clips))
    yield from navigation.check(book, navigation.ways(book))
    yield from glossary.check(book)


def _told(found: Iterable[Fault]) -> tuple[Finding, ...]:
    """The faults as findings: one for each rule and file, the first few files of a rule one by one."""
    codes = {code: number for number, code in enumerate(RULES)}
    order: dict[tuple[str, str], list[Fault]] = {}
    for fault in found:
        order.setdefault((fault.code, fault.file), []).append(fault)
    groups = sorted(order.values(), key=lambda each: codes[each[0].code])
    findings: list[Finding] = []
    for _, same in groupby(groups, key=lambda each: each[0].code):
        files = list(same)
        shown = FILES if len(files) > FILES + 1 else len(files)
        findings += map(_finding, files[:shown])
        if rest := files[shown:]:
            names = ", ".join(same[0].file for same in rest[:PLACES]) + " …" * (len(rest) > PLACES)
            what = f"the like in {len(rest)} other files, {sum(map(len, rest))} times in all: {names}"
            findings.append(_told_once(rest[0][0], what))
    return tuple(sorted(findings, key=lambda finding: WORST_FIRST.index(finding.severity)))


def _finding(same: list[Fault]) -> Finding:
    first, *others = same
    what = first.what
    if others:
        places = list(dict.fromkeys(each.place for each in others if each.place not in {"", first.place}))
        named = ", ".join(places[: PLACES - 1]) + " …" * (len(places) >= PLACES)
        what += f" (and {len(others)} more in this file{': ' if named else ''}{named})"
    return _told_once(first, what)


def _told_once(fault: Fault, what: str) -> Finding:
    rule = RULES[fault.code]
    return Finding(
        fault.code, rule.severity, f"{fault.file}{fault.place}", f"{what[:LONGEST]}; {rule.advice}"
    )
