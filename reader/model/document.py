"""Sections, metadata, the Document, and the ways to walk it."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from reader.model.glossary import Entry
from reader.model.text import (
    Block,
    Cut,
    Figure,
    Heading,
    Leaf,
    List,
    Mark,
    MarkRole,
    Note,
    Paragraph,
    Quote,
    Table,
)

ABOUT_AUTHOR = "About the author"
"""Heading generated for the section that holds the author's biography."""

NOTES = "Notes"
"""Heading generated for the section that holds the notes of a text without a heading for them."""


class SectionRole(StrEnum):
    """What a section is for."""

    RAW = "raw"  # the lines of a flattened source, for the cleaner to judge
    SIFTED = "sifted"  # the blocks of a source that tells text (blocks) from the rest (cuts)
    BODY = "bodymatter"
    REFERENCES = "references"  # works cited, by their own heading
    NOTES = "notes"  # nothing but notes
    BIO = "bio"  # about the author, always last


class Section(Struct, frozen=True, omit_defaults=True):
    """One file of the book, one track of the spoken edition.

    The heading of the first section has level 1 and is the title; the others have level 2.
    """

    heading: Heading
    blocks: tuple[Block, ...] = ()
    role: SectionRole = SectionRole.BODY
    id: str = ""


class Metadata(Struct, frozen=True, omit_defaults=True):
    """Publication metadata, in the sense of Dublin Core.

    Attributes:
        title: never empty in a canonical document.
        language: BCP 47 tag of the text.
        authors: names as the source writes them.
        date: W3C date of first publication (``2018``, ``2018-03-14``), or empty.
        publisher: name of the site or house, or empty.
        rights: licence or notice of the text, or empty.
        source: URL or file name the text was read from.
        identifier: ``urn:uuid:`` of the publication, made of its content once and kept by edits.
    """

    title: str = ""
    language: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    publisher: str = ""
    rights: str = ""
    source: str = ""
    identifier: str = ""


class Evaluation(Struct, frozen=True):
    """Who found that a book conforms to EPUB Accessibility 1.1 with WCAG 2.2 Level AA, and when.

    A party says so of itself or of others (EPUB Accessibility 1.1, section 4); no program can. ``by`` is
    empty where nobody has, ``on`` a W3C date, or empty.
    """

    by: str = ""
    on: str = ""


class Document(Struct, frozen=True, omit_defaults=True):
    """The canonical text: everything that any edition needs."""

    metadata: Metadata
    sections: tuple[Section, ...]
    glossary: tuple[Entry, ...] = ()


def leaves(blocks: tuple[Block, ...]) -> Iterator[Leaf]:
    """The leaves with text, in reading order; those of a cut block are not among them."""
    waiting = list(reversed(blocks))  # nested generators would take a turn for every level
    while waiting:
        block = waiting.pop()
        if isinstance(block, (Heading, Paragraph)):
            if block.text:
                yield block
        elif not isinstance(block, Cut):
            waiting += reversed(children(block))


def bare(block: Block) -> Block:
    """The block, cut or not."""
    return block.block if isinstance(block, Cut) else block


def block_leaves(block: Block) -> tuple[Leaf, ...]:
    """The leaves with text of one block, cut or not."""
    block = bare(block)
    if isinstance(block, (Heading, Paragraph)):  # as most are
        return (block,) if block.text else ()
    return tuple(leaves((block,)))


def text_of(block: Block) -> str:
    """The texts of a block, cut or not, one leaf a line."""
    return "\n".join([leaf.text for leaf in block_leaves(block)])


def children(block: Block) -> tuple[Block, ...]:
    """The blocks that lie in a block, in reading order."""
    match block:
        case Heading() | Paragraph():
            return ()
        case Quote() | Note():
            return block.blocks
        case List():
            return tuple(inner for item in block.items for inner in item.blocks)
        case Table():
            return tuple(cell for row in block.rows for cell in row.cells)
        case Figure():
            return (block.description, block.caption)
        case Cut():
            return (block.block,)


