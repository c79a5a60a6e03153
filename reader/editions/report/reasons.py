"""The decisions of the cleaner sorted for a person: what was cut by which rule, what was kept in doubt."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from reader.model import Action, Decision, LineRole

DOUBT = 0.6
"""Probability of belonging to the text below which a line that was kept is doubtful."""

WRAPPED = "wrapped line"
"""The rule of a line that only continues the one above it."""

TOLD = frozenset({LineRole.BYLINE, LineRole.DATE})
"""Lines that leave the text because the metadata says what they say."""


class Reason(Struct, frozen=True):
    """A rule, and the lines it cut, in their order; ``told`` when the metadata says what they say."""

    rule: str
    lines: tuple[Decision, ...]
    told: bool = False

    @property
    def name(self) -> str:
        """The rule as a person reads it."""
        return f"{self.rule}, told in the metadata" if self.told else self.rule


def reasons(decisions: Sequence[Decision]) -> list[Reason]:
    """The rules that cut something, each with its lines, in the order of their first."""
    found: dict[tuple[str, bool], list[Decision]] = {}
    for rule, decision in ruled(decisions):
        if is_cut(decision):
            found.setdefault((rule, decision.role in TOLD), []).append(decision)
    return [Reason(rule, tuple(lines), told) for (rule, told), lines in found.items()]


def ruled(decisions: Sequence[Decision]) -> Iterator[tuple[str, Decision]]:
    """Every decision with the rule behind it; that of a continued line is that of its first."""
    rule = ""
    for decision in decisions:
        if decision.rule != WRAPPED or not rule:
            rule = decision.rule
        yield rule, decision


def doubtful(decisions: Sequence[Decision]) -> list[Decision]:
    """The lines that were kept though the model thinks little of them."""
    return [decision for decision in decisions if is_doubtful(decision)]


def is_cut(decision: Decision) -> bool:
    """Whether a line with text was left out."""
    return decision.action is Action.DROP and decision.role is not LineRole.BLANK


def is_doubtful(decision: Decision) -> bool:
    """Whether a line was kept in doubt."""
    score = decision.score
    return decision.action is Action.KEEP and score is not None and score < DOUBT


def lines(number: int) -> str:
    """So many lines, in words."""
    return f"{number} line" if number == 1 else f"{number} lines"
