"""What holds of every sound value, and what is broken in one that is not."""

import re
from collections.abc import Iterator
from itertools import pairwise

from reader.decoding import UNSAFE
from reader.model.document import Document, SectionRole, ids, mentions, section_leaves
from reader.model.text import Heading, Leaf, Span
from reader.model.track import Track

LEVELS = range(1, 7)
"""Of headings, as in XHTML."""

NCNAME = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")
"""The ASCII part of NCName, which is all that our ids use."""


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
        if section.role is SectionRole.RAW:
            found.append("it holds raw lines, not yet cleaned")
        for leaf in section_leaves(section):
            found += _leaf_faults(leaf)
    targets = set(mentions(document))
    entries = {entry.id for entry in document.glossary}
    found += [f"a mention of {name!r} has no entry" for name in sorted(targets - entries)]
    found += [f"entry {name!r} has no mention" for name in sorted(entries - targets)]
    return found


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


def track_faults(track: Track) -> list[str]:
    """Every broken invariant of a track, in words."""
    if not tiles([Span(clip.begin, clip.end) for clip in track.clips], track.samples):
        return [f"the clips of {track.file!r} do not tile it"]
    return []
