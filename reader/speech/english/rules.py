"""What a rule of speech is, and the parts of patterns that rules share."""

import re
from collections.abc import Callable, Iterable

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]]
"""A pattern, and how a match of it is said.

``None`` leaves the match to later rules; the match itself, unchanged, keeps them from it.
"""

NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}|[0-9]{1,20})(?:\.[0-9]{1,20})?"
"""An amount as written: ``1,234.5``."""

SIGN = r"[-−+]?"
DASH = r"[-–]"
GAP = r"[ \u00a0\u2009\u202f]"

LEFT = r"(?<![\w/:@$£€¥₹%^×\-−–+])(?<![0-9][,'’])(?<![^\s.(]\.)"
"""Before a number: it is not the rest of a longer token."""

RIGHT = r"(?![\w@$£€¥₹])(?![.,:/–−-][0-9]|[×^]\w)"
"""Behind a number: the token is at its end, though a hyphen and a word may follow."""

DOT = r"(?:\.(?!\W{0,4}\Z))?"
"""The full stop of an abbreviation, but not the one that ends the sentence as well."""

NEAR = 40
"""Code points that a rule looks round a match."""


def before(match: re.Match[str]) -> str:
    """The text just before a match."""
    return match.string[max(0, match.start() - NEAR) : match.start()]


def after(match: re.Match[str]) -> str:
    """The text just behind a match."""
    return match.string[match.end() : match.end() + NEAR]


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


ARTICLE = re.compile(r"(?<!\w)an?\s$", re.IGNORECASE)


def attributive(match: re.Match[str]) -> bool:
    """Whether an amount stands before a noun that it tells of: ``a 5 km run``."""
    return ARTICLE.search(before(match)[-4:]) is not None
