"""Where the text that an extractor kept stands on the page: leaf by leaf, in order, in linear time."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

NO_LETTERS = re.compile(r"[\W_]+")
WORD = re.compile(r"[^\W_]+")
PROBE = 16
"""Letters by which a place is looked up."""

ANCHOR = 40
"""Letters of a leaf that no other place is likely to share."""

MOST_PLACES = 8
"""Places looked at for one leaf."""

QUARTERS = (0.25, 0.5, 0.75)
"""Where a long leaf is looked up whose beginning the extractor dropped."""


class Match(NamedTuple):
    """The range of letters of the extract that a leaf covers."""

    start: int
    end: int


COVERED = 0.98
"""Share of the extract whose places must be found by the beginnings of its pieces, or else by every word."""


PLAIN = {code: None if not chr(code).isalnum() else chr(code).lower() for code in range(128)}
"""What becomes of ASCII characters; one table is seven times as fast as a pattern."""


def letters(text: str) -> str:
    """The letters and digits of a text, one case, without marks of width and height."""
    if text.isascii():
        return text.translate(PLAIN)
    return NO_LETTERS.sub("", unicodedata.normalize("NFKC", text).lower())


class Extract:
    """The letters of what an extractor kept, its pieces end to end, and an index of the places in it."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self.pieces = list(pieces)
        texts = [letters(piece) for piece in self.pieces]
        self.letters = "".join(texts)
        self.starts = list(accumulate(map(len, texts), initial=0))[:-1]
        self.ends = [*self.starts[1:], len(self.letters)]
        self.index: dict[str, list[int]] = {}
        self._enter(self.starts)

    def _enter(self, places: Iterable[int]) -> None:
        self.index = {}
        for at in places:
            self.index.setdefault(self.letters[at : at + PROBE], []).append(at)

    def _words(self) -> Iterator[int]:
        """Where the words begin."""
        for start, piece in zip(self.starts, self.pieces, strict=True):
            at = start
            for word in WORD.findall(piece):
                yield at
                at += len(letters(word))

    def place(self, leaves: Sequence[str]) -> list[Match | None]:
        """The place of each leaf, given by its letters, in reading order; None for one that is not there.

        Long leaves are anchors: the longest run of them that stands in order. The others are looked for
        between them only.
        """
        found = self._place(leaves)
        if sum(match.end - match.start for match in found if match) < COVERED * len(self.letters):
            self._enter(self._words())
            found = self._place(leaves)
        return found

    def _place(self, leaves: Sequence[str]) -> list[Match | None]:
        found: list[Match | None] = [None] * len(leaves)
        anchors = _increasing(self._anchors(leaves))
        for n, at in anchors:
            found[n] = Match(at, at + len(leaves[n]))
        edges = [(-1, 0, 0), *((n, at, at + len(leaves[n])) for n, at in anchors)]
        ends = [*edges[1:], (len(leaves), len(self.letters), 0)]
        for (before, _, low), (after, high, _) in zip(edges, ends, strict=True):
            self._fill(leaves, found, range(before + 1, after), (low, high))
        return found

    def _anchors(self, leaves: Sequence[str]) -> list[tuple[int, int]]:
        """The long leaves that stand in one place only, with that place."""
        found: list[tuple[int, int]] = []
        for n, leaf in enumerate(leaves):
            places = self.index.get(leaf[:PROBE], ()) if len(leaf) >= ANCHOR else ()
            if len(places) <= MOST_PLACES:
                whole = [at for at in places if self.letters.startswith(leaf, at)]
                found += [(n, at) for at in whole if len(whole) == 1]
        return found

    def _fill(
        self, leaves: Sequence[str], found: list[Match | None], numbers: range, room: tuple[int, int]
    ) -> None:
        at, high = room
        for n in numbers:
            if at >= high:
                return
            if leaves[n] and (match := self._next(leaves[n], at, high)):
                found[n] = match
                at = match.end

    def _next(self, leaf: str, low: int, high: int) -> Match | None:
        end = low + len(leaf)
        if len(leaf) >= PROBE:
            if end <= high and self.letters.startswith(leaf, low):
                return Match(low, end)
            return self._probe(leaf, low, high)
        first = bisect_left(self.starts, low)
        for n in range(first, min(first + MOST_PLACES, len(self.starts))):
            at = self.starts[n]
            end = at + len(leaf)
            if at >= high or end > high:
                return None
            if self.ends[n] == end and self.letters.startswith(leaf, at):
                return Match(at, end)
        return None

    def _probe(self, leaf: str, low: int, high: int) -> Match | None:
        """The leaf at the first place where enough of it stands, as far as the two agree."""
        for share in (0.0, *QUARTERS) if len(leaf) >= ANCHOR else (0.0,):
            skip = int(share * len(leaf))
            for offset in range(skip, min(skip + PROBE, len(leaf) - PROBE + 1)) if share else (0,):
                places = self.index.get(leaf[offset : offset + PROBE], ())
                first = bisect_left(places, low)
                for at in places[first : first + MOST_PLACES]:
                    agreed = min(high - at, _agreed(leaf, offset, self.letters, at))
                    if agreed >= min(ANCHOR, len(leaf) / 2):
                        return Match(at, at + agreed)
        return None


def _agreed(one: str, start: int, other: str, at: int) -> int:
    """How many letters two texts share from two places on, in time that grows with their number alone."""
    most = min(len(one) - start, len(other) - at)
    found, step = 0, PROBE
    while found < most and step:
        end = min(found + step, most)
        if one[start + found : start + end] == other[at + found : at + end]:
            found, step = end, 2 * step
        else:
            step = (end - found) // 2
    return found


def _increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs, sorted by their first, whose seconds grow (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for n, (_, at) in enumerate(pairs):
        k = bisect_left(tails, at)
        before.append(ends[k - 1] if k else -1)
        tails[k : k + 1] = [at]
        ends[k : k + 1] = [n]
    chain: list[tuple[int, int]] = []
    n = ends[-1] if ends else -1
    while n >= 0:
        chain.append(pairs[n])
        n = before[n]
    return chain[::-1]
