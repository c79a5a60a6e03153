"""The whole pass: invariants, the same bytes every day, linear time, every machine."""

import os
import subprocess
import sys
import time
from itertools import pairwise

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from reader.model import (
    Document,
    EntryKind,
    MarkRole,
    Paragraph,
    ParagraphRole,
    SenseSource,
    faults,
    mentions,
    section_leaves,
)
from reader.passes.glossary import engine, explain, parser, wordnet
from tests.passes.glossary.articles import article, entries, names
from tests.strategies import documents

STORY = (
    "Sergei Lavrov, Russia’s foreign minister, condemned the remarks in Moscow on Tuesday.",
    "The U.S.-Russia talks failed. Lavrov spoke of a rapprochement between the United States and NATO.",
)


def texts(document: Document) -> list[str]:
    return [leaf.text for section in document.sections for leaf in section_leaves(section)]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(document=documents())
def test_explained_documents_are_sound_and_their_text_is_as_it_was(document: Document) -> None:
    explained = explain(document)
    assert faults(explained) == []
    assert texts(explained) == texts(document)
    assert explain(explained) == explained


@pytest.mark.usefixtures("by_rules")
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=documents())
def test_rules_alone_keep_the_invariants(document: Document) -> None:
    assert faults(explain(document)) == []


@pytest.mark.usefixtures("recogniser")
def test_mentions_of_names_do_not_overlap_and_spell_the_entry() -> None:
    document = explain(article(*STORY))
    spelt = {e.id: {e.headword, *e.aliases} for e in document.glossary}
    for section in document.sections:
        for leaf in section_leaves(section):
            marks = [m for m in leaf.marks if m.role is MarkRole.ENTITY]
            assert all(a.span.end <= b.span.start for a, b in pairwise(marks))
            for mark in marks:
                word = leaf.text[mark.span.start : mark.span.end]
                assert {word, word.lower()} & spelt[mark.target]


@pytest.mark.usefixtures("recogniser", "wn")
def test_a_text_sense_is_a_phrase_of_the_sentence_it_names() -> None:
    document = explain(article(*STORY))
    lavrov = next(e for e in document.glossary if e.headword == "Sergei Lavrov")
    assert lavrov.id == "g-sergei-lavrov"
    assert lavrov.aliases == ("Lavrov",)
    assert lavrov.kind is EntryKind.PERSON
    (sense,) = lavrov.senses
    assert (sense.text, sense.source) == ("Russia’s foreign minister", SenseSource.TEXT)
    assert sense.locator == "s1-p1-1"
    assert len(mentions(document)[lavrov.id]) == 2


@pytest.mark.usefixtures("recogniser")
def test_two_places_joined_by_a_hyphen_are_two_names() -> None:
    found = names(*STORY)
    assert found["United States"].aliases == ("U.S.",)
    assert "Russia" in found


@pytest.mark.usefixtures("recogniser")
def test_headings_have_mentions_and_give_no_names() -> None:
    document = explain(
        article("Angela Merkel, the chancellor, spoke. Merkel left.", title="Merkel Meets Quarx")
    )
    (merkel,) = (e for e in document.glossary if e.kind is EntryKind.PERSON)
    assert mentions(document)[merkel.id][0][1].text == "Merkel Meets Quarx"
    assert not any("Quarx" in e.headword for e in document.glossary)


def test_mentions_far_into_a_long_paragraph_stand_where_the_name_does() -> None:
    document = explain(article("The weather was fine that day. " * 400 + "Then Angela Merkel spoke."))
    (merkel,) = (e for e in document.glossary if e.kind is EntryKind.PERSON)
    ((_, leaf, mark),) = mentions(document)[merkel.id]
    assert leaf.text[mark.span.start : mark.span.end] == "Angela Merkel"


@pytest.mark.usefixtures("recogniser")
def test_contact_details_and_code_are_no_names() -> None:
    assert not names("She can be reached at Twitter @SomeoneElse or at someone@example.org for details.")


def test_ids_are_unique_where_two_headwords_are_spelt_alike() -> None:
    document = explain(
        article("Zoë Müller met the Zoe Muller Foundation. Zoë Müller, an actor, left Zoe Muller.")
    )
    assert faults(document) == []


def test_the_engine_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    if parser.load() is not None:
        assert engine().startswith("spacy ")
    assert engine("de") == "rules"
    monkeypatch.setattr(parser, "load", lambda: None)
    assert engine() == "rules"


def test_other_languages_get_names_met_twice_and_no_terms() -> None:
    text = "Gestern sprach Angela Merkel in Berlin. Danach ging auch Angela Merkel nach Hause."
    document = explain(article(text, language="de"))
    assert [(e.headword, e.senses) for e in document.glossary] == [("Angela Merkel", ())]


def test_scripts_without_capitals_get_nothing() -> None:
    assert explain(article("北京是中国的首都。", title="北京", language="zh")).glossary == ()


def test_without_a_dictionary_names_keep_their_senses_from_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordnet, "find", lambda: None)
    found = entries(*STORY)
    assert found["Sergei Lavrov"].senses[0].text == "Russia’s foreign minister"
    assert all(e.kind is not EntryKind.TERM for e in found.values())
    assert all(s.source is SenseSource.TEXT for e in found.values() for s in e.senses)


def test_a_verbatim_paragraph_is_left_alone() -> None:
    document = article("Angela Merkel spoke.")
    section = document.sections[0]
    poem = msgspec.structs.replace(section.blocks[0], role=ParagraphRole.VERBATIM)
    assert isinstance(poem, Paragraph)
    plain = msgspec.structs.replace(document, sections=(msgspec.structs.replace(section, blocks=(poem,)),))
    assert explain(plain) == plain


SCRIPT = """
import hashlib, msgspec
from reader.passes.glossary import explain
from tests.passes.glossary.articles import article
from tests.passes.glossary.test_explain import STORY
print(hashlib.sha256(msgspec.json.encode(explain(article(*STORY)))).hexdigest())
"""


@pytest.mark.slow
def test_the_bytes_do_not_depend_on_the_seed_of_hashes() -> None:
    runs = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(runs) == 1


@pytest.mark.usefixtures("by_rules")
def test_time_is_linear_in_the_text() -> None:
    def cost(size: int) -> float:
        paragraphs = [
            f"Ada{n}a Ono{n % 97}b, a lawyer from Town{n}c, met Mr Ono{n % 89}b of the Bank of Town{n}c. "
            f"The rapprochement of Ada{n}a was a detente."
            for n in range(size)
        ]
        document = article(*paragraphs)
        start = time.process_time()
        explain(document)
        return time.process_time() - start

    cost(10)
    assert cost(800) < 25 * max(cost(100), 0.02)


@pytest.mark.usefixtures("by_rules")
def test_a_text_all_in_capitals_takes_no_longer_than_another() -> None:
    start = time.process_time()
    document = explain(article("THE BANK OF AND FOR THE HOUSE - ( " * 3000))
    assert time.process_time() - start < 10
    assert faults(document) == []
