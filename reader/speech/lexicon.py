"""The lexicon of a document: how its names and terms are said, and where in a leaf they stand."""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reader.model import Alphabet, Entry, Leaf, MarkRole, Pronunciation, spelling_of
from reader.speech import has_words, speakable

LONGEST_SAID = 200
"""Code points of a pronunciation; a longer one is none, or speech would not be bounded."""

POSSESSIVE = re.compile(r"['\u2019]s$", re.IGNORECASE)


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
    return {entry.id: entry for entry in entries if entry.pronunciation and _pieces(entry.pronunciation)}


def _pieces(told: Pronunciation) -> list[str]:
    """The words of a pronunciation; none if nothing can be said of it."""
    if len(told.spelling) > LONGEST_SAID or not has_words(told.spelling):
        return []
    return (spelling_of(told) if told.alphabet is Alphabet.IPA else speakable(told.spelling)).split()


def sayings(leaf: Leaf, known: Lexicon, start: int, end: int) -> list[Saying]:
    """What a stretch of a leaf says by the lexicon, in order, counted from its start."""
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
            replace(s, start=s.start + place, end=s.end + place) for s in said(known[mark.target], text)
        )
    return found


def said(entry: Entry, text: str) -> list[Saying]:
    """How a spelling of an entry is said, for voice and book alike; nothing where nobody told.

    A pronunciation with as many words as the headword tells of every run of them, word by word; another
    one tells of the whole headword in one piece. A possessive ’s is left to whoever speaks.
    """
    told = entry.pronunciation
    pieces, words = _pieces(told) if told else [], _words(entry.headword)
    if told is None or not pieces or not words:
        return []
    for spelling in dict.fromkeys((text, POSSESSIVE.sub("", text))):
        own, spans = _words(spelling), [match.span() for match in re.finditer(r"\S+", spelling)]
        if len(pieces) == len(words):
            ends = range(len(own), len(words) + 1)
            runs = {tuple(pieces[n - len(own) : n]) for n in ends if words[n - len(own) : n] == own}
        else:
            runs = {(" ".join(pieces),)} if own == words else set()
            spans = [(0, len(spelling))]
        if len(runs) == 1:
            return [
                Saying(start, end, piece, told.alphabet)
                for (start, end), piece in zip(spans, runs.pop(), strict=True)
            ]
    return []


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
