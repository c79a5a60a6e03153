"""What is seen of a line itself: its words by class, its characters by kind, its shape, its repetitions."""

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from reader.passes.clean import promotion, roles, rules
from reader.passes.clean.features.words import Column, Ints, Words
from reader.passes.clean.lines import (
    BULLET,
    ORDINAL,
    Line,
    byline_of,
    date_of,
    ends_open,
    ends_sentence,
)
from reader.passes.clean.vocabulary import CLASSES

Columns = dict[str, Column]
"""One number for each line with text, by the name of the feature."""

SHORT = 40
"""Most words of a line that is searched for the marks of page furniture."""

FEW, SOME, MANY = 2, 8, 20
"""Words that part the shortest lines, labels, short lines and the rest."""

SENTENCE_END = re.compile(r"[.!?][”\"’')\]]*(?=\s|$)")
MOMENT = re.compile(
    r"\d{1,2}:\d{2}|\b(?:19|20)\d\d\b|\b\d+ (?:min|hour|day|week|month|year)s?\b", re.IGNORECASE
)
REMARKS = frozenset("comment comments like likes replies reply says share shares".split())
CALLS = frozenset(
    (
        "add book browse buy check click contact continue create discover download explore find follow get "
        "join learn listen load read request save see share shop show sign start subscribe try view visit "
        "watch"
    ).split()
)
"""Words with which a site opens when it asks for something."""

THANKS = frozenset("awesome great hello hi love thank thanks".split())
POINTER = re.compile(
    r"(?:related|read (?:more|next|also)|see also|also read|more on this|recommended|watch|listen|next"
    r"|previous|previously|up next|source|tags?|filed under|categor(?:y|ies)|topics?)\b ?:",
    re.IGNORECASE,
)
MARKER = re.compile(r"^(?:(?:[*+o•-]|\d{1,2}[.)]) )+")
MARKERS = frozenset("*+o•-0123456789")
"""The characters with which a marker opens."""

MENU_MARKERS = ("* ", "+ ", "o ", "- ")
SEPARATORS, SYMBOLS, DIGITS = "|»›→/\\", "{}();=<>[]_$", "0123456789"
SAMPLE = 200
"""Characters of a line in which digits and symbols are counted."""


def own(shown: Sequence[Line], words: Words, body: npt.NDArray[np.bool_]) -> Columns:
    """The columns of the lines, of which ``body`` tells whether they are surely paragraphs."""
    columns = _counts(shown, words)
    rows = list(zip(shown, words.spelled, columns["digits"].tolist(), strict=True))
    shapes = np.array([_shape(*row) for row in rows], dtype=float)
    columns |= zip(SHAPES, shapes.T, strict=True)
    furnished = np.zeros((len(rows), len(FURNISHED)))
    short = [n for n, line in enumerate(shown) if line.words <= SHORT]
    if short:
        furnished[short] = [_furnished(*rows[n]) for n in short]
    columns |= zip(FURNISHED, furnished.T, strict=True)
    columns |= _repeats(shown, words, body)
    count = np.maximum(1, words.sizes)
    edges = {
        "w2": (0, FEW),
        "w8": (FEW, SOME),
        "w20": (SOME, MANY),
        "w40": (MANY, SHORT),
        "w41": (SHORT, math.inf),
    }
    columns |= {name: ((count > low) & (count <= high)).astype(float) for name, (low, high) in edges.items()}
    return columns


def _counts(shown: Sequence[Line], words: Words) -> Columns:
    """Shares of words by class and of characters by kind."""
    sizes = np.maximum(1, words.sizes)
    found: Columns = dict(zip(CLASSES, words.classes / sizes, strict=True))
    found["length"] = np.log1p(sizes)
    found["promotions"] = np.minimum(3, words.classes[CLASSES.index("promotion")])
    initials, starts = _codes([" " + line.text for line in shown])
    initials, starts = (
        initials[1:][initials[:-1] == SPACE],
        np.cumsum([0] + [line.words for line in shown[:-1]]),
    )
    spaced = np.array([line.words for line in shown])
    found["lower"] = np.add.reduceat(LOWER[initials], starts) / spaced
    found["capital_share"] = np.add.reduceat(UPPER[initials], starts) / spaced
    codes, starts = _codes([line.text[:SAMPLE] for line in shown])
    lengths = np.diff(starts, append=len(codes))
    for name, kind in SAMPLED.items():
        found[name] = np.add.reduceat(kind[codes], starts) / lengths
    found["separator"] = ((found["separator"] > 0) & (sizes <= SHORT)).astype(float)
    return found


