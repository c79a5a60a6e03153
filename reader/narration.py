"""Section × Voice -> a stream of utterances, one sentence in memory at a time."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reader.model import Alphabet, Entry, Heading, Leaf, MarkRole, Section, Word, primary_language
from reader.script import Label, passages
from reader.speech import has_words
from reader.speech.lexicon import Saying, lexicon, sayings, spoken
from reader.voices import Pcm, PhonemicVoice, Said, Voice
from reader.voices.rewriting import Rewritten, Stretch, rewrite

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


def _readings(text: str, language: str) -> Sequence[Saying]:
    """What of a sentence is said in other words than it is written in."""
    if primary_language(language) != "en":
        return ()
    from reader.speech import english  # late: its patterns take 0.15 s

    return english.readings(text)


def narrate(
    section: Section, voice: Voice, glossary: Sequence[Entry] = (), language: str = ""
) -> Iterator[Utterance]:
    """Speak a section in reading order, its heading first.

    A leaf without sentences is spoken as one, under its own id. A heading without text is a silence,
    so that no section is without sound. Labels are said under the id of what they stand before. Names and
    terms of the glossary are said as their entries tell: a respelling is read in their place, and IPA goes
    to a voice that takes it. Numbers, dates and the like are read in words in English; passages marked as of
    another language are left as they are.

    Args:
        section: numbered, with sentences.
        voice: who speaks.
        glossary: of the document.
        language: BCP 47 tag of the section; nothing for text to be read as it is written.

    Raises:
        SpeechFailed: the voice could not say a sentence.
    """
    known = lexicon(glossary)
    for passage in passages(section):
        last = HEADING_PAUSE if isinstance(passage.leaf, Heading) else PARAGRAPH_PAUSE
        units = list(_units(passage.leaf, known)) if passage.leaf else []
        name = units[0].name if units else passage.id
        for number, label in enumerate(passage.labels, 1):
            pause = SENTENCE_PAUSE if units or number < len(passage.labels) else last
            yield _labelled(name, label, pause, voice)
        for number, unit in enumerate(units, 1):
            pause = last if number == len(units) else SENTENCE_PAUSE
            yield from _utterances(unit, pause, voice, language)


def _labelled(name: str, label: Label, pause: int, voice: Voice) -> Utterance:
    sound = _say(label.said, (), pause, voice)
    return Utterance(name, f"{label.text} ", replace(sound, words=()))  # they would be of what is said


class Unit(Struct, frozen=True):
    """A sentence by its id, as displayed; what of it the lexicon tells, and what is in other languages."""

    name: str
    text: str
    said: Sequence[Saying] = ()
    foreign: Sequence[tuple[int, int]] = ()


def _units(leaf: Leaf, known: Mapping[str, Entry]) -> Iterator[Unit]:
    spans = [(each.id, each.span.start, each.span.end) for each in leaf.sentences]
    for name, start, end in spans or [(leaf.id, 0, len(leaf.text))]:
        whole = leaf.text[start:end]
        text = whole.strip()
        first = start + len(whole) - len(whole.lstrip())
        foreign = [
            (mark.span.start - first, mark.span.end - first)
            for mark in leaf.marks
            if mark.role is MarkRole.LANGUAGE
        ]
        yield Unit(name, text, sayings(leaf, known, first, first + len(text)), foreign)


def _utterances(unit: Unit, pause: int, voice: Voice, language: str) -> Iterator[Utterance]:
    text = unit.text
    given, said = spoken(text, unit.said)
    in_place = len(given) == len(text)
    fixed = [*((each.start, each.end) for each in said), *unit.foreign]
    free = [
        each
        for each in _readings(given, language)
        if not any(start < each.end and each.start < end for start, end in fixed)
    ]
    said = sorted([*said, *free], key=lambda each: each.start)
    for start, end in _pieces(given, said):
        inside = [
            replace(each, start=each.start - start, end=each.end - start)
            for each in said
            if start <= each.start and each.end <= end
        ]
        sound = _say(given[start:end], inside, pause if end == len(given) else 0, voice)
        if in_place:
            yield Utterance(unit.name, text[start:end], sound)
        else:
            # Cut text has its words elsewhere: no word is better than a wrong one.
            yield Utterance(unit.name, "" if start else text, replace(sound, words=()))


def _pieces(given: str, said: Sequence[Saying]) -> list[tuple[int, int]]:
    """Where to cut a long sentence: between words, and not inside what is said in one piece."""
    closed = rewrite(given, (Stretch(s.start, s.end, "x" * (s.end - s.start)) for s in said)).text
    return [match.span() for match in PIECE.finditer(closed)] or [(0, 0)]


def _say(given: str, said: Sequence[Saying], pause: int, voice: Voice) -> Pcm:
    """The sound of a text and its pause, in exact samples."""
    if not has_words(given):
        return Pcm(voice.rate, _silence(UNSAID + pause, voice.rate))
    respelt = rewrite(
        given, (Stretch(s.start, s.end, s.spelling) for s in said if s.alphabet is Alphabet.RESPELLING)
    )
    sounds = [
        Said(respelt.forward(s.start), respelt.forward(s.end), s.spelling)
        for s in said
        if s.alphabet is Alphabet.IPA
    ]
    if sounds and isinstance(voice, PhonemicVoice):
        sound = voice.speak_as(respelt.text, sounds)
    else:
        sound = voice.speak(respelt.text)
    words = _shown(sound.words, respelt)
    return replace(sound, samples=sound.samples + _silence(pause, sound.rate), words=words)


def _shown(words: Sequence[Word], respelt: Rewritten) -> tuple[Word, ...]:
    """The words of a respelt text where they are displayed; those that stand for one word are one."""
    found: list[Word] = []
    for word in words:
        offset, length = respelt.back(word.offset, word.length)
        if found and offset < found[-1].offset + found[-1].length:
            found[-1] = replace(found[-1], end=word.end)
        else:
            found.append(Word(word.begin, word.end, offset, length))
    return tuple(found)


def _silence(milliseconds: int, rate: int) -> bytes:
    return bytes(2 * (rate * milliseconds // 1000))
