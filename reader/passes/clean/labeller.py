"""The learned labeller: which line is the title, which belong to the text, which are headings.

Three logistic regressions over :mod:`reader.passes.clean.features`, trained by ``bench/train_cleaner.py``;
``weights.json`` holds them, folded into one number a feature.
"""

import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np
import numpy.typing as npt

from reader.passes.clean.features import Columns, Sight, headings, look, with_title
from reader.passes.clean.features.words import Column
from reader.passes.clean.lines import Line

FEWEST_WORDS = 150
"""Below so many words a document is unlike what the labeller has learned from."""

FEWEST_PROSE = 0.25
"""Below this share of English function words in its longer lines, a document is in no language it knows."""

RECALL = 1.2
"""How many times recall counts as much as precision when lines are chosen."""

SWITCH = 0.2
"""Cost, in nats, of a change between text and the rest from one line to the next."""

CERTAIN, PARAGRAPH = 0.1, 40
"""A line of so many words that no label precedes is dropped only below this probability."""


RIVAL = 0.5
"""Probability from which a second line may be the title: it stays, for a lost title is worse than a label."""


class Model(msgspec.Struct, frozen=True):
    """A logistic regression: the weight of each feature, its mean in training, and the intercept."""

    intercept: float
    weights: dict[str, float]
    means: dict[str, float]


class Labels(msgspec.Struct, frozen=True):
    """What the labeller says of each line with text, by its index in the document.

    Attributes:
        titles: the likeliest title, then perhaps a line that may be it all the same.
        keep: probability that the line belongs to the text.
        heading: probability that it is one of its headings.
        dropped: the lines to leave out, each with the features that spoke most against it.
    """

    titles: tuple[int, ...]
    keep: dict[int, float]
    heading: dict[int, float]
    dropped: dict[int, tuple[str, ...]]


Models = dict[str, Model]


@cache
def models() -> Models:
    """The models ``title``, ``keep`` and ``heading`` that the package ships."""
    data = (files("reader.passes.clean") / "weights.json").read_bytes()
    return msgspec.json.decode(data, type=Models)


def label(lines: Sequence[Line], trained: Models | None = None) -> Labels | None:
    """What the labeller says, or None where it does not know this kind of text.

    Args:
        lines: all lines of the document.
        trained: other models than those of the package, for measuring.
    """
    if sum(line.words for line in lines) < FEWEST_WORDS:
        return None
    sight = look(lines)
    if _prose(sight.columns) < FEWEST_PROSE:
        return None
    trained = trained or models()
    titles = title_rows(trained["title"], sight)
    columns = with_title(sight, titles[0] if titles else 0)
    table = stacked(trained["keep"], columns)
    keep = np.maximum(chances(trained["keep"], table), _unremarked(trained["keep"], columns))
    heading = probability(trained["heading"], columns | headings(sight.shown, columns, keep))
    sizes = np.expm1(columns["length"])
    kept = choose(keep, sizes)
    kept |= (sizes >= PARAGRAPH) & (keep > CERTAIN) & (columns["label_above"] == 0)
    kept[list(titles)] = True
    dropped = np.flatnonzero(~kept)
    reasons = against(trained["keep"], table[dropped])
    return Labels(
        tuple(sight.rows[row] for row in titles),
        dict(zip(sight.rows, keep.tolist(), strict=True)),
        dict(zip(sight.rows, heading.tolist(), strict=True)),
        {sight.rows[row]: why for row, why in zip(dropped.tolist(), reasons, strict=True)},
    )


def _unremarked(model: Model, columns: Columns) -> Column:
    """The probability of each line above the first comment as if nobody had commented; zero below it.

    What readers write under an article says nothing against its last paragraphs.
    """
    first = columns["comments_above"] == 0
    if columns["comments"][0] == 0:
        return np.zeros(len(first))
    marks = {"comment", "mine", "comments", "comments_above", "comments_below"}
    blind = {
        name: np.zeros_like(column) if name.partition("@")[0].partition("~")[0] in marks else column
        for name, column in columns.items()
    }
    return np.where(first & (columns["ends"] > 0), probability(model, blind), 0)


