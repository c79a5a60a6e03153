"""The first mention of each entry in each section is a link, and it can be followed both ways."""

import re

import pytest
from hypothesis import given
from lxml import etree
from msgspec.structs import replace

from reader.editions.epub.references import choose
from reader.editions.epub.xhtml import XHTML
from reader.model import (
    Block,
    Document,
    Entry,
    EntryKind,
    Heading,
    Mark,
    MarkRole,
    Metadata,
    Note,
    Paragraph,
    Span,
    mentions,
)
from reader.outline import assemble, number
from tests.editions.epub.pages import by_id, elements, parse, text_of
from tests.strategies import documents

ENTRY = Entry("g1", "oak", EntryKind.TERM)
HERE = Mark(Span(0, 3), MarkRole.ENTITY, "g1")
THERE = Mark(Span(4, 7), MarkRole.ENTITY, "g1")


def chosen(*blocks: Block) -> dict[str, list[Mark]]:
    title = Heading(text="Title", level=1)
    document = number(assemble(Metadata(), [title, *blocks]))
    return choose(replace(document, glossary=(ENTRY,))).marks


def test_the_first_mention_of_each_section() -> None:
    first = Paragraph(text="oak oak", marks=(THERE, HERE))
    again = Paragraph(text="oak", marks=(HERE,))
    assert chosen(first, again, Heading(text="Next", level=2), again) == {"s1-p1": [HERE], "s2-p1": [HERE]}


def test_a_mention_inside_a_link_gives_way_to_the_next() -> None:
    link = Mark(Span(0, 3), MarkRole.LINK, "https://example.org/")
    assert chosen(Paragraph(text="oak oak", marks=(link, HERE, THERE))) == {"s1-p1": [THERE]}
    assert chosen(Paragraph(text="oak", marks=(link, HERE))) == {}


def test_of_overlapping_mentions_the_first_is_linked() -> None:
    other = Mark(Span(2, 7), MarkRole.ENTITY, "g2")
    document = number(
        assemble(Metadata(), [Heading(text="T", level=1), Paragraph(text="oak oak", marks=(HERE, other))])
    )
    glossary = (ENTRY, Entry("g2", "k oak", EntryKind.TERM))
    assert choose(replace(document, glossary=glossary)).marks == {"s1-p1": [HERE]}


def test_a_link_that_is_none_does_not_count() -> None:
    link = Mark(Span(0, 3), MarkRole.LINK, "javascript:alert(1)")
    assert chosen(Paragraph(text="oak", marks=(link, HERE))) == {"s1-p1": [HERE]}


def test_a_heading_is_the_last_resort() -> None:
    heading = Heading(text="oak", level=2, marks=(HERE,))
    assert chosen(heading, Paragraph(text="oak", marks=(HERE,))) == {"s2-p1": [HERE]}
    assert chosen(heading) == {"s2-h1": [HERE]}


def test_a_mention_without_entry_is_plain_text() -> None:
    assert chosen(Paragraph(text="elm", marks=(Mark(Span(0, 3), MarkRole.ENTITY, "g2"),))) == {}


@given(documents())
def test_all_links_resolve_both_ways(document: Document) -> None:
    pages = parse(document)
    named = {file: by_id(root) for file, root in pages.items()}
    there, back = set(), set()
    for file, root in pages.items():
        for link in elements(root, "a"):
            href = link.get("href") or ""
            if ":" in href:
                continue
            target, _, fragment = href.partition("#")
            assert target in pages
            assert not fragment or fragment in named[target]
            if link.get("role") in {"doc-glossref", "doc-noteref"} and link.get("id"):
                there.add((file, link.get("id"), fragment))
            if link.get("role") == "doc-backlink":
                back.add((target, fragment, fragment.removeprefix("ref-")))
        for place in elements(root, "span"):
            if (name := place.get("id") or "").startswith("ref-"):
                there.add((file, name, name.removeprefix("ref-")))
    assert there == back


@given(documents())
def test_no_section_links_an_entry_twice_or_forgets_one(document: Document) -> None:
    references = choose(document)
    for name, found in mentions(document).items():
        told = [section.id for section in references.sections[name]]
        assert told == list(dict.fromkeys(section.id for section, _, _ in found))
        free = {section.id for section, leaf, _ in found if len(leaf.marks) == 1}
        linked = {
            section.id
            for section, leaf, _ in found
            if any(mark.target == name for mark in references.marks.get(leaf.id, ()))
        }
        assert free <= linked


NOTE = Note(label="1", blocks=(Paragraph(text="A note."),))


