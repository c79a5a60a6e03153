"""Web pages of many kinds, made up: an article among navigation, promotion, comments and scripts."""

import random
from collections.abc import Callable
from html import escape
from typing import NamedTuple

NOUNS = (
    "bridge river council ferry pier engineer winter harbour lantern archive ledger surveyor orchard market "
    "schoolhouse canal lighthouse workshop museum railway village reservoir library theatre garden"
).split()
VERBS = (
    "carried watched built crossed repaired measured described followed avoided remembered praised".split()
)
NAMES = (
    "Ann Lee|Bo Ek|Maria Santos|the Harbour Board|Lake Vora|Port Ellis|Ivan Petrov|the Ferry Union|Dr Okafor"
).split("|")
LINKS = "because although while when after before since until unless whenever".split()
TIMES = "in the spring|for many years|late at night|without a word|as everyone knew|to our surprise".split(
    "|"
)


class Page(NamedTuple):
    """A page, and the HTML of what a reader came for, pictures left out."""

    html: str
    title: str
    article: str


class Writer:
    """Prose that is the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)  # noqa: S311 - reproducible prose, not a secret

    def noun(self) -> str:
        return self.draw.choice(NOUNS)

    def sentence(self) -> str:
        pick = self.draw.choice
        return (
            f"{pick(NAMES)} {pick(VERBS)} the {self.noun()} {pick(TIMES)}, {pick(LINKS)} the {self.noun()} "
            f"of {pick(NAMES)} was older than the {self.noun()} that they had {pick(VERBS)} "
            f"in {self.draw.randint(1700, 2020)}."
        )

    def prose(self, sentences: int = 4) -> str:
        return " ".join(self.sentence() for _ in range(sentences))

    def paragraphs(self, count: int, sentences: int = 4) -> list[str]:
        return [f"<p>{self.prose(sentences)}</p>" for _ in range(count)]

    def title(self) -> str:
        return f"How the {self.noun()} of {self.draw.choice(NAMES)} outlived the {self.noun()}"

    def heading(self) -> str:
        return f"What the {self.noun()} {self.draw.choice(VERBS)}"

    def menu(self, count: int) -> str:
        links = (f'<li><a href="/{n}">{self.noun().title()} {n}</a></li>' for n in range(count))
        return f"<ul>{''.join(links)}</ul>"

    def teasers(self, count: int) -> str:
        return "".join(
            f'<li><a href="/story-{n}">{self.title()}</a> <span class="date">{n + 1} March</span></li>'
            for n in range(count)
        )


def news(w: Writer) -> list[str]:
    body = w.paragraphs(3)
    body += [f"<h2>{w.heading()}</h2>", *w.paragraphs(3), f"<blockquote><p>{w.prose(2)}</p></blockquote>"]
    return [*body, *w.paragraphs(2), f"<h2>{w.heading()}</h2>", *w.paragraphs(3)]


def blog(w: Writer) -> list[str]:
    items = "".join(f"<li><span>{w.sentence()}</span></li>" for _ in range(4))
    return [*w.paragraphs(2, 3), f"<ul>{items}</ul>", *w.paragraphs(2, 5), f"<h3>{w.heading()}</h3>"] + [
        f"<p>{w.prose(2)} <a href='https://example.org/{n}'>{w.noun()}</a> {w.prose(1)}</p>" for n in range(4)
    ]


def wiki(w: Writer) -> list[str]:
    body = [f"<p><b>{w.noun().title()}</b> {w.prose(3)}<sup><a href='#cite_note-1'>[1]</a></sup></p>"]
    for _ in range(4):
        body += [f"<h2><span class='mw-headline'>{w.heading()}</span></h2>", *w.paragraphs(2, 5)]
    note = f"<li id='cite_note-1'><span><a href='#cite_ref-1'>^</a></span> {w.sentence()}</li>"
    return [*body, "<h2>References</h2>", f"<ol class='references'>{note}</ol>"]


def docs(w: Writer) -> list[str]:
    body = w.paragraphs(1)
    for _ in range(3):
        code = f"def {w.noun()}(x):\n    return x + 1"
        body += [
            f"<h2>{w.heading()}</h2>",
            *w.paragraphs(2, 2),
            f"<pre><code>{code}</code></pre>",
            *w.paragraphs(1),
        ]
    return body


def listicle(w: Writer) -> list[str]:
    body = w.paragraphs(1)
    for n in range(6):
        body += [f"<h2>{n + 1}. The {w.noun()}</h2>", *w.paragraphs(1, 3)]
    return body


def recipe(w: Writer) -> list[str]:
    things = "".join(f"<li>{n} cups of {w.noun()} meal, sieved and set aside</li>" for n in range(2, 8))
    steps = "".join(f"<li>{w.sentence()}</li>" for _ in range(5))
    top = [*w.paragraphs(3), "<h2>Ingredients</h2>", f"<ul>{things}</ul>"]
    return [*top, "<h2>Method</h2>", f"<ol>{steps}</ol>", *w.paragraphs(2)]


def interview(w: Writer) -> list[str]:
    return w.paragraphs(1) + [
        part
        for _ in range(6)
        for part in (f"<p><strong>Why did you leave the {w.noun()}?</strong></p>", f"<p>{w.prose(3)}</p>")
    ]


def poem(w: Writer) -> list[str]:
    stanzas = [
        "<p>"
        + "<br>\n".join(f"The {w.noun()} that I {w.draw.choice(VERBS)} at dawn" for _ in range(4))
        + "</p>"
        for _ in range(5)
    ]
    return [*w.paragraphs(2), *stanzas, *w.paragraphs(2)]


def tables(w: Writer) -> list[str]:
    rows = "".join(f"<tr><td>{w.noun()}</td><td>{n * 7}</td><td>{w.sentence()}</td></tr>" for n in range(6))
    table = f"<table><tr><th>Thing</th><th>Count</th><th>Story</th></tr>{rows}</table>"
    return [*w.paragraphs(3), f"<h2>{w.heading()}</h2>", table, *w.paragraphs(3)]


def longread(w: Writer) -> list[str]:
    body = []
    for _ in range(6):
        body += [f"<h2>{w.heading()}</h2>", *w.paragraphs(5, 5)]
    return body


def semantic(w: Writer, title: str, body: str) -> str:
    return (
        f"<header class='site'><a href='/'>The Example Gazette</a><nav>{w.menu(40)}</nav></header>"
        f"<main><article><header><h1>{title}</h1><p class='byline'>By "
        f"<a rel='author' href='/a'>Ann Lee</a></p>"
        f"</header>{body}"
        f"</article><aside class='sidebar'><h2>Most read</h2><ul>{w.teasers(12)}</ul></aside>"
        f"<section class='related'><h2>Related stories</h2><ul>{w.teasers(9)}</ul></section>"
        f"{comments(w)}</main>"
        f"<footer>{w.menu(25)}<p>Copyright 2024 The Example Gazette. All rights reserved.</p></footer>"
    )


def soup(w: Writer, title: str, body: str) -> str:
    return (
        f"<div id='header'><div class='logo'><a href='/'>The Example Gazette</a></div><div class='menu'>"
        f"{w.menu(40)}</div></div><div id='wrap'><div id='content' class='post hentry'>"
        f"<h1 class='entry-title'>{title}</h1><div class='meta'>Posted on 14 March 2018 by Ann Lee</div>"
        f"<div class='entry-content'>{body}</div><div class='sharedaddy'>Share this: <a href='#'>Twitter</a> "
        f"<a href='#'>Facebook</a></div></div>{comments(w)}</div><div id='sidebar' class='sidebar'>"
        f"<h3>Recent posts</h3><ul>{w.teasers(12)}</ul></div><div id='footer'>{w.menu(20)}"
        f"<p>Proudly powered by something</p></div>"
    )


def columns(w: Writer, title: str, body: str) -> str:
    return (
        f"<table width='100%'><tr><td colspan='2'><a href='/'>The Example Gazette</a> {w.menu(12)}</td></tr>"
        f"<tr><td width='20%' class='menu'>{w.menu(30)}</td><td><h1>{title}</h1>{body}</td></tr>"
        f"<tr><td colspan='2'>Copyright 2004 The Example Gazette</td></tr></table>"
    )


def comments(w: Writer) -> str:
    each = (
        f"<li class='comment'><div class='vcard'>reader{n}</div><p>{w.sentence()}</p>"
        f"<a href='#'>Reply</a></li>"
        for n in range(8)
    )
    return (
        f"<section id='comments' class='comments-area'><h2>8 comments</h2>"
        f"<ol class='comment-list'>{''.join(each)}</ol>"
        "<form><p>Leave a comment</p><textarea></textarea><button>Send</button></form></section>"
    )


Body = Callable[[Writer], list[str]]
Frame = Callable[[Writer, str, str], str]
KINDS: dict[str, tuple[Body, Frame]] = {
    "news": (news, semantic),
    "blog": (blog, soup),
    "wordpress": (news, soup),
    "wiki": (wiki, soup),
    "docs": (docs, semantic),
    "listicle": (listicle, semantic),
    "recipe": (recipe, soup),
    "interview": (interview, semantic),
    "poem": (poem, soup),
    "tables": (tables, semantic),
    "longread": (longread, semantic),
    "columns": (longread, columns),
    "blog in a table": (blog, columns),
    "recipe with landmarks": (recipe, semantic),
}
SCRIPT = "<script>var config = {'a': '<p>not text</p>', 'b': [1, 2, 3]};" + "track(1);" * 900 + "</script>"
STYLE = "<style>" + ".c { margin: 0; padding: 0 } " * 300 + "</style>"


def page(kind: str, seed: int, *, heavy: bool = False) -> Page:
    """A page of a kind; a heavy one has the scripts and styles of its day."""
    write, frame = KINDS[kind]
    w = Writer(seed)
    title, body = w.title(), "\n".join(write(w))
    weight = STYLE + SCRIPT if heavy else ""
    return Page(around(title, frame(w, title, body), weight), title, body)


def around(title: str, body: str, head: str = "") -> str:
    """A document with that body."""
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>"
        f"<title>{escape(title)} | The Example Gazette</title>"
        f"<meta property='og:title' content='{escape(title)}'>"
        f"<meta property='og:site_name' content='The Example Gazette'>{head}</head><body>{body}</body></html>"
    )


def article(fragment: str, seed: int = 1) -> str:
    """A realistic page whose article is three paragraphs, the fragment, and three paragraphs more."""
    w = Writer(seed)
    title = w.title()
    body = "\n".join([*w.paragraphs(3), fragment, *w.paragraphs(3)])
    return around(title, semantic(w, title, body))
