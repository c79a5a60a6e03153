"""A book as the linter sees it: its package, its entries, its style sheets, its pages one at a time."""

import re
from collections.abc import Iterator
from html.entities import html5
from pathlib import PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from reader.checks.linter import style, tree
from reader.checks.linter.facts import Page, facts
from reader.checks.linter.rules import Fault
from reader.checks.linter.tree import Tree
from reader.container import Container, resolve, xml
from reader.errors import SourceError
from reader.ocf import package_name

MOST_BYTES = 2**30
"""Unpacked, of all entries together: the sound of forty hours."""

MOST_TAGS, MOST_TAGS_IN_ALL = 600_000, 4_000_000
"""Tags of one page or overlay, and of all: a Bible in which each word is an element.

An element takes a kilobyte, however short it is in the file.
"""

MOST_CSS = 4 * 2**20
"""Bytes of all style sheets."""

PAGE, SMIL, NCX, CSS = "application/xhtml+xml", "application/smil+xml", "application/x-dtbncx+xml", "text/css"
REFERENCE = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31};)")
PREDEFINED = frozenset({b"amp;", b"lt;", b"gt;", b"quot;", b"apos;"})
OTHER_FRAGMENT = re.compile(r"[^#]*[()=/]|:~:")
"""Fragments that are no id: ``epubcfi(…)``, ``xywh=…``, ``:~:text=…``."""

OPF = "{http://www.idpf.org/2007/opf}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"


class Item(NamedTuple):
    """An item of the manifest; ``file`` is empty where it lies outside the book."""

    id: str
    file: str
    media_type: str
    properties: frozenset[str]
    overlay: str
    href: str
    place: str


class Meta(NamedTuple):
    """What the package says: a ``meta`` of EPUB 3 or 2, or a ``link`` by its ``rel``."""

    property: str
    value: str
    refines: str
    id: str
    place: str


class Target(NamedTuple):
    """Where a reference leads: a file of the book and a fragment, or a kind of elsewhere.

    ``kind`` is ``inside``, ``web``, ``broken`` (it leads nowhere from here) or ``other``.
    """

    kind: str
    file: str
    fragment: str


