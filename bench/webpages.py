"""``prepare`` and the Markdown of 200 web pages, against trafilatura alone on the same pages.

    python bench/webpages.py           exit status 1 below the limit

The figure is documents per CPU second of everything that ``reader clean`` does (blocks, decisions,
sentences, Markdown) over those of ``trafilatura.extract`` to Markdown. Both run in turns in one
process; the median of their ratios counts, for the machine may be busy with other things.
"""

import logging
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path[0] = str(Path(__file__).parent.parent)  # not this folder, where this file hides the html of Python

from tests.sources.pages import KINDS, page  # noqa: E402 - see above

PAGES, ROUNDS, LIMIT = 200, 5, 0.85


def cpu(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


def main() -> int:
    import trafilatura

    from reader import codec
    from reader.pipeline import prepare

    logging.disable(logging.CRITICAL)
    kinds = list(KINDS)
    texts = [page(kinds[n % len(kinds)], n, heavy=True).html for n in range(PAGES)]

    def alone() -> None:
        for text in texts:
            trafilatura.extract(text, favor_precision=True, output_format="markdown")

    with tempfile.TemporaryDirectory() as name:
        files = [Path(name, f"{n}.html") for n in range(PAGES)]
        for file, text in zip(files, texts, strict=True):
            file.write_text(text)

        def ours() -> None:
            for file in files:
                codec.write_markdown(prepare(file, glossary=False).document)

        for work in (alone, ours):
            work()  # what is loaded once
        rounds = [(cpu(alone), cpu(ours)) for _ in range(ROUNDS)]
    base, own = (statistics.median(each) for each in zip(*rounds, strict=True))
    ratio = statistics.median(one / other for one, other in rounds)
    size = sum(map(len, texts)) / PAGES / 1000
    print(
        f"reader clean: {PAGES / own:.1f} pages of {size:.0f} KB a CPU second, trafilatura alone "
        f"{PAGES / base:.1f}; ratio {ratio:.2f} (limit {LIMIT:.2f})"
    )
    return int(ratio < LIMIT)


if __name__ == "__main__":
    sys.exit(main())
