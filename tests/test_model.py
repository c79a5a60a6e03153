"""The invariants of the model, and that their check can fail."""

from hypothesis import given
from msgspec.structs import replace

from reader.model import (
    Clip,
    Document,
    Entry,
    EntryKind,
    Heading,
    Mark,
    MarkRole,
    Metadata,
    Paragraph,
    Section,
    Sentence,
    Span,
    Track,
    faults,
    mentions,
    track_faults,
)
from tests.strategies import documents


@given(documents())
def test_drawn_documents_are_sound(document: Document) -> None:
    assert faults(document) == []


@given(documents())
def test_every_entry_has_a_mention_and_every_mention_an_entry(document: Document) -> None:
    assert set(mentions(document)) == {entry.id for entry in document.glossary}


def document(*, glossary: tuple[Entry, ...] = (), heading_id: str = "s1-h1", **leaf: object) -> Document:
    paragraph = replace(Paragraph(text="One. Two.", id="s1-p1"), **leaf)
    section = Section(heading=Heading(text="T", id=heading_id), blocks=(paragraph,), id="s1")
    return Document(metadata=Metadata(), sections=(section,), glossary=glossary)


def test_each_broken_invariant_is_told() -> None:
    gap = (Sentence("a", Span(0, 4)), Sentence("b", Span(5, 9)))
    entity = Mark(Span(0, 3), MarkRole.ENTITY, "g-one")
    outside = Mark(Span(5, 10), MarkRole.EMPHASIS)
    entry = Entry(id="g-two", headword="Two", kind=EntryKind.TERM)
    assert faults(document()) == []
    assert "tile" in faults(document(sentences=gap))[0]
    assert "given twice" in faults(document(heading_id="s1-p1"))[0]
    assert "NCName" in faults(document(heading_id="1 a"))[0]
    assert "has no entry" in faults(document(marks=(entity,)))[0]
    assert "has no mention" in faults(document(glossary=(entry,)))[0]
    assert "outside" in faults(document(marks=(outside,)))[0]


def test_clips_tile_their_track() -> None:
    clips = (Clip("s1-h1-1", 0, 100, "T"), Clip("s1-p1-1", 100, 250, "One."))
    track = Track(file="01.mp3", section="s1", title="T", rate=100, samples=250, clips=clips)
    assert track_faults(track) == []
    assert track_faults(replace(track, samples=251)) != []
    assert track_faults(replace(track, clips=clips[1:])) != []
