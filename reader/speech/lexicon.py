"""The lexicon of a document: which stretches of a leaf are said otherwise than they are spelt."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reader.model import Alphabet, Entry, Leaf, MarkRole, Pronunciation
from reader.speech import has_words, speakable

LONGEST_SAID = 200
"""Code points of a pronunciation; a longer one is none, or speech would not be bounded."""


class Saying(Struct, frozen=True):
    """Code points ``start`` to ``end`` of a text, and how they are said."""

    start: int
    end: int
    spelling: str
    alphabet: Alphabet


Lexicon = Mapping[str, Entry]
"""Entries with a pronunciation, by id."""


def lexicon(entries: Iterable[Entry]) -> dict[str, Entry]:
    """The entries that tell how they are said, in their own order."""
    return {entry.id: entry for entry in entries if entry.pronunciation and _usable(entry.pronunciation)}


def _usable(pronunciation: Pronunciation) -> bool:
    return len(pronunciation.spelling) <= LONGEST_SAID and has_words(pronunciation.spelling)


def sayings(leaf: Leaf, known: Lexicon, start: int, end: int) -> list[Saying]:
    """What a stretch of a leaf says by the lexicon, in order, counted from its start.

    A mention counts if it is the headword word for word: how another spelling is said, nobody told.
    """
    found: list[Saying] = []
    if not known:
        return found
    for mark in sorted(leaf.marks, key=lambda m: (m.span.start, -m.span.end)):
        inside = start <= mark.span.start < mark.span.end <= end
        if mark.role is not MarkRole.ENTITY or mark.target not in known or not inside:
            continue
        place = mark.span.start - start
        if found and place < found[-1].end:
            continue
        text = leaf.text[mark.span.start : mark.span.end]
        found += (
            replace(s, start=s.start + place, end=s.end + place) for s in _say(known[mark.target], text)
        )
    return found


def _say(entry: Entry, text: str) -> Iterator[Saying]:
    """The mention word by word where its pronunciation has as many, or else in one piece."""
    told = entry.pronunciation
    if told is None or _words(text) != _words(entry.headword):
        return
    spans = [match.span() for match in re.finditer(r"\S+", text)]
    spellings = told.spelling.split()
    if len(spellings) != len(spans):
        spans, spellings = [(0, len(text))], [" ".join(spellings)]
    for (start, end), spelling in zip(spans, spellings, strict=True):
        spoken = spelling if told.alphabet is Alphabet.IPA else speakable(spelling)
        yield Saying(start, end, spoken, told.alphabet)


def _words(text: str) -> list[str]:
    return text.replace("\u2019", "'").casefold().split()


def spoken(text: str, said: Sequence[Saying]) -> tuple[str, list[Saying]]:
    """The text as it goes to the engine (:func:`reader.speech.speakable`), and the sayings in it."""
    if not said:
        return speakable(text), []
    parts: list[str] = []
    moved: list[Saying] = []
    place = length = 0
    for each in said:
        parts += speakable(text[place : each.start]), speakable(text[each.start : each.end])
        end = length + len(parts[-2]) + len(parts[-1])
        moved.append(replace(each, start=length + len(parts[-2]), end=end))
        place, length = each.end, end
    return "".join([*parts, speakable(text[place:])]), moved
