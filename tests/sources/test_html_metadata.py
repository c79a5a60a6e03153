"""What pages say of themselves, and what is believed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.decoding import UNSAFE
from reader.hypertext import parse, walk
from reader.model import Metadata, is_date
from reader.sources.html import read
from reader.sources.html.metadata import describe
from reader.sources.html.title import title_of, without_site
from tests.sources.pages import Writer


def told(head: str, body: str = "", url: str = "", lang: str = "") -> Metadata:
    page = f"<html {f'lang={lang}' if lang else ''}><head>{head}</head><body>{body}</body></html>"
    return describe(parse(page), "a.html", url)[0]


def ld(**values: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', **values})}</script>"


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ("<meta name='author' content='Ann Lee'>", ("Ann Lee",)),
        ("<meta name='author' content='By Ann Lee and Bo Ek'>", ("Ann Lee", "Bo Ek")),
        ("<meta name='author' content='Ann Lee, Bo Ek &amp; Cy Poe'>", ("Ann Lee", "Bo Ek", "Cy Poe")),
        (
            "<meta name='citation_author' content='Lee, Ann'><meta name='citation_author' content='Ek, Bo'>",
            ("Lee, Ann", "Ek, Bo"),
        ),
        ("<meta property='article:author' content='https://example.org/ann'>", ()),
        ("<meta name='author' content='ann@example.org'>", ()),
        (ld(author={"@type": "Person", "name": "Ann Lee"}), ("Ann Lee",)),
        (ld(author=[{"name": "Ann Lee"}, "Bo Ek", {"name": "ann lee"}]), ("Ann Lee", "Bo Ek")),
        (ld(author="O&#39;Brian"), ("O'Brian",)),
        (f"<meta property='og:site_name' content='The Gazette'>{ld(author='The Gazette')}", ()),
        (f"<meta name='author' content='{'x' * 500}'>", ()),
        ("<meta name='author' content='12345'>", ()),
    ],
)
def test_authors(head: str, authors: tuple[str, ...]) -> None:
    assert told(head).authors == authors


def test_the_author_of_a_rel_link_stands_in_for_others() -> None:
    assert told("", "<a rel='author' href='/a'>Ann Lee</a>").authors == ("Ann Lee",)


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("<meta property='article:published_time' content='2018-03-14T10:00:00+02:00'>", "2018-03-14"),
        ("<meta name='citation_publication_date' content='2018/3/4'>", "2018-03-04"),
        ("<meta name='dc.date' content='2018'>", "2018"),
        ("<meta name='date' content='20180314'>", "2018-03-14"),
        ("<meta name='date' content='2018-13-45'>", ""),
        ("<meta name='date' content='soon'><meta name='pubdate' content='2018-03'>", "2018-03"),
        ("<meta name='date' content='99999999999999999999'>", ""),
        (ld(datePublished="2018-03-14"), "2018-03-14"),
        (ld(datePublished=["2018-03-14"], dateModified="2020-01-01"), "2018-03-14"),
    ],
)
def test_dates(head: str, date: str) -> None:
    assert told(head).date == date


@pytest.mark.parametrize(
    ("body", "date"),
    [
        ("<article><time datetime='2018-03-14'>14 March</time></article>", "2018-03-14"),
        (
            "<article><time datetime='2020-01-01'>x</time></article><time pubdate datetime='2018-03-14'>y</time>",
            "2018-03-14",
        ),
        ("<aside><time datetime='2020-01-01'>x</time></aside>", ""),
        ("<time itemprop='datePublished' datetime='2018-03-14T00:00'>x</time>", "2018-03-14"),
    ],
)
def test_dates_of_time_elements(body: str, date: str) -> None:
    assert told("", body).date == date


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        ("<meta property='og:site_name' content='The  Gazette'>", "The Gazette"),
        (ld(publisher={"@type": "Organization", "name": "The Gazette"}), "The Gazette"),
        ("<meta property='article:publisher' content='https://example.org/'>", ""),
        ("<meta name='application-name' content='Reader'>", "Reader"),
    ],
)
def test_publishers(head: str, publisher: str) -> None:
    assert told(head).publisher == publisher


@pytest.mark.parametrize(
    ("head", "body", "rights"),
    [
        ("<link rel='license' href='https://creativecommons.org/licenses/by-sa/4.0/'>", "", "CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/)"),
        ("", "<a rel='license' href='http://creativecommons.org/publicdomain/zero/1.0/'>x</a>", "CC0 1.0 (http://creativecommons.org/publicdomain/zero/1.0/)"),
        ("", "<footer><a href='https://creativecommons.org/licenses/by/4.0/'>CC</a></footer>", "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)"),
        ("", "<a href='https://creativecommons.org/licenses/by/4.0/'>1</a><a href='https://creativecommons.org/licenses/by/3.0/'>2</a>", ""),
        ("<meta name='dc.rights' content='© 2018 Ann Lee'>", "", "© 2018 Ann Lee"),
        ("<link rel='license' href='javascript:alert(1)'>", "", ""),
        (ld(license="https://example.org/terms"), "", "https://example.org/terms"),
    ],
)  # fmt: skip
def test_rights(head: str, body: str, rights: str) -> None:
    assert told(head, body).rights == rights


@pytest.mark.parametrize(
    ("head", "url", "source"),
    [
        ("<link rel='canonical' href='https://example.org/a'>", "", "https://example.org/a"),
        ("<link rel='canonical' href='/b'>", "https://example.org/a?x=1", "https://example.org/b"),
        ("<meta property='og:url' content='https://example.org/a'>", "", "https://example.org/a"),
        ("<link rel='canonical' href='/b'>", "", "a.html"),
        (
            "<link rel='canonical' href='file:///etc/passwd'><link rel=canonical href='mailto:a@b'>",
            "",
            "a.html",
        ),
        ("<link rel='canonical' href='http://['>", "", "a.html"),
    ],
)
def test_sources(head: str, url: str, source: str) -> None:
    assert told(head, url=url).source == source


@pytest.mark.parametrize(
    ("head", "lang", "language"),
    [
        ("", "en-GB", "en-GB"),
        ("", "en_US", "en-US"),
        ("<meta property='og:locale' content='fr_FR'>", "", "fr-FR"),
        ("<meta http-equiv='content-language' content='de'>", "", "de"),
        (ld(inLanguage="pt"), "", "pt"),
        ("<meta http-equiv='content-language' content='no such thing'>", "%%", ""),
    ],
)
def test_languages(head: str, lang: str, language: str) -> None:
    assert told(head, lang=lang).language == language


@pytest.mark.parametrize(
    "script",
    ["{", "[" * 100_000, '{"@type": 1}', "null", '"x"', '{"@type": "Article", "author": 5, "datePublished": {}}', "{" * 9,
     '{"@graph": [{"@type": ["Article"], "headline": null, "author": [null, [], {"name": []}]}]}'],
)  # fmt: skip
def test_broken_data_is_passed_over(script: str) -> None:
    assert told(f"<script type='application/ld+json'>{script}</script>") == Metadata(source="a.html")


def test_data_in_a_graph_is_found_and_that_of_other_things_is_not() -> None:
    graph = {
        "@graph": [
            {"@type": "Person", "name": "No"},
            {"@type": ["Thing", "BlogPosting"], "author": "Ann Lee"},
        ]
    }
    assert told(f"<script type='application/ld+json'>{json.dumps(graph)}</script>").authors == ("Ann Lee",)


@given(
    st.text(max_size=80),
    st.sampled_from(["author", "date", "og:site_name", "dc.rights", "og:url", "og:title"]),
)
def test_every_value_is_one_safe_line_of_sane_length(value: str, name: str) -> None:
    quoted = value.replace("&", "&amp;").replace('"', "&quot;")
    head = f'<meta name="{name}" content="{quoted}"><meta name="{name}" content="{quoted * 50}">'
    metadata = told(head)
    for text in (metadata.publisher, metadata.rights, metadata.source, *metadata.authors):
        assert not UNSAFE.search(text)
        assert "\n" not in text
        assert len(text) <= 2000
    assert not metadata.date or is_date(metadata.date)


@pytest.mark.parametrize(
    ("title", "publisher", "expected"),
    [
        ("A day | The Gazette", "", "A day"),
        ("A day | The Gazette", "The Gazette", "A day"),
        ("A day - The Gazette", "The Gazette", "A day"),
        ("The Gazette: A day", "The Gazette", "The Gazette: A day"),
        ("The Gazette » A day", "The Gazette", "A day"),
        ("Day - by - day", "", "Day - by - day"),
        ("A day", "A day", "A day"),
        ("| x", "", "| x"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_a_title(title: str, publisher: str, expected: str) -> None:
    assert without_site(title, publisher) == expected


@pytest.mark.parametrize(
    ("body", "titles", "title", "number"),
    [
        ("<h1>A day</h1>", ["A day | The Gazette"], "A day", 0),
        ("<h1><a href='/'>The Gazette</a></h1><h1>A day</h1>", ["A day"], "A day", 1),
        ("<h1><a href='/'>My pages</a></h1><h2>A day</h2>", ["A day"], "A day", 1),
        ("<h1>What I saw</h1>", ["A day that nobody will forget"], "What I saw", 0),
        ("<p>x</p>", ["A day | The Gazette"], "A day", None),
        ("<h2>Only</h2>", [], "", None),
        ("<h1>Only</h1>", [], "Only", 0),
        ("<h1>The Gazette</h1><h1>Two</h1><h1>Three</h1>", [], "", None),
        ("<h1 hidden>A day</h1><h1>A day</h1>", ["A day"], "A day", 1),
    ],
)
def test_the_heading_that_is_the_title(body: str, titles: list[str], title: str, number: int | None) -> None:
    assert title_of(walk(parse(body)), titles, "The Gazette") == (title, number)


def test_a_whole_page_tells_all_of_it() -> None:
    w = Writer(5)
    head = (
        "<title>The pier | The Gazette</title><meta property='og:site_name' content='The Gazette'>"
        + ld(headline="The pier", author={"name": "Ann Lee"}, datePublished="2018-03-14T09:00Z")
        + "<link rel='canonical' href='https://example.org/pier'>"
    )
    body = "<h1>The pier</h1>" + "".join(w.paragraphs(5)) + "<p><a href='/more'>More</a></p>"
    data = f"<html lang='en-GB'><head>{head}</head><body><article>{body}</article></body></html>".encode()
    assert read(data, "a.html").metadata == Metadata(
        title="The pier",
        language="en-GB",
        authors=("Ann Lee",),
        date="2018-03-14",
        publisher="The Gazette",
        source="https://example.org/pier",
    )
