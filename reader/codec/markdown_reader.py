"""CommonMark with front matter to Document: ``canonical.md`` reads back, and so does anybody's Markdown."""

import re
from collections.abc import Sequence
from html import unescape
from pathlib import PurePosixPath
from typing import Any

from msgspec.structs import replace

from reader.codec.markdown_writer import is_followable
from reader.errors import BrokenDocument, EmptySource
from reader.model import (
    Block,
    Document,
    Heading,
    Item,
    List,
    Mark,
    MarkRole,
    Metadata,
    Paragraph,
    ParagraphRole,
    Quote,
    Span,
    leaves,
)
from reader.outline import DEEPEST, TITLE, assemble

DEEPEST_QUOTE = 12
"""Quotes in quotes beyond this are read at this depth: their text is kept, their nesting is not."""

NESTING = 100
"""Levels that the parser follows; its own default would drop what lies deeper."""

FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
LONGEST_FRONT_MATTER = 65536


def read_markdown(text: str, href: str) -> Document:
    """The document of a Markdown text; ids and sentences are given later.

    A first heading of level 1 is the title; further ones open sections. Raw HTML blocks keep their
    text and lose their tags; images become their alternative text.

    Raises:
        BrokenDocument: the front matter is not YAML.
        EmptySource: there is front matter and nothing else.
    """
    text = text.lstrip("\n")
    metadata = Metadata(source=href)
    front = FRONT_MATTER.match(text)
    if front and front.end() < LONGEST_FRONT_MATTER:
        metadata = _metadata(front["yaml"], href)
        text = text[front.end() :]
    deep = re.compile(rf"^((?: {{0,3}}> ?){{{DEEPEST_QUOTE}}})(?: {{0,3}}> ?)+", re.MULTILINE)
    blocks = _Tokens(_parser().parse(deep.sub(r"\1", text))).blocks()
    if not any(True for _ in leaves(tuple(blocks))):
        raise EmptySource(href, "there is no text in it", "give a file with text")
    metadata = replace(metadata, title=metadata.title or _title(blocks, href))
    return assemble(metadata, _sunk(blocks))


def _parser() -> Any:
    from markdown_it import MarkdownIt  # late: 30 ms

    parser = MarkdownIt("commonmark", {"maxNesting": NESTING})
    parser.validateLink = is_followable  # type: ignore[method-assign,assignment]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


def _metadata(yaml_text: str, href: str) -> Metadata:
    import yaml  # late: 20 ms

    try:
        front = yaml.safe_load(yaml_text)
    except yaml.YAMLError as error:
        what = " ".join(str(error).split())
        raise BrokenDocument(href, f"its front matter is not YAML: {what}", "mend or remove it") from error
    if not isinstance(front, dict):
        return Metadata(source=href)
    authors = front.get("authors", front.get("author", ()))
    names = authors if isinstance(authors, list) else [authors]
    plain = {key: _scalar(front.get(key)) for key in ("title", "date", "publisher", "rights", "identifier")}
    return Metadata(
        **plain,
        language=_scalar(front.get("language", front.get("lang"))),
        authors=tuple(filter(None, map(_scalar, names))),
        source=_scalar(front.get("source")) or href,
    )


def _scalar(value: object) -> str:
    """A YAML scalar as one line of text; anything else as nothing."""
    if isinstance(value, (dict, list, tuple, set)) or value is None:
        return ""
    return " ".join(str(value).split())


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
    return top or PurePosixPath(href).stem.replace("_", " ").replace("-", " ").strip() or "Untitled"


HTML_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?P<attributes>[^>]*)>", re.DOTALL)
HTML_ROLES = {
    "em": MarkRole.EMPHASIS,
    "i": MarkRole.EMPHASIS,
    "strong": MarkRole.STRONG,
    "b": MarkRole.STRONG,
    "code": MarkRole.CODE,
    "a": MarkRole.LINK,
    "span": MarkRole.LANGUAGE,
}
TOKEN_ROLES = {"em": MarkRole.EMPHASIS, "strong": MarkRole.STRONG, "link": MarkRole.LINK}
HTML_NOISE = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)|<[^>]*>", re.DOTALL | re.IGNORECASE
)


