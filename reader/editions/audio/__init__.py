"""The spoken edition: one MP3 a section, one for the glossary, a playlist, a timeline of the sentences."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, as_completed
from pathlib import Path

from reader.editions.audio.glossary import glossary_section
from reader.editions.audio.naming import file_name
from reader.editions.audio.playlist import artist, playlist
from reader.editions.audio.timeline import timeline
from reader.editions.audio.track import Job, Rendered, render
from reader.errors import SpeechFailed
from reader.files import write
from reader.model import Document, Section, Track
from reader.voices import VoiceSpec

Progress = Callable[[int, int, str], None]
"""Called with tracks done, tracks in all, and the title of the one just done, or nothing before the first."""


def build(  # noqa: PLR0913 - five of them by name
    document: Document,
    to: Path,
    *,
    spec: VoiceSpec,
    executor: Executor,
    cover: bytes = b"",
    glossary: bool = True,
    progress: Progress | None = None,
) -> tuple[Track, ...]:
    """Speak a document into a folder: ``NN-<section>.mp3``, ``playlist.m3u8``, ``timeline.json``.

    Every section gives one track, an empty one too (its heading is spoken), and the glossary gives the
    last, if something of it is to be heard (:mod:`reader.editions.audio.glossary`). The same document
    and voice give the same bytes, whatever the executor and the order in which its tasks end.

    Args:
        document: canonical, with ids and sentences.
        to: an existing folder, best a staged one; workers write into it.
        spec: the voice, and the language of the text.
        executor: of processes (:func:`reader.executors.local.pool`): an engine serves one at a time.
        cover: a PNG or JPEG file, or nothing.
        glossary: whether to end with the glossary.
        progress: called in this process, before the first track and once a track.

    Returns:
        The tracks in reading order.

    Raises:
        NoVoice: the voice cannot be opened.
        SpeechFailed: a sentence could not be said, a worker died, or a file came out wrong.
        NotWritable: the folder refuses a file.
    """
    last = glossary_section(document) if glossary else None
    sections = (*document.sections, last) if last else document.sections
    rendered = _render(tuple(_jobs(document, sections, to, spec, cover)), executor, progress)
    tracks = tuple(each.track for each in rendered)
    for track in tracks:
        path = to / track.file
        if not path.is_file() or not path.stat().st_size:
            raise SpeechFailed(track.file, "the track is missing", "build again")
    versions = sorted({each.voice_version for each in rendered})
    write(to / "playlist.m3u8", playlist(document.metadata, tracks).encode())
    write(to / "timeline.json", timeline(spec, ", ".join(versions), tracks))
    return tracks


def _jobs(
    document: Document, sections: Sequence[Section], to: Path, spec: VoiceSpec, cover: bytes
) -> Iterator[Job]:
    count = len(sections)
    told = tuple(entry for entry in document.glossary if entry.pronunciation)
    for number, section in enumerate(sections, 1):
        title = section.heading.text.strip() or document.metadata.title
        yield Job(
            section=section,
            path=str(to / file_name(number, count, title)),
            title=title,
            frames={
                "TIT2": title,
                "TALB": document.metadata.title,
                "TPE1": artist(document.metadata),
                "TRCK": f"{number}/{count}",
            },
            cover=cover,
            spec=spec,
            glossary=told,
        )


def _render(jobs: tuple[Job, ...], executor: Executor, progress: Progress | None) -> list[Rendered]:
    futures = []
    if progress:
        progress(0, len(jobs), "")
    try:
        futures += [executor.submit(render, job) for job in jobs]
        titles = {future: job.title for future, job in zip(futures, jobs, strict=True)}
        for done, future in enumerate(as_completed(futures), 1):
            future.result()
            if progress:
                progress(done, len(jobs), titles[future])
    except BrokenExecutor as error:
        raise SpeechFailed(
            "speech worker", "was killed", "is there enough memory? try fewer with --jobs"
        ) from error
    finally:
        for future in futures:
            future.cancel()
    return [future.result() for future in futures]
