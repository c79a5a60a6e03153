"""The program that hosts espeak-ng: requests on stdin, replies on stdout, needs nothing but Python.

What espeak-ng says depends on what it said before in its process, and nothing resets it. So this
process starts the engine, says nothing, and forks a child for each request: every sentence is
spoken from the same state, and an engine that dies or hangs takes only its child along. It is a
program of its own, and imports little, because the cost of a fork grows with the process, and
because only a process of one thread may fork.

A message is its length in four bytes and as many bytes of JSON. A request is ``[]`` for the
voices, or ``[voice, words a minute, path, text]`` to save speech as a WAV file. A reply
is ``{"value": …}`` or ``{"error": "…"}``. When a child is killed the host ends by the same signal.

Signatures and constants are those of ``espeak-ng/speak_lib.h`` (API revision 12; 1.51, 1.52).
"""

import ctypes
import json
import os
import signal
import struct
import sys
from typing import Any, BinaryIO

SYNCHRONOUS, DONT_EXIT = 2, 0x8000
POS_CHARACTER, RATE = 1, 1
CHARS_UTF8, END_PAUSE = 0x1, 0x1000  # neither SSML (0x10) nor PHONEMES (0x100): text is only text
END_OF_EVENTS, WORD = 0, 1

COMMANDS = {0: " ", 1: " "}
"""NUL would end the text, and U+0001 opens a command to the engine whatever the flags."""

LENGTH = struct.Struct(">I")


class Event(ctypes.Structure):
    """``espeak_EVENT``."""

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


class Voice(ctypes.Structure):
    """``espeak_VOICE``; ``languages`` is no C string, see :func:`tags`."""

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


CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(Event))


class Engine:
    """The engine of this process.

    Attributes:
        rate: samples a second.
        version: as the library tells it, ``1.52.0``.
        marks: of the last speech: code point, length and sample of each word event.
    """

    def __init__(self, library: str, data: str) -> None:
        """Load and start it.

        Raises:
            OSError: there is no such library, or it finds no data of its version.
        """
        self._library = ctypes.CDLL(library)
        self.rate = int(self._library.espeak_Initialize(SYNCHRONOUS, 0, data.encode() or None, DONT_EXIT))
        if self.rate <= 0:
            raise OSError(f"{library} finds no data of its version")
        self._library.espeak_Info.restype = ctypes.c_char_p
        self._library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(Voice))
        self._library.espeak_Synth.argtypes = (
            *(ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int, ctypes.c_uint, ctypes.c_uint),
            *(ctypes.c_void_p, ctypes.c_void_p),
        )
        self.version = self._library.espeak_Info(None).decode().split()[0]
        self.marks: list[tuple[int, int, int]] = []
        self._chunks: list[bytes] = []
        self._callback = CALLBACK(self._collect)  # held here, or it is freed while C calls it
        self._library.espeak_SetSynthCallback(self._callback)
        self._settings = ("", 0)

    def _collect(self, wave: int | None, count: int, events: Any) -> int:
        if wave and count > 0:
            self._chunks.append(ctypes.string_at(wave, 2 * count))
        for event in events:
            if event.type == END_OF_EVENTS:
                break
            if event.type == WORD:
                self.marks.append((event.text_position - 1, event.length, event.sample))
        return 0

    def voices(self) -> list[tuple[str, str, list[str]]]:
        """Identifier, name and languages of each voice, the best match first among the latter."""
        found = []
        for pointer in self._library.espeak_ListVoices(None):
            if not pointer:
                break
            voice = pointer.contents
            found.append((voice.identifier.decode(), voice.name.decode(), tags(voice.languages)))
        return found

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

    def say(self, text: str) -> list[bytes]:
        """Synthesise plain text: pieces of signed 16-bit mono samples.

        Raises:
            OSError: the engine refused, or gave no sound.
        """
        self._chunks, self.marks = [], []
        data = text.translate(COMMANDS).encode("utf-8", "replace")
        status = self._library.espeak_Synth(
            data, len(data) + 1, 0, POS_CHARACTER, 0, CHARS_UTF8 | END_PAUSE, None, None
        )
        if status or not self._chunks:
            raise OSError(f"espeak-ng gave no sound (status {status})")
        return self._chunks


def tags(address: int) -> list[str]:
    """Languages of a voice: a priority byte and a NUL-ended tag, again and again, then a NUL."""
    found: list[tuple[int, str]] = []
    while priority := ctypes.string_at(address, 1)[0]:
        tag = ctypes.string_at(address + 1)
        found.append((priority, tag.decode().lower()))
        address += 1 + len(tag) + 1
    return [tag for _, tag in sorted(found)]


def wav(rate: int, length: int) -> bytes:
    """The 44 bytes before ``length`` bytes of 16-bit mono samples (RIFF, PCM)."""
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, rate, 2 * rate, 2, 16)
    return struct.pack("<4sI4s", b"RIFF", 36 + length, b"WAVE") + form + struct.pack("<4sI", b"data", length)


def save(engine: Engine, voice: str, pace: int, path: str, text: str) -> list[tuple[int, int, int]]:
    """Speak into a WAV file; the word events."""
    engine.use(voice, pace)
    pieces = engine.say(text)
    with open(path, "wb", buffering=0) as file:  # noqa: PTH123  # pathlib is not worth its import here
        file.write(wav(engine.rate, sum(map(len, pieces))) + b"".join(pieces))
    return engine.marks


def receive(stream: BinaryIO) -> Any:
    """The next message, or None at the end of the stream."""
    head = stream.read(LENGTH.size)
    return json.loads(stream.read(*LENGTH.unpack(head))) if len(head) == LENGTH.size else None


def send(stream: BinaryIO, message: object) -> None:
    """Write one message."""
    data = json.dumps(message).encode()
    stream.write(LENGTH.pack(len(data)) + data)
    stream.flush()


def prepare(engine: Engine, request: list[Any]) -> None:
    """Set voice and pace here rather than in every child; a refusal is the child's to tell."""
    if request:
        voice, pace, *_ = request
        try:
            engine.use(voice, pace)
        except ValueError:
            return


def answer(engine: Engine, request: list[Any]) -> dict[str, object]:
    """Reply to one request, in the child."""
    try:
        return {"value": save(engine, *request) if request else engine.voices()}
    except (OSError, ValueError) as error:
        return {"error": str(error)}


def serve(engine: Engine, limit: int) -> None:
    """Fork a child for each request, until stdin ends; no child lives longer than ``limit`` seconds."""
    while (request := receive(sys.stdin.buffer)) is not None:
        prepare(engine, request)
        child = os.fork()
        if not child:
            status = 1
            try:
                signal.alarm(limit)
                send(sys.stdout.buffer, answer(engine, request))
                status = 0
            finally:
                os._exit(status)
        _, status = os.waitpid(child, 0)
        if status:
            die(os.waitstatus_to_exitcode(status))


def die(code: int) -> None:
    """End as the child did."""
    if code < 0:
        if -code != signal.SIGKILL:
            signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    sys.exit(code)


def main(library: str, data: str, limit: str) -> None:
    """Start the engine, say so, and serve."""
    try:
        engine = Engine(library, data)
    except OSError as error:
        send(sys.stdout.buffer, {"error": str(error)})
        return
    send(sys.stdout.buffer, {"value": [engine.version, engine.rate]})
    serve(engine, int(limit))


if __name__ == "__main__":
    main(*sys.argv[1:])
