"""Blocks to sections, sections to ids."""

from hypothesis import given

from reader.model import (
    NCNAME,
    Block,
    Document,
    Figure,
    Heading,
    Item,
    List,
    Metadata,
    Note,
    Paragraph,
    ParagraphRole,
    Quote,
    Row,
    SectionRole,
    Table,
    ids,
)
from reader.outline import assemble, number
from tests.strategies import documents


def test_the_title_leads_headings_open_sections_and_the_biography_is_last() -> None:
    document = assemble(
        Metadata(),
        [
            Heading(text="T", level=1),
            Paragraph(text="Lead."),
            Heading(text="One"),
            Paragraph(text="A."),
            Heading(text="Deeper", level=3),
            Heading(text="About the author"),
            Paragraph(text="She writes."),
        ],
    )
    assert document.metadata.title == "T"
    assert [(s.heading.text, s.heading.level, s.role) for s in document.sections] == [
        ("T", 1, SectionRole.BODY),
        ("One", 2, SectionRole.BODY),
        ("About the author", 2, SectionRole.BIO),
    ]
    assert document.sections[0].blocks == (Paragraph(text="Lead.", role=ParagraphRole.LEAD),)
    assert document.sections[1].blocks[-1] == Heading(text="Deeper", level=3)


def test_text_without_a_title_of_its_own_goes_under_the_given_one() -> None:
    document = assemble(Metadata(title="Given"), [Paragraph(text="Text.")])
    assert document.sections[0].heading == Heading(text="Given", level=1)


def test_ids_tell_where_a_block_stands() -> None:
    blocks: list[Block] = [
        Heading(text="T", level=1),
        Paragraph(text="a"),
        Quote(blocks=(Paragraph(text="b"),)),
        List(items=(Item(blocks=(Paragraph(text="c"),)), Item(blocks=(Paragraph(text="d"),)))),
    ]
    document = number(assemble(Metadata(), blocks))
    assert list(ids(document)) == [
        *("s1", "s1-h1", "s1-p1", "s1-q1", "s1-p2"),
        *("s1-l1", "s1-l1-i1", "s1-p3", "s1-l1-i2", "s1-p4"),
    ]


def test_ids_tell_the_place_in_tables_figures_and_notes() -> None:
    cell, empty = Paragraph(text="x"), Paragraph(text="")
    blocks: list[Block] = [
        Heading(text="T", level=1),
        Table((Row((cell, empty)), Row((empty, cell)))),
        Figure(cell, empty),
        Figure(empty, cell),
        Quote((Note("1", (cell,)),)),
    ]
    document = number(assemble(Metadata(), blocks))
    assert list(ids(document)) == [
        *("s1", "s1-h1", "s1-t1", "s1-t1-r1", "s1-t1-r1c1", "s1-t1-r1c2"),
        *("s1-t1-r2", "s1-t1-r2c1", "s1-t1-r2c2"),
        *("s1-f1", "s1-f1-alt", "s1-f2", "s1-f2-alt", "s1-f2-caption", "s1-q1", "s1-n1", "s1-p1"),
    ]


def titled(*blocks: Block) -> list[tuple[str, SectionRole, int]]:
    """Heading, role and number of blocks of each section but the first."""
    document = assemble(Metadata(title="T"), blocks)
    return [(s.heading.text, s.role, len(s.blocks)) for s in document.sections[1:]]


NOTE, TEXT = Note("1", (Paragraph(text="Ibid."),)), Paragraph(text="Text.")


def test_notes_among_the_text_go_to_the_end_but_before_the_biography() -> None:
    bio = Heading(text="About the author")
    notes = ("Notes", SectionRole.NOTES, 2)
    assert titled(TEXT, NOTE, Heading(text="One"), TEXT, NOTE, bio, TEXT) == [
        ("One", SectionRole.BODY, 1),
        notes,
        ("About the author", SectionRole.BIO, 1),
    ]
    assert titled(NOTE, TEXT, bio, TEXT, NOTE) == [notes, ("About the author", SectionRole.BIO, 1)]
    assert titled(NOTE, TEXT, NOTE) == [notes]


def test_a_section_of_notes_or_references_stays_where_it_stands() -> None:
    assert titled(
        Heading(text="Endnotes"), NOTE, Heading(text="Works Cited:"), TEXT, Heading(text="B"), TEXT
    ) == [
        ("Endnotes", SectionRole.NOTES, 1),
        ("Works Cited:", SectionRole.REFERENCES, 1),
        ("B", SectionRole.BODY, 1),
    ]
    assert titled(Heading(text="Sources of the Nile"), TEXT) == [("Sources of the Nile", SectionRole.BODY, 1)]


def test_notes_in_a_quote_stay_there() -> None:
    assert titled(Quote((NOTE,)), Heading(text="A"), TEXT) == [("A", SectionRole.BODY, 1)]


@given(documents())
def test_ids_are_unique_ncnames_and_given_again_alike(document: Document) -> None:
    numbered = number(document)
    given_ids = [name for name in ids(numbered) if not name.startswith("g-")]
    assert len(set(given_ids)) == len(given_ids)
    assert all(NCNAME.fullmatch(name) for name in given_ids)
    assert number(numbered) == numbered
