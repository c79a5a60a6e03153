"""Names stand where a reader of the language looks for them."""

import unicodedata
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.glossary.collation import TAILORINGS, collation_key, letters
from reader.model import Entry, EntryKind
from tests.strategies import texts


def ordered(words: list[str], language: str) -> list[str]:
    entries = [Entry(f"g{n}", word, EntryKind.TERM) for n, word in enumerate(words)]
    return [each.headword for each in sorted(entries, key=lambda entry: collation_key(entry, language))]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "eel Elan élan Élysée Zug Zürich"),
        ("en-GB", "Aaron Łódź Œdipus Øresund Zoë"),
        ("de", "Aal Äpfel Asche Maß Masse Öl Ost Zug"),
        ("sv", "Alm Zorn Åland Ängelholm Öland"),
        ("nb-NO", "Alm Zorn Ærø Øresund Ålesund"),
        ("da", "Alm Zorn Ærø Ørsted Århus"),
        ("es", "nube Núñez nuovo ñandú oso"),
        ("cs", "cena čas had chata idea"),
        ("pl", "Lublin Łódź Maria Zenon Źródło Żuk"),
        ("tr", "Hasan Işık İzmir Jale"),
        ("hu", "Ozora Öreg Őz Pápa"),
        ("ru", "еда ёж ива йод кот"),
        ("uk", "гай ґанок Дніпро"),
        ("fr", "cœur côte coter"),
        ("he", "אבא בית שלום"),
        ("ja", "あさ いぬ うみ"),
    ],
)
def test_the_alphabet_of_the_language(language: str, words: str) -> None:
    wanted = words.split()
    assert ordered(wanted[::-1], language) == wanted
    composed = [unicodedata.normalize("NFD", word) for word in wanted]
    assert ordered(composed[::-1], language) == composed


def test_signs_do_not_count() -> None:
    words = ["“Beagle”", "Co-op", "coopers", "Dr. A", "dr B"]
    assert ordered(words[::-1], "en") == words


@given(st.lists(texts(), max_size=6), st.sampled_from(["en", *TAILORINGS]), st.randoms(use_true_random=False))
def test_order_depends_on_the_entries_alone(words: list[str], language: str, random: Random) -> None:
    shuffled = random.sample(words, len(words))
    assert ordered(shuffled, language) == ordered(words, language)


@given(texts(), st.sampled_from(["en", *TAILORINGS]))
def test_case_is_of_no_weight(text: str, language: str) -> None:
    if text.upper().lower() == text and language not in {"az", "tr"}:
        assert letters(text.upper(), language) == letters(text, language)
