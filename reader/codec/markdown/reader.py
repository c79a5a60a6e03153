"""CommonMark with front matter to Document: ``canonical.md`` reads back, and so does anybody's Markdown."""

import sys
from typing import Any

from msgspec.structs import replace

from reader.codec.markdown import front_matter
from reader.codec.markdown.blocks import Blocks
from reader.codec.markdown.brackets import bound_brackets
from reader.codec.markdown.notes import add_notes
from reader.codec.markdown.tables import add_tables
from reader.errors import BrokenDocument, EmptySource
from reader.hypertext.inline import is_followable
from reader.model import Block, Document, Heading, leaves
from reader.outline import DEEPEST, TITLE, assemble, title_of

NESTING, FRAMES = 5_000, 30_000
"""Levels that the parser follows (its own default drops what lies deeper), and the calls they take."""


def read_markdown(text: str, href: str) -> Document:
    """The document of a Markdown text; ids and sentences are given later.

    A first heading of level 1 is the title; further ones open sections. Raw HTML blocks keep their
    text and lose their tags. A picture alone on a line is a figure, another its alternative text.
    Notes are gathered in a section of their own, and have labels that the model can hold.

    Raises:
        BrokenDocument: the front matter is not YAML.
        EmptySource: there is front matter and nothing else.
    """
    text = text.lstrip("\n")
    metadata, text = front_matter.split(text, href)
    blocks = _parse(text, href)
    if not any(True for _ in leaves(tuple(blocks))):
        raise EmptySource(href, "there is no text in it", "give a file with text")
    metadata = replace(metadata, title=metadata.title or _title(blocks, href))
    return assemble(metadata, _sunk(blocks))


def _parse(text: str, href: str) -> list[Block]:
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, FRAMES))
    try:
        return Blocks(_parser().parse(text)).up_to()
    except RecursionError as error:
        raise BrokenDocument(
            href, "its lists or quotes lie too deep in each other", "flatten them"
        ) from error
    finally:
        sys.setrecursionlimit(limit)


def _parser() -> Any:
    from markdown_it import MarkdownIt  # late: 30 ms

    parser = MarkdownIt("commonmark", {"maxNesting": NESTING})
    bound_brackets(parser)
    add_tables(parser)
    add_notes(parser)
    parser.validateLink = _is_link  # type: ignore[method-assign,assignment]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


def _is_link(target: str) -> bool:
    """Whether a target is read as one; that of a picture in the text itself is, and then left out."""
    return is_followable(target) or target.startswith("data:image/")


def _sunk(blocks: list[Block]) -> list[Block]:
    """The blocks with no heading of level 1 but one in front.

    Where there are others, they are the sections, and every heading but the title sinks a level.
    """
    if not any(_is_top(block) for block in blocks[1:]):
        return blocks
    sunk = [
        replace(block, level=min(DEEPEST, block.level + 1)) if isinstance(block, Heading) else block
        for block in blocks
    ]
    return [blocks[0], *sunk[1:]] if _is_top(blocks[0]) else sunk


def _is_top(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == TITLE


def _title(blocks: list[Block], href: str) -> str:
    """The title of a text without front matter: its first heading of level 1, or its file's name."""
    top = next((block.text for block in blocks if isinstance(block, Heading) and block.level == TITLE), "")
    return top or title_of(href)
