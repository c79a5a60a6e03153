"""The voice of the operating system, spoken through pyttsx3.

On Linux pyttsx3 drives our own espeak-ng driver, which gives the same samples for the same text
whatever came before. Elsewhere it drives the stock one (SAPI5, NSSpeechSynthesizer), whose files
are checked and asked for again, because it is known to return before they are whole.
"""

import atexit
import importlib
import logging
import os
import shutil
import sys
import tempfile
import weakref
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from reader.errors import NoVoice, SpeechFailed
from reader.model import primary_language
from reader.voices import SYSTEM, About, Pcm, Said
from reader.voices.rewriting import Rewritten
from reader.voices.system import phonemes, sound, timing
from reader.voices.system.espeak import Mark

log = logging.getLogger(__name__)

DRIVER = "everyreader"
"""Name of our driver among those of pyttsx3."""

ATTEMPTS = 2
LETTERS_A_WORD = 6
SHORTEST = 0.2
"""A sound shorter than this part of the time its letters should take was cut off."""

USUAL = {"en": "en-us", "en-gb": "en", "zh": "cmn", "no": "nb"}
"""What a tag means to espeak-ng, whose plain English is British and whose en-gb is Lancaster's."""


_open: "weakref.WeakSet[SystemVoice]" = weakref.WeakSet()


class SystemVoice:
    """A :class:`reader.voices.Voice`; see there for its attributes."""

    name = SYSTEM
    about = About(
        "those of espeak-ng (over 100), or of the system", "GPL-3.0-or-later (espeak-ng)", "robotic, clear"
    )

    def __init__(self, language: str, words_per_minute: int) -> None:
        """Find a voice for the language and hear one letter of it.

        Args:
            language: BCP 47 tag.
            words_per_minute: pace, which the engine clips to what it can do.

        Raises:
            NoVoice: no speech library, or no voice for this language.
            SpeechFailed: the engine does not work.
        """
        self._driver = DRIVER if sys.platform == "linux" else None
        self._engine = _engine(self._driver)
        _open.add(self)
        self._voice = choose(language, self._engine.getProperty("voices"))
        self._takes_phonemes = self._driver == DRIVER and primary_language(language) == "en"
        self._pace = words_per_minute
        self._file = _scratch_file(self)
        self._errors: list[Exception] = []
        self._marks: list[Mark] = []
        self.version = self._describe()
        self.rate = self.speak("a").rate

    def _describe(self) -> str:
        if self._driver == DRIVER:
            return f"espeak-ng {self._engine.getProperty('version')}"
        from importlib.metadata import version

        return f"pyttsx3 {version('pyttsx3')} {self._engine}"

    def speak(self, text: str, /) -> Pcm:
        """Say one sentence; it is text to the letter, no mark-up in it is obeyed.

        Raises:
            SpeechFailed: the engine crashed, hung, or gave no sound, twice.
        """
        return self.speak_as(text, ())

    def speak_as(self, text: str, said: Sequence[Said], /) -> Pcm:
        """As :meth:`reader.voices.PhonemicVoice.speak_as`: espeak-ng in English; others as written.

        Raises:
            SpeechFailed: the engine crashed, hung, or gave no sound, twice.
        """
        phonemic = phonemes.written(text, said) if self._takes_phonemes else None
        what = "the engine gave no sound"
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._attempt(text, phonemic)
            except (OSError, ValueError) as error:
                what = str(error)
                log.warning("attempt %d to say %r: %s", attempt, text[:60], what)
        raise SpeechFailed(f"sentence {text[:60]!r}", what, "try again, or choose another voice with --voice")

    def _attempt(self, text: str, phonemic: Rewritten | None) -> Pcm:
        self._errors.clear()
        self._marks.clear()
        if self._driver != DRIVER:
            self._file.unlink(missing_ok=True)  # or the last sentence might pass for this one
        engine = self._engine  # perhaps shared by other voices: pyttsx3 keeps one for each driver
        tokens = [engine.connect("error", self._on_error), engine.connect("word-timing", self._on_word)]
        try:
            engine.setProperty("voice", self._voice)
            engine.setProperty("rate", self._pace)
            if self._driver == DRIVER:
                engine.setProperty("phonemic", phonemic is not None)
            engine.save_to_file(phonemic.text if phonemic else text, str(self._file))
            engine.runAndWait()
        finally:
            for token in tokens:
                engine.disconnect(token)
        if self._errors:
            raise OSError(str(self._errors[0])) from self._errors[0]
        pcm = sound.read(self._file.read_bytes())
        letters = sum(map(str.isalpha, text))
        if len(pcm) < pcm.rate * SHORTEST * letters * 60 / (LETTERS_A_WORD * self._pace) or not len(pcm):
            raise OSError(f"the engine gave {len(pcm) / pcm.rate:.2f} s for {letters} letters")
        marks = self._marks
        if phonemic:
            marks = [Mark(*phonemic.back(mark.offset, mark.length), mark.sample) for mark in marks]
        return Pcm(pcm.rate, pcm.samples, timing.align(marks, text, len(pcm)))

    def _on_error(self, exception: Exception, **_: object) -> None:
        self._errors.append(exception)

    def _on_word(self, location: int, length: int, sample: int, **_: object) -> None:
        self._marks.append(Mark(location, length, sample))


