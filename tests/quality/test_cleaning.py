"""The cleaner against the shared gold: the seed exact, and floors on the public set.

A floor is lowered only by hand, with a reason in the commit.
"""

import gzip
import importlib.util
import json
from pathlib import Path
from statistics import mean, median
from typing import Any

import pytest

from reader.codec import write_markdown
from reader.passes.clean import clean
from reader.pipeline import prepare
from reader.sources.text import read

FLOORS = json.loads((Path(__file__).parent / "cleaning_floors.json").read_text())


def test_the_canonical_text_of_the_seed_is_the_gold(shared: Path, seed: Path) -> None:
    text = write_markdown(prepare(seed, glossary=False).document)
    assert text.split("---\n", 2)[2].strip() == (shared / "seed" / "seed_gold.md").read_text().strip()


def test_the_decisions_on_the_seed_are_the_gold(shared: Path, seed: Path) -> None:
    gold = [json.loads(line) for line in (shared / "seed" / "seed_gold.jsonl").read_text().splitlines()]
    decisions = prepare(seed, glossary=False).decisions
    for want, got in zip(gold, decisions, strict=True):
        assert (got.line, got.text, got.action, got.role) == (
            want["line"],
            want["text"],
            want["action"],
            want["role"],
        )
        assert got.level == want.get("level", 0)
        assert got.canonical == want.get("canonical", "")


@pytest.fixture(scope="module")
def figures(shared: Path) -> dict[str, dict[str, float]]:
    scorer = load(shared / "cleaning" / "score.py")
    rows: dict[str, list[tuple[float, float, bool]]] = {"main": [], "all": []}
    with gzip.open(shared / "cleaning" / "docs.jsonl.gz", "rt") as lines:
        for line in lines:
            gold = json.loads(line)
            document, _ = clean(read(gold["input"].encode(), f"{gold['id']}.txt"))
            text = write_markdown(document).split("---\n", 2)[2]
            _, recall, f1 = scorer.prf(text, gold["text"])
            titled = " ".join(scorer.toks(gold["title"])) in " ".join(scorer.toks(text))
            rows[gold["style"]].append((recall, f1, titled))
    return {
        style: {
            "recall": mean(row[0] for row in of),
            "f1": mean(row[1] for row in of),
            "median": median(row[1] for row in of),
            "title": mean(row[2] for row in of),
        }
        for style, of in rows.items()
    }


@pytest.mark.parametrize(
    ("style", "figure"), [(style, figure) for style in FLOORS for figure in FLOORS[style]]
)
def test_no_figure_falls_below_its_floor(
    figures: dict[str, dict[str, float]], style: str, figure: str
) -> None:
    assert figures[style][figure] >= FLOORS[style][figure]


def load(path: Path) -> Any:
    """A module by its path."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
