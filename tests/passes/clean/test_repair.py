"""Repair mends encoding and spacing, and never the author's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.decoding import UNSAFE
from reader.passes.clean.repair import repair


@pytest.mark.parametrize(
    ("line", "repaired"),
    [
        ("stating  that \u00a0 he", "stating that he"),
        ("Natalia Veselnitskaya , in exchange", "Natalia Veselnitskaya, in exchange"),
        ("the end .", "the end."),
        ("infor\u00adma\u200btion", "information"),
        ("itâ€™s â€œfineâ€\x9d", "it’s “fine”"),
        ("cafe\u0301", "café"),
        ("Fish &amp; chips", "Fish & chips"),
    ],
)
def test_damage_is_mended(line: str, repaired: str) -> None:
    assert repair(line) == repaired


@pytest.mark.parametrize(
    "line",
    [
        "“Sergei, Lavrov” agreed that that there was",
        "détente – ‘useless’ … focussed",
        "Bonjour ! Ça va ?",
        "می\u200cخواهم",
        "👩\u200d👩\u200d👧",
        "it costs .5 of that",
        "wait . . . what",
        "ＡＢＣ ﷺ",
    ],
)
def test_the_authors_words_stay(line: str) -> None:
    assert repair(line) == line


@given(st.text(max_size=200))
def test_repair_is_idempotent_and_leaves_one_clean_line(line: str) -> None:
    once = repair(line)
    assert once == " ".join(once.split())
    assert repair(once) == once


@pytest.mark.parametrize("text", ["&#x202e;abc", "&#x1b;abc", "Ā¨abc", "&amp;#x202e;abc"])
def test_mending_makes_nothing_that_no_edition_can_hold(text: str) -> None:
    assert not UNSAFE.search(repair(text))
    assert repair(text).endswith("abc")
