"""Levels of the headings that sources find: one title at the front, sections and what lies in them below."""

from collections.abc import Sequence

from msgspec.structs import replace

from reader.model import Block, Cut, Heading
from reader.outline import DEEPEST, TITLE

KICKER = 6
"""Blocks that may stand above a title: a journal, a date, a label."""


def levelled(blocks: Sequence[Block], title: int | None) -> tuple[list[Block], str]:
    """The blocks with their title before the few that stand above it, and its text, or an empty one.

    Other headings of level 1 open sections, and all headings but the title go down with them. A heading
    that stands too deep in the text to be its title is one of those.

    Args:
        blocks: in reading order, cuts among them.
        title: which block may be the title, if any.
    """
    above = [block for block in blocks[:title] if not isinstance(block, Cut)] if title else []
    if len(above) > KICKER:
        title = None
    others = [block for n, block in enumerate(blocks) if isinstance(block, Heading) and n != title]
    shift = int(any(block.level == TITLE for block in others))
    found = [
        replace(block, level=min(DEEPEST, block.level + shift))
        if isinstance(block, Heading) and n != title
        else block
        for n, block in enumerate(blocks)
    ]
    head = blocks[title] if title is not None else None
    if title is None or not isinstance(head, Heading):
        return found, ""
    if above:
        del found[title]
        found.insert(0, replace(head, level=TITLE))
    else:
        found[title] = replace(head, level=TITLE)
    return found, head.text
