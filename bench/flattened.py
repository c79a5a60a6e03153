"""``prepare`` and the Markdown of flattened texts, against trafilatura on the same lines as paragraphs.

    python bench/flattened.py          exit status 1 below the limit

The texts are the public set's, of 13 KB in the mean; the figure is documents per CPU second of everything
that ``reader clean`` does once it has started, over those of ``trafilatura.extract``, both in turns in one
process. Trafilatura decides nothing there, for it needs the page's elements: the limit notices
when we grow slower.
"""

import gzip
import html
import json
import logging
import sys
from pathlib import Path

import cost

DATA = Path(__file__).parent.parent.parent / "shared" / "data"
ROUNDS, LIMIT, COPIES = 3, 0.5, 50


def main() -> int:
    import trafilatura

    from reader import codec
    from reader.pipeline import prepare

    logging.disable(logging.CRITICAL)
    with gzip.open(DATA / "cleaning" / "docs.jsonl.gz", "rt", encoding="utf-8") as rows:
        texts = [json.loads(row)["input"] for row in rows]
    pages = ["".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n")) for text in texts]

    def clean(file: Path) -> None:
        codec.write_markdown(prepare(file, glossary=False).document)

    def alone() -> None:
        for page in pages:
            trafilatura.extract(f"<html><body>{page}</body></html>", output_format="markdown")

    with cost.written(texts, ".txt") as files:
        rounds = cost.in_turns(alone, lambda: list(map(clean, files)), ROUNDS)
    seed = next((DATA / "seed").glob("*.txt"))
    seeds = COPIES / min(cost.of_work(lambda: [clean(seed) for _ in range(COPIES)]) for _ in range(ROUNDS))
    base, own, ratio = cost.rates(rounds, len(texts))
    print(
        f"reader clean: {own:.0f} texts of {sum(map(len, texts)) / len(texts) / 1000:.0f} KB a CPU second "
        f"({seeds:.0f} of 5 KB), trafilatura {base:.0f}; ratio {ratio:.2f} (limit {LIMIT:.2f})"
    )
    return int(ratio < LIMIT)


if __name__ == "__main__":
    sys.exit(main())
