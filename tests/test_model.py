"""The invariants of the model, and that their check can fail."""

import re

import pytest
from hypothesis import given
from msgspec.structs import replace

from reader.model import (
    Block,
    Clip,
    Cut,
    Document,
    Entry,
    EntryKind,
    Figure,
    Heading,
    Item,
    Leaf,
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
    Sentence,
    Span,
    Table,
    Track,
    faults,
    figures,
    ids,
    map_document,
    mentions,
    page_marks,
    pages,
    section_leaves,
    track_faults,
    whole_references,
)
from tests.strategies import documents


@given(documents())
def test_drawn_documents_are_sound(document: Document) -> None:
    assert faults(document) == []


@given(documents())
def test_every_entry_has_a_mention_and_every_mention_an_entry(document: Document) -> None:
    assert set(mentions(document)) == {entry.id for entry in document.glossary}


def document(*, glossary: tuple[Entry, ...] = (), heading_id: str = "s1-h1", **leaf: object) -> Document:
    paragraph = replace(Paragraph(text="One. Two.", id="s1-p1"), **leaf)
    section = Section(heading=Heading(text="T", id=heading_id), blocks=(paragraph,), id="s1")
    return Document(metadata=Metadata(), sections=(section,), glossary=glossary)


def test_each_broken_invariant_is_told() -> None:
    gap = (Sentence("a", Span(0, 4)), Sentence("b", Span(5, 9)))
    entity = Mark(Span(0, 3), MarkRole.ENTITY, "g-one")
    outside = Mark(Span(5, 10), MarkRole.EMPHASIS)
    entry = Entry(id="g-two", headword="Two", kind=EntryKind.TERM)
    assert faults(document()) == []
    assert "tile" in faults(document(sentences=gap))[0]
    assert "given twice" in faults(document(heading_id="s1-p1"))[0]
    assert "NCName" in faults(document(heading_id="1 a"))[0]
    assert "has no entry" in faults(document(marks=(entity,)))[0]
    assert "has no mention" in faults(document(glossary=(entry,)))[0]
    assert "outside" in faults(document(marks=(outside,)))[0]


def standing(*blocks: Block) -> Document:
    """A sound section with some blocks more in it."""
    (section,) = document().sections
    return replace(document(), sections=(replace(section, blocks=(*section.blocks, *blocks)),))


def row(*texts: str) -> Row:
    return Row(tuple(Paragraph(text=text) for text in texts))


def referring(text: str, target: str) -> Paragraph:
    return Paragraph(text=text, marks=(Mark(Span(0, 3), MarkRole.NOTEREF, target),))


def paged(text: str, at: int, role: ParagraphRole = ParagraphRole.BODY, *, label: str = "3") -> Paragraph:
    return Paragraph(text=text, role=role, marks=page_marks([label], at))


EMPTY, NOTE = Paragraph(text=""), Note("1", (Paragraph(text="Ibid."),))


@pytest.mark.parametrize(
    "blocks",
    [
        (Table((row("a", ""), row("", "b")), headed=True),),
        (Figure(EMPTY, Paragraph(text="A caption.")),),
        (NOTE, referring("[1]", "1")),
        (Quote((NOTE,)), Table((Row((referring("[1]", "1"),)),))),
        (paged("a b", 0), paged("a b", 2), paged(" a b", 0, ParagraphRole.VERBATIM)),
    ],
)
def test_sound_blocks_have_no_fault(blocks: tuple[Block, ...]) -> None:
    assert faults(standing(*blocks)) == []


