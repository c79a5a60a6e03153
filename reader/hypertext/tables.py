"""Tables: those that hold data from those that hold a layout, and spans spread over equally long rows."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from reader.model import Block, Paragraph, Row, Table

MOST_CELLS = 100_000
"""Cells of a table with its spans spread; a larger one loses them, one ten times as large its columns."""

LONGEST_CELL = 400
"""Characters of a cell, on average, above which a table without headers holds a layout."""

STRUCTURE = frozenset("h1 h2 h3 h4 h5 h6 table blockquote article section figure pre form".split())
EMPTY = Paragraph(text="")


class Cell(NamedTuple):
    """A cell as written."""

    content: Paragraph
    columns: int
    rows: int
    is_header: bool


def is_layout(element: Any) -> bool:
    """Whether a table only places its content: no data in rows and columns."""
    if element.get("role") in {"presentation", "none"}:
        return True
    header = rows = cells = length = 0
    widest = width = 0
    for inner in element.iter():
        tag = inner.tag
        if tag in STRUCTURE and inner is not element:
            return True
        if tag == "tr":
            rows, width = rows + 1, 0
        elif tag in {"td", "th"}:
            cells, width = cells + 1, width + 1
            widest = max(widest, width)
            header += tag == "th"
        elif tag in {"caption", "thead"}:
            header += 1
        length += len((inner.text or "").strip()) + len((inner.tail or "").strip())
    if header:
        return cells == 0
    return rows < 2 or widest < 2 or length > LONGEST_CELL * cells  # noqa: PLR2004 - of two rows and columns


def table(rows: Sequence[Sequence[Cell]]) -> Iterator[Block]:
    """The table, if anything stands in it: spans spread, columns and rows without text left out."""
    filled = [row for row in rows if row]
    if len(filled) * max(map(len, filled), default=0) > 10 * MOST_CELLS:
        texts = ("; ".join(filter(None, (cell.content.text for cell in row))) for row in filled)
        yield from (Paragraph(text=text) for text in texts if text)
        return
    spread = _spread(filled)
    kept = [n for n in range(len(spread[0]) if spread else 0) if any(row[n].text for row in spread)]
    lines = [(k, tuple(row[n] for n in kept)) for k, row in enumerate(spread)]
    lines = [(k, cells) for k, cells in lines if any(cell.text for cell in cells)]
    if not lines:
        return
    first = filled[lines[0][0]] if lines[0][0] < len(filled) else []
    headed = bool(first) and all(cell.is_header for cell in first if cell.content.text) and len(lines) > 1
    yield Table(rows=tuple(Row(cells=cells) for _, cells in lines), headed=headed)


def _spread(rows: Sequence[Sequence[Cell]]) -> list[list[Paragraph]]:
    """Rows of equal length: the text of a cell stands where its span begins."""
    most = max(map(len, rows), default=0)
    spans = [
        [cell._replace(columns=min(cell.columns, most), rows=min(cell.rows, len(rows) - n)) for cell in row]
        for n, row in enumerate(rows)
    ]
    if sum(cell.columns * cell.rows for row in spans for cell in row) > MOST_CELLS:
        spans = [[cell._replace(columns=1, rows=1) for cell in row] for row in rows]
    grid: list[list[Paragraph]] = [[] for _ in rows]
    busy: dict[tuple[int, int], bool] = {}
    for n, row in enumerate(spans):
        for cell in row:
            _skip(grid[n], busy, n)
            column = len(grid[n])
            grid[n] += [cell.content, *[EMPTY] * (cell.columns - 1)]
            for below in range(n + 1, n + cell.rows):
                busy.update(((below, c), True) for c in range(column, column + cell.columns))
        _skip(grid[n], busy, n)
    width = max(map(len, grid), default=0)
    return [row + [EMPTY] * (width - len(row)) for row in grid]


def _skip(row: list[Paragraph], busy: dict[tuple[int, int], bool], n: int) -> None:
    while (n, len(row)) in busy:
        row.append(EMPTY)
