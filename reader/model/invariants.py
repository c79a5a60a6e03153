"""What holds of every sound value, and what is broken in one that is not."""

import re
from collections.abc import Iterator
from itertools import pairwise

from reader.decoding import UNSAFE, safe
from reader.model.document import Document, SectionRole, children, ids, mentions, section_leaves
from reader.model.text import (
    Block,
    Cut,
    Figure,
    Heading,
    Leaf,
    Mark,
    MarkRole,
    Note,
    Paragraph,
    ParagraphRole,
    Span,
    Table,
)
from reader.model.track import Track

LEVELS = range(1, 7)
"""Of headings, as in XHTML."""

NCNAME = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")
"""The ASCII part of NCName, which is all that our ids use."""


NOTE_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?")
"""Of notes: what both a Markdown footnote and a person's eye take for one mark."""


def tiles(spans: list[Span], length: int) -> bool:
    """Whether the spans cover ``range(length)`` in order, once each, none of them empty."""
    edges = [0, *(span.end for span in spans)]
    starts = [span.start for span in spans]
    return starts == edges[:-1] and edges[-1] == length and all(a < b for a, b in pairwise(edges))


def faults(document: Document) -> list[str]:
    """Every broken invariant of a document, in words; an empty list for a sound one."""
    found: list[str] = [] if document.sections else ["it has no section"]
    seen: set[str] = set()
    for name in ids(document):
        if name in seen:
            found.append(f"id {name!r} is given twice")
        if not NCNAME.fullmatch(name):
            found.append(f"id {name!r} is not an NCName")
        seen.add(name)
    for section in document.sections:
        if section.role in {SectionRole.RAW, SectionRole.SIFTED}:
            found.append("it holds raw lines, not yet cleaned")
        for leaf in section_leaves(section):
            found += _leaf_faults(leaf)
        for block in _all(section.blocks):
            found += _block_faults(block)
    found += _note_faults(document)
    targets = set(mentions(document))
    entries = {entry.id for entry in document.glossary}
    found += [f"a mention of {name!r} has no entry" for name in sorted(targets - entries)]
    found += [f"entry {name!r} has no mention" for name in sorted(entries - targets)]
    return found


def _all(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _all(children(block))


def _block_faults(block: Block) -> Iterator[str]:
    match block:
        case Table():
            if len({len(row.cells) for row in block.rows}) != 1 or not block.rows[0].cells:
                yield f"the rows of table {block.id!r} are not equally long"
        case Figure():
            if not (block.description.text or block.caption.text):
                yield f"figure {block.id!r} says nothing"
        case Cut():
            yield f"block {block.id!r} was cut and still stands"
        case _:
            pass


def _note_faults(document: Document) -> Iterator[str]:
    labels: set[str] = set()
    for section in document.sections:
        for block in _all(section.blocks):
            if isinstance(block, Note):
                if block.label in labels or not NOTE_LABEL.fullmatch(block.label):
                    yield f"note {block.label!r} is given twice, or has a label that cannot be"
                labels.add(block.label)
    for section in document.sections:
        for leaf in section_leaves(section):
            yield from _reference_faults(leaf, labels)


def _reference_faults(leaf: Leaf, labels: set[str]) -> Iterator[str]:
    for mark in leaf.marks:
        if mark.role is MarkRole.NOTEREF:
            if mark.target not in labels:
                yield f"a reference of {leaf.id!r} to note {mark.target!r} has no note"
            if leaf.text[mark.span.start : mark.span.end] != f"[{mark.target}]":
                yield f"a reference of {leaf.id!r} to note {mark.target!r} does not read so"


def _leaf_faults(leaf: Leaf) -> Iterator[str]:
    if UNSAFE.search(leaf.text):
        yield f"the text of {leaf.id!r} holds a character that no edition can"
    if isinstance(leaf, Heading) and leaf.level not in LEVELS:
        yield f"heading {leaf.id!r} has level {leaf.level}"
    if leaf.sentences and not tiles([s.span for s in leaf.sentences], len(leaf.text)):
        yield f"the sentences of {leaf.id!r} do not tile its text"
    for mark in leaf.marks:
        if not 0 <= mark.span.start < mark.span.end <= len(leaf.text):
            yield f"a {mark.role} mark of {leaf.id!r} lies outside its text"
        elif mark.role is MarkRole.PAGE and not _is_page(mark, leaf):
            yield f"page {mark.target!r} of {leaf.id!r} begins where none can, or has a label that cannot be"


def _is_page(mark: Mark, leaf: Leaf) -> bool:
    """Whether a page mark is as :class:`Mark` says."""
    start, end = mark.span.start, mark.span.end
    if not mark.target or " ".join(safe(mark.target).split()) != mark.target or end != start + 1:
        return False
    if isinstance(leaf, Paragraph) and leaf.role is ParagraphRole.VERBATIM:
        return start == 0
    return not leaf.text[start].isspace()


def track_faults(track: Track) -> list[str]:
    """Every broken invariant of a track, in words."""
    if not tiles([Span(clip.begin, clip.end) for clip in track.clips], track.samples):
        return [f"the clips of {track.file!r} do not tile it"]
    return []
