"""Time grows no faster than the text, whatever the text: CPU of the double size over that of the single."""

import gc
import time
from collections.abc import Callable

import pytest

from reader.passes.clean import clean, labeller
from reader.passes.clean.verdicts import Labeller
from reader.sources.text import read
from tests.passes.clean.test_clean import BODY, MORE

LIMIT = 2.6
"""Two is linear, four quadratic; the rest is noise."""

ATTEMPTS = 12
"""Measurements of both, of each the fastest: others use the machine too."""

WORDS = "the river and its old bridge were built over many years by people".split()


def prose(count: int) -> str:
    return " ".join(WORDS[n % len(WORDS)] for n in range(count))


LEARNED: dict[str, tuple[int, Callable[[int], str]]] = {
    "short lines": (5_000, lambda n: "\n".join(f"{prose(3)} {i}" for i in range(n))),
    "one line of words": (30_000, lambda n: f"Title\n\n{prose(n)}"),
    "blank lines": (50_000, lambda n: f"{BODY}{chr(10) * n}{MORE}"),
    "dots": (100_000, lambda n: f"Title\n\n{BODY}\n\n{'.' * n}\n\n{MORE}"),
    "numbers of a chapter": (4_000, lambda n: f"Title\n\n{BODY}\n\n{'1.' * n}\n\n{MORE}"),
    "labels of works cited": (
        300,
        lambda n: "Title\n" + "Sources\nLee 2017\n" * n + "prose\nLee 2017\n" * 5,
    ),
    "references": (
        2_000,
        lambda n: "Title\n\nReferences\n" + "\n".join(f"[{i}] Lee 2017 [1]" for i in range(n)),
    ),
    "a table of contents": (3_000, lambda n: "\n".join(f"Part {i}" for i in range(n)) * 2),
    "comments": (2_000, lambda n: f"Title\n\n{BODY}\n" + "Ann says\nMay 3, 2017 at 3:30 pm\nReply\n" * n),
    "other pages": (2_000, lambda n: f"Title\n\n{BODY}\n" + "Related posts\nLatest from us\n" * n),
    "names": (10_000, lambda n: f"Title\n\nBy A B{', A B' * n}!\n\n{BODY}"),
    "marks in a line": (20_000, lambda n: f"Title\n\n{BODY} {'[1]' * n}\n\nNotes\n[1] Lee 2017\n[2] Ek 2019"),
}
RULES: dict[str, tuple[int, Callable[[int], str]]] = {
    "labels of authors": (1_500, lambda n: "Title\n\n" + "About the author\n" * n + BODY),
    "short lines": (4_000, lambda n: "\n".join(f"pont du fleuve {i}" for i in range(n))),
    "announcements": (4_000, lambda n: f"Title\n\n{BODY}\n" + "Sources and more:\n" * n),
}


def nothing(_: object) -> labeller.Labels | None:
    """A labeller that knows no text."""
    return None


def seconds(text: str, label: Labeller) -> float:
    document = read(text.encode(), "x.txt")
    gc.collect()
    gc.disable()  # a collection looks at all that the other tests have left
    try:
        began = time.process_time()
        clean(document, label=label)
        return time.process_time() - began
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("label", "size", "text"),
    [
        pytest.param(label, *case, id=f"{kind}: {name}")
        for kind, label, cases in (("learned", labeller.label, LEARNED), ("rules", nothing, RULES))
        for name, case in cases.items()
    ],
)
def test_the_double_text_takes_no_more_than_double_the_time(
    label: Labeller, size: int, text: Callable[[int], str]
) -> None:
    single, double = text(size), text(2 * size)
    seconds(single, label)  # what is loaded late
    one = other = float("inf")
    for _ in range(ATTEMPTS):
        one, other = min(one, seconds(single, label)), min(other, seconds(double, label))
        if other <= LIMIT * one:
            return
    assert other <= LIMIT * one
