"""The links between a text and its glossary, from both ends."""

from bisect import bisect_left
from collections.abc import Iterator

from reader.checks.linter.book import Book
from reader.checks.linter.entries import Entry
from reader.checks.linter.facts import Page, Spot
from reader.checks.linter.rules import Fault
from reader.checks.linter.tree import quoted

Mentions = dict[str, list[Spot]]
"""The references to an entry in the order of each page, by its file."""


def check(book: Book) -> Iterator[Fault]:
    """References without entries, entries without references, and ways that lead nowhere."""
    owners = {
        (page.file, identifier): (page.file, number)
        for page in book.pages.values()
        for number, entry in enumerate(page.entries)
        for identifier in entry.ids
    }
    known: dict[tuple[str, int], Mentions] = {}
    for page in book.pages.values():
        for link in page.links:
            if "glossref" in link.kinds:
                target = book.locate(page.file, link.href)
                owner = owners.get((target.file, target.fragment))
                if owner is None and target.file in book.unread:
                    continue
                if owner is None:
                    what = f"{link.href!r} is no entry of a glossary"
                    yield Fault("EPB-401", page.file, link.place, what)
                else:
                    mentions = known.setdefault(owner, {})
                    mentions.setdefault(page.file, []).append(link.spot)
    for page in book.pages.values():
        for number, entry in enumerate(page.entries):
            yield from _entry(book, page, entry, known.get((page.file, number), {}))


def _entry(book: Book, page: Page, entry: Entry, references: Mentions) -> Iterator[Fault]:
    back = 0
    for href, says_so, place in entry.links:
        target = book.locate(page.file, href)
        other = book.pages.get(target.file)
        spot = other.spots.get(target.fragment) if other else None
        is_reference = other is not None and spot is not None and _leads(spot, references.get(other.file, []))
        whole_page = target.file in book.unread or (other is not None and not target.fragment)
        if is_reference or (says_so and (whole_page or (spot is not None and spot.inline))):
            back += 1
        elif says_so:
            what = f"{href!r}, in the entry {quoted(entry.headword)}, is no mention of it"
            yield Fault("EPB-403", page.file, place, what)
    if references and not back:
        yield Fault(
            "EPB-402", page.file, entry.place, f"{quoted(entry.headword)} has no way back to the text"
        )
    if not references and not back:
        yield Fault("EPB-404", page.file, entry.place, f"nothing refers to {quoted(entry.headword)}")


def _leads(spot: Spot, mentions: list[Spot]) -> bool:
    """Whether a place holds one of the mentions on its page, stands in one, or right before one."""
    after = bisect_left(mentions, spot.number, key=lambda each: each.number)
    if after and mentions[after - 1].end >= spot.number:
        return True
    if after == len(mentions):
        return False
    return mentions[after].number <= spot.end or mentions[after].before == spot.after
