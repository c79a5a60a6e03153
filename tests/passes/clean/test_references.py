"""Works cited, notes and captions of a flattened text: found, told from prose, linked where numbered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import (
    Action,
    Block,
    Document,
    Figure,
    Heading,
    LineRole,
    MarkRole,
    Note,
    Paragraph,
    SectionRole,
    Span,
    faults,
    leaves,
    section_leaves,
)
from reader.outline import number
from reader.passes.clean import clean
from reader.passes.clean.labeller import Labels
from reader.passes.clean.references import MOST_LABELS, find, is_cited, linked
from reader.sources.text import read
from tests.passes.clean.test_clean import BODY, LAST, MORE
from tests.passes.clean.test_labeller import TITLE, lines_of, spaced

LEE = "Lee, A. (2017). Bridges of the north. Oslo."
EK = "Ek, B. Piers and ice. https://example.org/piers"
PROSE = (
    "The minutes of the council are kept in the town hall.",
    "Nobody may take them home.",
    "They are dull.",
)


def document_of(*lines: str) -> tuple[Document, dict[str, LineRole]]:
    document, decisions = clean(read("\n".join(spaced(lines)).encode(), "x.txt"))
    assert faults(number(document)) == []
    return document, {decision.text: decision.role for decision in decisions if decision.text}


def references(document: Document) -> list[tuple[str, str]]:
    """What each note reference reads, and the note it names."""
    return [
        (leaf.text[mark.span.start : mark.span.end], mark.target)
        for section in document.sections
        for leaf in section_leaves(section)
        for mark in leaf.marks
        if mark.role is MarkRole.NOTEREF
    ]


def texts(block: Block) -> list[str]:
    return [leaf.text for leaf in leaves((block,))]


@pytest.mark.parametrize(
    "label", ["References", "Works Cited:", "Bibliography", "Notes", "Endnotes:", "FOOTNOTES"]
)
@pytest.mark.parametrize("form", ["[{}] ", "{}. ", "{}) "])
def test_numbered_works_become_notes_that_the_text_refers_to(label: str, form: str) -> None:
    works = (form.format(1) + LEE, form.format(2) + EK)
    document, roles = document_of(TITLE, f"{BODY} [1]", f"{MORE} [2][1]", LAST, label, *works)
    first, section = document.sections
    assert first.heading.text == TITLE
    assert (section.heading.text, section.role) == (label, SectionRole.NOTES)
    assert [(note.label, texts(note)) for note in section.blocks if isinstance(note, Note)] == [
        ("1", [LEE]),
        ("2", [EK]),
    ]
    assert references(document) == [("[1]", "1"), ("[2]", "2"), ("[1]", "1")]
    assert [roles[label], *(roles[work] for work in works)] == [LineRole.HEADING, *[LineRole.REFERENCE] * 2]


def test_works_that_no_line_mentions_stay_paragraphs_of_their_own_section() -> None:
    for works in ((LEE, EK), (f"[1] {LEE}", f"[2] {EK}")):
        document, roles = document_of(TITLE, BODY, f"{MORE} [9]", LAST, "Sources", *works)
        section = document.sections[-1]
        assert (section.heading.text, section.role) == ("Sources", SectionRole.REFERENCES)
        assert section.blocks == tuple(Paragraph(text=work) for work in works)
        assert references(document) == []
        assert {roles[work] for work in works} == {LineRole.REFERENCE}


def test_works_that_the_labeller_would_leave_out_stay() -> None:
    lines = (TITLE, BODY, MORE, LAST, "References", LEE, EK)
    labels = Labels(
        (0,), dict.fromkeys(range(7), 0.1), {}, dict.fromkeys((3, 4, 5, 6), ("menu", "star", "w2"))
    )
    document, decisions = clean(read("\n".join(lines).encode(), "x.txt"), label=lambda _: labels)
    assert [d.text for d in decisions if d.action is Action.DROP] == [LAST]
    assert document.sections[-1].blocks == (Paragraph(text=LEE), Paragraph(text=EK))


def test_works_come_after_the_text_and_before_the_author() -> None:
    bio = "Ann Lee is a freelance journalist and the author of two books."
    document, _ = document_of(TITLE, BODY, MORE, LAST, "References", LEE, EK, bio)
    assert [section.role for section in document.sections[-2:]] == [SectionRole.REFERENCES, SectionRole.BIO]
    assert list(document.sections[-2].blocks) == [Paragraph(text=LEE), Paragraph(text=EK)]


def test_prose_under_a_label_of_sources_is_prose() -> None:
    document, roles = document_of(TITLE, BODY, MORE, "Sources", *PROSE, LAST)
    assert LineRole.REFERENCE not in roles.values()
    assert {*PROSE, LAST} <= {leaf.text for section in document.sections for leaf in section_leaves(section)}


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ((BODY, "References", LEE, EK), range(1, 4)),
        ((BODY, "References", LEE, "", EK, "", "See also the town hall.", LEE, *PROSE), range(1, 8)),
        ((BODY, "References", LEE, EK, *PROSE), range(1, 4)),
        ((BODY, "References", LEE, EK, *PROSE[:2], LEE), range(1, 4)),
        ((BODY, "References", LEE), range(0)),
        ((BODY, "References", LEE, PROSE[0], EK), range(1, 5)),
        ((BODY, "References", PROSE[0], LEE, PROSE[1], EK), range(0)),
        ((BODY, "References", LEE, EK, *PROSE, "Notes", LEE, EK), range(7, 10)),
        ((BODY, "References", LEE, EK, *PROSE, "Notes", *PROSE), range(1, 4)),
        ((BODY, "The references", LEE, EK), range(0)),
        ((LEE, EK), range(0)),
        ((BODY, "References"), range(0)),
        ((BODY, "References", LEE, EK, *["Notes", *PROSE] * MOST_LABELS), range(0)),
    ],
)
def test_works_are_found_under_the_last_label_that_has_them(lines: tuple[str, ...], found: range) -> None:
    assert find(lines_of(*lines)) == found


def test_no_lines_have_no_works() -> None:
    assert find([]) == range(0)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("[12] The harbour board.", True),
        ("3. The harbour board", True),
        ("Lee et al, in print", True),
        ("The winter number, pp. 3 and 4", True),
        ("Ibid.", True),
        ("doi 10.1000/182", True),
        ("Minutes of 1987", True),
        ("The harbour board has no minutes.", False),
        ("3.14 is no number of a note", False),
        ("[1234] is a long one", False),
        ("In 3017 or 187 nobody wrote.", False),
    ],
)
def test_what_works_cited_look_like(text: str, cited: bool) -> None:
    assert is_cited(lines_of(text)[0]) is cited


def test_a_work_that_runs_on_or_comes_twice_belongs_to_the_note_above_it() -> None:
    listed = ("No number yet.", f"[1] {LEE}", "Printed twice.", f"[1] {EK}", f"2. {EK}")
    _, works = linked([Paragraph(text="So it is [1] and [2]; not [3].")], listed)
    assert [(block.label, texts(block)) for block in works if isinstance(block, Note)] == [
        ("1", [LEE, "Printed twice.", f"[1] {EK}"]),
        ("2", [EK]),
    ]
    assert works[0] == Paragraph(text="No number yet.")


def test_a_number_without_a_note_is_no_reference() -> None:
    (body,), _ = linked([Paragraph(text="So it is [1] and [3].")], (f"[1] {LEE}", EK))
    assert isinstance(body, Paragraph)
    assert [(mark.span, mark.target) for mark in body.marks] == [(Span(9, 12), "1")]


def test_a_heading_and_an_item_refer_too() -> None:
    document, _ = document_of(
        TITLE, BODY, "• Stone [1]", "• Steel [2]", MORE, LAST, "Notes", f"[1] {LEE}", f"[2] {EK}"
    )
    assert references(document) == [("[1]", "1"), ("[2]", "2")]
    marked, _ = linked([Heading(text="Why now? [1]")], (f"[1] {LEE}",))
    assert [len(leaf.marks) for leaf in leaves(tuple(marked))] == [1]


@given(
    st.lists(st.sampled_from([BODY, f"{BODY} [1]", "See [2] and [3].", "[4]"]), max_size=5),
    st.lists(st.sampled_from([f"[1] {LEE}", f"2. {EK}", "3) Ibid.", LEE, "[1] Again."]), max_size=6),
)
def test_nothing_listed_is_lost_and_every_reference_has_its_note(body: list[str], listed: list[str]) -> None:
    blocks, works = linked([Paragraph(text=text) for text in body], listed)
    assert [text for block in blocks for text in texts(block)] == body
    told = [text for block in works for text in texts(block)]
    assert len(told) == len(listed)
    assert all(full.endswith(text) for full, text in zip(listed, told, strict=True))
    labels = [block.label for block in works if isinstance(block, Note)]
    assert len(labels) == len(set(labels))
    targets = {mark.target for block in blocks for leaf in leaves((block,)) for mark in leaf.marks}
    assert targets <= set(labels)


@pytest.mark.parametrize(
    "line",
    [
        "Figure 2: The northern pier in winter",
        "Fig. 2. The northern pier in winter",
        "Photo 12 – The northern pier",
        "Map 1. Where the ferry lands",
    ],
)
def test_the_caption_of_a_numbered_picture_becomes_a_figure(line: str) -> None:
    document, roles = document_of(TITLE, BODY, line, MORE, LAST)
    figures = [block for block in document.sections[0].blocks if isinstance(block, Figure)]
    assert [(figure.caption.text, figure.description.text) for figure in figures] == [(line, "")]
    assert roles[line] is LineRole.CAPTION


@pytest.mark.parametrize(
    "line", ["Figure skating has no bridge.", "Figure 2 shows the pier.", "Photographs 3: a show"]
)
def test_prose_on_figures_stays_prose(line: str) -> None:
    document, roles = document_of(TITLE, BODY, line, MORE, LAST)
    assert roles[line] in {LineRole.PARAGRAPH, LineRole.HEADING}
    assert not any(isinstance(block, Figure) for section in document.sections for block in section.blocks)
