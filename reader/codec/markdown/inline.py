"""Inline tokens to text and marks."""

import re
from collections.abc import Sequence
from html import unescape
from typing import Any

from msgspec.structs import replace

from reader.decoding import safe
from reader.model import Mark, MarkRole, Span

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
SUPERSCRIPTS = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
SUBSCRIPTS = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")


class Text:
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
        folded = re.sub(r"\s+", " ", safe(text))
        self.text += folded[1:] if folded[:1] == " " and self.text[-1:] in {"", " "} else folded

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
                elif name in {"<sup", "<sub"}:
                    self._shift(start, name)
                return

    def _shift(self, start: int, name: str) -> None:
        """Raise or lower what stands from ``start`` on: ``10⁶`` must not become ``106``."""
        text = self.text[start:]
        shifted = text.translate(SUPERSCRIPTS if name == "<sup" else SUBSCRIPTS)
        if text and not any(char in shifted for char in text):
            self.text = self.text[:start] + shifted
        elif text and name == "<sup" and self.text[:start][-1:].isdigit():
            self.text = f"{self.text[:start]}^{text}"

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


def is_followable(target: str) -> bool:
    """Whether a link target is relative or has a scheme that is safe to follow."""
    scheme = re.match(r"\s*([A-Za-z][A-Za-z0-9+.-]*):", target)
    return scheme is None or scheme[1].lower() in {"http", "https", "mailto"}
