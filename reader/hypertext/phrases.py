"""What single elements say: inline marks, the words of a formula, a picture or an abbreviation, verse."""

import re
from itertools import pairwise
from typing import Any

from reader.hypertext.inline import Open, plain
from reader.hypertext.links import address
from reader.model import MarkRole

ROLES = (
    dict.fromkeys(("em", "i", "cite", "dfn", "var"), MarkRole.EMPHASIS)
    | dict.fromkeys(("strong", "b"), MarkRole.STRONG)
    | dict.fromkeys(("code", "kbd", "samp", "tt"), MarkRole.CODE)
)

CHANGING = frozenset("sup sub rt rtc q abbr acronym".split())
"""Elements that change or add text."""

FILE_NAME = re.compile(r"[^\s/]+\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)", re.IGNORECASE)
"""What a program writes where nobody described the picture."""

VERSE_LINES, LONGEST_LINE, LONGEST_ON_AVERAGE = 3, 80, 50
"""Fewest lines, and most characters of a line, that are taken for verse or an address."""


def opened(element: Any, tag: str, base: str) -> Open | None:
    """The inline element, and what it marks; None when it says nothing of its text."""
    if tag == "a":
        target = address(element.get("href"), base)
        return Open(element, MarkRole.LINK, target) if target else None
    role = ROLES.get(tag)
    if role is None and tag not in CHANGING:
        return None
    inline = Open(element, role)
    if tag in {"sup", "sub"}:
        inline.shift = tag
    elif tag in {"rt", "rtc"}:
        inline.closing = ")"
    return inline


def is_permalink(element: Any) -> bool:
    """Whether an element of a heading is a sign that links to the heading itself: ``¶``, ``#``."""
    inside = element.tag == "a" and (element.get("href") or "")[:1] == "#"
    return inside and not any(char.isalnum() for char in "".join(element.itertext()))


def expansion(element: Any, before: str, seen: set[str]) -> str:
    """What an abbreviation stands for, in brackets, where it is first used and nothing there tells it."""
    title, text = plain(element.get("title"), 200), plain("".join(element.itertext()), 50)
    if not text or len(title) <= len(text) or " " not in title or any(char.isdigit() for char in title):
        return ""
    told = title.casefold() in before.casefold() or (element.tail or "").lstrip().startswith("(")
    if told or text in seen:
        return ""
    seen.add(text)
    return f" ({title})"


def alternative(element: Any) -> str:
    """What a picture shows, in words of the page; nothing for a decoration or the name of a file."""
    if element.tag == "svg":
        title = element.find("title")
        named = element.get("aria-label") or (title.text if title is not None else "")
        return plain(named) if element.get("role") == "img" else ""
    alt = element.get("alt")
    text = plain(element.get("title") if alt is None else alt)
    return "" if FILE_NAME.fullmatch(text) else text


def formula(element: Any) -> str:
    """A formula in words or TeX where the page has them, else its letters and signs."""
    if text := plain(element.get("alttext")):
        return text
    for note in element.iter("annotation"):
        if text := plain("".join(note.itertext())):
            return text
    return " ".join("".join(element.itertext()).split())


def verbatim(element: Any) -> str:
    """The text of a preformatted element, its lines as they are."""
    from lxml import etree

    parts: list[str] = []
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            parts.append("\n" if inner.tag == "br" else inner.text or "")
        elif inner is not element:
            parts.append(inner.tail or "")
    lines = "".join(parts).rstrip().split("\n")
    while lines and not lines[0].strip():
        del lines[0]
    return "\n".join(lines)


def verse(text: str, breaks: tuple[int, ...]) -> str:
    """The text with its line breaks where they are part of it, as in a poem; else nothing."""
    if len(breaks) + 1 < VERSE_LINES:
        return ""
    edges = [0, *breaks, len(text)]
    longest = max(b - a for a, b in pairwise(edges))
    if longest > LONGEST_LINE or len(text) > LONGEST_ON_AVERAGE * (len(breaks) + 1):
        return ""
    chars = list(text)
    for at in breaks:
        if chars[at] == " ":
            chars[at] = "\n"
    return "".join(chars)
