"""A text with stretches of it written otherwise for a voice, and the way back to the text shown."""

from bisect import bisect_right
from collections.abc import Iterable

from msgspec import Struct


class Stretch(Struct, frozen=True):
    """Code points ``start`` to ``end`` of a text, and what is written there instead."""

    start: int
    end: int
    new: str


class Rewritten(Struct, frozen=True):
    """The text as handed over, made of ``stretches`` of the one shown, which do not overlap."""

    text: str
    stretches: tuple[Stretch, ...] = ()
    starts: tuple[int, ...] = ()

    def back(self, offset: int, length: int) -> tuple[int, int]:
        """Offset and length in the text shown of a word handed over; all of a stretch for any part of it.

        Of a word that begins in a stretch, the length is not believed: it is of signs that nobody sees.
        """
        first, last = (bisect_right(self.starts, place) - 1 for place in (offset, offset + length - 1))
        start = offset
        if first >= 0:
            stretch, beyond = self.stretches[first], self._beyond(first, offset)
            if beyond < 0:
                return stretch.start, stretch.end - stretch.start
            start = stretch.end + beyond
        if last <= first:
            return start, length
        return start, self.stretches[last].end + max(0, self._beyond(last, offset + length)) - start

    def _beyond(self, number: int, offset: int) -> int:
        """How far behind the end of a stretch an offset in the text handed over is."""
        return offset - self.starts[number] - len(self.stretches[number].new)

    def forward(self, offset: int) -> int:
        """Where a place of the text shown, outside the stretches, is in the text handed over."""
        passed = (stretch for stretch in self.stretches if stretch.end <= offset)
        return offset + sum(len(each.new) - (each.end - each.start) for each in passed)


def rewrite(text: str, stretches: Iterable[Stretch]) -> Rewritten:
    """The text with its stretches, given in order, written otherwise."""
    kept = tuple(stretches)
    parts: list[str] = []
    starts: list[int] = []
    place = length = 0
    for stretch in kept:
        parts += text[place : stretch.start], stretch.new
        starts.append(length + stretch.start - place)
        length = starts[-1] + len(stretch.new)
        place = stretch.end
    return Rewritten("".join([*parts, text[place:]]), kept, tuple(starts))
