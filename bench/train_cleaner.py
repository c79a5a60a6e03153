"""Train the labeller of the cleaner on a public set, and measure it on domains it has not seen.

    python bench/train_cleaner.py                     five-fold figures, grouped by domain; nothing written
    python bench/train_cleaner.py --write             train on all of it: reader/passes/clean/weights.json
    python bench/train_cleaner.py --floors            raise the floors that the tests hold

The set is a file of one JSON object a line with ``input``, ``text``, ``title``, ``headings``, ``domain`` and
``style`` (see its README); the same set and versions give the same bytes. A line counts as text when it
stands in the gold text, line for line or by the share of its runs of four words; lines weigh by their
words, documents alike.
"""

import argparse
import gzip
import hashlib
import itertools
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path
from statistics import mean, median
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from reader.codec import write_markdown
from reader.passes.clean import clean, labeller
from reader.passes.clean.features import Columns, Sight, headings, look, with_title
from reader.passes.clean.lines import join_wrapped, joined, read_lines
from reader.sources.text import read

DATA = Path(__file__).parent.parent.parent / "shared" / "data" / "cleaning" / "docs.jsonl.gz"
FLOORS = Path(__file__).parent.parent / "tests" / "quality" / "cleaning_floors.json"
MARGIN = 0.002
"""How far below the measured figure a floor lies: rounding and other versions of numpy."""

WEIGHTS = Path(__file__).parent.parent / "reader" / "passes" / "clean" / "weights.json"

FOLDS = 5
STRENGTH = 0.005
"""Inverse of the penalty on large weights."""

LONGEST_HEADING = 25
TOKEN = re.compile(r"\w+")

Array = npt.NDArray[np.float64]


class Example(NamedTuple):
    """A document of the set, its lines with text, and what is true of each."""

    gold: dict[str, Any]
    fold: int
    sight: Sight
    columns: Columns
    title: Array
    text: Array
    heading: Array
    words: Array


def examples(path: Path = DATA) -> list[Example]:
    """The documents of the set; a domain lies in one fold."""
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        return [_example(json.loads(row)) for row in rows if row.strip()]


def _example(gold: dict[str, Any]) -> Example:
    raw = read(gold["input"].encode(), f"{gold['id']}.txt")
    lines = [joined(group) for group in join_wrapped(read_lines(raw.sections[0].blocks))]
    sight = look(lines)
    shown = [_key(line.text) for line in sight.shown]
    title = _is_title(sight, shown, _key(gold["title"]))
    columns = with_title(sight, int(np.argmax(title)))
    text = _in_text(shown, [_key(line) for line in gold["text"].split("\n") if line.strip()])
    heading = _is_heading([line.text for line in sight.shown], gold["headings"]) * (text > 1 / 3)
    fold = int(hashlib.sha256(gold["domain"].encode()).hexdigest(), 16) % FOLDS
    words = np.array([key.count(" ") + 1.0 if key else 0.0 for key in shown])
    return Example(gold, fold, sight, columns, title, text, heading, words)


def _key(text: str) -> str:
    return " ".join(TOKEN.findall(text.lower()))


def _is_title(sight: Sight, shown: Sequence[str], title: str) -> Array:
    """The lines that read as the title does, if one can; else those that hold it."""
    able = sight.candidates
    for same in (str.__eq__, str.__contains__):
        found = np.array(
            [1.0 if can and same(key, title) else 0.0 for key, can in zip(shown, able, strict=True)]
        )
        if found.any():
            break
    return found


def _in_text(shown: Sequence[str], gold: Sequence[str]) -> Array:
    """How much of each line stands in the gold text."""
    share = np.zeros(len(shown))
    runs = {run for line in gold for run in _runs(line)}
    for n, line in enumerate(shown):
        own = list(_runs(line))
        if own:
            share[n] = sum(run in runs for run in own) / len(own)
    for start, _, size in SequenceMatcher(None, shown, gold, autojunk=False).get_matching_blocks():
        share[start : start + size] = 1
    return share


def _runs(line: str) -> Iterable[tuple[str, ...]]:
    words = line.split()
    return zip(words, words[1:], words[2:], words[3:], strict=False)