@pytest.mark.parametrize(
    ("text", "marks", "written"),
    [
        (
            "See oak.",
            (
                Mark(Span(0, 8), MarkRole.LINK, "https://example.org/"),
                Mark(Span(4, 7), MarkRole.ENTITY, "g1"),
            ),
            '<a href="https://example.org/">See <span id="ref-g1">oak</span>.</a>',
        ),
        (
            "oak[1]",
            (Mark(Span(3, 6), MarkRole.NOTEREF, "1"), Mark(Span(2, 5), MarkRole.ENTITY, "g1")),
            'oa<span id="ref-g1">k</span><a id="ref-s2-n1"',
        ),
        (
            "oak oak",
            (Mark(Span(0, 7), MarkRole.ENTITY, "g1"), Mark(Span(0, 3), MarkRole.ENTITY, "g2")),
            '<span id="ref-g2">oak</span> oak</a>',
        ),
        (
            "oak oak",
            (
                Mark(Span(0, 7), MarkRole.LINK, "https://example.org/"),
                Mark(Span(0, 7), MarkRole.ENTITY, "g1"),
                Mark(Span(0, 7), MarkRole.ENTITY, "g2"),
            ),
            '<span id="ref-g1"><span id="ref-g2">oak oak</span></span>',
        ),
    ],
    ids=["in a link", "across a reference", "in a mention", "two in one place"],
)
def test_a_mention_that_can_be_no_link_is_led_back_to(
    text: str, marks: tuple[Mark, ...], written: str
) -> None:
    flat: list[Block] = [Heading(text="Title", level=1), Paragraph(text=text, marks=marks), NOTE]
    glossary = tuple(Entry(g, g, EntryKind.TERM) for g in ("g1", "g2") if any(m.target == g for m in marks))
    pages = parse(replace(number(assemble(Metadata(), flat)), glossary=glossary))
    page = etree.tostring(pages["s1.xhtml"], encoding="unicode")
    assert written in page.replace(f' xmlns="{XHTML}"', "")
    back = [a.get("href") for a in elements(pages["glossary.xhtml"], "a")]
    assert back == [f"s1.xhtml#ref-{entry.id}" for entry in glossary]


def test_where_one_mention_is_a_link_no_other_is_a_place() -> None:
    link = Mark(Span(0, 3), MarkRole.LINK, "https://example.org/")
    document = number(assemble(Metadata(), [Paragraph(text="oak oak", marks=(link, HERE, THERE))]))
    found = choose(replace(document, glossary=(ENTRY,)))
    assert ([*found.marks.values()], found.places) == ([[THERE]], {})


def test_a_mention_inside_a_note_reference_gives_way() -> None:
    inside, note = Mark(Span(1, 2), MarkRole.ENTITY, "g1"), Mark(Span(0, 3), MarkRole.NOTEREF, "1")
    assert chosen(Paragraph(text="[1] oak", marks=(note, inside, THERE))) == {"s1-p1": [THERE]}


def referring(*texts: str) -> dict[str, list[tuple[str, str, str]]]:
    """The links of a text to note 1, which stands in the last section: text, id and target by page."""
    blocks: list[Block] = [Heading(text="Title", level=1)]
    for text in texts:
        spans = [Span(match.start(), match.end()) for match in re.finditer(r"\[1\]", text)]
        marks = tuple(Mark(where, MarkRole.NOTEREF, "1") for where in spans)
        blocks += [
            Heading(text="Section", level=2),
            Paragraph(text=text, marks=marks),
            Paragraph(text=text, marks=marks),
        ]
    blocks.append(Note(label="1", blocks=(Paragraph(text="A note."),)))
    return {
        file: [(text_of(a), a.get("id", ""), a.get("href", "")) for a in elements(root, "a")]
        for file, root in parse(number(assemble(Metadata(), blocks))).items()
        if file.startswith("s")
    }


def test_every_reference_leads_to_its_note_and_the_note_to_the_first_of_each_section() -> None:
    found = referring("One [1] two [1]", "None", "Three [1]")
    there = "s5.xhtml#s5-n1"
    assert found["s2.xhtml"] == [("[1]", "ref-s5-n1", there), *[("[1]", "", there)] * 3]
    assert found["s3.xhtml"] == []
    assert found["s4.xhtml"] == [("[1]", "ref-s5-n1", there), ("[1]", "", there)]
    assert [href for _, _, href in found["s5.xhtml"]] == ["s2.xhtml#ref-s5-n1", "s4.xhtml#ref-s5-n1"]
