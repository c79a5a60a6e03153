"""English: from displayed text to the words that are said of it.

What a rule is not sure of stays as it is written, for the voice to read.
"""

import re
from collections.abc import Iterator

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

GROUPS: tuple[tuple[re.Pattern[str], tuple[Rule, ...]], ...] = (
    (re.compile(r"\["), (FOOTNOTE,)),
    (re.compile(r"[@#]|\.[A-Za-z]"), addresses.RULES),
    (re.compile(r"[IVXLC]|scene"), romans.RULES),
    (re.compile(r"[0-9]"), (*money.RULES, *units.RULES)),
    (re.compile(r"[0-9]|\."), dates.RULES),
    (re.compile(r"[A-Z./]|\b(?:aka|vs|govt)\b"), abbreviations.RULES),
    (re.compile(r"[A-Z]"), initials.RULES),
    (re.compile(f"[0-9{''.join(figures.VULGAR)}]"), figures.RULES),
    (re.compile(r"[^\w\s,.;:?!'\"“”‘’]"), symbols.RULES),
)
"""The rules, and what a text must have for them to be tried.

They are in order: what an earlier rule has said, no later one touches.
"""


def readings(text: str) -> list[Saying]:
    """The stretches of a sentence that are said otherwise than written, in order, without overlaps."""
    taken = bytearray(len(text))
    found: list[Saying] = []
    for sign, rules in GROUPS:
        if not sign.search(text):
            continue
        for rule in rules:
            found += _said(text, rule, taken)
    return sorted(found, key=lambda saying: saying.start)


def _said(text: str, rule: Rule, taken: bytearray) -> Iterator[Saying]:
    """What one rule says of what is not taken yet."""
    pattern, say = rule
    for match in pattern.finditer(text):
        start, end = match.span()
        if start == end or taken.find(1, start, end) >= 0:
            continue
        said = say(match)
        if said is None:
            continue
        taken[start:end] = b"\1" * (end - start)
        if said != match[0]:
            yield Saying(start, end, said, Alphabet.RESPELLING)
