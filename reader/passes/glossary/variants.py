"""Spellings that no recogniser tells, of names that it told: with a year, or without capitals."""

import re
from collections.abc import Iterable, Iterator, Sequence

from reader.model import EntryKind
from reader.passes.glossary.analysis import Page
from reader.passes.glossary.vocabulary import CLUES

YEAR = re.compile(r" (?:19|20)\d\d\b(?!-)")
LONGEST = 6
"""Most words of a name that a year may follow."""

DEFINITE = re.compile(r"\b(?:[Tt]he|[Tt]his(?: year'?s?)?|its) ([a-z]+ [a-z]+)\b")


def dated(pages: Sequence[Page], names: Iterable[str]) -> Iterator[str]:
    """Names of events with the one year that follows them, in headings too: Harbour Expo 2016."""
    found: dict[str, set[str]] = {}
    events = {name for name in names if " " in name and _is_event(name)}
    for page in pages:
        for match in YEAR.finditer(page.text) if events else ():
            before = page.text[max(0, match.start() - 100) : match.start()].split(" ")
            for size in range(2, LONGEST + 1):
                name = " ".join(before[-size:])
                if name in events:
                    found.setdefault(name, set()).add(name + match[0])
    yield from (full for spelt in found.values() if len(spelt) == 1 for full in spelt)


def lowered(pages: Sequence[Page], names: Iterable[str]) -> Iterator[str]:
    """The last two words of one event's name, where the text goes on with them: the lantern festival."""
    tails: dict[str, set[str]] = {}
    for name in names:
        words = name.lower().split()
        if len(words) > 2 and CLUES.get(words[-1]) is EntryKind.EVENT:  # noqa: PLR2004
            tails.setdefault(" ".join(words[-2:]), set()).add(name)
    told = {match[1] for page in pages if page.running for match in DEFINITE.finditer(page.text)}
    yield from sorted(tail for tail, owners in tails.items() if len(owners) == 1 and tail in told)


def _is_event(name: str) -> bool:
    return any(CLUES.get(word.lower()) is EntryKind.EVENT for word in name.split())
