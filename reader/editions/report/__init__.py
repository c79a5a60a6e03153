"""The report: the source in its order on one page, what was cut struck through with its reason.

A single file of HTML that loads nothing and runs nothing, whatever the source holds: its content
security policy allows its own stylesheet, by hash, and no more.
"""

import base64
import hashlib
import shlex
from collections.abc import Iterator, Sequence
from html import escape

from reader.decoding import NEWLINES, UNSAFE
from reader.editions.report.reasons import (
    Reason,
    doubtful,
    is_cut,
    is_doubtful,
    lines,
    reasons,
    ruled,
)
from reader.editions.report.style import STYLE
from reader.model import Decision, Document, LineRole

HEADINGS = frozenset({LineRole.TITLE, LineRole.HEADING})


SHOWN = {"all": "all", "cut": "what was cut", "kept": "what was kept", "doubt": "what was kept in doubt"}
"""What the page can be narrowed to."""


def build(document: Document, decisions: Sequence[Decision], source: str) -> bytes:
    """The page, as UTF-8.

    Args:
        document: the canonical document.
        decisions: what became of each line of its source; none for a text that was not judged.
        source: the path or address of the source, as the command takes it.
    """
    cuts = reasons(decisions)
    parts = (
        *_head(document),
        *_summary(decisions, cuts, source),
        *_remedy(cuts, source),
        *_source(document, decisions),
        "</main>\n</body>\n</html>\n",
    )
    return "".join(parts).encode()


def _clean(text: str) -> str:
    """The text as text: no character that a page may not hold, none that makes markup."""
    return escape(UNSAFE.sub("\N{REPLACEMENT CHARACTER}", NEWLINES.sub("\n", text)))


def _head(document: Document) -> Iterator[str]:
    title = _clean(document.metadata.title)
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    yield (
        '<!DOCTYPE html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>What was cut: {title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#lines">Skip to the lines of the source</a>\n'
        f"<header>\n<h1>What was cut: <bdi{_lang(document)}>{title}</bdi></h1>\n</header>\n<main>\n"
    )


def _lang(document: Document) -> str:
    language = _clean(document.metadata.language)
    return f' lang="{language}"' if language else ""


def _summary(decisions: Sequence[Decision], cuts: Sequence[Reason], source: str) -> Iterator[str]:
    kept = sum(not is_cut(decision) and decision.role is not LineRole.BLANK for decision in decisions)
    cut = sum(len(reason.lines) for reason in cuts)
    yield '<h2 id="summary">Summary</h2>\n'
    told = f"{lines(kept)} kept, {cut} cut" if decisions else "it was not judged: it is a clean text already"
    yield f"<p>Source: <bdi>{_clean(source)}</bdi>; {told}.</p>\n"
    doubts = doubtful(decisions)
    if not cuts and not doubts:
        yield "<p>Nothing was cut.</p>\n"
        return
    yield '<table>\n<caption>Lines by reason</caption>\n<thead><tr><th scope="col">Reason</th>'
    yield '<th scope="col">Lines</th></tr></thead>\n<tbody>\n'
    for reason in cuts:
        yield _row(f"Cut: {reason.name}", reason.lines)
    if doubts:
        yield _row("Kept, but doubtful", doubts)
    yield "</tbody>\n</table>\n"


def _row(name: str, found: Sequence[Decision]) -> str:
    places = " ".join(f'<a href="#line-{line.line}">{line.line}</a>' for line in found)
    return (
        f'<tr><th scope="row">{_clean(name)}</th><td><details><summary>{lines(len(found))}</summary>'
        f'<p class="places">{places}</p></details></td></tr>\n'
    )


def _remedy(cuts: Sequence[Reason], source: str) -> Iterator[str]:
    if not cuts:
        return
    line = cuts[0].lines[0].line
    command = f"reader clean --keep {line} {shlex.quote(source)}"
    yield '<h2 id="remedy">Bring a line back</h2>\n<p>Name its number to the command:</p>\n'
    yield f"<pre><code>{_clean(command)}</code></pre>\n"
    if "://" not in source:
        yield "<p>or, for good, write it into the file <code>reader.toml</code> beside the source:</p>\n"
        yield f"<pre><code>{_clean(_table(source))}keep = [{line}]</code></pre>\n"
    yield "<p><code>--drop</code> and <code>drop</code> leave a line out.</p>\n"


def _table(source: str) -> str:
    """The head of the table of reader.toml that holds for one file."""
    name = source.replace("\\", "/").rpartition("/")[2].replace('"', '\\"')
    return f'[files."{name}"]\n'


def _source(document: Document, decisions: Sequence[Decision]) -> Iterator[str]:
    yield '<h2 id="lines" tabindex="-1">The source, line by line</h2>\n'
    if not decisions:
        yield "<p>There are none to show.</p>\n"
        return
    yield "<fieldset>\n<legend>Show</legend>\n"
    for name, label in (
        ("all", "all"),
        ("cut", "what was cut"),
        ("kept", "what was kept"),
        ("doubt", "doubtful"),
    ):
        checked = " checked" if name == "all" else ""
        yield f'<label><input type="radio" name="only" id="only-{name}"{checked}> {label}</label>\n'
    yield '</fieldset>\n<ol role="list">\n'
    language = _lang(document)
    for rule, decision in ruled(decisions):
        if decision.role is not LineRole.BLANK:
            yield _line(rule, decision, language)
    yield "</ol>\n"


def _line(rule: str, decision: Decision, language: str) -> str:
    number = decision.line
    cut, doubt = is_cut(decision), is_doubtful(decision)
    kind = "cut" if cut else "kept doubt" if doubt else "kept"
    verdict = f"<strong>cut</strong>: {_clean(rule)}" if cut else f"kept as {decision.role}: {_clean(rule)}"
    if doubt:
        verdict = f"<strong>doubtful</strong>, {verdict}"
    if decision.score is not None:
        verdict += f"; score {decision.score:.2f}"
    if cut:
        verdict += f"; <code>--keep {number}</code> brings it back"
    text = _clean(decision.text)
    tag = "h3" if decision.role in HEADINGS and not cut else "p"
    shown = f"<del>{text}</del>" if cut else text
    repaired = ""
    if decision.canonical:
        canonical = f'<p class="text" dir="auto"{language}>{_clean(decision.canonical)}</p>'
        repaired = f"<details><summary>As repaired</summary>\n{canonical}</details>"
    return (
        f'<li class="line {kind}" id="line-{number}"><p class="about">Line {number}, {verdict}</p>'
        f'<{tag} class="text" dir="auto"{language}>{shown}</{tag}>{repaired}</li>\n'
    )
