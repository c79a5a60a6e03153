"""The markup of pages and style sheets: languages, pictures, links, what is loaded, what is forced."""

import re
from collections.abc import Iterator, Sequence

from reader.checks.linter.book import Book
from reader.checks.linter.facts import SSML, Load, Page
from reader.checks.linter.rules import Fault
from reader.checks.linter.style import Rule, addresses
from reader.checks.linter.tree import OPS, Node, Tree, place, quoted

ROLES = frozenset(
    "abstract acknowledgments afterword appendix bibliography biblioref chapter colophon conclusion credit "
    "credits dedication endnotes epigraph epilogue errata footnote foreword glossary glossref index "
    "introduction noteref notice pagebreak part preface prologue pullquote qna tip toc".split()
)
"""EPUB types that have a DPUB-ARIA role of their name (EPUB Type to ARIA Role Authoring Guide)."""

DEPRECATED = {"doc-endnote", "doc-biblioentry"}
NO_DESCRIPTION = ("aria-label", "aria-labelledby", "title")
DATA_SCRIPT = re.compile(
    r"(?:application/(?:ld\+)?json|text/plain|application/xml|text/template)", re.IGNORECASE
)

FIXED = re.compile(r"\d\.?(?:px|pt|cm|mm|in|pc)\b")
BODY_TEXT = re.compile(r"(?:^|[\s>+~])(?:div$|(?:html|body|p|li|dd|blockquote|td|\*)(?:[.:#\[][^\s>+~]*)?$)")
SPACED = "font-size line-height font".split()
FORCED = frozenset(
    "font-size font font-family line-height letter-spacing word-spacing color background "
    "background-color".split()
)
"""What readers set for themselves."""


def check_page(book: Book, tree: Tree, page: Page) -> Iterator[Fault]:
    """What is wrong on one page, seen by itself."""
    yield from _language(page)
    for number, node in enumerate(tree.nodes):
        if node.tag == "img" and not node.hidden:
            yield from _picture(tree, node)
        yield from _roles(tree, number)
        yield from _scripts(tree, node)
    yield from _speech(tree)
    for load in page.loads:
        yield from _loaded(book, page.file, load)
    for css, line in page.styles:
        for url, at in addresses(css):
            yield from _loaded(book, page.file, Load(url, f":{line + at - 1}", "style"))


def _language(page: Page) -> Iterator[Fault]:
    lang, xml_lang = page.language
    if not lang and not xml_lang:
        yield Fault("EPB-501", page.file, "", "html has neither lang nor xml:lang")
    elif lang and xml_lang and lang.lower() != xml_lang.lower():
        yield Fault("EPB-502", page.file, "", f"lang is {lang!r}, xml:lang is {xml_lang!r}")


def _picture(tree: Tree, node: Node) -> Iterator[Fault]:
    element = node.element
    adorns = element.get("role") in {"presentation", "none"}
    if element.get("alt") is None and not adorns and not any(element.get(name) for name in NO_DESCRIPTION):
        what = f"the picture {(element.get('src') or '')[-60:]!r} has no alt"
        yield Fault("EPB-505", tree.name, place(element), what)


def _roles(tree: Tree, number: int) -> Iterator[Fault]:
    node = tree.nodes[number]
    role = node.element.get("role") or ""
    for name in DEPRECATED & set(role.split()):
        yield Fault("EPB-515", tree.name, place(node.element), f"the role {name} is deprecated")
    types = ROLES & set((node.element.get(f"{OPS}type") or "").split())
    if not types or role or node.hidden or node.tag in {"body", "nav", "html", "link"}:
        return
    if node.tag != "a" or not any(tree.nodes[each].tag == "nav" for each in tree.around(number)):
        name = min(types)  # a link in a nav bears the type of its target: landmarks
        yield Fault("EPB-514", tree.name, place(node.element), f"epub:type {name} has no role doc-{name}")


def _scripts(tree: Tree, node: Node) -> Iterator[Fault]:
    element = node.element
    if node.tag == "script" and not DATA_SCRIPT.match(element.get("type") or ""):
        yield Fault("EPB-507", tree.name, place(element), "the page has a script")
    elif any(name.startswith("on") for name in element.attrib):
        yield Fault("EPB-507", tree.name, place(element), f"<{node.tag}> has a script in an attribute")
    elif (element.get("href") or "").strip().lower().startswith("javascript:"):
        yield Fault("EPB-507", tree.name, place(element), "a link runs a script")


def _speech(tree: Tree) -> Iterator[Fault]:
    within = bytearray(len(tree.nodes))
    for number, node in enumerate(tree.nodes):
        said = node.element.get(f"{SSML}ph")
        above = node.parent >= 0 and within[node.parent]
        if said is not None:
            if not said.strip():
                yield Fault("EPB-513", tree.name, place(node.element), "ssml:ph is empty")
            if above:
                yield Fault(
                    "EPB-512", tree.name, place(node.element), f"ssml:ph {quoted(said)} lies in another"
                )
        within[number] = said is not None or above


def _loaded(book: Book, file: str, load: Load) -> Iterator[Fault]:
    """What a page or style sheet loads: it must be in the book."""
    target = book.locate(file, load.url)
    if target.kind == "web":
        yield Fault("EPB-506", file, load.place, f"<{load.tag}> loads {load.url[:80]}")
    elif target.kind == "broken" or (target.kind == "inside" and target.file not in book.container):
        hint = book.hint(file, load.url)
        yield Fault("EPB-511", file, load.place, f"{load.url[:80]!r} is not in the book{hint}")


def check(book: Book) -> Iterator[Fault]:
    """What is wrong with links between pages, and with style sheets."""
    for page in book.pages.values():
        in_navigation = book.nav is not None and book.nav.file == page.file
        for link in page.links:
            if in_navigation and link.listed:
                continue  # told by the rules of navigation
            target = book.locate(page.file, link.href)
            other = book.pages.get(target.file)
            if target.kind == "broken" or (target.kind == "inside" and target.file not in book.container):
                hint = book.hint(page.file, link.href)
                yield Fault("EPB-511", page.file, link.place, f"{link.href[:80]!r} is not in the book{hint}")
            elif target.kind == "inside" and target.fragment and other and target.fragment not in other.spots:
                what = f"there is no id {target.fragment[:80]!r} in {target.file}"
                yield Fault("EPB-510", page.file, link.place, what)
    for file, sheet in book.sheets.items():
        for url, line in addresses(book.css[file]):
            yield from _loaded(book, file, Load(url, f":{line}", "style"))
        yield from _forced(file, sheet)


def _forced(file: str, sheet: Sequence[Rule]) -> Iterator[Fault]:
    for rule in sheet:
        selector = ", ".join(rule.selectors)[:40]
        for name, value in rule.declarations:
            if name in FORCED and "!important" in value.replace(" ", ""):
                yield Fault("EPB-508", file, f":{rule.line}", f"{selector} sets {name} with !important")
            elif name in SPACED and FIXED.search(value) and any(map(BODY_TEXT.search, rule.selectors)):
                yield Fault("EPB-508", file, f":{rule.line}", f"{selector} sets {name} to {value[:30]}")
