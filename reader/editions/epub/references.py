"""Which mentions become links: for each section, the first of each entry that can be one."""

from collections.abc import Iterator

from msgspec import Struct

from reader.editions.epub.inline import address
from reader.model import Document, Entry, Heading, Leaf, Mark, MarkRole, Section, Span, section_leaves


class References(Struct, frozen=True):
    """The glossary links of a book, seen from both ends.

    Attributes:
        marks: the entity marks that become links, by the id of their leaf.
        sections: the sections that link to an entry, in reading order, by the id of the entry.
    """

    marks: dict[str, list[Mark]]
    sections: dict[str, list[Section]]


def choose(document: Document) -> References:
    """Pick the mentions to link.

    A mention inside a link or another chosen mention is passed over for the next one; one in a
    heading is taken only if the section has no other.
    """
    entries = {entry.id: entry for entry in document.glossary}
    found = References({}, {})
    for section in document.sections:
        seen: set[str] = set()
        for leaf in sorted(section_leaves(section), key=lambda leaf: isinstance(leaf, Heading)):
            for mark in _linkable(leaf, entries, seen):
                found.marks.setdefault(leaf.id, []).append(mark)
                found.sections.setdefault(mark.target, []).append(section)
    return found


def _linkable(leaf: Leaf, entries: dict[str, Entry], seen: set[str]) -> Iterator[Mark]:
    """The mentions of entries not seen yet that overlap no other link."""
    taken = [mark.span for mark in leaf.marks if mark.role is MarkRole.LINK and address(mark.target)]
    for mark in sorted(leaf.marks, key=lambda mark: (mark.span.start, -mark.span.end)):
        if mark.role is not MarkRole.ENTITY or mark.target in seen or mark.target not in entries:
            continue
        if not any(_overlap(mark.span, other) for other in taken):
            seen.add(mark.target)
            taken.append(mark.span)
            yield mark


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
