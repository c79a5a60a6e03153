"""Which lines are kept, given how likely each belongs to the text: a threshold, smoothed."""

from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.passes.clean import labeller
from reader.passes.clean.labeller import SWITCH


def of_same_size(chances: Sequence[float]) -> list[bool]:
    kept: list[bool] = labeller.choose(np.array(chances), np.full(len(chances), 10.0)).tolist()
    return kept


@given(st.lists(st.tuples(st.floats(0.99, 1.0), st.integers(1, 10_000)), min_size=1, max_size=30))
def test_sure_lines_all_stay(lines: list[tuple[float, int]]) -> None:
    chances, sizes = np.array(lines, dtype=float).T
    assert labeller.choose(chances, sizes).tolist() == [True] * len(lines)


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(1, 10_000)), min_size=1, max_size=30))
def test_each_line_is_chosen_or_not_and_the_surest_stretch_first(lines: list[tuple[float, int]]) -> None:
    chances, sizes = np.array(lines, dtype=float).T
    kept = labeller.choose(chances, sizes)
    assert kept.dtype == bool
    assert len(kept) == len(lines)
    alone = chances >= 0.999
    calm = np.array([all(chances[max(0, n - 1) : n + 2] >= 0.5) for n in range(len(lines))])
    assert kept[alone & calm].all()


def worth(gains: Sequence[float], states: Sequence[bool]) -> float:
    """What a sequence of states is worth: the gains of what is kept, less the changes."""
    kept = sum(gain for gain, state in zip(gains, states, strict=True) if state)
    return kept - SWITCH * sum(one != other for one, other in pairwise(states))


GAINS = st.lists(st.floats(-3, 3).map(lambda gain: round(gain, 2)), min_size=1, max_size=8)


@given(GAINS)
def test_no_other_sequence_is_worth_more(gains: list[float]) -> None:
    found = labeller._smoothed(gains).tolist()
    best = max(worth(gains, states) for states in product((False, True), repeat=len(gains)))
    assert worth(gains, found) == pytest.approx(best)


@given(GAINS, st.data())
def test_a_line_that_gains_is_never_dropped_for_it(gains: list[float], data: st.DataObject) -> None:
    n = data.draw(st.integers(0, len(gains) - 1))
    more = [*gains[:n], gains[n] + data.draw(st.floats(0.01, 3)), *gains[n + 1 :]]
    assert labeller._smoothed(more)[n] or not labeller._smoothed(gains)[n]


def test_a_lone_weak_line_goes_with_its_neighbours(monkeypatch: pytest.MonkeyPatch) -> None:
    gains = [2.0] * 5 + [-0.3] + [2.0] * 5 + [-2.0] * 5 + [0.3] + [-2.0] * 5
    kept = labeller._smoothed(gains)
    assert kept.tolist() == [True] * 11 + [False] * 11
    assert of_same_size([0.99] * 5 + [0.45] + [0.99] * 5) == [True] * 11
    assert of_same_size([0.99] * 5 + [0.05] + [0.99] * 5) == [True] * 5 + [False] + [True] * 5
    monkeypatch.setattr(labeller, "SWITCH", 0.0)
    assert labeller._smoothed(gains).tolist() == [gain > 0 for gain in gains]


def test_a_doubtful_document_keeps_more_than_its_likely_lines() -> None:
    assert of_same_size([0.4] * 10) == [True] * 10
    assert of_same_size([0.9] * 10 + [0.2] * 10) == [True] * 10 + [False] * 10
