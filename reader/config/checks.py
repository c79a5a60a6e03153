"""How the values of ``reader.toml`` are checked: each is given as it is kept, or it is said what is wrong."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NoReturn

from reader.model import EntryKind, is_date

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
"""The form of a language tag (BCP 47)."""

SPEEDS = range(80, 451)
"""Words a minute that a voice speaks."""


LEVELS = ("easy", "standard", "advanced")
"""How well readers know the language: the easier, the more words are explained."""

HIGHLIGHTS = ("sentence", "word")
"""What is marked while a book reads itself aloud."""

DENSITIES = range(1, 201)
"""Difficult words that may be explained for each thousand words."""


class Fault(Exception):
    """A value that may not stand where it does."""

    def __init__(self, place: str, what: str, advice: str = "") -> None:
        super().__init__(f"{place} {what}")
        self.advice = advice


Check = Callable[[object, str], Any]
"""Called with a value and its place in words; gives the value as it is kept."""


def text(value: object, place: str) -> str:
    """A text on one line."""
    if not isinstance(value, str):
        refuse(value, place, "a text in quotes")
    plain = " ".join(value.split())
    if not plain:
        raise Fault(place, "is empty", "leave the key out")
    if not plain.isprintable():
        raise Fault(place, "holds a character that no book can", "write it without")
    return plain


def texts(value: object, place: str) -> tuple[str, ...]:
    """A list of texts, or one."""
    values = value if isinstance(value, list) else [value]
    return tuple(text(inner, place) for inner in values)


def language(value: object, place: str) -> str:
    """A language tag."""
    tag = text(value, place)
    if not LANGUAGE.fullmatch(tag):
        refuse(value, place, 'a language tag such as "en" or "pt-BR"')
    return tag


def date_of(value: object, place: str) -> str:
    """A date of publication."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    told = str(value) if type(value) is int else value
    if not (isinstance(told, str) and is_date(told)):
        refuse(value, place, "a date such as 2018 or 2018-03-14")
    return told


def speed(value: object, place: str) -> int:
    """Words a minute."""
    if not isinstance(value, int) or value not in SPEEDS:
        refuse(value, place, f"a whole number from {SPEEDS[0]} to {SPEEDS[-1]}")
    return value


def highlight(value: object, place: str) -> str:
    """What is marked while it is heard."""
    if value not in HIGHLIGHTS:
        refuse(value, place, f"one of {', '.join(HIGHLIGHTS)}")
    return str(value)


def level(value: object, place: str) -> str:
    """How well readers know the language."""
    if value not in LEVELS:
        refuse(value, place, f"one of {', '.join(LEVELS)}")
    return str(value)


def density(value: object, place: str) -> int:
    """Difficult words for each thousand."""
    if not isinstance(value, int) or value not in DENSITIES:
        refuse(value, place, f"a whole number from {DENSITIES[0]} to {DENSITIES[-1]}")
    return value


def lines(value: object, place: str) -> tuple[str, ...]:
    """Lines, by number or text."""
    wanted = 'a list of lines such as [12, "14-18", "Share this:"]'
    if not isinstance(value, list):
        refuse(value, place, wanted)
    for inner in value:
        if not (isinstance(inner, str) and inner.strip()) and not (type(inner) is int and 0 < inner < 10**9):
            refuse(inner, place, wanted)
    return tuple(map(str, value))


def kind(value: object, place: str) -> str:
    """A kind of entry."""
    if value not in list(EntryKind):
        refuse(value, place, f"one of {', '.join(EntryKind)}")
    return str(value)


def truth(value: object, place: str) -> bool:
    """Yes or no."""
    if not isinstance(value, bool):
        refuse(value, place, "true or false")
    return value


def tables(value: object, place: str, wanted: str) -> list[tuple[str, dict[str, object]]]:
    """The tables of a table, by name."""
    if not isinstance(value, dict):
        refuse(value, place, wanted)
    for inner in value.values():
        if not isinstance(inner, dict):
            refuse(inner, place, wanted)
    return list(value.items())


def checked(table: dict[str, object], keys: dict[str, Check], place: str) -> dict[str, Any]:
    """The values of a table, each checked as its key asks."""
    found = {}
    for key, value in table.items():
        if key not in keys:
            raise Fault(f"{place} {shown(key)!r}".lstrip(), "is no key", nearest(key, list(keys)))
        found[key] = keys[key](value, f"{place} {key}".lstrip())
    if {"author", "authors"} <= found.keys():
        raise Fault(f"{place} authors".lstrip(), "says again what author says", "leave one of them out")
    return found


def nearest(word: str, known: list[str], otherwise: str = "") -> str:
    """The known word that was perhaps meant, or which there are."""
    from difflib import get_close_matches  # late: only for mistakes

    near = get_close_matches(word[:80], known, 1)
    return f'did you mean "{near[0]}"?' if near else otherwise or f"the keys are: {' '.join(known)}"


def refuse(value: object, place: str, wanted: str) -> NoReturn:
    """Say what a value should have been."""
    try:
        found = f"it is {shown(str(value))!r}"
    except ValueError:  # Python writes out no number of thousands of digits
        found = "it is a number of thousands of digits"
    raise Fault(place, f"is not {wanted}", found)


def shown(text: str) -> str:
    """A text short enough for one line."""
    return text if len(text) <= 60 else f"{text[:59]}…"  # noqa: PLR2004