@atexit.register
def _let_go() -> None:
    """Drop pyttsx3's engines while its modules are whole: later their destructors would complain."""
    for voice in _open:
        voice._engine = None  # noqa: SLF001


def choose(language: str, voices: Iterable[Any]) -> str:
    """The id of the voice that fits a language best: its own tag, then ever shorter ones.

    A voice for which the tag stands earlier among its languages wins, so French is from France
    and not from Belgium.

    Args:
        language: BCP 47 tag.
        voices: pyttsx3's, with ``id`` and ``languages``.

    Raises:
        NoVoice: none speaks the language.
    """
    offers = sorted(
        (rank, order, _plain(name), str(voice.id))
        for order, voice in enumerate(voices)
        for rank, name in enumerate(voice.languages)
    )
    tag = _plain(language)
    while tag:
        for wanted in (USUAL.get(tag, tag), tag, f"{tag}-"):
            for _, _, name, identifier in offers:
                if name == wanted or (wanted.endswith("-") and name.startswith(wanted)):
                    return identifier
        tag = tag.rpartition("-")[0]
    raise NoVoice(
        f"language {language!r}", "no voice of this system speaks it", "give another with --language"
    )


def _plain(tag: object) -> str:
    return str(tag).lower().replace("_", "-")


def _engine(driver: str | None) -> Any:
    """The engine of pyttsx3, over our driver where one is named.

    Raises:
        NoVoice: pyttsx3 or the speech library is missing.
    """
    advice = "install the speech library of your system, or choose another voice with --voice"
    try:
        import pyttsx3
    except ImportError as error:
        raise NoVoice("voice 'system'", "pyttsx3 is not installed", "pip install pyttsx3") from error
    if driver:
        # pyttsx3 imports its drivers by name from its own package: that is how one is added.
        module = importlib.import_module("reader.voices.system.driver")
        sys.modules[f"pyttsx3.drivers.{driver}"] = module
    try:
        return pyttsx3.init(driver)
    except (ImportError, RuntimeError, OSError) as error:
        raise NoVoice("voice 'system'", str(error), advice) from error


def _scratch_file(voice: SystemVoice) -> Path:
    """A file to speak into, gone with the voice: in memory where the system can."""
    if sys.platform == "linux":
        descriptor = os.memfd_create("speech")
        weakref.finalize(voice, os.close, descriptor)
        return Path(f"/proc/{os.getpid()}/fd/{descriptor}")  # by pid: another process writes it
    folder = tempfile.mkdtemp(prefix="reader-")
    weakref.finalize(voice, shutil.rmtree, folder, ignore_errors=True)
    return Path(folder, "speech.wav")
