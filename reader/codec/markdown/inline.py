"""Inline tokens to text and marks."""

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from reader.codec.markdown.marks import TARGETED
from reader.decoding import safe
from reader.hypertext.inline import is_followable, joined, shifted
from reader.hypertext.pages import PAGEBREAK
from reader.model import Mark, MarkRole, Span, page_marks

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
CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
DEEPEST_MARK = 50
"""Open elements of one name, beyond which the next one loses its mark and keeps its text."""


class _Open(Struct, frozen=True):
    """Where an element opened: the offset in the text, and the number of pieces before it."""

    role: MarkRole | None
    target: str
    offset: int
    pieces: int


class Text:
    """Text growing from inline tokens, white space folded as it comes, and the marks on it.

    ``labels`` gives the label of a note by the one that the text refers to it with. ``pages`` are the labels
    of those that begin with the next text: what is left of them waits for the text of another leaf.
    """

    def __init__(self, labels: Mapping[str, str], pages: list[str]) -> None:
        self.labels, self.pages = labels, pages
        self.pieces: list[str] = []
        self.length, self.last = 0, ""
        self.opened: dict[str, list[_Open]] = {}
        self.marks: list[Mark] = []

    def take(self, token: Any) -> None:
        """Add one inline token."""
        start = self.length
        match token.type:
            case "text" | "text_special":
                self._add(token.content)
            case "code_inline":
                self._add(token.content)
                self._mark(start, MarkRole.CODE, "")
            case "noteref":
                label = self.labels[token.content]
                self._add(f"[{label}]")
                self._mark(start, MarkRole.NOTEREF, label)
            case "softbreak" | "hardbreak":
                self._add(" ")
            case "image":
                for child in token.children or ():
                    self.take(child)
            case "html_inline":
                self._html(token.content)
            case _ if token.nesting == 1:
                name = token.type.removesuffix("_open")
                self._open(name, TOKEN_ROLES.get(name), one_line(token.attrGet("href") or ""))
            case _ if token.nesting == -1:
                self._close(token.type.removesuffix("_close"))

    def _add(self, text: str) -> None:
        folded = re.sub(r"\s+", " ", safe(text))
        if folded[:1] == " " and self.last in {"", " "}:
            folded = folded[1:]
        if folded:
            if self.pages and folded != " ":
                self.marks += page_marks(self.pages, self.length + folded.startswith(" "))
                self.pages.clear()
            self.pieces.append(folded)
            self.length, self.last = self.length + len(folded), folded[-1]

    def _html(self, tag: str) -> None:
        match = HTML_TAG.fullmatch(tag)
        if match is None or match["name"].lower() == "br":
            self._add(" " if match else "".join(CDATA.findall(tag)))
            return
        name = match["name"].lower()
        if match["close"]:
            self._close(f"<{name}")
            return
        attributes = dict(re.findall(r"""([a-zA-Z:-]+)\s*=\s*["']([^"']*)["']""", match["attributes"]))
        if name == "span" and attributes.get("role") == PAGEBREAK:
            self.pages += filter(None, [one_line(unescape(attributes.get("aria-label", "")))])
        target = one_line(unescape(attributes.get({"a": "href", "span": "lang"}.get(name, ""), "")))
        self._open(f"<{name}", HTML_ROLES.get(name), target)

    def _open(self, name: str, role: MarkRole | None, target: str) -> None:
        above = self.opened.setdefault(name, [])
        dead = role in TARGETED and not (target and is_followable(target))
        role = None if dead or len(above) >= DEEPEST_MARK else role
        above.append(_Open(role, target, self.length, len(self.pieces)))

    def _close(self, name: str) -> None:
        if not self.opened.get(name):
            return
        opened = self.opened[name].pop()
        if opened.role:
            self._mark(opened.offset, opened.role, opened.target)
        elif name in {"<sup", "<sub"}:
            self._shift(opened, name)

    def _shift(self, opened: _Open, name: str) -> None:
        """Raise or lower what was added since."""
        pieces = self.pieces[opened.pieces :]
        if not pieces:
            return
        text, before = "".join(pieces), "".join(self.pieces[max(0, opened.pieces - 1) : opened.pieces])
        moved = shifted(before, text, raised=name == "<sup")
        if len(moved) != len(text) and self.marks and self.marks[-1].span.end > opened.offset:
            return  # a link or a note, and no power
        self.pieces[opened.pieces :] = [moved, *[""] * (len(pieces) - 1)]
        self.length += len(moved) - len(text)

    def _mark(self, start: int, role: MarkRole, target: str) -> None:
        if start < self.length:
            self.marks.append(Mark(Span(start, self.length), role, target))

    def done(self) -> tuple[str, tuple[Mark, ...]]:
        """The text without white space at its end, and its marks in canonical order."""
        text = "".join(self.pieces).rstrip()
        inside = (replace(m, span=Span(m.span.start, min(m.span.end, len(text)))) for m in self.marks)
        return text, joined([mark for mark in inside if mark.span.start < mark.span.end])


def one_line(value: str) -> str:
    """A target or an address as one line of safe characters."""
    return " ".join(safe(value).split())
