"""canonical.md: what is written reads back equal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from reader.codec import read_markdown, write_markdown
from reader.codec.markdown.marks import nestable
from reader.errors import BrokenDocument, EmptySource
from reader.hypertext.inline import is_followable
from reader.model import (
    Block,
    Cut,
    Document,
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
    Span,
    Table,
    faults,
    map_leaves,
    page_labels,
    page_marks,
    pages,
    section_leaves,
)
from reader.outline import assemble
from tests.strategies import documents


def bare(leaf: Leaf) -> Leaf:
    """The leaf as Markdown can hold it: no sentences or entities; marks in canonical order."""
    verbatim = isinstance(leaf, Paragraph) and leaf.role is ParagraphRole.VERBATIM
    marks = nestable(leaf.marks)
    return replace(leaf, sentences=(), marks=page_marks(page_labels(marks)) if verbatim else marks)


def nameless(block: Block) -> Block:
    """The block without ids, and without what no reader should follow."""
    match block:
        case Heading() | Paragraph():
            return replace(block, id="")
        case Quote() | Note():
            return replace(block, id="", blocks=tuple(map(nameless, block.blocks)))
        case List():
            items = tuple(Item(blocks=tuple(map(nameless, item.blocks))) for item in block.items)
            return replace(block, id="", items=items)
        case Table():
            rows = (Row(cells=tuple(replace(cell, id="") for cell in row.cells)) for row in block.rows)
            return replace(block, id="", rows=tuple(rows))
        case Figure():
            own, caption = replace(block.description, id=""), replace(block.caption, id="")
            href = block.href if is_followable(block.href) else ""
            return Figure(description=own, caption=caption, href=href)
        case Cut():
            raise AssertionError


def canonical(document: Document) -> Document:
    blocks = [
        nameless(map_leaves(block, bare))
        for section in document.sections
        for block in (section.heading, *section.blocks)
    ]
    return assemble(document.metadata, blocks)


@given(documents())
def test_what_is_written_reads_back_equal(document: Document) -> None:
    document = canonical(document)
    text = write_markdown(document)
    again = read_markdown(text, "x.md")
    assert again == replace(
        document, metadata=replace(document.metadata, source=document.metadata.source or "x.md")
    ), text


@given(documents())
def test_what_is_read_is_written_again_alike(document: Document) -> None:
    text = write_markdown(document)
    assert write_markdown(read_markdown(text, document.metadata.source)) == text


PIECES = (
    *(
        "a",
        "b c",
        "word",
        "1",
        " ",
        "  ",
        "\n",
        "\n",
        "\n\n",
        "\n    ",
        "\n  ",
        "\t",
        "|",
        "| a | b |",
        "\n|---|---|\n",
    ),
    *(
        "[^1]",
        "[^a b]",
        "[^x_y]",
        "\n[^1]: ",
        "\n\n[^x_y]: ",
        "\n[^é]:",
        "[1]",
        "[a]",
        "[a]: ",
        "[a]: /b",
        "(",
        ")",
        ":",
    ),
    *(
        "![",
        "](u)",
        "](<v> 'title')",
        "\n![p](q)\n",
        "[",
        "]",
        "(<u>)",
        "*",
        "**",
        "_",
        "`",
        "```\n",
        "~~~\n",
        "\\",
    ),
    *(
        "# ",
        "## ",
        "\n# Notes\n",
        "\n## References\n",
        "> ",
        "- ",
        "1. ",
        "2) ",
        "---",
        "===",
        "+ ",
        "\n- ",
        "\n> ",
    ),
    *(
        "<b>",
        "</b>",
        "<sup>",
        "</sup>",
        "<i>",
        "</i>",
        "<br>",
        "<a href='x'>",
        "</a>",
        "<span lang=''>",
        "<!--",
        "-->",
    ),
    *(
        "&amp;",
        "&lt;",
        "&#32;",
        "&#x202e;",
        "&nbsp;",
        "<div>\n",
        "</div>",
        "http://e.org",
        "<http://e.org>",
        "---\ntitle: t\n---\n",
    ),
)
"""What Markdown is made of, and what breaks it."""


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join))
def test_anybodys_markdown_settles_at_once(text: str) -> None:
    try:
        written = write_markdown(read_markdown(text, "x.md"))
    except (BrokenDocument, EmptySource):
        return
    document = read_markdown(written, "x.md")
    assert write_markdown(document) == written
    assert faults(document) == []


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


def test_pages_are_elements_that_show_nothing() -> None:
    marks = (*page_marks(["12", "13"], 2), Mark(Span(2, 5), MarkRole.EMPHASIS), *page_marks(['<"é|'], 4))
    twelve, thirteen, odd = (
        f'<span role="doc-pagebreak" aria-label="{label}"></span>' for label in ("12", "13", "&lt;&quot;é|")
    )
    assert paragraph("a big day", *marks) == f"a {twelve}{thirteen}*bi{odd}g* day"


def test_pages_of_verbatim_text_stand_on_a_line_before_it() -> None:
    code = Paragraph(text="a\n b", role=ParagraphRole.VERBATIM, marks=page_marks(["12"]))
    document = assemble(Metadata(title="T", source="x.md"), [code])
    text = write_markdown(document)
    assert '\n\n<span role="doc-pagebreak" aria-label="12"></span>\n\n```\na\n b\n```' in text
    assert read_markdown(text, "x.md") == document


@pytest.mark.parametrize(
    ("markdown", "begins"),
    [
        ('a<span aria-label="3" role="doc-pagebreak"></span> b', [("3", 2)]),
        ("a<span role='doc-pagebreak' aria-label=' 3\n'></span>\n*b*", [("3", 2)]),
        ('a\n\n- <span role="doc-pagebreak" aria-label="3"></span>\n- b', [("3", 0)]),
        ('a <span role="doc-pagebreak">3</span>', []),
        ('a <span role="doc-pagelist" aria-label="3">b</span>', []),
        ('a <span role="doc-pagebreak" aria-label="3"></span>', []),
    ],
)
def test_pages_of_anybodys_markdown(markdown: str, begins: list[tuple[str, int]]) -> None:
    document = read_markdown(f"# T\n\n{markdown}", "x.md")
    assert [(mark.target, mark.span.start) for _, _, mark in pages(document)] == begins
    assert faults(document) == []


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
        ("# T\n\nA claim.[^1]\n\n[^1]: Ibid.", ["A claim.[1]", "Notes", "Ibid."]),
        ("# T\n\nA claim.[^1]", ["A claim.[^1]"]),
        ("# T\n\n[Applause]: Thanks", ["[Applause]: Thanks"]),
        ("# T\n\n10<sup>6</sup> and H<sub>2</sub>O and x<sup>abc</sup>", ["10⁶ and H₂O and xabc"]),
        ("# T\n\n2<sup>ab</sup>", ["2^ab"]),
        ("# T\n\n<![CDATA[raw]]> text", ["raw text"]),
        ("# T\n\n<!-- open\n\nThe rest.", ["<!-- open", "The rest."]),
        ("# T\n\n| A | B |\n|---|---|\n| 1 | 2 |", ["A", "B", "1", "2"]),
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


def test_a_link_in_a_link_is_left_out_where_it_is_read() -> None:
    document = read_markdown("# T\n\n<a href='/a'>One <a href='/b'>two</a></a>", "x.md")
    assert [mark.target for leaf in section_leaves(document.sections[0]) for mark in leaf.marks] == ["/a"]
    assert read_markdown(write_markdown(document), "x.md") == document
