"""Recognised spans made whole: pieces of one name joined, two names parted, odd names added."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from reader.passes.glossary.analysis import Analysis, Found, Page
from reader.passes.glossary.gazetteer import PEOPLES, is_place
from reader.passes.glossary.vocabulary import CALENDAR, CLUES, GIVEN, HONORIFICS, ROLES, SMALL, SPEECH

LONGEST = 200
"""Most code points of a recognised span that is looked at; a text all in capitals is one run."""

CAPTIONS = frozenset({"Image", "Photo", "Photograph", "Picture", "File", "Credit", "Source", "Video"})
INITIALS = re.compile(r"(?<![\w.])[A-Z]{1,2}\.? [A-Z][a-z]{2,}(?![\w.]|\s[A-Z])")
NEWSGROUP = re.compile(r"(?<![\w./@])(?!www\.)[a-z]+(?:\.[a-z]{3,}){2,}(?![\w./@])")
NUMBERED = re.compile(r"(?<![\w.-])[A-Z][A-Za-z]+-?\d+(?![\w.])")
ARTICLES = re.compile(r"(?<!\bof)(?<!\bin)(?<!\bfor)(?<!\band)(?<!\bon)(?<!\bto)(?<!\bat)(?<!\bvs) the ")
STRAY_COMMA = re.compile(r"[A-Z][a-z]+, [A-Z][a-z]+(?=, ([^,.;]+), (?!and\b|or\b))")


def mend(page: Page, analysis: Analysis) -> list[Found]:
    """The names of a page, in order and without overlaps."""
    firsts = {token.start for token in analysis.tokens if token.first}
    short = (found for found in analysis.names if found.end - found.start <= LONGEST)
    verbs = {token.end for token in analysis.tokens if token.pos in {"VERB", "AUX"} and token.text.islower()}
    whole_spans = (said for found in short for said in _unverbed(page.text, found, verbs))
    pieces = [part for found in whole_spans for part in _part(page.text, found)]
    pieces += _odd(page.text, pieces) if analysis.tokens else []
    joined: list[Found] = []
    for piece in sorted(pieces, key=lambda f: (f.start, not f.sure, -f.end)):
        last = joined[-1] if joined else None
        if last and piece.start < last.end:
            continue
        whole = _joined(page.text, last, piece, firsts) if last else None
        if whole:
            joined[-1] = whole
        else:
            joined.append(piece)
    return joined


def _unverbed(text: str, found: Found, verbs: set[int]) -> Iterator[Found]:
    """A span without the verb at its end; and two names where that is one of both: X and Y write."""
    name = text[found.start : found.end]
    verb = re.search(r"\s+[a-z]+(?=\W*$)", name)
    if verb is None or (found.start + verb.end() not in verbs and verb[0].strip() not in SPEECH):
        yield found
        return
    subject = replace(found, end=found.start + verb.start(), label="")
    pair = re.match(r"(.+?) and ", name[: verb.start()])
    if pair is None or verb[0].endswith("s"):
        yield subject
        return
    yield replace(subject, end=found.start + pair.end(1))
    yield replace(subject, start=found.start + pair.end())


def _part(text: str, found: Found) -> Iterator[Found]:
    """A span without what recognisers take along: a caption's label, a clause, a second name."""
    name = text[found.start : found.end]
    if found.label not in {"WORK_OF_ART", "LAW"} and (article := ARTICLES.search(name)):
        yield replace(found, start=found.start + article.end())
        found = replace(found, end=found.start + article.start())
        name = text[found.start : found.end]
    words = name.split()
    if len(words) > 1 and words[-1] in CAPTIONS and text[found.end : found.end + 1] == ":":
        found = replace(found, end=found.start + name.rindex(words[-1]))
        name = text[found.start : found.end].rstrip()
    comma = re.match(r"(.+?), (?!Jr|Sr|Inc|Ltd|LLC|D\.?C)(.+)$", name)
    if (
        comma
        and found.label not in {"WORK_OF_ART", "LAW", "EVENT"}
        and not STRAY_COMMA.match(text, found.start)
    ):
        yield replace(found, end=found.start + comma.end(1))
        yield replace(found, start=found.start + comma.start(2))
        return
    bracket = re.match(r"(.+?) \((\w+)\)?$", name)
    if bracket:
        yield replace(found, end=found.start + bracket.end(1))
        yield replace(found, start=found.start + bracket.start(2), end=found.start + bracket.end(2))
        return
    left, link, right = name.partition(" and ")
    plain = not any(w.lower() in CLUES or w == "of" for w in left.split())
    if link and plain and len(left.split()) > 1 and len(right.split()) > 1 and found.label != "WORK_OF_ART":
        middle = found.start + len(left)
        yield replace(found, end=middle)
        yield replace(found, start=middle + len(link))
    else:
        yield found


