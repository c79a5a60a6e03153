"""The glossary says what is known, where it is from, and how to get back."""

import unicodedata
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from reader.editions.epub.glossary import collation_key
from reader.model import Document, Entry, EntryKind
from tests.editions.epub import sample
from tests.editions.epub.pages import elements, parse, text_of, typed
from tests.strategies import documents, texts


def lines(document: Document) -> list[str]:
    root = parse(document)["glossary.xhtml"]
    return [text_of(element) for name in ("h2", "dt", "p") for element in elements(root, name)]


def test_senses_say_where_they_come_from() -> None:
    found = lines(sample.document())
    assert "Described in this text as “the rocks he had to build on”" in found
    assert "a lighthouse off Plymouth (WordNet 3.1, general meaning)" in found
    assert "No definition was found in the text or the dictionary." in found
    assert "Person; also: Smeaton, the engineer" in found


def test_names_come_before_terms_and_empty_groups_are_dropped() -> None:
    document = sample.document()
    assert [line for line in lines(document) if line in {"Names", "Terms"}] == ["Names", "Terms"]
    only_terms = tuple(replace(entry, kind=EntryKind.TERM) for entry in document.glossary)
    assert "Names" not in lines(replace(document, glossary=only_terms))


def test_ways_back_are_labelled() -> None:
    root = parse(sample.document())["glossary.xhtml"]
    back = [link for link in elements(root, "a") if link.get("role") == "doc-backlink"]
    labels = {link.get("aria-label"): link.get("href") for link in back}
    assert labels["Back to Eddystone in Lime that sets under water"] == "s2.xhtml#ref-g-eddystone"
    assert all(text_of(link) in (link.get("aria-label") or "") for link in back)


def test_order_knows_no_case_and_no_accents() -> None:
    words = ["Zürich", "Élysée", "eel", "Zug", "élan", "Elan"]
    entries = [Entry(f"g{n}", word, EntryKind.TERM) for n, word in enumerate(words)]
    order = [entry.headword for entry in sorted(entries, key=collation_key)]
    assert order == ["eel", "Elan", "élan", "Élysée", "Zug", "Zürich"]


@given(st.lists(texts(), max_size=6), st.randoms(use_true_random=False))
def test_order_depends_on_the_entries_alone(words: list[str], random: Random) -> None:
    entries = [
        Entry(f"g{n}", unicodedata.normalize("NFC", word), EntryKind.TERM) for n, word in enumerate(words)
    ]
    shuffled = random.sample(entries, len(entries))
    assert sorted(shuffled, key=collation_key) == sorted(entries, key=collation_key)


def test_our_words_are_english_amid_another_language() -> None:
    document = sample.document()
    french = replace(document, metadata=replace(document.metadata, language="fr"))
    root = parse(french)["glossary.xhtml"]
    assert root.get("lang") == "fr"
    heading = elements(root, "h1")[0]
    assert heading.get("lang") == "en"
    sense = next(p for p in elements(root, "p") if text_of(p).startswith("Described"))
    assert sense.get("lang") == "en"
    assert [span.get("lang") for span in elements(sense, "span")] == ["fr"]


@given(documents())
def test_every_entry_is_there_once(document: Document) -> None:
    pages = parse(document)
    assert ("glossary.xhtml" in pages) == bool(document.glossary)
    if document.glossary:
        terms = typed(pages["glossary.xhtml"], "glossterm")
        assert sorted(term.get("id") or "" for term in terms) == sorted(e.id for e in document.glossary)
        assert len(typed(pages["glossary.xhtml"], "glossdef")) == len(document.glossary)
