"""What can be seen of a line and of those around it, as numbers: a row a line with text, a named column a feature.

No word as such is a feature, only the class it belongs to: what a small public set teaches of layout
and shape holds elsewhere, what it teaches of words does not.
"""

from collections.abc import Sequence

import numpy as np

from reader.passes.clean import rules
from reader.passes.clean.features.heading import headings
from reader.passes.clean.features.line import Columns, own
from reader.passes.clean.features.place import around, document, layout, places
from reader.passes.clean.lines import Line

__all__ = ["Columns", "headings", "look"]


def look(lines: Sequence[Line], title: int | None) -> tuple[list[int], Columns]:
    """The indices of the lines with text, and the columns: one number for each of these lines.

    Args:
        lines: all lines of a document, blank ones too, and at least one with text.
        title: index of the title among them.
    """
    rows = [n for n, line in enumerate(lines) if line.text]
    shown = [lines[n] for n in rows]
    body = np.array([rules.is_body(line) for line in shown])
    columns = own(shown, lines[title] if title is not None else None, body)
    columns |= layout(rows, columns)
    columns |= places(rows, columns, body, title)
    columns |= around(columns, body)
    columns |= document(columns, body)
    return rows, columns
