"""The words of a document's lines as numbers, so that what is counted of them is counted at once."""

import re
from collections.abc import Sequence
from itertools import chain, repeat

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from reader.passes.clean.lines import Line
from reader.passes.clean.vocabulary import BITS, CLASSES

Ints = npt.NDArray[np.intp]
Column = npt.NDArray[np.float64]
"""One number for each line with text."""

WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
SMALL_WORD = 3
"""Most letters of a word that says little of what a text is about."""


class Words(Struct, frozen=True):
    """The words of the lines with text.

    Attributes:
        spelled: the words of each line, in lower case.
        sizes: how many each line has.
        classes: how many of them belong to each class of the vocabulary: a row a class, a column a line.
        line, word: the line and the number of every word that means something, once a line.
        known: how many different words there are.
    """

    spelled: list[list[str]]
    sizes: Ints
    classes: Column
    line: Ints
    word: Ints
    known: int

    def counts(self, lines: npt.NDArray[np.bool_]) -> Ints:
        """In how many of the lines that are marked each word stands."""
        return np.bincount(self.word[lines[self.line]], minlength=self.known)

    def summed(self, values: npt.ArrayLike) -> Column:
        """For each line the sum of the values given for :attr:`word`."""
        return np.bincount(self.line, weights=values, minlength=len(self.sizes)).astype(float)

    @property
    def meant(self) -> Column:
        """How many words of each line mean something."""
        return self.summed(np.ones(len(self.word)))


def read(shown: Sequence[Line]) -> Words:
    """The words of the lines: those that mean something are long enough and no function words."""
    spelled = [WORD.findall(line.text.lower()) for line in shown]
    flat = list(chain.from_iterable(spelled))
    numbers = {word: n for n, word in enumerate(dict.fromkeys(flat))}
    word = np.fromiter(map(numbers.__getitem__, flat), dtype=np.intp, count=len(flat))
    sizes = np.fromiter(map(len, spelled), dtype=np.intp, count=len(spelled))
    line = np.repeat(np.arange(len(spelled)), sizes)
    bits = np.fromiter(map(BITS.get, numbers, repeat(0)), dtype=np.uint8, count=len(numbers))
    letters = np.fromiter(map(len, numbers), dtype=np.intp, count=len(numbers))
    told = ((letters > SMALL_WORD) & (bits & 1 == 0))[word]
    pairs = np.unique(line[told] * (len(numbers) + 1) + word[told])
    at, which = np.nonzero(np.unpackbits(bits[word][:, None], axis=1, bitorder="little"))
    classes = np.bincount(line[at] * len(CLASSES) + which, minlength=len(spelled) * len(CLASSES))
    at, which = np.divmod(pairs, len(numbers) + 1)
    return Words(spelled, sizes, classes.reshape(-1, len(CLASSES)).T.astype(float), at, which, len(numbers))
