"""Shared data, golden files, Hypothesis profiles."""

import os
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings

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
