"""What tells a heading from other short lines: its wording, its number, what stands before and after it."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from reader.passes.clean.features.line import MANY, Columns
from reader.passes.clean.features.words import Column
from reader.passes.clean.lines import Line

NUMBERED = re.compile(r"\(?\d{1,2}[.):]")
STEP = re.compile(
    r"(?:step|day|tip|part|chapter|question|phase|week|lesson|method|option|rule|reason|myth|fact|stage|no\.?"
    r"|number|#) ?#?"
    r"(?:\d+|[ivx]+\b|one|two|three|four|five)"
)
STOCK = re.compile(
    r"(?:conclusion|introduction|overview|summary|background|faqs?|frequently asked|final thoughts"
    r"|key takeaways|takeaways|the bottom line|bottom line|wrapping up|in conclusion|references?|sources?"
    r"|notes?|ingredients|instructions|method|equipment|pros|cons|benefits|results|discussion|methods"
    r"|abstract)\b"
)
"""Headings that many articles share."""

LABELLED, DASHED = re.compile(r"[^:]{2,50}: \S"), re.compile(r".{1,60} [-–—|] \S")
FIELD = re.compile(r"([^:]{1,40}):.")
"""The label of a line that tells one thing of one among several: ``Price: $30``."""

NUMBER = re.compile(r"\D{0,10}(\d{1,2})\b")
ASKING = frozenset("are can do does how is should what when where which who why will".split())
CLAUSE = frozenset("are had has have he i is it she they was we were you".split())
"""Words of sentences more than of headings."""

HEADING = 16
"""Most words of a usual heading."""

LIKELY = 0.3
"""Probability from which a line counts as text."""

SIGHT = 40
"""Lines within which a number may follow another."""

WORDINGS = "numbered step asking stock labelled dashed clause stops".split()
LENGTHS = {"h1": (1, 1), "h2": (2, 2), "h5": (3, 5), "h8": (6, 8), "h12": (9, 12), "h16": (13, 16)}


def wording(shown: Sequence[Line]) -> Columns:
    """The columns that need nothing but the line's own words and length."""
    words = np.array([line.words for line in shown])
    table = np.array(list(map(_wording, shown)), dtype=float)
    found: Columns = dict(zip(WORDINGS, table.T, strict=True))
    found |= {name: ((words >= low) & (words <= high)).astype(float) for name, (low, high) in LENGTHS.items()}
    for name in ("numbered", "step"):
        found[f"{name}_often"] = found[name] * np.log1p(found[name].sum())
    found["in_sequence"] = np.array(_in_sequence(shown), dtype=float)
    return {f"heading:{name}": column for name, column in found.items()}


def headings(shown: Sequence[Line], columns: Columns, keep: Column) -> Columns:
    """The columns for the lines with text, given what was seen of them and how likely each is kept."""
    words = np.array([line.words for line in shown])
    usual = words <= HEADING
    alone = (columns["gap"] > 0) & (columns["gap_below"] > 0)
    logs = np.log1p(words)
    likely = keep > LIKELY
    shorts, longs = (usual & likely), (words >= HEADING - 1) & likely
    repeats, field = columns["repeats"] * usual, np.log(_fields(shown))
    found = {
        "next_words": _after(logs),
        "second_words": _after(logs, 2),
        "previous_words": _before(logs),
        "next_long": _after((words >= HEADING - 1).astype(float)),
        "previous_ends": _before(columns["ends"]),
        "alone": alone.astype(float),
        "run": _run(usual),
        "next_item": _after(columns["item"]),
        "next_repeats": _after(repeats),
        "previous_repeats": _before(repeats),
        "field": field,
        "next_field": _after(field),
        "previous_field": _before(field),
        "lone_short": usual & (_before(usual.astype(float)) == 0) & (_after(usual.astype(float)) == 0),
        "keep": keep,
        "next_keep": _after(keep),
        "previous_keep": _before(keep),
        "line_length": np.array([len(line.text) for line in shown]) / 60,
        "shorts": np.full(len(words), 100 * shorts.sum() / max(1, words[likely].sum())),
        "longs": np.full(len(words), longs.sum() / max(1, (shorts | longs).sum())),
        "stands_over": columns["gap_below"] * _after((words >= HEADING - 4).astype(float)),
    }
    return {f"heading:{name}": np.asarray(column, dtype=float) for name, column in found.items()}


def _wording(line: Line) -> tuple[float, ...]:
    """The columns of :data:`WORDINGS`, zero for lines that are too long."""
    if line.words > MANY:
        return (0.0,) * (len(WORDINGS) - 1) + (1.0,)
    text = line.text.lower()
    words = text.split()
    return (
        NUMBERED.match(text) is not None,
        STEP.match(text) is not None,
        words[0] in ASKING,
        STOCK.match(text) is not None,
        ":" in text and LABELLED.match(text) is not None,
        DASHED.match(text) is not None,
        not CLAUSE.isdisjoint(words),
        text.endswith((".", ",", ";", ":", "…", '"', "”")),
    )


def _fields(shown: Sequence[Line]) -> list[int]:
    """How many lines have the label of this one; 1 where it has none."""
    matches = [":" in line.text and FIELD.match(line.text) for line in shown]
    labels = [match[1].casefold() if match else "" for match in matches]
    lines = Counter(labels)
    return [lines[label] if label else 1 for label in labels]


def _in_sequence(shown: Sequence[Line]) -> list[bool]:
    """Whether a short line's number has its successor below or its predecessor above, not far away."""
    numbers = [
        (n, int(match[1]))
        for n, line in enumerate(shown)
        if line.words <= MANY and (match := NUMBER.match(line.text))
    ]
    found = [False] * len(shown)
    last: dict[int, int] = {}
    for n, number in numbers:
        before = last.get(number - 1, -SIGHT - 1)
        if n - before <= SIGHT:
            found[n] = found[before] = True
        last[number] = n
    return found


def _run(usual: npt.NDArray[np.bool_]) -> Column:
    """How many short lines stand directly above (6 at most) and below (12 at most)."""
    here = np.arange(len(usual))
    above = np.maximum.accumulate(np.where(usual, -1, here))
    below = np.minimum.accumulate(np.where(usual, len(usual), here)[::-1])[::-1]
    before = np.append(-1, above[:-1])
    after = np.append(below[1:], len(usual))
    run: Column = np.minimum(6, here - before - 1) + np.minimum(12, after - here - 1)
    return run


def _after(column: Column, step: int = 1) -> Column:
    return np.append(column[step:], [0.0] * min(step, len(column)))


def _before(column: Column) -> Column:
    return np.append(0.0, column[:-1])
