"""CommonMark with front matter to Document: ``canonical.md`` reads back, and so does anybody's Markdown."""

import re
import sys
from collections.abc import Sequence
from html import unescape
from typing import Any

from msgspec.structs import replace

from reader.codec.markdown import front_matter
from reader.codec.markdown.inline import CDATA, Text
from reader.decoding import safe
from reader.errors import BrokenDocument, EmptySource
from reader.hypertext.inline import is_followable
from reader.model import (
    Block,
    Document,
    Heading,
    Item,
    List,
    Mark,
    Paragraph,
    ParagraphRole,
    Quote,
    leaves,
)
from reader.outline import DEEPEST, TITLE, assemble, title_of

DEEPEST_BLOCK = 12
"""Lists and quotes in each other beyond this keep their text and lose their nesting."""

NESTING, FRAMES = 5_000, 30_000
"""Levels that the parser follows (its own default drops what lies deeper), and the calls they take."""

NO_LINK = re.compile(r"^( {0,3})(?=\[\^|\[[^\]\n]+\]:[ \t]+(?!<|#|\.|/|https?:|mailto:)\S)", re.MULTILINE)
"""Where a line opens like a link's definition and is a footnote or a remark, which must not vanish."""


def read_markdown(text: str, href: str) -> Document:
    """The document of a Markdown text; ids and sentences are given later.

    A first heading of level 1 is the title; further ones open sections. Raw HTML blocks keep their
    text and lose their tags; images become their alternative text.

    Raises:
        BrokenDocument: the front matter is not YAML.
        EmptySource: there is front matter and nothing else.
    """
    text = text.lstrip("\n")
    metadata, text = front_matter.split(text, href)
    blocks = _parse(NO_LINK.sub(r"\1\\", text), href)
    if not any(True for _ in leaves(tuple(blocks))):
        raise EmptySource(href, "there is no text in it", "give a file with text")
    metadata = replace(metadata, title=metadata.title or _title(blocks, href))
    return assemble(metadata, _sunk(blocks))


def _parse(text: str, href: str) -> list[Block]:
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, FRAMES))
    try:
        return _Tokens(_parser().parse(text)).blocks()
    except RecursionError as error:
        raise BrokenDocument(
            href, "its lists or quotes lie too deep in each other", "flatten them"
        ) from error
    finally:
        sys.setrecursionlimit(limit)


def _parser() -> Any:
    from markdown_it import MarkdownIt  # late: 30 ms

    parser = MarkdownIt("commonmark", {"maxNesting": NESTING}).enable("table")
    parser.validateLink = is_followable  # type: ignore[method-assign,assignment]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


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


HTML_NOISE = re.compile(
    r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|</?[a-z][^<>]*>|<[!?][^<>]*>", re.DOTALL | re.IGNORECASE
)


class _Tokens:
    """A walk over the flat token stream of the parser."""

    def __init__(self, tokens: Sequence[Any]) -> None:
        self.tokens, self.next, self.depth = tokens, 0, 0

    def blocks(self, until: str = "") -> list[Block]:
        """The blocks up to a closing token of that type, which is consumed."""
        found: list[Block] = []
        while self.next < len(self.tokens):
            token = self.tokens[self.next]
            self.next += 1
            if token.type == until:
                break
            found += self._block(token)
        return found

    def _block(self, token: Any) -> list[Block]:
        match token.type:
            case "heading_open":
                text, marks = self._inline("heading_close")
                return [Heading(text=text, level=int(token.tag[1]), marks=marks)] if text else []
            case "paragraph_open":
                text, marks = self._inline("paragraph_close")
                return [Paragraph(text=text, marks=marks)] if text else []
            case "fence" | "code_block":
                code = token.content.strip("\n")
                return [Paragraph(text=code, role=ParagraphRole.VERBATIM)] if code.strip() else []
            case "html_block":
                bare = unescape(HTML_NOISE.sub(" ", CDATA.sub(r"\1", token.content)))
                lines = (" ".join(safe(line).split()) for line in bare.split("\n\n"))
                return [Paragraph(text=line) for line in lines if line]
            case "blockquote_open" | "bullet_list_open" | "ordered_list_open":
                self.depth += 1
                nested = self._quote() if token.type == "blockquote_open" else self._list(token)
                self.depth -= 1
                return nested
            case _:
                return self._table() if token.type == "table_open" else []

    def _quote(self) -> list[Block]:
        inner = self.blocks("blockquote_close")
        return [Quote(blocks=tuple(inner))] if inner and self.depth <= DEEPEST_BLOCK else inner

    def _list(self, token: Any) -> list[Block]:
        ordered = token.type == "ordered_list_open"
        items: list[Item] = []
        while self.tokens[self.next].type == "list_item_open":
            self.next += 1
            items.append(Item(blocks=tuple(self.blocks("list_item_close"))))
        self.next += 1
        filled = tuple(item for item in items if item.blocks)
        if self.depth > DEEPEST_BLOCK:
            return [block for item in filled for block in item.blocks]
        start = token.attrGet("start")
        first = 1 if start is None else int(start)
        return [List(items=filled, ordered=ordered, start=first)] if filled else []

    def _table(self) -> list[Block]:
        """The rows of a table as items of a list, their cells parted by semicolons."""
        rows: list[list[str]] = []
        while (token := self.tokens[self.next]).type != "table_close":
            self.next += 1
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                cell = Text()
                for child in token.children or ():
                    cell.take(child)
                rows[-1].append(cell.done()[0])
        self.next += 1
        texts = filter(None, ("; ".join(filter(None, row)) for row in rows))
        items = tuple(Item(blocks=(Paragraph(text=text),)) for text in texts)
        return [List(items=items)] if items else []

    def _inline(self, until: str) -> tuple[str, tuple[Mark, ...]]:
        """Text and marks of the inline token that comes next."""
        text = Text()
        while (token := self.tokens[self.next]).type != until:
            self.next += 1
            for child in token.children or ():
                text.take(child)
        self.next += 1
        return text.done()
