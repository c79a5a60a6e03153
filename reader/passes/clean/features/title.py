"""What tells a title from other short lines: credits under it, and other lines that repeat it."""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from reader.passes.clean import roles, rules
from reader.passes.clean.features.line import Column, Columns
from reader.passes.clean.lines import Line, byline_of, date_of

MOST = 600
"""Lines that may be a title; a menu longer than this has none after it."""

NEAR = 4
"""Lines under a title among which its credits stand."""

FEWEST_LETTERS = 12
"""Letters from which a line that stands in another is no accident."""


def titles(
    shown: Sequence[Line], meant: Sequence[set[str]], able: Sequence[bool], columns: Columns
) -> Columns:
    """The columns for the lines with text; zero for those that cannot be a title."""
    credit = np.array([_is_credit(line) for line in shown], dtype=float)
    body = columns["length"] > np.log1p(rules.LONG)
    text = Counter(word for own, long in zip(meant, body.tolist(), strict=True) if long for word in own)
    known = [
        sum(text[word] > 1 for word in own) / (len(own) + 1) if can else 0.0
        for own, can in zip(meant, able, strict=True)
    ]
    holders, starters = _holders(shown, able)
    under = np.zeros(len(shown))
    for step in range(1, NEAR + 1):
        under[:-step] += credit[step:] if step < len(shown) else 0
    found = {
        "known": np.array(known),
        "credit": credit,
        "credit_under": np.minimum(under, 2),
        "held": holders,
        "starts_with_other": starters,
        "first": (np.arange(len(shown)) == 0).astype(float),
        "full": np.array([min(1.0, len(own) / 4) for own in meant]),
    }
    return {f"title:{name}": column for name, column in found.items()}


def candidates(shown: Sequence[Line]) -> list[bool]:
    """Which lines may be the title: the first of those that can, which bounds the time."""
    able = [roles.can_be_title(line) for line in shown]
    return [can and so_far <= MOST for can, so_far in zip(able, accumulate(able), strict=True)]


def _is_credit(line: Line) -> bool:
    return line.words <= rules.SHORT and bool(
        roles.CREDIT.search(line.text) or byline_of(line.text) or date_of(line.text)
    )


def _holders(shown: Sequence[Line], able: Sequence[bool]) -> tuple[Column, Column]:
    """Which lines stand in a longer short line, and which open with a shorter one."""
    texts = [
        line.text.casefold() if can and len(line.text) >= FEWEST_LETTERS else ""
        for line, can in zip(shown, able, strict=True)
    ]
    pool = "\n".join(filter(None, texts))
    held = np.array([pool.count(text) > texts.count(text) if text else False for text in texts], dtype=float)
    opens = {text for text in texts if text}
    starts = [
        bool(text)
        and any(text[:n] in opens for n in range(FEWEST_LETTERS, len(text)) if not text[n].isalnum())
        for text in texts
    ]
    return held, np.array(starts, dtype=float)