def _odd(text: str, pieces: Sequence[Found]) -> Iterator[Found]:
    """Names that recognisers miss by their shape: V. Padmaja, alt.example.topic, Mi28."""
    taken = [(piece.start, piece.end) for piece in pieces if piece.sure]
    for pattern, label, sure in (
        (STRAY_COMMA, "PERSON", True),
        (INITIALS, "PERSON", True),
        (NEWSGROUP, "WORK_OF_ART", True),
        (NUMBERED, "", False),
    ):
        for match in pattern.finditer(text):
            start, end = match.span()
            if pattern is STRAY_COMMA:
                if _stray(match):
                    yield Found(start, end, label, sure)
            elif not any(start < stop and begin < end for begin, stop in taken):
                words = match[0].split()
                if words[0] not in SMALL_CAPITALS and words[-1] not in CALENDAR:
                    yield Found(start, end, label, sure)


SMALL_CAPITALS = frozenset(
    {"I", "A", "US", "UK", "EU", "UN", "TV", "O", "AM", "PM", "BC", "AD", "ID", "IT", "PC", "Q"}
)
"""Capitals before a name that are no initials of a person."""


def _stray(match: re.Match[str]) -> bool:
    """Whether ``Given, Family, role,`` is one person with a comma too many."""
    given, family = match[0].split(", ")
    roles = {word.lower() for word in match[1].split()} & ROLES
    return given in GIVEN and family not in GIVEN and bool(roles)


def _joined(text: str, last: Found, piece: Found, firsts: set[int]) -> Found | None:
    """One name of two neighbours, or None."""
    between = text[last.end : piece.start]
    left, right = text[last.start : last.end], text[piece.start : piece.end]
    if piece.start in firsts or not right[0].isupper():
        return None
    if re.fullmatch(r": (?:The )?", between) and last.start not in firsts and " " in right:
        return Found(last.start, piece.end, "WORK_OF_ART")
    if between != " " or left.endswith("'s"):
        return None
    if left.endswith(" of"):
        return replace(last, end=piece.end)
    apart = HONORIFICS | PEOPLES | CALENDAR
    if left.split()[0].lower() in SMALL or any(word in apart for word in (left + " " + right).split()):
        return None
    return _united(last, piece, left, right)


def _united(last: Found, piece: Found, left: str, right: str) -> Found | None:
    """One name of two with a space between: a person's two halves, or a thing and more of its name."""
    halves = " " not in left and " " not in right
    if last.sure and piece.sure:
        person = halves and ("PERSON" in {last.label, piece.label} or left in GIVEN)
        return (
            Found(last.start, piece.end, "PERSON")
            if person and not (is_place(left) or is_place(right))
            else None
        )
    label = last.label or piece.label
    if (label == "PERSON" and not halves) or (piece.label == "PERSON" and " " in right):
        return None
    return Found(last.start, piece.end, "ORG" if label == "GPE" else label, last.sure or piece.sure)
