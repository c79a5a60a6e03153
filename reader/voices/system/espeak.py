"""espeak-ng by way of its host process (:mod:`reader.voices.system.host`)."""

import contextlib
import os
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from msgspec import Struct, json

from reader.errors import NoVoice
from reader.voices.system import host

LIBRARIES = ("libespeak-ng.so.1", "libespeak-ng.so")
"""Names under which the system may offer the library."""

LIMIT = 30
"""Seconds for one utterance; a thousand characters take a tenth of one."""

GRACE = 3
"""Seconds after which a host that has not ended a child by itself is killed."""


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


class Espeak:
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
        self._limit = limit
        program = [sys.executable, "-I", "-S", host.__file__, library, data, str(limit)]
        self._process = subprocess.Popen(
            program,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            start_new_session=True,  # Ctrl-C is for us; the host ends with its stdin
        )
        self._stdin = cast("BinaryIO", self._process.stdin)
        os.set_blocking(self._stdin.fileno(), False)  # a request may be larger than the pipe
        self._stdout = cast("BinaryIO", self._process.stdout)
        self.version: str
        self.rate: int
        try:
            self.version, self.rate = json.decode(self._receive())
        except BaseException:
            self.close()
            raise

    def voices(self) -> list[Installed]:
        """The voices of the engine, in its own order."""
        return json.decode(self._ask(), type=list[Installed])

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
        events = self._ask(voice, words_per_minute, str(path), text, phonemic)
        return [Mark(*event) for event in struct.iter_unpack(">iii", events)]

    @property
    def alive(self) -> bool:
        """Whether the host still runs."""
        return self._process.poll() is None

    def close(self) -> None:
        """Let the host end, and wait for it: nothing is left behind, and its time is counted."""
        with contextlib.suppress(OSError):
            self._stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(GRACE)
        self._kill()

    def _kill(self) -> None:
        """End the host and what it may have under way."""
        if self.alive:
            os.killpg(self._process.pid, signal.SIGKILL)
        for stream in (self._stdin, self._stdout):
            with contextlib.suppress(OSError):
                stream.close()
        self._process.wait()

    def _ask(self, *request: object) -> bytes:
        data = json.encode(request)
        return self._receive(host.LENGTH.pack(len(data)) + data)

    def _receive(self, request: bytes = b"") -> bytes:
        deadline = time.monotonic() + self._limit + GRACE
        try:
            self._write(request, deadline)
            success, length = host.REPLY.unpack(self._read(host.REPLY.size, deadline))
            body = self._read(length, deadline)
        except BaseException:
            self._kill()
            raise
        if not success:
            raise OSError(body.decode(errors="replace"))
        return body

    def _write(self, request: bytes, deadline: float) -> None:
        data = memoryview(request)
        descriptor = self._stdin.fileno()
        with contextlib.suppress(BrokenPipeError):  # it has died; the reply that is missing says how
            while data:
                _wait(descriptor, select.POLLOUT, deadline)
                data = data[os.write(descriptor, data) :]

    def _read(self, length: int, deadline: float) -> bytes:
        descriptor = self._stdout.fileno()
        data = b""
        while len(data) < length:
            _wait(descriptor, select.POLLIN, deadline)
            piece = os.read(descriptor, length - len(data))
            if not piece:
                raise ChildProcessError(f"the engine died ({self._end()})")
            data += piece
        return data

    def _end(self) -> str:
        code = self._process.wait(GRACE)
        return signal.Signals(-code).name if code < 0 else f"status {code}"


def _wait(descriptor: int, event: int, deadline: float) -> None:
    poll = select.poll()  # select() itself refuses descriptors from 1024 on
    poll.register(descriptor, event)
    if not poll.poll(1000 * max(0.0, deadline - time.monotonic())):
        raise TimeoutError("the engine gave no answer in time")


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
