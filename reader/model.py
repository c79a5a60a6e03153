"""The values that cross every border: one immutable Document, its Tracks and Findings.

A Document is a sequence of Sections; a Section becomes one XHTML file, one spine item and one
audio Track. A Section holds Blocks; the leaves among them (Heading, Paragraph) carry text. All
inline structure is stand-off: Sentences and Marks are half-open Spans of code points on the text
of a leaf, so they may overlap, and only the writers nest them.

Invariants, told by :func:`faults` and held by the property tests:

* sentence spans tile the text of their leaf: no gap, no overlap, no loss;
* ids are unique in the document and valid NCNames (XML Namespaces 1.0, section 3);
* marks lie inside the text of their leaf and are not empty;
* every entity mark has an entry, and every entry a first mention;
* the clips of a track tile it, and every clip names a sentence.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct

VERSION = 1
"""Version of the model in ``document.json``, ``cleaning.json`` and ``timeline.json``."""

ABOUT_AUTHOR = "About the author"
"""Heading generated for the section that holds the author's biography."""

NCNAME = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")
"""The ASCII part of NCName, which is all that our ids use."""


class Span(Struct, frozen=True):
    """A half-open range of code points, ``text[start:end]``."""

    start: int
    end: int


class Sentence(Struct, frozen=True):
    """The unit of narration: its id is the same in the EPUB, the timeline and the page."""

    id: str
    span: Span


