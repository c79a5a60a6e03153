"""Words per CPU second and memory of the glossary, with spaCy and by rules alone; it must grow as the text.

    python bench/glossary.py       exit status 1 above the limit

The figure is the CPU of the last tenfold step over ten times that of the step before, start-up taken off
both, for each recogniser. One is linear growth, ten quadratic.
"""

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from growth import article

SIZES = (1_000, 10_000, 100_000)
RUNS = (3, 3, 3, 1)
"""Of the start and of each size; medians count, for short texts cost little beside the noise of starting."""

LIMIT = 1.5

MEASURED = """\
import resource, sys
from reader.passes.glossary import parser
if sys.argv[2] == "rules":
    parser.load = lambda: None
from pathlib import Path
from reader.pipeline import prepare
prepare(Path(sys.argv[1]))
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024))
"""


def measured(source: Path, recogniser: str, runs: int) -> tuple[float, int]:
    """CPU in seconds and the highest resident size in bytes of the glossary of a file."""
    command = [sys.executable, "-c", MEASURED, str(source), recogniser]
    told = [
        subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.split()
        for _ in range(runs)
    ]
    return statistics.median(float(seconds) for seconds, _ in told), max(int(peak) for _, peak in told)


def main() -> int:
    worst = 0.0
    with tempfile.TemporaryDirectory() as name:
        sources = [Path(name, f"{words}.txt") for words in (1, *SIZES)]
        for words, source in zip((1, *SIZES), sources, strict=True):
            source.write_text(article(words), encoding="utf-8")
        for recogniser in ("spacy", "rules"):
            (start, _), *rest = [
                measured(source, recogniser, runs) for source, runs in zip(sources, RUNS, strict=True)
            ]
            used = [seconds - start for seconds, _ in rest]
            growth = used[-1] / used[-2] / 10
            worst = max(worst, growth)
            print(
                f"glossary by {recogniser}: {SIZES[-1] / used[-1]:.0f} words a CPU second, {start:.1f} s to "
                f"start, {rest[-1][1] >> 20} MiB at {SIZES[-1]} words; growth {growth:.2f} of linear "
                f"(limit {LIMIT:.1f})"
            )
    return int(worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
