"""Media overlays: what is heard when, in the order of the page, and what the package says of them."""

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree
from msgspec.structs import replace

from reader.checks.epubcheck import check
from reader.editions.audio.glossary import glossary_section
from reader.editions.epub import build
from reader.editions.epub.manifest import Spoken
from reader.editions.epub.metadata import complete
from reader.editions.epub.overlay import clock, render
from reader.executors import local
from reader.model import Clip, Document, Evaluation, Section, Track, section_leaves
from reader.script import passages
from reader.voices import VoiceSpec
from tests.editions.epub import sample
from tests.strategies import documents

RATE = 22_050
SECOND = 10_007  # samples; no whole number of milliseconds


def ids(section: Section) -> Iterator[str]:
    for each in passages(section):
        yield from [sentence.id for sentence in (each.leaf.sentences if each.leaf else ())] or [each.id]


def track_of(section: Section) -> Track:
    clips = tuple(Clip(name, n * SECOND, (n + 1) * SECOND, "") for n, name in enumerate(ids(section)))
    return Track(f"{section.id}.mp3", section.id, "", RATE, len(clips) * SECOND, clips)


def aloud(document: Document) -> dict[str, bytes]:
    sound = Path(__file__)  # any bytes will do
    narration = [Spoken(track_of(section), sound) for section in document.sections]
    return unpacked(build(document, sample.MODIFIED, narration))


def unpacked(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name.removeprefix("EPUB/"): archive.read(name) for name in archive.namelist()}


def of(root: etree._Element, name: str) -> list[etree._Element]:
    return list(root.iter(f"{{*}}{name}"))


def kind(seq: etree._Element) -> str:
    return seq.get("{http://www.idpf.org/2007/ops}type", "")


def textref(seq: etree._Element) -> str:
    return seq.get("{http://www.idpf.org/2007/ops}textref", "").partition("#")[2]


def milliseconds(value: str) -> int:
    hours, minutes, seconds = value.split(":")
    return round((int(hours) * 3600 + int(minutes) * 60 + float(seconds)) * 1000)


@pytest.mark.parametrize(
    ("time", "told"), [(0, "0:00:00.000"), (62_345, "0:01:02.345"), (36_000_000, "10:00:00.000")]
)
def test_clock_values(time: int, told: str) -> None:
    assert clock(time) == told


@given(documents())
def test_every_clip_is_heard_once_in_the_order_of_the_page(document: Document) -> None:
    files = aloud(document)
    package = etree.fromstring(files["content.opf"])
    told = {
        meta.get("refines", "").removeprefix("#").removesuffix("-overlay"): milliseconds(meta.text or "")
        for meta in of(package, "meta")
        if meta.get("property") == "media:duration"
    }
    for section in document.sections:
        page = {element.get("id") for element in etree.fromstring(files[f"{section.id}.xhtml"]).iter("*")}
        root = etree.fromstring(files[f"{section.id}.smil"])
        heard = [text.get("src", "").split("#") for text in of(root, "text")]
        assert [name for _, name in heard] == list(ids(section))
        assert {file for file, _ in heard} == {f"{section.id}.xhtml"}
        assert {name for _, name in heard} <= page
        spans = [
            tuple(milliseconds(a.get(f"clip{e}", "")) for e in ("Begin", "End")) for a in of(root, "audio")
        ]
        assert spans[0][0] == 0
        assert all(one[1] == two[0] for one, two in pairwise(spans))
        assert all(begin < end for begin, end in spans)
        assert told[section.id] == spans[-1][1] == len(spans) * SECOND * 1000 // RATE
        for seq in of(root, "seq"):
            assert len(seq)
            assert kind(seq)
            assert textref(seq) in page
    assert told[""] == sum(told[section.id] for section in document.sections)


def unheard(page: etree._Element, names: set[str]) -> Iterator[str]:
    """The visible words of a page that lie in no narrated element, or in two."""
    for element in of(page, "body")[0].iter("*"):
        for text, holder in ((element.text, element), (element.tail, element.getparent())):
            around = [] if holder is None else [holder, *holder.iterancestors()]
            if any(each.get("hidden") for each in around) or not re.search(r"\w", text or ""):
                continue
            if sum(each.get("id") in names for each in around) != 1:
                yield text or ""


