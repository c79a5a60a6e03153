"""Neural voices, each engine in a process of its own.

A model's sentence lies between silences of its own length; they are cut, so that the pauses are ours.
"""

import logging
import sys
from array import array
from collections.abc import Sequence
from importlib.util import find_spec

from msgspec import json

from reader.errors import NoVoice, SpeechFailed
from reader.model import primary_language
from reader.voices import NEEDS, NEURAL, About, Pcm, Said
from reader.voices.neural import host, phonemes
from reader.voices.process import Process

log = logging.getLogger(__name__)

ATTEMPTS = 2
LIMIT = 60
"""Seconds for one utterance, and for the start; a thousand characters take two."""

PACE = 175
"""Words a minute that are as fast as hibari speaks by itself; then it takes as long as espeak-ng does."""

SLOWEST, FASTEST = 0.5, 2.0
"""Speeds that the models were made for."""

QUIET = 65
"""Of 32768, -54 dBFS: what is quieter at the ends of a sentence is silence."""

LEAD, TAIL = 5, 300
"""Milliseconds kept before the first sound and after the last; espeak-ng leaves about as much."""


class HibariVoice:
    """hibari-tts, English only: a :class:`reader.voices.PhonemicVoice`; see there for its attributes."""

    name = NEURAL
    about = About("English (American)", "Apache-2.0", "natural; does not tell when its words begin")

    def __init__(self, language: str, words_per_minute: int) -> None:
        """Start the engine.

        Args:
            language: BCP 47 tag.
            words_per_minute: pace, clipped to what the model can do.

        Raises:
            NoVoice: it is not installed, does not start, or does not speak the language.
        """
        if primary_language(language) != "en":
            raise NoVoice(
                f"language {language!r}", "the voice 'hibari' speaks English only", "try --voice system"
            )
        if not all(map(find_spec, NEEDS)):
            raise NoVoice("voice 'hibari'", "it is not installed", "pip install 'everyreader[neural]'")
        self._speed = min(FASTEST, max(SLOWEST, words_per_minute / PACE))
        self._process = self._start()
        self.version: str
        self.rate: int
        self.version, self.rate = json.decode(self._process.greeting)

    def _start(self) -> Process:
        try:
            return Process([sys.executable, "-P", host.__file__, self.name], LIMIT)
        except OSError as error:
            raise NoVoice(
                f"voice {self.name!r}", str(error), "install it again, or try --voice system"
            ) from error

    def speak(self, text: str, /) -> Pcm:
        """Say one sentence.

        Raises:
            SpeechFailed: the engine crashed, hung, or gave no sound, twice.
        """
        return self.speak_as(text, ())

    def speak_as(self, text: str, said: Sequence[Said], /) -> Pcm:
        """As :meth:`reader.voices.PhonemicVoice.speak_as`.

        Raises:
            SpeechFailed: the engine crashed, hung, or gave no sound, twice.
        """
        given = phonemes.written(text, said).text
        what = ""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                if not self._process.alive:
                    self._process = self._start()
                return Pcm(self.rate, trimmed(self._process.ask(given, self._speed), self.rate))
            except OSError as error:
                what = str(error)
                log.warning("attempt %d to say %r: %s", attempt, text[:60], what)
        raise SpeechFailed(f"sentence {text[:60]!r}", what, "try again, or choose another voice with --voice")


def trimmed(samples: bytes, rate: int) -> bytes:
    """A sound with its ends cut, :data:`LEAD` ms before what is first heard, :data:`TAIL` ms after the last.

    Raises:
        OSError: nothing is heard at all.
    """
    sound = array("h", samples)
    if sys.byteorder == "big":
        sound.byteswap()
    first = next((n for n, sample in enumerate(sound) if abs(sample) > QUIET), None)
    if first is None:
        raise OSError("the engine gave no sound")
    last = next(n for n in range(len(sound) - 1, -1, -1) if abs(sound[n]) > QUIET)
    begin, end = first - rate * LEAD // 1000, last + 1 + rate * TAIL // 1000
    lead, tail = bytes(2 * max(0, -begin)), bytes(2 * max(0, end - len(sound)))
    return lead + samples[2 * max(0, begin) : 2 * end] + tail
