"""What is seen around a line: blanks, blocks, neighbours, how far the text has come, what document it is."""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from reader.passes.clean.features.line import FEW, Columns

NEAR = (
    "length prose ends promotion menu imprint rule tail moment vocabulary item call w2 w41 comment mine "
    "legal star digits capitals body gap"
).split()
"""The columns that are looked at in the neighbours too."""

NEIGHBOURS, WINDOWS = (1, 2, 3, -1, -2, -3), (3, 8, 20)
FAR = 60
"""Lines after which farther is no different."""


def layout(rows: Sequence[int], columns: Columns) -> Columns:
    """Blank lines around, and the block of lines set solid that the line stands in."""
    gap = np.diff(np.array(rows), prepend=-3) - 1
    below = np.append(gap[1:], 3)
    block = np.cumsum(gap > 0)
    size = np.bincount(block)[block].astype(float)
    words = np.bincount(block, weights=np.expm1(columns["length"]))[block]
    return {
        "gap": np.minimum(gap, 3).astype(float),
        "gap_below": np.minimum(below, 3).astype(float),
        "solid": (gap == 0).astype(float),
        "solid_below": (below == 0).astype(float),
        "block_words": np.log1p(words),
        "block_lines": np.log1p(size),
        "block_ends": np.bincount(block, weights=columns["ends"])[block] / size,
    }


def places(columns: Columns, body: npt.NDArray[np.bool_]) -> Columns:
    """Where the line stands: among the words, the paragraphs, the labels of other pages, the comments."""
    count = len(body)
    here = np.arange(count)
    words = np.expm1(columns["length"])
    of_body = words * body
    total = max(1.0, of_body.sum())
    before = (np.cumsum(of_body) - of_body) / total
    after = 1 - before - of_body / total
    place = (np.cumsum(words) - words) / words.sum()
    above = np.maximum.accumulate(np.where(body, here, -1))
    below = np.minimum.accumulate(np.where(body, here, count)[::-1])[::-1]
    label = np.maximum.accumulate(np.where(columns["tail"] > 0, here, -1))
    since = (np.cumsum(of_body) - np.cumsum(of_body)[label]) / total
    comments = np.cumsum(columns["comment"])
    return {
        "body_before": before,
        "body_after": after,
        "no_body_before": before == 0,
        "no_body_after": after < 1e-9,  # noqa: PLR2004 - nothing but rounding
        "place": place,
        "place_from_end": 1 - place,
        "line_place": here / count,
        "from_body": np.log1p(np.where(above < 0, FAR, here - above)),
        "to_body": np.log1p(np.where(below >= count, FAR, below - here)),
        "before_all_body": above < 0,
        "after_all_body": below >= count,
        "after_label": np.where(label < 0, 0, 1 / (1 + here - label)),
        "label_above": label >= 0,
        "body_since_label": np.where(label >= 0, since, 0),
        "comments_above": np.log1p(comments),
        "comments_below": np.log1p(comments[-1] - comments + columns["comment"]),
        "comments": np.full(count, min(comments[-1], 6) / 6),
    }


def around(columns: Columns, body: npt.NDArray[np.bool_]) -> Columns:
    """The neighbours, and means over windows."""
    known = columns | {"body": body.astype(float)}
    table = np.column_stack([known[name] for name in NEAR])
    found: Columns = {}
    for offset in NEIGHBOURS:
        moved = np.zeros_like(table)
        if offset > 0:
            moved[offset:] = table[:-offset]
        else:
            moved[:offset] = table[-offset:]
        found |= zip((f"{name}@{-offset}" for name in NEAR), moved.T, strict=True)
    sums = np.vstack([np.zeros((1, len(NEAR))), np.cumsum(table, axis=0)])
    here = np.arange(len(table))
    for width in WINDOWS:
        start, end = np.maximum(0, here - width), np.minimum(len(table), here + width + 1)
        means = (sums[end] - sums[start]) / (end - start)[:, None]
        found |= zip((f"{name}~{width}" for name in NEAR), means.T, strict=True)
    return found


def document(columns: Columns, body: npt.NDArray[np.bool_]) -> Columns:
    """What kind of document it is, the same for each line."""
    count = len(body)
    words = np.expm1(columns["length"])
    outside = (columns["no_body_before"] > 0) | (columns["no_body_after"] > 0)
    facts = {
        "outside": outside.mean(),
        "short_lines": (words < FEW + 1.5).mean(),
        "stars": columns["star"].mean(),
        "body_words": (words * body).sum() / words.sum(),
        "lines": math.log(count),
        "solid_lines": columns["solid"].mean(),
        "words": math.log(words.sum()),
        "body_lines": body.mean(),
    }
    return {f"of_document:{name}": np.full(count, float(value)) for name, value in facts.items()}
