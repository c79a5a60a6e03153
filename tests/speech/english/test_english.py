"""What of a sentence is said otherwise than written, in English."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Alphabet
from reader.speech.english import readings
from reader.voices.rewriting import Rewritten, Stretch, rewrite

CASES = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("cases.tsv").read_text(encoding="utf-8").splitlines()
]
"""Kind, sentence, and what a newsreader says of it, as it is written for a voice."""

UNTOUCHED = "untouched"

TOKENS = st.sampled_from(
    """
    2016 1905 '90s 1939-45 Nov. 3 10/12/2019 10:30 9 a.m. $3.5bn £5 €1.20 50p 3.5% 22nd 1,234,567 -5 °C 1/2 ½
    10-15 3-1 +44 3.9.1 Henry VIII Chapter IV I km 5km 5ft 10in MCRC U.S. US-led MPs BBC's F-16 [12] [...] Dr.
    St. Main e.g. No. @JoBloggs jo@example.org https://example.org/a?b=c #MeToo 😀 🇫🇷 & + = § # ~ > ( ) … ...
    the a said NEWS
    """.split()
)
SENTENCES = st.one_of(
    st.text(max_size=80),
    st.lists(TOKENS, max_size=12).map(" ".join),
    st.lists(TOKENS, max_size=12).map("".join),
    st.text("0123456789.,:/-–$£%A@# ", max_size=40),
)
TEXTLESS = st.text("bdfhijklmnqruxyz ,;?!", max_size=60)


def rewritten(text: str) -> Rewritten:
    return rewrite(text, (Stretch(each.start, each.end, each.spelling) for each in readings(text)))


@pytest.mark.parametrize(("kind", "text", "spoken"), CASES)
def test_a_sentence_is_said_as_a_newsreader_says_it(kind: str, text: str, spoken: str) -> None:
    assert rewritten(text).text == spoken
    if kind == UNTOUCHED:
        assert not readings(text)


def test_the_cases_are_many_and_distinct() -> None:
    texts = Counter(text for _, text, _ in CASES)
    assert len(texts) == len(CASES) >= 270
    assert sum(kind == UNTOUCHED for kind, _, _ in CASES) >= 50
    assert all((text == spoken) == (kind == UNTOUCHED) for kind, text, spoken in CASES)


@given(SENTENCES)
def test_stretches_are_in_order_and_within_the_text(text: str) -> None:
    place = 0
    for each in readings(text):
        assert place <= each.start < each.end <= len(text)
        assert each.alphabet is Alphabet.RESPELLING
        assert each.spelling != text[each.start : each.end]
        place = each.end


@given(SENTENCES)
def test_what_lies_between_is_kept(text: str) -> None:
    said = rewritten(text)
    place, rest = 0, said.text
    for stretch in said.stretches:
        kept = text[place : stretch.start] + stretch.new
        assert rest.startswith(kept)
        place, rest = stretch.end, rest[len(kept) :]
    assert rest == text[place:]


@given(SENTENCES)
def test_every_place_leads_back_into_the_text(text: str) -> None:
    said = rewritten(text)
    for offset in range(len(said.text)):
        start, length = said.back(offset, 1)
        assert 0 <= start <= start + length <= len(text)


@given(SENTENCES)
def test_a_number_is_said_without_digits(text: str) -> None:
    assert not any(sign in "0123456789" for each in readings(text) for sign in each.spelling)


@given(st.integers(0, 999_999))
def test_a_number_between_words_is_said(number: int) -> None:
    for written in (str(number), f"{number:,}", f"{number}%", f"${number:,}"):
        assert not any(map(str.isdigit, rewritten(f"about {written} of them").text))


@given(TEXTLESS)
def test_plain_words_are_left_alone(text: str) -> None:
    assert readings(text) == []


def test_nothing_is_said_of_nothing() -> None:
    assert readings("") == []


@pytest.mark.parametrize(
    "piece", ["7", "7 ", "ABC ", "a@", "1.", "1/", "1-", ",000", "http://a.", "[", "😀", "St. "]
)
def test_a_long_sentence_is_read_in_time(piece: str) -> None:
    readings(piece * (50_000 // len(piece)))
