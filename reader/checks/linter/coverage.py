"""What of the text is narrated: all of it, once, in its order."""

from collections.abc import Iterator, Sequence

from reader.checks.linter.book import Book
from reader.checks.linter.facts import Page
from reader.checks.linter.rules import Fault
from reader.checks.linter.smil import Clip, Overlay
from reader.checks.linter.tree import Tree, place, quoted

FRONT = frozenset({"cover", "toc", "landmarks", "page-list", "loi", "lot"})
"""What a page may be that is better read than heard."""


def narrated(overlays: Sequence[Overlay]) -> dict[str, list[tuple[str, Clip]]]:
    """The clips that narrate each page, in the order of the overlays, each with the overlay's file.

    An overlay that no page names narrates nothing.
    """
    found: dict[str, list[tuple[str, Clip]]] = {}
    for overlay in overlays:
        for clip in overlay.clips if overlay.pages else ():
            if clip.text and clip.text.kind == "inside":
                found.setdefault(clip.text.file, []).append((overlay.item.file, clip))
    return found


def check_page(tree: Tree, clips: Sequence[tuple[str, Clip]]) -> Iterator[Fault]:
    """What a page's clips leave out, take twice, or take out of order."""
    heard: list[tuple[int, str, Clip]] = []
    for file, clip in clips:
        if clip.text and not clip.text.fragment and "#" in clip.text_src:
            return  # it names a part of the text in a way that is not understood
        number = tree.ids.get(clip.text.fragment) if clip.text and clip.text.fragment else 0
        if number is not None:
            heard.append((number, file, clip))
    yield from _order(heard)
    yield from _twice(tree, heard)
    yield from _left_out(tree, [number for number, _, _ in heard])


def _order(heard: Sequence[tuple[int, str, Clip]]) -> Iterator[Fault]:
    last = -1
    for number, file, clip in heard:
        if number < last:
            yield Fault(
                "EPB-107", file, clip.place, f"{clip.text_src} stands before the text of the par before"
            )
        last = number


def _twice(tree: Tree, heard: Sequence[tuple[int, str, Clip]]) -> Iterator[Fault]:
    end, outer = -1, ""
    for number, file, clip in sorted(heard, key=lambda each: each[0]):
        if number <= end:
            what = f"{clip.text_src} is, or lies in, {outer}, which is narrated by a par of its own"
            yield Fault("EPB-108", file, clip.place, what)
        else:
            end, outer = tree.nodes[number].end, clip.text_src


def _left_out(tree: Tree, heard: Sequence[int]) -> Iterator[Fault]:
    """Pieces of text in no narrated element, and in no mark of a page."""
    covered = bytearray(len(tree.nodes))
    for number in set(heard):
        covered[number] = 1
    for number, node in enumerate(tree.nodes):  # in document order: a parent is decided before its children
        if "pagebreak" in node.kinds or (node.parent >= 0 and covered[node.parent]):
            covered[number] = 1
    for owner, text in tree.pieces:
        if not covered[owner]:
            where = _nearest(tree, owner)
            yield Fault("EPB-109", tree.name, where, f"{quoted(text)} is not narrated")


def _nearest(tree: Tree, number: int) -> str:
    """The id of an element, or of its parent if it has none, or else its line."""
    node = tree.nodes[number]
    above = tree.nodes[node.parent] if node.parent >= 0 else node
    return place(above.element if not node.element.get("id") and above.element.get("id") else node.element)


def silent(book: Book, clips: dict[str, list[tuple[str, Clip]]]) -> list[Page]:
    """The pages of the spine that have text and no overlay, those that are passed over in reading aside."""
    pages = [book.pages.get(item.file) for item, linear in book.spine if linear and not item.overlay]
    return [page for page in pages if page and page.has_text and page.file not in clips]


def is_front(book: Book, page: Page) -> bool:
    """Whether a page is the contents or the cover."""
    is_nav = book.nav is not None and book.nav.file == page.file
    return is_nav or bool(FRONT & page.body) or page.file in book.covers


def check_silent(book: Book, clips: dict[str, list[tuple[str, Clip]]]) -> Iterator[Fault]:
    """Pages that nobody narrates, in a book that narrates some; contents and cover need no voice."""
    for page in silent(book, clips) if clips else ():
        if not is_front(book, page):
            yield Fault("EPB-110", page.file, "", "the page has no overlay")
