"""Text and what stands on it: spans, sentences, marks, blocks."""

from enum import StrEnum

from msgspec import Struct


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
    NOTEREF = "noteref"
    PAGE = "page"


class Mark(Struct, frozen=True, omit_defaults=True):
    """Stand-off inline markup.

    ``target`` is a URL for a link, a BCP 47 tag for a language, an Entry's id for an entity, the label
    of a Note for a note reference (whose span reads ``[label]``), the label of a page, and empty otherwise.

    A page mark says that a page of the source begins here: it stands on the one code point after the break,
    which is no white space, or on the first one of a verbatim text. Its ``target`` is what the source calls
    the page (``12``, ``xiv``), on one line, not always once. Where pages without text come before, their
    marks stand on the same code point, in the order of the pages.
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


class Row(Struct, frozen=True, omit_defaults=True):
    """One row of a table; a cell without text is a paragraph without text."""

    cells: tuple[Paragraph, ...]
    id: str = ""


class Table(Node, frozen=True):
    """A table of equally long rows; with ``headed``, the first row names the columns."""

    rows: tuple[Row, ...]
    headed: bool = False
    id: str = ""


class Figure(Node, frozen=True):
    """A picture told in words: what it shows, and the caption under it; one of them may be empty.

    ``href`` is where the source had the picture; no edition fetches it.
    """

    description: Paragraph
    caption: Paragraph
    href: str = ""
    id: str = ""


class Note(Node, frozen=True):
    """A footnote, endnote or numbered reference; marks in the text refer to it by its label."""

    label: str
    blocks: "tuple[Block, ...]"
    id: str = ""


class Cut(Node, frozen=True):
    """A block that a source tells from the text, and the rule by which it does; in sifted sections only."""

    block: "Block"
    rule: str
    id: str = ""


Leaf = Heading | Paragraph
Block = Heading | Paragraph | Quote | List | Table | Figure | Note | Cut
