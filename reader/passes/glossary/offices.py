"""Offices and origins: what a text says of a name by the post it holds, or by what it is of."""

from collections.abc import Iterator

from reader.model import EntryKind
from reader.passes.glossary.phrases import STOPS, Judge, Reading, noun_phrase, walk_left
from reader.passes.glossary.vocabulary import ROLES

OFFICES = frozenset(
    "appoint name elect resign serve work hire nominate resignation appointment election nomination "
    "confirm replace install inaugurate".split()
)
CHOOSE = frozenset("appoint name elect nominate confirm install hire make promote".split())
"""Verbs whose object gets an office."""

BE = frozenset({"was", "is", "were", "been", "being", "be"})
NEAR = 3
MOST_OF_ORGANISATION = 6
LINKS = frozenset({"of", "for", "at"})


def candidates(reading: Reading, judge: Judge) -> Iterator[tuple[float, int, int]]:
    """Scored token ranges."""
    if judge.kind is EntryKind.PERSON or judge.free:
        yield from _resigned(reading, judge)
        yield from _chosen(reading, judge)
        yield from _before(reading)
    yield from _origin(reading, judge)


def _resigned(reading: Reading, judge: Judge) -> Iterator[tuple[float, int, int]]:
    """The resignation of Ann Lee as ``the Harbour Commissioner``."""
    place = reading.end
    near = {(t.lemma or t.text).lower() for t in reading.tokens[max(0, reading.begin - 6) : place + NEAR]}
    if not near & OFFICES:
        return
    for start in range(place, min(place + NEAR, len(reading.tokens))):
        if reading.text(start) == "as":
            yield from noun_phrase(reading, start + 1, judge, 2.8, closed=False)


def _chosen(reading: Reading, judge: Judge) -> Iterator[tuple[float, int, int]]:
    """Ann Lee was appointed ``director of the board``; they named Ann Lee ``chief executive``."""
    start = reading.end
    if is_chosen(reading):
        yield from _role(reading, start, judge)
        return
    passive = False
    for place in range(start, start + NEAR + 1):
        passive |= reading.text(place) in BE
        if passive and _lemma(reading, place) in CHOOSE:
            yield from _role(reading, place + 1, judge)
            return
        if reading.pos(place) not in {"AUX", "ADV"}:
            return


def is_chosen(reading: Reading) -> bool:
    """Whether a verb just before the name gives it an office, which stands after it."""
    verb = _lemma(reading, reading.begin - 1) in CHOOSE
    return verb and reading.pos(reading.end) in {"NOUN", "ADJ", "DET", "PROPN"}


def _role(reading: Reading, begin: int, judge: Judge) -> Iterator[tuple[float, int, int]]:
    for score, start, end in noun_phrase(reading, begin, judge, 2.7, closed=False):
        if any(reading.text(place) in ROLES for place in range(start, end)):
            yield score, start, end


def _lemma(reading: Reading, place: int) -> str:
    """The base of a verb; without a parser as far as its ending tells."""
    if not 0 <= place < len(reading.tokens) or reading.pos(place) not in {"VERB", "X", "ADJ"}:
        return ""
    word, lemma = reading.text(place), reading.tokens[place].lemma.lower()
    forms = (lemma, word, word.removesuffix("ed"), word.removesuffix("d"))
    return next((form for form in forms if form in CHOOSE), lemma)


def _before(reading: Reading) -> Iterator[tuple[float, int, int]]:
    """``Warden of the Marsh`` Ann Lee; ``the head of Marsh Lamps``, Ann Lee, left."""
    comma = reading.text(reading.begin - 1) == ","
    if comma and (reading.text(reading.end) not in STOPS or reading.text(reading.end + 1) in {"and", "or"}):
        return
    last = reading.begin - 2 if comma else reading.begin - 1
    place = last
    while place > last - MOST_OF_ORGANISATION and (
        reading.pos(place) == "PROPN" or reading.text(place) in {"the", "&", "'s"}
    ):
        place -= 1
    if (
        reading.pos(last) != "PROPN"
        or reading.text(place) not in LINKS
        or reading.text(place - 1) not in ROLES
    ):
        return
    begin = walk_left(reading, place - 1)
    determined = reading.pos(begin - 1) == "DET"
    if comma and not determined:
        return
    yield 2.9, begin - (comma and determined), last + 1


def _origin(reading: Reading, judge: Judge) -> Iterator[tuple[float, int, int]]:
    """Ann Lee ``of the Marsh Herald``; the Lamps, ``from Norway``, won: the least of all descriptions."""
    comma = reading.text(reading.end) == ","
    start = reading.end + comma
    full = judge.kind is EntryKind.PERSON and reading.end - reading.begin > 1
    if reading.text(start) != ("from" if comma else "of") or not (full or comma):
        return
    end = start + 1 + (reading.pos(start + 1) == "DET")
    begin = end
    inner = {"of", "and", "for", "the", "&", "-"}
    while reading.pos(end) == "PROPN" or (
        end > begin and reading.text(end) in inner and reading.pos(end + 1) == "PROPN"
    ):
        end += 1
    stop = reading.text(end)
    if (
        end > begin
        and stop not in {"'s", "'"}
        and (not comma or stop in STOPS)
        and reading.pos(end) != "NOUN"
    ):
        yield 1.5, start, end
