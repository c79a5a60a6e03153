"""The glossary says what is known, where it is from, and how to get back."""

import pytest
from hypothesis import given
from msgspec.structs import replace

from reader.glossary import notices
from reader.model import Document, Entry, EntryKind, Sense, SenseSource
from tests.editions.epub import sample
from tests.editions.epub.pages import elements, parse, text_of, typed
from tests.strategies import documents


def lines(document: Document) -> list[str]:
    root = parse(document)["glossary.xhtml"]
    return [text_of(element) for name in ("h2", "dt", "p") for element in elements(root, name)]


def test_senses_say_where_they_come_from() -> None:
    found = lines(sample.document())
    assert "Described in this text as “the rocks he had to build on”" in found
    assert "a lighthouse off Plymouth (general meaning)" in found
    assert "Person; also: Smeaton, the engineer" in found


def test_a_term_is_not_called_one_again() -> None:
    """Its group says so; what else it is called is still told."""
    document = sample.document()
    assert "Term" not in lines(document)
    glossary = tuple(replace(entry, kind=EntryKind.TERM) for entry in document.glossary)
    assert "Also: Smeaton, the engineer" in lines(replace(document, glossary=glossary))


def test_wordnet_is_named_where_it_is_quoted() -> None:
    document = sample.document()
    assert lines(document)[-2] == (
        "General meanings are from WordNet 3.1. WordNet © 2006, 2011 Princeton University."
    )
    older = Sense("a sea", SenseSource.WORDNET, "wordnet-3.0:00000001-n")
    both = (*document.glossary, Entry("g-sea", "sea", EntryKind.TERM, (), (older,)))
    line, *_ = notices(both)
    assert line.runs[0].text.startswith("General meanings are from WordNet 3.0 and WordNet 3.1.")


def test_without_definitions_of_wordnet_there_is_no_notice() -> None:
    document = sample.document()
    own = tuple(replace(entry, senses=entry.senses[:1]) for entry in document.glossary[1:])
    assert any(entry.senses for entry in own)
    assert not any("Princeton" in line for line in lines(replace(document, glossary=own)))


@pytest.mark.parametrize(
    ("typed_so", "printed"),
    [
        ("the continent called `Europe'", "the continent called ‘Europe’"),
        ("in `John's mother' and `his'", "in ‘John's mother’ and ‘his’"),
        ("a mark (`) above a vowel", "a mark (`) above a vowel"),
    ],
)
def test_old_quotation_marks_of_wordnet(typed_so: str, printed: str) -> None:
    sense = Sense(typed_so, SenseSource.WORDNET, "wordnet-3.1:00000001-n")
    entry = Entry("g-lime", "lime", EntryKind.TERM, (), (sense,))
    assert f"{printed} (general meaning)" in lines(replace(sample.document(), glossary=(entry,)))


def test_text_of_the_article_keeps_its_quotation_marks() -> None:
    sense = Sense("a `lime'", SenseSource.TEXT, "s1-p1-2")
    entry = Entry("g-lime", "lime", EntryKind.TERM, (), (sense,))
    found = lines(replace(sample.document(), glossary=(entry,)))
    assert "Described in this text as “a `lime'”" in found


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
    assert {text_of(link) for link in back} == {"↩\ufe0e"}  # nothing that wants a voice


def test_what_a_person_wrote_is_shown_as_it_is() -> None:
    sense = Sense("A lime, `quick' & <hot>.", SenseSource.PERSON)
    document = replace(sample.document(), glossary=(Entry("g-lime", "lime", EntryKind.TERM, (), (sense,)),))
    assert "A lime, `quick' & <hot>." in lines(document)
    french = replace(document, metadata=replace(document.metadata, language="fr"))
    line = next(p for p in elements(parse(french)["glossary.xhtml"], "p") if text_of(p) == sense.text)
    assert line.get("lang") is None  # it is in the language of the book


def test_the_order_is_that_of_the_language() -> None:
    document = sample.document()
    names = ("Öland", "Zorn", "Oslo")
    glossary = tuple(Entry(f"g{n}", name, EntryKind.PLACE) for n, name in enumerate(names))
    for language, wanted in (("en", ["Öland", "Oslo", "Zorn"]), ("sv", ["Oslo", "Zorn", "Öland"])):
        about = replace(document.metadata, language=language)
        root = parse(replace(document, metadata=about, glossary=glossary))["glossary.xhtml"]
        assert [text_of(term) for term in elements(root, "dt")] == wanted


def test_our_words_are_english_amid_another_language() -> None:
    document = sample.document()
    french = replace(document, metadata=replace(document.metadata, language="fr"))
    root = parse(french)["glossary.xhtml"]
    assert root.get("lang") == "fr"
    assert [elements(root, name)[0].get("lang") for name in ("title", "h1", "h2")] == ["en"] * 3
    assert next(p for p in elements(root, "p") if p.get("class") == "notice").get("lang") == "en"
    back = next(link for link in elements(root, "a") if link.get("role") == "doc-backlink")
    assert (back.get("aria-label") or "").startswith("Eddystone: The tower")
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
