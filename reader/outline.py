"""From a flat run of blocks to sections, and from sections to positional ids."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath

from msgspec.structs import replace

from reader.model import (
    ABOUT_AUTHOR,
    NOTES,
    Block,
    Cut,
    Document,
    Figure,
    Heading,
    Item,
    List,
    Metadata,
    Note,
    Paragraph,
    ParagraphRole,
    Quote,
    Row,
    Section,
    SectionRole,
    Table,
)

TITLE, SECTION, DEEPEST = 1, 2, 6
"""Levels of headings: the title, what opens a section, the deepest."""


def title_of(source: str) -> str:
    """A title for a text without one: the name of its file, never empty."""
    return " ".join(re.split(r"[\s_-]+", PurePosixPath(source).stem)).strip() or "Untitled"


def assemble(metadata: Metadata, blocks: Sequence[Block]) -> Document:
    """A document whose first section bears the title and whose level-2 headings open the others.

    A heading of level 1 that opens the blocks is the title as printed, and wins over
    ``metadata.title`` only where that is empty. Any other heading of level 1 opens a section. The
    first paragraph under the title is the lead. A last section headed "About the author" is the
    biography. Notes that stand among the text are gathered in a last section of their own, before it.
    """
    rest = list(blocks)
    title = Heading(text=metadata.title, level=TITLE)
    if rest and isinstance(rest[0], Heading) and rest[0].level == TITLE:
        title = replace(rest[0], level=TITLE)
        rest = rest[1:]
    metadata = replace(metadata, title=metadata.title or title.text)
    sections = _sections(title, rest)
    sections[0] = replace(sections[0], blocks=_with_lead(sections[0].blocks))
    return Document(metadata=metadata, sections=tuple(sections))


def _sections(title: Heading, blocks: Sequence[Block]) -> list[Section]:
    groups: list[tuple[Heading, list[Block]]] = [(title, [])]
    for block in blocks:
        if isinstance(block, Heading) and block.level <= SECTION:
            groups.append((replace(block, level=SECTION), []))
        else:
            groups[-1][1].append(block)
    strays: list[Block] = []
    sections: list[Section] = []
    for heading, body in groups:
        notes = [block for block in body if isinstance(block, Note)]
        if not sections or len(notes) < len(body) or not notes:
            strays += notes
            body = [block for block in body if not isinstance(block, Note)]  # noqa: PLW2901
        sections.append(Section(heading=heading, blocks=tuple(body), role=_role(heading, body)))
    bio = len(sections) > 1 and sections[-1].heading.text == ABOUT_AUTHOR
    if bio:
        sections[-1] = replace(sections[-1], role=SectionRole.BIO)
    if strays:
        own = Section(Heading(text=NOTES, level=SECTION), tuple(strays), SectionRole.NOTES)
        sections.insert(len(sections) - bio, own)
    return sections


REFERENCES = re.compile(
    r"(?:references?|bibliography|works cited|literature(?: cited)?|sources?|citations?"
    r"|(?:references?|notes?) (?:and|&) (?:sources?|references?|notes?))[:.]?",
    re.IGNORECASE,
)
"""How a list of works cited is headed."""


def _role(heading: Heading, blocks: Sequence[Block]) -> SectionRole:
    if any(isinstance(block, Note) for block in blocks):
        return SectionRole.NOTES
    return SectionRole.REFERENCES if REFERENCES.fullmatch(heading.text) else SectionRole.BODY


def _with_lead(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    match blocks:
        case (Paragraph(role=ParagraphRole.BODY) as first, *rest):
            return (replace(first, role=ParagraphRole.LEAD), *rest)
    return blocks


def number(document: Document) -> Document:
    """Give every section and block its positional id: ``s3``, ``s3-p2``, ``s3-h1``, ``s3-l1-i2``.

    Ids are counted for each kind in each section, in reading order, and depend on nothing else.
    """
    return replace(
        document,
        sections=tuple(_number_section(section, f"s{n}") for n, section in enumerate(document.sections, 1)),
    )


def _number_section(section: Section, name: str) -> Section:  # noqa: C901 - one case for each kind
    counts: Counter[str] = Counter()

    def fresh(kind: str) -> str:
        counts[kind] += 1
        return f"{name}-{kind}{counts[kind]}"

    def numbered(block: Block) -> Block:  # noqa: PLR0911
        match block:
            case Heading():
                return replace(block, id=fresh("h"))
            case Paragraph():
                return replace(block, id=fresh("p"))
            case Quote():
                return replace(block, id=fresh("q"), blocks=tuple(map(numbered, block.blocks)))
            case Note():
                return replace(block, id=fresh("n"), blocks=tuple(map(numbered, block.blocks)))
            case List():
                own = fresh("l")
                items = tuple(
                    Item(id=f"{own}-i{n}", blocks=tuple(map(numbered, item.blocks)))
                    for n, item in enumerate(block.items, 1)
                )
                return replace(block, id=own, items=items)
            case Table():
                return _number_table(block, fresh("t"))
            case Figure():
                return _number_figure(block, fresh("f"))
            case Cut():
                return replace(block, id=fresh("x"), block=numbered(block.block))

    heading = replace(section.heading, id=fresh("h"))
    return replace(section, id=name, heading=heading, blocks=tuple(map(numbered, section.blocks)))


def _number_table(table: Table, name: str) -> Table:
    rows = (
        Row(
            id=f"{name}-r{r}",
            cells=tuple(replace(cell, id=f"{name}-r{r}c{c}") for c, cell in enumerate(row.cells, 1)),
        )
        for r, row in enumerate(table.rows, 1)
    )
    return replace(table, id=name, rows=tuple(rows))


def _number_figure(figure: Figure, name: str) -> Figure:
    """The figure with ids; a caption without words has none, for no edition shows it."""
    description, caption = figure.description, figure.caption
    return replace(
        figure,
        id=name,
        description=replace(description, id=f"{name}-alt"),
        caption=replace(caption, id=f"{name}-caption" if caption.text else ""),
    )
