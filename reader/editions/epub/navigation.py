"""The way in: the front page with contents and landmarks, and an NCX for readers of EPUB 2.

Both are made of one list of places and so agree.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree
from msgspec import Struct

from reader.cover import DESCRIPTION
from reader.editions.epub.inline import address
from reader.editions.epub.pagination import Page
from reader.editions.epub.xhtml import (
    LABELS,
    TYPE,
    XML_LANG,
    add,
    add_block,
    legal,
    page,
    serialise,
    switch,
)
from reader.model import Metadata

NAV = "nav.xhtml"
COVER = "cover.png"
NO_ROLE: Mapping[str, str] = {}
NCX = "http://www.daisy.org/z3986/2005/ncx/"


class Place(Struct, frozen=True):
    """A line of the contents; ``landmark`` is its EPUB type if it is a landmark too."""

    title: str
    href: str
    language: str
    landmark: str = ""


def render_nav(
    metadata: Metadata, places: Sequence[Place], pages: Sequence[Page] = (), *, spoken: bool = False
) -> bytes:
    """The first page of the book (EPUB 3.3, section 7).

    It shows cover, title, authors, origin and contents, and keeps out of sight the landmarks and the list of
    the source's pages, if it had any.
    """
    root, body = page(metadata.title, metadata.language, "frontmatter", spoken=spoken)
    main = add_block(body, "main")
    main.text = "\n"
    picture = {"src": COVER, "alt": DESCRIPTION, **switch(LABELS, metadata.language)}
    add(add_block(main, "p", {"class": "cover"}), "img", picture)
    add_block(main, "h1", text=metadata.title)
    if metadata.authors:
        add_block(main, "p", {"class": "authors"}, ", ".join(metadata.authors))
    if origin := ", ".join(filter(None, (metadata.publisher, metadata.date))):
        add_block(main, "p", {"class": "origin"}, origin)
    _add_contents(main, metadata.language, places)
    _add_provenance(main, metadata)
    _add_landmarks(body, metadata.language, places)
    if pages:
        _add_pages(body, metadata.language, pages)
    return serialise(root)


def _add_contents(main: etree._Element, language: str, places: Sequence[Place]) -> None:
    nav = add_block(
        main, "nav", {"id": "toc", TYPE: "toc", "role": "doc-toc", "aria-labelledby": "toc-heading"}
    )
    nav.text = "\n"
    add_block(nav, "h2", {"id": "toc-heading", **switch(LABELS, language)}, "Contents")
    lines = add_block(nav, "ol")
    lines.text = "\n"
    for place in places:
        add(
            add_block(lines, "li"), "a", {"href": place.href, **switch(place.language, language)}, place.title
        )


def _add_provenance(main: etree._Element, metadata: Metadata) -> None:
    url = address(metadata.source)
    if url.startswith("http"):  # a file name tells the reader nothing
        line = add_block(main, "p", {"class": "source"})
        add(line, "span", switch(LABELS, metadata.language), "Source: ")
        add(line, "a", {"href": url}, metadata.source)
    if metadata.rights:
        add_block(main, "p", {"class": "rights"}, metadata.rights)


def _add_landmarks(body: etree._Element, language: str, places: Sequence[Place]) -> None:
    lines = _hidden(body, "landmarks", "Landmarks", language)
    names = {
        "bodymatter": "Start of the text",
        "bibliography": "References",
        "endnotes": "Notes",
        "glossary": "Glossary",
    }
    marked = [("toc", f"{NAV}#toc", "Contents")]
    marked += [(place.landmark, place.href, names[place.landmark]) for place in places if place.landmark]
    for kind, href, name in marked:
        add(add_block(lines, "li"), "a", {TYPE: kind, "href": href}, name)


def _add_pages(body: etree._Element, language: str, pages: Sequence[Page]) -> None:
    lines = _hidden(body, "page-list", "Pages", language, {"role": "doc-pagelist"})
    for each in pages:
        add(add_block(lines, "li"), "a", {"href": f"{each.file}#{each.id}"}, each.label)


def _hidden(
    body: etree._Element, kind: str, name: str, language: str, role: Mapping[str, str] = NO_ROLE
) -> etree._Element:
    """The list of a nav of that kind, which reading systems show in their own way."""
    heading = f"{kind}-heading"
    attributes = {TYPE: kind, **role, "hidden": "hidden", "aria-labelledby": heading}
    nav = add_block(body, "nav", {**attributes, **switch(LABELS, language)})
    nav.text = "\n"
    add_block(nav, "h2", {"id": heading}, name)
    lines = add_block(nav, "ol")
    lines.text = "\n"
    return lines


def render_ncx(metadata: Metadata, places: Sequence[Place]) -> bytes:
    """The same contents after OPF 2.0.1, section 2.4.1."""
    attributes = {"version": "2005-1", XML_LANG: metadata.language}
    namespaces: Any = {None: NCX}  # the stubs do not know the default namespace
    root = etree.Element(f"{{{NCX}}}ncx", attributes, nsmap=namespaces)
    head = etree.SubElement(root, f"{{{NCX}}}head")
    facts = {
        "dtb:uid": metadata.identifier,
        "dtb:depth": "1",
        "dtb:totalPageCount": "0",
        "dtb:maxPageNumber": "0",
    }
    for name, content in facts.items():
        etree.SubElement(head, f"{{{NCX}}}meta", {"name": name, "content": content})
    _add_text(root, "docTitle", metadata.title)
    for author in metadata.authors:
        _add_text(root, "docAuthor", author)
    points = etree.SubElement(root, f"{{{NCX}}}navMap")
    for number, place in enumerate(places, 1):
        order = {"id": f"n{number}", "playOrder": str(number)}
        point = etree.SubElement(points, f"{{{NCX}}}navPoint", order)
        foreign = {XML_LANG: place.language} if switch(place.language, metadata.language) else {}
        _add_text(point, "navLabel", place.title, foreign)
        etree.SubElement(point, f"{{{NCX}}}content", {"src": place.href})
    data: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return data


def _add_text(
    parent: etree._Element, tag: str, text: str, attributes: Mapping[str, str] | None = None
) -> None:
    holder = etree.SubElement(parent, f"{{{NCX}}}{tag}", dict(attributes or {}))
    etree.SubElement(holder, f"{{{NCX}}}text").text = legal(text)
