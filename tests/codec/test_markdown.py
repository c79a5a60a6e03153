"""canonical.md: what is written reads back equal."""

import pytest
from hypothesis import given
from msgspec.structs import replace

from reader.codec import read_markdown, write_markdown
from reader.hypertext.inline import is_followable, joined
from reader.codec.markdown.writer import nestable
from reader.errors import BrokenDocument
from reader.model import (
    Block,
    Document,
    Heading,
    Item,
    List,
    Mark,
    MarkRole,
    Metadata,
    Paragraph,
    ParagraphRole,
    Quote,
    Span,
    section_leaves,
)
from reader.outline import assemble
from tests.strategies import documents


def bare(block: Block) -> Block:
    """The block as Markdown can hold it: no ids, sentences or entities; marks in canonical order."""
    match block:
        case Heading() | Paragraph():
            marks: list[Mark] = []
            if not (isinstance(block, Paragraph) and block.role is ParagraphRole.VERBATIM):
                followable = [
                    m for m in block.marks if m.role is not MarkRole.LINK or is_followable(m.target)
                ]
                marks = nestable(joined(followable))
            return replace(block, id="", sentences=(), marks=joined(marks))
        case Quote():
            return replace(block, id="", blocks=tuple(map(bare, block.blocks)))
        case List():
            items = tuple(Item(blocks=tuple(map(bare, item.blocks))) for item in block.items)
            return replace(block, id="", items=items)


def canonical(document: Document) -> Document:
    blocks = [bare(block) for section in document.sections for block in (section.heading, *section.blocks)]
    return assemble(document.metadata, blocks)


@given(documents())
def test_what_is_written_reads_back_equal(document: Document) -> None:
    document = canonical(document)
    text = write_markdown(document)
    again = read_markdown(text, "x.md")
    assert again == replace(
        document, metadata=replace(document.metadata, source=document.metadata.source or "x.md")
    ), text


def paragraph(text: str, *marks: Mark) -> str:
    """How a paragraph is written."""
    document = assemble(Metadata(title="T"), [Paragraph(text=text, marks=marks)])
    return write_markdown(document).split("\n\n", 2)[-1].strip()


def test_ordinary_prose_is_written_as_it_is() -> None:
    text = "He said [1] that AT&T’s “plan B” – 2_000 – cost 5 < 6 (see https://example.org/a_b)."
    assert paragraph(text) == text


def test_marks_are_written_as_markdown_where_it_works_and_as_html_elsewhere() -> None:
    assert paragraph("a big day", Mark(Span(2, 5), MarkRole.EMPHASIS)) == "a *big* day"
    assert paragraph("unbelievable", Mark(Span(2, 9), MarkRole.STRONG)) == "un<strong>believa</strong>ble"
    assert (
        paragraph("see it", Mark(Span(4, 6), MarkRole.LINK, "https://e.org")) == "see [it](<https://e.org>)"
    )


def test_text_that_looks_like_markup_stays_text() -> None:
    for text in [
        "# no heading",
        "1. no item",
        "- no item",
        "> no quote",
        "=== ",
        "[a]: /b",
        "*a* `b` <i>c</i> &amp;",
    ]:
        document = read_markdown(f"# T\n\n{paragraph(text.strip())}\n", "x.md")
        assert document.sections[0].blocks == (Paragraph(text=text.strip(), role=ParagraphRole.LEAD),)


def texts(markdown: str) -> list[str]:
    """The texts below the title."""
    document = read_markdown(markdown, "x.md")
    return [leaf.text for section in document.sections for leaf in section_leaves(section)][1:]


@pytest.mark.parametrize(
    ("markdown", "kept"),
    [
        ("# T\n\n<p>Five < six and seven > two.</p>", ["Five < six and seven > two."]),
        ("# T\n\nA claim.[^1]\n\n[^1]: Ibid.", ["A claim.[^1]", "[^1]: Ibid."]),
        ("# T\n\n[Applause]: Thanks", ["[Applause]: Thanks"]),
        ("# T\n\n10<sup>6</sup> and H<sub>2</sub>O and x<sup>abc</sup>", ["10⁶ and H₂O and xabc"]),
        ("# T\n\n2<sup>ab</sup>", ["2^ab"]),
        ("# T\n\n<![CDATA[raw]]> text", ["raw text"]),
        ("# T\n\n<!-- open\n\nThe rest.", ["<!-- open", "The rest."]),
        ("# T\n\n| A | B |\n|---|---|\n| 1 | 2 |", ["A; B", "1; 2"]),
        ("# T\n\n![A map](map.png) of it", ["A map of it"]),
        ("# T\n\nBad &#x202e;order", ["Bad order"]),
    ],
)
def test_nothing_of_anybodys_markdown_is_lost(markdown: str, kept: list[str]) -> None:
    assert texts(markdown) == kept


@pytest.mark.parametrize(
    "text",
    ["---\n\nThe opening.\n\n---\n\nThe rest.", "---\nNote: the opening sentence.\n---\n\nThe rest."],
)
def test_rules_around_prose_are_no_front_matter(text: str) -> None:
    document = read_markdown(text, "x.md")
    said = " ".join(leaf.text for section in document.sections for leaf in section_leaves(section))
    assert "opening" in said
    assert "The rest." in said


def test_front_matter_is_strings_and_nothing_else() -> None:
    lines = ("title: !!python/object/apply:os.system [x]", "date: 2018-02-30", "language: no", "author: No")
    front = "\n".join(["---", *lines, "---", "", "Text."])
    metadata = read_markdown(front, "x.md").metadata
    assert (metadata.date, metadata.language, metadata.authors) == ("2018-02-30", "no", ("No",))
    with pytest.raises(BrokenDocument):
        read_markdown("---\ntitle: " + "[" * 20_000 + "\n---\n\nText.", "x.md")


@pytest.mark.parametrize("depth", [60, 500])
@pytest.mark.parametrize("marker", ["- ", "> "])
def test_deep_nesting_keeps_the_text(marker: str, depth: int) -> None:
    assert texts(f"# T\n\n{marker * depth}deep text\n\nAfter.") == ["deep text", "After."]


def test_a_list_starts_where_it_says() -> None:
    document = read_markdown("# T\n\n0. Zero\n1. One", "x.md")
    (block,) = document.sections[0].blocks
    assert isinstance(block, List)
    assert block.start == 0
