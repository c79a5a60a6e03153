"""A section's page says what the model says, under the same ids."""

from itertools import pairwise

from hypothesis import given
from lxml import etree

from reader.editions.epub.section import ranks
from reader.editions.epub.xhtml import legal
from reader.model import (
    Block,
    Document,
    Figure,
    Heading,
    Mark,
    MarkRole,
    Metadata,
    Note,
    Paragraph,
    ParagraphRole,
    Quote,
    Row,
    Section,
    Span,
    Table,
    ids,
    section_leaves,
)
from reader.outline import assemble, number
from reader.script import labels
from tests.editions.epub.pages import by_id, elements, name_of, parse, text_of
from tests.strategies import documents


def page_of(*blocks: Block) -> str:
    title = Heading(text="Title", level=1)
    document = number(assemble(Metadata(language="en"), [title, *blocks]))
    section = elements(parse(document)["s1.xhtml"], "section")[0]
    return "".join(f"<{name_of(e)}>{e.text or ''}" for e in section.iter())


def test_verbatim_text_keeps_its_lines() -> None:
    code = Paragraph(text="a  b\n\tc", role=ParagraphRole.VERBATIM)
    assert "<pre>a  b\n\tc" in page_of(code)


def test_characters_illegal_in_xml_are_dropped() -> None:
    assert "<p>abc" in page_of(Paragraph(text="a\x00b\ufffe\ud800\x0bc"))


def test_marks_stay_in_place_when_characters_are_dropped() -> None:
    text = Paragraph(text="\x00\x01ab", marks=(Mark(Span(3, 4), MarkRole.STRONG),))
    assert "<p>a<strong>b" in page_of(text)


def test_language_tags_that_are_none_are_left_out() -> None:
    text = Paragraph(text="mot", marks=(Mark(Span(0, 3), MarkRole.LANGUAGE, "not a tag"),))
    assert page_of(text).endswith("<p>mot")


def test_ranks_follow_nesting_without_gaps() -> None:
    levels = [4, 6, 6, 5, 3, 6]
    blocks = [Heading(text="Title", level=1), *(Heading(text="x", level=level) for level in levels)]
    section = number(assemble(Metadata(), blocks)).sections[0]
    assert list(ranks(section).values()) == [2, 3, 3, 3, 2, 3]


@given(documents())
def test_every_leaf_and_sentence_is_there_under_its_id(document: Document) -> None:
    pages = parse(document)
    for section in document.sections:
        found = by_id(pages[f"{section.id}.xhtml"])
        before = labels(section)
        for leaf in section_leaves(section):
            shown = "".join(f"{each.text} " for each in before.get(leaf.id, ()) if not each.drawn)
            assert text_of(found[leaf.id]) == shown + legal(leaf.text)
            for sentence in leaf.sentences:
                text = legal(leaf.text[sentence.span.start : sentence.span.end])
                assert text_of(found[sentence.id]) == shown * (sentence is leaf.sentences[0]) + text


@given(documents())
def test_ids_are_those_of_the_model(document: Document) -> None:
    pages = parse(document)
    given_ids = [
        name
        for section in document.sections
        for name in by_id(pages[f"{section.id}.xhtml"])
        if not name.startswith(("ref-", "page"))
    ]
    entries = {entry.id for entry in document.glossary}
    assert given_ids == [name for name in ids(document) if name not in entries]


@given(documents())
def test_one_h1_and_no_skipped_rank(document: Document) -> None:
    for file, root in parse(document).items():
        if file.endswith(".xhtml"):
            tags = [name_of(element) for element in root.iter() if isinstance(element.tag, str)]
            found = [int(tag[1]) for tag in tags if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}]
            assert found[0] == 1
            assert found.count(1) == 1
            assert all(after <= before + 1 for before, after in pairwise(found))


@given(documents())
def test_links_are_never_nested_and_always_safe(document: Document) -> None:
    for root in parse(document).values():
        for link in elements(root, "a"):
            assert not any(name_of(above) == "a" for above in link.iterancestors())
            scheme, colon, _ = (link.get("href") or "").partition(":")
            assert not colon or scheme in {"http", "https", "mailto"}


def test_section_role_tells_the_part_of_the_book() -> None:
    body = parse(Document(Metadata(language="en"), (Section(Heading(text="T", id="h"), id="s1"),)))
    assert elements(body["s1.xhtml"], "section")[0].get("role") == "doc-chapter"


