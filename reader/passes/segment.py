"""Sentences: the units that text and sound share, found once, with ids for good.

sentencex finds the boundaries; a merge pass takes back those it is known to get wrong and adds
the few it misses. Whatever it does, the sentences tile the text.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec.structs import replace

from reader.model import (
    Document,
    Heading,
    Leaf,
    Paragraph,
    ParagraphRole,
    Sentence,
    Span,
    map_document,
    primary_language,
)
from reader.outline import number

LONGEST = 1500
"""Code points after which a unit without any full stop is divided at a comma or a space."""

WINDOW = 4000
"""Code points given to sentencex at once: its time grows with the square of the quotes that stay open."""

STOP = re.compile(r".*[.!?…。．！？؟۔।][\"'”’»)\]]*\s+(?=\S)", re.DOTALL)
"""All of a window up to its last full stop of any script."""

ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"‘'—-])(?:"
    r"Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Fr|Hon|Messrs|Mlle|Mme|St|Gen|Col|Lt|Sgt|Maj|Capt|Cmdr|Adm|Brig|Gov|Sen|Rep|Pres|"
    r"Atty|Supt|Amb|vs|v|cf|viz|ca|c|al|approx|Eq|Fig|Vol|Ch|Sec|Art|pp|Nos|[Ee]d|[Ee]ds|e\.g|i\.e"
    r")\.\s+$"
)
"""An English abbreviation that is followed by what it belongs to."""

NUMBERED = re.compile(r"(?:^|\s)(?:No|[Pp]|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\s+$")
"""An abbreviation that goes on only before a number."""

INITIAL = re.compile(r"(?:^|[\s(“\"‘'.])[A-Z]\.\s+$")
ITEM_NUMBER = re.compile(r"^\s*[([]?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)\]]\s+$")
ELLIPSIS = re.compile(r"(?:…|\.\.\.)[”\"’')\]]*\s+(?=[“\"‘'(]?[A-Z])")
CLOSING_ONLY = re.compile(r"[\W_]*")


def segment(document: Document) -> Document:
    """Number the document and give every leaf its sentences.

    Idempotent; marks are left as they are.
    """
    language = primary_language(document.metadata.language) or "en"
    return map_document(
        number(document), lambda leaf: replace(leaf, sentences=tuple(_sentences(leaf, language)))
    )


def _sentences(leaf: Leaf, language: str) -> Iterator[Sentence]:
    match leaf:
        case Heading():
            cuts = [0, len(leaf.text)] if leaf.text else [0]
        case Paragraph(role=ParagraphRole.VERBATIM):
            cuts = [0, *(m.end() for m in re.finditer(r"[^\n]*(?:\n+|$)", leaf.text) if m.group())]
        case Paragraph():
            cuts = boundaries(leaf.text, language)
    for n, (start, end) in enumerate(pairwise(cuts), 1):
        yield Sentence(id=f"{leaf.id}-{n}", span=Span(start, end))


def boundaries(text: str, language: str = "en") -> list[int]:
    """Offsets ``[0, …, len(text)]`` between which the sentences lie; ``[0]`` for no text."""
    import sentencex  # late: a native module

    pieces = [piece for window in _windows(text) for piece in sentencex.segment(language, window)]
    if "".join(pieces) != text:  # it has never been seen; the invariant does not rest on that
        pieces = [text]
    if language == "en":
        pieces = list(_merge_english(_split_ellipses(pieces)))
    cuts = [0]
    for piece in _bound(_settle(pieces)):
        cuts.append(cuts[-1] + len(piece))
    return cuts


def _windows(text: str) -> Iterator[str]:
    """The text in parts that end with a sentence, where one ends in the latter half of the window."""
    start = 0
    while len(text) - start > WINDOW:
        stop = STOP.match(text, start, start + WINDOW)
        end = stop.end() if stop and stop.end() > start + WINDOW // 2 else start + WINDOW
        yield text[start:end]
        start = end
    yield text[start:]


def _split_ellipses(pieces: Iterable[str]) -> Iterator[str]:
    for piece in pieces:
        if "…" not in piece and "..." not in piece:
            yield piece
            continue
        edges = [0, *(m.end() for m in ELLIPSIS.finditer(piece)), len(piece)]
        yield from (piece[a:b] for a, b in pairwise(edges) if a < b)


def _merge_english(pieces: Iterable[str]) -> Iterator[str]:
    held = ""
    for piece in pieces:
        if held and not _breaks(held, piece):
            held += piece
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def _breaks(before: str, after: str) -> bool:
    """Whether a sentence may end between two pieces of English text."""
    tail = before[-40:]
    first = after.lstrip()[:1]
    if not first:
        return False
    if ABBREVIATION.search(tail) or ITEM_NUMBER.match(before) or first.islower():
        return False
    if NUMBERED.search(tail) and first.isdigit():
        return False
    return not (INITIAL.search(tail) and _is_name(before, after))


def _is_name(before: str, after: str) -> bool:
    """Whether a single initial is followed by the rest of a name (``J. Smith``), not a sentence.

    ``Plan B. The rest`` ends a sentence; ``George W. Bush`` does not.
    """
    word = after.split(maxsplit=1)[0].rstrip(".,;:’'")
    return word.istitle() and word.lower() not in STARTERS and not before.rstrip().endswith("I.")


STARTERS = frozenset(
    "a after all an and as at but by for from he her his how if in is it its no not on one or our "
    "she so some that the their then there these they this those to we what when where which while "
    "who why with you".split()
)
"""Words that open a sentence far oftener than they are a surname."""


def _settle(pieces: Iterable[str]) -> Iterator[str]:
    """Give leading white space, and pieces without letter or digit, to the sentence before."""
    held: list[str] = []
    bare = True  # nothing held has a letter or digit
    for piece in pieces:
        closing = CLOSING_ONLY.fullmatch(piece) is not None
        if bare or closing:
            held.append(piece)
            bare = bare and closing
        else:
            body = piece.lstrip()
            yield "".join((*held, piece[: len(piece) - len(body)]))
            held = [body]
    if held:
        yield "".join(held)


def _bound(pieces: Iterable[str]) -> Iterator[str]:
    for piece in pieces:
        start = 0
        while len(piece) - start > LONGEST:
            window = piece[start : start + LONGEST]
            cut = max(window.rfind(mark) for mark in ("; ", ", ", " — ", "。", "، ")) + 2
            if cut < LONGEST // 4:
                cut = window.rfind(" ") + 1 or LONGEST
            yield window[:cut]
            start += cut
        if start < len(piece):
            yield piece[start:]
