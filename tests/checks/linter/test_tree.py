"""What is shown of a page, what its headings say, and what the entries of a glossary are."""

import pytest
from lxml import etree

from reader.checks.linter.entries import entries
from reader.checks.linter.facts import facts
from reader.checks.linter.navigation import Outline
from reader.checks.linter.tree import Tree, grow, words
from tests.checks.linter.books import page


def tree(body: str) -> Tree:
    return grow(etree.fromstring(page(body, "x").encode()), "x.xhtml", frozenset({"off"}))


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<p>a<b>b</b>c</p>d", ["a", "b", "c", "d"]),
        ("<p> … </p><p>—</p><p>1</p>", ["1"]),
        ("<p hidden='hidden'>a<b>b</b></p><p>c</p>", ["c"]),
        ("<p hidden='until-found'>a</p>", ["a"]),
        ("<p aria-hidden='true'>a</p>b", ["b"]),
        ("<p style='Display : none'>a</p><p style='color: red'>b</p>", ["b"]),
        ("<p class='on off'>a</p><p class='on'>b</p>", ["b"]),
        ("<script>a</script><object data='x'>b</object><ruby>c<rp>(</rp><rt>d</rt></ruby>", ["c", "d"]),
    ],
)
def test_what_is_shown(body: str, shown: list[str]) -> None:
    assert [text.strip() for _, text in tree(body).pieces] == shown


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("<h1>I<br/>The   sea</h1>", "I The sea"),
        ("<h1>The sea<a epub:type='noteref' href='#n'>1</a></h1>", "The sea"),
        ("<h1><span role='doc-pagebreak'>7</span>The sea</h1>", "The sea"),
        ("<h1><img src='x' alt='The sea'/></h1>", "The sea"),
        ("<h1><ruby>海<rt>うみ</rt></ruby></h1>", "海"),
    ],
)
def test_what_a_heading_says(heading: str, said: str) -> None:
    assert words(tree(heading).nodes[4].element) == said


PAGE = """
<section id="s"><p>VII</p><h1 id="h">One <i id="i">more</i></h1><h2>thing</h2><p id="p">Text.</p>
<a id="before"/><h2 id="h2">Two</h2><p>More.</p></section><section id="none"><p>Nothing.</p></section>
"""


@pytest.mark.parametrize(
    ("fragment", "headings"),
    [
        ("", ["One more", "thing"]),
        ("s", ["One more", "thing"]),
        ("h", ["One more", "thing"]),
        ("i", ["One more", "thing"]),
        ("before", ["Two"]),
        ("h2", ["Two"]),
        ("p", []),
        ("none", []),
        ("absent", []),
    ],
)
def test_the_heading_that_a_link_leads_to(fragment: str, headings: list[str]) -> None:
    assert [heading.text for heading in Outline(facts(tree(PAGE))).at(fragment)] == headings


GLOSSARY = "<section id='g' epub:type='glossary'><h1 id='title'>Words</h1>{}</section>"


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        (
            "<dl><dt id='a'><dfn id='a2'>A</dfn></dt><dd id='a3'>one</dd><dt id='b'>B</dt><dd>two</dd></dl>",
            [("A", {"a", "a2", "a3"}), ("B", {"b"})],
        ),
        ("<dl><dt id='a'>A</dt><dt id='b'>B</dt><dd>both</dd></dl>", [("A", {"a", "b"})]),
        (
            "<dl><div id='x'><dt>A</dt><dd>one</dd></div><div id='y'><dt>B</dt><dd>two</dd></div></dl>",
            [("A", {"x"}), ("B", {"y"})],
        ),
        (
            "<ul id='ul'><li id='x'><dfn>A</dfn>: one</li><li id='y'><dfn>B</dfn>: two</li></ul>",
            [("A", {"x"}), ("B", {"y"})],
        ),
        (
            "<p id='a' role='term'>A</p><p id='d'>a <dfn>B</dfn></p><p role='term' id='b'>B</p><p>x</p>",
            [("A", {"a", "d"}), ("B", {"b"})],
        ),
        ("<p>Nothing.</p>", []),
    ],
)
def test_the_entries_of_a_glossary(inside: str, found: list[tuple[str, set[str]]]) -> None:
    assert [(entry.headword, set(entry.ids)) for entry in entries(tree(GLOSSARY.format(inside)))] == found


def test_a_body_may_be_the_glossary_and_no_glossary_has_no_entries() -> None:
    body = page("<dl><dt>A</dt><dd>one</dd></dl>", "x")
    for text, count in ((body, 0), (body.replace("<body>", "<body epub:type='glossary'>"), 1)):
        assert len(list(entries(grow(etree.fromstring(text.encode()), "x")))) == count
