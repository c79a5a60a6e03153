"""espeak-ng by way of its host process (:mod:`reader.voices.system.host`)."""

import struct
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, json

from reader.errors import NoVoice
from reader.voices.process import Process
from reader.voices.system import host

LIBRARIES = ("libespeak-ng.so.1", "libespeak-ng.so")
"""Names under which the system may offer the library."""

LIMIT = 30
"""Seconds for one utterance; a thousand characters take a tenth of one."""


class Mark(Struct, frozen=True):
    """A word event: code points ``offset`` and ``length`` as the engine tells them, and a sample."""

    offset: int
    length: int
    sample: int


class Installed(Struct, frozen=True, array_like=True):
    """A voice of the engine; ``languages`` are lower-case tags, the best match first."""

    identifier: str
    name: str
    languages: tuple[str, ...]


class Espeak(Process):
    """A running host.

    Attributes:
        version: of the engine.
        rate: samples a second.
    """

    def __init__(self, library: str, data: str = "", limit: int = LIMIT) -> None:
        """Start it over a library and its data folder (empty: the library's own).

        Raises:
            OSError: there is no such library, or it does not start.
        """
        super().__init__([sys.executable, "-I", "-S", host.__file__, library, data, str(limit)], limit)
        self.version: str
        self.rate: int
        self.version, self.rate = json.decode(self.greeting)

    def voices(self) -> list[Installed]:
        """The voices of the engine, in its own order."""
        return json.decode(self.ask(), type=list[Installed])

    def save(
        self, voice: str, words_per_minute: int, path: Path, text: str, *, phonemic: bool = False
    ) -> list[Mark]:
        """Say plain text into a WAV file; the same bytes for the same arguments, always.

        Args:
            voice: an identifier of :meth:`voices`.
            words_per_minute: pace.
            path: of the file.
            text: spoken to the letter.
            phonemic: phonemes between double brackets are obeyed: for text that we wrote.

        Raises:
            OSError: the engine refused, died, took too long, or has no such voice.
        """
        events = self.ask(voice, words_per_minute, str(path), text, phonemic)
        return [Mark(*event) for event in struct.iter_unpack(">iii", events)]


def start() -> Espeak:
    """Start the system's libespeak-ng, or else the one that ``espeakng_loader`` brings.

    Raises:
        NoVoice: neither is there, or neither starts.
    """
    refusals: list[str] = []
    for library, data in candidates():
        try:
            return Espeak(library, data)
        except OSError as error:
            refusals.append(str(error))
    raise NoVoice(
        "voice 'system'",
        f"libespeak-ng cannot be used ({'; '.join(refusals)})",
        "install it (apt install libespeak-ng1, dnf install espeak-ng, or pip install espeakng-loader)",
    )


def candidates() -> Iterator[tuple[str, str]]:
    """Libraries to try, each with its data folder (empty: the library knows)."""
    yield from ((name, "") for name in LIBRARIES)
    try:
        import espeakng_loader  # late, and allowed to be absent: the system's library is enough
    except ImportError:
        return
    yield espeakng_loader.get_library_path(), espeakng_loader.get_data_path()
