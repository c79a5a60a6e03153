"""From a source to its editions: what runs after what, and nothing else."""

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from reader import codec, files, sources
from reader.model import (
    Action,
    Decision,
    Document,
    LineRole,
    Metadata,
    SectionRole,
    Track,
    is_date,
    text_of,
)
from reader.passes.clean.overrides import Overrides
from reader.pipeline.plan import Names, Settings, Task, counting, plan, plan_one
from reader.sources import Source
from reader.voices import VoiceSpec

__all__ = [
    "NO_OVERRIDES",
    "UNKNOWN",
    "Edition",
    "Prepared",
    "Progress",
    "Settings",
    "build",
    "no_progress",
    "prepare",
    "run",
]

EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""Time of last change of a document without a date: the oldest that a ZIP archive can hold."""

AUDIO_COVER = 600, 600
"""Pixels of the picture that players show of a track."""

UNKNOWN = Metadata()
"""Metadata that overrides nothing."""

NO_OVERRIDES = Overrides()
"""Lines to keep and to drop: none."""

Progress = Callable[[str, int, int], None]
"""Called with what is being done, and how much of how much of it is done."""


def no_progress(_what: str, _done: int, _of: int) -> None:
    """For callers that do not watch."""


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

    source: Source
    prepared: Prepared
    folder: Path
    paths: tuple[Path, ...]
    tracks: tuple[Track, ...]
    seconds: float


def prepare(
    source: Source,
    metadata: Metadata = UNKNOWN,
    overrides: Overrides = NO_OVERRIDES,
    *,
    glossary: bool = True,
    allow_private: bool = False,
) -> Prepared:
    """The canonical document of a source: cleaned, described, segmented, explained.

    What the ``reader.toml`` beside a file decides is done, where the arguments do not say otherwise.

    Args:
        source: a file that a source reads, or the address of a page, as a text.
        metadata: overrides what reader.toml and the document itself say.
        overrides: lines to keep and to drop.
        glossary: whether to explain names and terms.
        allow_private: whether an address inside a private network may be fetched.

    Raises:
        SourceError: the source cannot be read, or there is no text in it.
        BadConfig: the reader.toml is at fault.
    """
    settings = Settings(metadata=metadata, overrides=overrides, allow_private=allow_private)
    return run(plan_one(source, settings), glossary=glossary)


def run(task: Task, *, glossary: bool) -> Prepared:
    """What :func:`prepare` does, for a document whose settings are known."""
    from reader.passes import describe, segment
    from reader.passes.clean import clean
    from reader.passes.glossary import Aim, explain

    raw = sources.read(task.source, allow_private=task.allow_private)
    document, decisions = clean(raw, _overrides(raw, task))
    document = segment.segment(describe.describe(document, task.metadata))
    if glossary:
        aim = Aim(task.level, task.density, frozenset(task.stop))
        document = explain(document, task.notes, task.strict, aim)
    return Prepared(document, decisions)


def _overrides(document: Document, task: Task) -> Overrides:
    """The lines to keep and to drop by number, each as the closest of the places says that name it."""
    if not task.overrides:
        return NO_OVERRIDES
    section = document.sections[0]
    judged = section.role in {SectionRole.RAW, SectionRole.SIFTED}
    texts = [text_of(block) for block in section.blocks] if judged else []
    actions: dict[int, Action] = {}
    for where, layer in task.overrides:
        actions |= layer.actions(texts, where)

    def picks(action: Action) -> tuple[str, ...]:
        return tuple(str(n + 1) for n in sorted(actions) if actions[n] is action)

    return Overrides(picks(Action.KEEP), picks(Action.DROP), strict=False)


def build(
    given: Sequence[Source], to: Path, settings: Settings, progress: Progress = no_progress
) -> Iterator[Edition]:
    """Make the editions of each document in ``to/<slug>/``, one document after another.

    Two documents of one title in one run get folders of their own. A file is there whole or not at
    all; what lies in a folder from an earlier run is replaced. A glossary is made for the book, and for
    the spoken edition where it is narrated there.

    A program that calls this for sound needs the usual ``if __name__ == "__main__":`` guard, because
    the processes that speak import it again; and it must take the editions, which are made one by one.

    Raises:
        ReaderError: of every kind; the documents before the one that failed are done.
    """
    with _speakers(settings) as executor:
        tasks = plan(given, settings)
        folders = Names()
        for number, task in enumerate(tasks, 1):
            start = time.monotonic()
            with counting(task.source, number, len(tasks)):
                progress(f"reading {sources.name_of(task.source)}", 0, 0)
                prepared = run(task, glossary=_needs_glossary(task, settings))
                folder = to / folders.unique(files.slug(prepared.document.metadata.title))
                files.make_folder(folder)
                try:
                    made, tracks = _publish(task, prepared, folder, settings, executor, progress)
                except BaseException:
                    with contextlib.suppress(OSError):
                        folder.rmdir()  # only when nothing is in it
                    raise
            yield Edition(task.source, prepared, folder, made, tracks, time.monotonic() - start)


def _needs_glossary(task: Task, settings: Settings) -> bool:
    return "epub" in settings.editions or ("audio" in settings.editions and task.glossary_track)


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
    task: Task,
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
        tracks = _speak(document, folder / "audio", task, executor, progress)
    made = [folder / "audio" / track.file for track in tracks]
    made += [folder / "audio" / name for name in ("playlist.m3u8", "timeline.json") if tracks]
    contents = {"canonical.md": codec.write_markdown(document).encode()}
    if prepared.decisions:  # a text edited by hand has none, and those of its source stay
        contents["cleaning.json"] = codec.write_decisions(prepared.decisions, document.metadata.source)
    if _needs_glossary(task, settings):
        contents["document.json"] = codec.write_document(document)
        contents["glossary.json"] = codec.write_glossary(document)
    if "epub" in settings.editions:
        progress("making the book", 0, 0)
        book = folder / f"{folder.name}.epub"
        _bind(document, book, tracks, task, _modified(document, settings))
        made.append(book)
    for name, data in contents.items():
        if not _is_same(folder / name, task.source):  # what a person edits is not written over
            files.write(folder / name, data)
        made.append(folder / name)
    return tuple(made), tracks


def _bind(document: Document, to: Path, tracks: Sequence[Track], task: Task, modified: datetime) -> None:
    """Write the book, with the tracks that lie in the folder ``audio`` beside it."""
    from reader.editions import epub
    from reader.editions.epub.manifest import Spoken

    narration = [Spoken(track, to.parent / "audio" / track.file) for track in tracks]
    by_word = task.highlight == "word"
    with files.writing(to) as file:
        epub.write(file, document, modified, narration, by_word=by_word, evaluation=task.evaluation)


def _is_same(one: Path, other: Source) -> bool:
    return isinstance(other, Path) and one.exists() and one.samefile(other)


def _speak(
    document: Document, folder: Path, task: Task, executor: Executor, progress: Progress
) -> tuple[Track, ...]:
    from reader import cover
    from reader.editions import audio

    spec = VoiceSpec(task.voice, document.metadata.language, task.words_per_minute).chosen()
    picture = cover.draw(document.metadata, AUDIO_COVER)
    with files.staged_folder(folder) as stage:
        return audio.build(
            document,
            stage,
            spec=spec,
            executor=executor,
            cover=picture,
            glossary=task.glossary_track,
            progress=lambda done, of, _title: progress("speaking", done, of),
        )


def _modified(document: Document, settings: Settings) -> datetime:
    """The time given, or else the first moment of the document's date, or else the earliest."""
    if settings.modified:
        return settings.modified
    date = document.metadata.date
    return datetime.fromisoformat(f"{date}-01-01"[:10]).replace(tzinfo=UTC) if is_date(date) else EARLIEST
