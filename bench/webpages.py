"""``prepare`` and the Markdown of 200 web pages, against trafilatura alone on the same pages.

    python bench/webpages.py           exit status 1 below the limit

The figure is documents per CPU second of everything that ``reader clean`` does (blocks, decisions,
sentences, Markdown) over those of ``trafilatura.extract`` to Markdown. Both run in turns in one
process; the median of their ratios counts, for the machine may be busy with other things.
"""

import logging
import sys
from pathlib import Path

import cost

sys.path.append(str(Path(__file__).parent.parent))

from tests.sources.pages import KINDS, page

PAGES, ROUNDS, LIMIT = 200, 5, 0.85


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

    with cost.written(texts, ".html") as files:

        def ours() -> None:
            for file in files:
                codec.write_markdown(prepare(file, glossary=False).document)

        base, own, ratio = cost.rates(cost.in_turns(alone, ours, ROUNDS), PAGES)
    size = sum(map(len, texts)) / PAGES / 1000
    print(
        f"reader clean: {own:.1f} pages of {size:.0f} KB a CPU second, trafilatura alone "
        f"{base:.1f}; ratio {ratio:.2f} (limit {LIMIT:.2f})"
    )
    return int(ratio < LIMIT)


if __name__ == "__main__":
    sys.exit(main())
