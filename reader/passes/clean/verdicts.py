"""What becomes of each line: the rules in their order of precedence."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from reader.model import Action, LineRole
from reader.passes.clean import reasons, references, roles, rules
from reader.passes.clean.labeller import Labels
from reader.passes.clean.lines import QUOTED, SEPARATOR, Line, byline_of, date_of, ends_sentence
from reader.passes.clean.overrides import RULES

BODY_IN_TAIL = 3
"""Paragraphs after a label that show that the article goes on."""

HEADING = 0.33
"""Probability above which a line is a heading: where the F measure of headings is best."""

WORKS_CITED = "works cited"
"""The rule for what ends a text with its sources, the label first."""

ABOVE, DOUBT = "above the title", 0.5
"""The rule for what stands above the title, and the probability from which it does not hold."""

NEAR_TITLE = 6
"""Lines after the title among which bylines and dates stand."""


Labeller = Callable[[Sequence[Line]], Labels | None]
"""What says how likely lines belong to the text; None for a text it does not know."""


LEFT_OUT = frozenset({LineRole.BLANK, LineRole.BOILERPLATE, LineRole.BYLINE, LineRole.DATE})
"""The roles of lines that leave the text."""


class Verdict(Struct, frozen=True):
    """A line with its role, the rule that gave it, for a list item its marker, and the labeller's score."""

    line: Line
    role: LineRole
    rule: str
    marker: str = ""
    score: float | None = None

    @property
    def action(self) -> Action:
        """Keep or drop; bylines and dates leave the text and become metadata."""
        return Action.DROP if self.role in LEFT_OUT else Action.KEEP


def judge(lines: Sequence[Line], actions: Mapping[int, Action], label: Labeller) -> list[Verdict]:
    """A verdict for each line, in order.

    A document of which nothing but a title would be left is kept whole.

    Args:
        lines: the lines of the document, blank ones too.
        actions: what a person wants of lines, by index.
        label: the labeller; where it does not know the text, the rules decide alone.
    """
    gone = replace(lines[0], text="", words=0)
    seen = [gone if actions.get(n) is Action.DROP else line for n, line in enumerate(lines)]
    labels = label(seen)
    title = next(iter(labels.titles), None) if labels else roles.title_index(seen)
    cited = references.find(seen)
    if title in cited:
        cited = range(0)
    boilerplate = _boilerplate(seen, title, cited, labels)
    boilerplate = {n: rule for n, rule in boilerplate.items() if actions.get(n) is not Action.KEEP}
    kept = [n for n, line in enumerate(lines) if not line.blank and n not in boilerplate]
    if all(n == title for n in kept):
        boilerplate = {}
    boilerplate |= {n: RULES[action] for n, action in actions.items() if action is Action.DROP}
    scores = labels.keep if labels else {}
    verdicts = [_verdict(line, boilerplate.get(n, ""), scores.get(n)) for n, line in enumerate(lines)]
    if title is not None:
        verdicts[title] = replace(verdicts[title], role=LineRole.TITLE, rule="title")
        _name_matter(verdicts, title)
    _references(verdicts, cited)
    _biographies(verdicts)
    _labels(verdicts)
    _headings(verdicts, title, labels)
    _lead(verdicts)
    for n, action in actions.items():  # no later rule overrules a person
        if action is Action.KEEP and verdicts[n].action is Action.DROP:
            verdicts[n] = replace(verdicts[n], role=LineRole.PARAGRAPH, rule=RULES[action])
    return verdicts


def _verdict(line: Line, rule: str, score: float | None) -> Verdict:
    score = None if score is None else round(score, 3)
    if line.blank:
        return Verdict(line, LineRole.BLANK, "blank")
    if rule:
        return Verdict(line, LineRole.BOILERPLATE, rule, score=score)
    return Verdict(line, LineRole.PARAGRAPH, "text", score=score)


def _boilerplate(
    lines: Sequence[Line], title: int | None, cited: range, labels: Labels | None
) -> dict[int, str]:
    """Rule by index of every line that is not part of the text; a named rule goes before the labeller."""
    found = _by_rule(lines, title)
    found = {n: rule for n, rule in found.items() if n not in cited or rule == "separator"}
    if labels:
        found = {n: rule for n, rule in found.items() if rule != ABOVE or labels.keep.get(n, 0) < DOUBT}
        spared = _own_matter(lines, labels, found)
        found |= {
            n: reasons.told(why)
            for n, why in labels.dropped.items()
            if n not in found and n not in spared and n not in cited
        }
        for n in labels.titles:
            found.pop(n, None)
    return found


