"""The length of an MP3 file is what a decoder hears, whoever wrote it."""

import array
import io
import math
import struct
from typing import Any

import av
import lameenc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.checks.linter import mp3
from tests.checks.linter import books
from tests.editions.audio.samples import decoded


def tone(samples: int, rate: int) -> bytes:
    """A tone that swells, so that a variable bit rate varies."""
    wave = (round(9000 * (i % rate) / rate * math.sin(i * i / rate)) for i in range(samples))
    return array.array("h", wave).tobytes()


def by_lame(rate: int, *, stereo: bool = False, vbr: bool = False) -> bytes:
    lame: Any = lameenc.Encoder()
    lame.silence()
    lame.set_channels(2 if stereo else 1)
    lame.set_in_sample_rate(rate)
    if vbr:
        lame.set_vbr(4)
    else:
        lame.set_bit_rate(64)
    return bytes(lame.encode(tone(4 * rate, rate))) + bytes(lame.flush())


def by_ffmpeg(rate: int) -> bytes:
    """A file with the Info frame and the ID3 tag of FFmpeg, whose extension is signed Lavc."""
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mp3") as file:
        stream = file.add_stream("libmp3lame", rate=rate)
        stream.codec_context.format = "s16p"
        stream.codec_context.layout = "mono"
        frame: Any = av.AudioFrame(format="s16p", layout="mono", samples=3 * rate)
        frame.planes[0].update(tone(3 * rate, rate))
        frame.sample_rate = rate
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            file.mux(packet)
    return buffer.getvalue()


@pytest.mark.parametrize("rate", [8000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000])
@pytest.mark.parametrize("stereo", [False, True])
def test_frames_without_a_header_are_counted(rate: int, stereo: bool) -> None:
    data = by_lame(rate, stereo=stereo)
    sound = mp3.measure(data)
    assert sound is not None
    frame = 1152 if rate >= 32_000 else 576
    assert sound.constant
    assert 0 <= sound.seconds * rate - 4 * rate // (1 + stereo) < 4 * frame + 1


@pytest.mark.parametrize("rate", [22_050, 44_100])
def test_delay_and_padding_are_cut_as_decoders_do(rate: int) -> None:
    for data in (by_ffmpeg(rate), books.sound()):
        heard_rate, samples = decoded(data)
        sound = mp3.measure(data)
        assert sound is not None
        assert round(sound.seconds * heard_rate) == len(samples)


def test_a_variable_bit_rate_is_seen() -> None:
    sound = mp3.measure(by_lame(22_050, vbr=True))
    assert sound is not None
    assert not sound.constant


def test_tags_and_what_else_is_no_frame_are_passed_over() -> None:
    data = books.sound()
    tag = b"ID3\x04\x00\x00" + bytes([0, 0, 4, 0]) + b"\xff\xfb\x90\x00" * 128
    for changed in (tag + data, tag + tag + data, data + b"TAG" + bytes(125), b"\0" * 500 + data):
        assert mp3.measure(changed) == (6.0, True)
    joined = mp3.measure(data + tag + data)
    assert joined is not None
    assert joined.seconds == pytest.approx(12, abs=0.2)


def test_a_frame_cut_short_is_not_heard() -> None:
    data = by_lame(22_050)
    whole, cut = mp3.measure(data), mp3.measure(data[:-1])
    assert whole is not None
    assert cut is not None
    assert round((whole.seconds - cut.seconds) * 22_050) == 576


def test_a_header_that_lies_about_frames_is_not_believed() -> None:
    data = bytearray(books.sound())
    place = data.index(b"Info") + 8
    data[place : place + 4] = struct.pack(">I", 10**6)
    assert mp3.measure(bytes(data)) == (6.0, True)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"RIFF",
        b"\xff" * 5000,
        b"\xff\xfb\x00\x00" * 99,
        bytes(3 * 2**20),
        b"ID3\4\0\0\x7f\x7f\x7f\x7f",
    ],
)
def test_what_is_no_sound_is_not_judged(data: bytes) -> None:
    assert mp3.measure(data) is None


def test_a_stream_lost_among_other_bytes_is_not_judged() -> None:
    frames = by_lame(8000)
    assert mp3.measure((frames + b"\0" * 600_000) * 3) is None


@given(st.binary(max_size=2000))
def test_any_bytes_are_survived(data: bytes) -> None:
    mp3.measure(data)
    mp3.measure(b"\xff\xf3\x84\xc4" + data)
