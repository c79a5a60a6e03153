"""How each piece of HTML is read; the same pieces inside a page are in tests/sources/test_html.py."""

import time
from collections.abc import Iterator
from html import escape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.decoding import UNSAFE
from reader.hypertext import blocks, parse
from reader.model import Block, Cut, Document, Heading, Metadata, Section, children, faults, leaves
from tests.hypertext.sketch import sketches

CASES = [
    # headings
    ("<h2>A <em>fine</em> day</h2>", "h2 A {emphasis fine} day"),
    ("<h3><span>1.</span> <a name='x'>Start</a></h3>", "h3 1. Start"),
    ("<h2><div>In a box</div></h2><p>Text</p>", "h2 In a box; p Text"),
    ("<h2>Title<a class='headerlink' href='#t'>¶</a></h2>", "h2 Title"),
    ("<h2>Fish<span class='mw-editsection'>[edit]</span></h2>", "h2 Fish; cut hidden(p [edit])"),
    ("<h1><img src='l.png' alt='The Gazette'></h1>", "h1 The Gazette"),
    # paragraphs, bare text, line breaks
    ("bare<div>one<div>two</div>three</div>", "p bare; p one; p two; p three"),
    ("<div><span>a</span> b<p>c</p>d</div>", "p a b; p c; p d"),
    ("<p>one<br>still one<br><br>two<br> <br>three</p>", "p one still one; p two; p three"),
    ("<center>mid</center><font>old</font>", "p mid; p old"),
    ("<p>  many \n spaces&nbsp;here </p>", "p many spaces here"),
    ("<p>a</p><hr><p>b</p>", "p a; p b"),
    ("<p>left<button>Buy</button>right</p>", "p left; p Buy; p right"),
    ("<p>Roses<br>are<br>red<br>indeed</p>", "pre Roses\nare\nred\nindeed"),
    ("<p>x <my-tip>y</my-tip> z</p><my-card>w</my-card>", "p x y z; p w"),
    # inline
    ("<p><b>bold <i>both</i></b> <code>x</code></p>", "p {strong bold {emphasis both}} {code x}"),
    ("<p><b>a</b><b>b</b></p>", "p {strong ab}"),
    ("<b><div>a</div><div>b</div></b>", "p {strong a}; p {strong b}"),
    ("<p>10<sup>6</sup>, H<sub>2</sub>O, m<sup>2</sup></p>", "p 10⁶, H₂O, m²"),
    ("<p>21<sup>st</sup>, 2<sup>ab</sup></p>", "p 21st, 2^ab"),
    ("<p>He said <q>go <q>on</q></q>.</p>", "p He said “go ‘on’”."),
    ("<p><ruby>漢字<rp>(</rp><rt>kanji</rt><rp>)</rp></ruby></p>", "p 漢字(kanji)"),
    (
        "<abbr title='General Post Office'>GPO</abbr>, <abbr title='General Post Office'>GPO</abbr>",
        "p GPO (General Post Office), GPO",
    ),
    (
        "<p><abbr title='General Post Office'>GPO</abbr> (General Post Office)</p>",
        "p GPO (General Post Office)",
    ),
    ("<p>wbr: super<wbr>cali, <s>old</s> <ins>new</ins></p>", "p wbr: supercali, old new"),
    ("<p>smile <img class='emoji' alt='😀' src='x.png'></p>", "p smile 😀"),
    # languages
    ("<p>a <i lang='fr'>mot</i></p>", "p a {emphasis {language:fr mot}}"),
    ("<p lang='de'>Wort</p><p lang='en-GB'>word</p>", "p {language:de Wort}; p word"),
    ("<div lang='fr'>un <span lang='en'>two</span></div>", "p {language:fr un {language:en two}}"),
    ("<p lang='not a tag'>a</p><p lang=''>b</p>", "p a; p b"),
    # links
    ("<p><a href='https://e.org/a?b=1'>x</a></p>", "p {link:https://e.org/a?b=1 x}"),
    (
        "<p><a href='../up'>x</a> <a href='//e.org/'>y</a></p>",
        "p {link:https://site.org/up x} {link:https://e.org/ y}",
    ),
    ("<p><a href='mailto:a@b.c'>x</a></p>", "p {link:mailto:a@b.c x}"),
    ("<p><a href='java\nscript:alert(1)'>x</a><a href='data:text/html,y'>y</a></p>", "p xy"),
    ("<p><a href='#part'>x</a> <a href='http://['>y</a> <a>z</a></p>", "p x y z"),
    (
        "<a href='https://e.org/'><h2>Card</h2><p>Text</p></a>",
        "h2 {link:https://e.org/ Card}; p {link:https://e.org/ Text}",
    ),
    # lists
    ("<ul><li><span>a</span></li><li>b</li></ul>", "ul(p a | p b)"),
    ("<ul><li>a<ul><li>b<ol><li>c</ol></ul><li>d</ul>", "ul(p a; ul(p b; ol1(p c)) | p d)"),
    ("<ul><li>a</li><ul><li>b</li></ul></ul>", "ul(p a; ul(p b))"),
    ("<ol start='3'><li>a<li>b</ol>", "ol3(p a | p b)"),
    ("<ol><li value='5'>a<li>b</ol>", "ol5(p a | p b)"),
    ("<ol><li>a<li value='9'>b</ol>", "ul(p 1. a | p 9. b)"),
    ("<ol reversed><li>a<li>b</ol>", "ul(p 2. a | p 1. b)"),
    ("<ol start='-1'><li>a</ol><ol start='x'><li>b</ol>", "ul(p -1. a); ol1(p b)"),
    ("<ul><li><p>a</p><p>b</p></li><li></li></ul>", "ul(p a; p b)"),
    ("<ul>loose<li>a</ul><li>stray</li>", "ul(p loose | p a); p stray"),
    (
        "<dl><dt>T<dd>one<dd>two<dt>U<dt>V<dd>three</dl>",
        "ul(p {strong T}; p one; p two | p {strong U}; p {strong V}; p three)",
    ),
    ("<dl><div><dt>T</dt><dd>one</dd></div></dl>", "ul(p {strong T}; p one)"),
    # quotes, code
    ("<blockquote>bare<p>a</p><footer>who</footer></blockquote>", "quote(p bare; p a; p who)"),
    ("<pre>  if x:\n\n    <b>y</b></pre>", "pre   if x:\n\n    y"),
    ("<pre><code>a<br>b</code></pre>", "pre a\nb"),
    # tables
    ("<table><tr><th>A<th>B<tr><td>1<td>2</table>", "table+(A | B / 1 | 2)"),
    ("<table><thead><tr><td>A<td>B</thead><tr><td>1<td>2</table>", "table(A | B / 1 | 2)"),
    ("<table><caption>Sums</caption><tr><th>A<td>1</table>", "p Sums; table(A | 1)"),
    ("<table><tr><th colspan=2>AB<tr><td>1<td>2</table>", "table+(AB |  / 1 | 2)"),
    ("<table><tr><th>A<th>B<tr><td rowspan=2>1<td>2<tr><td>3</table>", "table+(A | B / 1 | 2 /  | 3)"),
    ("<table><tr><th colspan=999999>A<tr><td rowspan=999999>1<td>2</table>", "table+(A |  / 1 | 2)"),
    ("<table><tr><td>a<td>b<tr><td>c<td></table>", "table(a | b / c | )"),
    ("<table><tr><td><h2>Lay</h2><p>out</p><td>side</table>", "h2 Lay; p out; p side"),
    ("<table role='presentation'><tr><td>a<td>b<tr><td>c<td>d</table>", "p a; p b; p c; p d"),
    ("<table><tr><td>alone</table>", "p alone"),
    ("<table><tr><td>x<table><tr><th>A<tr><td>1</table></table>", "p x; table+(A / 1)"),
    ("<table><tr><th>A<th>B<tr><td><p>p</p><ul><li>q</ul><td>r</table>", "table+(A | B / p q | r)"),
    # pictures
    ("<p><img src='c.jpg' alt='A cat'></p>", "figure(A cat |  | https://site.org/a/c.jpg)"),
    ("<img src='x.gif' alt=''><img src='y.gif'><img alt='IMG_2.jpg' src='z.jpg'>", ""),
    (
        "<figure><img src='c.jpg' alt='A cat'><figcaption>Our <b>cat</b></figcaption></figure>",
        "figure(A cat | Our {strong cat} | https://site.org/a/c.jpg)",
    ),
    (
        "<figure><img src='c.jpg' alt=''><figcaption>Cat</figcaption></figure>",
        "figure( | Cat | https://site.org/a/c.jpg)",
    ),
    ("<figure><iframe src='v'></iframe><figcaption>A film</figcaption></figure>", "figure( | A film | )"),
    ("<figure><pre>x = 1</pre><figcaption>Code</figcaption></figure>", "pre x = 1; p Code"),
    ("<figure><blockquote>q</blockquote><figcaption>Who</figcaption></figure>", "quote(p q); p Who"),
    (
        "<figure><img alt='a' src='1'><img alt='b' src='2'><figcaption>Both</figcaption></figure>",
        "figure(a |  | https://site.org/a/1); figure(b | Both | https://site.org/a/2)",
    ),
    (
        "<div class='wp-caption'><img alt='Cat' src='c'><p class='wp-caption-text'>Ours</p></div>",
        "figure(Cat | Ours | https://site.org/a/c)",
    ),
    ("<p>before <img alt='Cat' src='c'> after</p>", "p before after; figure(Cat |  | https://site.org/a/c)"),
    (
        "<img alt='Cat' src='data:image/gif;base64,R0' data-src='real.jpg'>",
        "figure(Cat |  | https://site.org/a/real.jpg)",
    ),
    ("<img alt='Cat' src='file:///etc/passwd'>", "figure(Cat |  | )"),
    ("<svg role='img' aria-label='A chart'><text>9</text></svg>", "figure(A chart |  | )"),
    ("<p>x<svg><title>icon</title></svg></p>", "p x"),
    # formulas
    ("<p>so <math alttext='x^2'><mi>x</mi></math></p>", "p so x^2"),
    ("<p><math><mi>a</mi><mo>+</mo><mi>b</mi></math></p>", "p a+b"),
    ("<p><span style='display: none'><math alttext='E=mc^2'></math></span></p>", "p E=mc^2"),
    # what nobody is shown
    ("<p>a <span hidden>b</span> c</p>", "p a c; cut hidden(p b)"),
    ("<div style='DISPLAY : NONE'><p>a</p><p>b</p></div>", "cut hidden(p a); cut hidden(p b)"),
    ("<p aria-hidden='true'>a</p><p hidden='until-found'>b</p>", "cut hidden(p a); p b"),
    ("<dialog>a</dialog><dialog open>b</dialog>", "cut hidden(p a); p b"),
    ("<video>Your browser is old</video>", "cut hidden(p Your browser is old)"),
    ("<body style='display:none'><h1>Shown</h1></body>", "h1 Shown"),
    ("<script>a</script><style>b</style><template>c</template><p>d</p>", "p d"),
    ("<p>a</p><noscript>b</noscript>", "p a"),
    ("<script>1</script><tr>in the head by mistake", "p in the head by mistake"),
    ("<noscript><p>only this</p></noscript>", "p only this"),
    ("<details><summary>More</summary>Text</details>", "p More; p Text"),
    ("<p>&lt;b&gt; &amp;amp; &copy;</p>", "p <b> &amp; ©"),
    ("<p>a<![CDATA[b<c>]]>d</p>", "p ab<c>d"),
]