def _own_matter(lines: Sequence[Line], labels: Labels, boilerplate: Mapping[int, str]) -> set[int]:
    """The lines about the author, below the text, which the labeller's examples left out and we keep."""
    kept = [n for n, line in enumerate(lines) if n not in labels.dropped and n not in boilerplate]
    last = max((n for n in kept if rules.is_body(lines[n])), default=len(lines))
    shown = [n for n in range(last + 1, len(lines)) if lines[n].text]
    found = {n for n in shown if roles.is_bio(lines[n], labelled=False)}
    for label, n in pairwise(shown):
        if rules.SIGNATURE.fullmatch(lines[label].text) and roles.is_bio(lines[n], labelled=True):
            found |= {label, n}
    return found


def _by_rule(lines: Sequence[Line], title: int | None) -> dict[int, str]:
    tail = _true_tail(lines)
    found = rules.appeals(lines, tail)
    found |= {n: "after " + lines[tail].text.rstrip(":.").lower() for n in range(tail, len(lines))}
    found |= {n: "separator" for n, line in enumerate(lines) if SEPARATOR.fullmatch(line.text)}
    found |= dict.fromkeys(rules.teasers(lines), "teaser")
    found |= dict.fromkeys(rules.contents(lines), "table of contents")
    found |= dict.fromkeys(_footer(lines, found), "footer")
    if title is not None:
        same = lines[title].text.casefold()
        found |= {n: ABOVE for n in range(title) if not _is_text(lines[n])}
        found |= {n: "repeats the title" for n, line in enumerate(lines) if line.text.casefold() == same}
        found.pop(title, None)
    return found


def _is_text(line: Line) -> bool:
    """Whether a line above the title may be of the article all the same: a standfirst, a note."""
    return line.words >= rules.LONG or (line.words > rules.LABEL and ends_sentence(line.text))


def _true_tail(lines: Sequence[Line]) -> int:
    """Where the tail starts; a label with several paragraphs after it opens none."""
    tail = rules.tail_start(lines)
    body = sum(rules.is_body(line) for line in lines[tail:])
    return tail if body < BODY_IN_TAIL else len(lines)


def _footer(lines: Sequence[Line], found: dict[int, str]) -> list[int]:
    """The short lines at the very end, from the first that only a page's footer has.

    A label above them says that they are a list of the article's own.
    """
    run: list[int] = []
    for n in range(len(lines) - 1, -1, -1):
        if lines[n].blank or n in found:
            continue
        if not rules.is_footer_line(lines[n]):
            if lines[n].text.endswith(":"):
                return []
            break
        run.append(n)
    run.reverse()
    start = next((i for i, n in enumerate(run) if rules.FURNITURE.match(lines[n].text)), len(run))
    return run[start:] if run[:1] != [0] else []


def _name_matter(verdicts: list[Verdict], title: int) -> None:
    """Mark bylines and dates between the title and the text."""
    seen = 0
    for n in range(title + 1, len(verdicts)):
        line = verdicts[n].line
        if line.blank:
            continue
        seen += 1
        if seen > NEAR_TITLE or rules.is_body(line):
            return
        if byline_of(line.text):
            verdicts[n] = replace(verdicts[n], role=LineRole.BYLINE, rule="byline")
        elif date_of(line.text):
            verdicts[n] = replace(verdicts[n], role=LineRole.DATE, rule="date")


def _references(verdicts: list[Verdict], cited: range) -> None:
    """Mark the works cited and their label."""
    for n in cited:
        if verdicts[n].action is Action.KEEP:
            role = LineRole.HEADING if n == cited[0] else LineRole.REFERENCE
            verdicts[n] = replace(verdicts[n], role=role, rule=WORKS_CITED)


def _kept(verdicts: Sequence[Verdict]) -> list[int]:
    return [n for n, verdict in enumerate(verdicts) if verdict.action is Action.KEEP]


