"""Repair of a line: encoding damage and spacing, never the author's words."""

import re
from functools import cache
from typing import Any

from reader.decoding import UNSAFE

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff]"
)
"""Soft hyphens, zero-width spaces and their kin: speech and search trip over them.

The zero-width joiner and non-joiner stay: Persian, Indic scripts and emoji are spelled with them.
"""

STRAY_SPACE = re.compile(r"(?<=\w) +(?=[,.](?:\s|$))(?!\. \.)")
"""A space before a comma or a full stop, which no language sets; a spaced ellipsis is no full stop."""

DOUBTFUL = re.compile("[^\x20-\x7e‘’“”–—…•·€©®™°«»]")
"""What may be a sign of damage. Typography alone is none: damaged typography shows as other letters too."""

DEEPEST_DAMAGE = 5
"""How often damage may have been done to damage; one mending can lay bare another."""


@cache
def _configuration() -> Any:
    from ftfy import TextFixerConfig  # late: 60 ms

    return TextFixerConfig(uncurl_quotes=False, fix_character_width=False, normalization="NFC")


def repair(line: str) -> str:
    """The line as its author meant it: mojibake undone, NFC, invisible characters out, spaces single.

    Curly quotes, spelling, doubled words and odd commas stay as they are.
    """
    return repair_inside(line).strip()


def repair_inside(text: str) -> str:
    """The text repaired as part of a line: a space at its start or end stays."""
    for _ in range(DEEPEST_DAMAGE):
        mended = _mend(text)
        if mended == text:
            break
        text = mended
    return text


def _mend(text: str) -> str:
    text = _single_spaced(text)
    if "&" in text or (not text.isascii() and DOUBTFUL.search(text)):
        from ftfy import fix_text  # late, and only where there is something to fix

        fixed = UNSAFE.sub("", fix_text(text, _configuration()))  # an entity may name what no edition holds
        text = _single_spaced(INVISIBLE.sub("", fixed))
    return STRAY_SPACE.sub("", text) if " ," in text or " ." in text else text


def _single_spaced(text: str) -> str:
    """Runs of white space as one space, at the ends too."""
    single = " ".join(text.split())
    if len(single) == len(text):
        return single
    return f"{' ' * text[:1].isspace()}{single}{' ' * text[-1:].isspace()}" if single else " " * bool(text)
