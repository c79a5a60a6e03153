"""The glossary of many documents: what is one entry, which documents it names, and in what words."""

from hypothesis import given
from hypothesis import strategies as st

from reader.glossary.collection import Collection, collect, meanings, places
from reader.model import Alphabet, Document, Entry, EntryKind, Metadata, Pronunciation, Sense, SenseSource
from tests.strategies import documents

ENVOY = Sense("the envoy", SenseSource.TEXT, "s1-p1-1")
EASING = Sense("the easing of tensions", SenseSource.WORDNET, "wordnet-3.1:1-n")


def of(title: str, *entries: Entry, language: str = "en") -> Document:
    return Document(Metadata(title=title, language=language, source=f"{title}.txt"), (), glossary=entries)


def ann(*aliases: str, senses: tuple[Sense, ...] = (), headword: str = "Ann Lee") -> Entry:
    return Entry("g-ann-lee", headword, EntryKind.PERSON, aliases, senses)


def test_one_name_of_two_documents_is_one_entry_with_all_that_is_known() -> None:
    said = Pronunciation("an LEE", Alphabet.RESPELLING)
    mayor = Sense("the mayor", SenseSource.TEXT, "s2-p1-1")
    other = Entry("g-x", "ANN  LEE", EntryKind.PERSON, ("Lee", "Ms Lee"), (ENVOY, mayor), said)
    found = collect([of("A", ann("Lee", "A. Lee", senses=(ENVOY,))), of("B"), of("C", other)])
    (entry,) = found.glossary
    assert entry == Entry(
        "c-1", "Ann Lee", EntryKind.PERSON, ("Lee", "A. Lee", "Ms Lee"), (ENVOY, mayor), said
    )
    assert [(each.document, each.entry.id) for each in found.entries[0].found] == [
        (0, "g-ann-lee"),
        (2, "g-x"),
    ]


def test_neither_another_kind_nor_a_shared_alias_makes_two_entries_one() -> None:
    paris = [Entry("g-paris", "Paris", kind) for kind in (EntryKind.PLACE, EntryKind.PERSON)]
    senior = Entry("g-trump", "Trump", EntryKind.PERSON)
    junior = Entry("g-trump-junior", "Trump Junior", EntryKind.PERSON, ("Trump",))
    found = collect([of("A", paris[0], senior), of("B", paris[1], junior)])
    assert [entry.headword for entry in found.glossary] == ["Paris", "Trump", "Paris", "Trump Junior"]


def told(collection: Collection) -> list[str]:
    titles = collection.titles
    return [line for each in collection.entries for line in (*meanings(each, titles), places(each, titles))]


def test_each_description_names_its_documents_and_each_entry_where_it_stands() -> None:
    term = Entry("g-detente", "détente", EntryKind.TERM, (), (EASING,))
    own = Entry("g-detente", "détente", EntryKind.TERM, (), (Sense("a thaw", SenseSource.PERSON),))
    found = collect([of("A", ann(senses=(ENVOY,))), of("B", ann(), term), of("C", ann(senses=(ENVOY,)), own)])
    assert told(found) == [
        "Described in “A”, “C” as “the envoy”",
        "In “A”; also in “B”, “C”",
        "the easing of tensions (general meaning)",
        "a thaw",
        "In “B”; also in “C”",
    ]


def test_documents_of_one_title_are_told_apart_by_their_sources() -> None:
    twin = Document(Metadata(title="A", source="other.txt"), (), glossary=(ann(),))
    assert told(collect([of("A", ann()), twin])) == ["In “A (A.txt)”; also in “A (other.txt)”"]


def test_the_language_is_that_of_most_documents() -> None:
    german, english = of("A", language="de"), of("B")
    assert collect([german, english]).language == "de"
    assert collect([german, english, english]).language == "en"
    assert collect([]).language == ""


@given(st.lists(documents(), max_size=4))
def test_every_entry_of_every_document_is_found_once(many: list[Document]) -> None:
    collection = collect(iter(many))
    found = [(each.document, each.entry) for collected in collection.entries for each in collected.found]
    assert sorted(found, key=str) == sorted(
        ((n, entry) for n, document in enumerate(many) for entry in document.glossary), key=str
    )
    for collected in collection.entries:
        assert {each.entry.kind for each in collected.found} == {collected.entry.kind}
        every = {sense.text.casefold() for each in collected.found for sense in each.entry.senses}
        assert {sense.text.casefold() for sense in collected.entry.senses} <= every
        assert collected.entry.headword not in collected.entry.aliases
    ids = [entry.id for entry in collection.glossary]
    assert len(set(ids)) == len(ids)
