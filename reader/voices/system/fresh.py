"""A function called in a child that is forked for it and ends with it.

The child starts from the parent's state and leaves no trace in it: what an engine with a memory
says becomes a function of its text. Fork copies one thread only, so the caller must have no other
(see :mod:`reader.executors.local`).
"""

import os
import select
import signal
import time
from collections.abc import Callable

PIECE = 1 << 16


def call(function: Callable[[], bytes], limit: float) -> bytes:
    """What ``function()`` returns in a child of this process.

    Args:
        function: runs in the child; an exception in it is reported by its text.
        limit: seconds of wall time, after which the child is killed.

    Raises:
        TimeoutError: the child took longer.
        ChildProcessError: the child died, or its function raised.
    """
    read, write = os.pipe()
    child = os.fork()
    if not child:
        _be_child(function, write, limit)
    os.close(write)
    try:
        data = _read_all(read, time.monotonic() + limit)
    except BaseException:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        os.close(read)
        _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code < 0:
        raise ChildProcessError(f"the engine died of {signal.Signals(-code).name}")
    if code:
        raise ChildProcessError(data.decode(errors="replace") or f"the engine ended with status {code}")
    return data


def _be_child(function: Callable[[], bytes], write: int, limit: float) -> None:
    status = 1
    try:
        # Should the parent be killed meanwhile, nobody else would end a child that hangs.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(int(limit) + 2)
        try:
            data, ended = function(), 0
        except Exception as error:  # noqa: BLE001  # reported, whatever it is
            data, ended = str(error).encode(errors="replace"), 1
        with os.fdopen(write, "wb") as pipe:
            pipe.write(data)
        status = ended
    finally:
        os._exit(status)  # neither the parent's buffers nor its exit handlers are ours to run


def _read_all(descriptor: int, deadline: float) -> bytes:
    poll = select.poll()  # select() itself refuses descriptors from 1024 on
    poll.register(descriptor, select.POLLIN)
    pieces: list[bytes] = []
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not poll.poll(1000 * left):
            raise TimeoutError("the engine gave no answer in time")
        piece = os.read(descriptor, PIECE)
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)
