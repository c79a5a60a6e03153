"""Where the pages of a printed source begin: the elements that say so, and what they call the page."""

import re
from typing import Any

from reader.hypertext.inline import plain

PAGEBREAK = "doc-pagebreak"
"""The role of an element that parts two pages (DPUB-ARIA 1.1)."""

TYPES = {PAGEBREAK, "pagebreak"}
"""That role, and the type that EPUB had before (EPUB Structural Semantics 1.1)."""

LONGEST = 40
"""Characters that such an element shows, a page number; one that holds more holds text."""

LABEL = re.compile(r"[\[({]?\s*(?:(?:page|pg?)\b[.:]?\s*(?=[^\W_]))?(.+?)\s*[.:]?\s*[\])}]?", re.IGNORECASE)
"""A label amid what is set around it: ``[p. 12]``, ``Page xiv.``."""


def find(root: Any) -> dict[Any, str]:
    """The elements of a page where one of the source begins, each with its label.

    The number that they show is taken out of them, for it is no part of the text, and kept as their name.
    One without a label is none.
    """
    found: dict[Any, str] = {}
    for element in root.xpath("//@*[contains(., 'pagebreak')]/.."):
        if TYPES.isdisjoint(f"{element.get('role') or ''} {element.get('epub:type') or ''}".split()):
            continue
        shown = " ".join("".join(element.itertext()).split())
        number = shown if len(shown) <= LONGEST else ""
        told = plain(element.get("aria-label")) or plain(element.get("title")) or plain(number)
        if label := LABEL.fullmatch(told[:LONGEST]):
            found[element] = label[1]
        if shown == number:
            del element[:]
            element.text = None
            element.set("aria-label", told)  # where it is found again
    return found
