"""What a person sees: progress while it runs, a summary at the end, one line for what went wrong."""

import contextlib
import os
import shlex
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from reader.checks import Report
from reader.codec.glossary import pronounced
from reader.editions.report.reasons import lines, reasons
from reader.glossary import GROUPS, UNKNOWN, groups, meaning
from reader.glossary.collection import Collection, meanings, places
from reader.model import Document, figures
from reader.pipeline import Edition, Prepared, Progress, no_progress
from reader.sources import Source

WIDTH = 100

MOST = 4
"""Rules that a summary names."""


def printable(text: str) -> str:
    """The text without what could drive a terminal."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def say(line: str) -> None:
    """Print a line of the summary, on stderr: stdout is for what programs read."""
    print(printable(line), file=sys.stderr)


def complain(line: str) -> None:
    """Print a line about wrong usage."""
    print(f"reader: {printable(line)}", file=sys.stderr)


def write_out(text: str) -> None:
    """Write data for programs on stdout: UTF-8 whatever the terminal."""
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def print_json(value: Any) -> None:
    """Write a value as JSON on stdout; a path that is not UTF-8 with U+FFFD in it."""

    def plain(path: Path) -> str:
        return os.fsencode(path).decode("utf-8", "replace")

    data = msgspec.json.encode(value, enc_hook=plain)
    write_out(msgspec.json.format(data, indent=1).decode() + "\n")


WHY = "see what was cut, and why: reader clean --explain SOURCE"


def why(source: Source) -> str:
    """How to see what was cut of a source, as a command to copy."""
    return WHY.replace("SOURCE", shlex.quote(str(source)))


def cuts(prepared: Prepared) -> str:
    """How many lines were cut and why, in a few words."""
    found = sorted(reasons(prepared.decisions), key=lambda reason: -len(reason.lines))
    if not found:
        return "nothing was cut"
    why = ", ".join(f"{reason.rule} {len(reason.lines)}" for reason in found[:MOST])
    more = f" and {len(found) - MOST} more" if len(found) > MOST else ""
    return f"{lines(sum(len(reason.lines) for reason in found))} cut ({why}{more})"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun[:-1] + 'ie' if noun[-1] == 'y' else noun}s"


def entries(of: Document | Collection) -> str:
    """How many names and terms a glossary has, what recognised the names, what was missing."""
    from reader.passes.glossary import engine, is_english, wordnet

    known = (of.metadata,) if isinstance(of, Document) else of.documents
    languages = sorted({metadata.language for metadata in known})
    terms = sum(entry.kind in GROUPS["Terms"] for entry in of.glossary)
    names = len(of.glossary) - terms
    told = f"{_count(names, 'name')} and {_count(terms, 'term')}"
    where = f" in {len(known)} documents" if len(known) > 1 else ""
    engines = " and ".join(sorted(set(map(engine, languages))))
    alone = any(map(is_english, languages)) and wordnet.find() is None
    return f"{told}{where}, recognised by {engines}" + (
        "; no dictionary (WordNet) is here, so they are explained from the text alone" if alone else ""
    )


def show_edition(edition: Edition) -> None:
    """Sum up one document: what was made, where, how long, what was cut."""
    document = edition.prepared.document
    metadata = document.metadata
    say(metadata.title + (f" — {', '.join(metadata.authors)}" if metadata.authors else ""))
    say(f"  folder    {edition.folder}{os.sep}  ({edition.seconds:.1f} s)")
    sections = _count(len(document.sections), "section")
    say(f"  text      {sections}, language {metadata.language}; {cuts(edition.prepared)}")
    if edition.prepared.dropped:
        say(f"            {why(edition.source)}")
    if told := [bool(figure.description.text) for figure in figures(document)]:
        untold = f", {told.count(False)} without a description" if not all(told) else ""
        say(f"  pictures  {len(told)}, told in words{untold}")
    if any(path.name == "glossary.json" for path in edition.paths):
        say(f"  glossary  {entries(document)}")
    for path in edition.paths:
        if path.suffix == ".epub":
            say(f"  book      {path.name}")
    if edition.tracks:
        seconds = sum(track.samples / track.rate for track in edition.tracks)
        length = f"{int(seconds // 60)} min {int(seconds % 60):02} s"
        say(f"  sound     audio{os.sep}playlist.m3u8, {_count(len(edition.tracks), 'track')}, {length}")


def show_glossary(of: Document | Collection) -> None:
    """List the entries with kind, aliases and definition, and of a collection where each stands."""
    if isinstance(of, Document):
        language = of.metadata.language
        told = {entry.id: ["; ".join(map(meaning, entry.senses)) or UNKNOWN] for entry in of.glossary}
    else:
        language, titles = of.language, of.titles
        told = {
            each.entry.id: ["; ".join(meanings(each, titles)) or UNKNOWN, places(each, titles)]
            for each in of.entries
        }
    for entry in (entry for group in groups(of.glossary, language) for entry in group.entries):
        also = f", also {', '.join(entry.aliases)}" if entry.aliases else ""
        said = pronounced(entry.pronunciation) if entry.pronunciation else ""
        print(printable(f"{entry.headword} ({entry.kind}{also}{', ' * bool(said)}{said})"))
        for line in told[entry.id]:
            print(textwrap.fill(printable(line), WIDTH, initial_indent="    ", subsequent_indent="    "))
    say(entries(of))


def show_voices(found: Sequence[dict[str, Any]]) -> None:
    """List the voices."""
    for voice in found:
        told = [voice[each] for each in ("languages", "quality", "licence") if voice[each]]
        if voice["usable"]:
            told += [f"{voice['speed']} x real time here", voice["version"], f"{voice['rate']} Hz"]
        else:
            told = [f"not usable: {voice['reason']}"]
        print(printable(f"{voice['name']:8} {'; '.join(told)}"))


def show_report(report: Report, paths: Sequence[Path], *, quiet: bool) -> None:
    """List the findings, then how many there are of each severity, and by what they were found."""
    for finding in report.findings:
        print(printable(f"{finding.severity:8} {finding.code}  {finding.location}  {finding.message}"))
    if not quiet:
        counts = Counter(str(finding.severity) for finding in report.findings)
        told = ", ".join(f"{n} {severity}" for severity, n in sorted(counts.items())) or "no findings"
        say(f"{_count(len(paths), 'file')} checked: {told}")
        say(checkers(report))


def checkers(report: Report) -> str:
    """Which checkers ran, which did not, and what to do about it."""
    told = [f"{each.name} {each.version}".strip() for each in report.checkers if each.ran]
    advices: dict[str, list[str]] = {}
    for each in report.checkers:
        if not each.ran:
            advices.setdefault(each.advice, []).append(each.name)
    absent = [f"{' and '.join(names)} did not run, {advice}" for advice, names in advices.items()]
    return "; ".join([f"by {', '.join(told)}", *absent])


@contextlib.contextmanager
def progress(*, quiet: bool) -> Iterator[Progress]:
    """Draw progress on a terminal; elsewhere, or when quiet, draw nothing."""
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield no_progress
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(what: str, done: int, of: int) -> None:
            bar.update(task, description=printable(what), completed=done, total=of or None)

        yield show
