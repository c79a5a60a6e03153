"""Shared data, golden files, Hypothesis profiles."""

import os
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings

from reader import programs
from reader.errors import ToolMissing
from reader.pipeline import Edition, Settings, build

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared" / "data"

settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile(
    "ci", max_examples=200, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write golden files instead of comparing")


def missing(what: str) -> NoReturn:
    """Skip a test on a person's machine that lacks something; in CI that is a failure."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing")
    pytest.skip(f"{what} is missing")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The public data sets."""
    if not SHARED.is_dir():
        missing(str(SHARED))
    return SHARED


@pytest.fixture(scope="session")
def seed() -> Path:
    """The seed article."""
    return ROOT / "seeds" / "000_ecd86ece4fda590d.txt"


@pytest.fixture(scope="session")
def tools() -> Path:
    """Node.js, a browser, and the folder of the packages of npm."""
    names = (*programs.PACKAGES, "foliate-js")
    try:
        programs.node("test")
        programs.chromium("test")
        folders = [programs.package(name, name) for name in names]
    except ToolMissing as error:
        missing(str(error))
    return folders[-1].parent


@pytest.fixture(scope="session")
def aloud(seed: Path, tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Book and spoken edition of the seed, as ``reader build`` makes them."""
    settings = Settings(editions=("epub", "audio"), jobs=2)
    (edition,) = build([seed], tmp_path_factory.mktemp("aloud"), settings)
    return edition
