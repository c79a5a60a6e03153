"""What was cut, by which rule, and what was kept in doubt: to grasp at a glance, or for a program."""

import os
import shlex
import shutil
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from reader.cli import screen
from reader.editions.report.reasons import doubtful, is_cut, lines, reasons
from reader.model import Decision, LineRole
from reader.sources import Source, name_of

NARROWEST = 20
"""Cells that are left to a text on the narrowest terminal."""

HEAD, PLAIN, FAINT = "bold", "", "dim"


def show(source: Source, decisions: Sequence[Decision]) -> None:
    """Print what was cut of a source; in bold and faint type on a terminal that is not to be plain."""
    styled = list(explained(source, decisions, _width()))
    try:
        if sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb":
            from rich.console import Console
            from rich.text import Text

            console = Console(file=sys.stdout, highlight=False)
            for style, line in styled:
                console.print(Text(line, style=style), soft_wrap=True)
        else:
            print(*(line for _, line in styled), sep="\n")
        sys.stdout.flush()
    except BrokenPipeError:  # nobody listens any more, but other documents may be wanted as files
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _width() -> int:
    return shutil.get_terminal_size((screen.WIDTH, 24)).columns


def explained(source: Source, decisions: Sequence[Decision], width: int) -> Iterator[tuple[str, str]]:
    """The lines to print, each with its style, none wider than ``width`` cells where that is possible."""
    kept = sum(not is_cut(decision) and decision.role is not LineRole.BLANK for decision in decisions)
    cuts, doubts = reasons(decisions), doubtful(decisions)
    dropped = [line for reason in cuts for line in reason.lines]
    count = f"{lines(kept)} kept, {len(dropped)} cut" if decisions else "not judged: a clean text already"
    yield HEAD, screen.printable(f"{name_of(source)}: {count}")
    scored = any(line.score is not None for line in (*dropped, *doubts))
    groups = [(reason.name, reason.lines) for reason in cuts]
    if doubts:
        groups.append(("kept, but doubtful", tuple(doubts)))
    for name, found in groups:
        yield HEAD, screen.printable(f"{name} ({lines(len(found))})")
        for line in found:
            yield PLAIN, _row(line, width, scored=scored)
    if dropped:
        command = f"reader clean --keep {dropped[0].line} {shlex.quote(str(source))}"
        yield FAINT, screen.printable(f"to bring a line back: {command}")


def _row(decision: Decision, width: int, *, scored: bool) -> str:
    score = "" if decision.score is None else f"{decision.score:.2f}"
    start = f"{decision.line:>6}  " + (f"{score:4}  " if scored else "")
    text = screen.printable(" ".join(decision.text.split()))
    return start + shortened(text, max(width - len(start), NARROWEST))


def shortened(text: str, cells: int) -> str:
    """The text in so many cells of a terminal, an ellipsis for what there is no room for."""
    used = end = 0
    for n, character in enumerate(text, 1):
        used += _cells(character)
        if used > cells:
            return text[:end] + "…"
        if used < cells:
            end = n
    return text


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def as_data(decisions: Sequence[Decision]) -> dict[str, Any]:
    """What :func:`show` prints, for a program: cuts by rule, lines kept in doubt."""
    return {
        "kept": sum(not is_cut(decision) and decision.role is not LineRole.BLANK for decision in decisions),
        "cut": [{"rule": reason.rule, "lines": reason.lines} for reason in reasons(decisions)],
        "doubtful": doubtful(decisions),
    }
