"""CPU of ``reader epub`` from 700 to 70,000 words: it must grow no faster than the text.

    python bench/growth.py         exit status 1 above the limit

The figure is the CPU of the last tenfold step over ten times that of the step before, start-up taken
off both. One is linear growth, ten quadratic. The short texts are run several times and the median
taken, for their step is small beside the noise of starting up.
"""

import random
import sys
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import cost

SIZES = (700, 7_000, 70_000)
RUNS = (5, 5, 1)
LIMIT = 1.5

VERBS = "carried watched built crossed repaired measured described followed avoided remembered".split()
NOUNS = "bridge river council ferry pier engineer winter harbour lantern archive ledger surveyor".split()
NAMES = "Ann Lee|Bo Ek|Maria Santos|the Harbour Board|Lake Vora|Port Ellis|Ivan Petrov|the Ferry Union".split(
    "|"
)


def article(words: int, names: Sequence[str] = NAMES, nouns: Sequence[str] = NOUNS) -> str:
    """A text of that many words, in sections of five paragraphs, the same on every run."""
    draw = random.Random(words)  # noqa: S311 - reproducible prose, not a secret
    lines, count = ["The bridge over the river"], 0
    while count < words:
        if len(lines) % 6 == 1 and count:
            lines.append(f"What the {draw.choice(nouns)} {draw.choice(VERBS)}")
        sentences = [
            f"{draw.choice(names)} {draw.choice(VERBS)} the {draw.choice(nouns)} and the "
            f"{draw.choice(nouns)} "
            f"before the {draw.choice(nouns)} {draw.choice(VERBS)} it."
            for _ in range(6)
        ]
        lines.append(" ".join(sentences))
        count += sum(sentence.count(" ") + 1 for sentence in sentences)
    return "\n\n".join(lines) + "\n"


def cpu(words: int, folder: Path, runs: int = 1) -> float:
    """CPU seconds of ``reader epub`` on a text of that many words."""
    source = folder / f"{words}.txt"
    source.write_text(article(words))
    return cost.of_python(["-m", "reader", "epub", source, "-o", folder / "out", "--quiet"], runs)


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        cpu(SIZES[0], Path(name))  # warm the disk
        seconds = [cpu(words, Path(name), runs) for words, runs in zip(SIZES, RUNS, strict=True)]
    steps = [b - a for a, b in pairwise(seconds)]
    ratio = steps[1] / (10 * steps[0])
    told = ", ".join(f"{words} words {s:.2f} s" for words, s in zip(SIZES, seconds, strict=True))
    print(f"reader epub: {told}; growth {ratio:.2f} of linear (limit {LIMIT:.1f})")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