def read(html: str) -> list[Block]:
    return blocks(parse(html), "en", "https://site.org/a/b")


@pytest.mark.parametrize(("html", "expected"), CASES)
def test_each_piece_is_read(html: str, expected: str) -> None:
    assert sketches(read(html)) == expected


def test_without_a_base_relative_links_are_none_and_pictures_stay_relative() -> None:
    found = blocks(parse("<p><a href='/x'>a</a></p><img alt='b' src='c.png'>"))
    assert sketches(found) == "p a; figure(b |  | c.png)"


def words(blocks_: list[Block]) -> Iterator[str]:
    for block in blocks_:
        for leaf in leaves((block.block if isinstance(block, Cut) else block,)):
            yield from leaf.text.split()


N = 20_000
HOSTILE = {
    "20,000 div": ("<div>a" * N, N),
    "20,000 div that close": ("<div>a" * N + "</div>b" * N, 2 * N),
    "4,000 mis-nested": ("<b><i><font><a>x " * 4000, 4000),
    "3,000 quotes": ("<blockquote>x" * 3000, 3000),
    "500 lists": ("<ul><li>x" * 500, 500),
    "3,000 headings": ("<h2>x</h2>" * 3000, 3000),
    "3,000 headings that do not close": ("<h2>x<p>y</p>" * 3000, 6000),
    "300 tables with wide cells": ("<table><tr><td colspan=999999 rowspan=999999>x" * 300, 300),
    "a tall and wide table": ("<table><tr><th>h" + "<td>x" * 10_000 + "<tr><td>y" * 10_000, N + 1),
    "spans in spans": ("<table>" + ("<tr><th>" + "<td rowspan=900 colspan=900>x" * 9) * 1000, 9000),
    "1 MB attribute": (f"<p title='{'x' * 10**6}'>x</p>", 1),
    "20,000 attributes": (f"<p {' '.join(f'a{n}=1' for n in range(N))}>x</p>", 1),
    "50,000 line breaks": ("<p>" + "x<br>" * 50_000, 50_000),
    "comments that do not close": ("<p>x" + "<!--" * 100_000, 1),
    "3,000 hidden": ("<div hidden>x" * 3000, 3000),
    "5,000 references to a note": ("<p>x<sup><a href=#n>1</a></sup></p>" * 5000 + "<p id=n>y</p>", 5001),
    "5,000 spans in spans": ("<span lang=fr>x <span lang=de>y " * 2500, 5000),
    "pre in pre": ("<pre>x " * 3000, 3000),
}


