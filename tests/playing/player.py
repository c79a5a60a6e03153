"""The reading system of :file:`player.mjs`, driven from Python."""

import json
import subprocess
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from msgspec import Struct
from msgspec.json import decode

from reader import programs

LIMIT = 500
"""Seconds, less than those of the test."""


class Played(Struct, frozen=True):
    """What was marked of a share, how often a stretch was played again, and what went wrong."""

    marked: list[str]
    replays: int
    wrong: str


def play(tools: Path, book: Path, shares: Sequence[Sequence[str]], patience: int) -> list[Played]:
    """Play shares of a book, each a list of what is to be heard, such as ``EPUB/s1.xhtml#s1-p1-1``."""
    task = {"book": str(book), "shares": shares, "patience": patience}
    done = subprocess.run(
        [programs.node("player"), Path(__file__).with_name("player.mjs"), tools, programs.chromium("player")],
        input=json.dumps(task).encode(),
        capture_output=True,
        check=False,
        timeout=LIMIT,
    )
    assert done.returncode == 0, done.stderr.decode()[-1000:]
    return decode(done.stdout, type=list[Played])


def shared_out(heard: Sequence[tuple[str, float]], count: int) -> list[list[str]]:
    """Cut what is heard into stretches that last about the same; each ends with the begin of the next.

    Args:
        heard: names, and how many seconds each lasts.
        count: of the stretches.
    """
    whole = sum(seconds for _, seconds in heard)
    shares: list[list[str]] = [[] for _ in range(count)]
    time = 0.0
    for name, seconds in heard:
        shares[min(count - 1, int(time / whole * count))].append(name)
        time += seconds
    return [*([*one, two[0]] for one, two in pairwise(shares)), shares[-1]]
