"""Blocks that a source has sifted: the person's word over the source's, repair, one decision a block."""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from msgspec.structs import replace

from reader.errors import EmptySource
from reader.hypertext.frames import numbered
from reader.hypertext.inline import joined, settled
from reader.hypertext.tables import Cell, table
from reader.model import (
    Action,
    Block,
    Cut,
    Decision,
    Document,
    Figure,
    Heading,
    Item,
    Leaf,
    LineRole,
    List,
    Mark,
    MarkRole,
    Note,
    Paragraph,
    ParagraphRole,
    Quote,
    Span,
    Table,
    bare,
    block_leaves,
    leaves,
    map_leaves,
    page_labels,
    page_marks,
    text_of,
)
from reader.outline import TITLE, assemble, title_of
from reader.passes.clean.overrides import RULES, Overrides
from reader.passes.clean.repair import repair, repair_inside

KEPT, DANGLING, BLANK = "text", "heading without content", "blank"


def apply(document: Document, overrides: Overrides) -> tuple[Document, tuple[Decision, ...]]:
    """The canonical document of sifted blocks, and what became of each.

    Raises:
        EmptySource: nothing is kept.
        UnknownLine: an override names no block.
    """
    blocks = document.sections[0].blocks
    texts = [text_of(block) for block in blocks]
    actions = overrides.actions(texts, document.metadata.source)
    late: list[list[str]] = [[] for _ in blocks]
    mended = [
        _mended(bare(block), text, late[n]) if _is_wanted(block, actions.get(n)) else None
        for n, (block, text) in enumerate(zip(blocks, texts, strict=True))
    ]
    dangling = _dangling(mended, actions)
    kept: list[Block] = []
    decisions: list[Decision] = []
    waiting: list[str] = []
    for n, (block, text, own) in enumerate(zip(blocks, texts, mended, strict=True)):
        action, rule = _verdict(block, own, actions.get(n), dangling=n in dangling)
        if own and action is Action.KEEP:
            kept.append(_opened(own, waiting))
            waiting += late[n]
        else:
            waiting += page_labels(mark for leaf in block_leaves(block) for mark in leaf.marks)
        decisions.append(_decision(n + 1, text, action, rule, own or block))
    if not kept:
        raise EmptySource(document.metadata.source, "there is no text in it", "give a file with text")
    metadata = document.metadata
    title = repair(metadata.title)
    if not (title or (isinstance(kept[0], Heading) and kept[0].level == TITLE)):
        title = title_of(metadata.source)
    return assemble(replace(metadata, title=title), _without_dead_references(kept)), tuple(decisions)


def _is_wanted(block: Block, action: Action | None) -> bool:
    return action is Action.KEEP or not (action or isinstance(block, Cut))


def _verdict(block: Block, own: Block | None, action: Action | None, *, dangling: bool) -> tuple[Action, str]:
    if action is Action.DROP:
        return action, RULES[action]
    if isinstance(block, Cut) and not action:
        return Action.DROP, block.rule
    if own is None:
        return Action.DROP, BLANK
    if action:
        return action, RULES[action]
    return (Action.DROP, DANGLING) if dangling else (Action.KEEP, KEPT)


def _dangling(blocks: Sequence[Block | None], actions: dict[int, Action]) -> set[int]:
    """The headings, but for the title, after which nothing stands: nothing to read, a chapter of silence."""
    found: set[int] = set()
    for n in range(len(blocks) - 1, -1, -1):
        block = blocks[n]
        if block is None:
            continue
        if not isinstance(block, Heading) or block.level == TITLE or n in actions:
            break
        found.add(n)
    return found


def _decision(number: int, text: str, action: Action, rule: str, block: Block) -> Decision:
    kept = action is Action.KEEP
    canonical = text_of(block) if kept else text
    level = block.level if isinstance(block, Heading) and kept else 0
    role = _role(block) if kept else LineRole.BLANK if rule == BLANK else LineRole.BOILERPLATE
    return Decision(number, text, action, role, rule, level, canonical if canonical != text else "")


def _role(block: Block) -> LineRole:
    if isinstance(block, Heading) and block.level == TITLE:
        return LineRole.TITLE
    return ROLES[type(block)]


ROLES: dict[type[Block], LineRole] = {
    Heading: LineRole.HEADING,
    Paragraph: LineRole.PARAGRAPH,
    List: LineRole.ITEM,
    Quote: LineRole.QUOTE,
    Table: LineRole.TABLE,
    Figure: LineRole.FIGURE,
    Note: LineRole.NOTE,
}


def _opened(block: Block, waiting: list[str]) -> Block:
    """The block with the pages that wait for a text, which they find in it."""
    return map_leaves(block, lambda leaf: _with_pages(leaf, waiting)) if waiting else block


