"""Any overlap of spans gives well-formed markup and keeps the text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reader.editions.epub.inline import Wrap, address, nest
from reader.editions.epub.xhtml import XHTML, legal
from reader.model import Span
from tests.strategies import spans, texts

LAYERS = 4


def nested(text: str, wraps: list[Wrap]) -> etree._Element:
    holder = etree.Element(f"{{{XHTML}}}p", nsmap={None: XHTML})  # type: ignore[dict-item]
    nest(holder, text, wraps)
    return etree.fromstring(etree.tostring(holder))


def markup(text: str, *wraps: tuple[int, int, int]) -> str:
    built = nested(text, [Wrap(Span(a, b), layer, "abcd"[layer], {"id": f"i{a}"}) for a, b, layer in wraps])
    whole = etree.tostring(built, encoding="unicode")
    return whole.removeprefix(f'<p xmlns="{XHTML}">').removesuffix("</p>")


@st.composite
def wrapped(draw: st.DrawFn) -> tuple[str, list[Wrap]]:
    text = draw(texts())
    chosen = draw(st.lists(st.tuples(spans(len(text)), st.integers(0, LAYERS - 1)), max_size=8))
    return text, [Wrap(span, layer, "abcd"[layer], {"id": f"i{n}"}) for n, (span, layer) in enumerate(chosen)]


def test_overlap_cuts_the_inner_layer() -> None:
    cut = '<a id="i0">on<b id="i2">e </b></a><b>two</b>'
    assert markup("one two", (0, 4, 0), (2, 7, 1)) == cut
    assert markup("one two", (2, 7, 1), (0, 4, 0)) == cut


def test_outer_layer_is_never_cut() -> None:
    assert markup("one two", (0, 4, 1), (2, 7, 0)) == '<b id="i0">on</b><a id="i2"><b>e </b>two</a>'


def test_the_innermost_of_a_layer_wins() -> None:
    assert markup("one two", (0, 3, 0), (0, 7, 0)) == '<a id="i0">one</a><a> two</a>'
    assert markup("one two", (0, 7, 0), (4, 5, 0)) == '<a id="i0">one </a><a id="i4">t</a><a>wo</a>'


@given(wrapped())
def test_text_is_kept_and_every_letter_bears_its_layers(case: tuple[str, list[Wrap]]) -> None:
    text, wraps = case
    root = nested(text, wraps)
    assert "".join(str(part) for part in root.itertext()) == legal(text)
    parts: Any = root.xpath("//text()")
    names = ["".join(sorted(layers_above(part))) for part in parts for _ in part]
    due = [
        "".join(sorted({w.tag for w in wraps if w.span.start <= n < w.span.end})) for n in range(len(text))
    ]
    assert names == due


def layers_above(part: Any) -> list[str]:
    """The tags round a piece of text, none of them twice."""
    owner = part.getparent()
    if part.is_tail:
        owner = owner.getparent()
    tags = [etree.QName(element).localname for element in (owner, *owner.iterancestors())][:-1]
    assert len(tags) == len(set(tags))
    return tags


@given(wrapped())
def test_an_id_is_given_once(case: tuple[str, list[Wrap]]) -> None:
    ids = [element.get("id") for element in nested(*case).iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_many_pieces_take_linear_time() -> None:
    count = 20_000  # quadratic time would be minutes
    text = "word " * count
    wraps = [Wrap(Span(5 * n, 5 * n + 5), 0, "a") for n in range(count)]
    assert len(nested(text, wraps)) == count


@pytest.mark.parametrize(
    ("target", "url"),
    [
        ("https://example.org/a b?x=“1”#é", "https://example.org/a%20b?x=%E2%80%9C1%E2%80%9D#%C3%A9"),
        ("HTTP://Example.ORG:8080", "http://example.org:8080"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/%4a#a#b", "https://example.org/%4a#a%23b"),
        ("https://münchen.de/", "https://xn--mnchen-3ya.de/"),
        ("mailto:someone@example.org?subject=a b", "mailto:someone@example.org?subject=a%20b"),
    ],
)
def test_addresses_are_made_valid(target: str, url: str) -> None:
    assert address(target) == url


@pytest.mark.parametrize(
    "target",
    [
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "chapter.html",
        "//example.org/",
        "https://",
        "https://user:secret@example.org/",
        "https://example.org:99999/",
        "https://1.2.3.4.5/",
        "https://example..org/",
        "https://-a.org/",
        "https://xn--a.org/",  # no Punycode: RSC-020 of EPUBCheck
        "https://faß.de/",  # IDNA 2003 would send the reader to fass.de
        "mailto:a b@example.org",
    ],
)
def test_other_targets_are_no_links(target: str) -> None:
    assert not address(target)


@given(st.text())
def test_addresses_are_ascii_whatever_comes(target: str) -> None:
    for prefix in ("", "https://", "https://example.org/", "mailto:a@b.org?"):
        assert address(prefix + target).isascii()
