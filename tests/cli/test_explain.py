"""What was cut, at a glance: grouped, shortened to the terminal, plain where it is to be plain."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cli import explain
from reader.cli.explain import explained, shortened
from reader.editions.report.reasons import DOUBT
from reader.model import Action, Decision, LineRole

SOURCE = Path("in/article.txt")
DECISIONS = (
    Decision(1, "The bridge", Action.KEEP, LineRole.TITLE, "title", 1),
    Decision(2, "", Action.DROP, LineRole.BLANK, "blank"),
    Decision(3, "14 March 2018", Action.DROP, LineRole.DATE, "date"),
    Decision(4, "Share \x1b[31m this", Action.DROP, LineRole.BOILERPLATE, "sharing", score=0.021),
    Decision(5, "Sign up for our letter", Action.DROP, LineRole.BOILERPLATE, "newsletter", score=0.3),
    Decision(6, "Share again", Action.DROP, LineRole.BOILERPLATE, "sharing"),
    Decision(7, "See also", Action.KEEP, LineRole.PARAGRAPH, "text", score=DOUBT - 0.01),
    Decision(8, "The council voted.", Action.KEEP, LineRole.PARAGRAPH, "text", score=0.99),
)


def test_the_cuts_are_grouped_by_rule_and_the_doubtful_come_last() -> None:
    assert [line for _, line in explained(SOURCE, DECISIONS, 60)] == [
        "article.txt: 3 lines kept, 4 cut",
        "date, told in the metadata (1 line)",
        "     3        14 March 2018",
        "sharing (2 lines)",
        "     4  0.02  Share \N{REPLACEMENT CHARACTER}[31m this",
        "     6        Share again",
        "newsletter (1 line)",
        "     5  0.30  Sign up for our letter",
        "kept, but doubtful (1 line)",
        "     7  0.59  See also",
        "to bring a line back: reader clean --keep 3 in/article.txt",
    ]


def test_without_scores_there_is_no_column_for_them() -> None:
    shown = [line for _, line in explained(SOURCE, DECISIONS[:3], 60)]
    assert "     3  14 March 2018" in shown


def test_nothing_cut_and_nothing_judged_are_said() -> None:
    assert [line for _, line in explained(SOURCE, DECISIONS[:1], 60)] == ["article.txt: 1 line kept, 0 cut"]
    assert "not judged" in next(explained(SOURCE, (), 60))[1]


@pytest.mark.parametrize("width", [40, 80])
def test_no_line_of_a_text_is_wider_than_the_terminal(width: int) -> None:
    long = (Decision(1, "word " * 100, Action.DROP, LineRole.BOILERPLATE, "sharing", score=0.1),)
    row = next(line for _, line in explained(SOURCE, long, width) if "word" in line)
    assert len(row) == width
    assert row.endswith("…")


@pytest.mark.parametrize(
    ("text", "cells", "shown"),
    [
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("漢字", 4, "漢字"),
        ("漢字漢", 4, "漢…"),
        ("漢字漢", 5, "漢字…"),
        ("e\u0301e\u0301", 2, "e\u0301e\u0301"),
        ("", 3, ""),
    ],
)
def test_a_text_is_shortened_to_cells(text: str, cells: int, shown: str) -> None:
    assert shortened(text, cells) == shown


@given(st.text(), st.integers(20, 200))
def test_a_shortened_text_fits(text: str, cells: int) -> None:
    shown = shortened(text, cells)
    assert sum(map(explain._cells, shown)) <= cells
    assert shown == text or (shown.endswith("…") and text.startswith(shown[:-1]))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "styled"),
    [
        (Terminal, {}, True),
        (Terminal, {"NO_COLOR": "1"}, False),
        (Terminal, {"TERM": "dumb"}, False),
        (io.StringIO, {}, False),
    ],
)
def test_only_a_terminal_that_is_not_to_be_plain_gets_styles(
    stream: type[io.StringIO], environment: dict[str, str], *, styled: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in ({"TERM": "xterm", "COLUMNS": "60"} | environment).items():
        monkeypatch.setenv(name, value)
    out = stream()
    monkeypatch.setattr("sys.stdout", out)
    explain.show(SOURCE, DECISIONS)
    assert ("\x1b[1m" in out.getvalue()) is styled
    assert "Share again" in out.getvalue()
    assert "\x1b[31m" not in out.getvalue()