class MarkRole(StrEnum):
    """What a mark says of its span."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    LINK = "link"
    LANGUAGE = "language"
    ENTITY = "entity"


class Mark(Struct, frozen=True, omit_defaults=True):
    """Stand-off inline markup.

    ``target`` is a URL for a link, a BCP 47 tag for a language, an Entry's id for an entity, and
    empty otherwise.
    """

    span: Span
    role: MarkRole
    target: str = ""


class ParagraphRole(StrEnum):
    """What a paragraph is for."""

    BODY = "body"
    LEAD = "lead"
    VERBATIM = "verbatim"  # its line breaks and spaces are kept


class Node(Struct, frozen=True, tag_field="type", tag=str.lower, omit_defaults=True):
    """Base of the blocks: a tagged union."""


class Heading(Node, frozen=True):
    """A heading of level 1 (the document's title) to 6."""

    text: str
    level: int = 2
    id: str = ""
    sentences: tuple[Sentence, ...] = ()
    marks: tuple[Mark, ...] = ()


class Paragraph(Node, frozen=True):
    """A paragraph of text on one line, unless its role is verbatim."""

    text: str
    role: ParagraphRole = ParagraphRole.BODY
    id: str = ""
    sentences: tuple[Sentence, ...] = ()
    marks: tuple[Mark, ...] = ()


class Quote(Node, frozen=True):
    """A block quotation."""

    blocks: "tuple[Block, ...]"
    id: str = ""


class Item(Struct, frozen=True, omit_defaults=True):
    """One item of a list."""

    blocks: "tuple[Block, ...]"
    id: str = ""


class List(Node, frozen=True):
    """A list; ``start`` is the number of the first item when it is ordered."""

    items: tuple[Item, ...]
    ordered: bool = False
    start: int = 1
    id: str = ""


Leaf = Heading | Paragraph
Block = Heading | Paragraph | Quote | List


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


class EntryKind(StrEnum):
    """Coarse groups of glossary entries; difficult words are terms."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    EVENT = "event"
    WORK = "work"
    PRODUCT = "product"
    LAW = "law"
    CONCEPT = "concept"
    TERM = "term"


class SenseSource(StrEnum):
    """Where a sense comes from."""

    TEXT = "text"
    WORDNET = "wordnet"


class Sense(Struct, frozen=True, omit_defaults=True):
    """One meaning of an entry.

    ``text`` is the phrase itself, without any lead-in. ``locator`` is the id of the sentence it
    was taken from, or the dictionary with its version and the synset (``wordnet-3.1:06738281-n``).
    """

    text: str
    source: SenseSource
    locator: str = ""


class Entry(Struct, frozen=True, omit_defaults=True):
    """A name or a difficult term. Its mentions are the entity marks that target its id."""

    id: str
    headword: str
    kind: EntryKind
    aliases: tuple[str, ...] = ()
    senses: tuple[Sense, ...] = ()


class Document(Struct, frozen=True, omit_defaults=True):
    """The canonical text: everything that any edition needs."""

    metadata: Metadata
    sections: tuple[Section, ...]
    glossary: tuple[Entry, ...] = ()


class Action(StrEnum):
    """What the cleaner did with a line."""

    KEEP = "keep"
    DROP = "drop"


class LineRole(StrEnum):
    """What the cleaner took a line for."""

    TITLE = "title"
    LEAD = "lead"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    BYLINE = "byline"
    DATE = "date"
    BIO = "bio"
    BOILERPLATE = "boilerplate"
    BLANK = "blank"


class Decision(Struct, frozen=True, omit_defaults=True):
    """What became of one source line, and why.

    ``line`` counts from 1; ``text`` is the line as read; ``canonical`` is the kept text where
    repair changed it; ``rule`` names the rule that decided; ``level`` is that of a heading.
    """

    line: int
    text: str
    action: Action
    role: LineRole
    rule: str = ""
    level: int = 0
    canonical: str = ""


class Word(Struct, frozen=True, array_like=True):
    """A spoken word: samples ``begin`` to ``end`` of the track, code points of the sentence."""

    begin: int
    end: int
    offset: int
    length: int


class Clip(Struct, frozen=True, omit_defaults=True):
    """The stretch of a track that speaks one sentence: samples ``begin`` to ``end``, half-open.

    The pause after a sentence belongs to its clip.
    """

    sentence: str
    begin: int
    end: int
    text: str
    words: tuple[Word, ...] = ()


class Track(Struct, frozen=True):
    """The spoken form of one section.

    ``file`` is the name beside the playlist, ``rate`` in samples a second, ``samples`` the length.
    """

    file: str
    section: str
    title: str
    rate: int
    samples: int
    clips: tuple[Clip, ...]


class Severity(StrEnum):
    """EPUBCheck's levels."""

    FATAL = "fatal"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    USAGE = "usage"


class Finding(Struct, frozen=True, omit_defaults=True):
    """The document's problem, not the caller's: a stable code, how bad, where, and what."""

    code: str
    severity: Severity
    location: str
    message: str


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


def tiles(spans: list[Span], length: int) -> bool:
    """Whether the spans cover ``range(length)`` in order, once each, none of them empty."""
    edges = [0, *(span.end for span in spans)]
    starts = [span.start for span in spans]
    return starts == edges[:-1] and edges[-1] == length and all(a < b for a, b in pairwise(edges))


def faults(document: Document) -> list[str]:
    """Every broken invariant of a document, in words; an empty list for a sound one."""
    found: list[str] = []
    seen: set[str] = set()
    for name in ids(document):
        if name in seen:
            found.append(f"id {name!r} is given twice")
        if not NCNAME.fullmatch(name):
            found.append(f"id {name!r} is not an NCName")
        seen.add(name)
    for section in document.sections:
        for leaf in section_leaves(section):
            found += _leaf_faults(leaf)
    targets = set(mentions(document))
    entries = {entry.id for entry in document.glossary}
    found += [f"a mention of {name!r} has no entry" for name in sorted(targets - entries)]
    found += [f"entry {name!r} has no mention" for name in sorted(entries - targets)]
    return found


def _leaf_faults(leaf: Leaf) -> Iterator[str]:
    if leaf.sentences and not tiles([s.span for s in leaf.sentences], len(leaf.text)):
        yield f"the sentences of {leaf.id!r} do not tile its text"
    for mark in leaf.marks:
        if not 0 <= mark.span.start < mark.span.end <= len(leaf.text):
            yield f"a {mark.role} mark of {leaf.id!r} lies outside its text"


def track_faults(track: Track) -> list[str]:
    """Every broken invariant of a track, in words."""
    if not tiles([Span(clip.begin, clip.end) for clip in track.clips], track.samples):
        return [f"the clips of {track.file!r} do not tile it"]
    return []
