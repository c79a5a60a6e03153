"""The flat tokens of the parser to blocks."""

import re
from collections.abc import Sequence
from html import unescape
from typing import Any

from reader.codec.markdown.inline import CDATA, Text, one_line
from reader.codec.markdown.notes import labels
from reader.decoding import safe
from reader.hypertext.inline import is_followable
from reader.model import (
    Block,
    Figure,
    Heading,
    Item,
    List,
    Mark,
    Note,
    Paragraph,
    ParagraphRole,
    Quote,
    Row,
    Table,
    page_marks,
)

DEEPEST_BLOCK = 12
"""Lists and quotes in each other beyond this keep their text and lose their nesting."""

HTML_NOISE = re.compile(
    r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|</?[a-z][^<>]*>|<[!?][^<>]*>", re.DOTALL | re.IGNORECASE
)

BREAKS = {"softbreak", "hardbreak"}


class Blocks:
    """A walk over the flat token stream of the parser."""

    def __init__(self, tokens: Sequence[Any]) -> None:
        self.tokens, self.next, self.depth = tokens, 0, 0
        self.pages: list[str] = []  # that begin with the next text
        written = [token.meta["label"] for token in tokens if token.type == "footnote_reference_open"]
        given = labels(written)
        self.notes = iter(given)
        self.labels = dict(zip(reversed(written), reversed(given), strict=True))  # the first of a name wins

    def up_to(self, until: str = "") -> list[Block]:
        """The blocks up to a closing token of that type, which is consumed."""
        found: list[Block] = []
        while self.next < len(self.tokens):
            token = self.tokens[self.next]
            self.next += 1
            if token.type == until:
                break
            found += self._block(token)
        return found

    def _block(self, token: Any) -> list[Block]:  # noqa: PLR0911 - one for each kind
        match token.type:
            case "heading_open":
                text, marks = self._text(self._inline("heading_close"))
                return [Heading(text=text, level=int(token.tag[1]), marks=marks)] if text else []
            case "paragraph_open":
                return self._paragraph(self._inline("paragraph_close"))
            case "fence" | "code_block":
                return self._verbatim(token.content.strip("\n"))
            case "html_block":
                bare = unescape(HTML_NOISE.sub(" ", CDATA.sub(r"\1", token.content)))
                lines = (" ".join(safe(line).split()) for line in bare.split("\n\n"))
                return [Paragraph(text=line) for line in lines if line]
            case "blockquote_open" | "bullet_list_open" | "ordered_list_open":
                self.depth += 1
                nested = self._quote() if token.type == "blockquote_open" else self._list(token)
                self.depth -= 1
                return nested
            case "table_open":
                return self._table()
            case _:
                return self._note() if token.type == "footnote_reference_open" else []

    def _verbatim(self, code: str) -> list[Block]:
        if not code.strip():
            return []
        marks = page_marks(self.pages)
        self.pages.clear()
        return [Paragraph(text=code, role=ParagraphRole.VERBATIM, marks=marks)]

    def _quote(self) -> list[Block]:
        inner = self.up_to("blockquote_close")
        return [Quote(blocks=tuple(inner))] if inner and self.depth <= DEEPEST_BLOCK else inner

    def _list(self, token: Any) -> list[Block]:
        ordered = token.type == "ordered_list_open"
        items: list[Item] = []
        while self.tokens[self.next].type == "list_item_open":
            self.next += 1
            items.append(Item(blocks=tuple(self.up_to("list_item_close"))))
        self.next += 1
        filled = tuple(item for item in items if item.blocks)
        if self.depth > DEEPEST_BLOCK:
            return [block for item in filled for block in item.blocks]
        start = token.attrGet("start")
        first = 1 if start is None else int(start)
        return [List(items=filled, ordered=ordered, start=first)] if filled else []

    def _note(self) -> list[Block]:
        """A note, and after it the notes that were defined within it."""
        label = next(self.notes)
        inner = self.up_to("footnote_reference_close")
        own = tuple(block for block in inner if not isinstance(block, Note))
        return [Note(label=label, blocks=own), *(block for block in inner if isinstance(block, Note))]

    def _table(self) -> list[Block]:
        """A table, headed if any cell of its first row says something; that row is left out if none does."""
        rows: list[list[Paragraph]] = []
        while (token := self.tokens[self.next]).type != "table_close":
            self.next += 1
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                text, marks = self._text(token.children or ())
                rows[-1].append(Paragraph(text=text, marks=marks))
        self.next += 1
        headed = any(cell.text for cell in rows[0])
        kept = tuple(Row(cells=tuple(row)) for row in (rows if headed else rows[1:]))
        says = any(cell.text for row in kept for cell in row.cells)
        return [Table(rows=kept, headed=headed)] if says else []

    def _inline(self, until: str) -> list[Any]:
        """The inline tokens that come next, up to a closing token, which is consumed."""
        found: list[Any] = []
        while (token := self.tokens[self.next]).type != until:
            self.next += 1
            found += token.children or ()
        self.next += 1
        return found

    def _paragraph(self, tokens: Sequence[Any]) -> list[Block]:
        """A paragraph, or the figures that it is: pictures alone on a line, each with the lines after it."""
        if not tokens or tokens[0].type != "image" or (len(tokens) > 1 and tokens[1].type not in BREAKS):
            text, marks = self._text(tokens)
            return [Paragraph(text=text, marks=marks)] if text else []
        figures: list[list[Any]] = []
        for line in _lines(tokens):
            if [token.type for token in line] == ["image"]:
                figures.append([])
            elif figures[-1][1:]:
                figures[-1].append(_break(tokens))
            figures[-1] += line
        return [figure for image, *caption in figures if (figure := self._figure(image, caption))]

    def _figure(self, image: Any, caption: Sequence[Any]) -> Figure | None:
        """A picture; its title is the caption where there is no other. None if it has no words."""
        description, own = self._text(image.children or ())
        text, marks = self._text(caption)
        text = text or one_line(image.attrGet("title") or "")
        if not (description or text):
            return None
        href = one_line(image.attrGet("src") or "")
        return Figure(
            description=Paragraph(text=description, marks=own),
            caption=Paragraph(text=text, marks=marks),
            href=href if is_followable(href) else "",
        )

    def _text(self, tokens: Sequence[Any]) -> tuple[str, tuple[Mark, ...]]:
        text = Text(self.labels, self.pages)
        for token in tokens:
            text.take(token)
        return text.done()


def _lines(tokens: Sequence[Any]) -> list[list[Any]]:
    lines: list[list[Any]] = [[]]
    for token in tokens:
        if token.type in BREAKS:
            lines.append([])
        elif token.type != "text" or token.content:
            lines[-1].append(token)
    return lines


def _break(tokens: Sequence[Any]) -> Any:
    return next(token for token in tokens if token.type in BREAKS)
