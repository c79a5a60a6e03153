"""From verdicts to blocks: what stays of a flattened text, in order, its sources and its author last."""

from collections.abc import Sequence

from msgspec.structs import replace

from reader.model import (
    ABOUT_AUTHOR,
    Block,
    Figure,
    Heading,
    Item,
    LineRole,
    List,
    Paragraph,
    Quote,
)
from reader.outline import SECTION, TITLE
from reader.passes.clean.lines import ITEM, QUOTED
from reader.passes.clean.references import linked
from reader.passes.clean.verdicts import WORKS_CITED, Verdict


def blocks_of(verdicts: Sequence[Verdict]) -> list[Block]:
    """The blocks of the lines that stay, the title first though a note may stand above it."""
    by_role: dict[LineRole, list[Verdict]] = {}
    for verdict in verdicts:
        by_role.setdefault(verdict.role, []).append(verdict)
    blocks: list[Block] = []
    for verdict in verdicts:
        if verdict.rule != WORKS_CITED:
            _append(blocks, verdict)
    blocks[:0] = [Heading(text=v.line.text, level=TITLE) for v in by_role.get(LineRole.TITLE, ())]
    if cited := [v for v in verdicts if v.rule == WORKS_CITED and v.line.text]:
        blocks, works = linked(blocks, [v.line.text for v in cited[1:]])
        blocks += [Heading(text=cited[0].line.text, level=SECTION), *works]
    if bios := by_role.get(LineRole.BIO):
        blocks.append(Heading(text=ABOUT_AUTHOR, level=SECTION))
        blocks += [Paragraph(text=v.line.text) for v in bios]
    return blocks


def _append(blocks: list[Block], verdict: Verdict) -> None:
    """Add what a line becomes, if its place is among the text."""
    text = verdict.line.text
    match verdict.role:
        case LineRole.HEADING:
            blocks.append(Heading(text=text, level=SECTION))
        case LineRole.ITEM:
            _append_item(blocks, verdict)
        case LineRole.QUOTE:
            _append_quote(blocks, QUOTED.sub("", text, count=1))
        case LineRole.CAPTION:
            blocks.append(Figure(description=Paragraph(text=""), caption=Paragraph(text=text)))
        case LineRole.LEAD | LineRole.PARAGRAPH:
            blocks.append(Paragraph(text=text))
        case _:
            pass


def _append_item(blocks: list[Block], verdict: Verdict) -> None:
    """Add an item to the list above it, or open a new list."""
    ordered = verdict.marker.isdigit()
    item = Item(blocks=(Paragraph(text=ITEM.sub("", verdict.line.text, count=1)),))
    match blocks[-1] if blocks else None:
        case List() as above if above.ordered == ordered and _continues(above, verdict.marker):
            blocks[-1] = replace(above, items=(*above.items, item))
        case _:
            blocks.append(List(items=(item,), ordered=ordered, start=int(verdict.marker) if ordered else 1))


def _continues(above: List, marker: str) -> bool:
    return not above.ordered or int(marker) == above.start + len(above.items)


def _append_quote(blocks: list[Block], text: str) -> None:
    match blocks[-1] if blocks else None:
        case Quote() as above:
            blocks[-1] = replace(above, blocks=(*above.blocks, Paragraph(text=text)))
        case _:
            blocks.append(Quote(blocks=(Paragraph(text=text),)))
