"""Blocks that a source has sifted: the person's word over the source's, repair, one decision a block."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from reader.errors import EmptySource
from reader.model import (
    Action,
    Block,
    Cut,
    Decision,
    Document,
    Figure,
    Heading,
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
    leaves,
    map_leaves,
    text_of,
)
from reader.outline import TITLE, assemble, title_of
from reader.passes.clean.overrides import RULES, Overrides
from reader.passes.clean.repair import repair, repair_inside

KEPT, DANGLING = "text", "heading without content"


def apply(document: Document, overrides: Overrides) -> tuple[Document, tuple[Decision, ...]]:
    """The canonical document of sifted blocks, and what became of each.

    Raises:
        EmptySource: nothing is kept.
        UnknownLine: an override names no block.
    """
    blocks = document.sections[0].blocks
    texts = [text_of(block) for block in blocks]
    actions = overrides.actions(texts, document.metadata.source)
    dangling = _dangling(blocks, actions)
    kept: list[Block] = []
    decisions: list[Decision] = []
    for n, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        own = bare(block)
        action, rule = _verdict(block, actions.get(n), dangling=n in dangling)
        mended = map_leaves(own, _repaired) if action is Action.KEEP else own
        if action is Action.KEEP:
            kept.append(mended)
        decisions.append(_decision(n + 1, text, action, rule, mended))
    if not any(True for _ in leaves(tuple(kept))):
        raise EmptySource(document.metadata.source, "there is no text in it", "give a file with text")
    metadata = document.metadata
    if not (metadata.title or (isinstance(kept[0], Heading) and kept[0].level == TITLE)):
        metadata = replace(metadata, title=title_of(metadata.source))
    return assemble(metadata, _without_dead_references(kept)), tuple(decisions)


def _verdict(block: Block, action: Action | None, *, dangling: bool) -> tuple[Action, str]:
    if action:
        return action, RULES[action]
    if isinstance(block, Cut):
        return Action.DROP, block.rule
    return (Action.DROP, DANGLING) if dangling else (Action.KEEP, KEPT)


def _dangling(blocks: Sequence[Block], actions: dict[int, Action]) -> set[int]:
    """The headings, but for the title, after which nothing stands: nothing to read, a chapter of silence."""
    found: set[int] = set()
    for n in range(len(blocks) - 1, -1, -1):
        block = blocks[n]
        if actions.get(n) is Action.DROP or (isinstance(block, Cut) and n not in actions):
            continue
        if not isinstance(block, Heading) or block.level == TITLE or n in actions:
            break
        found.add(n)
    return found


def _decision(number: int, text: str, action: Action, rule: str, block: Block) -> Decision:
    kept = action is Action.KEEP
    canonical = text_of(block) if kept else text
    level = block.level if isinstance(block, Heading) and kept else 0
    role = _role(block) if kept else LineRole.BOILERPLATE
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


def _repaired(leaf: Leaf) -> Leaf:
    """The leaf with its text repaired between the edges of its marks, and the marks moved along."""
    if isinstance(leaf, Paragraph) and leaf.role is ParagraphRole.VERBATIM:
        return leaf
    if not leaf.marks:
        text = repair(leaf.text)
        return leaf if text == leaf.text else replace(leaf, text=text)
    edges = sorted({0, len(leaf.text), *(e for m in leaf.marks for e in (m.span.start, m.span.end))})
    moved, text = {0: 0}, ""
    for start, end in pairwise(edges):
        text += repair_inside(leaf.text[start:end])
        moved[end] = len(text)
    marks = (replace(m, span=Span(moved[m.span.start], moved[m.span.end])) for m in leaf.marks)
    return replace(leaf, text=text, marks=tuple(m for m in marks if m.span.start < m.span.end))


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
