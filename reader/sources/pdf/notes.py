"""Footnotes of a page: small lines at the foot of a column that begin with a sign found raised above."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from reader.sources.pdf.lines import Line

SIGN = re.compile(r"\s*(\d{1,3}|[*†‡§¶]{1,3})(?=\s|[^\W\d])")
SMALL = 0.93
"""Of the size of the text: what is smaller may be a note."""


class Footnotes:
    """The lines of footnotes, by page and sign, each with its label."""

    def __init__(self) -> None:
        self.labels: dict[tuple[int, str], str] = {}
        self.lines: dict[str, list[Line]] = {}
        self._taken: Counter[str] = Counter()

    def add(self, page: int, sign: str) -> str:
        """Open a note; its label is its sign, with the page where that was taken or is no label."""
        label = sign if sign.isdecimal() else "note"
        self._taken[label] += 1
        if self._taken[label] > 1 or not sign.isdecimal():
            label = f"{label}-{self._taken[label]}"
        self.labels[page, sign] = label
        self.lines[label] = []
        return label


def part(lines: Sequence[Line], body: float) -> tuple[list[Line], Footnotes]:
    """The lines of the text, and the footnotes taken from among them."""
    notes, kept = Footnotes(), list[Line]()
    for page, of_page in groupby(lines, key=lambda line: line.page):
        page_lines = list(of_page)
        signs = _raised(line for line in page_lines if line.size >= SMALL * body)
        for _, column in groupby(page_lines, key=lambda line: (line.left, line.right)):
            kept += _column(list(column), page, body, signs, notes)
    return kept, notes


def _raised(lines: Iterable[Line]) -> set[str]:
    pieces = (piece for line in lines for chunk in line.chunks for piece in chunk.pieces)
    return {piece.text.strip() for piece in pieces if piece.raised}


def _column(lines: list[Line], page: int, body: float, signs: set[str], notes: Footnotes) -> list[Line]:
    """The lines of a column without the notes at its foot."""
    foot = len(lines)
    while foot and lines[foot - 1].size < SMALL * body and not lines[foot - 1].cut:
        foot -= 1
    kept, label = lines[:foot], ""
    for line in lines[foot:]:
        match = SIGN.match(line.text)
        if match and match[1] in signs and (page, match[1]) not in notes.labels:
            label = notes.add(page, match[1])
        if label:
            notes.lines[label].append(line)
        else:
            kept.append(line)
    return kept
