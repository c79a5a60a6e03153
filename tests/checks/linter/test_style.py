"""Style sheets: what is set for what, where, and what they load."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.checks.linter.style import addresses, rules, unseen


def told(css: str) -> list[tuple[tuple[str, ...], dict[str, str], int]]:
    return [(rule.selectors, dict(rule.declarations), rule.line) for rule in rules(css)]


def test_rules_with_selectors_declarations_and_lines() -> None:
    css = "/* a { b: c } */\nh1,\n  h2 > a\n{ Color : RED ; margin:0 }\np { content: '}' ; b: \"a;b\" }"
    assert told(css) == [
        (("h1", "h2 > a"), {"color": "red", "margin": "0"}, 2),
        (("p",), {"content": "'}'", "b": '"a;b"'}, 5),
    ]


def test_rules_within_rules() -> None:
    found = list(rules("@media (x) { @supports (y) { p { a: b } } q { c: d } } r { e: f }"))
    assert [(rule.selectors[0], rule.within) for rule in found if rule.declarations] == [
        ("p", ("@media (x)", "@supports (y)")),
        ("q", ("@media (x)",)),
        ("r", ()),
    ]


@pytest.mark.parametrize(
    "css", ["p { a: b", "p { a: b }}} q { c: d }", "p { a: 'x", "}", "p{;;a;:b}", "@import x;"]
)
def test_what_is_broken_is_read_as_far_as_it_goes(css: str) -> None:
    told(css)


def test_what_is_loaded() -> None:
    css = (
        "@import 'a.css';\n@import url(b.css) print;\n/* url(no.png) \n*/ p { a: url( \"c d.png\" ) }\n"
        "q { src: URL('e.ttf') format('x'), url(f.ttf) } r { background: url() }"
    )
    assert list(addresses(css)) == [("a.css", 1), ("b.css", 2), ("c d.png", 4), ("e.ttf", 5), ("f.ttf", 5)]


def test_classes_that_are_not_shown() -> None:
    css = ".a, p.b { X } .c d { X } @media print { .e { X } } #f { X }".replace("X", "display: none")
    assert unseen(list(rules(css))) == {"a", "b"}


@given(st.text("ab{};:\"'/*\\@.\n ()", max_size=80))
def test_any_text_is_survived(css: str) -> None:
    assert all(rule.line <= css.count("\n") + 1 for rule in rules(css))
    list(addresses(css))