LATIN, SPACE = 256, 32
"""Characters told apart one by one; those beyond are one kind."""

LOWER = np.array([chr(n).islower() for n in range(LATIN)], dtype=float)
UPPER = np.array([chr(n).isupper() for n in range(LATIN)], dtype=float)
SAMPLED = {
    name: np.array([chr(n) in chars for n in range(LATIN)], dtype=float)
    for name, chars in (("digits", DIGITS), ("symbols", SYMBOLS), ("separator", SEPARATORS))
}


def _codes(texts: Sequence[str]) -> tuple[npt.NDArray[np.uint32], Ints]:
    """The characters of the texts in a row, and where each text starts."""
    codes = np.frombuffer("".join(texts).encode("utf-32-le"), dtype=np.uint32)
    return np.minimum(codes, LATIN - 1), np.cumsum([0, *map(len, texts[:-1])])


def _repeats(shown: Sequence[Line], words: Words, body: npt.NDArray[np.bool_]) -> Columns:
    """What of a line stands elsewhere too: all of it, or its words in the paragraphs."""
    elsewhere = words.counts(body)[words.word] - body[words.line]
    folded = [line.text.casefold() for line in shown]
    same = Counter(folded)
    bare = [
        MARKER.sub("", line.text).casefold() if line.text[0] in MARKERS else text
        for line, text in zip(shown, folded, strict=True)
    ]
    last = {text: n for n, text in enumerate(bare)}
    first = {text: n for n, text in reversed(list(enumerate(bare)))}
    return {
        "repeats": np.log([same[text] for text in folded]),
        "vocabulary": words.summed(np.minimum(3, elsewhere)) / np.maximum(1, words.meant),
        "repeats_above": np.array([first[text] < n for n, text in enumerate(bare)], dtype=float),
        "repeats_below": np.array([last[text] > n for n, text in enumerate(bare)], dtype=float),
    }


SHAPES = (
    "ends colon comma ellipsis upper digit item sentences commas address biography trades question quote "
    "letters capitals copyright hash pointer star thanks"
).split()
FURNISHED = "rule tail furniture byline moment remark call comment".split()


def _shape(line: Line, words: Sequence[str], digits: float) -> tuple[float, ...]:
    """The columns of :data:`SHAPES`."""
    text = line.text
    last, ends = text[-1], ends_sentence(text)
    told = line.words <= roles.BIO_WORDS and roles.BIO.match(text) is not None
    return (
        ends,
        last == ":",
        last in ",;",
        ends_open(text),
        text[0].isupper(),
        text[0].isdigit(),
        BULLET.match(text) is not None or (digits > 0 and ORDINAL.match(text) is not None),
        1.0 if ends and line.words <= SHORT else math.log1p(len(SENTENCE_END.findall(text))),
        text.count(",") / max(1, len(words)),
        "@" in text or ".com" in text or "http" in text or "www." in text,
        told,
        min(4, len({found.casefold() for found in roles.TRADE.findall(text)})) if told else 0,
        text.rstrip('”"’ ').endswith("?"),
        text.startswith(rules.OPENINGS[:6]),
        min(12, len(text) / line.words),
        text.isupper(),
        "©" in text or "rights reserved" in text.lower(),
        "#" in text,
        ":" in text[:SHORT] and POINTER.match(text) is not None,
        text.startswith(MENU_MARKERS),
        not THANKS.isdisjoint(words[:10]),
    )


def _furnished(line: Line, words: Sequence[str], digits: float) -> tuple[float, ...]:
    """The columns of :data:`FURNISHED`: what only short lines are looked at for."""
    text, label, brief = line.text, line.words <= SOME, line.words <= promotion.SHORT
    return (
        bool(promotion.promotion(line)),
        label and (rules.TAIL.fullmatch(text) or rules.WEAK_TAIL.fullmatch(text)) is not None,
        label and rules.FURNITURE.match(text) is not None,
        brief and bool(byline_of(text) or (digits and date_of(text))),
        digits > 0 and MOMENT.search(text) is not None,
        text[0] == "@" or (brief and not REMARKS.isdisjoint(words)),
        bool(words) and words[0] in CALLS,
        rules.is_comment_head(line),
    )
