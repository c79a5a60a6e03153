"""The spoken edition, with real speech and a real decoder."""

import hashlib
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from reader.editions.audio import build
from reader.editions.audio.track import check
from reader.errors import NotWritable, NoVoice, SpeechFailed
from reader.executors.local import pool
from reader.model import (
    Document,
    Entry,
    EntryKind,
    Mark,
    MarkRole,
    Metadata,
    Paragraph,
    Pronunciation,
    Span,
    Track,
    map_document,
    section_leaves,
    track_faults,
)
from reader.outline import assemble, number
from reader.voices import VoiceSpec
from tests.editions.audio.samples import METADATA, Here, decoded, document

SILENT = VoiceSpec(name="silent")
PIXEL = b"\x89PNG\r\n\x1a\nnot really a picture"


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def speak(document: Document, to: Path, spec: VoiceSpec = SILENT, **options: Any) -> tuple[Track, ...]:
    to.mkdir(exist_ok=True)
    return build(document, to, spec=spec, executor=Here(), **options)


@pytest.mark.slow
def test_sixty_sections_give_sixty_tracks_whatever_the_number_of_jobs(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    for jobs in (1, 2):
        folder = tmp_path / str(jobs)
        folder.mkdir()
        with pool(jobs) as executor:
            tracks = build(
                document(60),
                folder,
                spec=VoiceSpec(),
                executor=executor,
                progress=lambda *at: told.append(at),
            )
        files = sorted(folder.glob("*.mp3"))
        assert len(tracks) == len(files) == 60
        assert all(path.stat().st_size > 8 * track.samples / track.rate for path, track in zip(files, tracks))  # noqa: B905
    assert digests(tmp_path / "1") == digests(tmp_path / "2")
    assert [at[:2] for at in told] == 2 * [(done, 60) for done in range(61)]


@pytest.mark.slow
def test_the_timeline_is_true_to_the_decoded_audio(tmp_path: Path) -> None:
    made = document(3)
    tracks = speak(made, tmp_path, VoiceSpec())
    timeline = json.loads((tmp_path / "timeline.json").read_text())
    assert (timeline["version"], timeline["voice"], timeline["language"]) == (1, "system", "en")
    assert timeline["voice_version"].startswith("espeak-ng 1.5")
    for track, entry, section in zip(tracks, timeline["tracks"], made.sections, strict=True):
        assert not track_faults(track)
        rate, heard = decoded((tmp_path / entry["file"]).read_bytes())
        assert (rate, len(heard)) == (entry["rate"], entry["samples"]) == (track.rate, track.samples)
        assert entry["duration"] == round(entry["samples"] / rate, 3)
        wanted = [sentence.id for leaf in section_leaves(section) for sentence in leaf.sentences]
        assert [each["id"] for each in entry["sentences"]] == wanted
        for sentence in entry["sentences"]:
            begin, end = sentence["samples"]
            assert sentence["start"] == round(begin / rate, 3)
            assert max(map(abs, heard[begin : begin + rate // 2])) > 1000  # it starts to speak at once
            assert max(map(abs, heard[end - rate // 20 : end])) < 300  # and ends in its pause
            for word_begin, word_end, offset, length in sentence["words"]:
                assert begin <= word_begin < word_end <= end
                assert sentence["text"][offset : offset + length].strip()


@pytest.mark.slow
def test_bytes_depend_on_the_document_alone(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import sys\nfrom pathlib import Path\n"
        "from tests.editions.audio.test_build import speak, document, VoiceSpec, PIXEL\n"
        "speak(document(3), Path(sys.argv[1]), VoiceSpec(), cover=PIXEL)\n"
    )
    root = str(Path(__file__).parents[3])
    for name, surroundings in {
        "here": {"TZ": "UTC", "PYTHONHASHSEED": "0"},
        "où est-ce ?": {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "4711", "LC_ALL": "C"},
    }.items():
        subprocess.run(
            [sys.executable, program, tmp_path / name],
            check=True,
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": root} | surroundings,
        )
    assert digests(tmp_path / "here") == digests(tmp_path / "où est-ce ?")


@pytest.mark.slow
def test_a_worker_killed_midway_fails_the_build(tmp_path: Path) -> None:
    began = time.monotonic()

    def kill(*_: object) -> None:
        import multiprocessing

        for worker in multiprocessing.active_children():
            os.kill(worker.pid or 0, signal.SIGKILL)

    with pytest.raises(SpeechFailed, match="was killed"), pool(2) as executor:
        build(document(12), tmp_path, spec=VoiceSpec(), executor=executor, progress=kill)
    assert time.monotonic() - began < 30
    assert not (tmp_path / "playlist.m3u8").exists()


@pytest.mark.slow
def test_hostile_text_is_spoken_in_bounded_time(tmp_path: Path) -> None:
    hostile = " ".join(["a" * 1_000_000, "9" * 5000, "👨‍👩‍👧‍👦" * 200, "." * 200_000, "[[" * 999, "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘"])
    began = time.process_time()
    tracks = speak(number(assemble(METADATA, [Paragraph(hostile)])), tmp_path, VoiceSpec())
    assert time.process_time() - began < 30
    assert tracks[0].samples / tracks[0].rate < 120


def tags_of(data: bytes) -> Any:
    from mutagen.id3 import ID3

    library: Any = ID3  # untyped
    return library(io.BytesIO(data))


def test_names_are_ordered_portable_and_unique(tmp_path: Path) -> None:
    made = document(100)
    tracks = speak(made, tmp_path)
    assert tracks[0].file == "001-sixty-sections.mp3"
    assert tracks[6].file == "007-part-7-detente.mp3"
    assert [track.file for track in tracks] == sorted({track.file for track in tracks})


def titled(title: str) -> Document:
    made = document(2)
    section = replace(made.sections[1], heading=replace(made.sections[1].heading, text=title, sentences=()))
    return replace(made, sections=(made.sections[0], section))


def test_a_heading_that_names_no_file(tmp_path: Path) -> None:
    assert speak(titled("???"), tmp_path)[1].file == "02-section.mp3"


def test_an_empty_section_is_a_track(tmp_path: Path) -> None:
    made = titled("")
    made = replace(made, sections=(made.sections[0], replace(made.sections[1], blocks=())))
    tracks = speak(made, tmp_path)
    assert tracks[1].title == "Sixty sections"
    assert len(decoded((tmp_path / tracks[1].file).read_bytes())[1]) == tracks[1].samples > 0


def test_the_playlist(tmp_path: Path) -> None:
    tracks = speak(document(2), tmp_path)
    seconds = [f"{track.samples / track.rate:.3f}" for track in tracks]
    assert (tmp_path / "playlist.m3u8").read_bytes().decode() == (
        "#EXTM3U\n#PLAYLIST:Sixty sections\n"
        f"#EXTINF:{seconds[0]},Ann Author - Sixty sections\n01-sixty-sections.mp3\n"
        f"#EXTINF:{seconds[1]},Ann Author - Part 2: “Détente”\n02-part-2-detente.mp3\n"
    )


NASTY = "A\nhttp://evil.example/x.mp3\r\n#EXTINF:1,\u2028B\x00C\u202eD\x85E"


def test_titles_cannot_break_the_playlist_or_the_tags(tmp_path: Path) -> None:
    metadata = Metadata(title=NASTY, authors=(NASTY,), language="en")
    tracks = speak(replace(titled(NASTY), metadata=metadata), tmp_path)
    lines = (tmp_path / "playlist.m3u8").read_text().splitlines()
    assert len(lines) == 2 + 2 * len(tracks)
    assert [line for line in lines if not line.startswith("#")] == [track.file for track in tracks]
    tags = tags_of((tmp_path / tracks[1].file).read_bytes())
    assert str(tags["TIT2"]) == str(tags["TALB"]) == "A http://evil.example/x.mp3 #EXTINF:1, B CD E"


def test_no_author_leaves_no_dash(tmp_path: Path) -> None:
    speak(replace(document(1), metadata=Metadata(title="Alone")), tmp_path)
    assert ",Sixty sections\n" in (tmp_path / "playlist.m3u8").read_text()


def test_the_tags(tmp_path: Path) -> None:
    tracks = speak(document(2), tmp_path, cover=PIXEL)
    data = (tmp_path / tracks[1].file).read_bytes()
    tags = tags_of(data)
    assert data[:5] == b"ID3\x03\x00"
    assert {name: str(tags[name]) for name in tags if name.startswith("T")} == {
        "TIT2": "Part 2: “Détente”",
        "TALB": METADATA.title,
        "TPE1": "Ann Author",
        "TRCK": "2/2",
        "TLAN": "eng",
        "TCON": "Audiobook",
    }
    assert (tags["APIC:"].data, tags["APIC:"].mime, tags["APIC:"].type) == (PIXEL, "image/png", 3)
    assert b"APIC" not in (speak(document(1), tmp_path), (tmp_path / tracks[0].file).read_bytes())[1]


@pytest.mark.parametrize(
    ("language", "code"),
    [("en", "eng"), ("de-CH", "deu"), ("cmn-Hans", "zho"), ("grc", "grc"), ("", "und"), ("xq", "und")],
)
def test_languages_of_the_tag(language: str, code: str) -> None:
    from reader.editions.audio.tags import iso_639_2

    assert iso_639_2(language) == code


def test_an_unknown_voice(tmp_path: Path) -> None:
    with pytest.raises(NoVoice, match="there is no voice of that name"):
        speak(document(2), tmp_path, VoiceSpec(name="nobody"))


def test_a_full_disk(tmp_path: Path) -> None:
    (tmp_path / "01-sixty-sections.mp3").symlink_to("/dev/full")
    with pytest.raises(NotWritable, match="disk is full"):
        speak(document(1), tmp_path)


@pytest.mark.parametrize("damage", [lambda _: b"", lambda data: data[:-300], lambda data: data + data[-208:]])
def test_a_damaged_track_is_seen(tmp_path: Path, damage: Any) -> None:
    (track,) = speak(document(1), tmp_path)
    path = tmp_path / track.file
    start = path.read_bytes().index(b"\xff\xf3")
    check(track, path, start)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(SpeechFailed, match=track.file):
        check(track, path, start)


@pytest.mark.slow
def test_a_long_sentence_is_one_clip(tmp_path: Path) -> None:
    made = document(2, "and so it went on " * 150)
    spoken = speak(made, tmp_path, VoiceSpec(words_per_minute=400))[1]
    assert len(spoken.clips) == sum(len(leaf.sentences) for leaf in section_leaves(made.sections[1]))
    clip = spoken.clips[-1]
    assert len(clip.text) > 1100
    assert clip.words[-1].offset > 1100
    assert {clip.text[word.offset : word.offset + word.length] for word in clip.words} <= set(
        clip.text.split()
    )
    assert [word.begin for word in clip.words] == sorted(word.begin for word in clip.words)
    assert clip.begin <= clip.words[0].begin < clip.words[-1].end <= clip.end


def test_a_name_is_heard_as_its_entry_tells_and_displayed_as_it_was(tmp_path: Path) -> None:
    plain = document(2)
    marked = map_document(
        plain,
        lambda leaf: replace(
            leaf,
            marks=tuple(
                Mark(Span(found.start(), found.end()), MarkRole.ENTITY, "g-lavrov")
                for found in re.finditer("Lavrov", leaf.text)
            ),
        ),
    )
    told = Entry("g-lavrov", "Lavrov", EntryKind.PERSON, pronunciation=Pronunciation("ˈlævɹɔf"))
    system = VoiceSpec()
    before = speak(plain, tmp_path / "plain", system)
    after = speak(replace(marked, glossary=(told,)), tmp_path / "told", system, glossary=False)
    speak(replace(marked, glossary=(told,)), tmp_path / "again", system, glossary=False)
    assert digests(tmp_path / "told") == digests(tmp_path / "again") != digests(tmp_path / "plain")
    assert not any(map(track_faults, after))
    texts = [
        [(clip.sentence, clip.text) for track in tracks for clip in track.clips] for tracks in (before, after)
    ]
    assert texts[0] == texts[1]
    words = [
        [(w.offset, w.length) for t in tracks for c in t.clips for w in c.words] for tracks in (before, after)
    ]
    assert words[0] == words[1]
