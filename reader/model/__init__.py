"""The values that cross every border: one immutable Document, its Tracks and Findings.

A Document is a sequence of Sections; a Section becomes one XHTML file, one spine item and one
audio Track. A Section holds Blocks; the leaves among them (Heading, Paragraph) carry text. All
inline structure is stand-off: Sentences and Marks are half-open Spans of code points on the text
of a leaf, so they may overlap, and only the writers nest them.

A source hands over either RAW lines, which the cleaner judges, or SIFTED blocks, among which a Cut
is what the source itself left out; both are one section, whose n-th block is line n of cleaning.json.

Invariants, told by :func:`faults` and held by the property tests:

* sentence spans tile the text of their leaf: no gap, no overlap, no loss;
* ids are unique in the document and valid NCNames (XML Namespaces 1.0, section 3);
* marks lie inside the text of their leaf and are not empty;
* every note reference has a note and reads ``[label]``; labels are unique;
* the rows of a table are equally long; a figure has a description or a caption;
* every entity mark has an entry, and every entry a first mention;
* the clips of a track tile it, and every clip names a sentence.
"""

from reader.model.decision import (
    Action,
    Decision,
    LineRole,
)
from reader.model.document import (
    ABOUT_AUTHOR,
    NOTES,
    Document,
    Evaluation,
    Metadata,
    Section,
    SectionRole,
    bare,
    block_leaves,
    children,
    figures,
    ids,
    is_date,
    leaves,
    map_document,
    map_leaves,
    mentions,
    pages,
    primary_language,
    section_leaves,
    text_of,
)
from reader.model.finding import (
    Finding,
    Severity,
)
from reader.model.glossary import (
    DESCRIBED,
    Alphabet,
    Entry,
    EntryKind,
    Pronunciation,
    Sense,
    SenseSource,
    definition,
    spelling_of,
)
from reader.model.invariants import (
    NCNAME,
    NOTE_LABEL,
    faults,
    tiles,
    track_faults,
)
from reader.model.marks import page_labels, page_marks, whole_references
from reader.model.text import (
    Block,
    Cut,
    Figure,
    Heading,
    Item,
    Leaf,
    List,
    Mark,
    MarkRole,
    Node,
    Note,
    Paragraph,
    ParagraphRole,
    Quote,
    Row,
    Sentence,
    Span,
    Table,
)
from reader.model.track import (
    Clip,
    Track,
    Word,
)

VERSION = 1
"""Version of the model in ``document.json``, ``cleaning.json`` and ``timeline.json``."""

__all__ = [
    "ABOUT_AUTHOR",
    "DESCRIBED",
    "NCNAME",
    "NOTES",
    "NOTE_LABEL",
    "VERSION",
    "Action",
    "Alphabet",
    "Block",
    "Clip",
    "Cut",
    "Decision",
    "Document",
    "Entry",
    "EntryKind",
    "Evaluation",
    "Figure",
    "Finding",
    "Heading",
    "Item",
    "Leaf",
    "LineRole",
    "List",
    "Mark",
    "MarkRole",
    "Metadata",
    "Node",
    "Note",
    "Paragraph",
    "ParagraphRole",
    "Pronunciation",
    "Quote",
    "Row",
    "Section",
    "SectionRole",
    "Sense",
    "SenseSource",
    "Sentence",
    "Severity",
    "Span",
    "Table",
    "Track",
    "Word",
    "bare",
    "block_leaves",
    "children",
    "definition",
    "faults",
    "figures",
    "ids",
    "is_date",
    "leaves",
    "map_document",
    "map_leaves",
    "mentions",
    "page_labels",
    "page_marks",
    "pages",
    "primary_language",
    "section_leaves",
    "spelling_of",
    "text_of",
    "tiles",
    "track_faults",
    "whole_references",
]
