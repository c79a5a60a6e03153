"""The pages of the source: an element where each begins, a list that leads to them, metadata that tells."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree
from msgspec.structs import replace

from reader.checks.epubcheck import check
from reader.editions.epub import build
from reader.editions.epub.manifest import Spoken
from reader.editions.epub.pagination import find
from reader.editions.epub.xhtml import TYPE, legal
from reader.executors import local
from reader.model import (
    Block,
    Document,
    Heading,
    MarkRole,
    Metadata,
    Paragraph,
    map_document,
    page_marks,
    pages,
)
from reader.outline import assemble, number
from reader.voices import VoiceSpec
from tests.editions.epub import sample
from tests.editions.epub.pages import by_id, elements, parse, text_of, typed
from tests.editions.epub.sample import paragraph
from tests.editions.epub.test_overlay import unpacked
from tests.strategies import documents, with_sentence_ids

HERE = "\ue000"
"""A character that no drawn text holds."""


def element(label: str) -> str:
    return f'<span id="page-{label}" epub:type="pagebreak" role="doc-pagebreak" aria-label="{label}"></span>'


def paged(leaf: Paragraph, *places: int) -> Paragraph:
    """The leaf with pages at those offsets, called after them."""
    return replace(leaf, marks=(*leaf.marks, *(page_marks([str(at)], at)[0] for at in places)))


def written(*blocks: Block) -> str:
    """The page of some blocks below the title."""
    document = with_sentence_ids(number(assemble(Metadata(title="T", source="a.pdf"), blocks)))
    return unpacked(build(document, sample.MODIFIED))["s1.xhtml"].decode()


def book() -> Document:
    """The sample with pages at the start of every leaf and within it, two of them of each name."""
    count = iter(range(1000))

    def begin(leaf: Heading | Paragraph) -> Heading | Paragraph:
        verbatim = isinstance(leaf, Paragraph) and leaf.role == "verbatim"
        places = [0, *(leaf.text.find(letter) for letter in "eo" if not verbatim)]
        marks = [mark for at in sorted({*places} - {-1}) for mark in page_marks([f"{next(count) // 2}"], at)]
        return replace(leaf, marks=(*leaf.marks, *marks)) if leaf.text else leaf

    return map_document(sample.document(), begin)


def test_a_page_begins_in_its_sentence_and_before_what_begins_with_it() -> None:
    text = paragraph("One two. Three four.", ("Three", MarkRole.EMPHASIS, ""), ("two", MarkRole.STRONG, ""))
    page = written(paged(text, 0, 5, 9))
    first = f'<span id="s1-p1-1">{element("0")}One <strong>t{element("5")}wo</strong>. </span>'
    assert f'{first}<span id="s1-p1-2">{element("9")}<em>Three</em> four.</span>' in page


def test_pages_that_begin_at_one_place_are_all_told_in_order() -> None:
    text = replace(paragraph("One."), marks=page_marks(["9", "10", "11"]))
    assert f"{element('9')}{element('10')}{element('11')}One." in written(text)


def test_a_page_that_a_heading_begins_with_is_no_part_of_its_name() -> None:
    heading = Heading(text="Two words", level=3, marks=(*page_marks(["1"]), *page_marks(["2"], 4)))
    assert f'{element("1")}<h2 id="s1-h2">Two {element("2")}words</h2>' in written(heading)


def test_ids_are_names_given_once() -> None:
    labels = ["1", "1", "1-2", "é", "", "a b.c", "A B C", "é"]
    texts = [replace(paragraph("Text."), marks=page_marks([label])) for label in labels]
    document = number(assemble(Metadata(title="T"), texts))
    assert [page.id for found in find(document).values() for page in found] == [
        *("page-1", "page-1-2", "page-1-2-2", "page", "page-2", "page-a-b-c", "page-A-B-C", "page-3"),
    ]
    (section,) = document.sections
    taken = replace(document, sections=(replace(section, heading=replace(section.heading, id="page-1")),))
    assert next(iter(find(taken).values()))[0].id == "page-1-2"


@given(documents())
def test_the_list_leads_to_every_page_in_order_and_nothing_else_does(document: Document) -> None:
    files = parse(document)
    lists = typed(files["nav.xhtml"], "page-list")
    links = [link for nav in lists for link in elements(nav, "a")]
    assert [text_of(link) for link in links] == [legal(mark.target) for _, _, mark in pages(document)]
    assert len(lists) == bool(links)
    breaks = [
        (f"{name}#{each.get('id')}", each.get("aria-label"), each.get("role"), text_of(each))
        for name, root in files.items()
        for each in root.iter("*")
        if each.get(TYPE) == "pagebreak"
    ]
    assert breaks == [(link.get("href"), text_of(link), "doc-pagebreak", "") for link in links]


@given(documents())
def test_a_page_begins_where_it_does_in_the_text(document: Document) -> None:
    files, places = parse(document), find(document)
    for section, leaf, _ in pages(document):
        names = by_id(files[f"{section.id}.xhtml"])
        holder = names[leaf.id]
        for each in places[leaf.id]:
            page = names[each.id]
            if isinstance(leaf, Heading) and not each.offset:
                assert holder in page.itersiblings()
                continue
            page.text = HERE
            assert text_of(holder).partition(HERE)[2] == legal(leaf.text[each.offset :])
            page.text = ""


def test_a_book_tells_of_its_pages_only_where_there_are_any() -> None:
    for document, has in ((book(), True), (sample.document(), False)):
        files = unpacked(build(document, sample.MODIFIED))
        metas = [
            (m.get("property"), m.text or "") for m in etree.fromstring(files["content.opf"]).iter("{*}meta")
        ]
        features = [text for name, text in metas if name == "schema:accessibilityFeature"]
        assert features == sorted(features, key=str.lower)
        assert ({"pageBreakMarkers", "pageNavigation"} <= set(features)) is has
        assert (("pageBreakSource", "https://example.org/towers") in metas) is has
        (summary,) = [text for name, text in metas if name == "schema:accessibilitySummary"]
        assert ("the page numbers of its source" in summary) is has
        assert any(b"pagebreak" in data or b"page-list" in data for data in files.values()) is has
    nameless = replace(book(), metadata=replace(book().metadata, source=""))
    assert b"pageBreakSource" not in unpacked(build(nameless, sample.MODIFIED))["content.opf"]


def test_our_words_are_english_and_the_list_is_out_of_sight() -> None:
    document = book()
    root = parse(replace(document, metadata=replace(document.metadata, language="fr")))["nav.xhtml"]
    (nav,) = typed(root, "page-list")
    assert (nav.get("hidden"), nav.get("role"), nav.get("lang")) == ("hidden", "doc-pagelist", "en")
    assert text_of(by_id(root)[nav.get("aria-labelledby", "")]) == "Pages"
    order = [each.get(TYPE) for each in elements(root, "nav")]
    assert order == ["toc", "landmarks", "page-list"]


@pytest.mark.slow
@pytest.mark.parametrize("by_word", [None, False, True])
def test_epubcheck_finds_nothing_in_a_book_with_pages(tmp_path: Path, by_word: bool | None) -> None:
    """Silent, read aloud by sentence, and by word."""
    from reader.editions import audio

    narration = []
    if by_word is not None:
        with local.pool(1) as executor:
            spec = VoiceSpec("system" if by_word else "silent", "en")
            tracks = audio.build(book(), tmp_path, spec=spec, executor=executor)
        narration = [Spoken(track, tmp_path / track.file) for track in tracks]
    data = build(book(), sample.MODIFIED, narration, by_word=bool(by_word))
    (tmp_path / "book.epub").write_bytes(data)
    assert unpacked(data)["s2.xhtml"].count(b"doc-pagebreak") > len(list(pairwise(book().sections)))
    assert check(tmp_path / "book.epub") == ()
