"""The first sound of each track comes when its first sentence is said to begin."""

import zipfile
from pathlib import PurePosixPath

import pytest
from lxml import etree

from reader.pipeline import Edition
from tests.editions.audio.samples import decoded

pytestmark = pytest.mark.slow

LOUD = 328
"""Of 32768, one in a hundred: what is quieter is taken for silence. The silence that our voice leaves is
exact, and what the encoder makes of it stays below this."""

TOLERANCE = 0.020  # seconds


def seconds(clock: str) -> float:
    """A clock value of SMIL, ``h:mm:ss.fff``."""
    hours, minutes, rest = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def test_the_first_sound_of_each_track_comes_with_its_first_sentence(aloud: Edition) -> None:
    late = {}
    with zipfile.ZipFile(next(aloud.folder.glob("*.epub"))) as book:
        for name in [each for each in book.namelist() if each.endswith(".smil")]:
            audio = next(etree.fromstring(book.read(name)).iter("{*}audio"))
            sound = PurePosixPath(name).parent / audio.get("src", "")
            rate, samples = decoded(book.read(str(sound)))
            first = next(n for n, sample in enumerate(samples) if abs(sample) > LOUD)
            late[name] = first / rate - seconds(audio.get("clipBegin", ""))
    assert len(late) == len(aloud.tracks)
    assert {name: time for name, time in late.items() if abs(time) > TOLERANCE} == {}
