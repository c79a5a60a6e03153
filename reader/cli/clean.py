"""The verb ``clean``: the texts of documents, and what became of each line of their sources."""

import argparse
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from reader import codec, files
from reader.cli import screen
from reader.cli.explain import as_data, show
from reader.cli.verbs import USAGE, identities, misses_its_document, settings_of, write
from reader.errors import UnknownFormat, UnusableTitle
from reader.model import Document, leaves
from reader.pipeline import Prepared, run
from reader.pipeline.plan import Names, Task, counting, plan
from reader.sources import Source, name_of


def _plain(document: Document) -> str:
    """Title, headings and paragraphs as plain text, a blank line between them."""
    texts = [
        text
        for section in document.sections
        for text in (section.heading.text, *(leaf.text for leaf in leaves(section.blocks)))
    ]
    return "\n\n".join(filter(None, texts)) + "\n"


def _json_text(document: Document) -> str:
    return codec.write_document(document).decode()


FORMS: dict[str, Callable[[Document], str]] = {
    ".md": codec.write_markdown,
    ".txt": _plain,
    ".json": _json_text,
}


PORTABLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}", re.ASCII)
"""Stems of files that stay as they are: every system takes them, and no option begins so."""

PAGES = ".html", ".htm"


def clean(options: argparse.Namespace) -> int:
    """Write the canonical text, and beside it what became of each line."""
    tasks = plan(options.sources, settings_of(options))
    if misses_its_document(options, len(tasks)) or _is_confused(options, len(tasks)):
        return USAGE
    places = _Places(options, tasks)
    told: list[dict[str, Any]] = []
    with screen.progress(quiet=options.quiet or options.json or len(tasks) == 1) as progress:
        for number, task in enumerate(tasks, 1):
            with counting(task.source, number, len(tasks)):
                progress(f"cleaning {name_of(task.source)}", number - 1, len(tasks))
                prepared = run(task, glossary=False)
                written = places.write(task, prepared)
            if options.json:
                told.append(_summary(task, prepared, written, explain=options.explain))
            else:
                _tell(options, task, prepared, written)
    if options.json:
        screen.print_json({"documents": told} if places.many else told[0])
    elif (options.output or options.report) and not (options.quiet or options.explain):
        screen.say(
            screen.why(tasks[0].source) if len(tasks) == 1 else f"{len(tasks)} documents; {screen.WHY}"
        )
    return 0


def _is_confused(options: argparse.Namespace, documents: int) -> bool:
    """Whether the options contradict each other or the number of documents; if so, say it."""
    shown = options.output or options.json or options.explain or options.report
    line = ""
    if options.format and not options.output:
        line = "--format says what to write into a folder: name one with -o"
    elif documents > 1 and not shown:
        line = f"there are {documents} documents: name a folder with -o, or see the cuts with --explain"
    elif documents > 1:
        for option, name, kinds in (("-o", options.output, FORMS), ("--report", options.report, PAGES)):
            if name and Path(name).suffix.lower() in kinds and not _is_folder(name):
                line = f"there are {documents} documents: {option} {name} is to be a folder"
    elif options.report and not (options.report.lower().endswith(PAGES) or _is_folder(options.report)):
        line = f"--report: {options.report!r} is no name of a page; name it .html"
    if line:
        screen.complain(line)
    return bool(line)


class _Places:
    """Where the files of each document go.

    Attributes:
        many: whether the sources may be several documents, as those of a folder.
    """

    def __init__(self, options: argparse.Namespace, tasks: Sequence[Task]) -> None:
        documents = [task.source for task in tasks]
        self.many = len(tasks) > 1 or documents[0] != options.sources[0]
        self._documents = identities(documents)
        self._names = Names()
        self._text: str | None = options.output
        self._page: str | None = options.report
        several = len(tasks) > 1
        self._texts = bool(self._text and (several or options.format or _is_folder(self._text)))
        self._pages = bool(self._page and (several or _is_folder(self._page)))
        self._suffix = (
            f".{options.format or 'md'}"
            if self._texts
            else Path(self._text).suffix.lower()
            if self._text
            else ".md"
        )
        if self._suffix not in FORMS:
            what, advice = (
                "nothing writes this format",
                "name a file .md, .txt or .json, or a folder with --format",
            )
            raise UnknownFormat(str(self._text), what, advice)

    def write(self, task: Task, prepared: Prepared) -> list[Path]:
        """Write what is wanted of one document; the paths, that of the text first."""
        contents: dict[Path, bytes] = {}
        name = self._names.unique(_name(task.source, prepared)) if self._texts or self._pages else ""
        if self._text:
            path = Path(self._text, name + self._suffix) if self._texts else Path(self._text)
            contents[path] = FORMS[self._suffix](prepared.document).encode()
            if prepared.decisions:
                decisions = codec.write_decisions(prepared.decisions, prepared.document.metadata.source)
                contents[path.with_suffix(".cleaning.json")] = decisions
        if self._page:
            from reader.editions import report

            page = Path(self._page, f"{name}.html") if self._pages else Path(self._page)
            contents[page] = report.build(prepared.document, prepared.decisions, str(task.source))
        for path in reversed(contents):  # the text last: where it is, its decisions are
            write(path, contents[path], self._documents)
        return list(contents)


def _is_folder(name: str) -> bool:
    return name.endswith(tuple(filter(None, (os.sep, os.altsep)))) or Path(name).is_dir()


def _name(source: Source, prepared: Prepared) -> str:
    """A name for the files of a document: that of its own file where it is portable, or a slug."""
    stem = prepared.document.metadata.title if isinstance(source, str) else source.stem
    if PORTABLE.fullmatch(stem) and isinstance(source, Path) and not files.RESERVED.fullmatch(stem.lower()):
        return stem
    try:
        return files.slug(stem.encode("utf-8", "replace").decode())
    except UnusableTitle:
        return "document"


def _tell(options: argparse.Namespace, task: Task, prepared: Prepared, written: Sequence[Path]) -> None:
    if options.explain:
        show(task.source, prepared.decisions)
    elif not written:
        screen.write_out(codec.write_markdown(prepared.document))
    if written and not options.quiet:
        screen.say(f"{written[0]}: {screen.cuts(prepared)}")


def _summary(task: Task, prepared: Prepared, written: Sequence[Path], *, explain: bool) -> dict[str, Any]:
    told: dict[str, Any] = {"source": task.source, "files": written}
    if explain:
        return told | as_data(prepared.decisions)
    return told | {"document": prepared.document, "lines": prepared.decisions}