def title_rows(model: Model, sight: Sight) -> tuple[int, ...]:
    """The row of the likeliest title if any line can be one, and of a second that may be it all the same."""
    able = np.array(sight.candidates)
    if not able.any():
        return ()
    chance = np.where(able, probability(model, sight.columns), 0)
    first = int(np.argmax(chance))
    texts = [line.text.casefold() for line in sight.shown]
    chance[[n for n, text in enumerate(texts) if text == texts[first]]] = 0
    second = int(np.argmax(chance))
    return (first, second) if chance[second] > RIVAL else (first,)


def _prose(columns: Columns) -> float:
    """The share of function words in the longer half of the text."""
    sizes = np.expm1(columns["length"])
    longer = sizes >= np.median(np.repeat(sizes, np.maximum(1, sizes).astype(int)))
    share: float = np.average(columns["prose"][longer], weights=sizes[longer])
    return share


def probability(model: Model, columns: Columns) -> Column:
    """The probability of each line, from the columns of the model, in any order."""
    return chances(model, stacked(model, columns))


def stacked(model: Model, columns: Columns) -> Column:
    """The columns as a table, in the order of the model's weights."""
    table: Column = np.array([columns[name] for name in model.weights]).T
    return table


def chances(model: Model, table: Column) -> Column:
    """The probability of each row of a table of the model."""
    score = table @ np.array(list(model.weights.values())) + model.intercept
    chance: Column = 1 / (1 + np.exp(-np.clip(score, -30, 30)))
    return chance


def choose(keep: Column, sizes: Column) -> npt.NDArray[np.bool_]:
    """The lines to keep: those over the threshold that is best for the document, smoothed.

    The threshold maximises the expected F measure of the words kept (recall weighted by
    :data:`RECALL`; Ye, Chai, Lee and Chieu, "Optimizing F-measure", 2012); Viterbi's algorithm then
    finds the sequence of two states that is likeliest about that threshold.
    """
    order = np.argsort(-keep, kind="stable")
    hits = np.cumsum(keep[order] * sizes[order])
    beta = RECALL**2
    expected = (1 + beta) * hits / (np.cumsum(sizes[order]) + beta * (keep * sizes).sum())
    threshold = min(0.5, float(keep[order][np.argmax(expected)]))
    odds = np.log(np.clip(keep, 1e-6, 1 - 1e-6) / np.clip(1 - keep, 1e-6, 1))
    edge = math.log(max(1e-6, threshold) / max(1e-6, 1 - threshold))
    return _smoothed((odds - edge + 1e-9).tolist())


def _smoothed(gains: Sequence[float]) -> npt.NDArray[np.bool_]:
    """The likeliest states of a chain, given what each line gains by being kept (Viterbi 1967)."""
    keep = drop = 0.0
    stays: list[tuple[bool, bool]] = []
    for gain in gains:
        stays.append((keep >= drop - SWITCH, drop >= keep - SWITCH))
        keep, drop = max(keep, drop - SWITCH) + gain, max(drop, keep - SWITCH)
    state = keep > drop
    states = []
    for kept_stays, dropped_stays in reversed(stays):
        states.append(state)
        state = kept_stays if state else not dropped_stays
    return np.array(states[::-1], dtype=bool)


def against(model: Model, table: Column) -> list[tuple[str, ...]]:
    """For each row, the three features that speak most against it compared with the usual line."""
    names = list(model.weights)
    spoken = (table - np.array(list(model.means.values()))) * np.array(list(model.weights.values()))
    found = []
    for _ in range(3):
        worst = spoken.argmin(axis=1)
        spoken[np.arange(len(spoken)), worst] = np.inf
        found.append([names[n] for n in worst.tolist()])
    return list(zip(*found, strict=True))