@given(documents())
def test_every_visible_word_is_heard_once(document: Document) -> None:
    files = aloud(document)
    for name in (section.id for section in document.sections):
        heard = {t.get("src", "").split("#")[1] for t in of(etree.fromstring(files[f"{name}.smil"]), "text")}
        assert not list(unheard(etree.fromstring(files[f"{name}.xhtml"]), heard))


@given(documents())
def test_every_visible_word_of_the_glossary_is_heard_once(document: Document) -> None:
    if section := glossary_section(document):
        heard = {sentence.id for leaf in section_leaves(section) for sentence in leaf.sentences}
        files = unpacked(build(document, sample.MODIFIED))
        assert not list(unheard(etree.fromstring(files["glossary.xhtml"]), heard))


def test_lists_tables_figures_and_notes_can_be_passed_over() -> None:
    files = aloud(sample.document())
    chapter, notes = (of(etree.fromstring(files[name]), "seq") for name in ("s2.smil", "s4.smil"))
    assert {"chapter", "list", "list-item", "table", "table-row", "table-cell", "figure"} == set(
        map(kind, chapter)
    )
    assert kind(notes[0]) == "endnotes"
    around = {textref(inner): textref(seq) for seq in chapter for inner in seq}
    assert around["s2-l2"] == "s2-l1-i2"


def test_the_pages_are_those_of_the_silent_book() -> None:
    document = sample.document()
    silent, loud = unpacked(build(document, sample.MODIFIED)), aloud(document)
    assert {name: loud[name] for name in silent if name != "content.opf"} == {
        name: data for name, data in silent.items() if name != "content.opf"
    }
    added = {f"{section.id}.smil" for section in document.sections}
    added |= {f"audio/{section.id}.mp3" for section in document.sections}
    assert set(loud) - set(silent) == added


def test_what_is_claimed_is_true_of_each_book() -> None:
    document = sample.document()
    for data, heard in ((unpacked(build(document, sample.MODIFIED)), False), (aloud(document), True)):
        metas = of(etree.fromstring(data["content.opf"]), "meta")
        values = [(meta.get("property"), meta.text) for meta in metas]
        assert (("schema:accessMode", "auditory") in values) is heard
        assert (("schema:accessModeSufficient", "auditory") in values) is heard
        assert (("schema:accessibilityFeature", "synchronizedAudioText") in values) is heard
        assert (("media:narrator", "Synthetic voice") in values) is heard
        (summary,) = [text for name, text in values if name == "schema:accessibilitySummary"]
        assert ("reads all of it but the front page aloud" in (summary or "")) is heard


def test_a_clip_without_its_element_is_not_heard_and_not_counted() -> None:
    section = sample.document().sections[1]
    track = track_of(section)
    files = unpacked(build(sample.document(), sample.MODIFIED))
    stray = replace(track, clips=(*track.clips, Clip("nowhere", track.samples, track.samples + SECOND, "")))
    overlays = [render(files["s2.xhtml"], "s2.xhtml", each, "a.mp3") for each in (track, stray)]
    assert overlays[0] == overlays[1]


@pytest.mark.slow
@pytest.mark.parametrize("by_word", [False, True])
def test_epubcheck_finds_nothing_in_a_book_that_reads_itself_aloud(tmp_path: Path, by_word: bool) -> None:
    from reader.editions import audio

    document = sample.document()
    document = replace(document, metadata=complete(document))
    voice = "system" if by_word else "silent"  # the silent voice tells no words
    with local.pool(1) as executor:
        tracks = audio.build(document, tmp_path, spec=VoiceSpec(voice, "en"), executor=executor)
    narration = [Spoken(track, tmp_path / track.file) for track in tracks]
    book = build(
        document, sample.MODIFIED, narration, by_word=by_word, evaluation=Evaluation("Ann Lee", "2026-11-25")
    )
    (tmp_path / "book.epub").write_bytes(book)
    assert tracks[-1].section == "glossary"
    assert (b"s2-p1-1.w2" in unpacked(book)["s2.smil"]) is by_word
    assert check(tmp_path / "book.epub") == ()
