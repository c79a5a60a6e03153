"""Roman numerals, where a name or a heading says that they are: ``Henry VIII``, ``Chapter IV``."""

import re

from reader.speech.english.numbers import cardinal, ordinal
from reader.speech.english.rules import Rule, any_of

VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
LARGEST = 150

RULERS = """
    Alexander Alfonso Baldwin Benedict Boniface Carl Catherine Charles Christian Christopher Clement Edward
    Elizabeth Ferdinand Francis Frederick George Gregory Gustav Harald Henri Henry Innocent Ivan James
    John Juan Julius Leo Leopold Louis Ludwig Margrethe Mary Napoleon Nicholas Otto Paul Pedro Peter Philip
    Pius Ptolemy Rama Ramesses Ramses Richard Robert Sixtus Urban Victor Wilhelm William
""".split()
TITLES = "King Queen Pope Emperor Empress Tsar Czar Kaiser Sultan Shah Prince Pharaoh Patriarch".split()
PARTS = """
    Act Annex Appendix Article Book Chapter Class Division Grade Level Part Phase Psalm Schedule Scene Section
    Stage Table Tier Title Type Vatican Volume Category Bowl
""".split()

NUMERAL = r"(?P<numeral>[IVXLC]{1,8})(?!\w|[.-]\w|['’](?![sS]\b))"
FIRST = r"(?![ ,]{1,2}(?!of\b|and\b|is\b|has\b|to\b)[a-z])"
"""Behind a lone ``I``: not a verb, or it is the pronoun."""


def value(numeral: str) -> int | None:
    """What a Roman numeral is worth, or none of another run of letters."""
    worth = [VALUES[letter] for letter in numeral.upper()]
    total = sum(-a if a < b else a for a, b in zip(worth, [*worth[1:], 0], strict=True))
    return total if 0 < total <= LARGEST and written(total) == numeral.upper() else None


def written(number: int) -> str:
    """A number as a Roman numeral."""
    parts = (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    )
    text = ""
    for worth, letters in parts:
        text += letters * (number // worth)
        number %= worth
    return text


def _ruler(match: re.Match[str]) -> str | None:
    number = value(match["numeral"])
    return f"the {ordinal(number)}" if number else None


def _part(match: re.Match[str]) -> str | None:
    number = value(match["numeral"])
    return cardinal(number) if number else None


def _behind(words: list[str], numeral: str) -> str:
    """A pattern of a numeral behind any of the words; words of a length share a lookbehind."""
    lengths = sorted({len(word) for word in words})
    looks = (f"(?<=\\b(?:{any_of(w for w in words if len(w) == n)}) )" for n in lengths)
    return f"(?:{'|'.join(looks)}){numeral}"


RULES: tuple[Rule, ...] = (
    (re.compile(rf"\bWW(?P<numeral>I{{1,2}})\b"), lambda m: f"World War {_part(m)}"),
    (re.compile(rf"(?<=\bWorld War ){NUMERAL}"), _part),
    (re.compile(_behind(RULERS, rf"(?!I\b){NUMERAL}")), _ruler),
    (re.compile(_behind(RULERS, rf"(?=I\b(?: of |['’]s|[,;.)]|\W{{0,4}}\Z)){NUMERAL}")), _ruler),
    (
        re.compile(rf"\b(?P<title>(?:{any_of(TITLES)}) [A-Z]\w{{1,20}}) {NUMERAL}"),
        lambda m: f"{m['title']} {said}" if (said := _ruler(m)) else None,
    ),
    (re.compile(_behind(PARTS, rf"(?!I\b){NUMERAL}")), _part),
    (re.compile(_behind(PARTS, rf"(?=I\b){NUMERAL}{FIRST}")), _part),
    (
        re.compile(r"(?<=\b[Ss]cene )(?P<numeral>[ivx]{1,5})\b"),
        _part,
    ),
)
