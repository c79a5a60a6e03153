"""The whole way: one text in book, sound and files, and the same bytes everywhere."""

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import av
import pytest
from bs4 import BeautifulSoup

from reader import sources
from reader.checks.epubcheck import check
from reader.codec import read_document
from reader.errors import EmptySource, NotAFolder, UnknownEntry, UnknownLine, UnusableTitle
from reader.model import (
    Cut,
    Document,
    Heading,
    Metadata,
    Paragraph,
    Section,
    SectionRole,
    faults,
    section_leaves,
    track_faults,
)
from reader.passes.clean.overrides import Overrides
from reader.pipeline import Edition, Settings, build, prepare

SILENT = Settings(voice="silent")
ARTICLE = """\
The bridge over the river

The council voted on Tuesday to rebuild the old bridge over the river, after nine years of argument.

Why now?

Engineers had warned since the flood that the northern pier was sinking, and the ferry carried only a third.
"""


def only(editions: object) -> Edition:
    (edition,) = list(editions)  # type: ignore[call-overload]
    assert isinstance(edition, Edition)
    return edition


@pytest.fixture(scope="module")
def edition(seed: Path, tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return only(build([seed], tmp_path_factory.mktemp("out"), SILENT))


def test_everything_promised_is_there_and_nothing_else(edition: Edition) -> None:
    slug = edition.folder.name
    files = {str(path.relative_to(edition.folder)) for path in edition.folder.rglob("*") if path.is_file()}
    tracks = {f"audio/{track.file}" for track in edition.tracks}
    assert len(tracks) == 6
    assert files == tracks | {
        *("document.json", "canonical.md", "cleaning.json", "glossary.json", f"{slug}.epub"),
        *("audio/playlist.m3u8", "audio/timeline.json"),
    }
    assert files == {str(path.relative_to(edition.folder)) for path in edition.paths}


def test_the_document_is_sound_and_reads_back(edition: Edition) -> None:
    document = read_document((edition.folder / "document.json").read_bytes(), "document.json")
    assert document == edition.prepared.document
    assert faults(document) == []
    assert document.metadata.language == "en"
    assert document.metadata.authors == ("V Padmaja",)


def test_book_and_sound_say_the_same_sentences_under_the_same_ids(edition: Edition) -> None:
    document = edition.prepared.document
    *body, last = edition.tracks
    said = {clip.sentence: clip.text for track in body for clip in track.clips}
    leaves = [leaf for section in document.sections for leaf in section_leaves(section)]
    written = {s.id: leaf.text[s.span.start : s.span.end].strip() for leaf in leaves for s in leaf.sentences}
    assert said == written
    shown: dict[str, str] = {}
    with zipfile.ZipFile(next(edition.folder.glob("*.epub"))) as book:
        for name in book.namelist():
            if name.endswith(".xhtml"):
                page = BeautifulSoup(book.read(name), "xml")
                shown |= {str(tag["id"]): tag.get_text().strip() for tag in page.find_all(id=list(written))}
    assert shown == written
    with zipfile.ZipFile(next(edition.folder.glob("*.epub"))) as book:
        page = BeautifulSoup(book.read("EPUB/glossary.xhtml"), "xml")
    assert len(last.clips) > len(document.glossary)
    for clip in last.clips:
        (element,) = page.find_all(id=clip.sentence)
        assert (element.dfn or element).get_text() == clip.text


def test_every_track_decodes_to_the_length_it_claims(edition: Edition) -> None:
    for track in edition.tracks:
        assert track_faults(track) == []
        with av.open(str(edition.folder / "audio" / track.file)) as file:
            samples = sum(frame.samples for frame in file.decode(audio=0))
            rate = file.streams.audio[0].rate
        assert rate == track.rate
        assert 0 <= samples - track.samples < rate // 4


def test_the_canonical_markdown_builds_the_same_document(edition: Edition) -> None:
    again = prepare(edition.folder / "canonical.md")
    assert again.document == edition.prepared.document
    assert again.decisions == ()


def test_what_was_dropped_is_recoverable(edition: Edition, seed: Path) -> None:
    lines = json.loads((edition.folder / "cleaning.json").read_text())["lines"]
    assert "\n".join(line["text"] for line in lines) == seed.read_text(encoding="utf-8")


def test_the_person_overrides_what_the_document_says(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(ARTICLE)
    given = Metadata(title="The Bridge", authors=("Ann Lee",), date="2018-03-14", language="en-GB")
    metadata = prepare(source, given, glossary=False).document.metadata
    assert (metadata.title, metadata.authors, metadata.date, metadata.language) == (
        *("The Bridge", ("Ann Lee",)),
        *("2018-03-14", "en-GB"),
    )


def test_two_documents_of_one_title_get_folders_of_their_own(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ARTICLE)
    editions = list(build([tmp_path], tmp_path / "out", Settings(editions=("epub",))))
    assert [edition.folder.name for edition in editions] == [
        "the-bridge-over-the-river",
        "the-bridge-over-the-river-2",
    ]


def test_a_second_run_replaces_the_first_and_leaves_no_stale_track(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(ARTICLE)
    first = only(build([source], tmp_path / "out", SILENT))
    source.write_text(ARTICLE.replace("Why now?", "What for?"))
    second = only(build([source], tmp_path / "out", SILENT))
    assert first.folder == second.folder
    assert sorted(path.name for path in (second.folder / "audio").glob("*.mp3")) == [
        t.file for t in second.tracks
    ]


def test_an_output_that_is_a_file_harms_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "out").write_text("mine")
    with pytest.raises(NotAFolder):
        only(build([tmp_path / "a.txt"], tmp_path / "out", SILENT))
    assert (tmp_path / "out").read_text() == "mine"


def test_a_title_that_names_no_file_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    with pytest.raises(UnusableTitle):
        only(build([tmp_path / "a.txt"], tmp_path / "out", Settings(metadata=Metadata(title="///"))))
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_the_same_bytes_whatever_the_day_folder_zone_and_hash_seed(tmp_path: Path, seed: Path) -> None:
    digests = []
    for number, zone in enumerate(("Pacific/Kiritimati", "America/Los_Angeles")):
        folder = tmp_path / f"place {number}"
        folder.mkdir()
        (folder / seed.name).write_bytes(seed.read_bytes())
        environment = os.environ | {"TZ": zone, "PYTHONHASHSEED": str(number + 1)}
        command = [
            sys.executable,
            "-m",
            "reader",
            "build",
            seed.name,
            "-o",
            "out",
            "--jobs",
            str(number + 1),
            "-q",
        ]
        subprocess.run(command, cwd=folder, env=environment, check=True)
        digests.append(
            {
                str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
                for path in sorted((folder / "out").rglob("*"))
                if path.is_file()
            }
        )
    assert len(digests[0]) == 13
    assert digests[0] == digests[1]


def test_without_its_track_the_spoken_edition_needs_no_glossary_and_leaves_that_of_the_book(
    tmp_path: Path,
) -> None:
    source = tmp_path / "a.txt"
    source.write_text(ARTICLE)
    book = only(build([source], tmp_path / "out", Settings(editions=("epub",))))
    before = {path: path.read_bytes() for path in book.paths}
    mute = Settings(editions=("audio",), voice="silent", glossary_track=False)
    sound = only(build([source], tmp_path / "out", mute))
    assert sound.prepared.document.glossary == ()
    assert {path.name for path in sound.paths if path.suffix == ".json"} == {"cleaning.json", "timeline.json"}
    assert {path: path.read_bytes() for path in book.paths} == before


def test_the_spoken_edition_ends_with_the_glossary_and_brings_its_files(
    edition: Edition, tmp_path: Path, seed: Path
) -> None:
    """The same as beside the book, byte for byte."""
    told: list[tuple[int, int]] = []

    def watch(what: str, done: int, of: int) -> None:
        if what == "speaking":
            told.append((done, of))

    sound = only(build([seed], tmp_path, Settings(editions=("audio",), voice="silent"), watch))
    assert {path.name for path in sound.folder.iterdir()} == {
        *("audio", "canonical.md", "cleaning.json", "document.json", "glossary.json")
    }
    assert sound.tracks == edition.tracks
    assert sound.tracks[-1].title == "Glossary"
    assert told == [(done, 6) for done in range(7)]
    for path in sound.paths:
        assert path.read_bytes() == (edition.folder / path.relative_to(sound.folder)).read_bytes()


def test_a_book_with_a_recording_that_leaves_the_glossary_out(
    edition: Edition, tmp_path: Path, seed: Path
) -> None:
    (tmp_path / "a.txt").write_bytes(seed.read_bytes())
    (tmp_path / "reader.toml").write_text("glossary_track = false")
    made = only(build([tmp_path / "a.txt"], tmp_path / "out", SILENT))
    assert made.prepared.document.glossary == edition.prepared.document.glossary
    assert made.tracks == edition.tracks[:-1]


@pytest.mark.slow
def test_epubcheck_has_nothing_to_say_of_the_book(edition: Edition) -> None:
    assert check(next(edition.folder.glob("*.epub"))) == ()


def test_what_a_person_edits_is_not_written_over_and_the_cuts_stay_known(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(ARTICLE + "\nShare this:\n")
    first = only(build([source], tmp_path / "out", Settings(editions=("epub",))))
    cuts = (first.folder / "cleaning.json").read_bytes()
    edited = first.folder / "canonical.md"
    edited.write_text(edited.read_text() + "\n***\n\n<!-- to do -->\n\nAdded.\n")
    before = edited.read_bytes()
    again = only(build([edited], tmp_path / "out", Settings(editions=("epub",))))
    assert again.folder == first.folder
    assert edited.read_bytes() == before
    assert (first.folder / "cleaning.json").read_bytes() == cuts
    assert b"Added." in (first.folder / "document.json").read_bytes()


def test_reader_toml_and_the_settings_reach_the_book_and_the_voice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "a.txt"
    source.write_text(ARTICLE)
    sifted = (
        Heading("The bridge", level=1),
        Paragraph("One stays."),
        Paragraph("Two goes."),
        Cut(Paragraph("Three was cut."), "aside"),
    )
    document = Document(Metadata(source="a.txt"), (Section(Heading(""), sifted, SectionRole.SIFTED),))
    monkeypatch.setattr(sources, "read", lambda _source, **_: document)
    (tmp_path / "reader.toml").write_text(
        'voice = "silent"\nspeed = 250\npublisher = "The Gazette"\n'
        '[files."a.txt"]\ndrop = ["two  GOES.", 1]\nkeep = [4]\ntitle = "The bridge"\n'
    )
    made = only(build([source], tmp_path / "out", Settings()))
    assert made.source == source
    assert made.prepared.document.metadata.publisher == "The Gazette"
    assert json.loads((made.folder / "audio" / "timeline.json").read_text())["voice"] == "silent"
    lines = json.loads((made.folder / "cleaning.json").read_text())["lines"]
    by_hand = ["dropped by hand", "text", "dropped by hand", "kept by hand"]
    assert [line["rule"] for line in lines] == by_hand
    again = prepare(source, overrides=Overrides(keep=("3",), drop=("4",)), glossary=False)
    assert [decision.action for decision in again.decisions] == ["drop", "keep", "keep", "drop"]


def test_a_line_to_keep_that_is_not_there_is_told_with_where_it_was_asked_for(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(ARTICLE)
    with pytest.raises(UnknownLine) as caught:
        prepare(source, overrides=Overrides(keep=("nowhere",)), glossary=False)
    assert caught.value.where == str(source)
    (tmp_path / "reader.toml").write_text('keep = ["nowhere"]')
    with pytest.raises(UnknownLine) as caught:
        prepare(source, glossary=False)
    assert caught.value.where == f"{source} ({tmp_path / 'reader.toml'})"


def test_a_clean_text_has_no_lines_to_keep(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    made = only(build([tmp_path / "a.txt"], tmp_path / "out", Settings(editions=("epub",))))
    with pytest.raises(UnknownLine):
        prepare(made.folder / "document.json", overrides=Overrides(keep=("1",)), glossary=False)


def test_an_error_in_the_second_document_leaves_the_first_done(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "b.txt").write_text("")
    with pytest.raises(EmptySource, match=r"document 2 of 2; the one before it is done"):
        list(build([tmp_path], tmp_path / "out", Settings(editions=("epub",))))
    assert (tmp_path / "out" / "the-bridge-over-the-river" / "canonical.md").is_file()


def test_a_note_on_the_glossary_is_obeyed_and_one_of_a_file_must_find_its_entry(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(ARTICLE)
    note = 'definition = "what is told here"\nkind = "work"\n'
    (tmp_path / "reader.toml").write_text(f'[glossary."river"]\n{note}[glossary."Nobody"]\nhide = true\n')
    (entry,) = (e for e in prepare(source).document.glossary if e.headword == "river")
    assert (entry.kind, entry.senses[0].text) == ("work", "what is told here")
    (tmp_path / "reader.toml").write_text(f'[files."a.txt".glossary."Nobody"]\n{note}')
    with pytest.raises(UnknownEntry, match="Nobody") as caught:
        prepare(source)
    assert caught.value.where == f"{source} ({tmp_path / 'reader.toml'})"
