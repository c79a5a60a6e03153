"""Hostile tokens are cut; prose is left alone."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.speech import LONGEST_NUMBER, LONGEST_TOKEN, has_words, speakable

PROSE = [
    "“It’s détente,” said Mr. O'Neil — in 1987… for $1,000,000,000,000 (really?!)",
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz ist ein Wort.",
    "They spoke of institutions—governments—corporations—universities—newspapers—churches, and so on.",
    "本日、外務大臣は記者会見を行い、両国間の条約について詳しく説明したうえで、今後の協議の日程を明らかにしたと報じられています。このあとも続きます。",
    "ผู้แทนของทั้งสองประเทศกล่าวว่าการเจรจาจะดำเนินต่อไปในเดือนหน้าและจะมีการลงนามในข้อตกลงฉบับใหม่ภายในปีนี้",
    "می‌خواهم",
    "A 👨‍👩‍👧 at 10:30, x² + y² ≈ 1/2, see https://example.org/a?b=c.",
]


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_left_alone(text: str) -> None:
    assert speakable(text) == text


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("a\tb\nc\u00a0d\x00e\ud800f", "a b c d e f"),
        ("soft\u00adhyphen\u202eback\ufeff", "softhyphenback"),
        ("Nooooooo!!!!!!", "Nooo!"),
        ("=" * 80, "="),
        ("* * * * * *", "* *"),
        ("👨‍👩‍👧‍👦" * 200, "👨‍👩‍👧‍👦"),
        ("7" * 5000, "7" * LONGEST_NUMBER),
        ("ab" * 500_000, "ab" * (LONGEST_TOKEN // 2)),
    ],
)
def test_hostile_text_is_cut(text: str, spoken: str) -> None:
    assert speakable(text) == spoken


@given(st.text(max_size=300))
def test_the_length_tells_whether_words_have_moved(text: str) -> None:
    spoken = speakable(text)
    assert len(spoken) <= len(text)
    if len(spoken) == len(text):
        assert all(b in {a, " "} for a, b in zip(text, spoken, strict=True))


@pytest.mark.parametrize(
    "unit", ["a", "ab ", ".", " ", "[", "\n", "-=", "👨‍👩‍👧‍👦", "1", "1,", "a.", "\u0301"]
)
def test_time_is_linear(unit: str) -> None:
    began = time.process_time()
    speakable(unit * (400_000 // len(unit)))
    assert time.process_time() - began < 3


def test_what_has_words() -> None:
    assert has_words("… 7")
    assert has_words("漢")
    assert not has_words("… — ?! 🙂")
    assert not has_words("")
