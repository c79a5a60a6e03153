"""Section × Voice -> a stream of utterances, one sentence in memory at a time."""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from reader.model import Heading, Leaf, Section, leaves
from reader.speech import has_words, speakable
from reader.voices import Pcm, Voice

SENTENCE_PAUSE, PARAGRAPH_PAUSE, HEADING_PAUSE = 100, 500, 900
"""Milliseconds after a sentence, a paragraph, a heading; espeak's own clips end in some 300 more."""

UNSAID = 300
"""Milliseconds of silence for a sentence without a letter or digit."""

LONGEST = 1000
"""Code points given to the engine at once, after cutting, so that its time and memory are bounded."""

PIECE = re.compile(rf".{{1,{LONGEST}}}(?:(?<=\s)|$)|.{{1,{LONGEST}}}", re.DOTALL)


class Utterance(Struct, frozen=True):
    """What is heard of a sentence, with the pause after it.

    ``sentence`` is its id and ``text`` what is displayed. A sentence beyond :data:`LONGEST` code
    points comes as several utterances in a row, whose texts together are its text. The words of
    ``sound`` count code points of ``text``.
    """

    sentence: str
    text: str
    sound: Pcm


def narrate(section: Section, voice: Voice) -> Iterator[Utterance]:
    """Speak a section in reading order, its heading first.

    A leaf without sentences is spoken as one, under its own id. A heading without text is a silence,
    so that no section is without sound.

    Raises:
        SpeechFailed: the voice could not say a sentence.
    """
    for leaf in (section.heading, *leaves(section.blocks)):
        last = HEADING_PAUSE if isinstance(leaf, Heading) else PARAGRAPH_PAUSE
        units = list(_units(leaf))
        for number, (name, text) in enumerate(units, 1):
            pause = last if number == len(units) else SENTENCE_PAUSE
            yield from _utterances(name, text, pause, voice)


def _units(leaf: Leaf) -> Iterator[tuple[str, str]]:
    if not leaf.sentences:
        yield leaf.id, leaf.text.strip()
    for sentence in leaf.sentences:
        yield sentence.id, leaf.text[sentence.span.start : sentence.span.end].strip()


def _utterances(name: str, text: str, pause: int, voice: Voice) -> Iterator[Utterance]:
    spoken = speakable(text)
    in_place = len(spoken) == len(text)
    pieces = [match.span() for match in PIECE.finditer(spoken)] or [(0, 0)]
    for start, end in pieces:
        sound = _say(spoken[start:end], pause if end == len(spoken) else 0, voice)
        if in_place:
            yield Utterance(name, text[start:end], sound)
        else:
            # Cut text has its words elsewhere: no word is better than a wrong one.
            yield Utterance(name, "" if start else text, replace(sound, words=()))


def _say(spoken: str, pause: int, voice: Voice) -> Pcm:
    """The sound of a text and its pause, in exact samples."""
    if not has_words(spoken):
        return Pcm(voice.rate, _silence(UNSAID + pause, voice.rate))
    sound = voice.speak(spoken)
    return replace(sound, samples=sound.samples + _silence(pause, sound.rate))


def _silence(milliseconds: int, rate: int) -> bytes:
    return bytes(2 * (rate * milliseconds // 1000))
