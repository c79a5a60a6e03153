"""What is said of an entry, line by line, and in which order entries and groups come."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.glossary import GROUPS, Line, groups, headword, kind, notices, senses
from reader.model import Entry, EntryKind, Sense, SenseSource
from tests.strategies import entries

LAKE = "wordnet-3.1:09351810-n"


def read(line: Line | None) -> str:
    return "".join(run.text for run in line.runs) if line else ""


def entry(*given_: Sense, kind: EntryKind = EntryKind.PLACE, aliases: tuple[str, ...] = ()) -> Entry:
    return Entry("g-aral", "Aral", kind, aliases, given_)


@pytest.mark.parametrize(
    ("of", "aliases", "told"),
    [
        (EntryKind.PLACE, (), "Place"),
        (EntryKind.PLACE, ("the lake", "the sea"), "Place; also: the lake, the sea"),
        (EntryKind.CONCEPT, (), "Concept"),
        (EntryKind.TERM, ("the sea",), "Also: the sea"),
        (EntryKind.TERM, (), ""),
    ],
)
def test_kind_and_other_spellings(of: EntryKind, aliases: tuple[str, ...], told: str) -> None:
    assert read(kind(entry(kind=of, aliases=aliases))) == told


def test_our_words_are_english_and_those_of_the_text_are_the_book_s() -> None:
    line = kind(entry(aliases=("le lac",)))
    assert line
    assert [(run.text, run.language) for run in line.runs] == [("Place; also: ", "en"), ("le lac", "")]
    (said,) = senses(entry(Sense("la mer", SenseSource.TEXT, "s1-p1-1")))
    assert [(run.text, run.language) for run in said.runs] == [
        ("Described in this text as “", "en"),
        ("la mer", ""),
        ("”", "en"),
    ]


def test_what_a_dictionary_says_is_the_general_meaning() -> None:
    (line,) = senses(entry(Sense("a `lake'", SenseSource.WORDNET, LAKE)))
    assert read(line) == "a ‘lake’ (general meaning)"


def test_what_a_person_wrote_is_given_as_it_is() -> None:
    (line,) = senses(entry(Sense("A `lake'.", SenseSource.PERSON)))
    assert (read(line), line.runs[0].language) == ("A `lake'.", "")


def test_every_line_has_an_id_of_its_own_whatever_the_entries_are_called() -> None:
    """An entry "Aral 1" is ``g-aral-1``: no line of "Aral" may be."""
    lake = Sense("a lake", SenseSource.WORDNET, LAKE)
    one = entry(lake, lake)
    other = Entry("g-aral-1", "Aral 1", EntryKind.PLACE, (), (lake,))
    lines = [line for each in (one, other) for line in (headword(each), kind(each), *senses(each)) if line]
    assert [line.id for line in lines] == [
        *("g-aral", "g-aral.kind", "g-aral.1", "g-aral.2"),
        *("g-aral-1", "g-aral-1.kind", "g-aral-1.1"),
    ]


def test_only_dictionaries_that_are_quoted_are_credited() -> None:
    senses_ = [Sense("x", source) for source in (SenseSource.TEXT, SenseSource.PERSON)]
    assert not list(notices([entry(*senses_)]))
    credited = [Sense("x", SenseSource.WORDNET, where) for where in (LAKE, "wordnet-3.0:00000001-n", "")]
    (told,) = map(read, notices([entry(*senses_, *credited)]))
    assert told.startswith("General meanings are from WordNet and WordNet 3.0 and WordNet 3.1. WordNet © ")


def test_names_come_first_and_each_group_in_its_alphabet() -> None:
    words = (("Zorn", EntryKind.PERSON), ("Öland", EntryKind.PLACE), ("lime", EntryKind.TERM))
    given_ = [Entry(f"g-{n}", word, of) for n, (word, of) in enumerate(words)]
    for language, names in (("en", ["Öland", "Zorn"]), ("sv", ["Zorn", "Öland"])):
        found = [
            (read(group.heading), [each.headword for each in group.entries])
            for group in groups(given_, language)
        ]
        assert found == [("Names", names), ("Terms", ["lime"])]
    assert [group.heading.id for group in groups(given_[2:], "en")] == ["glossary-terms"]


@given(st.lists(st.sampled_from("abcdefgh"), unique=True).flatmap(lambda ids: st.tuples(*map(entries, ids))))
def test_every_entry_stands_in_one_group(given_: tuple[Entry, ...]) -> None:
    found = [entry.id for group in groups(given_, "en") for entry in group.entries]
    assert sorted(found) == sorted(entry.id for entry in given_)
    assert sorted(each for kinds in GROUPS.values() for each in kinds) == sorted(EntryKind)
