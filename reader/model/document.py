"""Sections, metadata, the Document, and the ways to walk it."""

import re
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from reader.model.glossary import Entry
from reader.model.text import Block, Heading, Leaf, List, Mark, MarkRole, Paragraph, Quote

ABOUT_AUTHOR = "About the author"
"""Heading generated for the section that holds the author's biography."""


class SectionRole(StrEnum):
    """What a section is for."""

    RAW = "raw"  # the lines of a flattened source, not yet cleaned; their ids are l1, l2 …
    BODY = "bodymatter"
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


class Document(Struct, frozen=True, omit_defaults=True):
    """The canonical text: everything that any edition needs."""

    metadata: Metadata
    sections: tuple[Section, ...]
    glossary: tuple[Entry, ...] = ()


def leaves(blocks: tuple[Block, ...]) -> Iterator[Leaf]:
    """The blocks that carry text, in reading order."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield block
            case Quote():
                yield from leaves(block.blocks)
            case List():
                for item in block.items:
                    yield from leaves(item.blocks)


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
    """The heading of a section, then the leaves of its blocks."""
    yield section.heading
    yield from leaves(section.blocks)


def mentions(document: Document) -> dict[str, list[tuple[Section, Leaf, Mark]]]:
    """Entity marks by entry id, each list in reading order."""
    found: dict[str, list[tuple[Section, Leaf, Mark]]] = {}
    for section in document.sections:
        for leaf in section_leaves(section):
            for mark in sorted(leaf.marks, key=lambda m: (m.span.start, m.span.end)):
                if mark.role is MarkRole.ENTITY:
                    found.setdefault(mark.target, []).append((section, leaf, mark))
    return found


def ids(document: Document) -> Iterator[str]:
    """Every id given in the document, in reading order; empty ones are left out."""

    def of_blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
        for block in blocks:
            yield block.id
            match block:
                case Heading() | Paragraph():
                    yield from (sentence.id for sentence in block.sentences)
                case Quote():
                    yield from of_blocks(block.blocks)
                case List():
                    for item in block.items:
                        yield item.id
                        yield from of_blocks(item.blocks)

    for section in document.sections:
        yield from filter(None, (section.id, *of_blocks((section.heading, *section.blocks))))
    yield from (entry.id for entry in document.glossary)
