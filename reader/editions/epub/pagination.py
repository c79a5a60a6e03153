"""The pages of the source in the book: an element where each begins, for the page list to lead to."""

import re
from collections import Counter
from collections.abc import Sequence

from lxml import etree
from msgspec import Struct

from reader.editions.epub.xhtml import TYPE, add
from reader.model import Document, ids, pages


class Page(Struct, frozen=True):
    """Where a page of the source begins: in which file, before which code point of a leaf.

    ``id`` is that of its element, given once in the book; ``label`` need not be one of a kind.
    """

    id: str
    label: str
    file: str
    offset: int


def find(document: Document) -> dict[str, list[Page]]:
    """The pages that begin in each leaf, by its id, in reading order."""
    found: dict[str, list[Page]] = {}
    taken: set[str] = set()
    counts: Counter[str] = Counter()
    for section, leaf, mark in pages(document):
        taken = taken or set(ids(document))
        base = "-".join(["page", *re.findall("[A-Za-z0-9]+", mark.target)])
        name = base
        while name in taken:
            counts[base] += 1
            name = f"{base}-{counts[base] + 1}"
        taken.add(name)
        page = Page(name, mark.target, f"{section.id}.xhtml", mark.span.start)
        found.setdefault(leaf.id, []).append(page)
    return found


def by_offset(found: Sequence[Page]) -> dict[int, list[Page]]:
    """The pages of one leaf by the places where they begin."""
    places: dict[int, list[Page]] = {}
    for page in found:
        places.setdefault(page.offset, []).append(page)
    return places


def begin(holder: etree._Element, due: list[Page]) -> None:
    """Add the element of each page that is due, once; it shows nothing (DPUB-ARIA 1.1, ``doc-pagebreak``)."""
    for page in due:
        named = {"id": page.id, TYPE: "pagebreak", "role": "doc-pagebreak", "aria-label": page.label}
        add(holder, "span", named).text = ""  # an end tag, for those who read the page as HTML
    due.clear()