def figures(document: Document) -> Iterator[Figure]:
    """The pictures of a document, in reading order."""
    waiting = [block for section in reversed(document.sections) for block in reversed(section.blocks)]
    while waiting:
        block = waiting.pop()
        if isinstance(block, Figure):
            yield block
        waiting += reversed(children(block))


def map_leaves(block: Block, change: Callable[[Leaf], Leaf]) -> Block:
    """The block with every leaf in it changed, in reading order, leaves without text too.

    ``change`` gives a heading for a heading and a paragraph for a paragraph.
    """

    def all_of(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(map_leaves(inner, change) for inner in blocks)

    match block:
        case Heading() | Paragraph():
            return change(block)
        case Quote() | Note():
            return replace(block, blocks=all_of(block.blocks))
        case List():
            return replace(block, items=tuple(replace(i, blocks=all_of(i.blocks)) for i in block.items))
        case Table():
            rows = (replace(row, cells=tuple(map(change, row.cells))) for row in block.rows)
            return replace(block, rows=tuple(rows))
        case Figure():
            return replace(block, description=change(block.description), caption=change(block.caption))
        case Cut():
            return replace(block, block=map_leaves(block.block, change))


def map_document(document: Document, change: Callable[[Leaf], Leaf]) -> Document:
    """The document with every leaf changed, each section's heading before its blocks."""

    def of(section: Section) -> Section:
        heading = change(section.heading)
        return replace(section, heading=heading, blocks=tuple(map_leaves(b, change) for b in section.blocks))

    return replace(document, sections=tuple(map(of, document.sections)))


def is_date(text: str) -> bool:
    """Whether a text is a year, a month or a day of the W3C date formats (``2018-03-14``)."""
    try:
        datetime.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text, re.ASCII) is not None


def primary_language(tag: str) -> str:
    """The language of a BCP 47 tag without its region, script or spelling: ``en`` of ``en-GB``."""
    return tag.lower().replace("_", "-").partition("-")[0]


def section_leaves(section: Section) -> Iterator[Leaf]:
    """The heading of a section, then the leaves of its blocks, those without text left out."""
    yield from leaves((section.heading, *section.blocks))


def mentions(document: Document) -> dict[str, list[tuple[Section, Leaf, Mark]]]:
    """Entity marks by entry id, each list in reading order."""
    found: dict[str, list[tuple[Section, Leaf, Mark]]] = {}
    for section in document.sections:
        for leaf in section_leaves(section):
            for mark in sorted(leaf.marks, key=lambda m: (m.span.start, m.span.end)):
                if mark.role is MarkRole.ENTITY:
                    found.setdefault(mark.target, []).append((section, leaf, mark))
    return found


def pages(document: Document) -> Iterator[tuple[Section, Leaf, Mark]]:
    """Where the pages of the source begin, in reading order."""
    for section in document.sections:
        for leaf in section_leaves(section):
            found = [mark for mark in leaf.marks if mark.role is MarkRole.PAGE]
            yield from ((section, leaf, mark) for mark in sorted(found, key=lambda mark: mark.span.start))


def ids(document: Document) -> Iterator[str]:
    """Every id given in the document, in reading order; empty ones are left out."""

    def of_blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
        for block in blocks:
            yield block.id
            match block:
                case Heading() | Paragraph():
                    yield from (sentence.id for sentence in block.sentences)
                case List():
                    for item in block.items:
                        yield item.id
                        yield from of_blocks(item.blocks)
                case Table():
                    for row in block.rows:
                        yield row.id
                        yield from of_blocks(row.cells)
                case _:
                    yield from of_blocks(children(block))

    for section in document.sections:
        yield from filter(None, (section.id, *of_blocks((section.heading, *section.blocks))))
    yield from (entry.id for entry in document.glossary)
