"""What repair leaves of blocks that a source has sifted: nothing empty, single spaces, marks joined."""

import pytest
from msgspec.structs import replace

from reader.errors import EmptySource
from reader.model import (
    Action,
    Block,
    Cut,
    Decision,
    Document,
    Figure,
    Heading,
    Item,
    LineRole,
    List,
    Mark,
    MarkRole,
    Metadata,
    Note,
    Paragraph,
    ParagraphRole,
    Quote,
    Row,
    Section,
    SectionRole,
    Span,
    Table,
    faults,
    page_marks,
)
from reader.outline import number
from reader.passes.clean import clean
from reader.passes.clean.overrides import Overrides

EMPTIED = ("&nbsp;", "\u200b", " \u2060 ", "&amp;nbsp;")
"""Texts of which repair leaves nothing."""

TITLE, WORDS, NOTHING = Heading("Of bridges", level=1), Paragraph("Words."), Paragraph("&nbsp;")


def repaired(*blocks: Block, title: str = "Of bridges") -> tuple[Document, tuple[Decision, ...]]:
    sifted = Section(Heading(""), blocks, SectionRole.SIFTED)
    document, decisions = clean(Document(Metadata(title=title, source="a-page.html"), (sifted,)))
    assert faults(number(document)) == []
    return document, decisions


def items(*texts: str) -> tuple[Item, ...]:
    return tuple(Item(blocks=(Paragraph(text),)) for text in texts)


def rows(*texts: str) -> tuple[Row, ...]:
    return tuple(Row(cells=tuple(Paragraph(cell.strip()) for cell in row.split("|"))) for row in texts)


@pytest.mark.parametrize("text", EMPTIED)
def test_a_paragraph_or_heading_of_which_repair_leaves_nothing_goes_as_a_blank_line_does(text: str) -> None:
    blocks = (
        TITLE,
        WORDS,
        Paragraph(text),
        Heading("A pier"),
        Heading(text),
        WORDS,
        Heading("End"),
        Paragraph(text),
    )
    document, decisions = repaired(*blocks)
    assert [section.heading.text for section in document.sections] == ["Of bridges", "A pier"]
    assert [len(section.blocks) for section in document.sections] == [1, 1]
    blank = [(d.line, d.text, d.rule) for d in decisions if d.role is LineRole.BLANK]
    assert blank == [(n, text, "blank") for n in (3, 5, 8)]
    cut = [(d.line, d.rule) for d in decisions if d.action is Action.DROP and d.role is not LineRole.BLANK]
    assert cut == [(7, "heading without content")]


@pytest.mark.parametrize(
    ("block", "left"),
    [
        (Quote(blocks=(NOTHING, WORDS)), Quote(blocks=(WORDS,))),
        (Quote(blocks=(Quote(blocks=(NOTHING,)),)), None),
        (Note(label="1", blocks=(Heading("&nbsp;", level=3), NOTHING)), None),
        (List(items=items("One", "&nbsp;", "Two")), List(items=items("One", "Two"))),
        (List(items=(Item(blocks=(WORDS, List(items=items("&nbsp;")))),)), List(items=items("Words."))),
        (List(items=items("&nbsp;", "Two"), ordered=True), List(items=items("Two"), ordered=True, start=2)),
        (List(items=items("One", "&nbsp;"), ordered=True), List(items=items("One"), ordered=True)),
        (List(items=items("One", "&nbsp;", "Two"), ordered=True), List(items=items("1. One", "3. Two"))),
        (Table(rows=rows("a | &nbsp;", "&nbsp; | b")), Table(rows=rows("a |", "| b"))),
        (Table(rows=rows("a | b", "&nbsp; | &nbsp;"), headed=True), Table(rows=rows("a | b"))),
        (Table(rows=rows("&nbsp; | &nbsp;", "a | b"), headed=True), Table(rows=rows("a | b"))),
        (Table(rows=rows("a | b", "c | &nbsp;"), headed=True), Table(rows=rows("a | b", "c |"), headed=True)),
        (Table(rows=rows("&nbsp;")), None),
        (Figure(description=NOTHING, caption=WORDS), Figure(description=Paragraph(""), caption=WORDS)),
        (Figure(description=NOTHING, caption=NOTHING), None),
    ],
)
def test_what_repair_empties_in_a_block_goes_and_the_rest_stays(block: Block, left: Block | None) -> None:
    document, decisions = repaired(TITLE, block)
    assert document.sections[0].blocks == ((left,) if left else ())
    assert decisions[1].action is (Action.KEEP if left else Action.DROP)


def test_a_title_of_which_repair_leaves_nothing_titles_nothing() -> None:
    document, _ = repaired(Heading("&nbsp;", level=1), WORDS, title="&nbsp;")
    assert document.metadata.title == document.sections[0].heading.text == "a page"
    document, _ = repaired(WORDS, title="Fish &amp; chips")
    assert document.metadata.title == document.sections[0].heading.text == "Fish & chips"


