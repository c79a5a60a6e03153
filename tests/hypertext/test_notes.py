"""Footnotes as several programs write them."""

import pytest

from reader.hypertext import blocks, parse
from reader.model import NOTE_LABEL, Note
from tests.hypertext.sketch import sketches

CASES = {
    "a raised link": (
        "<p>One<sup><a href='#fn1' id='r1'>1</a></sup>.</p><p id='fn1'>1. Note <a href='#r1'>↩</a></p>",
        "p One{noteref:1 [1]}.; note 1(p Note)",
    ),
    "a link around what is raised": (
        "<p>One<a href='#fn1' id='r1'><sup>1</sup></a>.</p><div id='fn1'><sup>1</sup> Note</div>",
        "p One{noteref:1 [1]}.; note 1(p Note)",
    ),
    "brackets in the link": (
        "<p>One<a href='#x'>[2]</a></p><p id='x'>[2] Note</p>",
        "p One{noteref:2 [2]}; note 2(p Note)",
    ),
    "brackets around the link": (
        "<p>One [<a href='#fn2'>2</a>]</p><p id='fn2'>Note</p>",
        "p One {noteref:2 [2]}; note 2(p Note)",
    ),
    "a wiki": (
        "<p>One<sup id='cite_ref-a_1-0' class='reference'><a href='#cite_note-a-1'>[1]</a></sup></p>"
        "<ol class='references'><li id='cite_note-a-1'><span class='mw-cite-backlink'>^ <a href='#cite_ref-a_1-0'>"
        "Jump up</a></span> <cite>Book</cite></li></ol>",
        "p One{noteref:1 [1]}; note 1(p {emphasis Book})",
    ),
    "mammoth": (
        "<p>One<sup><a href='#footnote-1' id='footnote-ref-1'>[1]</a></sup></p>"
        "<ol><li id='footnote-1'><p> Note <a href='#footnote-ref-1'>↑</a></p></li></ol>",
        "p One{noteref:1 [1]}; note 1(p Note)",
    ),
    "Word": (
        "<p>One<a href='#_ftn1' name='_ftnref1'>[1]</a></p><div><p><a href='#_ftnref1' name='_ftn1'>[1]</a> Note</p></div>",
        "p One{noteref:1 [1]}; note 1(p Note)",
    ),
    "EPUB": (
        "<p>One<a epub:type='noteref' href='#n'>*</a></p><aside epub:type='footnote' hidden id='n'><p>Note</p></aside>",
        "p One{noteref:1 [1]}; note 1(p Note)",
    ),
    "DPUB-ARIA": (
        "<p>One<a role='doc-noteref' href='#n'>note 3</a></p><ol><li id='n'>Note <a role='doc-backlink' href='#x'>up</a></ol>",
        "p One{noteref:note-3 [note-3]}; note note-3(p Note)",
    ),
    "one note, two references": (
        "<p>A<sup><a href='#n'>1</a></sup> B<sup><a href='#n'>1</a></sup></p><p id='n'>Note</p>",
        "p A{noteref:1 [1]} B{noteref:1 [1]}; note 1(p Note)",
    ),
    "two notes of one name": (
        "<p>A<sup><a href='#m'>1</a></sup> B<sup><a href='#n'>1</a></sup></p><p id='m'>M</p><p id='n'>N</p>",
        "p A{noteref:1 [1]} B{noteref:1-2 [1-2]}; note 1(p M); note 1-2(p N)",
    ),
    "a note of two paragraphs among others": (
        "<p>A<sup><a href='#n'>2</a></sup></p><ol><li>M</li><li id='n'><p>N</p><p>O</p></li></ol>",
        "p A{noteref:2 [2]}; ol1(p M); note 2(p N; p O)",
    ),
    "a note in a row": (
        "<p>A<sup><a href='#n'>1</a></sup></p><table><tr id='n'><td>1</td><td>Note</td></tr><tr><td>x<td>y</table>",
        "p A{noteref:1 [1]}; note 1(p 1; p Note); p x; p y",
    ),
    "no target": ("<p>One<sup><a href='#gone'>1</a></sup></p>", "p One¹"),
    "a target before": ("<p id='up'>Top</p><p>One<sup><a href='#up'>1</a></sup></p>", "p Top; p One¹"),
    "a chapter": (
        "<p><a href='#c1'>1</a> <a href='#c1'>[1]</a></p><h2 id='c1'>Chapter</h2>",
        "p 1 [1]; h2 Chapter",
    ),
    "notes that one paragraph holds": (
        "<p>A<sup><a href='#m'>1</a></sup><sup><a href='#n'>2</a></sup></p><p><a id='m'></a>M <a id='n'></a>N</p>",
        "p A{noteref:1 [1]}²; note 1(p M N)",
    ),
}


@pytest.mark.parametrize(("html", "expected"), CASES.values(), ids=CASES)
def test_notes_are_told_from_text(html: str, expected: str) -> None:
    assert sketches(blocks(parse(html))) == expected


def test_labels_are_sound_and_unique() -> None:
    signs = ["1", "1", "*", "†", "[a]", "note 1", "1-2", "(2)"]
    references = "".join(f"<sup><a href='#n{n}'>{sign}</a></sup> " for n, sign in enumerate(signs))
    notes = "".join(f"<p id='n{n}'>Note {n} of them</p>" for n in range(len(signs)))
    found = blocks(parse(f"<p>{references}</p>{notes}"))
    labels = [block.label for block in found if isinstance(block, Note)]
    assert len(set(labels)) == len(labels) >= len(signs) - 1
    assert all(map(NOTE_LABEL.fullmatch, labels))
