"""The marks of a leaf as Markdown holds them: joined, in one order, note references never cut."""

from collections.abc import Sequence

from reader.hypertext.inline import is_followable, joined
from reader.model import Mark, MarkRole, whole_references

TARGETED = {MarkRole.LINK, MarkRole.LANGUAGE}
"""Marks that say nothing without a target."""


def nestable(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks that Markdown writes, joined.

    Entities are left out (they are found again), as are links whose target has a scheme that no reader
    should follow. A mark that begins or ends inside a note reference takes in all of it.
    """
    written = (m for m in marks if m.role is not MarkRole.ENTITY)
    sound = [m for m in written if m.role not in TARGETED or (m.target and is_followable(m.target))]
    return joined(whole_references(sound))
