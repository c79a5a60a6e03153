"""The entries of the glossaries on a page.

EPUB Dictionaries and Glossaries 1.0, section 2.5.3, and what others write: a ``dt`` with its ``dd``s,
or any element that says it is a term, with what follows up to the next.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from reader.checks.linter.tree import Node, Tree, place, words

HOLDERS = frozenset({"dl", "ul", "ol"})
BACK = frozenset({"backlink", "referrer"})


class Entry(NamedTuple):
    """An entry: its headword, all ids in it, where it is, its links, and whether each says it leads back."""

    headword: str
    ids: frozenset[str]
    place: str
    links: tuple[tuple[str, bool, str], ...]


def entries(tree: Tree) -> Iterator[Entry]:
    """The entries of every glossary on the page, in its order; those of a glossary in another once."""
    end = -1
    for number, node in enumerate(tree.nodes):
        if number > end and "glossary" in node.kinds and not node.hidden and node.tag not in {"body", "a"}:
            end = node.end
            yield from _of(tree, number)
    body = next((n for n, node in enumerate(tree.nodes) if node.tag == "body"), None)
    if end < 0 and body is not None and "glossary" in tree.nodes[body].kinds:
        yield from _of(tree, body)


def _of(tree: Tree, glossary: int) -> Iterator[Entry]:
    terms = _terms(tree, glossary)
    within = Counter(number for term in terms for number in _around(tree, term, glossary))
    begins = [_begin(tree, term, glossary, within) for term in terms]
    groups: list[tuple[int, list[int]]] = []
    for term, begin in zip(terms, begins, strict=True):
        if groups and not _explained(tree, groups[-1][1][-1], begin):
            groups[-1][1].append(term)  # several dt share one dd
        else:
            groups.append((begin, [term]))
    for at, (begin, own) in enumerate(groups):
        last = groups[at + 1][0] - 1 if at + 1 < len(groups) else tree.nodes[glossary].end
        yield _entry(tree.nodes[begin : last + 1], tree.nodes[own[0]])


def _terms(tree: Tree, glossary: int) -> list[int]:
    """What says that it is a term, the outermost of each; where nothing does, each ``dfn``."""
    found: list[int] = []
    for is_term in (_says_so, _is_defined):
        end = -1
        for number in range(glossary + 1, tree.nodes[glossary].end + 1):
            node = tree.nodes[number]
            if number > end and not node.hidden and is_term(node):
                end = node.end
                found.append(number)
        if found:
            break
    return found


def _says_so(node: Node) -> bool:
    return node.tag == "dt" or bool({"glossterm", "term"} & node.kinds)


def _is_defined(node: Node) -> bool:
    return node.tag == "dfn"


def _around(tree: Tree, term: int, glossary: int) -> Iterator[int]:
    """The elements around a term within the glossary, innermost first."""
    return takewhile(lambda number: number != glossary, tree.around(term))


def _begin(tree: Tree, term: int, glossary: int, within: "Counter[int]") -> int:
    """Where the entry of a term begins: at what is around this term and no other, but no list."""
    begin = term
    for number in _around(tree, term, glossary):
        if within[number] > 1 or tree.nodes[number].tag in HOLDERS:
            break
        begin = number
    return begin


def _explained(tree: Tree, term: int, begin: int) -> bool:
    """Whether anything but terms is said between a term and the beginning of the next."""
    return tree.nodes[begin].before > tree.nodes[term].after


def _entry(nodes: list[Node], term: Node) -> Entry:
    links = (
        (href, bool(BACK & node.kinds), place(node.element))
        for node in nodes
        if node.tag == "a" and (href := node.element.get("href"))
    )
    ids = frozenset(identifier for node in nodes if (identifier := node.element.get("id")))
    return Entry(words(term.element), ids, place(term.element), tuple(links))