def _with_pages(leaf: Leaf, waiting: list[str]) -> Leaf:
    """The leaf with the pages that wait for a text, if it has any; then they wait no longer."""
    if not (waiting and leaf.text):
        return leaf
    marks = joined((*page_marks(waiting), *leaf.marks))
    waiting.clear()
    return replace(leaf, marks=marks)


def _mended(block: Block, text: str, late: list[str]) -> Block | None:
    """The block of that text repaired, without what has no text then; none where that is all of it.

    ``late`` gets the pages that begin after the last text of it.
    """
    mended = map_leaves(block, lambda leaf: _repaired(leaf, late))
    return mended if text and text == text_of(mended) else next(_filled(mended), None)


def _repaired(leaf: Leaf, late: list[str]) -> Leaf:
    """The leaf with its text repaired, and the pages that wait; ``late`` gets those that begin after it."""
    if isinstance(leaf, Paragraph) and leaf.role is ParagraphRole.VERBATIM:
        return _with_pages(leaf, late)
    if not leaf.marks:
        text = repair(leaf.text)
        return _with_pages(leaf if text == leaf.text else replace(leaf, text=text), late)
    mended, beyond = _remarked(leaf)
    mended = _with_pages(mended, late)
    late += beyond
    return mended


def _remarked(leaf: Leaf) -> tuple[Leaf, list[str]]:
    """The leaf with its text repaired between the edges of its marks, and the marks moved along.

    And the labels of the pages after which no text is left. The letter that a page is marked on is repaired
    with those behind it.
    """
    edges = sorted({0, len(leaf.text), *(edge for mark in leaf.marks for edge in _edges(mark))})
    moved, text = {0: 0}, ""
    for start, end in pairwise(edges):
        piece = repair_inside(leaf.text[start:end])
        text += piece.lstrip() if text[-1:] in {"", " "} else piece
        moved[end] = len(text)
    marks: list[Mark] = []
    beyond: list[str] = []
    length = len(text.rstrip())
    for mark in leaf.marks:
        start = moved[mark.span.start]
        if mark.role is not MarkRole.PAGE:
            marks.append(replace(mark, span=Span(start, moved[mark.span.end])))
        elif start < length:
            marks += page_marks([mark.target], start + text.startswith(" ", start))
        else:
            beyond.append(mark.target)
    return replace(leaf, text=text[:length], marks=settled(marks, text)), beyond


def _edges(mark: Mark) -> tuple[int, ...]:
    """Where a mark parts the text."""
    return (mark.span.start,) if mark.role is MarkRole.PAGE else (mark.span.start, mark.span.end)


def _filled(block: Block) -> Iterator[Block]:
    """The block without what in it has no text, as a source would have told it."""
    match block:
        case Quote() | Note() if inner := _all_filled(block.blocks):
            yield replace(block, blocks=inner)
        case List():
            yield from _filled_list(block)
        case Table():
            heads = block.rows[:1] if block.headed else ()
            yield from table([[Cell(cell, 1, 1, row in heads) for cell in row.cells] for row in block.rows])
        case _ if text_of(block):
            yield block


def _all_filled(blocks: Sequence[Block]) -> tuple[Block, ...]:
    return tuple(chain.from_iterable(map(_filled, blocks)))


def _filled_list(block: List) -> Iterator[List]:
    """The list; where its numbers have gaps then, they are part of the text."""
    items = [
        (n, inner) for n, item in enumerate(block.items, block.start) if (inner := _all_filled(item.blocks))
    ]
    if not items:
        return
    first, last = items[0][0], items[-1][0]
    if block.ordered and last - first >= len(items):
        yield List(items=tuple(Item(blocks=numbered(inner, n)) for n, inner in items))
    else:
        start = first if block.ordered else 1
        yield replace(block, items=tuple(Item(blocks=inner) for _, inner in items), start=start)


def _without_dead_references(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without references to notes that are not among them."""
    leaf_marks = (mark for leaf in leaves(tuple(blocks)) for mark in leaf.marks)
    if not any(mark.role is MarkRole.NOTEREF for mark in leaf_marks):
        return list(blocks)
    labels = {block.label for block in blocks if isinstance(block, Note)}

    def lives(mark: Mark) -> bool:
        return mark.role is not MarkRole.NOTEREF or mark.target in labels

    def alive(leaf: Leaf) -> Leaf:
        if all(map(lives, leaf.marks)):
            return leaf
        return replace(leaf, marks=tuple(filter(lives, leaf.marks)))

    return [map_leaves(block, alive) for block in blocks]