def _is_heading(shown: Sequence[str], gold: Sequence[str]) -> Array:
    """The lines that are a heading of the gold: the last of equal ones, rather none of a menu."""
    wanted = Counter(map(_key, gold))
    found = np.zeros(len(shown))
    for menus in (False, True):
        for n in range(len(shown) - 1, -1, -1):
            key = _key(shown[n])
            if wanted[key] > 0 and not found[n] and (menus or shown[n][:2] not in {"* ", "+ ", "- ", "o "}):
                found[n] = 1
                wanted[key] -= 1
    return found


def _fit(tables: Sequence[Columns], target: Array, weights: Array | None) -> labeller.Model:
    names = list(tables[0])
    table = np.vstack([np.column_stack([columns[name] for name in names]) for columns in tables])
    scaler = StandardScaler().fit(table)
    regression = LogisticRegression(C=STRENGTH, max_iter=5000, tol=1e-6)
    regression.fit(scaler.transform(table), target, sample_weight=weights)
    factors = regression.coef_[0] / scaler.scale_
    intercept = float(regression.intercept_[0] - factors @ scaler.mean_)
    return labeller.Model(
        round(intercept, 3),
        {name: float(f"{factor:.3g}") for name, factor in zip(names, factors, strict=True)},
        {name: float(f"{value:.2g}") for name, value in zip(names, scaler.mean_, strict=True)},
    )


def fit_title(of: Sequence[Example]) -> labeller.Model:
    """The model of titles: in each document, one line against the others that may be one."""
    tables, targets, weights = [], [], []
    for example in of:
        able = np.array(example.sight.candidates)
        tables.append({name: column[able] for name, column in example.sight.columns.items()})
        targets.append(example.title[able])
        weights.append(np.where(targets[-1] > 0, able.sum() / max(1, targets[-1].sum()), 1.0) / able.sum())
    flat = np.concatenate(weights)
    return _fit(tables, np.concatenate(targets), flat / flat.mean())


def fit_keep(of: Sequence[Example]) -> labeller.Model:
    """The model of what belongs to the text."""
    weights = [(example.words + 3) / (example.words + 3).sum() for example in of]
    flat = np.concatenate(weights)
    target = np.concatenate([example.text for example in of]) > 1 / 2
    return _fit([example.columns for example in of], target, flat / flat.mean())


def fit_heading(of: Sequence[tuple[Example, labeller.Model]]) -> labeller.Model:
    """The model of headings; each document comes with a keep model that has not seen it."""
    tables, targets = [], []
    for example, model in of:
        keep = labeller.probability(model, example.columns)
        columns = example.columns | headings(example.sight.shown, example.columns, keep)
        short = example.words <= LONGEST_HEADING
        tables.append({name: column[short] for name, column in columns.items()})
        targets.append(example.heading[short])
    return _fit(tables, np.concatenate(targets), None)


def train(of: Sequence[Example]) -> dict[str, labeller.Model]:
    """All models, trained on all these documents."""
    unseen = {fold: fit_keep([e for e in of if e.fold != fold]) for fold in {e.fold for e in of}}
    heading = fit_heading([(e, unseen[e.fold]) for e in of])
    return {"title": fit_title(of), "keep": fit_keep(of), "heading": heading}


def cross_validated(of: Sequence[Example]) -> dict[int, dict[str, labeller.Model]]:
    """For each fold, the models trained on the other folds alone."""
    without = {
        pair: fit_keep([e for e in of if e.fold not in pair])
        for pair in map(frozenset, itertools.combinations(range(FOLDS), 2))
    }
    found = {}
    for fold in range(FOLDS):
        others = [e for e in of if e.fold != fold]
        heading = fit_heading([(e, without[frozenset((fold, e.fold))]) for e in others])
        found[fold] = {"title": fit_title(others), "keep": fit_keep(others), "heading": heading}
    return found


def cleaned(example: Example, models: dict[str, labeller.Model]) -> str:
    """The canonical Markdown of a document, without its front matter."""
    raw = read(example.gold["input"].encode(), f"{example.gold['id']}.txt")
    document, _ = clean(raw, label=partial(labeller.label, trained=models))
    return write_markdown(document).split("---\n", 2)[2]


