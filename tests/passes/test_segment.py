"""Sentences: the hard cases, and the invariant that they tile the text."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Document, Metadata, Paragraph, faults
from reader.outline import assemble
from reader.passes.segment import LONGEST, boundaries, segment
from tests.strategies import documents


def sentences(text: str, language: str = "en") -> list[str]:
    return [text[a:b] for a, b in pairwise(boundaries(text, language))]


@pytest.mark.parametrize(
    "whole",
    [
        "Mr. Smith met Ms. Jones vs. Dr. Who at 5 p.m. on Nov. 3.",
        "No. 5 is alive.",
        "J. K. Rowling and George W. Bush spoke.",
        "“U.S. capabilities were second to none.”",
        "The building c. 1850 stood on St. James Street.",
        "She said: “what is it?” he asked.",
        "1. First item of a list.",
        "Sen. John Kerry and Lt. Col. Brown agreed.",
    ],
)
def test_an_abbreviation_ends_no_sentence(whole: str) -> None:
    assert sentences(whole) == [whole]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("I live in the U.S. It is big.", ["I live in the U.S. ", "It is big."]),
        ("He left… Then she came.", ["He left… ", "Then she came."]),
        ("We chose plan B. The rest followed.", ["We chose plan B. ", "The rest followed."]),
        ("It is so.[2] Next one.", ["It is so.[2] ", "Next one."]),
        ("“Go!” He went. ”", ["“Go!” ", "He went. ”"]),
        ("No. He did not.", ["No. ", "He did not."]),
    ],
)
def test_a_sentence_ends_where_it_ends(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@given(st.text(max_size=400), st.sampled_from(["en", "fr", "ru", "zh", "xx"]))
def test_the_sentences_give_back_the_text(text: str, language: str) -> None:
    assert "".join(sentences(text, language)) == text
    assert all(sentences(text, language))


@given(documents())
def test_a_segmented_document_is_sound_and_segmenting_again_changes_nothing(document: Document) -> None:
    once = segment(document)
    assert [fault for fault in faults(once) if "sentences" in fault] == []
    assert segment(once) == once


def test_a_text_without_full_stops_is_divided() -> None:
    parts = sentences("word " * 60_000)
    assert max(map(len, parts)) <= LONGEST
    assert max(map(len, sentences("x" * 10_000))) <= LONGEST


def test_an_initial_before_nothing_is_no_error() -> None:
    assert "".join(sentences("B.B. \n\nB.")) == "B.B. \n\nB."


def test_the_language_tag_may_be_written_in_any_case() -> None:
    text = "He met Ms. Jones."
    for tag in ("EN", "en-GB", "en_US"):
        document = assemble(Metadata(title="T", language=tag), [Paragraph(text=text)])
        (paragraph,) = segment(document).sections[0].blocks
        assert len(paragraph.sentences) == 1  # type: ignore[union-attr]


@pytest.mark.parametrize("piece", ["“", "«", "`", "'", "! ", "<!--", "x"])
def test_floods_take_no_square_time(piece: str) -> None:
    text = piece * (1_000_000 if piece == "x" else 200_000)
    start = time.process_time()
    assert "".join(sentences(text)) == text
    assert time.process_time() - start < 5  # 200,000 open quotes took 11 s


def test_a_long_paragraph_is_divided_as_a_short_one_is() -> None:
    text = "Mr. Smith met Ms. Jones at 5 p.m. on Nov. 3. “Was it so?” he asked. It was! "
    assert sentences(text * 400) == sentences(text) * 400


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("ar", ["هل رأيت الجسر؟ ", "نعم، رأيته أمس. ", "كان قديماً! ", "قال 3.5 مليون شخص ذلك."]),
        ("fa", ["آیا پل را دیدی؟ ", "بله، دیروز دیدم. ", "قیمت ۳٫۵ میلیون بود."]),
        ("ur", ["کیا تم نے پل دیکھا؟ ", "جی ہاں، کل دیکھا۔ ", "وہ پرانا تھا۔"]),
        ("he", ["האם ראית את הגשר? ", "כן, ראיתי אותו אתמול. ", "הוא היה ישן!"]),
        ("hi", ["क्या तुमने पुल देखा? ", "हाँ, कल देखा। ", "वह पुराना था।"]),
    ],
)
def test_full_stops_of_other_scripts_end_sentences(language: str, parts: list[str]) -> None:
    assert sentences("".join(parts), language) == parts
    assert sentences("".join(parts), "en") == parts  # a passage in a document of another language
