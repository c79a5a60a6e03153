"""No checker finds anything in the books of real articles: the seed's, and every tenth of the public set."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

import pytest
from msgspec import Struct, json

from reader.model import Finding
from reader.pipeline import Edition, Settings, build
from reader.registry import find

pytestmark = pytest.mark.slow

CHECKERS = ("linter", "epubcheck-ts", "epubcheck", "ace", "axe")
STEP = 10
"""Of each style of the set, the documents with the numbers 0, 10, 20 …; there are 60."""

SILENT = Settings(editions=("epub", "audio"), voice="silent", jobs=2)


class _Article(Struct):
    style: str
    input: str


@pytest.fixture(scope="module")
def books(shared: Path, aloud: Edition, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The books, each with its media overlays; those of the set under the names of style and number."""
    folder = tmp_path_factory.mktemp("books")
    with gzip.open(shared / "cleaning" / "docs.jsonl.gz") as lines:
        articles = [json.decode(line, type=_Article) for line in lines]
    found = [next(aloud.folder.glob("*.epub"))]
    for style in ("main", "all"):
        chosen = [article for article in articles if article.style == style]
        for number, article in list(enumerate(chosen))[::STEP]:
            source = folder / f"{style}-{number}.txt"
            source.write_text(article.input, encoding="utf-8")
            (edition,) = build([source], folder / source.stem, SILENT)
            found.append(next(edition.folder.glob("*.epub")).rename(source.with_suffix(".epub")))
    return found


@pytest.mark.usefixtures("tools")
def test_no_checker_finds_anything(books: list[Path]) -> None:
    assert len(books) == 13
    tasks = list(product(CHECKERS, books))

    def run(task: tuple[str, Path]) -> tuple[Finding, ...]:
        checker, book = task
        found: tuple[Finding, ...] = find("checks", checker)(book)  # type: ignore[misc]
        return found

    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(run, tasks))
    assert len(told) == len(CHECKERS) * len(books)
    findings = [
        (checker, book.stem[:8], *(finding.severity, finding.code, finding.location, finding.message))
        for (checker, book), found in zip(tasks, told, strict=True)
        for finding in found
    ]
    assert findings == []
