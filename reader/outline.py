"""From a flat run of blocks to sections, and from sections to positional ids."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath

from msgspec.structs import replace

from reader.model import (
    ABOUT_AUTHOR,
    Block,
    Document,
    Heading,
    Item,
    List,
    Metadata,
    Paragraph,
    ParagraphRole,
    Quote,
    Section,
    SectionRole,
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
    biography.
    """
    rest = list(blocks)
    title = Heading(text=metadata.title, level=TITLE)
    if rest and isinstance(rest[0], Heading) and rest[0].level == TITLE:
        title = replace(rest[0], level=TITLE)
        rest = rest[1:]
    metadata = replace(metadata, title=metadata.title or title.text)
    groups: list[tuple[Heading, list[Block]]] = [(title, [])]
    for block in rest:
        if isinstance(block, Heading) and block.level <= SECTION:
            groups.append((replace(block, level=SECTION), []))
        else:
            groups[-1][1].append(block)
    sections = [Section(heading=heading, blocks=tuple(body)) for heading, body in groups]
    sections[0] = replace(sections[0], blocks=_with_lead(sections[0].blocks))
    if len(sections) > 1 and sections[-1].heading.text == ABOUT_AUTHOR:
        sections[-1] = replace(sections[-1], role=SectionRole.BIO)
    return Document(metadata=metadata, sections=tuple(sections))


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


def _number_section(section: Section, name: str) -> Section:
    counts: Counter[str] = Counter()

    def fresh(kind: str) -> str:
        counts[kind] += 1
        return f"{name}-{kind}{counts[kind]}"

    def numbered(block: Block) -> Block:
        match block:
            case Heading():
                return replace(block, id=fresh("h"))
            case Paragraph():
                return replace(block, id=fresh("p"))
            case Quote():
                return replace(block, id=fresh("q"), blocks=tuple(map(numbered, block.blocks)))
            case List():
                own = fresh("l")
                items = tuple(
                    Item(id=f"{own}-i{n}", blocks=tuple(map(numbered, item.blocks)))
                    for n, item in enumerate(block.items, 1)
                )
                return replace(block, id=own, items=items)

    heading = replace(section.heading, id=fresh("h"))
    return replace(section, id=name, heading=heading, blocks=tuple(map(numbered, section.blocks)))
