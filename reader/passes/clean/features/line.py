"""What is seen of a line itself: its words by class, its characters by kind, its shape, its repetitions."""

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from reader.passes.clean import roles, rules
from reader.passes.clean.lines import (
    BULLET,
    CLOSERS,
    ENDINGS,
    ORDINAL,
    Line,
    byline_of,
    date_of,
    ends_open,
)
from reader.passes.clean.vocabulary import BITS, CLASSES

Column = npt.NDArray[np.float64]
Columns = dict[str, Column]
"""One number for each line with text, by the name of the feature."""

SHORT = 40
"""Most words of a line that is searched for the marks of page furniture."""

FEW, SOME, MANY = 2, 8, 20
"""Words that part the shortest lines, labels, short lines and the rest."""

WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
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
MENU_MARKERS = ("* ", "+ ", "o ", "- ")
SEPARATORS, SYMBOLS, DIGITS = "|»›→/\\", "{}();=<>[]_$", "0123456789"
SMALL_WORD = 3
"""Most letters of a word that says little of what a text is about."""

SAMPLE = 200
"""Characters of a line in which digits and symbols are counted."""


def own(
    shown: Sequence[Line],
    words: Sequence[Sequence[str]],
    meant: Sequence[set[str]],
    body: npt.NDArray[np.bool_],
) -> Columns:
    """The columns of the lines, of which ``body`` tells whether they are surely paragraphs."""
    columns = _counts(shown, words)
    kinds = np.array(list(map(_kind, shown, words, columns["digits"].tolist())), dtype=float)
    columns |= zip(KINDS, kinds.T, strict=True)
    columns |= _repeats(shown, meant, body)
    count = np.expm1(columns["length"]).round()
    edges = {
        "w2": (0, FEW),
        "w8": (FEW, SOME),
        "w20": (SOME, MANY),
        "w40": (MANY, SHORT),
        "w41": (SHORT, math.inf),
    }
    columns |= {name: ((count > low) & (count <= high)).astype(float) for name, (low, high) in edges.items()}
    return columns


def _counts(shown: Sequence[Line], words: Sequence[Sequence[str]]) -> Columns:
    """Shares of words by class and of characters by kind."""
    here = np.arange(len(shown))
    sizes = np.array([max(1, len(own)) for own in words])
    known = BITS.get
    bits = np.array([known(word, 0) for own in words for word in own], dtype=np.uint8)
    at = np.repeat(here, [len(own) for own in words])
    found: Columns = {"length": np.log1p(sizes)}
    for n, name in enumerate(CLASSES):
        found[name] = np.bincount(at, weights=bits >> n & 1, minlength=len(shown)).astype(float)
    found["promotions"] = np.minimum(3, found["promotion"])
    for name in CLASSES:
        found[name] /= sizes
    initials = _codes("".join(word[0] for line in shown for word in line.text.split()))
    spaced = np.array([line.words for line in shown])
    starts = np.concatenate([[0], np.cumsum(spaced)[:-1]])
    found["lower"] = np.add.reduceat(LOWER[initials], starts) / spaced
    found["capital_share"] = np.add.reduceat(UPPER[initials], starts) / spaced
    samples = [line.text[:SAMPLE] for line in shown]
    lengths = np.array([len(sample) for sample in samples])
    codes = _codes("".join(samples))
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    for name, chars in (("digits", DIGITS), ("symbols", SYMBOLS), ("separator", SEPARATORS)):
        kind = np.zeros(LATIN)
        kind[[ord(char) for char in chars if ord(char) < LATIN]] = 1
        found[name] = np.add.reduceat(kind[codes], starts) / lengths
    found["separator"] = ((found["separator"] > 0) & (sizes <= SHORT)).astype(float)
    return found


LATIN = 256
"""Characters told apart one by one; those beyond are one kind."""

LOWER = np.array([chr(n).islower() for n in range(LATIN)], dtype=float)
UPPER = np.array([chr(n).isupper() for n in range(LATIN)], dtype=float)


def _codes(text: str) -> npt.NDArray[np.uint32]:
    return np.minimum(np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32), LATIN - 1)


def telling(words: Sequence[str]) -> set[str]:
    """The words that are long enough to mean something and are no function words."""
    return {word for word in words if len(word) > SMALL_WORD and not BITS.get(word, 0) & 1}


def _repeats(shown: Sequence[Line], meant: Sequence[set[str]], body: npt.NDArray[np.bool_]) -> Columns:
    """What of a line stands elsewhere too: all of it, or its words in the paragraphs."""
    pairs = list(zip(meant, body.tolist(), strict=True))
    vocabulary = Counter(word for own_words, of_body in pairs if of_body for word in own_words)
    known = [sum(min(3, vocabulary[word] - of_body) for word in own_words) for own_words, of_body in pairs]
    bare = [MARKER.sub("", line.text).casefold() for line in shown]
    same = Counter(line.text.casefold() for line in shown)
    first: dict[str, int] = {}
    for n, text in enumerate(bare):
        first.setdefault(text, n)
    last = {text: n for n, text in enumerate(bare)}
    return {
        "repeats": np.log([same[line.text.casefold()] for line in shown]),
        "vocabulary": np.array(known) / np.array([max(1, len(own_words)) for own_words in meant]),
        "repeats_above": np.array([first[text] < n for n, text in enumerate(bare)], dtype=float),
        "repeats_below": np.array([last[text] > n for n, text in enumerate(bare)], dtype=float),
    }


KINDS = (
    "ends colon comma ellipsis upper digit item sentences commas address rule tail furniture byline "
    "question quote letters capitals moment copyright hash remark call biography trades comment pointer "
    "star thanks"
).split()


def _kind(line: Line, words: Sequence[str], digits: float) -> tuple[float, ...]:
    """The columns of :data:`KINDS`."""
    text = line.text
    bare = text.rstrip(CLOSERS) or text
    label, short = line.words <= SOME, line.words <= SHORT
    told = line.words <= roles.BIO_WORDS and roles.BIO.match(text) is not None
    item = BULLET.match(text) is not None or (digits > 0 and ORDINAL.match(text) is not None)
    return (
        bare.endswith(ENDINGS),
        text.endswith(":"),
        text.endswith((",", ";")),
        ends_open(text),
        text[0].isupper(),
        text[0].isdigit(),
        item,
        1.0 if short and bare.endswith(ENDINGS) else math.log1p(len(SENTENCE_END.findall(text))),
        text.count(",") / max(1, len(words)),
        "@" in text or ".com" in text or "http" in text or "www." in text,
        bool(rules.promotion(line)),
        label and (rules.TAIL.fullmatch(text) or rules.WEAK_TAIL.fullmatch(text)) is not None,
        label and rules.FURNITURE.match(text) is not None,
        line.words <= rules.SHORT and bool(byline_of(text) or (digits and date_of(text))),
        text.rstrip('”"’ ').endswith("?"),
        text.startswith(rules.OPENINGS[:6]),
        min(12, len(text) / line.words),
        text.isupper(),
        short and digits > 0 and MOMENT.search(text) is not None,
        "©" in text or "rights reserved" in text.lower(),
        "#" in text,
        short and (text[0] == "@" or (line.words <= rules.SHORT and not REMARKS.isdisjoint(words))),
        short and bool(words) and words[0] in CALLS,
        told,
        min(4, len({found.casefold() for found in roles.TRADE.findall(text)})) if told else 0,
        rules.is_comment_head(line),
        ":" in text[:SHORT] and POINTER.match(text) is not None,
        text.startswith(MENU_MARKERS),
        not THANKS.isdisjoint(words[:10]),
    )
