"""An engine in a process of its own: requests on its stdin, replies on its stdout, within a limit.

A request is its length in four bytes and as many of JSON. A reply is a byte, 1 for success, a length in
four bytes, and as many bytes; the first comes without a request, when the engine is ready.
"""

import contextlib
import os
import select
import signal
import subprocess
import time
import weakref
from collections.abc import Sequence
from typing import BinaryIO, cast

from msgspec import json

from reader.voices.system.host import LENGTH, REPLY

GRACE = 3
"""Seconds after which a process that has not ended by itself is killed."""


class Process:
    """A running engine.

    Attributes:
        greeting: the body of its first reply.
        close: let it end, and wait for it: nothing is left behind, and its time is counted. Where nobody
            holds the engine any more, it ends by itself.
    """

    def __init__(self, program: Sequence[str], limit: float) -> None:
        """Start it.

        Args:
            program: the command.
            limit: seconds for a reply.

        Raises:
            OSError: it does not start.
        """
        self._limit = limit
        self._process = subprocess.Popen(
            program,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            start_new_session=True,  # Ctrl-C is for us; the process ends with its stdin
        )
        self._stdin = cast("BinaryIO", self._process.stdin)
        os.set_blocking(self._stdin.fileno(), False)  # a request may be larger than the pipe
        self._stdout = cast("BinaryIO", self._process.stdout)
        self.close = weakref.finalize(self, _close, self._process)
        try:
            self.greeting = self._receive()
        except BaseException:
            self.close()
            raise

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    def ask(self, *request: object) -> bytes:
        """The reply to a request. Where none comes in time the process is killed.

        Raises:
            OSError: the engine refused, died, or took too long.
        """
        data = json.encode(request)
        return self._receive(LENGTH.pack(len(data)) + data)

    def _receive(self, request: bytes = b"") -> bytes:
        deadline = time.monotonic() + self._limit + GRACE
        try:
            self._write(request, deadline)
            success, length = REPLY.unpack(self._read(REPLY.size, deadline))
            body = self._read(length, deadline)
        except BaseException:
            _kill(self._process)
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
        parts: list[bytes] = []
        while length:
            _wait(descriptor, select.POLLIN, deadline)
            parts.append(os.read(descriptor, length))
            if not parts[-1]:
                raise ChildProcessError(f"the engine died ({self._end()})")
            length -= len(parts[-1])
        return b"".join(parts)

    def _end(self) -> str:
        code = self._process.wait(GRACE)
        return signal.Signals(-code).name if code < 0 else f"status {code}"


def _close(process: "subprocess.Popen[bytes]") -> None:
    with contextlib.suppress(OSError):
        cast("BinaryIO", process.stdin).close()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(GRACE)
    _kill(process)


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """End it and what it may have under way."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    for stream in (process.stdin, process.stdout):
        with contextlib.suppress(OSError):
            cast("BinaryIO", stream).close()
    process.wait()


def _wait(descriptor: int, event: int, deadline: float) -> None:
    poll = select.poll()  # select() itself refuses descriptors from 1024 on
    poll.register(descriptor, event)
    if not poll.poll(1000 * max(0.0, deadline - time.monotonic())):
        raise TimeoutError("the engine gave no answer in time")
