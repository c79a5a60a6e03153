"""Worker processes on this machine."""

import contextlib
import ctypes
import logging
import multiprocessing
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor

from reader.errors import ReaderError

PR_SET_PDEATHSIG = 1


@contextlib.contextmanager
def pool(jobs: int) -> Iterator[Executor]:
    """An executor of worker processes, all of them gone when the block ends, however it ends.

    Workers are spawned, not forked, so none inherits a thread or lock of ours. On an error or Ctrl-C
    pending tasks are dropped and running ones are stopped at once.

    Args:
        jobs: how many processes.

    Raises:
        ReaderError: a worker was killed from outside.
    """
    before = set(multiprocessing.active_children())
    executor = ProcessPoolExecutor(
        max(1, jobs), mp_context=multiprocessing.get_context("spawn"), initializer=_begin
    )
    try:
        yield executor
    except BrokenExecutor as error:
        raise ReaderError(
            "worker process", "was killed", "is there enough memory? try fewer with --jobs"
        ) from error
    except BaseException:
        # Cancel first: the executor's own thread fails aloud on futures it finds cancelled later.
        executor.shutdown(wait=False, cancel_futures=True)
        for worker in set(multiprocessing.active_children()) - before:
            worker.terminate()
            worker.join()
        raise
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    """Leave Ctrl-C and the last word on errors to the parent, and do not outlive it."""
    logging.getLogger("reader").addHandler(logging.NullHandler())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
