"""A section's page says what the model says, under the same ids."""

from itertools import pairwise

from hypothesis import given

from reader.editions.epub.section import ranks
from reader.editions.epub.xhtml import legal
from reader.model import (
    Document,
    Heading,
    Leaf,
    List,
    Mark,
    MarkRole,
    Metadata,
    Paragraph,
    ParagraphRole,
    Quote,
    Section,
    Span,
    ids,
    section_leaves,
)
from reader.outline import assemble, number
from tests.editions.epub.pages import by_id, elements, name_of, parse, text_of
from tests.strategies import documents


def page_of(*blocks: Heading | Paragraph | Quote | List) -> str:
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
        for leaf in section_leaves(section):
            same_text(found[leaf.id], leaf)
            for sentence in leaf.sentences:
                element = found[sentence.id]
                assert text_of(element) == legal(leaf.text[sentence.span.start : sentence.span.end])


def same_text(element: object, leaf: Leaf) -> None:
    assert text_of(element) == legal(leaf.text)  # type: ignore[arg-type]


@given(documents())
def test_ids_are_those_of_the_model(document: Document) -> None:
    pages = parse(document)
    given_ids = [
        name
        for section in document.sections
        for name in by_id(pages[f"{section.id}.xhtml"])
        if not name.startswith("ref-")
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
