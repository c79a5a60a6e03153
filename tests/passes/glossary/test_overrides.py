"""What a person says of an entry is done, whatever the text and the dictionary say."""

import pytest

from reader.config import Note
from reader.errors import UnknownEntry
from reader.model import Alphabet, Document, Entry, EntryKind, SenseSource, faults, mentions
from reader.passes.glossary import Aim, explain
from tests.passes.glossary.articles import article

TEXT = (
    "Sergei Lavrov met Boris Johnson in Moscow. Lavrov said that the rapprochement was near.",
    "Boris Johnson thanked Lavrov. The old mill at Port Ellis was closed, and the mill will stay so.",
)


def glossary(**notes: Note) -> dict[str, Entry]:
    found = explained(**notes)
    assert faults(found) == []
    return {entry.headword: entry for entry in found.glossary}


def explained(**notes: Note) -> Document:
    return explain(article(*TEXT), {name.replace("_", " "): note for name, note in notes.items()})


def test_a_definition_kind_and_headword_are_taken() -> None:
    note = Note(definition="a minister of Russia", kind="concept", rename="Sergey Lavrov", say="LAV roff")
    entry = glossary(lavrov=note)["Sergey Lavrov"]
    assert [(s.text, s.source) for s in entry.senses] == [("a minister of Russia", SenseSource.PERSON)]
    assert entry.kind is EntryKind.CONCEPT
    assert "Sergei Lavrov" in entry.aliases
    assert entry.pronunciation
    assert (entry.pronunciation.spelling, entry.pronunciation.alphabet) == ("LAV roff", Alphabet.RESPELLING)


def test_ipa_is_kept_as_such() -> None:
    entry = glossary(Moscow=Note(ipa="ˈmɒskəʊ"))["Moscow"]
    assert entry.pronunciation
    assert entry.pronunciation.alphabet is Alphabet.IPA


def test_renamed_as_another_it_is_one_with_it() -> None:
    found = glossary(Sergei_Lavrov=Note(rename="Boris Johnson", kind="concept"))
    assert found["Boris Johnson"].kind is EntryKind.CONCEPT
    assert {"Sergei Lavrov", "Lavrov"} <= set(found["Boris Johnson"].aliases)
    everyone = explained(Sergei_Lavrov=Note(rename="Boris Johnson")).glossary
    assert [entry.headword for entry in everyone].count("Boris Johnson") == 1
    assert "Sergei Lavrov" not in found


def test_a_hidden_entry_leaves_no_mark() -> None:
    assert "Moscow" in glossary()
    assert "Moscow" not in glossary(Moscow=Note(hide=True))


def test_merged_entries_are_one_with_the_mentions_of_both() -> None:
    before = mentions(explained())
    found = explained(Sergei_Lavrov=Note(aliases=("Boris Johnson",)))
    (entry,) = (e for e in found.glossary if e.headword == "Sergei Lavrov")
    assert "Boris Johnson" in entry.aliases
    after = mentions(found)
    assert len(after[entry.id]) == len(before[entry.id]) + len(before["g-boris-johnson"])
    assert "g-boris-johnson" not in after


def test_a_spelling_that_is_split_off_has_its_own_entry() -> None:
    found = glossary(Sergei_Lavrov=Note(split=("Lavrov",)))
    assert {"Sergei Lavrov", "Lavrov"} <= found.keys()
    assert "Lavrov" not in found["Sergei Lavrov"].aliases


def test_what_only_the_text_has_becomes_an_entry() -> None:
    found = explained(mill=Note(definition="where corn was ground"))
    (entry,) = (e for e in found.glossary if e.headword == "mill")
    assert len(mentions(found)[entry.id]) == 2
    assert faults(found) == []


