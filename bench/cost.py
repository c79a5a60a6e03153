"""What the measurements share: CPU seconds of work and of programs, and texts as files."""

import contextlib
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Programs find their modules compiled, as they do where they are installed."""


def of_work(work: Callable[[], object]) -> float:
    """CPU seconds that a call takes in this process."""
    before = time.process_time()
    work()
    return time.process_time() - before


def of_program(command: Sequence[str | Path]) -> tuple[float, float]:
    """CPU seconds, user and system, of a program with all its children, and its wall seconds.

    What it prints is thrown away; it is an error when it fails.
    """
    words = [str(word) for word in command]
    began = time.monotonic()
    silence = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    process = os.posix_spawn(words[0], words, ENVIRONMENT, file_actions=silence)
    _, status, usage = os.wait4(process, 0)
    if status:
        raise SystemExit(f"{' '.join(words)}: exit {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - began


def of_programs(command: Sequence[str | Path], runs: int) -> float:
    """CPU seconds of a program, the median of some runs."""
    return statistics.median(of_program(command)[0] for _ in range(runs))


def of_python(arguments: Sequence[str | Path], runs: int = 1) -> float:
    """CPU seconds of this interpreter with these arguments, the median of some runs."""
    return of_programs([sys.executable, *arguments], runs)


@contextlib.contextmanager
def written(texts: Sequence[str], suffix: str) -> Iterator[list[Path]]:
    """The texts as files of a folder that goes away."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"{number}{suffix}") for number in range(len(texts))]
        for file, text in zip(files, texts, strict=True):
            file.write_text(text, encoding="utf-8")
        yield files


def in_turns(base: Callable[[], object], own: Callable[[], object], rounds: int) -> list[tuple[float, float]]:
    """CPU seconds of two works, one after the other in each round, once what is loaded once has been."""
    for work in (base, own):
        work()
    return [(of_work(base), of_work(own)) for _ in range(rounds)]


def rates(rounds: Sequence[tuple[float, float]], count: int) -> tuple[float, float, float]:
    """Of works on so many things: how many the base and ours do in a second, and the ratio of ours to it."""
    base, own = (count / statistics.median(each) for each in zip(*rounds, strict=True))
    return base, own, statistics.median(one / other for one, other in rounds)
