"""Where the label of a link ends, found in bounded time however many brackets stand open."""

from types import SimpleNamespace
from typing import Any

MOST_OPEN = 32
"""Brackets open at once in a label; with more it is no link, which keeps the search linear."""


def bound_brackets(parser: Any) -> None:
    """Make a parser give up a label in which too many brackets stand open."""
    from markdown_it import helpers

    parser.helpers = SimpleNamespace(
        parseLinkDestination=helpers.parseLinkDestination,
        parseLinkTitle=helpers.parseLinkTitle,
        parseLinkLabel=_label_end,
    )


def _label_end(state: Any, start: int, disable_nested: bool = False) -> int:
    """The offset of the bracket that closes the one at ``start``, or -1; the state stays where it is."""
    before, state.pos, depth = state.pos, start + 1, 1
    end = -1
    while end < 0 and state.pos < state.posMax and 0 < depth <= MOST_OPEN:
        here, char = state.pos, state.src[state.pos]
        depth -= char == "]"
        if not depth:
            end = here
            continue
        state.md.inline.skipToken(state)
        if char == "[" and state.pos == here + 1:
            depth += 1
        elif char == "[" and disable_nested:
            break
    state.pos = before
    return end
