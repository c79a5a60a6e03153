"""Breaks between the pages of a printed source: told by the page, marked on the text that follows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.hypertext import blocks, parse
from reader.hypertext.pages import LONGEST
from reader.model import Metadata, faults, pages
from reader.outline import assemble
from tests.hypertext.sketch import sketches

BREAK = '<span role="doc-pagebreak" aria-label="{}"></span>'

CASES = {
    "the type of EPUB, its label in the title": (
        "<p>One <span epub:type='pagebreak' title='12'>p. 12</span>two.</p>",
        "p One {page:12 t}wo.",
    ),
    "a label before a title before the text": (
        "<p>a <i role='doc-pagebreak' aria-label='x' title='y'>z</i>b<p role='doc-pagebreak'> [xiv] </p>c",
        "p a {page:x b}; p {page:xiv c}",
    ),
    "what is set around a number": (
        "".join(
            f"<p><b role='doc-pagebreak'>{shown}</b>a" for shown in ("Page 12.", "[pg. A-3]", "P", "(7)")
        ),
        "p {page:12 a}; p {page:A-3 a}; p {page:P a}; p {page:7 a}",
    ),
    "in a word": (f"<p>Donau{BREAK.format(3)}dampf</p>", "p Donau{page:3 d}ampf"),
    "a block of its own": ("a<div role='doc-pagebreak' title='3'></div>b", "p a {page:3 b}"),
    "a rule": ("<p>a</p><hr role='doc-pagebreak' title='3'><p>b</p>", "p a; p {page:3 b}"),
    "one that nobody is shown": (
        "<p>a <span role='doc-pagebreak' style='display:none'>3</span> b</p>",
        "p a {page:3 b}",
    ),
    "after the last text of a leaf": (
        f"<p>a {BREAK.format(3)}</p><p>{BREAK.format(4)}</p><h2>b</h2>",
        "p a; h2 {page:3 {page:4 b}}",
    ),
    "before text that is cut, which it goes with": (
        f"<p>a</p>{BREAK.format(3)}<div hidden>{BREAK.format(4)}b {BREAK.format(5)}</div><p>c</p>",
        "p a; cut hidden(p {page:4 b}); p {page:3 {page:5 c}}",
    ),
    "in preformatted text and verse, which begin with it": (
        f"<pre>a\n<b role='doc-pagebreak'>3</b>b</pre><p>b<br>{BREAK.format(4)}c<br>d</p>",
        "pre {page:3 a}\nb; pre {page:4 b}\nc\nd",
    ),
    "before the sign of a note": (
        f"<p>a<sup><a href='#n'>1</a></sup></p><p id='n'>{BREAK.format(3)}1. b <i>c</i></p>",
        "p a{noteref:1 [1]}; note 1(p {page:3 b} {emphasis c})",
    ),
    "before a reference to a note": (
        f"<p>a{BREAK.format(3)}<sup><a href='#n'>1</a></sup></p><p id='n'>b</p>",
        "p a{noteref:1 {page:3 [}1]}; note 1(p b)",
    ),
    "in lists and tables": (
        f"<ul><li>{BREAK.format(3)}a</li></ul><table><tr><td>b{BREAK.format(4)}<td>c<tr><td>d<td>e</table>",
        "ul(p {page:3 a}); table(b | {page:4 c} / d | e)",
    ),
    "without a label": ("<p>a<hr role='doc-pagebreak'>b <i epub:type='pagebreak'></i> c</p>", "p a; p b c"),
    "around text, which stays": (
        f"<section role='doc-pagebreak' title='3'><p>{'word ' * LONGEST}</p></section>",
        f"p {{page:3 w}}{('word ' * LONGEST)[1:-1]}",
    ),
    "another role": ("<p role='doc-pagelist' class='pagebreak'>3</p>", "p 3"),
    "after everything": (f"<p>a</p>{BREAK.format(3)}", "p a"),
}


@pytest.mark.parametrize(("html", "expected"), CASES.values(), ids=CASES)
def test_pages_begin_with_the_text_after_their_break(html: str, expected: str) -> None:
    assert sketches(blocks(parse(html))) == expected


def test_a_page_is_read_twice_alike() -> None:
    root = parse("<p>One <span role='doc-pagebreak'>12</span>two.</p>")
    assert sketches(blocks(root)) == sketches(blocks(root)) == "p One {page:12 t}wo."


PIECES = (
    "a",
    " ",
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<br>",
    "<pre>",
    "</pre>",
    "<li>",
    "<td>",
    "<sup>",
    "</sup>",
)


@given(st.lists(st.sampled_from(PIECES)))
def test_every_page_before_a_text_is_kept_in_order(pieces: list[str]) -> None:
    html = "".join(f"{BREAK.format(n)}{piece}" for n, piece in enumerate(pieces))
    document = assemble(Metadata(title="T"), blocks(parse(f"{html}<p>last</p>")))
    assert [mark.target for _, _, mark in pages(document)] == [str(n) for n in range(len(pieces))]
    assert faults(document) == []