def section_of(*blocks: Block, language: str = "en", page: str = "s1.xhtml") -> etree._Element:
    title = Heading(text="Title", level=1)
    document = number(assemble(Metadata(language=language), [title, *blocks]))
    return elements(parse(document)[page], "section")[0]


def cells(*texts: str) -> Row:
    return Row(tuple(Paragraph(text=text) for text in texts))


def test_a_head_names_its_columns_and_an_empty_cell_no_column() -> None:
    (table,) = elements(section_of(Table((cells("A", ""), cells("1", "2")), headed=True)), "table")
    assert [(name_of(part), len(part)) for part in table] == [("thead", 1), ("tbody", 1)]
    found = [(name_of(cell), cell.get("scope"), text_of(cell)) for row in table.iter("{*}tr") for cell in row]
    assert found == [("th", "col", "A"), ("td", None, ""), ("td", None, "1"), ("td", None, "2")]


def test_a_table_without_a_head_has_none_and_a_head_needs_no_body() -> None:
    for headed, part in ((False, "tbody"), (True, "thead")):
        (table,) = elements(section_of(Table((cells("A"),), headed=headed)), "table")
        assert [name_of(child) for child in table] == [part]


def test_a_table_that_may_scroll_is_reached_by_keys() -> None:
    narrow, wide = (elements(section_of(Table((cells(*"abcd"[:columns]),))), "div")[0] for columns in (3, 4))
    assert narrow.get("tabindex") is None
    assert (wide.get("tabindex"), wide.get("role"), wide.get("aria-labelledby")) == ("0", "group", "s1-h1")


def test_a_figure_tells_its_picture_and_a_missing_description() -> None:
    empty = Paragraph(text="")
    told, untold = elements(
        section_of(
            Figure(Paragraph(text="A mill."), empty),
            Figure(empty, Paragraph(text="The mill.")),
            language="fr",
        ),
        "figure",
    )
    assert [(name_of(e), e.get("lang"), e.get("id")) for e in told.iter()][1:] == [
        ("p", None, "s1-f1-alt"),
        ("span", "en", None),
    ]
    assert [text_of(part) for part in told] == ["Picture: A mill."]
    assert [text_of(part) for part in untold] == ["Picture without a description", "The mill."]
    assert name_of(untold[1]) == "figcaption"


def test_notes_of_the_notes_section_are_a_list_and_others_stand_aside() -> None:
    note = Note("1", (Paragraph(text="Ibid."),))
    section = section_of(note, page="s2.xhtml")
    assert section.get("role") == "doc-endnotes"
    (item,) = elements(section, "li")
    assert (item.get("id"), text_of(item).split()) == ("s2-n1", ["[1]", "Ibid."])
    (aside,) = elements(section_of(Quote((note,))), "aside")
    assert (aside.get("id"), aside.get("role")) == ("s1-n1", "doc-footnote")


def test_a_bibliography_is_told_by_its_heading() -> None:
    section = section_of(Heading(text="Works cited"), Paragraph(text="A book."), page="s2.xhtml")
    assert section.get("role") == "doc-bibliography"


HEBREW = "שלום"


def test_a_block_all_in_a_tongue_that_runs_against_the_page_turns() -> None:
    mark = Mark(Span(0, 4), MarkRole.LANGUAGE, "he")
    (block,) = elements(section_of(Paragraph(text=HEBREW, marks=(mark,))), "p")
    assert (block.get("lang"), block.get("dir"), len(block)) == ("he", "rtl", 0)
    (same,) = elements(section_of(Paragraph(text=HEBREW, marks=(mark,)), language="ar"), "p")
    assert (same.get("dir"), same[0].get("lang"), same[0].get("dir")) == (None, "he", None)


def test_a_phrase_that_runs_against_what_is_round_it_turns() -> None:
    phrase = Paragraph(text=f"a {HEBREW}", marks=(Mark(Span(2, 6), MarkRole.LANGUAGE, "he"),))
    (span,) = elements(section_of(phrase), "span")
    assert (span.get("lang"), span.get("dir")) == ("he", "rtl")
    inner = (Mark(Span(0, 6), MarkRole.LANGUAGE, "he"), Mark(Span(0, 1), MarkRole.LANGUAGE, "en"))
    (block,) = elements(section_of(Paragraph(text=f"a {HEBREW}", marks=inner)), "p")
    assert (block.get("dir"), block[0].get("lang"), block[0].get("dir")) == ("rtl", "en", "ltr")
    french = Paragraph(text="le mot", marks=(Mark(Span(0, 2), MarkRole.LANGUAGE, "fr"),))
    assert elements(section_of(french), "span")[0].get("dir") is None