def figures(of: Sequence[Example], texts: Sequence[str], scorer: Any) -> dict[str, dict[str, float]]:
    """The figures by style: recall, F1 with median and tenth percentile, title, order, headings."""
    found = {}
    for style in ("main", "all"):
        both = zip(of, texts, strict=True)
        pairs = [(e.gold, scorer.bare(text)) for e, text in both if e.gold["style"] == style]
        scores = [scorer.prf(text, gold["text"]) for gold, text in pairs]
        f1 = sorted(score[2] for score in scores)
        titles = [" ".join(scorer.toks(g["title"])) in " ".join(scorer.toks(t[:2000])) for g, t in pairs]
        order = [value for g, t in pairs if (value := scorer.order(t, g["text"])) is not None]
        found[style] = {
            "recall": mean(score[1] for score in scores),
            "f1": mean(f1),
            "median": median(f1),
            "p10": f1[int(0.1 * len(f1))],
            "title": mean(titles),
            "order": mean(order),
            "headings": _headings_f1(pairs, scorer),
        }
    return found


def _headings_f1(pairs: Sequence[tuple[dict[str, Any], str]], scorer: Any) -> float:
    hits = claimed = wanted = 0
    for gold, text in pairs:
        if gold["headings"]:
            title = " ".join(scorer.toks(gold["title"]))
            heads = Counter(head for head in scorer.heads(text) if head != title)
            true = Counter(" ".join(scorer.toks(head)) for head in gold["headings"])
            hits += (heads & true).total()
            claimed += heads.total()
            wanted += true.total()
    return 2 * hits / (claimed + wanted)


def load_scorer(data: Path = DATA) -> Any:
    """The scorer that lies beside the set."""
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location("score", data.parent / "score.py")
    assert spec is not None  # noqa: S101
    assert spec.loader is not None  # noqa: S101
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> int:
    """Measure, or train and write."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--data", type=Path, default=DATA)
    arguments.add_argument("--write", action="store_true", help="write the weights")
    arguments.add_argument("--floors", action="store_true", help="raise the floors of the tests")
    arguments.add_argument("--allow-regression", action="store_true", help="let a floor fall")
    options = arguments.parse_args()
    of = examples(options.data)
    if options.write:
        models = {name: vars_of(model) for name, model in train(of).items()}
        WEIGHTS.write_text(json.dumps(models, indent=0, sort_keys=True) + "\n")
        print(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size:,} bytes, {len(of)} documents")
        return 0
    scorer = load_scorer(options.data)
    unseen = cross_validated(of)
    measured = {"cross_validated": figures(of, [cleaned(e, unseen[e.fold]) for e in of], scorer)}
    for style, row in measured["cross_validated"].items():
        print(f"{style:5}", "  ".join(f"{name} {value:.4f}" for name, value in row.items()))
    if not options.floors:
        return 0
    measured["shipped"] = figures(of, [cleaned(e, labeller.models()) for e in of], scorer)
    data = {"data": hashlib.sha256(options.data.read_bytes()).hexdigest(), "documents": len(of)}
    return _raise_floors(data, measured, allow=options.allow_regression)


def _raise_floors(of: dict[str, Any], measured: dict[str, Any], *, allow: bool) -> int:
    """Write floors under what was measured, and on what; refuse to lower one unless that is allowed."""
    old = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    new, lowered = dict(of), []
    for name, styles in measured.items():
        new[name] = {}
        for style, row in styles.items():
            floors = {figure: round(value - MARGIN, 3) for figure, value in row.items()}
            before = old.get(name, {}).get(style, {})
            lowered += [(name, style, figure) for figure in floors if floors[figure] < before.get(figure, 0)]
            new[name][style] = floors
    if lowered and not allow:
        print("these floors would fall:", lowered, "(--allow-regression lets them)")
        return 1
    FLOORS.write_text(json.dumps(new, indent=1) + "\n")
    return 0


def vars_of(model: labeller.Model) -> dict[str, Any]:
    """A model as JSON has it."""
    return {"intercept": model.intercept, "weights": model.weights, "means": model.means}


if __name__ == "__main__":
    sys.exit(main())
