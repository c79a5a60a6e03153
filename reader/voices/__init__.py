"""Voices: a sentence in, samples out.

A voice is made by ``factory(language, words_per_minute)``, is found by its registered name, and
lives in one process. What it says of a text depends on that text alone, never on what it said
before: a sentence spoken again, alone or in another process, gives the same samples.
"""

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any, Protocol, runtime_checkable

from msgspec import Struct
from msgspec.structs import replace

from reader.errors import NoVoice
from reader.model import Word, primary_language
from reader.registry import find, names

AUTO, NEURAL, SYSTEM = "auto", "hibari", "system"
"""The name that stands for the best voice that is here, and the voices that it may be."""

NEEDS = ("hibari", "onnxruntime")
"""What has to be installed for :data:`NEURAL`."""


class Pcm(Struct, frozen=True):
    """Sound: signed 16-bit little-endian mono samples, ``rate`` of them a second.

    ``words`` count samples from the start of this sound and code points of the text spoken.
    """

    rate: int
    samples: bytes
    words: tuple[Word, ...] = ()

    def __len__(self) -> int:
        """The number of samples."""
        return len(self.samples) // 2


class Said(Struct, frozen=True):
    """How code points ``start`` to ``end`` of a text are said, in IPA."""

    start: int
    end: int
    ipa: str


class About(Struct, frozen=True):
    """What people want to know of a voice before they choose it, in words.

    A voice may tell it as the attribute ``about`` of its factory.
    """

    languages: str = ""
    licence: str = ""
    quality: str = ""


class Voice(Protocol):
    """What a voice offers.

    Attributes:
        name: as registered.
        version: of the engine and its data; part of what makes sound reproducible.
        rate: samples a second of everything it says.
    """

    name: str
    version: str
    rate: int

    def speak(self, text: str, /) -> Pcm:
        """Say one sentence.

        Raises:
            SpeechFailed: the engine crashed, hung, or gave no sound.
        """
        ...


@runtime_checkable
class PhonemicVoice(Voice, Protocol):
    """A voice that can be told the sounds of words, besides."""

    def speak_as(self, text: str, said: Sequence[Said], /) -> Pcm:
        """Say one sentence, and in it some words as told; what cannot be told is said as it is written.

        Args:
            text: the sentence, with its own words everywhere.
            said: stretches of it in order that do not overlap.

        Raises:
            SpeechFailed: the engine crashed, hung, or gave no sound.
        """
        ...


class VoiceSpec(Struct, frozen=True):
    """A voice by name and settings: what travels to the process that speaks."""

    name: str = SYSTEM
    language: str = "en"
    words_per_minute: int = 175

    def chosen(self) -> "VoiceSpec":
        """The same, with a voice of this machine in place of :data:`AUTO`: the neural one where it can be."""
        if self.name != AUTO:
            return self
        neural = primary_language(self.language) == "en" and all(map(find_spec, NEEDS))
        return replace(self, name=NEURAL if neural else SYSTEM)

    def open(self) -> Voice:
        """Start the voice.

        Raises:
            NoVoice: there is none of that name, or its library is not installed.
        """
        factory: Any = find("voices", self.name)
        if factory is None:
            known = ", ".join([AUTO, *names("voices")])
            raise NoVoice(f"voice {self.name!r}", "there is no voice of that name", f"choose from: {known}")
        voice: Voice = factory(self.language, self.words_per_minute)
        return voice