@pytest.mark.parametrize(("html", "count"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_lose_no_text_and_no_time(html: str, count: int) -> None:
    start = time.process_time()
    assert len(list(words(read(html)))) == count
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    "html",
    [
        "<script>1</script><p onclick='x'>a</p>",
        "<svg><script>1</script></svg><p>a</p>",
        "<svg><style>b</style><p>a</p>",
        "<embed src=x><p>a</p>",
        "<math><mtext></mtext></math><p>a</p>",
        "<iframe srcdoc='<script>1</script>'></iframe><p>a</p>",
        "<style>p{background:url(http://e.org)}</style><p>a</p>",
        "<meta http-equiv=refresh content='0;url=http://e.org'><base href='http://e.org'><p>a</p>",
        "<title></title><script>1</script></title><p>a</p>",
        "<noscript><p title='</noscript><img src=x onerror=1>'></noscript><p>a</p>",
        "<p>a</p><textarea></textarea><plaintext>",
        "<?php echo 1 ?><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]><p>a</p>",
        "<object data=x></object><embed src=x><applet></applet><p>a</p>",
    ],
)
def test_what_is_live_elsewhere_is_not_here(html: str) -> None:
    assert sketches(read(html)).replace("figure", "p") in {"p a", "p a; p "}


def test_bad_references_and_controls_leave_no_unsafe_character() -> None:
    found = read("<p>&#0;&#1;a&#xD800;&#x202E;b&#x110000;&#xFFFE;&bogus; \x00\x08c&#150;d&#38;#60;</p>")
    assert sketches(found) == "p �ab��&bogus; cd&#60;".replace("cd", "c–d") or not UNSAFE.search(
        sketches(found)
    )
    assert not UNSAFE.search(sketches(found))


TAGS = (
    "p div span h1 h2 ul ol li dl dt dd table tr td th blockquote pre figure figcaption a b em sup sub q ruby rt "
    "abbr br img section article main aside details summary label button caption tbody custom-tag"
).split()
ATTRIBUTES = (
    "",
    " hidden",
    " lang=fr",
    " href='#n1'",
    " id=n1",
    " colspan=3",
    " rowspan=2",
    " title='A b'",
    " alt=x",
)
WORDS = st.text("abcxyz123&<>\"'", min_size=1, max_size=8).map(lambda text: f"w{text}w")
PIECES = st.one_of(
    WORDS.map(lambda word: ("word", word)),
    st.sampled_from(TAGS).map(lambda tag: ("close", tag)),
    st.tuples(st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)).map(lambda both: ("open", "".join(both))),
)


