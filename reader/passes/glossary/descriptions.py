"""What the text itself says a name is: a phrase of it, word for word, or nothing.

Patterns: a role before the name, apposition, copula, naming ("called"), classes ("such as", Hearst,
COLING 1992), and offices ("resigned as"). A phrase is taken only when its head noun is of a class
that the name's kind can have; no description is better than a wrong one.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reader.model import EntryKind
from reader.passes.glossary import offices
from reader.passes.glossary.analysis import Analysis, Page
from reader.passes.glossary.names import Mention
from reader.passes.glossary.phrases import (
    NOMINAL,
    POSSESSIVES,
    STOPS,
    WHO,
    Judge,
    Reading,
    is_appos,
    is_cited,
    is_figure,
    is_general,
    joins,
    noun_phrase,
    read,
    relates,
    tidy,
    walk_left,
)
from reader.passes.glossary.vocabulary import ROLES, THINGS

NAMING = frozenset({"called", "named", "dubbed", "titled", "entitled", "labelled", "labeled", "nicknamed"})
COPULAS = frozenset({"is", "was", "are", "were", "became", "remains"})
QUOTES = frozenset({'"', "'"})
ADVERBS = frozenset({"now", "currently", "formerly", "once", "also", "still"})
LISTED = frozenset({"PROPN", "CCONJ", "DET", "NOUN", "X"})
LONGEST_LIST, MOST_LINKS = 30, 3
"""How far back a class is looked for: tokens of the list, and nouns linked by prepositions."""


class Phrase(Struct, frozen=True):
    """A candidate: how good its pattern is, and ``text[start:end]`` of a page."""

    score: float
    page: int
    start: int
    end: int


def describe(
    mentions: Sequence[Mention],
    pages: Sequence[Page],
    analyses: Sequence[Analysis],
    judge: Judge,
) -> Phrase | None:
    """The best description of a thing over its first mentions, or None."""
    best: Phrase | None = None
    bodies = [m for m in mentions if pages[m.page].running]
    for order, mention in enumerate(bodies[:40]):
        reading = read(mention, analyses[mention.page])
        if reading is None or is_cited(pages[mention.page].text, mention.start, mention.end):
            continue
        for score, begin, end in _candidates(reading, judge):
            tidied = tidy(reading.tokens, begin, end)
            if tidied is None or relates(reading, *tidied) or is_figure(reading.tokens, *tidied):
                continue
            start, stop = reading.tokens[tidied[0]].start, reading.tokens[tidied[1] - 1].end
            general = is_general(pages[mention.page].text[start:stop])
            worth = (0 if general else score) - 0.05 * order
            if best is None or worth > best.score:
                best = Phrase(worth, mention.page, start, stop)
    return best


def _candidates(reading: Reading, judge: Judge) -> Iterator[tuple[float, int, int]]:
    """Scored token ranges."""
    if reading.modifies:
        return
    yield from _role_before(reading, judge)
    yield from _apposition_after(reading, judge)
    yield from _apposition_before(reading, judge)
    yield from _copula(reading, judge)
    yield from _named(reading, judge)
    yield from _class(reading, judge)
    yield from offices.candidates(reading, judge)


def _role_before(reading: Reading, judge: Judge) -> Iterator[tuple[float, int, int]]:
    """``former police chief`` Ann Lee; ``its elite unit`` the River Guard."""
    last = reading.begin - 1
    while last >= 0 and reading.tokens[last].text in {'"', "'", "the", "The"}:
        last -= 1
    if last < 0 or reading.tokens[last].pos not in NOMINAL:
        return
    article = last < reading.begin - 1 and reading.text(reading.begin - 1) == "the"
    if article and not is_appos(reading):
        return  # gave the director the Guardian
    word = reading.text(last)
    verb = reading.root.head
    if word not in ROLES and reading.root.dep == "nsubj" and reading.tokens[verb].dep == "relcl":
        return  # the company Smith founded
    if judge.kind is not EntryKind.PERSON and word not in ROLES | THINGS:
        return  # downtown Oslo
    if word not in ROLES and _is_listed(reading):
        return  # the delightful book Iris, Rose, Thorn
    begin = walk_left(reading, last)
    if word not in ROLES and reading.pos(begin - 1) == "DET" and reading.pos(reading.end) in {"VERB", "AUX"}:
        return  # the company Smith had founded
    if judge.accepts(reading.tokens[last]):
        yield 3.0, begin, last + 1


def _is_listed(reading: Reading) -> bool:
    """Whether more names follow after a comma: then the noun before is of them all."""
    place = reading.end
    return (
        reading.text(place) == ","
        and reading.pos(place + 1) == "PROPN"
        and reading.text(place + 2) in {",", ".", "and", "&", '"', ""}
    )


def _apposition_after(reading: Reading, judge: Judge) -> Iterator[tuple[float, int, int]]:
    """Ann Lee, ``Norway's foreign minister``, condemned."""
    place = reading.end + (reading.text(reading.end) in QUOTES)
    if reading.text(place) not in {",", "(", "–", "—", "-"}:
        return
    if joins(reading.tokens, place):
        return  # FDA-approved
    place += 1
    if reading.text(place).isdecimal() and reading.text(place + 1) == ",":
        place += 2
    place += reading.text(place) in ADVERBS and reading.text(place + 1) in {"a", "an", "the"}
    for score, begin, end in noun_phrase(reading, place, judge, 4.0, closed=True):
        if end - begin > 1 or reading.text(end) != "," or reading.text(begin) in ROLES:
            yield score, begin, end  # and not the first of a list: STEM (science, technology, ...)


