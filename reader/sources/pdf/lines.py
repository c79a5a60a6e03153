"""Runs of glyphs to lines of text in reading order: words, rows, columns."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from statistics import median
from typing import NamedTuple

from reader.sources.pdf.content import Run

WORD_GAP = 0.17
"""Of the size: what is further apart is two words; a typeset space has at least 0.2."""

CHUNK_GAP = 0.8
"""Of the size: what is further apart may be two columns; a gutter has about one."""

SAME_ROW = 0.4
"""Of the size: raised and lowered signs stand less far from the line, the next line stands further."""

RAISED_SIZE, RAISED_BY = 0.85, 0.12
"""Of the size around: what is smaller and higher than that is a raised sign."""

OVERPRINTED = 0.2
"""Of the size: the same text that near is printed twice to look bold."""

MOST_CANDIDATES, LEAST_ROWS, DEEPEST = 12, 4, 3
LEAST_FILLED, LEAST_WIDTH = 0.7, 10.0
"""Of a column of text, and not of a table: how full its lines are, and its width in sizes."""


class Piece(NamedTuple):
    """Text in one style; ``raised`` above the line as the sign of a note is.

    ``pages`` are the labels of those that begin with it.
    """

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    pages: tuple[str, ...] = ()


class Chunk(NamedTuple):
    """Pieces that follow each other closely on a line."""

    pieces: list[Piece]
    x0: float
    x1: float
    y: float
    size: float

    @property
    def text(self) -> str:
        """The text, its white space as it stands."""
        return "".join(piece.text for piece in self.pieces)


class Line(NamedTuple):
    """One line of a column: its chunks, the edges of its column, and the page it stands on.

    ``cut`` names the rule by which it is no part of the text, or is empty.
    """

    chunks: list[Chunk]
    left: float
    right: float
    page: int
    cut: str = ""

    @property
    def text(self) -> str:
        """The text, its white space as it stands."""
        return " ".join(chunk.text for chunk in self.chunks)

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.chunks[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return max(chunk.x1 for chunk in self.chunks)

    @property
    def y(self) -> float:
        """Its baseline."""
        return self.chunks[0].y

    @property
    def size(self) -> float:
        """The size that most of its characters have."""
        return max(self.chunks, key=lambda chunk: len(chunk.text)).size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(piece.bold for chunk in self.chunks for piece in chunk.pieces if piece.text.strip())


def rows(runs: Iterable[Run]) -> list[list[Chunk]]:
    """The chunks of a page from top to bottom, those of one baseline together from left to right."""
    found: list[list[Run]] = []
    base: Run | None = None
    for run in sorted((r for r in runs if r.text.strip()), key=lambda r: (-r.y, r.x0)):
        if base is not None and abs(base.y - run.y) <= SAME_ROW * max(base.size, run.size):
            found[-1].append(run)
            base = max(base, run, key=lambda r: r.size)
        else:
            found.append([run])
            base = run
    return [list(_chunks(sorted(row, key=lambda r: r.x0))) for row in found]


def _chunks(row: list[Run]) -> Iterator[Chunk]:
    group: list[Run] = []
    for run in row:
        if group and _printed_twice(group[-1], run):
            continue
        end = max((r.x1 for r in group), default=run.x0)
        if group and run.x0 - end > CHUNK_GAP * max(group[-1].size, run.size):
            yield _chunk(group)
            group = []
        group.append(run)
    if group:
        yield _chunk(group)


def _printed_twice(one: Run, other: Run) -> bool:
    near = OVERPRINTED * one.size
    return one.text == other.text and abs(one.x0 - other.x0) < near and abs(one.y - other.y) < near


def _chunk(group: list[Run]) -> Chunk:
    weights: Counter[float] = Counter()
    for run in group:
        weights[run.size] += len(run.text.strip())
    size = max(weights, key=lambda s: (weights[s], s))
    y = next(run.y for run in group if run.size == size)
    pieces: list[Piece] = []
    for n, run in enumerate(group):
        text = run.text
        spaced = n and run.x0 - group[n - 1].x1 > WORD_GAP * min(run.size, group[n - 1].size)
        if spaced and not text.startswith(" ") and not pieces[-1].text.endswith(" "):
            text = f" {text}"
        raised = run.size < RAISED_SIZE * size and run.y - y > RAISED_BY * size
        style = (run.bold, run.italic, raised)
        if pieces and pieces[-1][1:4] == style:
            pieces[-1] = Piece(pieces[-1].text + text, *style)
        else:
            pieces.append(Piece(text, *style))
    return Chunk(pieces, min(r.x0 for r in group), max(r.x1 for r in group), y, size)


def in_order(page: Sequence[list[Chunk]], number: int, depth: int = 0) -> list[Line]:
    """The lines of rows in reading order: columns one after the other, between what spans them."""
    every = [chunk for row in page for chunk in row]
    if not every:
        return []
    left, right = min(c.x0 for c in every), max(c.x1 for c in every)
    gutter = _gutter(page) if depth < DEEPEST else None
    if gutter is None:
        return [Line(row, left, right, number) for row in page]
    lines: list[Line] = []
    for parted, band in groupby(page, key=lambda row: not _crosses(row, gutter)):
        band_rows = list(band)
        sides = [_side(band_rows, gutter, left=True), _side(band_rows, gutter, left=False)]
        if parted and all(_is_column(side) for side in sides):
            lines += (line for side in sides for line in in_order(side, number, depth + 1))
        else:
            lines += (Line(row, left, right, number) for row in band_rows)
    return lines


def _crosses(row: list[Chunk], x: float) -> bool:
    return any(chunk.x0 < x < chunk.x1 for chunk in row)


def _side(band: Sequence[list[Chunk]], x: float, *, left: bool) -> list[list[Chunk]]:
    cut = ([c for c in row if (c.x1 <= x) == left] for row in band)
    return [row for row in cut if row]


def _gutter(page: Sequence[list[Chunk]]) -> float | None:
    """Where a right column begins: the left edge that parts the most rows into columns of text."""
    edges = Counter(round(chunk.x0) for row in page for chunk in row)
    best: tuple[int, float] | None = None
    for edge, count in edges.most_common(MOST_CANDIDATES):
        if count < LEAST_ROWS:
            break
        x = edge - 1.5
        parted = 0
        for free, band in groupby(page, key=lambda row: not _crosses(row, x)):
            band_rows = list(band)
            if free and all(_is_column(_side(band_rows, x, left=left)) for left in (True, False)):
                parted += len(band_rows)
        if parted and (best is None or parted > best[0]):
            best = parted, x
    return best[1] if best else None


def _is_column(side: Sequence[list[Chunk]]) -> bool:
    """Whether rows are lines of running text: enough of them, wide, and mostly full."""
    if len(side) < LEAST_ROWS:
        return False
    widths = [row[-1].x1 - row[0].x0 for row in side]
    size = median(row[0].size for row in side)
    widest = max(widths)
    return widest >= LEAST_WIDTH * size and median(widths) >= LEAST_FILLED * widest
