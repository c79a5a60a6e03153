"""Paragraphs of a PDF to blocks: title and headings by their looks, lists by marker, marks by style."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from reader.model import (
    Block,
    Cut,
    Heading,
    Item,
    List,
    Mark,
    MarkRole,
    Note,
    Paragraph,
    Row,
    Span,
    Table,
    page_marks,
)
from reader.sources.pdf.lines import Line, Piece
from reader.sources.pdf.paragraphs import BULLET, CONTENTS, LEADER, NUMBER, Text

LARGER = 1.12
"""Of the size of the text: what is larger may be a heading."""

LONGEST_HEADING, MOST_HEADING_LINES = 200, 4
NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+\S")
DEEPEST_LEVEL = 6
CLOSED = re.compile(r"[.,;:]\s*\Z")
LEAST_TABLE = 3
"""Rows of a table of two columns; with more columns, two are enough."""

Style = tuple[float, bool]


class Looks(NamedTuple):
    """The size of the running text, whether most of it is bold, the title, and the level of each style."""

    body: float
    mostly_bold: bool
    title: Text | None
    levels: dict[Style, int]


def looks(texts: Sequence[Text], body: float, title: str) -> Looks:
    """What the headings of a document look like.

    Args:
        texts: its paragraphs in reading order.
        body: the size of the running text.
        title: what the file says of itself, or empty.
    """
    weights = [(text.bold, sum(len(piece.text) for piece in text.pieces)) for text in texts]
    bold = sum(weight for is_bold, weight in weights if is_bold)
    mostly_bold = 2 * bold > sum(weight for _, weight in weights)
    bare = Looks(body, mostly_bold, None, {})
    headings = [text for text in texts if _is_heading(text, bare)]
    first = [text for text in headings if text.lines[0].page == texts[0].lines[0].page]
    wanted = _key(title)
    named = [text for text in texts[:12] if wanted and _key(plain(text.pieces)) == wanted]
    largest = max(first, key=lambda text: text.size, default=None)
    opens = largest is not None and (largest.size > LARGER * body or largest is texts[0])
    chosen = named[0] if named else largest if opens else None
    styles = sorted({_style(text) for text in headings if text is not chosen}, reverse=True)
    levels = {style: min(DEEPEST_LEVEL, 2 + n) for n, style in enumerate(styles)}
    return Looks(body, mostly_bold, chosen, levels)


def _key(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _style(text: Text) -> Style:
    return round(text.size), text.bold


def _is_heading(text: Text, look: Looks) -> bool:
    words = plain(text.pieces)
    if (
        len(words) > LONGEST_HEADING
        or len(text.lines) > MOST_HEADING_LINES
        or not re.search(r"[^\W\d_]", words)
    ):
        return False
    if text.marker == "•" or CONTENTS in words or LEADER.search(words):
        return False
    if text.size > LARGER * look.body:
        return True
    return text.bold and not look.mostly_bold and text.size > look.body * 0.94 and not CLOSED.search(words)


def plain(pieces: Sequence[Piece]) -> str:
    """The text of pieces on one line."""
    return " ".join("".join(piece.text for piece in pieces).split())


def begun(pieces: Sequence[Piece]) -> tuple[Mark, ...]:
    """The marks of the pages that begin with pieces, at the start of their text."""
    return page_marks(label for piece in pieces for label in piece.pages)


def heading(text: Text, look: Looks) -> Heading | None:
    """The heading that a paragraph is, if it is one."""
    if text is look.title:
        return Heading(text=plain(text.pieces), level=1, marks=begun(text.pieces))
    if not _is_heading(text, look):
        return None
    words = plain(text.pieces)
    level = look.levels[_style(text)]
    number = NUMBERED.match(words)
    if number and "." in number[1]:
        level = min(DEEPEST_LEVEL, 2 + number[1].count("."))
    return Heading(text=words, level=level, marks=begun(text.pieces))


def paragraph(pieces: Sequence[Piece], labels: dict[str, str], skip: int = 0) -> Paragraph:
    """The paragraph of pieces: pages, emphasis and bold words marked, signs of notes made references.

    Args:
        pieces: its text.
        labels: of the notes of its page, by sign.
        skip: characters of a marker at its start that are left out.
    """
    inked = [piece for piece in pieces if piece.text.strip()]
    uniform = {name for name in ("bold", "italic") if all(getattr(piece, name) for piece in inked)}
    parts: list[str] = []
    marks: list[Mark] = []
    length = 0
    pages: list[str] = []
    for piece in pieces:
        pages += piece.pages
        text, skip = piece.text[skip:], max(0, skip - len(piece.text))
        label = labels.get(text.strip()) if piece.raised else None
        if label is not None:
            text = f"[{label}]"
        else:
            text = " ".join(f"|{text}|".split())[1:-1]
            if text.startswith(" ") and (not parts or parts[-1].endswith(" ")):
                text = text[1:]
        if not text:
            continue
        inner = Span(length + len(text) - len(text.lstrip()), length + len(text.rstrip()))
        if pages and inner.start < inner.end:
            marks += page_marks(pages, inner.start)
            pages.clear()
        if label is not None:
            marks.append(Mark(inner, MarkRole.NOTEREF, label))
        elif inner.start < inner.end:
            if piece.bold and "bold" not in uniform:
                marks.append(Mark(inner, MarkRole.STRONG))
            if piece.italic and "italic" not in uniform:
                marks.append(Mark(inner, MarkRole.EMPHASIS))
        parts.append(text)
        length += len(text)
    text = "".join(parts).rstrip()
    return Paragraph(text=text, marks=tuple(mark for mark in marks if mark.span.end <= len(text)))


def listed(texts: Sequence[Text], labels: dict[str, str]) -> Iterator[Block]:
    """The blocks of neighbouring paragraphs that begin with markers: lists, and what only looks so."""
    for kind, group in groupby(texts, key=lambda text: text.marker == "•"):
        members = list(group)
        if kind:
            yield _list(members, labels, BULLET)
            continue
        run: list[Text] = []
        for text in members:
            if run and _number(text.marker) != _number(run[-1].marker) + 1:
                yield from _numbered(run, labels)
                run = []
            run.append(text)
        yield from _numbered(run, labels)


def _number(marker: str) -> int:
    return int(marker) if marker.isdecimal() else ord(marker)


def _numbered(run: list[Text], labels: dict[str, str]) -> Iterator[Block]:
    if len(run) > 1 and run[0].marker.isdecimal():
        yield _list(run, labels, NUMBER)
    else:
        yield from (paragraph(text.pieces, labels) for text in run)


def _list(texts: list[Text], labels: dict[str, str], pattern: re.Pattern[str]) -> List:
    """A list whose items that lie deeper are lists in the item above them."""
    step = texts[0].size
    edge = min(text.lines[0].x0 for text in texts) if pattern is BULLET else texts[0].lines[0].x0 + step
    items: list[Item] = []
    rest = list(texts)
    while rest:
        text = rest.pop(0)
        match = pattern.match("".join(piece.text for piece in text.pieces))
        blocks: list[Block] = [paragraph(text.pieces, labels, match.end() if match else 0)]
        deeper: list[Text] = []
        while rest and pattern is BULLET and rest[0].lines[0].x0 > edge + step:
            deeper.append(rest.pop(0))
        if deeper:
            blocks.append(_list(deeper, labels, pattern))
        items.append(Item(blocks=tuple(blocks)))
    ordered = pattern is NUMBER
    return List(items=tuple(items), ordered=ordered, start=int(texts[0].marker) if ordered else 1)


def is_tabular(above: Line, below: Line) -> bool:
    """Whether two lines stand as rows of one table: as many cells, each under the other."""
    if above.page != below.page or not 1 < len(above.chunks) == len(below.chunks):
        return False
    near = 0.6 * below.size
    return all(
        abs(a.x0 - b.x0) < near or abs(a.x1 - b.x1) < near or abs(a.x0 + a.x1 - b.x0 - b.x1) < near
        for a, b in zip(above.chunks, below.chunks, strict=True)
    )


def table(lines: Sequence[Line]) -> Table:
    """The table of lines whose chunks are cells."""
    rows = tuple(
        Row(cells=tuple(Paragraph(text=plain(c.pieces), marks=begun(c.pieces)) for c in line.chunks))
        for line in lines
    )
    return Table(rows=rows, headed=lines[0].bold and not lines[1].bold)


def note(label: str, texts: Sequence[Text]) -> Note:
    """The note of paragraphs, its sign left out."""
    first, *rest = texts
    sign = len("".join(p.text for p in first.pieces)) - len("".join(p.text for p in first.pieces).lstrip())
    words = "".join(p.text for p in first.pieces)
    match = re.match(r"\s*(?:\d{1,3}|[*†‡§¶]{1,3})[.)]?\s*", words)
    blocks = [paragraph(first.pieces, {}, match.end() if match else sign)]
    blocks += [paragraph(text.pieces, {}) for text in rest]
    return Note(label=label, blocks=tuple(block for block in blocks if block.text))


def cut(text: str, rule: str, marks: tuple[Mark, ...] = ()) -> Cut:
    """A paragraph that is no part of the text, and the pages that begin with it."""
    return Cut(block=Paragraph(text=" ".join(text.split()), marks=marks), rule=rule)
