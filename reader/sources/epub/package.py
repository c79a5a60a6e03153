"""The package of an EPUB: its metadata, its parts in reading order, what it says each is for.

EPUB 3.3, section 5; OPF 2.0.1 for older books. Everything is read from one bounded container.
"""

import re
import uuid
from contextlib import suppress
from typing import Any, NamedTuple

from reader.container import Container, resolve
from reader.decoding import safe
from reader.errors import BrokenDocument, SourceError
from reader.hypertext import parse, text_of
from reader.model import Metadata, is_date
from reader.ocf import package_name

TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")
TEXT_TYPES = {"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"}

KINDS = {
    "cover": "cover",
    "titlepage": "title page",
    "title-page": "title page",
    "halftitlepage": "title page",
    "copyright-page": "copyright page",
    "toc": "table of contents",
    "landmarks": "table of contents",
    "loi": "table of contents",
    "lot": "table of contents",
    "page-list": "table of contents",
    "imprint": "copyright page",
    "colophon": "copyright page",
    "glossary": "glossary",
    "index": "index",
}
"""What books call parts that are no part of the text (EPUB Structural Semantics 1.1, OPF 2.0.1 guide)."""


class Package(NamedTuple):
    """What a book says of itself: its metadata, the names of its texts in order, what some are for.

    ``rules`` gives the rule by which a whole part is cut; ``labels`` the name of each part in the contents.
    """

    metadata: Metadata
    texts: list[str]
    rules: dict[str, str]
    labels: dict[str, str]


def read_package(container: Container, href: str) -> Package:
    """The package of a book.

    Raises:
        NotText: it is no EPUB.
        LockedSource: its text is under copy protection.
        BrokenDocument: its package contradicts itself.
    """
    name = package_name(container, href)
    package = container.xml(name)
    items = {item.get("id"): item for item in package.iter("{*}item")}
    texts: list[str] = []
    rules: dict[str, str] = {}
    for reference in package.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        part = resolve(name, item.get("href") or "") if item is not None else ""
        if item is None or not part:
            raise BrokenDocument(href, "its spine names a part that is not there", "get it again")
        if item.get("media-type") in TEXT_TYPES and part not in texts:
            texts.append(part)
    for item in items.values():
        if "nav" in (item.get("properties") or "").split():
            rules[resolve(name, item.get("href") or "")] = KINDS["toc"]
    labels = _contents(container, name, items, rules)
    for entry in package.iter("{*}reference"):
        part = resolve(name, entry.get("href") or "")
        if (kind := KINDS.get((entry.get("type") or "").lower())) and "#" not in (entry.get("href") or ""):
            rules.setdefault(part, kind)
    return Package(_metadata(package, href), texts, rules, labels)


def _contents(
    container: Container, package: str, items: dict[str, Any], rules: dict[str, str]
) -> dict[str, str]:
    """The name of each part that the book's contents lead to the beginning of."""
    found: dict[str, str] = {}
    for part in [part for part, rule in rules.items() if rule == KINDS["toc"] and part in container]:
        with suppress(SourceError):  # contents that cannot be read give no names
            for nav in parse(text_of(container.read(part), "")).iter("nav"):
                if "toc" in (nav.get("epub:type") or "").split():
                    for link in nav.iter("a"):
                        _name(found, resolve(part, link.get("href") or ""), link)
    for item in items.values() if not found else ():
        part = resolve(package, item.get("href") or "")
        if item.get("media-type") == "application/x-dtbncx+xml" and part in container:
            with suppress(SourceError):
                for point in container.xml(part).iter("{*}navPoint"):
                    content, label = point.find("{*}content"), point.find("{*}navLabel")
                    if content is not None and label is not None:
                        _name(found, resolve(part, content.get("src") or ""), label)
    return found


def _name(found: dict[str, str], part: str, label: Any) -> None:
    if part and _text(label):
        found.setdefault(part, _text(label))


def _metadata(package: Any, href: str) -> Metadata:
    def said(tag: str) -> list[Any]:
        return [e for e in package.iter(f"{{http://purl.org/dc/elements/1.1/}}{tag}") if _text(e)]

    refined = {
        (meta.get("refines") or "").lstrip("#"): meta
        for meta in package.iter("{*}meta")
        if meta.get("property") == "role"
    }

    def is_author(creator: Any) -> bool:
        role = creator.get("{http://www.idpf.org/2007/opf}role")
        if (meta := refined.get(creator.get("id") or "-")) is not None:
            role = _text(meta)
        return role in {None, "", "aut"}

    dates = said("date")
    published = [e for e in dates if e.get("{http://www.idpf.org/2007/opf}event") == "publication"]
    days = (day for e in published or dates for day in (_text(e)[:10], _text(e)[:7], _text(e)[:4]))
    language = next((_text(e) for e in said("language") if TAG.fullmatch(_text(e))), "")
    return Metadata(
        title=next(map(_text, said("title")), ""),
        language=language,
        authors=tuple(dict.fromkeys(_text(e) for e in said("creator") if is_author(e))),
        date=next(filter(is_date, days), ""),
        publisher=next(map(_text, said("publisher")), ""),
        rights=next(map(_text, said("rights")), ""),
        source=href,
        identifier=next(filter(None, (_urn(_text(e)) for e in said("identifier"))), ""),
    )


def _text(element: Any) -> str:
    return " ".join(safe("".join(element.itertext())).split())


def _urn(text: str) -> str:
    """A UUID as ``urn:uuid:``; empty when the text is another kind of identifier."""
    try:
        return uuid.UUID(text.lower().removeprefix("urn:uuid:").strip("{}")).urn
    except ValueError:
        return ""
