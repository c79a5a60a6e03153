"""What the package offers is there, and costs nothing until used."""

import doctest
import subprocess
import sys

import pytest

import reader
from tests.conftest import ROOT


def test_every_public_name_is_there() -> None:
    assert sorted(reader.__all__) == reader.__all__
    assert all(getattr(reader, name) for name in reader.__all__)
    with pytest.raises(AttributeError):
        reader.nothing  # noqa: B018


def test_importing_the_package_loads_nothing_else() -> None:
    code = "import sys; before = set(sys.modules); import reader; print(*(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["reader"]


def test_the_example_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    assert result.attempted > 3
    assert result.failed == 0


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 120
