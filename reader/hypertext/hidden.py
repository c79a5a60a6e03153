"""Whether an element of a page is one that nobody is shown."""

from typing import Any

SHOWN = "h1 article main math".split()
"""What is shown after all where an element that says it is hidden holds it.

Pages hide their whole body until a script has run, and formulas from those who see their picture.
"""

TELLING = frozenset("hidden aria-hidden style class".split())
"""Attributes by which an element may say that it is hidden."""


def is_hidden(element: Any, names: list[str]) -> bool:
    """Whether an element with attributes of those names is hidden, with all that is in it."""
    if TELLING.isdisjoint(names) and element.tag != "dialog":
        return False
    if not _says_so(element) or element.tag in {"html", "body"}:
        return False
    return not any(True for _ in element.iterdescendants(*SHOWN))


def is_declared_hidden(element: Any) -> bool:
    """Whether an attribute of any element of HTML says that it is not shown, or not told."""
    hidden = element.get("hidden")
    if (hidden is not None and hidden.lower() != "until-found") or element.get("aria-hidden") == "true":
        return True
    plain = "".join((element.get("style") or "").lower().split())
    return "display:none" in plain or "visibility:hidden" in plain


def _says_so(element: Any) -> bool:
    if is_declared_hidden(element):
        return True
    if element.tag == "dialog":
        return element.get("open") is None
    return "mw-editsection" in (element.get("class") or "")  # "edit" beside each heading of a wiki
