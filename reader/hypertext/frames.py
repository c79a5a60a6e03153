"""What is open while a page is walked, and the block that each becomes when it closes."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from reader.hypertext.inline import Text, joined
from reader.hypertext.tables import Cell, table
from reader.model import (
    Block,
    Cut,
    Figure,
    Item,
    List,
    Mark,
    Note,
    Paragraph,
    Quote,
    Span,
    leaves,
    page_labels,
    page_marks,
)

HIDDEN = "hidden"
"""The rule under which what nobody is shown is cut."""

HIGHEST = 999_999_999
"""The largest number of a list that Markdown can say."""


NO_CAPTION = Paragraph(text="")


class Frame:
    """An element that holds blocks and is not yet closed."""

    __slots__ = (
        "blocks", "caption", "defined", "element", "figures", "images", "items", "kind", "label", "level",
        "numbers", "rows", "text",
    )  # fmt: skip

    def __init__(self, kind: str, element: Any) -> None:
        self.kind, self.element = kind, element
        self.blocks: list[Block] = []
        self.defined = True  # whether the last item of a definition list has its definition
        if kind == "list":
            self.items: list[list[Block]] = []
            self.numbers: dict[int, int] = {}  # of items that say their number
        elif kind != "item":
            self.rows: list[list[Cell]] = []
            self.images: list[tuple[str, str]] = []
            self.caption = NO_CAPTION
            self.label = ""
        self.text: Text | None = None  # what an inline element interrupted, with its level and pictures
        self.level = 0
        self.figures: list[Figure] = []

    def take(self, block: Block) -> None:
        """Add a block; one that stands in a list and in none of its items joins the item before."""
        if self.kind != "list":
            self.blocks.append(block)
        elif self.items and isinstance(block, List):
            self.items[-1].append(block)
        else:
            self.items.append([block])

    def close(self) -> Iterator[Block]:
        """What the element has become."""
        match self.kind:
            case "quote" if self.blocks:
                yield Quote(blocks=tuple(self.blocks))
            case "list":
                yield from self._lists()
            case "table":
                yield from self.blocks
                if self.caption.text:
                    yield self.caption
                yield from table(self.rows)
            case "figure":
                yield from self._figures()
            case "note" if self.blocks:
                yield Note(label=self.label, blocks=tuple(without_label(self.blocks, self.label)))
            case "hidden":
                yield from (Cut(block, HIDDEN) for block in self.blocks)

    def _figures(self) -> Iterator[Block]:
        """The pictures, the caption with the last of them; what else stands there, then its caption."""
        empty = Paragraph(text="")
        shown = [(alt, href) for alt, href in self.images if alt]
        pictures = shown or self.images[-1:]
        if not pictures and not self.blocks and self.caption.text:
            pictures = [("", "")]
        for n, (alt, href) in enumerate(pictures, 1):
            caption = self.caption if n == len(pictures) else empty
            if alt or caption.text:
                yield Figure(description=Paragraph(text=alt), caption=caption, href=href)
        yield from self.blocks
        if not pictures and self.caption.text:
            yield self.caption

    def _lists(self) -> Iterator[Block]:
        """The list; where it is not numbered one by one, its numbers are part of the text."""
        filled = [(n, tuple(blocks)) for n, blocks in enumerate(self.items) if blocks]
        if not filled:
            return
        numbers = self._numbering() if self.element.tag == "ol" else []
        start = numbers[filled[0][0]] if numbers else 1
        running = all(numbers[n] == start + k for k, (n, _) in enumerate(filled)) if numbers else False
        if running and 0 <= start <= HIGHEST - len(filled):
            yield List(items=tuple(Item(blocks=b) for _, b in filled), ordered=True, start=start)
            return
        items = ((numbered(b, numbers[n]) if numbers else b) for n, b in filled)
        yield List(items=tuple(Item(blocks=blocks) for blocks in items))

    def _numbering(self) -> list[int]:
        count = len(self.items)
        reverse = self.element.get("reversed") is not None
        number = whole(self.element.get("start"), count if reverse else 1)
        numbers: list[int] = []
        for n in range(count):
            number = self.numbers.get(n, number)
            numbers.append(number)
            number += -1 if reverse else 1
        return numbers


def whole(value: str | None, default: int) -> int:
    """The whole number of an attribute."""
    try:
        return int((value or "")[:10])
    except ValueError:
        return default


def numbered(blocks: tuple[Block, ...], number: int) -> tuple[Block, ...]:
    """The blocks of an item with its number in front of the first text."""
    sign = f"{number}. "
    match blocks:
        case (Paragraph() as first, *rest):
            return (replace(first, text=sign + first.text, marks=moved(first.marks, len(sign))), *rest)
    return (Paragraph(text=sign.strip()), *blocks)


def moved(marks: Sequence[Mark], by: int) -> tuple[Mark, ...]:
    """The marks, each so many characters further on."""
    return tuple(replace(m, span=Span(m.span.start + by, m.span.end + by)) for m in marks)


def one(blocks: Sequence[Block]) -> Paragraph:
    """All text of some blocks as one paragraph on one line."""
    texts: list[str] = []
    marks: list[Mark] = []
    length = 0
    for leaf in leaves(tuple(blocks)):
        texts.append(leaf.text.replace("\n", " "))
        marks += moved(leaf.marks, length)
        length += len(leaf.text) + 1
    return Paragraph(text=" ".join(texts), marks=joined(marks))


SIGNS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def without_label(blocks: list[Block], label: str) -> list[Block]:
    """The blocks of a note without the label that they open with."""
    match blocks:
        case [Paragraph() as first, *rest]:
            text = first.text.translate(SIGNS)
            for opening in (f"[{label}]", f"({label})", f"{label}.", f"{label})", f"{label}:", label):
                if text.startswith(f"{opening} "):
                    return [_shortened(first, len(opening) + 1), *rest]
    return blocks


def _shortened(leaf: Paragraph, by: int) -> Paragraph:
    cut = page_marks(page_labels(mark for mark in leaf.marks if mark.span.end <= by))
    marks = (
        replace(m, span=Span(max(0, m.span.start - by), m.span.end - by))
        for m in leaf.marks
        if m.span.end > by
    )
    return replace(leaf, text=leaf.text[by:], marks=(*cut, *marks))
