"""Tables, figures and notes of Markdown, our own and anybody's."""

import gc
import time
from collections.abc import Callable

import pytest

from reader.codec import read_markdown, write_markdown
from reader.model import (
    Block,
    Figure,
    Item,
    List,
    Mark,
    MarkRole,
    Metadata,
    Note,
    Paragraph,
    ParagraphRole,
    Row,
    Span,
    Table,
    children,
    faults,
    leaves,
)
from reader.outline import assemble
from tests.codec.test_markdown import paragraph, texts


def blocks(markdown: str, section: int = 0) -> tuple[Block, ...]:
    """The blocks of one section of a text titled T."""
    return read_markdown(f"# T\n\n{markdown}", "x.md").sections[section].blocks


def rows(table: Block) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[cell.text for cell in row.cells] for row in table.rows]


def written(*some: Block) -> str:
    """How blocks are written below the title."""
    return write_markdown(assemble(Metadata(title="T"), some)).split("# T\n\n", 1)[-1].removesuffix("\n")


def test_tables_are_pipe_tables_and_an_empty_head_is_none() -> None:
    cells = (
        Row((Paragraph(text="a|b"), Paragraph(text=""))),
        Row((Paragraph(text="\\|"), Paragraph(text="d"))),
    )
    headed, plain = "| a\\|b |  |\n| --- | --- |\n| \\\\\\| | d |", "|  |  |\n| --- | --- |\n| a\\|b |  |\n"
    assert written(Table(cells, headed=True)) == headed
    assert written(Table(cells)).startswith(plain)
    assert blocks(headed) == (Table(cells, headed=True),)
    assert blocks(written(Table(cells))) == (Table(cells),)


def test_marks_in_cells_stay() -> None:
    (table,) = blocks("| a `x\\|y` |\n|---|\n| *b* [c](https://e.org) |")
    assert isinstance(table, Table)
    first, second = (row.cells[0] for row in table.rows)
    assert (first.text, first.marks) == ("a x|y", (Mark(Span(2, 5), MarkRole.CODE),))
    assert [mark.role for mark in second.marks] == [MarkRole.EMPHASIS, MarkRole.LINK]


def test_ragged_tables_are_padded_and_no_cell_is_dropped() -> None:
    (table,) = blocks("| a | b |\n|---|---|\n| 1 |\n| 2 | 3 | 4 || 5 |\n6 | 7 | 8")
    assert rows(table) == [["a", "b"], ["1", ""], ["2", "3 | 4 | | 5"], ["6", "7 | 8"]]


@pytest.mark.parametrize("around", ["> {}", "- {}", "- x\n\n  {}", "> 1. {}"])
@pytest.mark.parametrize(
    "block", ["| a |\n|---|\n| b |", "![d](<u>)\ncaption", "[^1]: note [^1]\n\n    more"]
)
def test_every_block_stands_in_quotes_and_lists(around: str, block: str) -> None:
    indent = {"> {}": "> ", "- {}": "  ", "- x\n\n  {}": "  ", "> 1. {}": ">    "}[around]
    inner = around.format(block.replace("\n", f"\n{indent}"))
    (outer,) = blocks(inner)
    assert {type(leaf) for leaf in leaves((outer,))} == {Paragraph}
    document = read_markdown(f"# T\n\n{inner}", "x.md")
    again = read_markdown(write_markdown(document), "x.md")
    assert again == document
    kinds = {type(each) for each in everything(document.sections[0].blocks)}
    assert {"|": Table, "!": Figure, "[": Note}[block[0]] in kinds


def everything(some: tuple[Block, ...]) -> list[Block]:
    return [each for block in some for each in (block, *everything(children(block)))]


@pytest.mark.parametrize(
    ("markdown", "description", "caption", "href"),
    [
        ("![A map](map.png)", "A map", "", "map.png"),
        ("![A *map*](m)\nOf the **city**,\n1900", "A map", "Of the city, 1900", "m"),
        ("![A map](m 'Title')", "A map", "Title", "m"),
        ("![](m)\nCaption", "", "Caption", "m"),
        ("![A map](<>)", "A map", "", ""),
        ("![A map](data:image/png;base64,AAAA)", "A map", "", ""),
        ("![A map](<a b>)", "A map", "", "a b"),
    ],
)
def test_a_picture_alone_on_a_line_is_a_figure(
    markdown: str, description: str, caption: str, href: str
) -> None:
    (figure,) = blocks(markdown)
    assert isinstance(figure, Figure)
    assert (figure.description.text, figure.caption.text, figure.href) == (description, caption, href)


def test_pictures_on_lines_of_one_paragraph_are_figures_each() -> None:
    found = blocks("![a](b)\nOne\n![c](d)\n![](e)")
    assert [(f.description.text, f.caption.text) for f in found if isinstance(f, Figure)] == [
        ("a", "One"),
        ("c", ""),
    ]


@pytest.mark.parametrize(
    "caption", ["---", "=== x", "# x", "- x", "1. x", "> x", ":-", "| a", "[^1]: x", "~~~", "```"]
)
def test_a_caption_opens_no_other_block(caption: str) -> None:
    figure = Figure(Paragraph(text="a|b"), Paragraph(text=caption), "https://e.org/?a&lt;=<\\>")
    assert blocks(written(figure)) == (figure,)


def test_no_figure_and_no_link_leads_where_no_reader_should_follow() -> None:
    figure = Figure(Paragraph(text="A"), Paragraph(text=""), "javascript:alert(1)")
    assert written(figure) == "![A](<>)"


def note(label: str, *texts: str) -> Note:
    return Note(label, tuple(Paragraph(text=text) for text in texts))


