"""The command: arguments to calls to exit status. The only room that prints or exits."""

import contextlib
import errno
import gc
import os
import sys
from collections.abc import Iterator, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing itself is slow to import
    from argparse import Namespace
    from types import FrameType
    from typing import NoReturn

SELDOM = 200_000
"""New objects after which garbage in cycles is looked for."""

INTERRUPTED, TERMINATED, BUG = 130, 143, 70

FULL = {errno.ENOSPC, errno.EFBIG, errno.EIO} | ({errno.EDQUOT} if hasattr(errno, "EDQUOT") else set())
"""What a disk says that takes no more."""


class _Terminated(BaseException):
    """SIGTERM or SIGHUP came: unwind like Ctrl-C."""


def run() -> "NoReturn":
    """Entry point of the ``reader`` command."""
    # threads that wait for matrices of ours, which are small, would cost more than they do
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # nearly all that is made stays to the end, so looking for cycles in it is mostly in vain
    gc.set_threshold(SELDOM, 20, 20)
    status = main()
    gc.freeze()
    sys.exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit status.

    An error is one line on stderr; ``--debug`` shows the traceback behind it.
    """
    from reader.cli.arguments import parser

    _make_streams_safe()
    options = parser().parse_args(arguments)
    try:
        with _unwinding_on_sigterm():
            return _call(options)
    except KeyboardInterrupt:
        return _report("interrupted; nothing unfinished was left behind", INTERRUPTED)
    except _Terminated:
        return _report("terminated; nothing unfinished was left behind", TERMINATED)


def _call(options: "Namespace") -> int:
    import logging

    from reader.errors import NotWritable, ReaderError

    logging.basicConfig(format="reader: %(message)s", level=logging.DEBUG if options.debug else None)
    try:
        status: int = options.call(options)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output has gone, as in `reader voices | head -1`
        _print_no_more()
        return 0
    except ReaderError as error:
        if options.debug:
            raise
        return _report(str(error), error.status)
    except Exception as error:
        if options.debug:
            raise
        if isinstance(error, OSError) and error.filename is None and error.errno in FULL:
            _print_no_more()  # a file that we wrote would have said its name
            return _report(f"standard output cannot be written: {error.strerror}", NotWritable.status)
        what = "".join(c if c.isprintable() else " " for c in str(error))[:300]
        return _report(f"a defect of reader: {type(error).__name__}: {what}; run again with --debug", BUG)
    return status


def _print_no_more() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _report(line: str, status: int) -> int:
    with contextlib.suppress(OSError):
        print(f"reader: {line}", file=sys.stderr)
    return status


def _make_streams_safe() -> None:
    """Print what the terminal cannot show as an escape, rather than fail on it."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        with contextlib.suppress(AttributeError, ValueError):
            getattr(sys, name).reconfigure(errors="backslashreplace")


@contextlib.contextmanager
def _unwinding_on_sigterm() -> Iterator[None]:
    import signal

    def unwind(_signal: int, _frame: "FrameType | None") -> "NoReturn":
        raise _Terminated

    wanted = [signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
    before = [(number, signal.signal(number, unwind)) for number in wanted]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)
