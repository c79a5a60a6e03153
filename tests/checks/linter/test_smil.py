"""Clock values of SMIL."""

import pytest

from reader.checks.linter.smil import seconds
from reader.editions.epub.overlay import clock


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("0:00:01.500", 1.5),
        ("1:02:03", 3723),
        ("100:00:00.25", 360_000.25),
        ("02:03.5", 123.5),
        ("12.345s", 12.345),
        ("5", 5),
        (" 7.5 ", 7.5),
        ("1.5h", 5400),
        ("2min", 120),
        ("250ms", 0.25),
    ],
)
def test_a_clock_value(text: str, time: float) -> None:
    assert seconds(text) == pytest.approx(time)


@pytest.mark.parametrize(
    "text",
    ["", "PT1S", "npt=1s", "0:60:00", "0:00:60", "-1s", "1 s", "1.s", ".5s", "1:2:3:4", "1e3s", "٣s"],
)
def test_no_clock_value(text: str) -> None:
    assert seconds(text) is None


@pytest.mark.parametrize("time", [0, 1, 999, 61_001, 3_723_004])
def test_what_our_own_overlays_say(time: int) -> None:
    assert seconds(clock(time)) == pytest.approx(time / 1000)
