"""Which mentions and references become links, and what they lead back to.

For each section the first mention of an entry that can be a link is one; every reference to a note is.
Where none can, the first mention is still a place to lead back to.
"""

from collections.abc import Iterator

from msgspec import Struct

from reader.editions.epub import pagination
from reader.editions.epub.inline import ANCHOR, PLACE, Wrap, address, reference, reference_id
from reader.editions.epub.pagination import Page
from reader.editions.epub.xhtml import TYPE, legal
from reader.model import (
    Block,
    Document,
    Entry,
    Heading,
    Leaf,
    Mark,
    MarkRole,
    Note,
    Section,
    Span,
    children,
    section_leaves,
    whole_references,
)


class References(Struct, frozen=True):
    """The links inside a book, seen from both ends.

    Attributes:
        marks: the entity marks that become links, by the id of their leaf.
        places: those that are led back to without being links, likewise.
        sections: the sections that mention an entry, in reading order, by the id of the entry, and
            those that refer to a note, by the id of the note.
        notes: file and id of each note, by its label.
        first: the leaf of a section that first refers to a note, by the ids of section and note.
        pages: those of the source that begin in a leaf, by its id.
    """

    marks: dict[str, list[Mark]]
    places: dict[str, list[Mark]]
    sections: dict[str, list[Section]]
    notes: dict[str, tuple[str, str]]
    first: dict[tuple[str, str], str]
    pages: dict[str, list[Page]]


def label(section: Section) -> str:
    """The title of a section on one line, for contents, window and ways back; never empty."""
    return legal(" ".join(section.heading.text.split())) or f"[{section.id}]"


def links(section: str, leaf: Leaf, references: References) -> list[Wrap]:
    """The links inside the book, and places it leads back to, in a leaf of a section, given by its id."""
    found = [
        Wrap(mark.span, ANCHOR, "a", reference(mark.target)) for mark in references.marks.get(leaf.id, ())
    ]
    for number, mark in enumerate(references.places.get(leaf.id, ())):  # a layer each: none hides another
        found.append(Wrap(mark.span, PLACE + number, "span", {"id": reference_id(mark.target)}))
    for mark in leaf.marks:
        if mark.role is MarkRole.NOTEREF and mark.target in references.notes:
            file, note = references.notes[mark.target]
            first = references.first[section, note] == leaf.id
            name = {"id": reference_id(note)} if first else {}
            role = {TYPE: "noteref", "role": "doc-noteref", "href": f"{file}#{note}"}
            found.append(Wrap(mark.span, ANCHOR, "a", name | role))
    return found


def choose(document: Document) -> References:
    """Pick the mentions to link or to lead back to, and find the notes and what refers to them.

    A mention inside a link or another chosen mention is passed over for the next one; one in a
    heading is taken only if the section has no other. An element ``a`` holds no other (HTML, section
    4.5.1): where all mentions of an entry lie in such, the first is a place without a link.
    """
    entries = {entry.id: entry for entry in document.glossary}
    found = References({}, {}, {}, {}, {}, pagination.find(document))
    for section in document.sections:
        for note in _notes(section.blocks):
            found.notes.setdefault(note.label, (f"{section.id}.xhtml", note.id))
    for section in document.sections:
        seen: set[str] = set()
        leaves = sorted(section_leaves(section), key=lambda leaf: isinstance(leaf, Heading))
        for pick, chosen in ((_linkable, found.marks), (_mentions, found.places)):
            for leaf in leaves:
                for mark in pick(leaf, entries, seen):
                    seen.add(mark.target)
                    chosen.setdefault(leaf.id, []).append(mark)
                    found.sections.setdefault(mark.target, []).append(section)
        _refer(section, found)
    return found


def _notes(blocks: tuple[Block, ...]) -> Iterator[Note]:
    for block in blocks:
        if isinstance(block, Note):
            yield block
        yield from _notes(children(block))


def _refer(section: Section, found: References) -> None:
    """Add the notes that a section refers to."""
    for leaf in section_leaves(section):
        for mark in leaf.marks:
            if mark.role is MarkRole.NOTEREF and mark.target in found.notes:
                _, note = found.notes[mark.target]
                if (section.id, note) not in found.first:
                    found.first[section.id, note] = leaf.id
                    found.sections.setdefault(note, []).append(section)


def _linkable(leaf: Leaf, entries: dict[str, Entry], seen: set[str]) -> Iterator[Mark]:
    """The mentions of entries not seen yet that overlap no other link."""
    taken = [mark.span for mark in whole_references(leaf.marks) if _is_link(mark)]
    for mark in _mentions(leaf, entries, seen):
        if not any(_overlap(mark.span, other) for other in taken):
            taken.append(mark.span)
            yield mark


def _mentions(leaf: Leaf, entries: dict[str, Entry], seen: set[str]) -> Iterator[Mark]:
    """The mentions of entries not seen yet; ``seen`` may grow meanwhile."""
    for mark in sorted(whole_references(leaf.marks), key=lambda mark: (mark.span.start, -mark.span.end)):
        if mark.role is MarkRole.ENTITY and mark.target in entries and mark.target not in seen:
            yield mark


def _is_link(mark: Mark) -> bool:
    return mark.role is MarkRole.NOTEREF or (mark.role is MarkRole.LINK and bool(address(mark.target)))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
