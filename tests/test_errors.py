"""Every error crosses a process border, has an exit status of its own, and is one line."""

import pickle
from collections.abc import Iterator

import pytest

from reader import errors
from reader.errors import ReaderError


def concrete(base: type[ReaderError] = ReaderError) -> Iterator[type[ReaderError]]:
    for child in base.__subclasses__():
        yield from concrete(child)
        if "status" in vars(child):
            yield child


ALL = sorted(concrete(), key=lambda error: error.status)


def test_no_two_errors_share_a_status_and_none_takes_a_reserved_one() -> None:
    statuses = [error.status for error in ALL]
    assert len(set(statuses)) == len(statuses)
    assert min(statuses) >= 3
    assert not {70, 126, 127, 130, 143} & set(statuses)


@pytest.mark.parametrize("error", ALL)
def test_an_error_survives_pickling_and_is_one_line(error: type[ReaderError]) -> None:
    raised = error("a\nb\x1b[31m", "is wrong", "mend it")
    again = pickle.loads(pickle.dumps(raised))  # noqa: S301 - our own bytes
    assert type(again) is error
    assert (again.where, again.what, again.advice) == (raised.where, raised.what, raised.advice)
    assert str(raised).isprintable()
    assert "is wrong; mend it" in str(raised)


@pytest.mark.parametrize("error", ALL)
def test_the_tree_in_the_docstring_shows_each_error_with_its_status(error: type[ReaderError]) -> None:
    lines = [line.split() for line in (errors.__doc__ or "").splitlines()]
    assert any(error.__name__ in line and str(error.status) in line for line in lines)
