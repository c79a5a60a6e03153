"""A Section becomes an XHTML page whose ids are those of the model.

Notes follow DPUB-ARIA 1.1: those of the notes section are items of a list, for ``doc-endnote`` is
deprecated there; one that stands elsewhere is a ``doc-footnote``.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from reader.editions.epub.backlinks import add_ways_back
from reader.editions.epub.inline import nest, wraps
from reader.editions.epub.pagination import begin, by_offset
from reader.editions.epub.references import References, label, links
from reader.editions.epub.xhtml import (
    LABELS,
    LANGUAGE,
    TYPE,
    add,
    add_block,
    lang,
    page,
    serialise,
    switch,
    turn,
)
from reader.model import (
    Block,
    Cut,
    Figure,
    Heading,
    Leaf,
    List,
    MarkRole,
    Note,
    Paragraph,
    ParagraphRole,
    Quote,
    Row,
    Section,
    SectionRole,
    Span,
    Table,
    leaves,
)
from reader.script import Label, labels

DEEPEST = 6

KINDS = {
    SectionRole.BODY: "chapter",
    SectionRole.REFERENCES: "bibliography",
    SectionRole.NOTES: "endnotes",
    SectionRole.BIO: "",
}
"""The EPUB type of a section by its role; the ARIA role is the same after ``doc-``."""

NARROW = 3
"""Columns that fit the narrowest screen with large letters; a wider table may scroll within itself."""


class _Scene(Struct, frozen=True):
    """What the blocks of one section need to know."""

    section: Section
    language: str
    references: References
    ranks: dict[str, int]
    labels: Mapping[str, tuple[Label, ...]]


def render(section: Section, language: str, references: References, *, spoken: bool = False) -> bytes:
    """The page of a section: one ``h1``, then its blocks, sub-headings ranked without gaps."""
    scene = _Scene(section, language, references, ranks(section), labels(section))
    body_matter = section.role is SectionRole.BODY
    part = "bodymatter" if body_matter else "backmatter"
    root, body = page(label(section), language, part, spoken=spoken)
    main = add_block(body, "main")
    main.text = "\n"
    kind = KINDS.get(section.role, "")
    types = {TYPE: kind, "role": f"doc-{kind}"} if kind else {}
    holder = add_block(main, "section", {"id": section.id, **types, "aria-labelledby": section.heading.id})
    holder.text = "\n"
    _leaf(holder, "h1", section.heading, scene)
    for are_notes, run in groupby(section.blocks, lambda block: isinstance(block, Note)):
        if are_notes and section.role is SectionRole.NOTES:
            _list_of_notes(holder, list(run), scene)
        else:
            _add_all(holder, tuple(run), scene)
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


def _block(parent: etree._Element, block: Block, scene: _Scene) -> None:  # noqa: C901 - one for each kind
    match block:
        case Heading():
            _leaf(parent, f"h{scene.ranks.get(block.id, DEEPEST)}", block, scene)
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
        case Table():
            _table(parent, block, scene)
        case Figure():
            _figure(parent, block, scene)
        case Note():
            types = {TYPE: "footnote", "role": "doc-footnote"}
            _note(add_block(parent, "aside", {"id": block.id, **types}), block, scene)
        case Cut():
            _block(parent, block.block, scene)


def _container(holder: etree._Element, blocks: Sequence[Block], scene: _Scene) -> None:
    holder.text = "\n"
    _add_all(holder, blocks, scene)


def _add_all(holder: etree._Element, blocks: Sequence[Block], scene: _Scene) -> None:
    for block in blocks:
        _block(holder, block, scene)


def _table(parent: etree._Element, table: Table, scene: _Scene) -> None:
    """A table in a frame that scrolls where its columns cannot get narrower, so that the page never does."""
    wide = len(table.rows[0].cells) > NARROW
    reach = {"tabindex": "0", "role": "group", "aria-labelledby": scene.section.heading.id} if wide else {}
    frame = add_block(parent, "div", {"class": "table", **reach})
    frame.text = "\n"
    holder = add_block(frame, "table", {"id": table.id})
    holder.text = "\n"
    head, body = (table.rows[:1], table.rows[1:]) if table.headed else ((), table.rows)
    for name, rows in (("thead", head), ("tbody", body)):
        if rows:
            part = add_block(holder, name)
            part.text = "\n"
            for row in rows:
                _row(part, row, scene, headed=name == "thead")


def _row(parent: etree._Element, row: Row, scene: _Scene, *, headed: bool) -> None:
    holder = add_block(parent, "tr", {"id": row.id})
    for cell in row.cells:
        if headed and cell.text:  # a header without text would name nothing
            _leaf(holder, "th", cell, scene, {"scope": "col"})
        else:
            _leaf(holder, "td", cell, scene)
    holder.text = "\n"


def _figure(parent: etree._Element, figure: Figure, scene: _Scene) -> None:
    """What a picture shows, told as such, and its caption; the picture itself is in no book."""
    holder = add_block(parent, "figure", {"id": figure.id})
    holder.text = "\n"
    if figure.description.text:
        _leaf(holder, "p", figure.description, scene, {"class": "alt"})
    else:
        name = figure.description.id
        _add_labels(add_block(holder, "p", {"id": name, "class": "alt"}), scene.labels[name], scene.language)
    if figure.caption.text:
        _leaf(holder, "figcaption", figure.caption, scene)


def _list_of_notes(parent: etree._Element, notes: Sequence[Block], scene: _Scene) -> None:
    holder = add_block(parent, "ol", {"class": "notes"})
    holder.text = "\n"
    for note in notes:
        if isinstance(note, Note):
            _note(add_block(holder, "li", {"id": note.id}), note, scene)


def _note(holder: etree._Element, note: Note, scene: _Scene) -> None:
    """The note, with its label in its first sentence, and the ways back to what refers to it."""
    holder.text = "\n"
    if unsaid := scene.labels.get(note.id):
        _add_labels(add_block(holder, "p"), unsaid, scene.language)
    _add_all(holder, note.blocks, scene)
    add_ways_back(holder, note.id, f"[{note.label}]", scene.references, scene.language)


def _add_labels(holder: etree._Element, found: Sequence[Label], around: str) -> None:
    """Set labels before what an element holds, but for those that the reading system draws."""
    shown = [each for each in found if not each.drawn]
    text, holder.text = holder.text or "", None
    before = bool(text or len(holder))
    for place, each in enumerate(shown):
        foreign = switch(LABELS, around) if each.worded else {}
        element = add(holder, "span", {"class": "label", **foreign}, each.text)
        element.tail = " "
        holder.insert(place, element)
    if shown:
        holder[len(shown) - 1].tail = f" {text}" if before else None
    else:
        holder.text = text


def _leaf(
    parent: etree._Element, tag: str, leaf: Leaf, scene: _Scene, attributes: dict[str, str] | None = None
) -> None:
    """A leaf as one element, which bears the language where all of it runs against the page."""
    lead = isinstance(leaf, Paragraph) and leaf.role is ParagraphRole.LEAD
    whole = Span(0, len(leaf.text))
    against = [m for m in leaf.marks if m.span == whole and _runs_against(m.target, m.role, scene.language)]
    around, own = scene.language, {}
    if against:
        around = against[-1].target
        own = {**lang(around), **turn(around, scene.language)}
        leaf = replace(leaf, marks=tuple(mark for mark in leaf.marks if mark not in against))
    named = {"id": leaf.id, **({"class": "lead"} if lead else {}), **(attributes or {}), **own}
    breaks = by_offset(scene.references.pages.get(leaf.id, ()))
    if isinstance(leaf, Heading):  # whose name it would be part of
        begin(parent, breaks.pop(0, []))
    element = add_block(parent, tag, named)
    element.text = ""  # an end tag even where there is no text, for those who read the page as HTML
    nest(element, leaf.text, wraps(leaf, links(scene.section.id, leaf, scene.references), around), breaks)
    if found := scene.labels.get(leaf.id):
        _add_labels(element[0] if leaf.sentences else element, found, around)


def _runs_against(target: str, role: MarkRole, language: str) -> bool:
    tongue = role is MarkRole.LANGUAGE and LANGUAGE.fullmatch(target)
    return bool(tongue and turn(target, language))
