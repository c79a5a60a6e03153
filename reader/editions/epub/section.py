"""A Section becomes an XHTML page whose ids are those of the model."""

from lxml import etree
from msgspec import Struct

from reader.editions.epub.inline import nest, wraps
from reader.editions.epub.references import References
from reader.editions.epub.xhtml import TYPE, add_block, legal, page, serialise
from reader.model import (
    Block,
    Heading,
    Leaf,
    List,
    Paragraph,
    ParagraphRole,
    Quote,
    Section,
    SectionRole,
    leaves,
)

DEEPEST = 6


class _Scene(Struct, frozen=True):
    """What the blocks of one section need to know."""

    references: References
    ranks: dict[str, int]


def label(section: Section) -> str:
    """The title of a section on one line, for contents and window; never empty."""
    return legal(" ".join(section.heading.text.split())) or f"[{section.id}]"


def render(section: Section, language: str, references: References) -> bytes:
    """The page of a section: one ``h1``, then its blocks, sub-headings ranked without gaps."""
    scene = _Scene(references, ranks(section))
    bio = section.role is SectionRole.BIO
    root, body = page(label(section), language, "backmatter" if bio else "bodymatter")
    main = add_block(body, "main")
    main.text = "\n"
    kind = {} if bio else {TYPE: "chapter", "role": "doc-chapter"}
    holder = add_block(main, "section", {"id": section.id, **kind, "aria-labelledby": section.heading.id})
    holder.text = "\n"
    _leaf(holder, "h1", section.heading, scene)
    for block in section.blocks:
        _block(holder, block, scene)
    return serialise(root)


def ranks(section: Section) -> dict[str, int]:
    """The HTML ranks of the sub-headings by their ids: 2 to 6, each at most one below the last."""
    open_levels: list[int] = []
    found = {}
    for leaf in leaves(section.blocks):
        if isinstance(leaf, Heading):
            while open_levels and open_levels[-1] >= leaf.level:
                open_levels.pop()
            open_levels.append(leaf.level)
            found[leaf.id] = min(len(open_levels) + 1, DEEPEST)
    return found


def _block(parent: etree._Element, block: Block, scene: _Scene) -> None:
    match block:
        case Heading():
            _leaf(parent, f"h{scene.ranks[block.id]}", block, scene)
        case Paragraph(role=ParagraphRole.VERBATIM):
            _leaf(parent, "pre", block, scene)
        case Paragraph():
            _leaf(parent, "p", block, scene)
        case Quote():
            _container(add_block(parent, "blockquote", {"id": block.id}), block.blocks, scene)
        case List():
            start = {"start": str(block.start)} if block.ordered and block.start != 1 else {}
            holder = add_block(parent, "ol" if block.ordered else "ul", {"id": block.id, **start})
            holder.text = "\n"
            for item in block.items:
                _container(add_block(holder, "li", {"id": item.id}), item.blocks, scene)


def _container(holder: etree._Element, blocks: tuple[Block, ...], scene: _Scene) -> None:
    holder.text = "\n"
    for block in blocks:
        _block(holder, block, scene)


def _leaf(parent: etree._Element, tag: str, leaf: Leaf, scene: _Scene) -> None:
    lead = isinstance(leaf, Paragraph) and leaf.role is ParagraphRole.LEAD
    element = add_block(parent, tag, {"id": leaf.id, **({"class": "lead"} if lead else {})})
    nest(element, leaf.text, wraps(leaf, scene.references.marks.get(leaf.id, [])))
