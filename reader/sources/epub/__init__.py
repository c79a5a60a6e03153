"""EPUB: the texts of a book as one page, in the order of its spine; cover, contents and glossary cut."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from msgspec.structs import replace

from reader.container import MOST_XML, Container, resolve
from reader.errors import EmptySource, NotText
from reader.headings import levelled
from reader.hypertext import Placed, parse, text_of, walk
from reader.model import Block, Cut, Document, Heading, Note, Section, SectionRole
from reader.sources.epub.own import take_off
from reader.sources.epub.package import KINDS, Package, read_package

FILES = {
    "cover": "cover",
    "titlepage": "title page",
    "title-page": "title page",
    "title_page": "title page",
    "halftitle": "title page",
    "halftitlepage": "title page",
    "copyright": "copyright page",
    "toc": "table of contents",
    "nav": "table of contents",
}
"""What the last word of a file's name says that it is for."""

FEW = 3_000
"""Characters of a page whose file name is believed when it says cover or copyright."""

MOST_LINKED = 0.7
LEAST_LINKS = 4
"""Share and number of links into the book from which a page is a list of contents."""


class Chapter(NamedTuple):
    """A text of the book: its element in the page of all, and the rule by which it is cut, or none."""

    name: str
    element: Any
    rule: str


def read(data: bytes, href: str) -> Document:
    """A sifted document of a book. Notes are linked across its files.

    Raises:
        EmptySource: there is no text in it.
        NotText, LockedSource, BrokenDocument: see :mod:`reader.container` and
            :func:`reader.sources.epub.package.read_package`.
    """
    container = Container(data, href)
    package = read_package(container, href)
    root, chapters = _joined(container, package, href)
    placed = walk(root, package.metadata.language)
    if not placed:
        raise EmptySource(href, "there is no text in it", "give a book with text")
    blocks = _sifted(placed, chapters, package.labels)
    blocks, title = levelled(blocks, _title(blocks, package.metadata.title))
    metadata = replace(package.metadata, title=package.metadata.title or title)
    section = Section(heading=Heading(text=""), blocks=tuple(blocks), role=SectionRole.SIFTED)
    return Document(metadata=metadata, sections=(section,))


def _joined(container: Container, package: Package, href: str) -> tuple[Any, list[Chapter]]:
    """One page of all texts, whose ids and links lead within it, and the texts in it."""
    whole = parse("<html><body></body></html>")
    body = whole.find("body")
    places = {name: f"c{n}" for n, name in enumerate(package.texts, 1)}
    chapters: list[Chapter] = []
    size = 0
    for name, place in places.items():
        data = container.read(name)
        size += len(data)
        if size > MOST_XML:
            raise NotText(href, f"its text is larger than {MOST_XML >> 20} MiB", "split it")
        page = _page(data, href)
        if page is None:
            continue
        element = body.makeelement("div", {"id": place})
        if language := page.get("lang") or page.get("xml:lang"):
            element.set("lang", language)
        own = page.find("body")
        own = page if own is None else own
        rule = package.rules.get(name) or _rule(name, own)
        for part in own.iter():
            _lead_within(part, name, places)
        element.text = own.text
        element.extend(list(own))
        body.append(element)
        chapters.append(Chapter(name, element, rule))
    take_off(whole)
    return whole, chapters


def _page(data: bytes, href: str) -> Any | None:
    """A text parsed, or None where there is none in it."""
    try:
        return parse(text_of(data, href))
    except EmptySource:
        return None


def _lead_within(element: Any, name: str, places: dict[str, str]) -> None:
    """Make the id and the link of an element those of the page of all texts."""
    own = places[name]
    for attribute in ("id", "name"):
        if value := element.get(attribute):
            element.set(attribute, f"{own}.{value}")
    link = element.get("href")
    if link is None or element.tag != "a":
        return
    if link.startswith("#"):
        element.set("href", f"#{own}.{unquote(link[1:])}")
        return
    place = places.get(resolve(name, link))
    if place:
        fragment = unquote(urlsplit(link).fragment)
        element.set("href", f"#{place}.{fragment}" if fragment else f"#{place}")


def _rule(name: str, body: Any) -> str:
    """The rule by which a text is no part of the book's: what it says it is, its file, its links."""
    holder, said = body, ""
    for _ in range(4):
        said = f"{said} {holder.get('epub:type') or ''} {(holder.get('role') or '').replace('doc-', '')}"
        inner = [child for child in holder if isinstance(child.tag, str)]
        if len(inner) != 1 or (holder.text or "").strip():
            break
        holder = inner[0]
    words = "".join(body.itertext())
    size = len("".join(words.split()))
    for kind in said.split():
        if kind in KINDS and (kind in {"toc", "glossary", "index", "landmarks"} or size < FEW):
            return KINDS[kind]
    links = [link for link in body.iter("a") if not urlsplit(link.get("href") or "").scheme]
    linked = sum(len("".join("".join(link.itertext()).split())) for link in links if link.get("href"))
    if len(links) >= LEAST_LINKS and linked > MOST_LINKED * size:
        return KINDS["toc"]
    stem = re.sub(r"[-_.\d]*$", "", name.rpartition("/")[2].rpartition(".")[0].lower())
    last = re.split(r"[-_. ](?=[^-_. ]+$)", stem)[-1]
    return (FILES.get(stem) or FILES.get(last) or "") if size < FEW else ""


def _sifted(placed: Sequence[Placed], chapters: Sequence[Chapter], labels: dict[str, str]) -> list[Block]:
    """The blocks, those of cut texts cut; a text without a heading gets its name in the contents."""
    owners = {chapter.element: chapter for chapter in chapters}
    by_chapter: dict[Any, list[Block]] = {chapter.element: [] for chapter in chapters}
    last = chapters[0].element
    for block, element in placed:
        holder = element
        while holder is not None and holder not in owners:
            holder = holder.getparent()
        last = last if holder is None else holder
        by_chapter[last].append(block)
    found: list[Block] = []
    for element, blocks in by_chapter.items():
        chapter = owners[element]
        if chapter.rule:
            found += (block if isinstance(block, Cut) else Cut(block, chapter.rule) for block in blocks)
        else:
            found += _headed(blocks, labels.get(chapter.name, ""))
    return found


def _headed(blocks: list[Block], label: str) -> list[Block]:
    text = [block for block in blocks if not isinstance(block, (Cut, Note))]
    if not label or not text or any(isinstance(block, Heading) for block in text):
        return blocks
    first = text[0]
    if getattr(first, "text", "").casefold() == label.casefold():
        return [Heading(text=first.text) if block is first else block for block in blocks]  # type: ignore[union-attr]
    return [Heading(text=label), *blocks]


def _title(blocks: Sequence[Block], title: str) -> int | None:
    """Which block is the title: the heading that reads as the book says, else the only one of level 1."""
    tops = [n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    named = (n for n in tops if _key(getattr(blocks[n], "text", "")) == _key(title))
    return next(named, tops[0] if len(tops) == 1 or (tops and not title) else None)


def _key(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
