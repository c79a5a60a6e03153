"""Contents, NCX and spine tell the same story."""

from hypothesis import given
from lxml import etree
from msgspec.structs import replace

from reader.editions.epub.navigation import NCX
from reader.editions.epub.xhtml import legal
from reader.model import Document
from tests.editions.epub import sample
from tests.editions.epub.pages import elements, parse, text_of, typed
from tests.strategies import documents


def contents(root: etree._Element) -> list[tuple[str, str]]:
    return [(text_of(link), link.get("href") or "") for link in elements(typed(root, "toc")[0], "a")]


@given(documents())
def test_nav_ncx_and_spine_agree(document: Document) -> None:
    pages = parse(document)
    nav = contents(pages["nav.xhtml"])
    points = list(pages["toc.ncx"].iter(f"{{{NCX}}}navPoint"))
    ncx = [(text_of(p[0]).strip(), str(p[1].get("src"))) for p in points]
    assert [(" ".join(title.split()), href) for title, href in ncx] == nav
    assert [href.partition("#")[0] for _, href in nav] == [
        f for f in pages if f not in {"nav.xhtml", "toc.ncx"}
    ]
    titles = [" ".join(legal(section.heading.text).split()) for section in document.sections]
    assert [title for title, _ in nav][: len(titles)] == titles


def test_landmarks() -> None:
    root = parse(sample.document())["nav.xhtml"]
    nav = typed(root, "landmarks")[0]
    assert nav.get("hidden") == "hidden"
    assert [link.get("href") for link in elements(nav, "a")] == [
        "nav.xhtml#toc",
        "s1.xhtml",
        "glossary.xhtml#glossary",
    ]


def test_without_glossary_nothing_leads_to_one() -> None:
    document = replace(sample.document(), glossary=())
    pages = parse(document)
    assert "glossary.xhtml" not in pages
    assert not any(b"glossary" in etree.tostring(root) for root in pages.values())


def test_a_section_without_title_still_has_a_line() -> None:
    document = sample.document()
    first, *rest = document.sections
    bare = replace(first, heading=replace(first.heading, text="", sentences=(), marks=()))
    nav = contents(parse(replace(document, sections=(bare, *rest)))["nav.xhtml"])
    assert nav[0] == ("[s1]", "s1.xhtml")
