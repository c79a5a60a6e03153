"""From displayed text to text that an engine can say in bounded time.

Ordinary prose passes as it is. What scraped text may hold besides (a word of a million letters,
five thousand digits, two hundred emoji in a row) would be minutes of noise, so it is cut.
"""

import re

LONGEST_TOKEN = 64
"""Code points of a run without spaces or dashes; the longest German law has 63."""

LONGEST_NUMBER = 20
"""Digits in a row."""

SPACES = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Every kind of space, and what cannot be said: controls and unpaired surrogates."""

INVISIBLE = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]")
"""Soft hyphens, direction marks, tags. Joiners (U+200C, U+200D) are letters' own and stay."""

LETTERS = re.compile(r"([^\W\d_])\1{3,}")
SYMBOLS = re.compile(r"((?:[^\w\s]|_){1,16}? ?)\1{3,}")
DIGITS = re.compile(rf"(\d{{{LONGEST_NUMBER}}})\d+")

UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff"
    r"\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
)
"""Scripts that write without spaces (Thai, Lao, Burmese, Khmer, Chinese, Japanese) and Hangul."""

TOKENS = re.compile(rf"([^\s\u2013\u2014{UNSPACED}]{{{LONGEST_TOKEN}}})[^\s\u2013\u2014{UNSPACED}]+")


def speakable(text: str) -> str:
    """The text as it goes to the engine.

    Spaces and controls become plain spaces one for one; everything else that changes makes the
    text shorter. So a text of the same length has its words in the same places.
    """
    text = INVISIBLE.sub("", SPACES.sub(" ", text))
    text = SYMBOLS.sub(r"\1", LETTERS.sub(r"\1\1\1", text))
    return TOKENS.sub(r"\1", DIGITS.sub(r"\1", text))


def has_words(text: str) -> bool:
    """Whether there is a letter or a digit to say; punctuation alone is a silence."""
    return any(map(str.isalnum, text))
