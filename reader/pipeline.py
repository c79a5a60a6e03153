"""From a file to its editions: what runs after what, and nothing else."""

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from msgspec import Struct

from reader import codec, files, sources
from reader.model import Action, Decision, Document, LineRole, Metadata, Track, is_date
from reader.voices import VoiceSpec

EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""Time of last change of a document without a date: the oldest that a ZIP archive can hold."""

AUDIO_COVER = 600, 600
"""Pixels of the picture that players show of a track."""

UNKNOWN = Metadata()
"""Metadata that overrides nothing."""

Progress = Callable[[str, int, int], None]
"""Called with what is being done, and how much of how much of it is done."""


def no_progress(_what: str, _done: int, _of: int) -> None:
    """For callers that do not watch."""


class Settings(Struct, frozen=True):
    """What a person may choose.

    Attributes:
        editions: of ``epub`` and ``audio``, those to make.
        metadata: overrides what the document says of itself.
        voice: the name of a voice.
        words_per_minute: how fast it speaks.
        jobs: how many processes speak at once.
        modified: time of last change written into books; by default the document's own date.
    """

    editions: tuple[str, ...] = ("epub", "audio")
    metadata: Metadata = Metadata()
    voice: str = "system"
    words_per_minute: int = 175
    jobs: int = 1
    modified: datetime | None = None


class Prepared(Struct, frozen=True):
    """A canonical document, and what became of the lines of its source."""

    document: Document
    decisions: tuple[Decision, ...] = ()

    @property
    def dropped(self) -> tuple[Decision, ...]:
        """The lines with text that were left out."""
        return tuple(d for d in self.decisions if d.action is Action.DROP and d.role is not LineRole.BLANK)


class Edition(Struct, frozen=True):
    """What was made of one document: its folder, the files in it, its tracks, the seconds it took."""

    prepared: Prepared
    folder: Path
    paths: tuple[Path, ...]
    tracks: tuple[Track, ...]
    seconds: float


def prepare(path: Path, metadata: Metadata = UNKNOWN, *, glossary: bool = True) -> Prepared:
    """The canonical document of a file: cleaned, described, segmented, explained.

    Args:
        path: a file that a source reads.
        metadata: overrides what the document says of itself.
        glossary: whether to explain names and terms.

    Raises:
        SourceError: the file cannot be read, or there is no text in it.
    """
    from reader.passes import describe, segment
    from reader.passes.clean import clean
    from reader.passes.glossary import explain

    document, decisions = clean(sources.read(path))
    document = segment.segment(describe.describe(document, metadata))
    return Prepared(explain(document) if glossary else document, decisions)


def build(
    paths: Sequence[Path], to: Path, settings: Settings, progress: Progress = no_progress
) -> Iterator[Edition]:
    """Make the editions of each document in ``to/<slug>/``, one document after another.

    Two documents of one title in one run get folders of their own. A file is there whole or not at
    all; what lies in a folder from an earlier run is replaced. The spoken edition alone needs no
    glossary, and so none is made: recognising names costs more than speaking them.

    A program that calls this for sound needs the usual ``if __name__ == "__main__":`` guard, because
    the processes that speak import it again; and it must take the editions, which are made one by one.

    Raises:
        ReaderError: of every kind; the documents before the one that failed are done.
    """
    with _speakers(settings) as executor:
        taken: set[str] = set()
        for path in sources.discover(paths):
            start = time.monotonic()
            progress(f"reading {path.name}", 0, 0)
            prepared = prepare(path, settings.metadata, glossary="epub" in settings.editions)
            slug = _free(files.slug(prepared.document.metadata.title), taken)
            taken.add(slug)
            folder = to / slug
            files.make_folder(folder)
            try:
                made, tracks = _publish(path, prepared, folder, settings, executor, progress)
            except BaseException:
                with contextlib.suppress(OSError):
                    folder.rmdir()  # only when nothing is in it
                raise
            yield Edition(prepared, folder, made, tracks, time.monotonic() - start)


def _free(slug: str, taken: set[str]) -> str:
    return next(name for n in count(1) if (name := slug if n == 1 else f"{slug}-{n}") not in taken)


@contextlib.contextmanager
def _speakers(settings: Settings) -> Iterator[Executor | None]:
    """The processes that speak, if anything is to be spoken."""
    if "audio" not in settings.editions:
        yield None
        return
    from reader.executors import local

    with local.pool(settings.jobs) as executor:
        yield executor


def _publish(
    source: Path,
    prepared: Prepared,
    folder: Path,
    settings: Settings,
    executor: Executor | None,
    progress: Progress,
) -> tuple[tuple[Path, ...], tuple[Track, ...]]:
    """Write everything of one document; sound first, for it is what can fail."""
    document = prepared.document
    tracks: tuple[Track, ...] = ()
    if executor:
        tracks = _speak(document, folder / "audio", settings, executor, progress)
    made = [folder / "audio" / track.file for track in tracks]
    made += [folder / "audio" / name for name in ("playlist.m3u8", "timeline.json") if tracks]
    contents = {"canonical.md": codec.write_markdown(document).encode()}
    if prepared.decisions:  # a text edited by hand has none, and those of its source stay
        contents["cleaning.json"] = codec.write_decisions(prepared.decisions, document.metadata.source)
    if "epub" in settings.editions:
        progress("making the book", 0, 0)
        from reader.editions import epub

        contents["document.json"] = codec.write_document(document)
        contents["glossary.json"] = codec.write_glossary(document)
        contents[f"{folder.name}.epub"] = epub.build(document, _modified(document, settings))
    for name, data in contents.items():
        if not _is_same(folder / name, source):  # what a person edits is not written over
            files.write(folder / name, data)
        made.append(folder / name)
    return tuple(made), tracks


def _is_same(one: Path, other: Path) -> bool:
    return one.exists() and one.samefile(other)


def _speak(
    document: Document, folder: Path, settings: Settings, executor: Executor, progress: Progress
) -> tuple[Track, ...]:
    from reader import cover
    from reader.editions import audio

    spec = VoiceSpec(settings.voice, document.metadata.language, settings.words_per_minute)
    picture = cover.draw(document.metadata, AUDIO_COVER)
    of = len(document.sections)
    progress("speaking", 0, of)
    with files.staged_folder(folder) as stage:
        return audio.build(
            document,
            stage,
            spec=spec,
            executor=executor,
            cover=picture,
            progress=lambda done, of, _title: progress("speaking", done, of),
        )


def _modified(document: Document, settings: Settings) -> datetime:
    """The time given, or else the first moment of the document's date, or else the earliest."""
    if settings.modified:
        return settings.modified
    date = document.metadata.date
    return datetime.fromisoformat(f"{date}-01-01"[:10]).replace(tzinfo=UTC) if is_date(date) else EARLIEST
