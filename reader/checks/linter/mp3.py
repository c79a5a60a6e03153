"""How long an MP3 file sounds, told from its frames, and whether its bit rate is constant.

ISO 11172-3 and 13818-3, Layer III; the Xing/Info header with LAME's extension as decoders read it
("Mp3 info tag revision 1"); Fraunhofer's VBRI.
"""

from typing import NamedTuple

RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
"""Samples a second, by version: MPEG-1, 2 and 2.5."""

KILOBITS = {
    3: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
MPEG1, LAYER_3, MONO = 3, 1, 3

SURE = 3
"""Frames in a row that make a stream: eleven set bits alone are found in anything."""

MOST_LOST = 2**20
"""Bytes that are no frames, after which a file is no MP3 file."""

DELAY_AT = 21
"""Where the delay stands in the extension of LAME."""


class Sound(NamedTuple):
    """What is heard of a file: its length in seconds without the encoder's delay and padding."""

    seconds: float
    constant: bool


class _Frame(NamedTuple):
    length: int
    samples: int
    rate: int
    kilobits: int
    tag: int  # where a Xing header would begin


def measure(data: bytes) -> Sound | None:
    """The sound of a file; None where it is no stream of Layer III frames, or one of free format.

    Takes time linear in the size of the file.
    """
    place = _start(data)
    frame = _frame(data, place)
    if frame is None:
        return None
    rate, samples, rates, lost = frame.rate, 0, set[int](), 0
    header = _header(data, place, frame)
    if header is None:
        header = 0
    else:
        place += frame.length
    known: dict[bytes, _Frame | None] = {}
    while place + 4 <= len(data):
        key = data[place : place + 4]
        if key not in known:
            known[key] = _frame(data, place)
        frame = known[key]
        if frame is None or frame.rate != rate:
            begin, place = place, _next(data, place)
            lost += place - begin
            if lost > MOST_LOST and place < len(data):
                return None
            continue
        if place + frame.length > len(data):
            break  # cut short: not heard
        samples += frame.samples
        rates.add(frame.kilobits)
        place += frame.length
    return Sound(max(0, samples - header) / rate, len(rates) <= 1) if samples else None


def _start(data: bytes) -> int:
    """Where the first frame is: after any ID3 tags and what else stands before."""
    place = _after_tag(data, 0)
    found = _next(data, place - 1)
    return found if found < len(data) else place


def _after_tag(data: bytes, place: int) -> int:
    """The end of the ID3v2 tags that begin at a place."""
    while data[place : place + 3] == b"ID3" and len(data) >= place + 10:
        size = 0
        for byte in data[place + 6 : place + 10]:
            size = size << 7 | byte & 0x7F
        place += size + 10
    return place


def _next(data: bytes, place: int) -> int:
    """The next place after one at which a few frames stand in a row; the end if there is none."""
    if place >= 0 and data[place : place + 3] == b"ID3":
        place = _after_tag(data, place) - 1
    limit = max(place, 0) + MOST_LOST
    while (place := data.find(b"\xff", place + 1, limit)) >= 0:
        at = place
        for _ in range(SURE):
            frame = _frame(data, at)
            if frame is None:
                break
            at += frame.length
            if at >= len(data) - 128:  # the end, or a tag of ID3v1
                return place
        else:
            return place
    return len(data)


def _frame(data: bytes, place: int) -> _Frame | None:
    """The frame whose header stands at a place."""
    bits = int.from_bytes(data[place : place + 4])
    version, layer = bits >> 19 & 3, bits >> 17 & 3
    kind, field = bits >> 12 & 15, bits >> 10 & 3
    if bits >> 21 != 0x7FF or version == 1 or layer != LAYER_3 or kind in {0, 15} or field == 3:  # noqa: PLR2004
        return None
    kilobits, rate = KILOBITS[MPEG1 if version == MPEG1 else 2][kind - 1], RATES[version][field]
    samples = 1152 if version == MPEG1 else 576
    length = samples // 8 * kilobits * 1000 // rate + (bits >> 9 & 1)
    mono = bits >> 6 & 3 == MONO
    side = (17 if mono else 32) if version == MPEG1 else (9 if mono else 17)
    return _Frame(length, samples, rate, kilobits, 4 + side)


def _header(data: bytes, place: int, frame: _Frame) -> int | None:
    """Samples that decoders cut off, if the first frame is no sound but a header; else None."""
    tag = place + frame.tag
    if data[tag : tag + 4] not in {b"Xing", b"Info"}:
        return 0 if data[place + 36 : place + 40] == b"VBRI" else None
    flags = int.from_bytes(data[tag + 4 : tag + 8])
    lame = tag + 8 + 4 * (flags & 1) + 4 * (flags >> 1 & 1) + 100 * (flags >> 2 & 1) + 4 * (flags >> 3 & 1)
    if data[lame : lame + 4] not in {b"LAME", b"Lavf", b"Lavc"}:
        return 0
    cut = int.from_bytes(data[lame + DELAY_AT : lame + DELAY_AT + 3])
    return (cut >> 12) + (cut & 0xFFF)
