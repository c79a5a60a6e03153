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
from reader.container import MOST_XML, Container, resolve, xml
from reader.errors import SourceError
from reader.sources.epub.package import package_name

MOST_BYTES = 2**30
"""Unpacked, of all entries together: the sound of forty hours."""

MOST_TEXT = 4 * MOST_XML
"""Bytes of all pages and overlays that are looked at: five Bibles."""

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
        sheets: the rules of each style sheet.
        pages: what is known of each page that :meth:`trees` has come to.
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
        self.pages: dict[str, Page] = {}
        self.items = {item.id: item for item in self._manifest()}
        self.by_file = {item.file: item for item in reversed(self.items.values()) if item.file}
        self.spine = list(self._spine())
        self.nav = next((i for i in self.items.values() if "nav" in i.properties and i.file), None)
        self.covers = frozenset(self._covers())
        self.metas = list(self._metas())
        self._left = MOST_TEXT
        self._by_name: dict[str, list[str]] = {}
        for name in self.container.names():
            self._by_name.setdefault(PurePosixPath(name).name.lower(), []).append(name)
        self.sheets = self._sheets()

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
        file = base if not parts.path else resolve(base, parts.path)
        return Target("inside" if file else "broken", file, fragment)

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

    def parse(self, file: str) -> Any | None:
        """The root element of an XML entry; None, and a fault, where it cannot be looked at."""
        if file not in self.container:
            return None  # told where it is named
        try:
            data = self.container.read(file)
            self._left -= len(data)
            if self._left < 0:
                self._skip(file, "", f"the pages together are larger than {MOST_TEXT >> 20} MiB")
                return None
            return xml(REFERENCE.sub(_character, data), self.href)
        except SourceError as error:
            cause: Any = error.__cause__
            line = getattr(cause, "lineno", None)
            said = (getattr(cause, "msg", None) or error.what).strip().rstrip(".")
            self._skip(file, f":{line}" if line else "", said)
            return None

    def _skip(self, file: str, place: str, why: str) -> None:
        self.faults.append(Fault("EPB-002", file, place, f"this part was not checked: {why}"))

    def page_files(self) -> list[str]:
        """The pages, those of the spine first, each once."""
        spine = [item.file for item, _ in self.spine if item.media_type == PAGE]
        others = [item.file for item in self.items.values() if item.media_type == PAGE and item.file]
        return [file for file in dict.fromkeys([*spine, *others]) if file in self.container]

    def trees(self) -> Iterator[Tree]:
        """Each page in turn; what is known of it is kept in :attr:`pages`, its tree is not."""
        unseen = style.unseen([rule for sheet in self.sheets.values() for rule in sheet])
        for file in self.page_files():
            root = self.parse(file)
            if root is not None:
                grown = tree.grow(root, file, unseen)
                self.pages[file] = facts(grown)
                yield grown

    def _sheets(self) -> dict[str, list[style.Rule]]:
        found = {}
        for item in self.items.values():
            if item.media_type == CSS and item.file in self.container:
                found[item.file] = list(style.rules(self.text(item.file)))
        return found

    def text(self, file: str) -> str:
        """A style sheet as text; empty, and a fault, where it is damaged or larger than any."""
        try:
            data = self.container.read(file)
        except SourceError as error:
            self._skip(file, "", error.what)
            return ""
        if len(data) > MOST_XML:
            self._skip(file, "", f"it is larger than {MOST_XML >> 20} MiB")
            return ""
        return data.decode("utf-8-sig", "replace")


def _character(match: "re.Match[bytes]") -> bytes:
    """A character that HTML has a name for, by its number: XML knows the names of five."""
    name = match[1]
    if name in PREDEFINED or name.decode("ascii") not in html5:
        return match[0]
    return "".join(f"&#{ord(c)};" for c in html5[name.decode("ascii")]).encode("ascii")