class Book:
    """An EPUB 2 or 3.

    Attributes:
        opf: the name of the package document.
        package: its root element.
        items: those of the manifest, by id.
        spine: items in reading order, each with whether it is linear.
        nav: the item of the navigation document of EPUB 3.
        covers: the pages that are called the cover.
        metas: what the package says beside Dublin Core.
        css: the text of each style sheet.
        sheets: its rules.
        pages: what is known of each page that :meth:`trees` has come to.
        unread: pages of which nothing is known; what leads there may be right.
        faults: what went wrong while reading.

    Raises:
        SourceError: it cannot be read as a book.
    """

    def __init__(self, data: bytes, href: str) -> None:
        self.container = Container(data, href, MOST_BYTES)
        self.data, self.href = data, href
        self.opf = package_name(self.container, href)
        self.package: Any = self.container.xml(self.opf)
        self.epub2 = (self.package.get("version") or "").startswith(("1", "2"))
        self.faults: list[Fault] = []
        self._resolved: dict[tuple[str, str], str] = {}
        self.pages: dict[str, Page] = {}
        self.unread: set[str] = set()
        self.items = {item.id: item for item in self._manifest()}
        self.by_file = {item.file: item for item in reversed(self.items.values()) if item.file}
        self.spine = list(self._spine())
        self.nav = next((i for i in self.items.values() if "nav" in i.properties and i.file), None)
        self.covers = frozenset(self._covers())
        self.metas = list(self._metas())
        self._tags, self._css = MOST_TAGS_IN_ALL, MOST_CSS
        self._by_name: dict[str, list[str]] = {}
        for name in self.container.names():
            self._by_name.setdefault(PurePosixPath(name).name.lower(), []).append(name)
        self.css = dict(self._stylesheets())
        self.sheets = {file: list(style.rules(css)) for file, css in self.css.items()}

    def _manifest(self) -> Iterator[Item]:
        for number, element in enumerate(self.package.iter("{*}item")):
            href = element.get("href") or ""
            target = self.locate(self.opf, href)
            yield Item(
                element.get("id") or f" {number}",
                target.file,
                (element.get("media-type") or "").strip().lower(),
                frozenset((element.get("properties") or "").split()),
                element.get("media-overlay") or "",
                href,
                tree.place(element),
            )

    def _spine(self) -> Iterator[tuple[Item, bool]]:
        for reference in self.package.iter("{*}itemref"):
            item = self.items.get(reference.get("idref") or "")
            if item is not None and item.file:
                yield item, reference.get("linear") != "no"

    def _covers(self) -> Iterator[str]:
        """The pages that the guide of EPUB 2 calls the cover."""
        for element in self.package.iter("{*}reference"):
            if (element.get("type") or "").lower() == "cover":
                yield self.locate(self.opf, element.get("href") or "").file

    def _metas(self) -> Iterator[Meta]:
        for holder in self.package.iterfind("{*}metadata"):
            for element in holder.iter("{*}meta", "{*}link"):
                name = element.get("property") or element.get("name") or element.get("rel") or ""
                value = element.get("content") or element.get("href") or "".join(element.itertext())
                refines = (element.get("refines") or "").lstrip("#")
                identifier = element.get("id") or ""
                yield Meta(name, " ".join(value.split()), refines, identifier, tree.place(element))

    def said(self, name: str) -> list[Meta]:
        """The metas of a property that are about the whole book."""
        return [meta for meta in self.metas if meta.property == name and not meta.refines and meta.value]

    def dublin(self, name: str) -> list[Any]:
        """The Dublin Core elements of a name that say something."""
        return [e for e in self.package.iter(f"{DUBLIN_CORE}{name}") if "".join(e.itertext()).strip()]

    def locate(self, base: str, reference: str) -> Target:
        """Where a reference in the entry ``base`` leads."""
        try:
            parts = urlsplit(reference.strip())
        except ValueError:
            return Target("broken", "", "")
        scheme = parts.scheme.lower()
        if scheme in {"http", "https", "ftp"} or (parts.netloc and not scheme):
            return Target("web", "", "")
        if scheme == "file" or len(scheme) == 1:  # a disk of Windows
            return Target("broken", "", "")
        if scheme:
            return Target("other", "", "")
        fragment = unquote(parts.fragment)
        if OTHER_FRAGMENT.match(fragment):
            fragment = ""
        file = self._resolve(base, parts.path) if parts.path else base
        return Target("inside" if file else "broken", file, fragment)

    def _resolve(self, base: str, path: str) -> str:
        """See :func:`reader.container.resolve`; a book names the same few files all the time."""
        if (base, path) not in self._resolved:
            self._resolved[base, path] = resolve(base, path)
        return self._resolved[base, path]

    def hint(self, base: str, reference: str) -> str:
        """Where the file that a reference fails to name may lie, as a remark; or nothing."""
        try:
            path = urlsplit(reference.strip()).path
        except ValueError:
            return ""
        found = [resolve(self.opf, path), resolve("", path)]
        wanted = PurePosixPath(unquote(path.replace("\\", "/"))).name.lower()
        found += self._by_name.get(wanted, [])
        file = next((name for name in found if name and name in self.container and name != base), "")
        if not file:
            return ""
        up = len(PurePosixPath(base).parent.parts)
        shared = 0
        for one, other in zip(PurePosixPath(base).parent.parts, PurePosixPath(file).parts, strict=False):
            if one != other:
                break
            shared += 1
        return f" (there is {'../' * (up - shared)}{'/'.join(PurePosixPath(file).parts[shared:])})"

    def read(self, file: str) -> bytes | None:
        """The bytes of an entry; None, and a fault, where they are damaged."""
        try:
            return self.container.read(file)
        except SourceError as error:
            self._skip(file, "", error.what)
            return None

    def parse(self, file: str) -> Any | None:
        """The root element of an XML entry; None, and a fault, where it cannot be looked at."""
        data = (
            self.read(file) if file in self.container else None
        )  # what is missing is told where it is named
        if data is None:
            return None
        tags = data.count(b"<")
        self._tags -= tags
        if tags > MOST_TAGS or self._tags < 0:
            most, of = (MOST_TAGS, "it has") if tags > MOST_TAGS else (MOST_TAGS_IN_ALL, "the book has")
            self._skip(file, "", f"{of} more than {most:,} tags")
            return None
        try:
            return xml(REFERENCE.sub(_character, data), self.href)
        except SourceError as error:
            cause: Any = error.__cause__
            line = getattr(cause, "lineno", None)
            said = (getattr(cause, "msg", None) or error.what).strip().rstrip(".")
            self._skip(file, f":{line}" if line else "", said)
            return None

    def _skip(self, file: str, place: str, why: str) -> None:
        self.faults.append(Fault("EPB-002", file, place, f"this part was not checked: {why}"))

    def _page_files(self) -> list[str]:
        """The pages, those of the spine first, each once."""
        spine = [item.file for item, _ in self.spine if item.media_type == PAGE]
        others = [item.file for item in self.items.values() if item.media_type == PAGE and item.file]
        return [file for file in dict.fromkeys([*spine, *others]) if file in self.container]

    def trees(self) -> Iterator[Tree]:
        """Each page in turn; what is known of it is kept in :attr:`pages`, its tree is not."""
        unseen = style.unseen([rule for sheet in self.sheets.values() for rule in sheet])
        for file in self._page_files():
            root = self.parse(file)
            if root is not None:
                grown = tree.grow(root, file, unseen)
                self.pages[file] = facts(grown)
                yield grown
            else:
                self.unread.add(file)

    def _stylesheets(self) -> Iterator[tuple[str, str]]:
        """The text of each style sheet that is not damaged or larger than any."""
        for item in self.items.values():
            is_there = item.media_type == CSS and item.file in self.container
            data = self.read(item.file) if is_there else None
            if data is None:
                continue
            self._css -= len(data)
            if self._css < 0:
                self._skip(item.file, "", f"the style sheets are larger than {MOST_CSS >> 20} MiB")
            else:
                yield item.file, data.decode("utf-8-sig", "replace")


def _character(match: "re.Match[bytes]") -> bytes:
    """A character that HTML has a name for, by its number: XML knows the names of five."""
    name = match[1]
    if name in PREDEFINED or name.decode("ascii") not in html5:
        return match[0]
    return "".join(f"&#{ord(c)};" for c in html5[name.decode("ascii")]).encode("ascii")
