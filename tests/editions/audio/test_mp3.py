"""Decoded audio is the samples that went in, to the sample."""

import array
import io
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.editions.audio import mp3
from tests.editions.audio.samples import decoded


def whole(sound: bytes, rate: int, piece: int = 4096) -> bytes:
    frames = b"".join(mp3.encode((sound[i : i + piece] for i in range(0, len(sound), piece)), rate))
    return mp3.info_frame(rate, len(sound) // 2, len(frames)) + frames


def chirp(samples: int, rate: int) -> bytes:
    """A tone that rises: it fits itself at one place only."""
    return array.array(
        "h", (round(12000 * math.sin(i * i / rate * 0.9 + i * 0.02)) for i in range(samples))
    ).tobytes()


@pytest.mark.parametrize("rate", sorted(mp3.RATES))
@pytest.mark.parametrize("samples", [576, 577, 1151, 1152, 1153, 5000])
def test_the_decoded_length_is_exact_at_every_rate(rate: int, samples: int) -> None:
    heard_rate, heard = decoded(whole(chirp(samples, rate), rate))
    assert (heard_rate, len(heard)) == (rate, samples)


@settings(max_examples=30)
@given(st.integers(576, 30_000))
def test_the_frames_are_as_foretold(samples: int) -> None:
    data = whole(bytes(2 * samples), 22050)
    count = mp3.count_frames(io.BytesIO(data), 22050)
    assert count == mp3.frames(samples, 22050) + 1
    assert len(decoded(data)[1]) == samples


@pytest.mark.parametrize("rate", [22050, 44100])
def test_no_sample_is_moved(rate: int) -> None:
    sound = array.array("h", chirp(rate, rate))
    _, heard = decoded(whole(sound.tobytes(), rate))
    middle = range(rate // 4, rate // 2, 3)

    def difference(shift: int) -> int:
        return sum(abs(sound[i] - heard[i + shift]) for i in middle)

    assert min(range(-40, 41), key=difference) == 0


def test_pieces_make_no_difference() -> None:
    sound = chirp(20_000, 22050)
    assert whole(sound, 22050) == whole(sound, 22050, piece=1234) == whole(sound, 22050, piece=40_000)


def test_the_tag_is_sound_to_mutagen() -> None:
    from mutagen.mp3 import MP3, BitrateMode

    library: Any = MP3  # untyped
    info = library(io.BytesIO(whole(chirp(44_100, 22050), 22050))).info
    assert info.length == pytest.approx(2, abs=1e-6)
    assert info.bitrate == pytest.approx(64_000, abs=10)
    assert (info.channels, info.sample_rate) == (1, 22050)
    assert info.bitrate_mode == BitrateMode.CBR


def test_a_rate_mp3_does_not_have() -> None:
    with pytest.raises(ValueError, match="no sample rate of 22000 Hz"):
        next(mp3.encode([bytes(10)], 22000))


@pytest.mark.parametrize("damage", [b"", b"\0", b"x" * 300])
def test_damage_is_seen(damage: bytes) -> None:
    data = whole(chirp(5000, 22050), 22050)
    broken = data[:-1] if not damage else data + damage
    with pytest.raises(ValueError, match="MP3 frame"):
        mp3.count_frames(io.BytesIO(broken), 22050)
