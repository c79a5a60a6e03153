"""canonical.md: what is written reads back equal."""

from hypothesis import given
from msgspec.structs import replace

from reader.codec import read_markdown, write_markdown
from reader.codec.markdown_reader import joined
from reader.codec.markdown_writer import is_followable, nestable
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