def test_notes_are_written_as_footnotes() -> None:
    reference = Mark(Span(7, 10), MarkRole.NOTEREF, "1")
    lists = List(items=(Item(blocks=(Paragraph(text="c"),)),))
    document = assemble(
        Metadata(title="T"),
        [
            Paragraph(text="A claim[1]: x", marks=(reference,)),
            Note("1", (*note("1", "a", "b").blocks, lists)),
            Note("2", (lists,)),
        ],
    )
    text = write_markdown(document)
    assert "A claim[^1]\\: x" in text
    assert text.endswith("## Notes\n\n[^1]: a\n\n    b\n\n    - c\n\n[^2]:\n    - c\n")
    assert read_markdown(text, "") == document


@pytest.mark.parametrize("after", ["(x)", ": x", "[2]", "[^1]", "[1]"])
@pytest.mark.parametrize("before", ["", "a ", "!", "\\", "^", "*"])
def test_a_reference_stays_one_whatever_stands_beside_it(before: str, after: str) -> None:
    start = len(before)
    leaf = Paragraph(text=f"{before}[1]{after}", marks=(Mark(Span(start, start + 3), MarkRole.NOTEREF, "1"),))
    (first, again, *_) = blocks(f"x\n\n{paragraph(leaf.text, *leaf.marks)}\n\n[^1]: n")
    assert (first, again) == (Paragraph(text="x", role=ParagraphRole.LEAD), leaf)


def test_a_reference_is_never_cut_and_no_link_eats_it() -> None:
    reference, cut = Mark(Span(2, 5), MarkRole.NOTEREF, "1"), Mark(Span(3, 7), MarkRole.STRONG)
    assert paragraph("a [1] b", reference, cut) == "a <strong>[^1] b</strong>"
    link = Mark(Span(0, 7), MarkRole.LINK, "https://e.org")
    assert paragraph("a [1] b", reference, link) == '<a href="https://e.org">a [^1] b</a>'


@pytest.mark.parametrize(
    ("markdown", "labels", "said"),
    [
        ("a[^x_y] b[^1]\n\n[^x_y]: X\n[^1]: One", ["x-y", "1"], "a[x-y] b[1]"),
        ("a[^é]\n\n[^é]: X", ["note"], "a[note]"),
        ("a[^1]\n\n[^1]: X\n\n[^1]: Y\n\n[^1-2]: Z", ["1", "1-3", "1-2"], "a[1]"),
        ("a[^A][^a]\n\n[^a]: X\n\n[^A]: Y", ["a", "A"], "a[A][a]"),
        ("a[^none]\n\n[^1]: unreferenced", ["1"], "a[^none]"),
        ("a\n[^1]: interrupts", ["1"], "a"),
        ("a[^1]\n\n[^1]:", ["1"], "a[1]"),
        ("a\n\n[^1]: [^2]: within", ["1", "2"], "a"),
        ("a<sup>[^1]</sup> 9<sup>[^1]</sup>\n\n[^1]: X", ["1"], "a[1] 9[1]"),
    ],
)
def test_labels_are_made_valid_and_unique(markdown: str, labels: list[str], said: str) -> None:
    document = read_markdown(f"# T\n\n{markdown}", "x.md")
    text, notes = document.sections
    assert [block.label for block in notes.blocks if isinstance(block, Note)] == labels
    assert [leaf.text for leaf in leaves(text.blocks)] == [said]
    assert faults(document) == []


@pytest.mark.parametrize(
    "text",
    ["[^a b]: https://e.org", "[^a[b]: x", "[Applause]:\nThanks", "[x]: y", "```\n[x]: y\n[^1]: z\n```"],
)
def test_what_defines_neither_note_nor_link_is_text(text: str) -> None:
    assert "".join(" ".join(texts(f"# T\n\n{text}")).split()) == "".join(text.replace("```", "").split())


def test_notes_within_notes_survive_any_depth() -> None:
    depth = 400
    markdown = "".join(f"[^{n}]: " for n in range(depth)) + "deep"
    document = read_markdown(f"# T\n\nx\n\n{markdown}", "x.md")
    assert len(document.sections[1].blocks) == depth
    assert [leaf.text for leaf in leaves(document.sections[1].blocks)] == ["deep"]


@pytest.mark.parametrize(
    "piece",
    ["[", "[^", "![", "[^1]", "*a* ", "<b>", "![a](b)\n", "|b", "[^1]: x\n\n", "[a]: ", "<sup>1</sup>"],
)
def test_much_of_anything_takes_no_longer_than_it_must(piece: str) -> None:
    text = "{}\n\n|a|\n|-|\n{}\n\n[^1]: x"

    def seconds(times: int) -> float:
        many = text.format(piece * times, piece * times)
        return min(timed(lambda: write_markdown(read_markdown(many, "x.md"))) for _ in range(3))

    assert seconds(4000) < 8 * max(seconds(1000), 0.02)


def timed(do: Callable[[], object]) -> float:
    """The processor time of a call in seconds, without collections of what other tests have left."""
    gc.collect()
    gc.disable()
    try:
        began = time.process_time()
        do()
        return time.process_time() - began
    finally:
        gc.enable()


def test_many_marks_are_written_in_linear_time() -> None:
    def seconds(count: int) -> float:
        roles = (MarkRole.EMPHASIS, MarkRole.STRONG)
        marks = tuple(Mark(Span(5 * n, 5 * n + 4), roles[n % 2]) for n in range(count))
        return min(timed(lambda: paragraph("word " * count, *marks)) for _ in range(3))

    assert seconds(16_000) < 8 * max(seconds(4_000), 0.02)
