"""The cleaner against the shared gold: the seed exact, and floors on the public set.

Floors are raised by ``python -P bench/train_cleaner.py --floors``, which lowers one only with
``--allow-regression``.
"""

import hashlib
import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from reader.codec import write_markdown
from reader.passes.clean import labeller
from reader.pipeline import prepare
from tests.conftest import ROOT

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
def bench() -> Any:
    return load(ROOT / "bench" / "train_cleaner.py")


@pytest.fixture(scope="module")
def examples(shared: Path, bench: Any) -> Any:
    data = shared / "cleaning" / "docs.jsonl.gz"
    assert hashlib.sha256(data.read_bytes()).hexdigest() == FLOORS["data"]
    return bench.examples(data)


@pytest.fixture(scope="module", params=["cross_validated", "shipped"])
def figures(request: pytest.FixtureRequest, shared: Path, bench: Any, examples: Any) -> Any:
    """The figures of models that have not seen the domain, and of those in the package, which have."""
    name = str(request.param)
    models = bench.cross_validated(examples) if name == "cross_validated" else {}
    texts = [bench.cleaned(each, models.get(each.fold, labeller.models())) for each in examples]
    scorer = load(shared / "cleaning" / "score.py")
    return FLOORS[name], bench.figures(examples, texts, scorer)


def test_no_figure_falls_below_its_floor(figures: Any) -> None:
    """The order of style main cannot reach 1: there the gold against itself scores 0.992."""
    floors, measured = figures
    fallen = [
        (style, name, measured[style][name], floor)
        for style, row in floors.items()
        for name, floor in row.items()
        if measured[style][name] < floor
    ]
    assert fallen == []


def test_the_shipped_models_are_what_training_gives(bench: Any, examples: Any) -> None:
    trained = bench.train(examples)
    for name, shipped in labeller.models().items():
        assert list(shipped.weights) == sorted(trained[name].weights)
        for example in examples[::17]:
            if name == "heading":
                continue
            columns = example.columns if name == "keep" else example.sight.columns
            mine, its = (labeller.probability(model, columns) for model in (shipped, trained[name]))
            assert abs(mine - its).max() < 0.02


def load(path: Path) -> Any:
    """A module by its path."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
