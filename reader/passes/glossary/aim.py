"""For whom difficult words are explained, how many of them, and what is never explained."""

from msgspec import Struct

RARE = {"easy": 4.0, "standard": 3.5, "advanced": 3.0}
"""The Zipf frequency below which a word is hard, by the level of the reader."""

LEAST = 5
"""Terms that even the shortest text may have."""
EVERY = 9.0
"""A Zipf frequency beyond that of every word."""
SHARE, MORE_SHARE, FIRST_WORDS = 0.030, 0.012, 1000
"""Terms for each word of the first thousand, and for each one after them: later words repeat earlier ones."""


class Aim(Struct, frozen=True):
    """For whom the terms are.

    Attributes:
        level: how well the reader knows the language, one of :data:`RARE`.
        density: most terms for each thousand words; 0 for what the length of the text suggests.
        stop: spellings of words and names that need no explanation, in any case.
    """

    level: str = "standard"
    density: int = 0
    stop: frozenset[str] = frozenset()

    @property
    def rare(self) -> float:
        """The Zipf frequency below which a word is hard."""
        return RARE[self.level]

    @property
    def familiar(self) -> float:
        """The Zipf frequency from which not even a word of the news is hard."""
        return RARE["standard"] if self.level == "advanced" else EVERY

    def budget(self, words: int) -> int:
        """How many terms a text of so many words may have."""
        if self.density:
            return max(1, round(self.density * words / FIRST_WORDS))
        budget = round(SHARE * min(words, FIRST_WORDS) + MORE_SHARE * max(0, words - FIRST_WORDS))
        return max(LEAST, budget)
