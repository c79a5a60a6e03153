"""Marks made fit to be nested."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from reader.model.text import Mark, MarkRole, Span


def whole_references(marks: Sequence[Mark]) -> list[Mark]:
    """The marks, those that begin or end inside a note reference stretched over all of it.

    A reference is written in one piece whatever the format, so nothing may open or close in it. A page that
    begins inside one begins before it.
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

    def stretched(mark: Mark) -> Mark:
        start = around(mark.span.start).start
        return replace(
            mark, span=Span(start, start + 1 if mark.role is MarkRole.PAGE else around(mark.span.end).end)
        )

    return [mark if mark.role is MarkRole.NOTEREF else stretched(mark) for mark in marks]


def page_marks(labels: Iterable[str], offset: int = 0) -> tuple[Mark, ...]:
    """The marks of pages with those labels that begin at one place of a text, one for each label."""
    return tuple(Mark(Span(offset, offset + 1), MarkRole.PAGE, label) for label in dict.fromkeys(labels))


def page_labels(marks: Iterable[Mark]) -> list[str]:
    """The labels of the pages among marks, in their order."""
    return [mark.target for mark in marks if mark.role is MarkRole.PAGE]