@pytest.mark.parametrize(
    ("blocks", "what"),
    [
        ((Table((row("a", "b"), row("c"))),), "equally long"),
        ((Table(()),), "equally long"),
        ((Table((row(), row())),), "equally long"),
        ((Quote((Table((row("a"), row())),)),), "equally long"),
        ((Figure(EMPTY, EMPTY),), "says nothing"),
        ((Cut(Paragraph(text="x"), "ad"),), "was cut"),
        ((NOTE, List((Item((NOTE,)),))), "given twice"),
        ((Note("a b", ()),), "cannot be"),
        ((Note("-a", ()),), "cannot be"),
        ((referring("[1]", "1"),), "has no note"),
        ((NOTE, referring("[1", "1")), "outside|read so"),
        ((NOTE, Table((Row((referring("(1)", "1"),)),))), "does not read so"),
        ((Table((row("\x00"),)),), "no edition can"),
        ((Paragraph(text="x", id="s1-p1"),), "given twice"),
        ((Table((Row((), id="s1-p1"),)),), "given twice"),
        ((Figure(EMPTY, Paragraph(text="x", id="s1-p1")),), "given twice"),
        ((paged("a b", 1),), "begins where none can"),
        ((paged("a b", 2, ParagraphRole.VERBATIM),), "begins where none can"),
        ((paged("a b", 3),), "outside"),
        ((Paragraph(text="a b", marks=(Mark(Span(0, 2), MarkRole.PAGE, "3"),)),), "begins where none can"),
        ((paged("a b", 0, label=""),), "a label that cannot be"),
        ((paged("a b", 0, label=" 3"),), "a label that cannot be"),
    ],
)
def test_each_fault_of_a_block_is_told(blocks: tuple[Block, ...], what: str) -> None:
    assert re.search(what, faults(standing(*blocks))[0])


def test_what_is_not_cleaned_is_no_document() -> None:
    for role in (SectionRole.RAW, SectionRole.SIFTED):
        (section,) = document().sections
        told = faults(replace(document(), sections=(replace(section, role=role),)))
        assert told == ["it holds raw lines, not yet cleaned"]


@given(documents())
def test_leaves_are_mapped_in_reading_order_and_nothing_else(document: Document) -> None:
    seen: list[Leaf] = []

    def look(leaf: Leaf) -> Leaf:
        seen.append(leaf)
        return leaf

    assert map_document(document, look) == document
    said = [leaf for section in document.sections for leaf in section_leaves(section)]
    assert [leaf for leaf in seen if leaf.text] == said


def test_marks_take_in_the_whole_of_a_note_reference() -> None:
    reference = Mark(Span(2, 5), MarkRole.NOTEREF, "1")
    for start, end, whole in [(0, 3, (0, 5)), (4, 9, (2, 9)), (3, 4, (2, 5)), (0, 2, (0, 2)), (5, 6, (5, 6))]:
        marks = whole_references([Mark(Span(start, end), MarkRole.STRONG), reference])
        assert marks == [Mark(Span(*whole), MarkRole.STRONG), reference]


def test_a_page_that_begins_in_a_note_reference_begins_before_it() -> None:
    reference = Mark(Span(2, 5), MarkRole.NOTEREF, "1")
    for at, begins in [(0, 0), (2, 2), (3, 2), (4, 2), (5, 5)]:
        assert whole_references([*page_marks("9", at), reference]) == [*page_marks("9", begins), reference]


@given(documents())
def test_pages_are_found_in_reading_order(document: Document) -> None:
    order = {
        leaf.id: n for n, leaf in enumerate(leaf for s in document.sections for leaf in section_leaves(s))
    }
    found = [(order[leaf.id], mark.span.start) for _, leaf, mark in pages(document)]
    assert found == sorted(found)
    marks = [mark for s in document.sections for leaf in section_leaves(s) for mark in leaf.marks]
    assert len(found) == sum(mark.role is MarkRole.PAGE for mark in marks)


def test_clips_tile_their_track() -> None:
    clips = (Clip("s1-h1-1", 0, 100, "T"), Clip("s1-p1-1", 100, 250, "One."))
    track = Track(file="01.mp3", section="s1", title="T", rate=100, samples=250, clips=clips)
    assert track_faults(track) == []
    assert track_faults(replace(track, samples=251)) != []
    assert track_faults(replace(track, clips=clips[1:])) != []


@given(documents())
def test_every_picture_is_found_once_in_order(document: Document) -> None:
    found = [figure.id for figure in figures(document)]
    assert found == [name for name in ids(document) if re.fullmatch(r"s\d+-f\d+", name)]
