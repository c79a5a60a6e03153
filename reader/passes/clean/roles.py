"""Roles of the lines that stay: title, byline, date, heading, list item, quote, biography."""

import re
from collections import Counter
from collections.abc import Sequence

from reader.passes.clean.lines import (
    BULLET,
    ITEM,
    NAME,
    ORDINAL,
    WORDLESS,
    Line,
    byline_of,
    date_of,
    ends_open,
    ends_sentence,
)
from reader.passes.clean.promotion import SHORT, promotion
from reader.passes.clean.rules import LABEL, LONG, is_body

TITLE_WORDS, LONGEST_TITLE = 30, 300
HEADING_WORDS, LONGEST_HEADING = 14, 25
CAPITAL_OR_DIGIT = re.compile(r"[“\"‘'(¿¡]?(?:[^\W\d_]|\d)")

LABELLED = r"(?:(?:About the author|Author|Bio)\s*[:–—-]\s*)?"
BIO = re.compile(
    rf"{LABELLED}(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|The author|The writer)\.? ?)?"
    rf"(?:{NAME},? (?:[^.]{{0,60}}, )?)?"
    r"(?:is|are|was|has been|works|writes|teaches|lives|covers|reports|contributes|serves)\b[^.]{0,80}?"
    r"\b(?:an?|the|currently|pursuing|based|author|writer|journalist|reporter|editor|columnist|professor|lecturer|"
    r"researcher|student|fellow|analyst|freelance|correspondent|director|founder|blogger|about|for|at|in)\b"
)
"""The opening of a biography: a name or none, a verb of being or working, a trade."""

TRADE = re.compile(
    r"\b(?:author|writer|journalist|journalism|reporter|editor|columnist|professor|lecturer|researcher|student|"
    r"masters|ph\.?d|fellow|analyst|freelance|correspondent|blog(?:ger|s)?|books?|novel|contributor|contributing|"
    r"twitter|follow (?:him|her|them)|can be (?:reached|contacted|followed)|e-?mail|activist|scholar|university|"
    r"institute|staff)\b|@\w{2,}",
    re.IGNORECASE,
)
"""Words of a writer's trade, and ways to reach one."""

CAPTION = re.compile(r"(?:Figure|Fig\.|Photo|Image|Picture|Illustration|Chart|Map) ?\d{1,2} ?[.:–—-] ?\S")
"""How the caption of a numbered picture opens."""

TRADES_NEEDED = 2
BIO_WORDS = 120


def title_index(lines: Sequence[Line]) -> int | None:
    """Index of the title: the likeliest of the short lines above the first sure paragraph.

    A title's words come back in the text, it is often printed twice (once in a trail of links), and
    byline or date follow it; menus, taglines and forms have none of this. The first line wins a tie.
    """
    opening = next((n for n, line in enumerate(lines) if is_body(line)), len(lines))
    candidates = [n for n, line in enumerate(lines[: opening + 1]) if can_be_title(line)]
    if not candidates:
        return None
    if len(candidates) < FEW or opening == len(lines):
        return next((n for n in candidates if not promotion(lines[n])), candidates[0])
    text = Counter(word for line in lines[opening:] for word in _content(line.text))
    heads = [line.text.casefold() for line in lines[: opening + 1]]
    scores = {n: _title_score(lines, n, text, heads) for n in candidates[:MOST_CANDIDATES]}
    return next(n for n, score in scores.items() if score >= max(scores.values()) - STANDFIRST)


STANDFIRST = 0.5
"""How much better than a title the line under it may look: it tells the story in more words."""

FEW = 4
"""Fewer short lines than this are no menu, and the first of them is the title."""

MOST_CANDIDATES = 400
"""A menu longer than this has no title after it; it bounds the time."""

USUAL_TITLE = range(4, 21)
SMALL_WORD = 3
MENU_ITEM = re.compile(r"[•‣◦▪●○■*+o|] ")
CREDIT = re.compile(
    r"\b(?:min(?:ute)?s? read|read time|written by|posted|updated|published|reviewed by|credit|photo|edited by"
    r"|cookies|password|e-?mail|inbox|spam|click|please|browser|javascript)\b|^by\b|\d{4}$",
    re.IGNORECASE,
)


def _content(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) > SMALL_WORD}


