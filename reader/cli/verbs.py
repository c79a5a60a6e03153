"""The verbs: what each does with its options. Each returns the exit status."""

import argparse
import os
import sys
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from reader import codec, files
from reader.cli import screen
from reader.errors import NotWritable, UnknownFormat
from reader.model import Document, Finding, Metadata, Severity, leaves
from reader.pipeline import Edition, Settings, prepare
from reader.pipeline import build as build_editions

FOUND, USAGE = 1, 2


def _metadata(options: argparse.Namespace) -> Metadata:
    return Metadata(
        title=" ".join(options.title.split()),
        authors=tuple(filter(None, options.author)),
        language=options.language,
        date=options.date,
    )


def clean(options: argparse.Namespace) -> int:
    """Write the canonical text, and beside it what became of each line."""
    forms = {".md": codec.write_markdown, ".txt": _plain, ".json": _json_text}
    output: Path | None = options.output
    suffix = output.suffix.lower() if output else ".md"
    if suffix not in forms:
        raise UnknownFormat(str(output), "nothing writes this format", "name the file .md, .txt or .json")
    prepared = prepare(options.source, _metadata(options), glossary=False)
    text = forms[suffix](prepared.document)
    contents = {}
    if output:
        contents[output] = text.encode()
        if prepared.decisions:
            decisions = codec.write_decisions(prepared.decisions, prepared.document.metadata.source)
            contents[output.with_suffix(".cleaning.json")] = decisions
        _write_all(contents, options.source)
    if options.json:
        _print_json({"document": prepared.document, "files": list(contents), "lines": prepared.decisions})
    elif output is None:
        _write_out(text)
    elif not options.quiet:
        screen.say(f"{output}: {screen.cuts(prepared)}")
    return 0


def _write_all(contents: dict[Path, bytes], source: Path) -> None:
    for path, data in contents.items():
        with files.refusals(path):
            if path.is_dir():
                raise NotWritable(str(path), "this is a folder", "name a file with -o")
            if path.exists() and path.samefile(source):
                raise NotWritable(str(path), "this is the source", "name another file with -o")
        files.make_folder(path.parent)
        files.write(path, data)


def _json_text(document: Document) -> str:
    return codec.write_document(document).decode()


def _plain(document: Document) -> str:
    """Title, headings and paragraphs as plain text, a blank line between them."""
    texts = [
        text
        for section in document.sections
        for text in (section.heading.text, *(leaf.text for leaf in leaves(section.blocks)))
    ]
    return "\n\n".join(filter(None, texts)) + "\n"


def glossary(options: argparse.Namespace) -> int:
    """Write the glossary, or list it."""
    document = prepare(options.source, _metadata(options)).document
    data = codec.write_glossary(document)
    if options.output:
        _write_all({options.output: data}, options.source)
    if options.json:
        _write_out(data.decode())
    elif options.output is None:
        screen.show_glossary(document)
    elif not options.quiet:
        screen.say(f"{options.output}: {screen.entries(document)}")
    return 0


def build(options: argparse.Namespace) -> int:
    """Make editions and sum up what was made."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        modified = datetime.fromtimestamp(int(epoch), UTC) if epoch else None
    except (ValueError, OverflowError, OSError):
        screen.complain(f"SOURCE_DATE_EPOCH: {epoch!r} is not a number of seconds since 1970")
        return USAGE
    spoken = "audio" in options.editions
    settings = Settings(
        editions=options.editions,
        metadata=_metadata(options),
        voice=options.voice if spoken else "",
        words_per_minute=options.speed if spoken else 0,
        jobs=options.jobs if spoken else 0,
        modified=modified,
    )
    start = time.monotonic()
    editions: list[dict[str, Any]] = []
    with screen.progress(quiet=options.quiet or options.json) as progress:
        for edition in build_editions(options.sources, options.output, settings, progress):
            editions.append(_summary(edition))
            if not (options.quiet or options.json):
                screen.show_edition(edition)
    if options.json:
        _print_json({"editions": editions, "seconds": round(time.monotonic() - start, 3)})
    elif not options.quiet and len(editions) > 1:
        screen.say(f"{len(editions)} editions in {time.monotonic() - start:.1f} s")
    return 0


def _summary(edition: Edition) -> dict[str, Any]:
    document = edition.prepared.document
    return {
        "title": document.metadata.title,
        "slug": edition.folder.name,
        "folder": edition.folder,
        "files": edition.paths,
        "sections": len(document.sections),
        "entries": len(document.glossary),
        "dropped": [decision.line for decision in edition.prepared.dropped],
        "tracks": [
            {"file": track.file, "title": track.title, "seconds": round(track.samples / track.rate, 3)}
            for track in edition.tracks
        ],
        "seconds": round(edition.seconds, 3),
    }


def voices(options: argparse.Namespace) -> int:
    """List the voices, and say of each whether it can speak here."""
    from reader.errors import ReaderError
    from reader.registry import names
    from reader.voices import VoiceSpec

    found = []
    for name in names("voices"):
        try:
            voice = VoiceSpec(name).open()
            found.append({"name": name, "usable": True, "version": voice.version, "rate": voice.rate})
        except ReaderError as error:
            found.append({"name": name, "usable": False, "reason": str(error)})
    if options.json:
        _print_json({"voices": found})
    else:
        screen.show_voices(found)
    return 0


def check(options: argparse.Namespace) -> int:
    """Check each file and list what was found."""
    from reader.checks import check as check_file

    found: list[Finding] = []
    with screen.progress(quiet=options.quiet or options.json) as progress:
        for number, path in enumerate(options.paths):
            progress(f"checking {path.name}", number, len(options.paths))
            found += check_file(path)
    if options.json:
        _print_json({"findings": found})
    else:
        screen.show_findings(found, options.paths, quiet=options.quiet)
    return FOUND if _has_errors(found) else 0


def _has_errors(findings: Iterable[Finding]) -> bool:
    return any(finding.severity in {Severity.FATAL, Severity.ERROR} for finding in findings)


def _print_json(value: Any) -> None:
    data = msgspec.json.encode(value, enc_hook=str)
    _write_out(msgspec.json.format(data, indent=1).decode() + "\n")


def _write_out(text: str) -> None:
    """Write data for programs: UTF-8 whatever the terminal."""
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()
