"""Stand-off spans become nested elements: any overlap is legal, no text is lost."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise, takewhile
from urllib.parse import quote

from lxml import etree
from msgspec import Struct

from reader.editions.epub.pagination import Page, begin
from reader.editions.epub.xhtml import LANGUAGE, TYPE, add, append, lang, legal, turn
from reader.model import Leaf, MarkRole, Span, whole_references

SENTENCE, ANCHOR, TONGUE, STRONG, EMPHASIS, CODE, PLACE = range(7)
"""Layers of inline elements, outermost first: a sentence is never cut, so its id is given once.

From :data:`PLACE` on, each place to lead back to has a layer of its own.
"""

NO_BREAKS: Mapping[int, Sequence[Page]] = {}

GLOSSARY = "glossary.xhtml"

ADDRESS = re.compile(
    r"(?P<scheme>https?://)(?P<host>[\w-]+(?:\.[\w-]+)*)(?P<port>(?::\d{1,4}|:[1-5]\d{4})?)(?P<rest>(?:[/?#].*)?)"
    r"|(?P<mail>mailto:[^\s@?#]+@[\w-]+(?:\.[\w-]+)+)(?P<query>(?:\?[^#]*)?)",
    re.IGNORECASE | re.DOTALL,
)
"""The addresses that become links; those with a password or another scheme stay text."""

HOST = re.compile(
    r"(?:[a-z\d_](?:[a-z\d_-]*[a-z\d_])?\.)*[a-z](?:[a-z\d-]*[a-z\d])?", re.IGNORECASE | re.ASCII
)
"""A host by name: one whose last label begins with a digit would be read as a number."""


DEVIATIONS = "ßς\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Letters that Python's IDNA 2003 maps to others, and so to another site (UTS 46, section 7)."""


class Wrap(Struct, frozen=True):
    """An element to put round a span of text. Among wraps of one layer the innermost wins."""

    span: Span
    layer: int
    tag: str
    attributes: dict[str, str] = {}


def nest(
    parent: etree._Element, text: str, wraps: Sequence[Wrap], breaks: Mapping[int, Sequence[Page]] = NO_BREAKS
) -> None:
    """Fill an element with a text, its wraps, and the pages that begin in it, by their offsets.

    A page begins inside its sentence, and before all else that begins at the same place. Where wraps
    overlap without nesting, the one of the inner layer is cut in pieces, and only its first piece bears its
    id. Takes time linear in the text and in the sum of the wraps' pieces.
    """
    ordered = sorted(wraps, key=lambda wrap: (wrap.span.start, -wrap.span.end))
    opening: dict[int, list[Wrap]] = {}
    for wrap in ordered:
        opening.setdefault(wrap.span.start, []).append(wrap)
    edges = sorted({0, len(text), *breaks, *(edge for w in wraps for edge in (w.span.start, w.span.end))})
    active: list[Wrap] = []
    stack: list[tuple[Wrap, etree._Element]] = []
    given: set[str] = set()
    for start, end in pairwise(edges):
        active = [wrap for wrap in active if wrap.span.end > start] + opening.get(start, [])
        wanted = _innermost(active)
        pairs = zip(stack, wanted, strict=False)
        kept = sum(1 for _ in takewhile(lambda pair: pair[0][0] is pair[1], pairs))
        del stack[kept:]
        due = list(breaks.get(start, ()))
        for wrap in wanted[kept:]:
            if wrap.layer > SENTENCE:
                begin(stack[-1][1] if stack else parent, due)
            attributes = {k: v for k, v in wrap.attributes.items() if k != "id" or v not in given}
            given.add(attributes.get("id", ""))
            stack.append((wrap, add(stack[-1][1] if stack else parent, wrap.tag, attributes)))
        begin(stack[-1][1] if stack else parent, due)
        append(stack[-1][1] if stack else parent, text[start:end])


def _innermost(active: list[Wrap]) -> list[Wrap]:
    """One wrap a layer, outermost layer first; later in the list is further in."""
    chosen = {wrap.layer: wrap for wrap in active}
    return [chosen[layer] for layer in sorted(chosen)]


def address(target: str) -> str:
    """The target as a URL that is safe to follow and valid in a book, or nothing.

    Characters that a URL cannot hold are percent-encoded, and host names put in ASCII (IDNA).
    """
    match = ADDRESS.fullmatch(target.strip())
    if not match:
        return ""
    if match["mail"]:
        return _escaped(match["mail"]) + _escaped(match["query"])
    host = _ascii(match["host"].lower())
    if not HOST.fullmatch(host):
        return ""
    rest, hash_sign, fragment = match["rest"].partition("#")
    return f"{match['scheme'].lower()}{host}{match['port']}{_escaped(rest)}{hash_sign}{_escaped(fragment)}"


def _ascii(host: str) -> str:
    """The host name in ASCII, or nothing if it is no valid one, or one that IDNA 2003 misreads."""
    if any(letter in host for letter in DEVIATIONS):
        return ""
    try:
        name = host.encode("idna")
        name.decode("idna")  # finds labels that are no Punycode
    except UnicodeError:
        return ""
    return name.decode("ascii")


def _escaped(part: str) -> str:
    part = re.sub(r"%(?![\dA-Fa-f]{2})", "%25", legal(part))
    return quote(part, safe="%/:?@!$&'()*+,;=~-._")


def wraps(leaf: Leaf, links: Sequence[Wrap], around: str) -> list[Wrap]:
    """Everything that goes round the text of a leaf: its sentences, its marks, its links in the book.

    Args:
        leaf: a heading or paragraph.
        links: to notes and to the glossary.
        around: the language of the element that holds the leaf.
    """
    found = [Wrap(sentence.span, SENTENCE, "span", {"id": sentence.id}) for sentence in leaf.sentences]
    for mark in whole_references(leaf.marks):
        match mark.role:
            case MarkRole.LINK if url := address(mark.target):
                found.append(Wrap(mark.span, ANCHOR, "a", {"href": url}))
            case MarkRole.LANGUAGE if LANGUAGE.fullmatch(mark.target):
                attributes = {**lang(mark.target), **turn(mark.target, around)}
                found.append(Wrap(mark.span, TONGUE, "span", attributes))
            case MarkRole.STRONG:
                found.append(Wrap(mark.span, STRONG, "strong"))
            case MarkRole.EMPHASIS:
                found.append(Wrap(mark.span, EMPHASIS, "em"))
            case MarkRole.CODE:
                found.append(Wrap(mark.span, CODE, "code"))
            case _:
                pass
    return [*found, *links]  # last, so that a link in the book wins over one round it


def reference(entry: str) -> dict[str, str]:
    """The attributes of a link from a mention to its entry."""
    return {
        "id": reference_id(entry),
        TYPE: "glossref",
        "role": "doc-glossref",
        "href": f"{GLOSSARY}#{entry}",
    }


def reference_id(target: str) -> str:
    """The id of the place in a page where an entry is first mentioned, or a note first referred to."""
    return f"ref-{target}"