def markup(pieces: list[tuple[str, str]]) -> str:
    forms = {"word": " {} ", "open": "<{}>", "close": "</{}>"}
    return "".join(
        forms[kind].format(escape(text, quote=False) if kind == "word" else text) for kind, text in pieces
    )


@given(st.lists(PIECES, max_size=40))
@example(
    [
        ("open", "sup"),
        ("open", "a href='#n1'"),
        ("word", "w1w"),
        ("close", "sup"),
        ("open", "p id=n1"),
        ("word", "w2w"),
    ]
)
def test_all_text_of_any_markup_comes_out_once(pieces: list[tuple[str, str]]) -> None:
    found = read(markup(pieces))
    expected = [word for kind, word in pieces if kind == "word"]
    seen = "  ".join(words(found))
    assert all(seen.count(word) >= expected.count(word) for word in expected)
    sound = [block.block if isinstance(block, Cut) else block for block in found]
    document = Document(Metadata(), (Section(Heading("T", 1), tuple(sound)),))
    assert not [fault for fault in faults(document) if "note" not in fault]
    assert not any(isinstance(inner, Cut) for block in sound for inner in inside(block))


def inside(block: Block) -> Iterator[Block]:
    for child in children(block):
        yield child
        yield from inside(child)


@given(st.text(max_size=200))
@example("<![CDATA[")
@example("<a<b>&#<!--")
def test_any_text_at_all_is_read(text: str) -> None:
    assert not UNSAFE.search(sketches(read(text)))
