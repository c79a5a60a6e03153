"""The verbs: what each does with its options. Each returns the exit status."""

import argparse
import contextlib
import os
import stat
import time
from collections.abc import Container, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from reader import files
from reader.cli import screen
from reader.config import NAME, stops
from reader.errors import NotWritable
from reader.model import Finding, Metadata, Severity
from reader.passes.clean.overrides import Overrides
from reader.pipeline import Edition
from reader.pipeline import build as build_editions
from reader.pipeline.plan import Settings
from reader.sources import Source, discover

FOUND, USAGE = 1, 2


def settings_of(options: argparse.Namespace) -> Settings:
    """What the command line decides about every document."""
    return Settings(
        metadata=Metadata(
            title=" ".join(options.title.split()),
            authors=tuple(filter(None, options.author)),
            language=options.language,
            date=options.date,
        ),
        overrides=Overrides(tuple(options.keep), tuple(options.drop)),
        allow_private=options.allow_private,
        level=getattr(options, "level", ""),
        density=getattr(options, "density", 0),
        stop=stops.read(listed) if (listed := getattr(options, "stop_list", None)) else (),
    )


def misses_its_document(options: argparse.Namespace, documents: int) -> bool:
    """Whether lines are named on the command line though there are several documents; if so, say it."""
    named = bool(options.keep or options.drop)
    if named and documents > 1:
        screen.complain("--keep and --drop take one document; for more, write the lines into reader.toml")
    return named and documents > 1


def identities(documents: Sequence[Source]) -> set[tuple[int, int]]:
    """Disk and number of each file, and of the reader.toml beside it: so it is known under every name."""
    found: set[tuple[int, int]] = set()
    beside = {path.with_name(NAME) for path in documents if isinstance(path, Path)}
    for document in (*documents, *beside):
        with contextlib.suppress(OSError, ValueError):  # what is not there is not written over
            state = Path(document).stat()
            found.add((state.st_dev, state.st_ino))
    return found


def write(path: Path, data: bytes, documents: Container[tuple[int, int]]) -> None:
    """Write a file, unless it is a folder or one of those read, which :func:`identities` knows.

    Raises:
        OutputError: it is, or it cannot be written.
    """
    with files.refusals(path):
        if path.exists():
            state = path.stat()
            if stat.S_ISDIR(state.st_mode):
                raise NotWritable(str(path), "this is a folder", "name a file with -o")
            if (state.st_dev, state.st_ino) in documents:
                what = "this is the source, or is read with it"
                raise NotWritable(str(path), what, "name another file with -o")
    files.make_folder(path.parent)
    files.write(path, data)


def build(options: argparse.Namespace) -> int:
    """Make editions and sum up what was made."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        modified = datetime.fromtimestamp(int(epoch), UTC) if epoch else None
    except (ValueError, OverflowError, OSError):
        screen.complain(f"SOURCE_DATE_EPOCH: {epoch!r} is not a number of seconds since 1970")
        return USAGE
    documents = discover(options.sources)
    if misses_its_document(options, len(documents)):
        return USAGE
    spoken = "audio" in options.editions
    settings = replace(
        settings_of(options),
        editions=options.editions,
        voice=options.voice if spoken else "",
        words_per_minute=options.speed if spoken else 0,
        jobs=options.jobs if spoken else 0,
        glossary_track=options.glossary_track if spoken else None,
        highlight=getattr(options, "highlight", ""),
        modified=modified,
    )
    start = time.monotonic()
    editions: list[dict[str, Any]] = []
    with screen.progress(quiet=options.quiet or options.json) as progress:
        for edition in build_editions(documents, options.output, settings, progress):
            editions.append(_summary(edition))
            if not (options.quiet or options.json):
                screen.show_edition(edition)
    if options.json:
        screen.print_json({"editions": editions, "seconds": round(time.monotonic() - start, 3)})
    elif not options.quiet and len(editions) > 1:
        screen.say(f"{len(editions)} editions in {time.monotonic() - start:.1f} s")
    return 0


def _summary(edition: Edition) -> dict[str, Any]:
    document = edition.prepared.document
    return {
        "source": edition.source,
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


def check(options: argparse.Namespace) -> int:
    """Check each file and list what was found."""
    from reader import checks

    reports: list[checks.Report] = []
    with screen.progress(quiet=options.quiet or options.json) as progress:
        for number, path in enumerate(options.paths):
            progress(f"checking {path.name}", number, len(options.paths))
            reports.append(checks.check(path, full=options.full))
    report = checks.joined(reports)
    if options.json:
        screen.print_json(report)
    else:
        screen.show_report(report, options.paths, quiet=options.quiet)
    return FOUND if _has_errors(report.findings) else 0


def _has_errors(findings: Iterable[Finding]) -> bool:
    return any(finding.severity in {Severity.FATAL, Severity.ERROR} for finding in findings)
