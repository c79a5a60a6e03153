"""WAV (RIFF) and AIFF files, whichever a system's engine writes, to Pcm.

pyttsx3 gives WAV under Linux and Windows and AIFF under macOS, whatever suffix was asked for.
"""

import array
import io
import struct
import sys
import wave

from reader.voices import Pcm


def read(data: bytes) -> Pcm:
    """The first channel of a file of 16-bit linear samples.

    Raises:
        ValueError: it is no such file, or is damaged.
    """
    try:
        return _aiff(data) if data[:4] == b"FORM" else _wav(data)
    except (wave.Error, EOFError, struct.error, KeyError) as error:
        raise ValueError(f"not a sound file of 16-bit samples ({error})") from error


def _wav(data: bytes) -> Pcm:
    with wave.open(io.BytesIO(data)) as file:
        width, channels = file.getsampwidth(), file.getnchannels()
        samples = file.readframes(file.getnframes())
        return Pcm(file.getframerate(), _first_channel(samples, width, channels))


def _aiff(data: bytes) -> Pcm:
    """Audio Interchange File Format 1.3 (Apple, 1989), and the ``sowt`` of AIFF-C."""
    chunks: dict[bytes, bytes] = {}
    place = 12
    while place + 8 <= len(data):
        name, length = struct.unpack_from(">4sI", data, place)
        chunks[name] = data[place + 8 : place + 8 + length]
        place += 8 + length + length % 2
    channels, _, bits, exponent, mantissa = struct.unpack_from(">hIhHQ", chunks[b"COMM"])
    rate = round(mantissa * 2.0 ** (exponent - 16383 - 63))  # an 80-bit extended float
    samples = chunks[b"SSND"][8:]
    kind = chunks[b"COMM"][18:22]
    if kind not in {b"", b"NONE", b"twos", b"sowt"}:
        raise ValueError(f"not linear samples but {kind!r}")
    if kind != b"sowt":
        swapped = array.array("h", samples[: len(samples) // 2 * 2])
        swapped.byteswap()
        samples = swapped.tobytes()
    return Pcm(rate, _first_channel(samples, (bits + 7) // 8, channels))


def _first_channel(samples: bytes, width: int, channels: int) -> bytes:
    if width != 2:  # noqa: PLR2004  # bytes of the one width we speak
        raise ValueError(f"samples of {8 * width} bits")
    if channels == 1:
        return samples
    interleaved = array.array("h", samples[: len(samples) // (2 * channels) * 2 * channels])
    if sys.byteorder == "big":  # pragma: no cover
        interleaved.byteswap()
    return interleaved[::channels].tobytes()
