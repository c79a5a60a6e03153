"""What tells a title from other short lines: credits under it, and other lines that repeat it."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from reader.passes.clean import promotion, roles, rules
from reader.passes.clean.features.line import Columns
from reader.passes.clean.features.words import Column, Words
from reader.passes.clean.lines import Line, byline_of, date_of

MOST = 600
"""Lines that may be a title; a menu longer than this has none after it."""

NEAR = 4
"""Lines under a title among which its credits stand."""

FEWEST_LETTERS = 12
"""Letters from which a line that stands in another is no accident."""

CREDITED = frozenset(
    (
        "browser by click cookies credit edited email inbox javascript mail password photo please posted "
        "published read reviewed spam updated written"
    ).split()
)
"""Words of which one, or a digit, stands in every credit: most lines need no search."""

EDGE = re.compile(r"[\W_]")
"""What may follow a title in a longer line."""


def titles(shown: Sequence[Line], words: Words, able: Sequence[bool], columns: Columns) -> Columns:
    """The columns for the lines with text; zero for those that cannot be a title."""
    credit = np.array([_is_credit(line) for line in shown], dtype=float)
    often = words.counts(columns["length"] > np.log1p(rules.LONG)) > 1
    known = np.where(able, words.summed(often[words.word]) / (words.meant + 1), 0)
    holders, starters = _holders(shown, able)
    under = np.zeros(len(shown))
    for step in range(1, NEAR + 1):
        under[:-step] += credit[step:] if step < len(shown) else 0
    found = {
        "known": known,
        "credit": credit,
        "credit_under": np.minimum(under, 2),
        "held": holders,
        "starts_with_other": starters,
        "first": (np.arange(len(shown)) == 0).astype(float),
        "full": np.minimum(1, words.meant / 4),
    }
    return {f"title:{name}": column for name, column in found.items()}


def candidates(shown: Sequence[Line]) -> list[bool]:
    """Which lines may be the title: the first of those that can, which bounds the time."""
    able = [roles.can_be_title(line) for line in shown]
    return [can and so_far <= MOST for can, so_far in zip(able, accumulate(able), strict=True)]


def _is_credit(line: Line) -> bool:
    if line.words > promotion.SHORT:
        return False
    if CREDITED.isdisjoint(promotion.said(line.text)) and not line.text[-1].isdigit():
        return bool(date_of(line.text))
    return bool(roles.CREDIT.search(line.text) or byline_of(line.text) or date_of(line.text))


def _holders(shown: Sequence[Line], able: Sequence[bool]) -> tuple[Column, Column]:
    """Which lines stand in a longer short line, and which open with a shorter one."""
    texts = [
        line.text.casefold() if can and len(line.text) >= FEWEST_LETTERS else ""
        for line, can in zip(shown, able, strict=True)
    ]
    pool = "\n".join(filter(None, texts))
    same = Counter(texts)
    held = np.array([pool.count(text) > same[text] if text else False for text in texts], dtype=float)
    opens = {text for text in texts if text}
    starts = [
        any(text[: edge.start()] in opens for edge in EDGE.finditer(text, FEWEST_LETTERS)) for text in texts
    ]
    return held, np.array(starts, dtype=float)
