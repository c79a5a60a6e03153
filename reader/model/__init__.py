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

from reader.model.decision import (
    Action,
    Decision,
    LineRole,
)
from reader.model.document import (
    ABOUT_AUTHOR,
    Document,
    Metadata,
    Section,
    SectionRole,
    ids,
    is_date,
    leaves,
    mentions,
    primary_language,
    section_leaves,
)
from reader.model.finding import (
    Finding,
    Severity,
)
from reader.model.glossary import (
    DESCRIBED,
    Entry,
    EntryKind,
    Sense,
    SenseSource,
    definition,
)
from reader.model.invariants import (
    NCNAME,
    faults,
    tiles,
    track_faults,
)
from reader.model.text import (
    Block,
    Heading,
    Item,
    Leaf,
    List,
    Mark,
    MarkRole,
    Node,
    Paragraph,
    ParagraphRole,
    Quote,
    Sentence,
    Span,
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
    "VERSION",
    "Action",
    "Block",
    "Clip",
    "Decision",
    "Document",
    "Entry",
    "EntryKind",
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
    "Paragraph",
    "ParagraphRole",
    "Quote",
    "Section",
    "SectionRole",
    "Sense",
    "SenseSource",
    "Sentence",
    "Severity",
    "Span",
    "Track",
    "Word",
    "definition",
    "faults",
    "ids",
    "is_date",
    "leaves",
    "mentions",
    "primary_language",
    "section_leaves",
    "tiles",
    "track_faults",
]