class _Tokens:
    """A walk over the flat token stream of the parser."""

    def __init__(self, tokens: Sequence[Any]) -> None:
        self.tokens, self.next = tokens, 0

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
                lines = unescape(HTML_NOISE.sub(" ", token.content)).split("\n\n")
                return [Paragraph(text=text) for text in (" ".join(line.split()) for line in lines) if text]
            case "blockquote_open":
                inner = tuple(self.blocks("blockquote_close"))
                return [Quote(blocks=inner)] if inner else []
            case _:
                return self._list(token) if token.type.endswith("list_open") else []

    def _list(self, token: Any) -> list[Block]:
        ordered = token.type == "ordered_list_open"
        items: list[Item] = []
        while self.tokens[self.next].type == "list_item_open":
            self.next += 1
            inner = tuple(self.blocks("list_item_close"))
            if inner:
                items.append(Item(blocks=inner))
        self.next += 1
        start = int(token.attrGet("start") or 1) if ordered and token.attrGet("start") != 0 else 1
        return [List(items=tuple(items), ordered=ordered, start=start)] if items else []

    def _inline(self, until: str) -> tuple[str, tuple[Mark, ...]]:
        """Text and marks of the inline token that comes next."""
        text = _Text()
        while (token := self.tokens[self.next]).type != until:
            self.next += 1
            for child in token.children or ():
                text.take(child)
        self.next += 1
        return text.done()


class _Text:
    """Text growing from inline tokens, white space folded as it comes, and the marks on it."""

    def __init__(self) -> None:
        self.text = ""
        self.opened: list[tuple[str, MarkRole | None, str, int]] = []
        self.marks: list[Mark] = []

    def take(self, token: Any) -> None:
        """Add one inline token."""
        match token.type:
            case "text" | "text_special":
                self._add(token.content)
            case "code_inline":
                start = len(self.text)
                self._add(token.content)
                self._mark(start, MarkRole.CODE, "")
            case "softbreak" | "hardbreak":
                self._add(" ")
            case "image":
                for child in token.children or ():
                    self.take(child)
            case "html_inline":
                self._html(token.content)
            case _ if token.nesting == 1:
                name = token.type.removesuffix("_open")
                self._open(name, TOKEN_ROLES.get(name), token.attrGet("href") or "")
            case _ if token.nesting == -1:
                self._close(token.type.removesuffix("_close"))

    def _add(self, text: str) -> None:
        folded = re.sub(r"\s+", " ", text)
        self.text += folded[1:] if folded[:1] == " " and self.text[-1:] in {"", " "} else folded

    def _html(self, tag: str) -> None:
        match = HTML_TAG.fullmatch(tag)
        if match is None or match["name"].lower() == "br":
            self._add(" " if match else "")
            return
        name = match["name"].lower()
        if match["close"]:
            self._close(f"<{name}")
            return
        attributes = dict(re.findall(r"""([a-zA-Z:-]+)\s*=\s*["']([^"']*)["']""", match["attributes"]))
        target = unescape(attributes.get({"a": "href", "span": "lang"}.get(name, ""), ""))
        role = HTML_ROLES.get(name)
        if (role is MarkRole.LINK and not is_followable(target)) or (name in {"a", "span"} and not target):
            role = None
        self._open(f"<{name}", role, target)

    def _open(self, name: str, role: MarkRole | None, target: str) -> None:
        self.opened.append((name, role, target, len(self.text)))

    def _close(self, name: str) -> None:
        for n in range(len(self.opened) - 1, -1, -1):
            if self.opened[n][0] == name:
                _, role, target, start = self.opened.pop(n)
                if role:
                    self._mark(start, role, target)
                return

    def _mark(self, start: int, role: MarkRole, target: str) -> None:
        if start < len(self.text):
            self.marks.append(Mark(Span(start, len(self.text)), role, target))

    def done(self) -> tuple[str, tuple[Mark, ...]]:
        """The text without white space at its end, and its marks in canonical order."""
        text = self.text.rstrip()
        inside = (replace(m, span=Span(m.span.start, min(m.span.end, len(text)))) for m in self.marks)
        return text, joined([mark for mark in inside if mark.span.start < mark.span.end])


def joined(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Marks in canonical order, those that meet or overlap with equal role and target made one."""
    found: dict[tuple[MarkRole, str], list[Span]] = {}
    for mark in sorted(marks, key=lambda mark: mark.span.start):
        spans = found.setdefault((mark.role, mark.target), [])
        if spans and mark.span.start <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, mark.span.end))
        else:
            spans.append(mark.span)
    flat = (Mark(span, role, target) for (role, target), spans in found.items() for span in spans)
    return tuple(sorted(flat, key=lambda m: (m.span.start, -m.span.end, m.role, m.target)))
