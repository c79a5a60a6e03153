"""One section to one MP3 file: the task of a worker process."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from reader.editions.audio import mp3
from reader.editions.audio.tags import tag
from reader.errors import SpeechFailed
from reader.files import refusals
from reader.model import Clip, Entry, Section, Track, Word, track_faults
from reader.narration import Utterance, narrate
from reader.voices import VoiceSpec


class Job(Struct, frozen=True):
    """All that a worker needs: ``path`` of the file, ``frames`` of text and ``cover`` for its tag.

    ``glossary`` holds the entries that tell how they are said.
    """

    section: Section
    path: str
    title: str
    frames: dict[str, str]
    cover: bytes
    spec: VoiceSpec
    glossary: tuple[Entry, ...] = ()


class Rendered(Struct, frozen=True):
    """A track, and the version of the voice that speaks in it."""

    track: Track
    voice_version: str


open_voice = lru_cache(maxsize=4)(VoiceSpec.open)
"""One voice for each specification in a process: an engine starts once."""


def render(job: Job) -> Rendered:
    """Speak a section into its file, a sentence at a time, then check the file.

    Raises:
        NoVoice: the voice cannot be opened.
        SpeechFailed: a sentence could not be said, or the file does not hold what was said.
        NotWritable: the file cannot be written.
    """
    voice = open_voice(job.spec)
    path = Path(job.path)
    if voice.rate not in mp3.RATES:
        raise SpeechFailed(f"voice {job.spec.name!r}", f"MP3 has no sample rate of {voice.rate} Hz")
    clips: list[Clip] = []
    head = tag(job.frames, job.spec.language, job.cover)
    with refusals(path), path.open("wb") as file:
        file.write(head + bytes(mp3.info_length(voice.rate)))
        heard = cut(narrate(job.section, voice, job.glossary, job.spec.language), clips)
        size = sum(map(file.write, mp3.encode(heard, voice.rate)))
        samples = clips[-1].end
        file.seek(len(head))
        file.write(mp3.info_frame(voice.rate, samples, size))
    track = Track(
        file=path.name,
        section=job.section.id,
        title=job.title,
        rate=voice.rate,
        samples=samples,
        clips=tuple(clips),
    )
    check(track, path, len(head))
    return Rendered(track, voice.version)


def cut(utterances: Iterable[Utterance], clips: list[Clip]) -> Iterator[bytes]:
    """Pass the samples on, and leave behind in ``clips`` which of them speak which sentence."""
    end = 0
    for utterance in utterances:
        begin, end = end, end + len(utterance.sound)
        part = Clip(
            sentence=utterance.sentence,
            begin=begin,
            end=end,
            text=utterance.text,
            words=_moved(utterance.sound.words, begin, 0),
        )
        if clips and clips[-1].sentence == part.sentence:
            part = _joined(clips.pop(), part)
        clips.append(part)
        yield utterance.sound.samples


def _joined(clip: Clip, part: Clip) -> Clip:
    words = clip.words + _moved(part.words, 0, len(clip.text))
    return replace(clip, end=part.end, text=clip.text + part.text, words=words)


def _moved(words: tuple[Word, ...], samples: int, characters: int) -> tuple[Word, ...]:
    return tuple(
        Word(word.begin + samples, word.end + samples, word.offset + characters, word.length)
        for word in words
    )


def check(track: Track, path: Path, start: int) -> None:
    """Walk the finished file: it must hold as many frames as the samples make.

    Args:
        track: what should be there.
        path: of the file.
        start: length of its tag.

    Raises:
        SpeechFailed: it does not.
    """
    advice = "build again; please report it should it happen twice"
    with path.open("rb") as file:
        file.seek(start)
        try:
            found = mp3.count_frames(file, track.rate) - 1  # the first is the Info frame
        except ValueError as error:
            raise SpeechFailed(track.file, str(error), advice) from error
    wanted = mp3.frames(track.samples, track.rate)
    faults = track_faults(track)
    if found != wanted or faults:
        what = faults[0] if faults else f"{found} MP3 frames where {wanted} were due"
        raise SpeechFailed(track.file, what, advice)