def test_splitting_and_merging_at_once_moves_one_spelling() -> None:
    notes = {"Sergei Lavrov": Note(split=("Lavrov",)), "Boris Johnson": Note(aliases=("Lavrov",))}
    found = explain(article(*TEXT), notes)
    assert faults(found) == []
    entries = {entry.headword: entry for entry in found.glossary}
    assert "Lavrov" in entries["Boris Johnson"].aliases
    assert "Lavrov" not in entries


def test_a_note_that_must_find_its_entry_says_that_it_did_not() -> None:
    with pytest.raises(UnknownEntry, match="Nobody") as told:
        explain(article(*TEXT), {"Nobody": Note(definition="x")}, {"Nobody": "a.txt (reader.toml)"})
    assert told.value.where == "a.txt (reader.toml)"
    assert explain(article(*TEXT), {"Nobody": Note(definition="x")}).glossary


def stopping(*words: str, density: int = 0, **notes: Note) -> dict[str, Entry]:
    aim = Aim(density=density, stop=frozenset(words))
    found = explain(article(*TEXT), {name.replace("_", " "): note for name, note in notes.items()}, aim=aim)
    assert faults(found) == []
    assert mentions(found).keys() == {entry.id for entry in found.glossary}
    return {entry.headword: entry for entry in found.glossary}


@pytest.mark.usefixtures("recogniser")
@pytest.mark.parametrize("word", ["SERGEI  lavrov", "moscow", "Rapprochement"])
def test_a_stopped_headword_goes_with_its_entry_and_nothing_else(word: str) -> None:
    before = glossary()
    assert set(before) - set(stopping(word)) == {
        h for h in before if h.lower() == " ".join(word.lower().split())
    }


def test_a_stopped_alias_is_none_and_what_reads_so_loses_its_mark() -> None:
    before, after = glossary()["Sergei Lavrov"], stopping("LAVROV")["Sergei Lavrov"]
    assert ("Lavrov" in before.aliases, after.aliases) == (True, ())
    found = explain(article(*TEXT), aim=Aim(stop=frozenset({"LAVROV"})))
    spelt = [leaf.text[m.span.start : m.span.end] for _, leaf, m in mentions(found)[after.id]]
    assert spelt == ["Sergei Lavrov"]


def test_a_stopped_word_need_not_be_there_and_typists_quotes_are_those_of_the_text() -> None:
    assert stopping("Nobody", "", "lav") == glossary()
    text = "The mayor praised Ann O’Hara in Port Ellis. Ann O’Hara left."
    found = explain(article(text), aim=Aim(stop=frozenset({"ann o'hara"})))
    assert "Ann O’Hara" in {entry.headword for entry in explain(article(text)).glossary}
    assert "Ann O’Hara" not in {entry.headword for entry in found.glossary}


@pytest.mark.usefixtures("wn")
def test_a_stopped_term_takes_no_other_terms_place() -> None:
    text = "The detente and the rapprochement were a conundrum and a quagmire for the emissary."

    def terms(*words: str) -> set[str]:
        found = explain(article(text), aim=Aim(density=60, stop=frozenset(words)))
        return {entry.headword for entry in found.glossary if entry.kind is EntryKind.TERM}

    first = terms()
    assert len(terms(*first)) == len(first) > 0
    assert not first & terms(*first)


def test_a_note_goes_before_a_stop_unless_it_says_nothing() -> None:
    kept = stopping("Moscow", Moscow=Note(say="MOSS-koh"))["Moscow"]
    assert (kept.kind, bool(kept.pronunciation)) == (glossary()["Moscow"].kind, True)
    assert "Moscow" not in stopping("Moscow", Moscow=Note())
    assert "Sergei Lavrov" not in stopping("Lavrov", Lavrov=Note(hide=True))
    merged = stopping("Lavrov", Boris_Johnson=Note(aliases=("Lavrov",)))
    assert "Lavrov" in merged["Boris Johnson"].aliases
    assert "Lavrov" in stopping("Lavrov", Sergei_Lavrov=Note(split=("Lavrov",)))
    assert "Muscovy" in stopping("Muscovy", Moscow=Note(rename="Muscovy"))