def _biographies(verdicts: list[Verdict]) -> None:
    """Mark the author's biography: the last kept lines, or what a label announces."""
    kept = _kept(verdicts)
    for n in reversed(kept[1:]):
        if not roles.is_bio(verdicts[n].line, labelled=False):
            break
        verdicts[n] = replace(verdicts[n], role=LineRole.BIO, rule="biography")
    last = max((n for n in kept if verdicts[n].role is not LineRole.BIO), default=-1)
    for n, verdict in enumerate(verdicts):
        if not rules.SIGNATURE.fullmatch(verdict.line.text):
            continue
        following = next((m for m in range(n + 1, len(verdicts)) if not verdicts[m].line.blank), None)
        if following and last <= following and roles.is_bio(verdicts[following].line, labelled=True):
            verdicts[n] = replace(verdict, role=LineRole.BOILERPLATE, rule="label of the biography")
            verdicts[following] = replace(verdicts[following], role=LineRole.BIO, rule="labelled biography")


def _labels(verdicts: list[Verdict]) -> None:
    """Drop a label at the end that announces nothing: no empty section, no heading read for naught."""
    following: Verdict | None = None
    for n in reversed(_kept(verdicts)):
        verdict = verdicts[n]
        ends = following is None or following.role is LineRole.BIO
        if verdict.role is LineRole.PARAGRAPH and ends and rules.is_dangling(verdict.line):
            verdicts[n] = replace(verdict, role=LineRole.BOILERPLATE, rule="label without content")
            continue
        following = verdict


def _headings(verdicts: list[Verdict], title: int | None, labels: Labels | None) -> None:
    """Mark list items, quotes and headings among the paragraphs that stay."""
    chances = labels.heading if labels else {}
    kept = [n for n in _kept(verdicts) if verdicts[n].role is LineRole.PARAGRAPH]
    spaced = _is_spaced(verdicts, kept)
    for i, n in enumerate(kept):
        line = verdicts[n].line
        before = verdicts[kept[i - 1]].line if i else None
        after = verdicts[kept[i + 1]].line if i + 1 < len(kept) else None
        marker = roles.item_marker(line, before, after)
        if chances.get(n, 0.0) > HEADING and title is not None and n > title and roles.can_head(line, after):
            verdicts[n] = replace(verdicts[n], role=LineRole.HEADING, rule="labelled a heading")
        elif marker:
            verdicts[n] = replace(verdicts[n], role=LineRole.ITEM, rule="list marker", marker=marker)
        elif roles.CAPTION.match(line.text):
            verdicts[n] = replace(verdicts[n], role=LineRole.CAPTION, rule="caption")
        elif QUOTED.match(line.text):
            verdicts[n] = replace(verdicts[n], role=LineRole.QUOTE, rule="quote marker")
        elif (
            labels is None and _may_head(verdicts, n, title, spaced=spaced) and roles.is_heading(line, after)
        ):
            verdicts[n] = replace(verdicts[n], role=LineRole.HEADING, rule="short line before a long one")


def _may_head(verdicts: Sequence[Verdict], n: int, title: int | None, *, spaced: bool) -> bool:
    """Whether a heading may stand here: below the title, and apart where paragraphs stand apart."""
    return title is not None and n > title and (not spaced or _stands_alone(verdicts, n))


def _is_spaced(verdicts: Sequence[Verdict], kept: Sequence[int]) -> bool:
    """Whether the document sets its paragraphs apart by blank lines."""
    body = [n for n in kept if rules.is_body(verdicts[n].line)]
    return sum(_stands_alone(verdicts, n) for n in body) > len(body) / 2


def _stands_alone(verdicts: Sequence[Verdict], n: int) -> bool:
    """Whether there is no line right before or right after this one."""
    return (n == 0 or verdicts[n - 1].line.blank) and (n + 1 == len(verdicts) or verdicts[n + 1].line.blank)


def _lead(verdicts: list[Verdict]) -> None:
    """Mark the first paragraph under the title, unless a heading comes first."""
    for n in _kept(verdicts):
        if verdicts[n].role is LineRole.PARAGRAPH:
            verdicts[n] = replace(verdicts[n], role=LineRole.LEAD, rule="first paragraph")
        if verdicts[n].role is not LineRole.TITLE:
            return
