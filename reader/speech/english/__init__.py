"""English: from displayed text to the words that are said of it.

What a rule is not sure of stays as it is written, for the voice to read.
"""

import re

from reader.model import Alphabet
from reader.speech.english import (
    abbreviations,
    addresses,
    dates,
    figures,
    initials,
    money,
    romans,
    symbols,
    units,
)
from reader.speech.english.rules import Rule
from reader.speech.lexicon import Saying

FOOTNOTE: Rule = (re.compile(r"\[[\w*†‡]{1,4}\]"), lambda match: match[0])
"""The sign of a note is marked by others."""

RULES: tuple[Rule, ...] = (
    FOOTNOTE,
    *addresses.RULES,
    *romans.RULES,
    *money.RULES,
    *units.RULES,
    *dates.RULES,
    *abbreviations.RULES,
    *initials.RULES,
    *figures.RULES,
    *symbols.RULES,
)
"""In order: what an earlier rule has said, no later one touches."""

SAYABLE = re.compile(r"[^a-z\s,;?!]")


def readings(text: str) -> list[Saying]:
    """The stretches of a sentence that are said otherwise than written, in order, without overlaps."""
    if not SAYABLE.search(text):
        return []
    taken = bytearray(len(text))
    found: list[Saying] = []
    for pattern, say in RULES:
        for match in pattern.finditer(text):
            start, end = match.span()
            if start == end or taken.find(1, start, end) >= 0:
                continue
            said = say(match)
            if said is None:
                continue
            taken[start:end] = b"\1" * (end - start)
            if said != match[0]:
                found.append(Saying(start, end, said, Alphabet.RESPELLING))
    return sorted(found, key=lambda saying: saying.start)
