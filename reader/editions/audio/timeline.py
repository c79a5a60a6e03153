"""timeline.json: which sentence is heard when; the same ids as in the EPUB."""

from collections.abc import Sequence
from typing import Any

from msgspec import json

from reader.model import VERSION, Clip, Track
from reader.voices import VoiceSpec


def timeline(spec: VoiceSpec, voice_version: str, tracks: Sequence[Track]) -> bytes:
    """The timeline. Samples are exact and count from the start of a track's decoded audio.

    Seconds are the samples rounded to milliseconds, once. A word is
    ``[begin, end, offset, length]``: samples of the track, code points of the sentence's text.
    """
    value = {
        "version": VERSION,
        "voice": spec.name,
        "voice_version": voice_version,
        "language": spec.language,
        "words_per_minute": spec.words_per_minute,
        "tracks": [_track(track) for track in tracks],
    }
    return json.encode(value) + b"\n"


def _track(track: Track) -> dict[str, Any]:
    return {
        "file": track.file,
        "section": track.section,
        "title": track.title,
        "rate": track.rate,
        "samples": track.samples,
        "duration": round(track.samples / track.rate, 3),
        "sentences": [_sentence(clip, track.rate) for clip in track.clips],
    }


def _sentence(clip: Clip, rate: int) -> dict[str, Any]:
    value = {
        "id": clip.sentence,
        "start": round(clip.begin / rate, 3),
        "end": round(clip.end / rate, 3),
        "samples": [clip.begin, clip.end],
        "text": clip.text,
    }
    return value | ({"words": clip.words} if clip.words else {})
