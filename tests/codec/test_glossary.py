"""The glossary for people: Markdown that reads well, TOML that decides nothing until a person does."""

import json
import tomllib

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from msgspec.structs import replace

from reader.codec import collection_markdown, glossary_markdown, glossary_toml, write_collection
from reader.codec.glossary import pronounced
from reader.glossary.collection import collect
from reader.model import (
    Alphabet,
    Document,
    Entry,
    EntryKind,
    Metadata,
    Pronunciation,
    Sense,
    SenseSource,
)
from tests.strategies import documents

ENTRIES = (
    Entry(
        "g-1",
        "Ann *Lee*",
        EntryKind.PERSON,
        ("Lee", "A. Lee"),
        (Sense("the mayor", SenseSource.TEXT, "s1-p1-1"),),
        Pronunciation("æn liː", locator="cmudict-1"),
    ),
    Entry("g-2", "Lake Vora", EntryKind.PLACE, pronunciation=Pronunciation("VOR ah", Alphabet.RESPELLING)),
    Entry(
        "g-3",
        "detente",
        EntryKind.TERM,
        (),
        (Sense("the easing of tensions", SenseSource.WORDNET, "wordnet-3.1:1-n"),),
    ),
)


def of(*entries: Entry) -> Document:
    return Document(Metadata(title="The bridge"), (), glossary=entries)


def test_markdown_shows_what_is_known_of_each() -> None:
    assert glossary_markdown(of(*ENTRIES)).decode() == (
        "# The bridge: glossary\n\n## Names\n\n"
        "**Ann \\*Lee\\*** (person; also Lee, A. Lee; /æn liː/)  \n"
        "Described in this text as “the mayor”\n\n"
        "**Lake Vora** (place; “VOR ah”)  \nNo definition was found in the text or the dictionary.\n\n"
        "## Terms\n\n**detente** (term)  \nthe easing of tensions (general meaning)\n"
    )


def test_toml_holds_the_findings_as_comments() -> None:
    text = glossary_toml(ENTRIES).decode()
    assert tomllib.loads(text) == {"glossary": {"Ann *Lee*": {}, "Lake Vora": {}, "detente": {}}}
    freed = tomllib.loads("\n".join(line.removeprefix("# ") for line in text.split("\n")[3:]))["glossary"]
    assert freed["Ann *Lee*"] == {
        "kind": "person",
        "aliases": ["Lee", "A. Lee"],
        "definition": "Described in this text as “the mayor”",
        "ipa": "æn liː",
    }
    assert freed["Lake Vora"] == {"kind": "place", "say": "VOR ah"}


def test_a_glossary_of_nothing_is_a_file_all_the_same() -> None:
    assert glossary_markdown(of()) == b"# The bridge: glossary\n"
    assert tomllib.loads(glossary_toml(()).decode()) == {}


def test_a_collection_is_written_with_the_places_of_its_entries() -> None:
    other = Document(Metadata(title="*The* tower"), (), glossary=(ENTRIES[0], ENTRIES[2]))
    found = collect([of(*ENTRIES), other])
    assert collection_markdown(found).decode() == (
        "# Glossary of 2 documents\n\n## Names\n\n"
        "**Ann \\*Lee\\*** (person; also Lee, A. Lee; /æn liː/)  \n"
        "Described in “The bridge”, “\\*The\\* tower” as “the mayor”  \n"
        "In “The bridge”; also in “\\*The\\* tower”\n\n"
        "**Lake Vora** (place; “VOR ah”)  \n"
        "No definition was found in the text or the dictionary.  \nIn “The bridge”\n\n"
        "## Terms\n\n**detente** (term)  \nthe easing of tensions (general meaning)  \n"
        "In “The bridge”; also in “\\*The\\* tower”\n"
    )
    data = json.loads(write_collection(found))
    assert [document["title"] for document in data["documents"]] == ["The bridge", "*The* tower"]
    assert [[each["document"] for each in entry["documents"]] for entry in data["entries"]] == [
        [0, 1],
        [0],
        [0, 1],
    ]
    assert data["entries"][0]["definition"] == "Described in this text as “the mayor”"


def test_entries_of_one_headword_have_one_table() -> None:
    paris = [Entry(f"g-{kind}", "Paris", kind) for kind in (EntryKind.PLACE, EntryKind.PERSON)]
    text = glossary_toml(paris).decode()
    assert tomllib.loads(text) == {"glossary": {"Paris": {}}}
    assert '# [glossary."Paris"]\n# kind = "person"' in text
    cased = [Entry(f"g-{word}", word, EntryKind.TERM) for word in ("Détente", "détente")]
    assert tomllib.loads(glossary_toml(cased).decode()) == {"glossary": {"Détente": {}}}


@pytest.mark.parametrize("opening", ["~~~a", "# a", "- a", "1. a", "> a", "===", "| a", "[a]: b"])
def test_a_definition_opens_no_block(opening: str) -> None:
    entry = Entry("g-1", "x", EntryKind.TERM, senses=(Sense(opening, SenseSource.WORDNET),))
    tokens = MarkdownIt().parse(glossary_markdown(of(entry, replace(entry, id="g-2"))).decode())
    assert [token.tag for token in tokens if token.nesting == 1] == ["h1", "h2", "p", "p"]


@pytest.mark.parametrize(("spelling", "shown"), [("/æn  liː/", "/æn liː/"), ("[æn]", "/æn/"), ("/ /", "")])
def test_ipa_stands_between_slashes_once(spelling: str, shown: str) -> None:
    assert pronounced(Pronunciation(spelling)) == shown


@given(documents())
def test_whatever_stands_in_an_entry_the_files_are_sound(document: Document) -> None:
    headwords = {entry.headword for entry in document.glossary}
    table = tomllib.loads(glossary_toml(document.glossary).decode())
    assert set(table.get("glossary", {})) == headwords
    tokens = MarkdownIt().parse(glossary_markdown(document).decode())
    opened = sum(token.type == "paragraph_open" for token in tokens)
    assert opened == len(document.glossary)
