"""A small binding to libespeak-ng, synchronous and without its mark-up.

Signatures and constants are those of ``espeak-ng/speak_lib.h`` (API revision 12, espeak-ng 1.51
and 1.52). The library keeps one global state in a process, and what it says depends on what it
said before; :mod:`reader.voices.system.fresh` is the cure.
"""

import ctypes
from collections.abc import Iterator

from msgspec import Struct

from reader.errors import NoVoice

LIBRARIES = ("libespeak-ng.so.1", "libespeak-ng.so")
"""Names under which the system may offer the library."""

SYNCHRONOUS, DONT_EXIT = 2, 0x8000
POS_CHARACTER, RATE = 1, 1
CHARS_UTF8, END_PAUSE = 0x1, 0x1000  # neither SSML (0x10) nor PHONEMES (0x100): text is only text
END_OF_EVENTS, WORD = 0, 1

COMMANDS = {0: " ", 1: " "}
"""NUL would end the text and U+0001 opens a command to the engine, whatever the flags."""


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


class _Voice(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_void_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("reserved", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


_CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


class Mark(Struct, frozen=True, array_like=True):
    """A word event: code points ``offset`` and ``length`` as the engine tells them, and a sample."""

    offset: int
    length: int
    sample: int


class Speech(Struct, frozen=True, array_like=True):
    """Signed 16-bit mono samples with their word events."""

    samples: bytes
    marks: tuple[Mark, ...]


class Installed(Struct, frozen=True):
    """A voice of the engine; ``languages`` are lower-case tags, the best match first."""

    identifier: str
    name: str
    languages: tuple[str, ...]


class Espeak:
    """The engine of this process, started and silent.

    Attributes:
        rate: samples a second.
        version: as the library tells it, ``1.52.0``.
    """

    def __init__(self, library: ctypes.CDLL, data: str | None) -> None:
        path = data.encode() if data else None
        self.rate: int = library.espeak_Initialize(SYNCHRONOUS, 0, path, DONT_EXIT)
        if self.rate <= 0:
            raise OSError("espeak-ng found no data of its own version")
        library.espeak_Info.restype = ctypes.c_char_p
        library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_Voice))
        library.espeak_Synth.argtypes = (
            *(ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int, ctypes.c_uint, ctypes.c_uint),
            *(ctypes.c_void_p, ctypes.c_void_p),
        )
        self.version: str = library.espeak_Info(None).decode().split()[0]
        self._library = library
        self._chunks: list[bytes] = []
        self._marks: list[Mark] = []
        self._callback = _CALLBACK(self._collect)  # held here, or it is freed while C calls it
        library.espeak_SetSynthCallback(self._callback)
        self._settings: tuple[str, int] | None = None

    def _collect(self, wave: "ctypes._Pointer[ctypes.c_short]", count: int, events: object) -> int:
        if count > 0:
            self._chunks.append(ctypes.string_at(wave, 2 * count))
        for event in events:  # type: ignore[attr-defined]  # a C array, ended by a marker
            if event.type == END_OF_EVENTS:
                break
            if event.type == WORD:
                self._marks.append(Mark(event.text_position - 1, event.length, event.sample))
        return 0

    def voices(self) -> Iterator[Installed]:
        """The voices of the engine, in its own order."""
        array = self._library.espeak_ListVoices(None)
        for pointer in array:
            if not pointer:
                return
            voice = pointer.contents
            yield Installed(
                identifier=voice.identifier.decode(),
                name=voice.name.decode(),
                languages=_languages(voice.languages),
            )

    def use(self, voice: str, words_per_minute: int) -> None:
        """Choose a voice by its identifier, and a pace.

        Raises:
            ValueError: the engine has no such voice.
        """
        if self._settings == (voice, words_per_minute):
            return
        if self._library.espeak_SetVoiceByName(voice.encode()):
            raise ValueError(f"espeak-ng has no voice {voice!r}")
        self._library.espeak_SetParameter(RATE, words_per_minute, 0)
        self._settings = voice, words_per_minute

    def say(self, text: str) -> Speech:
        """Synthesise plain text.

        Raises:
            OSError: the engine refused.
        """
        self._chunks, self._marks = [], []
        data = text.translate(COMMANDS).encode("utf-8", "replace")
        status = self._library.espeak_Synth(
            data, len(data) + 1, 0, POS_CHARACTER, 0, CHARS_UTF8 | END_PAUSE, None, None
        )
        if status:
            raise OSError(f"espeak-ng failed with status {status}")
        return Speech(b"".join(self._chunks), tuple(self._marks))


def _languages(address: int) -> tuple[str, ...]:
    """The language field: a priority byte and a NUL-ended tag, again and again, then a NUL."""
    found: list[tuple[int, str]] = []
    while priority := ctypes.string_at(address, 1)[0]:
        tag = ctypes.string_at(address + 1)
        found.append((priority, tag.decode().lower()))
        address += 1 + len(tag) + 1
    return tuple(tag for _, tag in sorted(found))


def start() -> Espeak:
    """Start the system's libespeak-ng, or else the one that ``espeakng_loader`` brings.

    Raises:
        NoVoice: neither is there, or neither starts.
    """
    refusals: list[str] = []
    for library, data in _candidates():
        try:
            return Espeak(ctypes.CDLL(library), data)
        except OSError as error:
            refusals.append(f"{library}: {error}")
    raise NoVoice(
        "voice 'system'",
        f"libespeak-ng cannot be used ({'; '.join(refusals)})",
        "install it (apt install libespeak-ng1, dnf install espeak-ng, or pip install espeakng-loader)",
    )


def _candidates() -> Iterator[tuple[str, str | None]]:
    yield from ((name, None) for name in LIBRARIES)
    try:
        import espeakng_loader  # late, and allowed to be absent: the system's library is enough
    except ImportError:
        return
    yield espeakng_loader.get_library_path(), espeakng_loader.get_data_path()
