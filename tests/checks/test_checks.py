"""Files find their checks by suffix."""

from pathlib import Path

import pytest

from reader.checks import BY_SUFFIX, check
from reader.errors import MissingSource, UnknownFormat
from reader.registry import find


def test_every_check_is_registered() -> None:
    assert all(callable(find("checks", name)) for names in BY_SUFFIX.values() for name in names)


def test_a_book_goes_to_epubcheck(tmp_path: Path) -> None:
    with pytest.raises(MissingSource):
        check(tmp_path / "none.EPUB")


def test_other_files_have_no_check(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match="epub"):
        check(tmp_path / "page.pdf")
