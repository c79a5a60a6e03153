"""Works cited and footnotes of a flattened text: found under their label, told apart, linked where numbered."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from reader.model import Block, Leaf, Mark, MarkRole, Note, Paragraph, Span, leaves, map_leaves
from reader.outline import REFERENCES
from reader.passes.clean.lines import Line
from reader.passes.clean.rules import LABEL

NOTES = re.compile(r"(?:foot|end)?notes[:.]?", re.IGNORECASE)
NUMBER = re.compile(r"(?:\[(?P<label>\d{1,3})\]|(?P<plain>\d{1,3})[.)]) +(?=\S)")
"""How a numbered note or reference opens."""

CITED = re.compile(
    r"\(\d{4}[a-z]?\)|\b(?:19|20)\d\d[a-z]?\b|https?:|\bdoi\b|\bet al\b|\bpp?\. ?\d|\bvol\. ?\d|\bibid\b|\bretrieved\b|↩",
    re.IGNORECASE,
)
"""What works cited have and prose has less."""

FEWEST, SHARE = 2, 0.6
"""So many lines under the label, and such a share of them that look like works cited."""

MOST_LABELS = 20
"""Labels that are looked at, from the last: it bounds the time."""

MARK = re.compile(r"\[(\d{1,3})\]")


def find(lines: Sequence[Line]) -> range:
    """The lines of works cited and notes, their label first; empty where there are none."""
    labels = [n for n, line in enumerate(lines) if 0 < line.words <= LABEL and _is_label(line.text)]
    for n in reversed(labels[-MOST_LABELS:]):
        end = _end(lines, n + 1)
        shown = [line for line in lines[n + 1 : end] if line.text]
        cited = sum(is_cited(line) for line in shown)
        if len(shown) >= FEWEST and cited >= SHARE * len(shown):
            return range(n, end)
    return range(0)


def _is_label(text: str) -> bool:
    return REFERENCES.fullmatch(text) is not None or NOTES.fullmatch(text) is not None


def is_cited(line: Line) -> bool:
    """Whether a line looks like a work cited or a note."""
    return NUMBER.match(line.text) is not None or CITED.search(line.text) is not None


def _end(lines: Sequence[Line], start: int) -> int:
    """The first line from ``start`` on after which two in a row look like no work cited."""
    last = start
    misses = 0
    for n in range(start, len(lines)):
        if not lines[n].text:
            continue
        misses = 0 if is_cited(lines[n]) else misses + 1
        if misses > 1:
            break
        if not misses:
            last = n + 1
    return last


def linked(blocks: Sequence[Block], listed: Sequence[str]) -> tuple[list[Block], list[Block]]:
    """The blocks of a text with its marks ``[1]`` linked, and the blocks of its works cited.

    A work whose number the text mentions becomes a note; where the text mentions none, all stay
    paragraphs.
    """
    labels = {label for text in listed for label in _label(text)}
    mentioned = {label for block in blocks for label in _mentions(block) if label in labels}
    if not mentioned:
        return list(blocks), [Paragraph(text=text) for text in listed]
    marked = [map_leaves(block, lambda leaf: _marked(leaf, labels)) for block in blocks]
    notes: list[Block] = []
    used: set[str] = set()
    for text in listed:
        label = next(iter(_label(text)), "")
        if label and label not in used:
            used.add(label)
            notes.append(Note(label=label, blocks=(Paragraph(text=NUMBER.sub("", text, count=1)),)))
        elif notes and isinstance(notes[-1], Note):
            notes[-1] = replace(notes[-1], blocks=(*notes[-1].blocks, Paragraph(text=text)))
        else:
            notes.append(Paragraph(text=text))
    return marked, notes


def _label(text: str) -> Iterator[str]:
    match = NUMBER.match(text)
    if match:
        yield match["label"] or match["plain"]


def _mentions(block: Block) -> Iterator[str]:
    for leaf in leaves((block,)):
        yield from MARK.findall(leaf.text)


def _marked(leaf: Leaf, labels: set[str]) -> Leaf:
    marks = [
        Mark(Span(*match.span()), MarkRole.NOTEREF, match[1])
        for match in MARK.finditer(leaf.text)
        if match[1] in labels
    ]
    return replace(leaf, marks=(*leaf.marks, *marks)) if marks else leaf
