"""What can be seen of a line and of those around it, as numbers: a row a line, a named column a feature.

No word as such is a feature, only the class it belongs to: what a small public set teaches of layout
and shape holds elsewhere, what it teaches of words does not.
"""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from reader.passes.clean import rules
from reader.passes.clean.features.heading import headings, wording
from reader.passes.clean.features.line import Columns, own
from reader.passes.clean.features.place import around, document, layout, places
from reader.passes.clean.features.title import candidates, titles
from reader.passes.clean.features.words import Words, read
from reader.passes.clean.lines import Line

__all__ = ["Columns", "Sight", "headings", "look", "with_title"]


class Sight(Struct, frozen=True):
    """What is seen of the lines with text.

    Attributes:
        rows: their indices in the document.
        shown: they themselves.
        words: their words.
        candidates: which of them may be the title.
        columns: what is seen of each.
    """

    rows: list[int]
    shown: list[Line]
    words: Words
    candidates: list[bool]
    columns: Columns


def look(lines: Sequence[Line]) -> Sight:
    """What is seen of a document's lines, of which one at least has text."""
    rows = [n for n, line in enumerate(lines) if line.text]
    shown = [lines[n] for n in rows]
    words = read(shown)
    able = candidates(shown)
    body = np.array([rules.is_body(line) for line in shown])
    columns = own(shown, words, body)
    columns |= layout(rows, columns)
    columns |= places(columns, body)
    columns |= around(columns, body)
    columns |= document(columns, body)
    columns |= wording(shown)
    columns |= titles(shown, words, able, columns)
    return Sight(rows, shown, words, able, columns)


def with_title(sight: Sight, row: int) -> Columns:
    """The columns of a sight, and those that look at each line from the title, which is that row."""
    words = sight.words
    of_title = np.zeros(words.known)
    of_title[words.word[words.line == row]] = 1
    here = np.arange(len(sight.rows))
    return sight.columns | {
        "title": words.summed(of_title[words.word]) / np.maximum(1, words.meant),
        "above_title": (here < row).astype(float),
        "is_title": (here == row).astype(float),
        "below_title": np.minimum(1, (here - row) / 10),
    }
