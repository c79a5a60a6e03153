"""Inline markup to text and marks: white space folded, raised digits kept apart, only safe links."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from reader.decoding import safe
from reader.model import Mark, MarkRole, Span, page_marks

SUPERSCRIPTS = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
SUBSCRIPTS = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
ORDINALS = frozenset("st nd rd th e er re ère ème ième o a os as ª º".split())
"""What stands raised behind a number and is no power: ``21st``, ``2e``."""

SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")


def shifted(before: str, text: str, *, raised: bool) -> str:
    """Raised or lowered text as plain characters: ``10⁶`` must not become ``106``.

    ``before`` is what stands before it. What has no raised form of its own gets a caret behind a digit.
    """
    moved = text.translate(SUPERSCRIPTS if raised else SUBSCRIPTS)
    if text and not any(char in moved for char in text):
        return moved
    if raised and text and before[-1:].isdigit() and text.lower() not in ORDINALS:
        return f"^{text}"
    return text


def order(mark: Mark) -> tuple[int, int, bool, str, str]:
    """The canonical order: by start, longest first, a note reference innermost, then by role.

    Pages that begin at one place stay in their order.
    """
    target = "" if mark.role is MarkRole.PAGE else mark.target
    return mark.span.start, -mark.span.end, mark.role is MarkRole.NOTEREF, mark.role, target


def joined(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Marks in canonical order, those that meet or overlap with equal role and target made one.

    References to a note, and pages, stay apart where they meet. A link that begins in another is left out.
    """
    found: dict[tuple[MarkRole, str, int], list[Span]] = {}
    for mark in sorted(marks, key=lambda mark: mark.span.start):
        place = mark.span.start if mark.role is MarkRole.PAGE else 0
        spans = found.setdefault((mark.role, mark.target, place), [])
        if spans and mark.span.start < spans[-1].end + (mark.role is not MarkRole.NOTEREF):
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, mark.span.end))
        else:
            spans.append(mark.span)
    flat = (Mark(span, role, target) for (role, target, _), spans in found.items() for span in spans)
    return tuple(_without_links_in_links(sorted(flat, key=order)))


def _without_links_in_links(marks: Iterable[Mark]) -> Iterator[Mark]:
    end = 0
    for mark in marks:
        if mark.role is MarkRole.LINK:
            if mark.span.start < end:
                continue
            end = mark.span.end
        yield mark


def settled(marks: Iterable[Mark], text: str) -> tuple[Mark, ...]:
    """The marks of a text, joined; none begins or ends with a space, or stands on nothing."""
    inside = (_trimmed(mark, text) for mark in marks)
    return joined([mark for mark in inside if mark.span.start < mark.span.end])


def _trimmed(mark: Mark, text: str) -> Mark:
    start, end = mark.span.start, mark.span.end
    inside = Span(start + text.startswith(" ", start), end - text.endswith(" ", 0, end))
    return mark if inside == mark.span else replace(mark, span=inside)


def is_followable(target: str) -> bool:
    """Whether a link target is relative or has a scheme that is safe to follow."""
    scheme = SCHEME.match(target)
    return scheme is None or scheme[1].lower() in {"http", "https", "mailto"}


class Open:
    """An inline element that is not yet closed: what it marks, and where its text began."""

    __slots__ = ("closing", "element", "part", "role", "shift", "start", "target")

    def __init__(self, element: object, role: MarkRole | None = None, target: str = "") -> None:
        self.element, self.role, self.target = element, role, target
        self.shift = ""  # "sup" or "sub"
        self.closing = ""  # text to be added behind it
        self.start = self.part = 0


class Text:
    """Text growing from pieces, its white space folded as it comes, and the marks on it.

    ``pages`` are the labels of those that begin with the next text. ``lines`` counts the single line breaks
    in it, which fold to a space unless it is verse.
    """

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.gap = False
        self.opened: list[Open] = []
        self.marks: list[Mark] = []
        self.breaks: list[int] = []
        self.pages: list[str] = []

    def add(self, text: str) -> None:
        """Add a piece; white space at its ends parts it from its neighbours."""
        words = text.split()
        if not words:
            self.gap = self.gap or bool(text)
            return
        piece = " ".join(words)
        if self.length and (self.gap or text[0].isspace()):
            piece = f" {piece}"
        self.gap = text[-1].isspace()
        if self.pages:
            self._turn(piece)
        self.parts.append(piece)
        self.length += len(piece)

    def literal(self, text: str) -> None:
        """Add a piece as it is, joined to what stands before."""
        if self.gap and self.length:
            text = f" {text}"
        self.gap = False
        if self.pages and text.strip():
            self._turn(text)
        self.parts.append(text)
        self.length += len(text)

    def _turn(self, piece: str) -> None:
        """Begin the pages that wait with the first letter of a piece."""
        self.marks += page_marks(self.pages, self.length + len(piece) - len(piece.lstrip()))
        self.pages = []

    def newline(self) -> None:
        """Part what comes from what stands, and remember where."""
        self.gap = True
        self.breaks.append(self.length)

    def open(self, inline: Open) -> None:
        """Begin an inline element at the end of the text."""
        inline.start, inline.part = self.length, len(self.parts)
        self.opened.append(inline)

    def close(self) -> None:
        """End the inline element opened last."""
        inline = self.opened.pop()
        if inline.shift:
            self._shift(inline)
        if inline.closing and self.length > inline.start:
            self.gap = False
            self.literal(inline.closing)
        self._mark(inline)

    def _shift(self, inline: Open) -> None:
        inner = "".join(self.parts[inline.part :])
        if any(mark.role is MarkRole.NOTEREF and mark.span.start >= inline.start for mark in self.marks):
            return
        space = inner[: len(inner) - len(inner.lstrip())]
        before = space or "".join(self.parts[max(0, inline.part - 1) : inline.part])
        moved = space + shifted(before, inner[len(space) :], raised=inline.shift == "sup")
        self.parts[inline.part :] = [moved]
        self.length += len(moved) - len(inner)

    def _mark(self, inline: Open) -> None:
        if inline.role and self.length > inline.start:
            self.marks.append(Mark(Span(inline.start, self.length), inline.role, inline.target))

    def reference(self, label: str, *, closed: bool) -> None:
        """Add a reference to the note of that label; with ``closed``, a bracket follows in the text."""
        bracketed = closed and bool(self.parts) and self.parts[-1].endswith("[") and not self.gap
        self.literal(label if bracketed else f"[{label}]")
        end = self.length + bracketed
        self.marks.append(Mark(Span(end - len(label) - 2, end), MarkRole.NOTEREF, label))

    def reset(self) -> None:
        """Forget the space and the breaks before the first text."""
        self.gap = False
        if self.breaks:
            self.breaks = []

    def take(self) -> tuple[str, tuple[Mark, ...], tuple[int, ...]]:
        """The text, its marks, and where lines broke; then it is empty, and what was open goes on."""
        text = "".join(self.parts)
        for inline in self.opened:
            self._mark(inline)
            inline.start = inline.part = 0
        breaks = tuple(at for at in self.breaks if 0 < at < self.length)
        marks = self.marks
        self.parts, self.length, self.gap, self.marks, self.breaks = [], 0, False, [], []
        return text, settled(marks, text) if marks else (), breaks


LONGEST_ATTRIBUTE = 50_000
"""Characters of an attribute that is looked at."""


def plain(value: str | None, most: int = 2_000) -> str:
    """An attribute's value as one safe line, at most that long; nothing when it is longer."""
    if not value or len(value) > LONGEST_ATTRIBUTE:
        return ""
    line = " ".join(safe(value).split())
    return line if len(line) <= most else ""
