"""``reader check``: findings on stdout, what ran on stderr, the worst of it in the exit status."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.checks import spoiling

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("tools")]

TOTAL = '<meta property="media:duration">'


def check(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reader", "check", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, env=os.environ | environment, check=False, timeout=300
    )


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.epub"
    path.write_bytes(spoiling.sound())
    return path


def test_a_sound_book(book: Path) -> None:
    done = check(book)
    assert (done.returncode, done.stdout) == (0, "")
    first, second = done.stderr.splitlines()
    assert first == "1 file checked: no findings"
    assert second.startswith("by ")
    assert all(name in second for name in ("epubcheck-ts 0.7.0", "ace 1.4.6", "axe 4.14.1"))
    assert "did not run" not in second


def test_what_is_not_here_is_told_and_asked_for_in_full(book: Path, tmp_path: Path) -> None:
    done = check(book, CHROMIUM=str(tmp_path / "none"))
    assert done.returncode == 0
    assert done.stderr.endswith("; ace and axe did not run, install Chromium, or name it in CHROMIUM\n")
    done = check("--full", book, CHROMIUM=str(tmp_path / "none"))
    assert done.returncode == 15
    assert done.stderr.startswith("reader: Ace: there is no ")
    assert done.stderr.count("\n") == 1


def test_as_json(book: Path, tmp_path: Path) -> None:
    told = json.loads(check("--json", book, CHROMIUM=str(tmp_path / "none")).stdout)
    assert told["findings"] == []
    ran = {"name": "epubcheck-ts", "version": "0.7.0", "ran": True}
    assert ran in told["checkers"]
    absent = [checker for checker in told["checkers"] if not checker["ran"]]
    assert [checker["name"] for checker in absent] == ["ace", "axe"]
    assert all(checker.keys() == {"name", "version", "ran", "advice"} for checker in absent)


def test_errors_are_in_the_status_and_warnings_are_not(tmp_path: Path) -> None:
    nowhere = {"CHROMIUM": str(tmp_path / "none")}
    dead = spoiling.spoil(tmp_path / "dead.epub", "EPUB/s1.xhtml", "#g-smeaton", "#g-nobody")
    total = spoiling.spoil(tmp_path / "total.epub", "EPUB/content.opf", f"{TOTAL}0:", f"{TOTAL}1:")
    done = check(dead, total, **nowhere)
    assert done.returncode == 1
    told = {tuple(line.split()[:2]) for line in done.stdout.splitlines()}
    assert told >= {("error", "RSC-012"), ("warning", "MED-016")}
    assert check(total, **nowhere).returncode == 0
