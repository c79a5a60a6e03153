"""Marks made fit to be nested."""

from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from reader.model.text import Mark, MarkRole, Span


def whole_references(marks: Sequence[Mark]) -> list[Mark]:
    """The marks, those that begin or end inside a note reference stretched over all of it.

    A reference is written in one piece whatever the format, so nothing may open or close in it.
    """
    kept: list[Span] = []
    for span in sorted({mark.span for mark in marks if mark.role is MarkRole.NOTEREF}, key=lambda s: s.start):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    if not kept:
        return list(marks)
    starts = [span.start for span in kept]

    def around(offset: int) -> Span:
        """The reference that an offset lies inside, or the offset itself."""
        number = bisect_right(starts, offset) - 1
        inside = number >= 0 and kept[number].start < offset < kept[number].end
        return kept[number] if inside else Span(offset, offset)

    return [
        mark
        if mark.role is MarkRole.NOTEREF
        else replace(mark, span=Span(around(mark.span.start).start, around(mark.span.end).end))
        for mark in marks
    ]
