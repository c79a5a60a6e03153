"""The ways into a book: contents, NCX, landmarks, page list, headings."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile, zip_longest
from typing import Any, NamedTuple

from reader.checks.linter.book import NCX, Book, Target
from reader.checks.linter.facts import Heading, Page
from reader.checks.linter.rules import Fault
from reader.checks.linter.tree import Tree, holds, key, place, quoted, words

TITLES = frozenset(
    "titlepage halftitlepage halftitle copyright-page cover toc landmarks page-list dedication epigraph "
    "imprint colophon seriespage loi lot credits".split()
)
"""What a page may be that need not stand in the contents (EPUB Structural Semantics 1.1)."""


class Line(NamedTuple):
    """A line of contents: what it says, where it leads, how deep it is, what kind it is, where it stands."""

    label: str
    target: Target
    depth: int
    kinds: frozenset[str]
    place: str


class Ways(NamedTuple):
    """The lists of a book: those of its navigation document by their types, and its NCX."""

    file: str
    lists: dict[str, list[Line]]
    ncx_file: str
    ncx: list[Line]


def ways(book: Book) -> Ways:
    """The lists of a book. Pages that cannot be parsed have none."""
    item, lists = book.nav, dict[str, list[Line]]()
    ncx = next((each for each in book.items.values() if each.media_type == NCX and each.file), None)
    points = _points(book, ncx.file) if ncx else []
    root = book.parse(item.file) if item else None
    if item and root is not None:
        for nav in root.iter("{*}nav"):
            said = (nav.get("{http://www.idpf.org/2007/ops}type") or "").split()
            for kind in said:
                lists.setdefault(kind, []).extend(_lines(book, item.file, nav))
    return Ways(item.file if item else "", lists, ncx.file if ncx else "", points)


def _lines(book: Book, file: str, nav: Any) -> Iterator[Line]:
    for link in nav.iter("{*}a"):
        depth = sum(1 for each in link.iterancestors("{*}ol") if each is not nav)
        kinds = frozenset((link.get("{http://www.idpf.org/2007/ops}type") or "").split())
        href = link.get("href")
        if href is not None:
            yield Line(words(link), book.locate(file, href), depth, kinds, place(link))


def _points(book: Book, file: str) -> list[Line]:
    root, found = book.parse(file), list[Line]()
    for point in root.iter("{*}navPoint") if root is not None else ():
        label, content = point.find("{*}navLabel"), point.find("{*}content")
        if label is not None and content is not None:
            depth = 1 + sum(1 for _ in point.iterancestors("{*}navPoint"))
            target = book.locate(file, content.get("src") or "")
            found.append(Line(words(label), target, depth, frozenset(), place(point)))
    return found


def check(book: Book, found: Ways) -> Iterator[Fault]:
    """What is wrong with the ways into a book."""
    contents, file = found.lists.get("toc", []), found.file
    if not contents:
        contents, file = found.ncx, found.ncx_file
    if not contents:
        yield Fault("EPB-310", book.opf, "", "there is neither a nav of type toc nor an NCX with entries")
    for lines in found.lists.values():
        yield from _dead(book, found.file, lines)
    yield from _dead(book, found.ncx_file, found.ncx)
    yield from _labels(book, file, contents)
    yield from _order(book, file, contents)
    yield from _missing(book, file, contents)
    if found.lists.get("toc") and found.ncx:
        yield from _agreement(book, found)
    yield from _landmarks(book, found)


def _dead(book: Book, file: str, lines: Sequence[Line]) -> Iterator[Fault]:
    for line in lines:
        kind, name, fragment = line.target
        page = book.pages.get(name)
        if (
            kind == "inside"
            and name in book.container
            and (not fragment or not page or fragment in page.spots)
        ):
            continue
        if kind in {"inside", "broken"}:
            where = f"{name}#{fragment}" if fragment else name or "nothing in the book"
            yield Fault(
                "EPB-308", file, line.place, f"{quoted(line.label)} leads to {where}, which is not there"
            )


def _labels(book: Book, file: str, lines: Sequence[Line]) -> Iterator[Fault]:
    outlines: dict[str, Outline] = {}
    for line in lines:
        page = book.pages.get(line.target.file)
        if page and page.file not in outlines:
            outlines[page.file] = Outline(page)
        said = outlines[page.file].at(line.target.fragment) if page else []
        highest = outlines[page.file].highest() if page and not line.target.fragment else []
        if said and not _agree(line.label, said) and not (highest and _agree(line.label, highest)):
            what = f"the contents say {quoted(line.label)}, the heading {quoted(said[0].text)}"
            yield Fault("EPB-301", file, line.place, what)


def _agree(label: str, headings: Sequence[Heading]) -> bool:
    """Whether a label has the words of its headings, or some of them in a row, or more around them.

    Signs of notes may stand in the label or not.
    """
    label_words = key(label)
    for texts in ([each.text for each in headings], [each.whole for each in headings]):
        first, all_words = key(texts[0]), key(" ".join(texts))
        if holds(all_words, label_words) or holds(label_words, first):
            return True
        if "".join(label_words) in {"".join(all_words), "".join(first)}:
            return True
    return False


class Outline:
    """The headings of a page that have words, to be found by where a link leads."""

    def __init__(self, page: Page) -> None:
        self._spots = page.spots
        self._shown = [heading for heading in page.headings if key(heading.text)]
        self._numbers = [heading.spot.number for heading in self._shown]

    def at(self, fragment: str) -> list[Heading]:
        """The heading to which a link leads, and those that follow it at once; none where it leads to text.

        It is the heading around the element, the first in it, or the first after it before any text.
        """
        first = self._first(fragment)
        if first is None or not self._shown:
            return []
        last = first
        while last + 1 < len(self._shown) and self._at_once(last + 1):
            last += 1
        return self._shown[first : last + 1]

    def _at_once(self, number: int) -> bool:
        return self._shown[number].spot.before == self._shown[number - 1].spot.after

    def highest(self) -> list[Heading]:
        """The first of the highest headings, where another stands before it."""
        return [min(self._shown, key=lambda heading: heading.level)] if self._shown else []

    def _first(self, fragment: str) -> int | None:
        if not fragment:
            return 0
        spot = self._spots.get(fragment)
        if spot is None:
            return None
        after = bisect_right(self._numbers, spot.number)
        if after and self._shown[after - 1].spot.end >= spot.number:
            return after - 1
        if after < len(self._shown):
            other = self._shown[after].spot
            if other.number <= spot.end or other.before == spot.before:
                return after
        return None


def _places(book: Book, lines: Sequence[Line]) -> Iterator[tuple[Line, tuple[int, int]]]:
    """Where each line leads: the number of its page in the spine, and of its element in the page."""
    order: dict[str, int] = {}
    for item, _ in book.spine:
        order.setdefault(item.file, len(order))
    for line in lines:
        page = book.pages.get(line.target.file)
        if page and page.file in order:
            spot = page.spots.get(line.target.fragment)
            yield line, (order[page.file], spot.number if spot else 0)


def _order(book: Book, file: str, lines: Sequence[Line]) -> Iterator[Fault]:
    last = (-1, -1)
    for line, where in _places(book, lines):
        if where < last:
            what = f"{quoted(line.label)} comes after what it stands before in the book"
            yield Fault("EPB-302", file, line.place, what)
        last = where


def _missing(book: Book, file: str, lines: Sequence[Line]) -> Iterator[Fault]:
    """Pages of the spine with a heading as high as those in the contents, which are not there."""
    listed = {line.target.file for line in lines}
    pages = [book.pages[item.file] for item, linear in book.spine if linear and item.file in book.pages]
    levels = [min(h.level for h in page.headings) for page in pages if page.file in listed and page.headings]
    titles = {" ".join(key("".join(title.itertext()))) for title in book.dublin("title")}
    highest = min(levels, default=0)
    for page in dict.fromkeys(page.file for page in pages):
        heads = [h for h in book.pages[page].headings if h.level <= highest and key(h.text)]
        is_title = bool(heads) and " ".join(key(heads[0].text)) in titles
        aside = book.pages[page].body & TITLES or (book.nav and book.nav.file == page)
        if heads and page not in listed and not is_title and not aside:
            what = f"{quoted(heads[0].text)} is not in the contents ({file})"
            yield Fault("EPB-303", page, heads[0].place, what)


def _agreement(book: Book, found: Ways) -> Iterator[Fault]:
    """The first line at which NCX and contents part, down to the depth that both have."""
    depth = min(max(line.depth for line in lines) for lines in (found.lists["toc"], found.ncx))
    nav = list(_compared(book, found.lists["toc"], depth))
    ncx = list(_compared(book, found.ncx, depth))
    same = takewhile(lambda pair: _told(pair[0]) == _told(pair[1]), zip(nav, ncx, strict=False))
    at = sum(1 for _ in same)
    if at < max(len(nav), len(ncx)):
        one = quoted(nav[at].label) + f" ({nav[at].target.file})" if at < len(nav) else "nothing"
        other = quoted(ncx[at].label) + f" ({ncx[at].target.file})" if at < len(ncx) else "nothing"
        where = ncx[at].place if at < len(ncx) else ""
        what = f"entry {at + 1} is {one} in the contents and {other} in the NCX"
        yield Fault("EPB-304", found.ncx_file, where, what)


def _compared(book: Book, lines: Sequence[Line], depth: int) -> Iterator[Line]:
    """The lines down to a depth, without title page and cover, and without what only holds others.

    An entry of an NCX must lead somewhere: one that only holds others leads where the first of them does.
    """
    for line, after in zip_longest(lines, lines[1:]):
        page = book.pages.get(line.target.file)
        only_holds = after and after.depth > line.depth and after.target == line.target
        if line.depth <= depth and not only_holds and not (page and page.body & TITLES):
            yield line


def _told(line: Line) -> tuple[list[str], str, str]:
    return key(line.label), line.target.file, line.target.fragment


def _landmarks(book: Book, found: Ways) -> Iterator[Fault]:
    if book.epub2 or not found.file:
        return
    landmarks = found.lists.get("landmarks")
    if landmarks is None:
        yield Fault("EPB-307", found.file, "", "there are no landmarks")
    elif not any("bodymatter" in line.kinds for line in landmarks):
        yield Fault("EPB-307", found.file, "", "no landmark is of the type bodymatter")
    marked = sorted(page.file for page in book.pages.values() if "pagebreak" in page.kinds)
    if marked and not found.lists.get("page-list"):
        yield Fault(
            "EPB-309", found.file, "", f"pages of print are marked, as in {marked[0]}, but not listed"
        )


def check_page(tree: Tree, page: Page) -> Iterator[Fault]:
    """What is wrong with the headings of a page."""
    tops = [heading for heading in page.headings if heading.level == 1]
    if len(tops) > 1:
        what = f"{quoted(tops[1].text)} is a second h1 beside {quoted(tops[0].text)}"
        yield Fault("EPB-305", tree.name, tops[1].place, what)
    last = 0
    for heading in page.headings:
        if last and heading.level > last + 1:
            what = f"h{heading.level} {quoted(heading.text)} follows an h{last}"
            yield Fault("EPB-306", tree.name, heading.place, what)
        last = heading.level
        if not heading.whole:
            yield Fault("EPB-509", tree.name, heading.place, f"this h{heading.level} is empty")
