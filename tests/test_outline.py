"""Blocks to sections, sections to ids."""

from hypothesis import given

from reader.model import (
    NCNAME,
    Block,
    Document,
    Heading,
    Item,
    List,
    Metadata,
    Paragraph,
    ParagraphRole,
    Quote,
    SectionRole,
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


@given(documents())
def test_ids_are_unique_ncnames_and_given_again_alike(document: Document) -> None:
    numbered = number(document)
    given_ids = [name for name in ids(numbered) if not name.startswith("g-")]
    assert len(set(given_ids)) == len(given_ids)
    assert all(NCNAME.fullmatch(name) for name in given_ids)
    assert number(numbered) == numbered
