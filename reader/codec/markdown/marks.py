"""The marks of a leaf as Markdown holds them: joined, in one order, note references never cut."""

from collections.abc import Iterable, Iterator, Sequence

from reader.hypertext.inline import is_followable, joined
from reader.model import Mark, MarkRole, whole_references

TARGETED = {MarkRole.LINK, MarkRole.LANGUAGE}
"""Marks that say nothing without a target."""


def nestable(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks that Markdown writes, joined.

    Entities are left out (they are found again), as are links that would stand in a link or whose
    target has a scheme that no reader should follow. A mark that begins or ends inside a note
    reference takes in all of it.
    """
    written = (m for m in marks if m.role is not MarkRole.ENTITY)
    sound = [m for m in written if m.role not in TARGETED or (m.target and is_followable(m.target))]
    return tuple(_without_links_in_links(joined(whole_references(sound))))


def _without_links_in_links(marks: Iterable[Mark]) -> Iterator[Mark]:
    end = 0
    for mark in marks:
        if mark.role is MarkRole.LINK:
            if mark.span.start < end:
                continue
            end = mark.span.end
        yield mark
