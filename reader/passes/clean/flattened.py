"""The lines of a flattened document: joined where they were wrapped, judged, and made into blocks."""

from collections.abc import Sequence

from msgspec.structs import replace

from reader.model import Action, Decision, Document, LineRole, Metadata, Paragraph
from reader.outline import SECTION, TITLE, assemble, title_of
from reader.passes.clean import labeller
from reader.passes.clean.blocks import blocks_of
from reader.passes.clean.lines import Line, byline_of, date_of, join_wrapped, joined, read_lines
from reader.passes.clean.overrides import Overrides
from reader.passes.clean.roles import bio_name
from reader.passes.clean.verdicts import Labeller, Verdict, judge


def apply(
    document: Document, overrides: Overrides, label: Labeller | None = None
) -> tuple[Document, tuple[Decision, ...]]:
    """The canonical document of raw lines, and a decision for each of them.

    Raises:
        UnknownLine: an override names no line of the source.
    """
    blocks = [block for block in document.sections[0].blocks if isinstance(block, Paragraph)]
    lines = read_lines(blocks)
    groups = join_wrapped(lines)
    chosen = overrides.actions([line.raw for line in lines], document.metadata.source)
    actions = {
        n: chosen[line.number - 1]
        for n, group in enumerate(groups)
        for line in reversed(group)
        if line.number - 1 in chosen
    }
    verdicts = judge([joined(group) for group in groups], actions, label or labeller.label)
    decisions = (
        decision
        for group, verdict in zip(groups, verdicts, strict=True)
        for decision in _decide(group, verdict)
    )
    return assemble(_metadata(document.metadata, verdicts), blocks_of(verdicts)), tuple(decisions)


def _decide(group: Sequence[Line], verdict: Verdict) -> list[Decision]:
    level = {LineRole.TITLE: TITLE, LineRole.HEADING: SECTION}.get(verdict.role, 0)
    kept = verdict.action is Action.KEEP
    return [
        Decision(
            line=line.number,
            text=line.raw,
            action=verdict.action,
            role=verdict.role,
            rule=verdict.rule if line is group[0] else "wrapped line",
            level=level,
            canonical=line.text if kept and line.text != line.raw else "",
            score=verdict.score,
        )
        for line in group
    ]


def _metadata(metadata: Metadata, verdicts: Sequence[Verdict]) -> Metadata:
    authors: list[str] = []
    date = metadata.date
    title = metadata.title
    for verdict in verdicts:
        match verdict.role:
            case LineRole.TITLE:
                title = title or verdict.line.text
            case LineRole.BYLINE:
                authors += byline_of(verdict.line.text)
            case LineRole.DATE:
                date = date or date_of(verdict.line.text)
            case LineRole.BIO if not authors:
                authors += filter(None, [bio_name(verdict.line.text)])
    names = metadata.authors or tuple(dict.fromkeys(authors))
    return replace(metadata, title=title or title_of(metadata.source), authors=names, date=date)
