"""Silence of the right length: for tests, and for people without a speech engine."""

from reader.voices import About, Pcm

RATE = 22_050
LETTERS_A_WORD = 6
"""Letters of an average word with the space after it, which turns words a minute into time."""


class SilentVoice:
    """A voice that keeps quiet for as long as speaking would take, any language alike."""

    name = "silent"
    about = About("all", "AGPL-3.0-or-later", "silence of the right length")
    version = "1"
    rate = RATE

    def __init__(self, language: str, words_per_minute: int) -> None:
        self.language = language
        self._samples_a_letter = RATE * 60 // (max(1, words_per_minute) * LETTERS_A_WORD)

    def speak(self, text: str, /) -> Pcm:
        """Keep quiet for a fixed number of samples a code point, at least for one."""
        return Pcm(rate=RATE, samples=bytes(2 * self._samples_a_letter * max(1, len(text))))
