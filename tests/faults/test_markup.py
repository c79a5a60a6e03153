"""Hostile pages: their words are kept, nothing in them acts, nobody is called."""

import pytest

from reader.errors import NotText
from tests.faults.conftest import Canary
from tests.faults.harness import Found, Input, edition_text, hold, pairs, runs, told_lines

PROSE = [
    "The council voted on Tuesday to rebuild the old bridge over the river, after nine years of argument.",
    "Engineers had warned since the flood that the northern pier was sinking further with every winter.",
    "Only one member voted against it, and she said that a tunnel would have been far cheaper to build.",
]

ATTRIBUTES = " ".join(f"a{n}=x" for n in range(20_000))


def page(body: str, head: str = "", attributes: str = 'lang="en"') -> bytes:
    prose = "".join(f"<p>{sentence}</p>" for sentence in PROSE[1:])
    return (
        f"<!DOCTYPE html><html {attributes}><head><title>The bridge</title>{head}</head><body><article>"
        f"<h1>The bridge</h1><p>{PROSE[0]}</p>{body}{prose}</article></body></html>"
    ).encode()


def html(body: str, *keeps: str, head: str = "", attributes: str = 'lang="en"') -> Input:
    return Input("a.html", page(body, head, attributes), (*PROSE, *keeps))


def pages(url: str) -> dict[str, Input]:
    return {
        "F06 lies": Input(
            "a.html",
            page("<p>Über Größe und Café.</p>", '<meta charset="koi8-r">'),
            ("Über Größe und Café.",),
        ),
        "F06 right": Input(
            "a.html",
            page("<p>日本語のテキストです。橋は川に架かる。</p>", '<meta charset="shift_jis">')
            .decode()
            .encode("shift-jis"),
            ("日本語のテキストです。",),
        ),
        "F19 scripts": html(
            f"<script src='{url}/s'>alert(1)</script><script>document.write('x')</script><p "
            "onclick=alert(1)>Kept <b onmouseover='x()'>words</b> here.</p>",
            "Kept words here.",
        ),
        "F19 addresses": html(
            "<p><a href='javascript:alert(1)'>One</a> <a href=' jAvAsCrIpT&#58;alert(1)'>two</a> <a "
            "href='data:text/html,x'>three</a> <a href='vbscript:x'>four</a> are words"
            " that nobody should follow anywhere from here.</p>",
            "One two three four are words",
        ),
        "F19 frames": html(
            f"<iframe srcdoc='&lt;script>x&lt;/script>' src='{url}/f'></iframe><object "
            f"data='{url}/o'></object><embed src='{url}/e'><p>After the frames.</p>",
            "After the frames.",
        ),
        "F19 svg": html(
            "<svg "
            "onload=alert(1)><script>alert(1)</script><text>drawn</text></svg><math><mtext><style><img "
            "src=x onerror=alert(1)></style></mtext></math><p>After the svg.</p>",
            "After the svg.",
        ),
        "F19 noscript": html(
            "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>x</p></noscript><p>After "
            "noscript.</p>",
            "After noscript.",
        ),
        "F19 forms": html(
            f"<form action='{url}/f'><button formaction='javascript:x'>Send</button></form><p "
            f"style='background:url({url}/b)'>Styled words.</p>",
            "Styled words.",
            head=f"<base href='{url}/'><meta http-equiv=refresh content='0;url={url}/r'>",
        ),
        "F20 comments": html(
            "<!-- a > b --!> --><p>Literal ]]&gt; and {{ braces }} ${x} &lt;script&gt;.</p><![CDATA[ "
            "<p>cdata</p> ]]><?php echo 1 ?>",
            "Literal ]]> and {{ braces }} ${x} <script>.",
        ),
        "F20 title": Input(
            "a.html",
            page("").replace(
                b"The bridge</title>", b"The &lt;/title>&lt;script>alert(1)&lt;/script> bridge</title>"
            ),
            tuple(PROSE),
        ),
        "F21 references": html(
            "<p>Bad &#0; &#xD800; &#x110000; &#xFFFE; &nosuch; &amp &#128; end.</p>", "end."
        ),
        "F21 languages": html(
            "<p lang='not a language!' dir='sideways'>Some words.</p><p lang='x-klingon'>More "
            "words.</p><p xml:lang='&#1;'>Most words.</p>",
            "Some words.",
            "More words.",
            "Most words.",
            attributes="lang='\">&lt;x' dir=up",
        ),
        "F21 ids": html(
            "<p id='s1'>One.</p><p id='s1'>Two.</p><p id='1 bad id'>Three.</p><h2 id=''>Part</h2><p "
            "a:b='c' xmlns:z='&lt;' =x \"='y'>Four.</p>",
            "One.",
            "Two.",
            "Three.",
            "Four.",
        ),
        "F23": html(
            f"<p>Words.</p><img src='{url}/i.png' srcset='{url}/j.png 2x' alt='A bridge'><img "
            f"src='file:///etc/passwd' alt='secret'><video poster='{url}/p' "
            f"src='{url}/v'></video><picture><source srcset='{url}/k'></picture>",
            "Words.",
            head=f"<link rel=stylesheet href='{url}/c.css'><link rel=preload href='{url}/d'><style>@import "
            f"'{url}/e.css';</style>",
        ),
        "F24": Input(
            "a.html",
            b"<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'><!ENTITY a '&b;&b;'><!ENTITY b '&a;'>]>"
            + page("<p>Entity &x; and &a; here.</p><xi:include href='file:///etc/passwd' parse='text'/>"),
            tuple(PROSE),
            ("root:",),
        ),
        "F27 gzip": Input("a.html", b"\x1f\x8b\x08" + bytes(1000), refused=(NotText,)),
    }