def _title_score(lines: Sequence[Line], n: int, text: Counter[str], heads: Sequence[str]) -> float:
    line = lines[n]
    words = _content(line.text)
    score = 3.0 * sum(min(text[word], 2) / 2 for word in words) / (len(words) + 1)
    score += 1.0 if line.words in USUAL_TITLE else 0.0 if line.words == SMALL_WORD else -1.0
    own = line.text.casefold()
    score += 1.0 if line.words >= SMALL_WORD and sum(own in head for head in heads) > 1 else 0.0
    near = [other.text for other in lines[n + 1 :][:NEXT_TO_TITLE] if other.text][:3]
    score += 0.7 if any(byline_of(other) or date_of(other) or CREDIT.match(other) for other in near) else 0.0
    score -= 1.5 if promotion(line, LABEL) or line.text.endswith((":", ",")) else 0.0
    score -= 1.5 if any(own != head and len(head) > SHORT and own.startswith(head) for head in heads) else 0.0
    score += ALONE if _stands_alone(lines, n) else 0.0
    score -= 1.0 if CREDIT.search(line.text) else 0.0
    score -= 1.0 if line.text.endswith(".") else 0.0
    score += 1.0 if not any(heads[:n]) else 0.0
    return score


NEXT_TO_TITLE = 6

ALONE = 2.0
"""What it counts for a title that blank lines set it apart: menus are set solid."""


def _stands_alone(lines: Sequence[Line], n: int) -> bool:
    return (n == 0 or lines[n - 1].blank) and (n + 1 == len(lines) or lines[n + 1].blank)


def can_be_title(line: Line) -> bool:
    """Whether a line may be a title at all."""
    if line.blank or line.words > TITLE_WORDS or len(line.text) > LONGEST_TITLE:
        return False
    if WORDLESS.fullmatch(line.text) or MENU_ITEM.match(line.text):
        return False
    if is_body(line) or (line.words > SHORT and line.text.endswith(".")):
        return False
    return not (byline_of(line.text) or date_of(line.text))


def can_head(line: Line, following: Line | None) -> bool:
    """Whether a line may be a heading at all: something follows, and it is no rule, credit or date."""
    return (
        following is not None
        and line.words <= LONGEST_HEADING
        and not ends_open(line.text)
        and not byline_of(line.text)
        and not date_of(line.text)
    )


def is_heading(line: Line, following: Line | None) -> bool:
    """Whether a short line heads the long one after it."""
    if line.words > HEADING_WORDS or following is None or following.words < LONG // 2:
        return False
    if not CAPITAL_OR_DIGIT.match(line.text) or line.text[0].islower():
        return False
    if ITEM.match(following.text) or ends_open(line.text):
        return False
    if "|" in line.text or CLOCK_OR_YEAR.search(line.text) or byline_of(line.text) or date_of(line.text):
        return False
    return not line.text.endswith((".", ",", ";", ":", "…", "”", '"')) and not is_speech(line.text)


CLOCK_OR_YEAR = re.compile(
    r"\b\d{1,2}:\d{2}\b|\b(?:updated|published|posted|publié|aktualisiert)\b", re.IGNORECASE
)
"""What a time stamp says."""

SPEAKER = re.compile(r"[A-Z][\w .’'-]{0,30}: \S")


def is_speech(text: str) -> bool:
    """Whether a line is a turn of an interview (``Smith: I would.``)."""
    return bool(SPEAKER.match(text)) and ends_sentence(text)


def is_bio(line: Line, *, labelled: bool) -> bool:
    """Whether a line tells who the author is; ``labelled`` when a line above announces it."""
    if not 0 < line.words <= BIO_WORDS:
        return False
    told = BIO.match(line.text) is not None
    if not (told or labelled):
        return False
    trades = {match.group().casefold() for match in TRADE.finditer(line.text)}
    return told or bool(trades) if labelled else len(trades) >= TRADES_NEEDED


def bio_name(text: str) -> str:
    """The author's name at the start of a biography, or an empty string."""
    match = re.match(
        rf"{LABELLED}({NAME}),? (?:is|was|has|works|writes|teaches)\b",
        text,
    )
    return match[1] if match and match[1] not in {"He", "She", "They", "It", "The", "The author"} else ""


def item_marker(line: Line, before: Line | None, after: Line | None) -> str:
    """The marker of a list item (``•``, ``3``), or an empty string.

    A number marks an item only after the number below it or before the one above; elsewhere it may
    belong to a heading, to prose, or to a list that counts down, and stays in the text.
    """
    bullet = BULLET.match(line.text)
    if bullet:
        return bullet.group().strip()
    number = ORDINAL.match(line.text)
    if number is None:
        return ""
    for neighbour, step in ((before, -1), (after, 1)):
        other = ORDINAL.match(neighbour.text) if neighbour else None
        if other and int(other[1]) - int(number[1]) == step:
            return number[1]
    return ""
