"""From an engine's word events to words of the text."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from reader.model import Word
from reader.voices.system.espeak import Mark

TOKEN = re.compile(r"\w+(?:\S*\w)?")
"""A word with what is inside it: ``U.S.-Russia`` and ``don't`` are one each."""


def align(marks: Sequence[Mark], text: str, samples: int) -> tuple[Word, ...]:
    """Words in order, each from its event to the next word's, the last to the end of the sound.

    An event is moved to the first token it touches. Repeats for one token (``2016`` is
    spoken in two parts) and events that point backwards are dropped. espeak gives no length to a
    word before a closing quotation mark, but also to marks between clauses, which point anywhere:
    such an event counts only where a token starts. So a token may go without a word of its own
    (``of the`` is often one event), but hardly has a wrong one.

    Args:
        marks: events in the order of time, in code points of ``text``.
        text: the text spoken.
        samples: length of its sound.
    """
    tokens = [match.span() for match in TOKEN.finditer(text)]
    ends = [end for _, end in tokens]
    found: list[tuple[int, int]] = []
    for mark in marks:
        token = bisect_right(ends, mark.offset)
        if token == len(tokens) or mark.sample >= samples:
            continue
        start = tokens[token][0]
        touches = start < mark.offset + mark.length if mark.length > 0 else start == mark.offset
        if not touches:
            continue
        if not found or (token > found[-1][0] and mark.sample > found[-1][1]):
            found.append((token, mark.sample))
    return tuple(
        Word(begin=begin, end=end, offset=tokens[token][0], length=tokens[token][1] - tokens[token][0])
        for (token, begin), (_, end) in pairwise([*found, (len(tokens), samples)])
    )
