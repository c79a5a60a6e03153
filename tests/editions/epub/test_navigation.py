"""Contents, NCX and spine tell the same story."""

import pytest
from hypothesis import given
from lxml import etree
from msgspec.structs import replace

from reader.editions.epub.navigation import NCX
from reader.editions.epub.xhtml import XML_LANG, legal
from reader.model import Document
from tests.editions.epub import sample
from tests.editions.epub.pages import elements, name_of, parse, text_of, typed
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
        "s3.xhtml",
        "s4.xhtml",
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


def about(**changes: object) -> Document:
    document = sample.document()
    return replace(document, metadata=replace(document.metadata, **changes))


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("https://example.org/towers", True),
        ("HTTP://example.org", True),
        ("000_tower.txt", False),
        ("mailto:ada@example.org", False),
        ("javascript:alert(1)", False),
        ("", False),
    ],
)
def test_a_source_is_printed_where_it_can_be_visited(source: str, *, printed: bool) -> None:
    root = parse(about(source=source))["nav.xhtml"]
    lines = [text_of(p) for p in elements(root, "p") if p.get("class") == "source"]
    assert lines == ([f"Source: {source}"] if printed else [])


def test_the_cover_is_described_without_saying_the_title_twice() -> None:
    root = parse(about(title="Long " * 1000))["nav.xhtml"]
    words = elements(root, "img")[0].get("alt") or ""
    assert words.startswith("Cover")
    assert len(words) < 80
    assert "Long" not in words


def test_our_words_are_english_amid_another_language() -> None:
    """All that this edition adds, and nothing that the book says."""
    pages = parse(about(language="fr"))
    root = pages["nav.xhtml"]
    assert elements(root, "img")[0].get("lang") == "en"
    english = {text_of(e).strip() for e in root.iter() if e.get("lang") == "en" and name_of(e) != "nav"}
    assert english - {""} == {"Contents", "Glossary", "Source:"}
    assert typed(root, "landmarks")[0].get("lang") == "en"
    labels = list(pages["toc.ncx"].iter(f"{{{NCX}}}navLabel"))
    assert [label.get(XML_LANG) for label in labels] == [None, None, None, None, None, "en"]
