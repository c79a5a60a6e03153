"""An independent reading system plays the book: every sentence, in order, each marked while it is heard."""

import re
from itertools import chain
from pathlib import Path

import pytest
from msgspec import Struct, json

from reader.pipeline import Edition
from tests.checks import spoiling
from tests.playing.player import play, shared_out

pytestmark = pytest.mark.slow

PAGES = 8
"""Stretches of the book that are played at once."""


class _Sentence(Struct):
    id: str
    start: float
    end: float


class _Track(Struct):
    section: str
    sentences: list[_Sentence]


class _Timeline(Struct):
    tracks: list[_Track]


def test_every_sentence_of_the_seed_is_played_and_marked_in_order(tools: Path, aloud: Edition) -> None:
    timeline = json.decode((aloud.folder / "audio" / "timeline.json").read_bytes(), type=_Timeline)
    heard = [
        (f"EPUB/{track.section}.xhtml#{sentence.id}", sentence.end - sentence.start)
        for track in timeline.tracks
        for sentence in track.sentences
    ]
    assert len(heard) > 150
    shares = shared_out(heard, PAGES)
    assert set(chain(*shares)) == {name for name, _ in heard}
    played = play(tools, next(aloud.folder.glob("*.epub")), shares, patience=60)
    assert [each.wrong for each in played] == [""] * PAGES
    assert [each.marked for each in played] == shares


def heard_of(name: str) -> list[str]:
    """What an overlay of the sample names, in its order."""
    return [f"EPUB/{each}" for each in re.findall('<text src="(.+?)"', spoiling.read(f"EPUB/{name}.smil"))]


def test_a_sound_book_is_played_over_the_border_of_two_pages(tools: Path, tmp_path: Path) -> None:
    (tmp_path / "book.epub").write_bytes(spoiling.sound())
    share = [*heard_of("s1")[-2:], heard_of("s2")[0]]
    (played,) = play(tools, tmp_path / "book.epub", [share], patience=60)
    assert (played.marked, played.wrong) == (share, "")


@pytest.mark.parametrize("fault", ["order", "text", "absent"])
def test_the_player_sees_the_fault(tools: Path, tmp_path: Path, fault: str) -> None:
    share = [*heard_of("s1")[:3], heard_of("s2")[0]]
    first, second, third = (name.removeprefix("EPUB/") for name in share[:3])
    overlay, package = spoiling.read("EPUB/s1.smil"), spoiling.read("EPUB/content.opf")
    swap = {second: third, third: second}
    swapped = re.sub('src="(.+?)"', lambda found: f'src="{swap.get(found[1], found[1])}"', overlay)
    overlaid = re.search(r'<item [^>]*href="s1\.xhtml"[^>]*>', package)
    assert overlaid
    name, old, new = {
        "order": ("s1.smil", overlay, swapped),
        "text": ("s1.smil", f'"{second}"', '"s1.xhtml#nobody"'),
        "absent": ("content.opf", overlaid[0], re.sub(r' media-overlay="[^"]+"', "", overlaid[0])),
    }[fault]
    book = spoiling.spoil(tmp_path / "book.epub", f"EPUB/{name}", old, new)
    assert old != new
    (played,) = play(tools, book, [share], patience=10)
    assert played.wrong
    assert played.marked in ([], [f"EPUB/{first}"], [f"EPUB/{first}", f"EPUB/{second}"])
