"""The program that hosts espeak-ng: requests on stdin, replies on stdout, needs nothing but Python.

What espeak-ng says depends on what it said before in its process, and nothing resets it. So this
process starts the engine, says nothing, and forks a child for each request: every sentence is
spoken from the same state, and an engine that dies or hangs takes only its child along. It is a
program of its own, and imports little, because the cost of a fork grows with the process, and
because only a process of one thread may fork.

A request is its length in four bytes and as many of JSON: ``[]`` for the voices, or ``[voice, words
a minute, path, text, phonemic]`` to save speech as a WAV file. A reply is a byte, 1 for success, a length in
four bytes, and as many bytes: voices in JSON, word events as big-endian 32-bit integers (three
each: code point, length, sample), or an error in words. Much here is plain system calls, because
what a child has not touched it need not copy. When a child is killed the host ends by its signal.

Signatures and constants are those of ``espeak-ng/speak_lib.h`` (API revision 12; 1.51, 1.52).
"""

import ctypes
import functools
import gc
import json
import os
import signal
import struct
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

SYNCHRONOUS, DONT_EXIT = 2, 0x8000
POS_CHARACTER, RATE = 1, 1
CHARS_UTF8, PHONEMES, END_PAUSE = 0x1, 0x100, 0x1000  # never SSML (0x10): text is only text
END_OF_EVENTS, WORD = 0, 1

COMMANDS = {0: " ", 1: " "}
"""NUL would end the text, and U+0001 opens a command to the engine whatever the flags."""

LENGTH, REPLY = struct.Struct(">I"), struct.Struct(">BI")
STDOUT = 1
WAV_HEAD = 44


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
        marks: of the last speech: code point, length and sample of each word event, all in a row.
        given: bytes of sound in the last speech.
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
        self.marks: list[int] = []
        self.given = 0
        self._hear: Callable[[bytes], object] = len
        self._callback = CALLBACK(self._collect)  # held here, or it is freed while C calls it
        self._library.espeak_SetSynthCallback(self._callback)
        self._settings = ("", 0)

    def _collect(self, wave: int | None, count: int, events: Any) -> int:
        if wave and count > 0:
            self.given += 2 * count
            self._hear(ctypes.string_at(wave, 2 * count))
        for event in events:
            if event.type == END_OF_EVENTS:
                break
            if event.type == WORD:
                self.marks += event.text_position - 1, event.length, event.sample
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

    def say(self, text: str, hear: Callable[[bytes], object], *, phonemic: bool = False) -> None:
        """Synthesise plain text; pieces of signed 16-bit mono samples go to ``hear``.

        ``phonemic`` text may hold phonemes in double brackets; in other text they are nothing special.

        Raises:
            OSError: the engine refused.
        """
        self.marks, self.given, self._hear = [], 0, hear
        flags = CHARS_UTF8 | END_PAUSE | (PHONEMES if phonemic else 0)
        data = text.translate(COMMANDS).encode("utf-8", "replace")
        status = self._library.espeak_Synth(data, len(data) + 1, 0, POS_CHARACTER, 0, flags, None, None)
        if status:
            raise OSError(f"espeak-ng failed with status {status}")


def tags(address: int) -> list[str]:
    """Languages of a voice: a priority byte and a NUL-ended tag, again and again, then a NUL."""
    found: list[tuple[int, str]] = []
    while priority := ctypes.string_at(address, 1)[0]:
        tag = ctypes.string_at(address + 1)
        found.append((priority, tag.decode().lower()))
        address += 1 + len(tag) + 1
    return [tag for _, tag in sorted(found)]


def wav_head(rate: int, length: int) -> bytes:
    """The :data:`WAV_HEAD` bytes before ``length`` bytes of 16-bit mono samples (RIFF, PCM)."""
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, rate, 2 * rate, 2, 16)
    return struct.pack("<4sI4s", b"RIFF", 36 + length, b"WAVE") + form + struct.pack("<4sI", b"data", length)


def save(engine: Engine, text: str, phonemic: bool, file: int) -> bytes:
    """Speak into an open WAV file; the word events.

    Raises:
        OSError: the engine refused, or the file cannot be written.
    """
    os.lseek(file, WAV_HEAD, os.SEEK_SET)
    engine.say(text, functools.partial(os.write, file), phonemic=phonemic)
    length = os.lseek(file, 0, os.SEEK_CUR) - WAV_HEAD
    if length != engine.given:  # ctypes swallows what a callback raises
        raise OSError("the sound could not be written")
    if not length:
        raise OSError("espeak-ng gave no sound")
    os.pwrite(file, wav_head(engine.rate, length), 0)
    return struct.pack(f">{len(engine.marks)}i", *engine.marks)


def receive(stream: BinaryIO) -> Any:
    """The next request, or None at the end of the stream."""
    head = stream.read(LENGTH.size)
    return json.loads(stream.read(*LENGTH.unpack(head))) if len(head) == LENGTH.size else None


def send(success: bool, body: bytes) -> None:
    """Write one reply."""
    data = memoryview(REPLY.pack(success, len(body)) + body)
    while data:
        data = data[os.write(STDOUT, data) :]


def answer(engine: Engine, request: list[Any], limit: int) -> None:
    """Reply to one request: here what can be told without speaking, or else in a child."""
    if not request:
        send(True, json.dumps(engine.voices()).encode())
        return
    voice, pace, path, *speech = request
    try:
        engine.use(voice, pace)
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except (OSError, ValueError) as error:
        send(False, str(error).encode())
        return
    child = os.fork()
    if not child:
        be_child(engine, speech, file, limit)
    os.close(file)
    _, status = os.waitpid(child, 0)
    if status:
        die(os.waitstatus_to_exitcode(status))


def be_child(engine: Engine, speech: list[Any], file: int, limit: int) -> None:
    """Speak, reply, and end, in ``limit`` seconds at most."""
    text, phonemic = speech
    status = 1
    try:
        signal.alarm(limit)
        try:
            success, body = True, save(engine, text, phonemic, file)
        except OSError as error:
            success, body = False, str(error).encode()
        send(success, body)
        status = 0
    finally:
        os._exit(status)


def die(code: int) -> None:
    """End as the child did."""
    if code < 0:
        if -code != signal.SIGKILL:
            signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    sys.exit(code)


def main(library: str, data: str, limit: str) -> None:
    """Start the engine, say so, and serve until stdin ends."""
    gc.disable()  # nothing here makes cycles, and a collection in a child would copy every page
    try:
        engine = Engine(library, data)
    except OSError as error:
        send(False, str(error).encode())
        return
    send(True, json.dumps([engine.version, engine.rate]).encode())
    while (request := receive(sys.stdin.buffer)) is not None:
        answer(engine, request, int(limit))


if __name__ == "__main__":
    main(*sys.argv[1:])
