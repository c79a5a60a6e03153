"""Words parted at the end of a line: put together again, real hyphens kept."""

import re
from collections import Counter
from collections.abc import Iterable

WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
PARTED = re.compile(r"([^\W\d_]+(?:[-‐][^\W\d_]+)*)[-‐\xad]$")
LETTERS = re.compile(r"[^\W\d_]+")
SOFT = "\xad"

COMMON, PLAIN = 3.0, 3.5
"""Zipf frequency (wordfreq): of a whole word that surely is one, of the parts of a compound."""


class Words:
    """What a text and its language know of words.

    Args:
        lines: the text, whose words inside lines are evidence.
        language: BCP 47 primary language.
    """

    def __init__(self, lines: Iterable[str], language: str) -> None:
        self.seen: Counter[str] = Counter()
        for line in lines:
            inside = line.rstrip("-‐\xad")
            self.seen.update(WORD.findall(inside.lower().replace("‐", "-")))
        self.language = language

    def joint(self, above: str, below: str) -> tuple[str, str] | None:
        """The end of a line without its hyphen and what joins it to the next line: ``""`` or ``"-"``.

        None when the line does not part a word.
        """
        parted, rest = PARTED.search(above), LETTERS.match(below)
        if not parted or not rest or not below[0].islower():
            return None
        head = above[:-1]
        if above.endswith(SOFT):
            return head, ""
        return head, "-" if self._is_compound(parted[1].lower().replace("‐", "-"), rest[0].lower()) else ""

    def _is_compound(self, left: str, right: str) -> bool:
        whole, hyphened = self.seen[left + right], self.seen[f"{left}-{right}"]
        if whole or hyphened:
            return hyphened > whole
        if self._frequency(left + right) >= COMMON:
            return False
        return min(self._frequency(left.rpartition("-")[2]), self._frequency(right)) >= PLAIN

    def _frequency(self, word: str) -> float:
        from wordfreq import zipf_frequency  # late: 100 ms

        try:
            return float(zipf_frequency(word, self.language))
        except LookupError:  # a language without a list
            return 0.0