def _apposition_before(reading: Reading, judge: Judge) -> Iterator[tuple[float, int, int]]:
    """``a union attorney``, Ann Lee."""
    if reading.text(reading.begin - 1) != "," or reading.begin <= 1:
        return
    last = reading.begin - 2
    tokens = reading.tokens
    if tokens[last].pos != "NOUN" or not judge.accepts(tokens[last]):
        return
    begin = walk_left(reading, last)
    determined = begin > 0 and (tokens[begin - 1].pos == "DET" or reading.text(begin - 1) in POSSESSIVES)
    closed = reading.end >= len(tokens) or reading.text(reading.end) in STOPS
    if determined and (closed or is_appos(reading)):
        yield 3.6, begin - 1, last + 1


def _copula(reading: Reading, judge: Judge) -> Iterator[tuple[float, int, int]]:
    """X is ``a tool``; X, who is ``a member of …``."""
    place = reading.end
    if reading.text(place) == "," and reading.text(place + 1) in WHO:
        place += 2
    if reading.text(place) in {"has", "have", "had"} and reading.text(place + 1) == "been":
        place += 1
    elif reading.text(place) not in COPULAS:
        return
    place += 1 + (reading.text(place + 1) in ADVERBS)
    for score, begin, end in noun_phrase(reading, place, judge, 2.6, closed=False):
        if reading.text(begin) in {"a", "an", "the", "one"} or reading.text(begin) in ROLES:
            yield score, begin, end


def _named(reading: Reading, judge: Judge) -> Iterator[tuple[float, int, int]]:
    """``the navigation device`` called the Astrolabe."""
    place = reading.begin - 1
    while place > 0 and reading.text(place) in {'"', "'", "the", "a"}:
        place -= 1
    if reading.text(place) == "of" and reading.text(place - 1) == "name":
        place -= 1
    if reading.text(place) == "as" and reading.text(place - 1) in {"known", "named"}:
        place -= 1
    elif reading.text(place) == "name" and reading.text(place - 2) == "by":
        place -= 3
    elif reading.text(place) not in NAMING or offices.is_chosen(reading):
        return
    if place > 0 and reading.text(place - 1) in {"is", "was", "also", "being"}:
        return
    head = reading.tokens[place].head
    last = place - 1
    begin = head if 0 <= head < place and reading.tokens[head].pos == "NOUN" else last
    who = reading.text(place) == "named" and reading.text(walk_left(reading, begin) - 1) == "the"
    sure = replace(judge, free=judge.free and not who)
    if last < 0 or not sure.accepts(reading.tokens[begin], followed=reading.text(begin + 1)):
        return
    begin = walk_left(reading, begin)
    determined = begin > 0 and reading.tokens[begin - 1].pos == "DET"
    yield 3.3, begin - determined, last + 1


def _class(reading: Reading, judge: Judge) -> Iterator[tuple[float, int, int]]:
    """``northern rivers``, such as Ob, Lena; ``defectors`` from the group, including X."""
    place = reading.begin - 1
    floor = max(0, place - LONGEST_LIST)
    while place > floor and (reading.pos(place) in LISTED or reading.text(place) in {",", '"', "'", ":"}):
        place -= 1
    if reading.text(place) == "as" and reading.text(place - 1) == "such":
        place -= 1
    elif reading.text(place) not in {"including", "like"}:
        return
    last = place - 1 - (reading.text(place - 1) == ",")
    fixed = replace(judge, free=False)
    for _ in range(MOST_LINKS):
        if last < 0 or reading.pos(last) != "NOUN":
            return
        begin = walk_left(reading, last)
        if fixed.accepts(reading.tokens[last], plural=True):
            while begin < last and reading.pos(begin) in {"NUM", "DET"}:
                begin += 1
            if begin < last:  # classes, schools: a bare plural says too little
                yield 2.2, begin, last + 1
            return
        before = begin - 1 - (reading.pos(begin - 1) == "DET")
        last = before - 1 if reading.pos(before) == "ADP" else -1
