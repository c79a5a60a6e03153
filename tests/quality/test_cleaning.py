"""The cleaner against the shared gold: the seed exact, and floors on the public set.

Floors are raised by ``python -P bench/train_cleaner.py --floors``, which lowers one only with
``--allow-regression``.
"""

import hashlib
import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from reader.codec import write_markdown
from reader.passes.clean import labeller
from reader.passes.clean.features import headings
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
def bench() -> Iterator[Any]:
    """The program that trains and measures, on one thread: more take longer over so small a set."""
    program = load(ROOT / "bench" / "train_cleaner.py")
    with threadpool_limits(1):
        yield program


@pytest.fixture(scope="module")
def examples(shared: Path, bench: Any) -> Any:
    data = shared / "cleaning" / "docs.jsonl.gz"
    assert hashlib.sha256(data.read_bytes()).hexdigest() == FLOORS["data"]
    found = bench.examples(data)
    assert len(found) == FLOORS["documents"]
    return found


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


def test_every_figure_of_either_style_has_a_floor(figures: Any) -> None:
    floors, measured = figures
    assert {style: set(row) for style, row in floors.items()} == {s: set(row) for s, row in measured.items()}
    assert all(0.5 < floor < 1 for row in floors.values() for floor in row.values())


def test_a_domain_lies_in_one_fold_and_each_fold_has_documents(bench: Any, examples: Any) -> None:
    folds: dict[str, set[int]] = {}
    for example in examples:
        folds.setdefault(example.gold["domain"], set()).add(example.fold)
    assert {len(of) for of in folds.values()} == {1}
    assert set.union(*folds.values()) == set(range(bench.FOLDS))


def test_the_shipped_models_are_what_training_gives(bench: Any, examples: Any) -> None:
    trained = bench.train(examples)
    models = labeller.models()
    assert set(models) == set(trained)
    for name, shipped in models.items():
        assert list(shipped.weights) == sorted(trained[name].weights)
        for example in examples[::17]:
            keep = labeller.probability(models["keep"], example.columns)
            columns = example.columns | headings(example.sight.shown, example.columns, keep)
            mine, its = (labeller.probability(model, columns) for model in (shipped, trained[name]))
            assert abs(mine - its).max() < 0.02
        for feature, mean in shipped.means.items():
            assert mean == pytest.approx(trained[name].means[feature], abs=0.02, rel=0.02)


def test_a_floor_falls_only_by_a_flag(
    bench: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    floors = tmp_path / "floors.json"
    monkeypatch.setattr(bench, "FLOORS", floors)

    def written(f1: float, *, allow: bool = False) -> tuple[int, float]:
        measured = {"shipped": {"main": {"f1": f1, "recall": 0.9}}}
        status = bench._raise_floors({"documents": 2}, measured, allow=allow)
        told = json.loads(floors.read_text())
        assert told["documents"] == 2
        return status, told["shipped"]["main"]["f1"]

    assert written(0.95) == (0, 0.948)
    assert written(0.96) == (0, 0.958)
    assert written(0.94) == (1, 0.958)
    assert "('shipped', 'main', 'f1')" in capsys.readouterr().out
    assert written(0.94, allow=True) == (0, 0.938)


def test_loading_the_program_leaves_the_path_of_imports_alone(bench: Any) -> None:
    assert bench.__name__ == "train_cleaner"
    assert str(ROOT / "bench") not in sys.path


def load(path: Path) -> Any:
    """A module by its path."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
