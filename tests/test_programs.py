"""Programs run within a limit, in a folder of their own, and leave nothing running however it ends."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from reader import programs
from reader.errors import ToolFailed, ToolMissing
from reader.programs import run
from tests.checks import spoiling
from tests.cli.interrupts import heed_interrupts

BOOK = Path("book.epub")


def test_what_it_says_and_how_it_ends(tmp_path: Path) -> None:
    done = run("Shell", BOOK, ["sh", "-c", "echo one; echo two >&2; echo; exit 3"], tmp_path)
    assert (done.status, done.told, done.last_words) == (3, "one\ntwo\n\n", "two")


def test_it_is_at_home_in_its_folder_and_gets_no_input(tmp_path: Path) -> None:
    told = 'cat; pwd; echo "$HOME $TMPDIR $XDG_CONFIG_HOME $XDG_CACHE_HOME $OWN"'
    done = run("Shell", BOOK, ["sh", "-c", told], tmp_path, {"OWN": "set"})
    assert done.told.split() == [*5 * [str(tmp_path)], "set"]


def test_what_cannot_be_started(tmp_path: Path) -> None:
    with pytest.raises(ToolMissing, match="cannot be started"):
        run("Nothing", BOOK, [tmp_path / "none"], tmp_path)


def alive(mark: Path) -> list[str]:
    """The processes in whose command line a path stands."""
    listed = subprocess.run(["ps", "-ewwo", "args"], capture_output=True, text=True, check=True)
    return [line for line in listed.stdout.splitlines() if str(mark) in line]


def test_at_the_limit_it_ends_with_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "LIMIT", 0.5)
    monkeypatch.setattr(programs, "GRACE", 0.5)
    stubborn = f"trap '' TERM; (exec sleep 60 # {tmp_path}\n) & sh -c 'sleep 60; : {tmp_path}' & wait; wait"
    with pytest.raises(ToolFailed, match=r"book\.epub: Shell took more than 0\.5 seconds"):
        run("Shell", BOOK, ["sh", "-c", stubborn], tmp_path)
    assert alive(tmp_path) == []


@pytest.mark.slow
@pytest.mark.usefixtures("tools")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_check_leaves_no_browser(tmp_path: Path, number: signal.Signals) -> None:
    book = tmp_path / "book.epub"
    book.write_bytes(spoiling.sound())
    command = [sys.executable, "-m", "reader", "check", "-q", str(book)]
    with tempfile.TemporaryDirectory(prefix="r-") as name:  # a browser's socket wants a short path
        scratch = Path(name)
        process = subprocess.Popen(
            command,
            env=os.environ | {"TMPDIR": name},
            preexec_fn=heed_interrupts,  # noqa: PLW1509 - no threads here
        )
        while not any("--type=" in line for line in alive(scratch)):  # a part of the browser
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(number)
        assert process.wait(60) == 128 + number
        assert alive(scratch) == []
        assert list(scratch.iterdir()) == []


def test_node_and_its_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "PLACE", tmp_path)
    with pytest.raises(ToolMissing, match=r"T: it is not installed; .*axe-core@4"):
        programs.package("T", "axe-core")
    folder = tmp_path / "node_modules" / "axe-core"
    folder.mkdir(parents=True)
    (folder / "package.json").write_text('{"name": "axe-core", "version": "1.2.3"}')
    assert programs.package("T", "axe-core") == folder
    assert programs.package_version("T", "axe-core") == "1.2.3"
    (folder / "package.json").write_text("{")
    with pytest.raises(ToolMissing, match="damaged"):
        programs.package_version("T", "axe-core")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ToolMissing, match=r"Node\.js 20"):
        programs.node("T")


def test_a_browser_is_the_one_named_or_the_first_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ToolMissing, match="CHROMIUM"):
        programs.chromium("T")
    for name in ("google-chrome", "chromium", "own"):
        (tmp_path / name).touch(0o755)
        (tmp_path / name).chmod(0o755)
    assert programs.chromium("T") == str(tmp_path / "chromium")
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "own"))
    assert programs.chromium("T") == str(tmp_path / "own")