def test_a_person_cannot_keep_what_has_no_visible_character() -> None:
    sifted = Section(Heading(""), (TITLE, WORDS, Cut(NOTHING, "aside")), SectionRole.SIFTED)
    document = Document(Metadata(source="page.html"), (sifted,))
    for keep, rule in ((), "aside"), (("3",), "blank"):
        _, decisions = clean(document, Overrides(keep=keep))
        assert (decisions[2].action, decisions[2].rule) == (Action.DROP, rule)


def test_a_text_of_which_repair_leaves_nothing_is_no_text() -> None:
    with pytest.raises(EmptySource):
        repaired(NOTHING, Quote(blocks=(NOTHING,)))


def em(*spans: tuple[int, int]) -> tuple[Mark, ...]:
    return tuple(Mark(Span(*span), MarkRole.EMPHASIS) for span in spans)


@pytest.mark.parametrize(
    ("text", "marks", "mended", "left"),
    [
        ("One \u200b two three", em((4, 9)), "One two three", em((4, 7))),
        ("One\u200b two three", em((3, 8)), "One two three", em((4, 7))),
        ("One two \u200b three", em((4, 9)), "One two three", em((4, 7))),
        ("\u200b one &nbsp;", em((0, 5), (6, 12)), "one", em((0, 3))),
        ("One \u200b two", em((4, 6)), "One two", ()),
        ("One \u200b", em((4, 5)), "One", ()),
    ],
)
def test_spaces_at_the_edges_of_marks_are_single_and_outside(
    text: str, marks: tuple[Mark, ...], mended: str, left: tuple[Mark, ...]
) -> None:
    document, _ = repaired(TITLE, Heading("A pier"), Heading(text, level=3, marks=marks), WORDS)
    assert document.sections[1].blocks[0] == Heading(mended, level=3, marks=left)


def test_marks_that_stand_side_by_side_once_repaired_are_one() -> None:
    link, strong = Mark(Span(2, 3), MarkRole.LINK, "b.html"), Mark(Span(4, 6), MarkRole.STRONG)
    document, _ = repaired(
        TITLE,
        Heading("A pier"),
        Heading("a\u200bb\u00adcd", level=3, marks=(*em((0, 1), (2, 3), (4, 6)), link, strong)),
        WORDS,
    )
    (heading, _) = document.sections[1].blocks
    assert isinstance(heading, Heading)
    assert heading.marks == (
        *em((0, 4)),
        Mark(Span(1, 2), MarkRole.LINK, "b.html"),
        Mark(Span(2, 4), MarkRole.STRONG),
    )


def paged(text: str, *begins: tuple[str, int]) -> Paragraph:
    return Paragraph(text, marks=tuple(mark for label, at in begins for mark in page_marks([label], at)))


@pytest.mark.parametrize(
    ("text", "at", "mended", "begins"),
    [
        ("One  two", 5, "One two", 4),
        ("One \u200b two", 4, "One two", 4),
        ("DonauÃ©dampf", 5, "Donauédampf", 5),
        ("Fish &amp; chips", 5, "Fish & chips", 5),
        ("\u200b One", 0, "One", 0),
        ("A pi\u00ader", 5, "A pier", 4),
    ],
)
def test_pages_stay_before_the_letter_that_they_begin_with(
    text: str, at: int, mended: str, begins: int
) -> None:
    document, _ = repaired(TITLE, WORDS, paged(text, ("9", at)))
    assert document.sections[0].blocks[1] == paged(mended, ("9", begins))


def test_pages_of_text_that_goes_begin_with_the_next_that_stays() -> None:
    pages = ("3", 0), ("2", 0)
    document, _ = repaired(
        TITLE,
        WORDS,
        Cut(List((Item((paged("Cut", ("1", 0)),)), Item((paged("Cut", *pages),)))), "aside"),
        paged("&nbsp;", ("4", 0)),
        List((Item((paged("\u200b", ("5", 0)),)), Item((paged("One \u200b", ("6", 0), ("7", 4)),)))),
        Paragraph(" a\n b", role=ParagraphRole.VERBATIM),
        Quote((paged("\u200b", ("8", 0)), paged("Two", ("9", 0)))),
        Cut(paged("Cut", ("10", 0)), "aside"),
    )
    assert document.sections[0].blocks[1:] == (
        List((Item((paged("One", *((label, 0) for label in "132456")),)),)),
        Paragraph(" a\n b", role=ParagraphRole.VERBATIM, marks=page_marks(["7"])),
        Quote((paged("Two", ("8", 0), ("9", 0)),)),
    )


def test_pages_before_the_title_and_within_it_stay() -> None:
    title = replace(TITLE, marks=page_marks(["2"], 3))
    document, _ = repaired(Cut(paged("Cover", ("1", 0)), "cover"), title, WORDS)
    assert document.sections[0].heading.marks == (*page_marks(["1"]), *page_marks(["2"], 3))
