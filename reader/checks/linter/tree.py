"""A page as a list of its elements in document order, with what is shown of its text."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from reader.hypertext.hidden import is_declared_hidden

OPS = "{http://www.idpf.org/2007/ops}"
XHTML = "{http://www.w3.org/1999/xhtml}"
XLINK = "{http://www.w3.org/1999/xlink}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

UNSEEN = frozenset(
    "head script style template title noscript object audio video canvas iframe rp desc metadata "
    "annotation annotation-xml datalist".split()
)
"""Elements whose text is not shown, or only where something else cannot be."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}

ASIDE = frozenset({"noteref", "pagebreak"})
"""What stands in a heading without being part of its words."""

BREAKS = frozenset({"br", "div", "p", "hr", "td", "li"})
MOST_SAID, MOST_NAMED = 2000, 80
"""Characters of a heading or link, and of an id, that are looked at: nobody reads more."""

QUOTED = 40
"""Characters of the text that a message quotes."""


class Node(NamedTuple):
    """An element of a page.

    Attributes:
        element: of the lxml tree.
        tag: its name without the namespace.
        kinds: its EPUB types, and its roles without ``doc-``.
        parent: the number of the element it stands in; -1 for the root.
        end: the number of the last element in it; its own number if there is none.
        before: how many pieces of text are shown before it.
        after: how many are shown up to its end.
        hidden: whether nobody is shown it.
    """

    element: Any
    tag: str
    kinds: frozenset[str]
    parent: int
    end: int
    before: int
    after: int
    hidden: bool


class Piece(NamedTuple):
    """A text with a letter or digit that is shown: the number of the element it stands in, and it."""

    owner: int
    text: str


class Tree(NamedTuple):
    """A page: its elements by their numbers, its pieces of text, and the numbers of its ids."""

    name: str
    nodes: list[Node]
    pieces: list[Piece]
    ids: dict[str, int]

    def around(self, number: int) -> Iterator[int]:
        """The elements around one, innermost first."""
        while (number := self.nodes[number].parent) >= 0:
            yield number


def grow(root: Any, name: str, unseen: "frozenset[str]" = frozenset()) -> Tree:
    """The tree of a page.

    Args:
        root: its root element.
        name: of its file.
        unseen: classes that a style sheet does not show.
    """
    nodes: list[Node] = []
    pieces: list[Piece] = []
    ids: dict[str, int] = {}
    open_nodes: list[int] = []
    from lxml import etree  # late: 40 ms

    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            number, parent = len(nodes), open_nodes[-1] if open_nodes else -1
            hidden = (parent >= 0 and nodes[parent].hidden) or is_hidden(element, unseen)
            said = kinds(element)
            nodes.append(Node(element, local(element), said, parent, number, len(pieces), 0, hidden))
            open_nodes.append(number)
            for attribute in ("id", "name") if nodes[number].tag == "a" else ("id",):
                if identifier := element.get(attribute):
                    ids.setdefault(identifier, number)
            if not hidden:
                _add(pieces, number, element.text)
        else:
            number = open_nodes.pop()
            nodes[number] = nodes[number]._replace(end=len(nodes) - 1, after=len(pieces))
            if open_nodes and not nodes[open_nodes[-1]].hidden:
                _add(pieces, open_nodes[-1], element.tail)
    return Tree(name, nodes, pieces, ids)


def _add(pieces: list[Piece], owner: int, text: str | None) -> None:
    if text and any(map(str.isalnum, text)):
        pieces.append(Piece(owner, text))


def local(element: Any) -> str:
    """The name of an element without its namespace; empty for an entity."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def kinds(element: Any) -> frozenset[str]:
    """The EPUB types of an element, and its roles without ``doc-``."""
    said = f"{element.get(f'{OPS}type') or ''} {(element.get('role') or '').replace('doc-', '')}"
    return frozenset(said.split())


def is_hidden(element: Any, unseen: frozenset[str]) -> bool:
    """Whether an element says that it is not shown, or its class does."""
    if local(element) in UNSEEN or is_declared_hidden(element):
        return True
    return bool(unseen and unseen.intersection((element.get("class") or "").split()))


def place(element: Any) -> str:
    """Where an element is, for a message: its id, or else its line."""
    identifier = element.get("id")
    return f"#{identifier[:MOST_NAMED]}" if identifier else f":{element.sourceline or 0}"


def words(element: Any, *, whole: bool = False) -> str:
    """The text of a heading or link, pictures by their alt texts, white space folded.

    Of a long one the beginning. Signs of notes and marks of pages are no part of it, unless the whole is
    asked for.
    """
    found: list[str] = []
    left = MOST_SAID
    for text in _said(element, whole):
        found.append(text[:left])
        left -= len(found[-1])
        if left <= 0:
            break
    return " ".join("".join(found).split())


def _said(element: Any, whole: bool) -> Iterator[str]:
    tag = local(element)
    if not tag or tag in {"script", "style", "rt", "rp"} or (not whole and ASIDE & kinds(element)):
        return
    if tag == "img":
        yield f" {element.get('alt') or ''} "
    if tag in BREAKS or tag in HEADINGS:
        yield " "
    yield element.text or ""
    for child in element:
        yield from _said(child, whole)
        yield child.tail or ""


def quoted(text: str) -> str:
    """The beginning of a text for a message."""
    folded = " ".join(text.split())
    return f"“{folded}”" if len(folded) <= QUOTED else f"“{folded[:QUOTED].rstrip()}…”"


def key(text: str) -> list[str]:
    """The words of a text, to compare: letters and digits alone, without regard to capitals."""
    return "".join(c if c.isalnum() else " " for c in text.casefold()).split()


def holds(long: Sequence[str], short: Sequence[str]) -> bool:
    """Whether words stand among others in a row."""
    return f" {' '.join(short)} " in f" {' '.join(long)} "
