"""Programs of others: where they are, and how they run: within a limit, and none outlives us."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from msgspec import DecodeError, Struct, json

from reader.errors import ToolFailed, ToolMissing

LIMIT = 600.0
"""Seconds after which a program is given up."""

GRACE = 5.0
"""Seconds that a program has to end what it started, before it is killed."""

PLACE = Path(sys.prefix, "share", "everyreader")
"""Where ``make`` puts what no Python package carries."""

PACKAGES = {
    "@daisy/ace-cli": "1.4.6",
    "@likecoin/epubcheck-ts": "0.7.0",
    "axe-core": "4.14.1",
    "playwright-core": "1.65.1",
}
"""The packages of npm that checks use, in the versions they were tried with."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
NO_VARIABLES: Mapping[str, str] = MappingProxyType({})


class Done(Struct, frozen=True):
    """How a program ended: its status, and all it said."""

    status: int
    told: str

    @property
    def last_words(self) -> str:
        """The last line of it that says something."""
        lines = [line.strip() for line in self.told.splitlines() if line.strip()]
        return lines[-1] if lines else "no word from it"


class _Package(Struct):
    version: str


def run(
    tool: str,
    subject: Path,
    command: Sequence[object],
    folder: Path,
    variables: Mapping[str, str] = NO_VARIABLES,
) -> Done:
    """Run a program in a folder of its own, where it finds its home and its temporary files too.

    However this ends, so has the program, with what it started.

    Args:
        tool: what a person calls it.
        subject: what it works on, for the errors.
        command: the program and its arguments, texts or paths.
        folder: an empty folder; what the program says goes to the file ``told`` in it.
        variables: to be set in its environment.

    Raises:
        ToolMissing: it cannot be started.
        ToolFailed: it took longer than LIMIT.
    """
    own = {name: str(folder) for name in ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    told = folder / "told"
    with told.open("wb") as output:
        try:
            process = subprocess.Popen(
                [str(part) for part in command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=folder,
                env={**os.environ, **own, **variables},
                start_new_session=True,  # Ctrl-C is for us; we end it with all its children
            )
        except OSError as error:
            what = f"{command[0]} cannot be started: {error.strerror}"
            raise ToolMissing(tool, what, "install it again") from error
        try:
            status = process.wait(LIMIT)
        except subprocess.TimeoutExpired as error:
            raise ToolFailed(str(subject), f"{tool} took more than {LIMIT:g} seconds") from error
        finally:
            _end(process)
    return Done(status, told.read_text("utf-8", "replace"))


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ask first: a browser lives in a session of its own, and only who started it can end it."""
    if process.poll() is not None:
        return
    try:
        os.killpg(process.pid, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(GRACE)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def node(tool: str) -> str:
    """Node.js, to run a tool.

    Raises:
        ToolMissing: it is not here.
    """
    found = shutil.which("node")
    if found is None:
        raise ToolMissing(tool, "there is no Node.js to run it", "install Node.js 20 or newer")
    return found


def package(tool: str, name: str) -> Path:
    """The folder of a package of npm that is a tool, or belongs to one.

    Raises:
        ToolMissing: it is not here.
    """
    folder = PLACE / "node_modules" / name
    if not (folder / "package.json").is_file():
        wanted = " ".join(f"{package}@{version}" for package, version in PACKAGES.items())
        advice = f"install it with: npm install --ignore-scripts --prefix {PLACE} {wanted}"
        raise ToolMissing(tool, "it is not installed", advice)
    return folder


def package_version(tool: str, name: str) -> str:
    """The version of a package of npm that is here.

    Raises:
        ToolMissing: it is not here, or is damaged.
    """
    try:
        return json.decode((package(tool, name) / "package.json").read_bytes(), type=_Package).version
    except (OSError, DecodeError) as error:
        raise ToolMissing(tool, "its package is damaged", "install it again") from error


def chromium(tool: str) -> str:
    """The browser that a tool looks through: the one that ``CHROMIUM`` names, or the first on the path.

    Raises:
        ToolMissing: there is none.
    """
    names = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else BROWSERS
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        what = f"there is no {names[0]} to look through"
        raise ToolMissing(tool, what, "install Chromium, or name it in CHROMIUM")
    return str(Path(found).absolute())