def floods() -> dict[str, Input]:
    words = [f"w{n}" for n in range(20_000)]
    return {
        "F17 deep": Input(
            "a.html", page("<div>" * 20_000 + "Deep words." + "</div>" * 20_000), ("Deep words.",), book=False
        ),
        "F17 words deep": Input(
            "a.html", page("".join(f"<div>{word} " for word in words)), ("w0", "w19999"), book=False
        ),
        "F17 crossed": Input(
            "a.html", page("<b><i><font><a>x " * 4_000 + "Crossed words."), ("Crossed words.",), book=False
        ),
        "F17 attributes": Input(
            "a.html",
            page(
                f"<p title='{'x' * 1_000_000}' {' '.join(f'a{n}=x' for n in range(20_000))}>Attributed "
                "words.</p>"
            ),
            ("Attributed words.",),
            book=False,
        ),
        "F17 tables": Input(
            "a.html",
            page(
                "<table><tr><td colspan=999999 rowspan=999999>" * 300
                + "Cell words."
                + "</td></tr></table>" * 300
            ),
            ("Cell words.",),
            book=False,
        ),
        "F16 angles": Input("a.html", page("<p>" + "<" * 100_000 + "</p>"), tuple(PROSE), book=False),
        "F16 comments": Input("a.html", page("<!--" * 30_000 + "-->"), (PROSE[0],), book=False),
        "F18 headings": Input(
            "a.html",
            page("".join(f"<h2>Part {n}</h2><p>{PROSE[n % 3]}</p>" for n in range(3_000))),
            ("Part 2999",),
            book=False,
        ),
        "F18 lists": Input("a.html", page("<ul><li>Item words" * 500), ("Item words",), book=False),
    }


@pytest.fixture(scope="module")
def inputs(canary: Canary) -> dict[str, Input]:
    return pages(canary.url)


@pytest.fixture(scope="module")
def found(inputs: dict[str, Input], tmp_path_factory: pytest.TempPathFactory) -> Found:
    return runs(inputs, tmp_path_factory.mktemp("markup"))


@pytest.mark.parametrize(("verb", "key"), pairs(pages("")))
def test_markup(verb: str, key: str, inputs: dict[str, Input], found: Found) -> None:
    hold(inputs[key], found[verb, key])


@pytest.fixture(scope="module")
def flooded(tmp_path_factory: pytest.TempPathFactory) -> Found:
    return runs(floods(), tmp_path_factory.mktemp("floods"))


@pytest.mark.slow
@pytest.mark.parametrize(("verb", "key"), pairs(floods()))
def test_markup_floods(verb: str, key: str, flooded: Found) -> None:
    item, outcome = floods()[key], flooded[verb, key]
    hold(Input(item.name, item.data), outcome)
    accounted = edition_text(outcome) + told_lines(outcome)
    assert [kept for kept in item.keeps if kept not in accounted] == []
