"""What is known of a page when its tree is gone: what the rules about the whole book need."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from reader.checks.linter.entries import Entry, entries
from reader.checks.linter.tree import HEADINGS, XHTML, XLINK, XML_LANG, Node, Tree, place, words

SSML = "{http://www.w3.org/2001/10/synthesis}"
INLINE = frozenset("a abbr b bdi bdo cite code dfn em i mark q s small span strong sub sup u var".split())
LOADING = {
    "img": ("src", "srcset"),
    "image": ("href", f"{XLINK}href"),
    "use": ("href", f"{XLINK}href"),
    "audio": ("src",),
    "video": ("src", "poster"),
    "source": ("src", "srcset"),
    "track": ("src",),
    "script": ("src",),
    "iframe": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src",),
}
"""Attributes of elements for which a reading system loads a file (HTML, 4.8; SVG 2)."""

LOADED_LINKS = frozenset({"stylesheet", "icon", "preload", "pronunciation"})


class Spot(NamedTuple):
    """An element: its number, that of the last in it, and how much text is shown up to its ends."""

    number: int
    end: int
    before: int
    after: int
    inline: bool


class Heading(NamedTuple):
    """A heading that is shown; ``whole`` is its text with the signs of notes in it."""

    level: int
    text: str
    whole: str
    spot: Spot
    place: str


class Link(NamedTuple):
    """A link that a person follows; ``listed`` if it stands in a ``nav`` with an EPUB type."""

    href: str
    place: str
    spot: Spot
    kinds: frozenset[str]
    listed: bool


class Load(NamedTuple):
    """Something that is loaded with the page, and by which element."""

    url: str
    place: str
    tag: str


class Page(NamedTuple):
    """A page.

    Attributes:
        language: ``lang`` and ``xml:lang`` of its root, None where absent.
        title: of the window.
        spots: its elements with ids.
        alts: the alt text of each picture, None where there is none.
        kinds: all EPUB types and roles in it; ``body`` has those of the body, and of what alone is in it.
        tags: all names of elements.
        spoken: whether it tells a voice how words are said.
        aria: whether it has roles or ARIA attributes.
        has_text: whether any text is shown.
        styles: the style sheets within it, with the line of each.
        entries: those of its glossaries.
    """

    file: str
    language: tuple[str | None, str | None]
    title: str
    spots: dict[str, Spot]
    headings: list[Heading]
    links: list[Link]
    loads: list[Load]
    alts: list[str | None]
    kinds: frozenset[str]
    body: frozenset[str]
    tags: frozenset[str]
    spoken: bool
    aria: bool
    has_text: bool
    styles: list[tuple[str, int]]
    entries: list[Entry]


def facts(tree: Tree) -> Page:
    """What is known of a page."""
    root = tree.nodes[0].element
    titles = (node for node in tree.nodes if node.tag == "title" and node.element.tag == f"{XHTML}title")
    styles = (n for n in tree.nodes if n.tag == "style" or (n.element.get("style") and n.tag))
    return Page(
        file=tree.name,
        language=(root.get("lang"), root.get(XML_LANG)),
        title=next((words(node.element) for node in titles), ""),
        spots={identifier: spot(tree, number) for identifier, number in tree.ids.items()},
        headings=list(_headings(tree)),
        links=list(_links(tree)),
        loads=[load for node in tree.nodes for load in _loads(node)],
        alts=[node.element.get("alt") for node in tree.nodes if node.tag == "img" and not node.hidden],
        kinds=frozenset().union(*(node.kinds for node in tree.nodes)),
        body=_purpose(tree),
        tags=frozenset(node.tag for node in tree.nodes),
        spoken=any(node.element.get(f"{SSML}ph") for node in tree.nodes),
        aria=any(_is_aria(str(name)) for node in tree.nodes for name in node.element.attrib),
        has_text=bool(tree.pieces),
        styles=[(_style(node.element), node.element.sourceline or 0) for node in styles],
        entries=list(entries(tree)),
    )


def _purpose(tree: Tree) -> frozenset[str]:
    """The EPUB types and roles that a page has as a whole."""
    found = frozenset[str]()
    number = next((n for n, node in enumerate(tree.nodes) if node.tag == "body"), None)
    while number is not None:
        node = tree.nodes[number]
        found |= node.kinds
        inner = number + 1
        alone = inner <= node.end and tree.nodes[inner].end == node.end and tree.nodes[inner].parent == number
        number = inner if alone else None
    return found


def _is_aria(attribute: str) -> bool:
    return attribute == "role" or attribute.startswith("aria-")


def _style(element: Any) -> str:
    return element.get("style") or "".join(element.itertext())


def spot(tree: Tree, number: int) -> Spot:
    """Where an element is."""
    node = tree.nodes[number]
    return Spot(number, node.end, node.before, node.after, node.tag in INLINE)


def _headings(tree: Tree) -> Iterator[Heading]:
    for number, node in enumerate(tree.nodes):
        level = HEADINGS.get(node.tag, 0)
        if node.element.get("role") == "heading":
            said = node.element.get("aria-level") or ""
            level = int(said) if said in set("123456") else level or 2
        if level and not node.hidden:
            text, whole = words(node.element), words(node.element, whole=True)
            yield Heading(level, text, whole, spot(tree, number), place(node.element))


def _links(tree: Tree) -> Iterator[Link]:
    for number, node in enumerate(tree.nodes):
        href = node.element.get("href") if node.tag in {"a", "area"} else None
        if href is None and node.tag == "a":
            href = node.element.get(f"{XLINK}href")
        if href:
            listed = any(tree.nodes[n].tag == "nav" and tree.nodes[n].kinds for n in tree.around(number))
            yield Link(href, place(node.element), spot(tree, number), node.kinds, listed)


def _loads(node: Node) -> Iterator[Load]:
    element = node.element
    urls = [url for name in LOADING.get(node.tag, ()) for url in _urls(name, element.get(name) or "")]
    if node.tag == "link" and LOADED_LINKS & set((element.get("rel") or "").lower().split()):
        urls.append((element.get("href") or "").strip())
    for url in filter(None, urls):
        yield Load(url, place(element), node.tag)


def _urls(attribute: str, value: str) -> list[str]:
    """The addresses in an attribute; ``srcset`` has several, each with a size after it."""
    if attribute != "srcset":
        return [value.strip()]
    return [part.split()[0] for part in value.split(", ") if part.split()]
