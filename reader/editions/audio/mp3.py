"""MPEG-1/2/2.5 Layer III at a constant bit rate, mono, with exact length.

LAME delays sound by 576 samples and pads the last frame; a decoder delays it by 529 more. The
Info frame in front of the stream (Xing's header with LAME's extension) tells decoders to cut both
off, so that decoded audio is the samples that went in, to the sample. lameenc writes no such
frame, so it is made here, after the description in the LAME sources (``VbrTag.c``) and Gabriel
Bouvigne's "Mp3 info tag revision 1".
"""

import struct
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

KILOBITS = 64
"""A second: nearly 3 bits a sample for 22 050 Hz speech."""

QUALITY = 5
"""LAME's -q: noise shaping stays on, at 0.6 of the CPU of -q 2; from 7 on it is off."""

ENCODER_DELAY, LEAST_PADDING = 576, 576
"""Samples before the sound, and at least after it."""

LAYOUT = b"LAME3.100"
"""Not who encoded, but how the extension is laid out: decoders look for a LAME of 3.90 or later."""

MPEG_VERSIONS = {
    3: (44_100, 48_000, 32_000),  # MPEG-1
    2: (22_050, 24_000, 16_000),  # MPEG-2
    0: (11_025, 12_000, 8_000),  # MPEG-2.5
}
RATES = {
    rate: (version, field) for version, rates in MPEG_VERSIONS.items() for field, rate in enumerate(rates)
}
"""Sample rates that MP3 has, with the version and rate fields of a frame header."""

MPEG1 = 3
SIDE_INFO = {3: 17, 2: 9, 0: 9}
"""Bytes of side information in a mono frame, by version."""

KILOBIT_INDEX = {3: 5, 2: 8, 0: 8}
"""The bit-rate field that means :data:`KILOBITS`, by version."""


def encode(sounds: Iterable[bytes], rate: int) -> Iterator[bytes]:
    """MP3 frames for 16-bit mono samples, as they come.

    Raises:
        ValueError: MP3 has no such sample rate.
    """
    lame = encoder(rate)
    for samples in sounds:
        yield bytes(lame.encode(samples))
    yield bytes(lame.flush())


def encoder(rate: int) -> Any:
    """LAME with the settings of this module.

    Raises:
        ValueError: MP3 has no such sample rate.
    """
    import lameenc  # late: a compiled library

    if rate not in RATES:
        raise ValueError(f"MP3 has no sample rate of {rate} Hz")
    lame = lameenc.Encoder()
    lame.silence()
    lame.set_channels(1)
    lame.set_in_sample_rate(rate)
    lame.set_out_sample_rate(rate)
    lame.set_bit_rate(KILOBITS)
    lame.set_quality(QUALITY)
    return lame


def info_length(rate: int) -> int:
    """Bytes of the Info frame."""
    return samples_a_frame(rate) // 8 * KILOBITS * 1000 // rate


def info_frame(rate: int, samples: int, stream: int) -> bytes:
    """The Info frame for a sound.

    Args:
        rate: samples a second.
        samples: length of the sound.
        stream: bytes of the frames that follow.
    """
    version, field = RATES[rate]
    count = frames(samples, rate)
    padding = count * samples_a_frame(rate) - ENCODER_DELAY - samples
    header = 0xFFE00000 | version << 19 | 0b01 << 17 | 1 << 16  # Layer III, no CRC
    header |= KILOBIT_INDEX[version] << 12 | field << 10 | 0b11 << 6 | 1 << 2  # mono, original
    length = info_length(rate)
    seek = bytes(256 * percent // 100 for percent in range(100))
    frame = struct.pack(">I", header) + bytes(SIDE_INFO[version])
    frame += struct.pack(">4sIII100sI", b"Info", 0b1111, count, length + stream, seek, 100 - 10 * QUALITY)
    lame = struct.pack(">9sBBIHHBB", LAYOUT, 1, 0, 0, 0, 0, 0, KILOBITS)  # 1: constant bit rate
    lame += (ENCODER_DELAY << 12 | padding).to_bytes(3)
    lame += struct.pack(">BBHIH", 0, 0, 0, length + stream, 0)  # no CRC of the music: 0
    frame += lame
    return (frame + struct.pack(">H", _crc(frame))).ljust(length, b"\0")


def frames(samples: int, rate: int) -> int:
    """Frames that LAME makes of a sound (``lame_encode_flush``): its delay, the sound, and padding."""
    size = samples_a_frame(rate)
    filled = ENCODER_DELAY + samples
    padding = size - filled % size
    if padding < LEAST_PADDING:
        padding += size
    return (filled + padding) // size


def samples_a_frame(rate: int) -> int:
    """1152 in MPEG-1, half of it below."""
    return 1152 if RATES[rate][0] == MPEG1 else 576


def count_frames(file: BinaryIO, rate: int) -> int:
    """Walk the frames from here to the end of a file, from header to header.

    Raises:
        ValueError: something else than a frame of this rate lies between, or the last is cut.
    """
    version, field = RATES[rate]
    data, place, count = file.read(), 0, 0
    while place < len(data):
        header = int.from_bytes(data[place : place + 4])
        if header >> 17 != 0x7FF0 | version << 2 | 0b01 or header >> 10 & 3 != field:
            raise ValueError(f"no MP3 frame at byte {place}")
        place += info_length(rate) + (header >> 9 & 1)
        count += 1
    if place != len(data):
        raise ValueError("the last MP3 frame is cut")
    return count


def _crc(data: bytes) -> int:
    """CRC-16/ARC, as LAME seals its tag."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc
