"""What is read of a section, in order: its leaves, and the labels that an edition sets before them.

Both editions take the labels from here, so that the page shows them where the recording says them.
"""

from collections.abc import Iterator

from msgspec import Struct

from reader.model import Block, Cut, Figure, Heading, Item, Leaf, List, Note, Paragraph, Section, children

LANGUAGE = "en"
"""Of the labels that are words."""

PICTURE, UNTOLD = "Picture:", "Picture without a description"


class Label(Struct, frozen=True):
    """What stands before a text and is no part of it.

    Attributes:
        text: as it is seen.
        said: as it is heard.
        drawn: whether the reading system draws it, as it does the numbers of a list.
        worded: whether it is words of :data:`LANGUAGE`.
    """

    text: str
    said: str
    drawn: bool = False
    worded: bool = False


class Passage(Struct, frozen=True):
    """A leaf and the labels before it; or, without a leaf, labels of a block that has no text.

    ``id`` is that of the leaf, or else of the element that holds the labels.
    """

    id: str
    leaf: Leaf | None = None
    labels: tuple[Label, ...] = ()


class _Numbered(Struct, frozen=True):
    item: Item
    number: int


class _End(Struct, frozen=True):
    id: str


_Step = Block | _Numbered | _End


def passages(section: Section) -> Iterator[Passage]:
    """The heading, with text or without, then everything of the blocks that has text or a label."""
    yield Passage(section.heading.id, section.heading)
    labels: list[Label] = []
    waiting: list[_Step] = list(reversed(section.blocks))
    while waiting:  # no recursion: a text may be nested deeper than the stack
        step = waiting.pop()
        if isinstance(step, (Heading, Paragraph)):
            if step.text:
                yield Passage(step.id, step, tuple(labels))
                labels = []
        elif isinstance(step, _End):
            if labels:
                yield Passage(step.id, None, tuple(labels))
                labels = []
        else:
            label, inside = _opened(step)
            labels += label
            waiting += reversed(inside)


def _opened(step: "Block | _Numbered") -> tuple[tuple[Label, ...], tuple["_Step", ...]]:
    """The label of a container, if it has one, and what is in it."""
    match step:
        case List(ordered=True):
            return (), tuple(_Numbered(item, number) for number, item in enumerate(step.items, step.start))
        case _Numbered():
            number = Label(f"{step.number}.", str(step.number), drawn=True)
            return (number,), (*step.item.blocks, _End(step.item.id))
        case Note():
            return (Label(f"[{step.label}]", f"Note {step.label}"),), (*step.blocks, _End(step.id))
        case Figure():
            text = PICTURE if step.description.text else UNTOLD
            inside = step.description, _End(step.description.id), step.caption
            return (Label(text, text, worded=True),), inside
        case Cut():
            return (), ()
        case _:
            return (), children(step)


def labels(section: Section) -> dict[str, tuple[Label, ...]]:
    """The labels of a section by the ids of what they stand before."""
    return {each.id: each.labels for each in passages(section) if each.labels}
