"""Roman numerals, where a name or a heading says that they are: ``Henry VIII``, ``Chapter IV``."""

import re

from reader.speech.english.numbers import cardinal, ordinal
from reader.speech.english.rules import Rule, after, before

VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
LARGEST = 150

RULERS = frozenset(
    """
    Alexander Alfonso Baldwin Benedict Boniface Carl Catherine Charles Christian Christopher Clement Edward
    Elizabeth Ferdinand Francis Frederick George Gregory Gustav Harald Henri Henry Innocent Ivan James
    John Juan Julius Leo Leopold Louis Ludwig Margrethe Mary Napoleon Nicholas Otto Paul Pedro Peter Philip
    Pius Ptolemy Rama Ramesses Ramses Richard Robert Sixtus Urban Victor Wilhelm William
""".split()
)
TITLES = frozenset(
    "King Queen Pope Emperor Empress Tsar Czar Kaiser Sultan Shah Prince Pharaoh Patriarch".split()
)
PARTS = frozenset(
    """
    Act Annex Appendix Article Book Chapter Class Division Grade Level Part Phase Psalm Schedule Scene Section
    Stage Table Tier Title Type Vatican Volume Category Bowl
""".split()
)

PRONOUN = re.compile(r",? (?!(?:of|and|is|has|to)\b)[a-z]|['’](?![sS]\b)")
"""Behind a lone ``I``: a verb, so it is the pronoun."""

KNOWN_FIRST = re.compile(r" of |['’]s|[,;.)]|\W{0,4}\Z")
"""Behind a lone ``I`` that is the number of a ruler."""

BEFORE = re.compile(r"(?:(?<!\w)(?P<title>[A-Z]\w{2,20}) )?(?<![\w-])(?P<word>[A-Za-z]\w{2,20}) \Z")


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


def _numeral(match: re.Match[str]) -> str | None:
    """By the words before it, the number of a ruler or of a part; of other letters, nothing."""
    numeral, known, behind = match[0], BEFORE.search(before(match)), after(match)
    number = value(numeral)
    if not number or not known:
        return None
    title, word = known["title"], known["word"]
    if (title, word) == ("World", "War"):
        return cardinal(number)
    if word in PARTS:
        return None if numeral == "I" and PRONOUN.match(behind) else cardinal(number)
    if (word in RULERS or title in TITLES) and (numeral != "I" or KNOWN_FIRST.match(behind)):
        return f"the {ordinal(number)}"
    return None


RULES: tuple[Rule, ...] = (
    (re.compile(r"\bWW(?P<numeral>I{1,2})\b"), lambda m: f"World War {cardinal(len(m['numeral']))}"),
    (re.compile(r"\b[IVXLC]{1,8}\b(?!\.\w)"), _numeral),
    (
        re.compile(r"(?<=\b[Ss]cene )[ivx]{1,5}\b"),
        lambda m: cardinal(number) if (number := value(m[0])) else None,
    ),
)
