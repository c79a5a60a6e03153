"""Where links and pictures point, and what language an element says it is in: only what is safe to repeat."""

import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from reader.hypertext.inline import SCHEME, is_followable, plain

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}")
"""A BCP 47 tag, near enough."""

SOURCES = ("src", "data-src", "data-original", "data-lazy-src", "srcset", "data-srcset")
"""Attributes that say where a picture is; pages that load pictures late leave ``src`` to a placeholder."""


def address(href: str | None, base: str = "") -> str:
    """The absolute address of a link, or nothing where it has none that a reader may follow.

    Schemes other than http, https and mailto are none, nor are places inside the page.
    """
    if not href or not (base or ":" in href or href.lstrip().startswith("//")):
        return ""
    target = _resolved(href, base)
    return target if target.lower().startswith(("http://", "https://", "mailto:")) else ""


def picture(element: Any, base: str = "") -> str:
    """Where the source had a picture: absolute, or relative where no base is known; else nothing."""
    for name in SOURCES:
        value = (element.get(name) or "").strip().split(",")[0] if "srcset" in name else element.get(name)
        target = _resolved(value.split(" ")[0] if value and "srcset" in name else value, base)
        if target and not target.lower().startswith("mailto:"):
            return target
    return ""


def _resolved(href: str | None, base: str) -> str:
    if not href or href[0] == "#":
        return ""
    if not href.isprintable():
        href = re.sub(r"[\t\r\n]", "", href)
    target = plain(href).replace(" ", "%20")
    if not target or target[0] == "#" or not is_followable(target):
        return ""
    if target.startswith("//") and not base:
        target = f"https:{target}"
    absolute = SCHEME.match(target)
    if absolute and "[" not in target:
        return target
    try:
        return urlsplit(urljoin(base, target)).geturl() if base or absolute else target
    except ValueError:  # an address in brackets that is none
        return ""


def language_tag(element: Any) -> str:
    """The language of an element by its own ``lang`` or ``xml:lang``, or nothing."""
    tag = element.get("lang") or element.get("xml:lang")
    if not tag:
        return ""
    tag = tag.strip().replace("_", "-")
    return tag if LANGUAGE_TAG.fullmatch(tag) and tag.lower() not in {"und", "zxx", "mul"} else ""
