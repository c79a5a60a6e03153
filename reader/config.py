"""``reader.toml``: what a person decides about the documents of a folder, checked before it is used.

docs/reference/reader-toml.md describes the file. A fault in it is told with its place and its remedy.
"""

import re
import stat
import tomllib
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

from msgspec import Struct
from msgspec.structs import asdict

from reader.errors import BadConfig
from reader.model import EntryKind, Metadata, is_date

NAME = "reader.toml"

LARGEST = 256 * 2**10
"""Bytes of the largest file read: thousands of lines to keep or drop."""

ENDLESS = re.compile(
    r"""(?<![A-Za-z0-9_-])(?:[A-Za-z0-9_-]+|"[^"\n]{0,80}"|'[^'\n]{0,80}')"""
    r"""(?:[ \t]*\.[ \t]*(?:[A-Za-z0-9_-]+|"[^"\n]{0,80}"|'[^'\n]{0,80}')){64}"""
)
"""A key of so many parts that the parser, which keeps every beginning of it, would eat all memory."""

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
"""The form of a language tag (BCP 47)."""

SPEEDS = range(80, 451)
"""Words a minute that a voice speaks."""


LEVELS = ("easy", "standard", "advanced")
"""How well readers know the language: the easier, the more words are explained."""

DENSITIES = range(1, 201)
"""Difficult words that may be explained for each thousand words."""


class Note(Struct, frozen=True):
    """What a person says of a glossary entry.

    Attributes:
        definition: in place of any other.
        aliases: other spellings that mean the same: their entries are merged into this one.
        split: spellings that mean something else after all.
        rename: the headword.
        kind: one of the kinds of entries.
        say, ipa: how it is spoken, as a word that reads so or in the International Phonetic Alphabet.
        hide: leave it out.
    """

    definition: str = ""
    aliases: tuple[str, ...] = ()
    split: tuple[str, ...] = ()
    rename: str = ""
    kind: str = ""
    say: str = ""
    ipa: str = ""
    hide: bool = False


class Choices(Struct, frozen=True):
    """What a person decides about a document; what is empty is left to the document and the defaults.

    ``keep`` and ``drop`` are lines, as :class:`reader.passes.clean.overrides.Overrides` takes them.
    """

    metadata: Metadata = Metadata()
    voice: str = ""
    speed: int = 0
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    level: str = ""
    density: int = 0
    glossary: dict[str, Note] = {}


class Config(Struct, frozen=True):
    """The decisions of one file: for every document of its folder, then for single ones by file name."""

    where: str = ""
    common: Choices = Choices()
    files: dict[str, Choices] = {}

    def of(self, name: str) -> Choices:
        """What is decided about one file alone."""
        return self.files.get(_composed(name), Choices())


def read(folder: Path) -> Config:
    """The decisions in the ``reader.toml`` of a folder; none where there is no such file.

    Raises:
        BadConfig: it cannot be read, is not TOML, or holds what it may not; one line says where.
    """
    path = folder / NAME
    data = _bytes(path)
    if data is None:
        return Config()
    try:
        top = _checked(_tables_of(data), KEYS | {"files": _files}, "")
        files: dict[str, Choices] = top.pop("files", {})
        _see_that_they_are_there(folder, files)
    except _Fault as fault:
        raise BadConfig(str(path), str(fault), fault.advice) from fault
    return Config(str(path), _choices(top), files)


def _tables_of(data: bytes) -> dict[str, Any]:
    """What TOML makes of the bytes.

    Raises:
        _Fault: it makes nothing of them, or would not be done with them soon.
    """
    try:
        text = data.decode("utf-8-sig")
        if ENDLESS.search(text):
            raise _Fault("a key", "has too many parts", "a key has three at most")
        return tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise _Fault("it", "is not UTF-8", "save it as UTF-8") from error
    except RecursionError as error:
        raise _Fault("a list", "is nested too deeply", "write lists of lines alone") from error
    except tomllib.TOMLDecodeError as error:
        where = str(error)[:200].replace("at end of document", f"at the end, line {len(text.splitlines())}")
        raise _Fault("this", f"is not TOML: {where}", 'a line reads: key = "value"') from error
    except ValueError as error:
        raise _Fault("a number", "has thousands of digits", "remove it") from error


def _bytes(path: Path) -> bytes | None:
    """The bytes of the file, or None where there is none."""
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise BadConfig(str(path), "this is not a file", "rename it")
        if state.st_size > LARGEST:
            raise BadConfig(str(path), f"it is larger than {LARGEST >> 10} KiB", "make it smaller")
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except ValueError:  # a NUL in the name of the folder: the source itself is not there
        return None
    except OSError as error:
        what = f"it cannot be read: {(error.strerror or str(error)).lower()}"
        raise BadConfig(str(path), what, "check its permissions") from error


class _Fault(Exception):
    """A value that may not stand where it does."""

    def __init__(self, place: str, what: str, advice: str = "") -> None:
        super().__init__(f"{place} {what}")
        self.advice = advice


Check = Callable[[object, str], Any]
"""Called with a value and its place in words; gives the value as it is kept."""


def _text(value: object, place: str) -> str:
    if not isinstance(value, str):
        _refuse(value, place, "a text in quotes")
    text = " ".join(value.split())
    if not text:
        raise _Fault(place, "is empty", "leave the key out")
    if not text.isprintable():
        raise _Fault(place, "holds a character that no book can", "write it without")
    return text


def _texts(value: object, place: str) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(_text(inner, place) for inner in values)


def _language(value: object, place: str) -> str:
    text = _text(value, place)
    if not LANGUAGE.fullmatch(text):
        _refuse(value, place, 'a language tag such as "en" or "pt-BR"')
    return text


def _date(value: object, place: str) -> str:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    text = str(value) if type(value) is int else value
    if not (isinstance(text, str) and is_date(text)):
        _refuse(value, place, "a date such as 2018 or 2018-03-14")
    return text


def _speed(value: object, place: str) -> int:
    if not isinstance(value, int) or value not in SPEEDS:
        _refuse(value, place, f"a whole number from {SPEEDS[0]} to {SPEEDS[-1]}")
    return value


def _level(value: object, place: str) -> str:
    if value not in LEVELS:
        _refuse(value, place, f"one of {', '.join(LEVELS)}")
    return str(value)


def _density(value: object, place: str) -> int:
    if not isinstance(value, int) or value not in DENSITIES:
        _refuse(value, place, f"a whole number from {DENSITIES[0]} to {DENSITIES[-1]}")
    return value


def _lines(value: object, place: str) -> tuple[str, ...]:
    wanted = 'a list of lines such as [12, "14-18", "Share this:"]'
    if not isinstance(value, list):
        _refuse(value, place, wanted)
    for inner in value:
        if not (isinstance(inner, str) and inner.strip()) and not (type(inner) is int and 0 < inner < 10**9):
            _refuse(inner, place, wanted)
    return tuple(map(str, value))


def _kind(value: object, place: str) -> str:
    if value not in list(EntryKind):
        _refuse(value, place, f"one of {', '.join(EntryKind)}")
    return str(value)


def _truth(value: object, place: str) -> bool:
    if not isinstance(value, bool):
        _refuse(value, place, "true or false")
    return value


def _notes(value: object, place: str) -> dict[str, Note]:
    keys: dict[str, Check] = {
        "definition": _text,
        "aliases": _texts,
        "split": _texts,
        "rename": _text,
        "kind": _kind,
        "say": _text,
        "ipa": _text,
        "hide": _truth,
    }
    return {
        name: Note(**_checked(table, keys, f'{place}."{_shown(name)}"'))
        for name, table in _tables(value, place, 'tables such as [glossary."Ann Lee"]')
    }


def _files(value: object, place: str) -> dict[str, Choices]:
    return {
        _composed(name): _choices(_checked(table, KEYS, f'[files."{_shown(name)}"]'))
        for name, table in _tables(value, place, 'tables such as [files."article.txt"]')
    }


def _tables(value: object, place: str, wanted: str) -> list[tuple[str, dict[str, object]]]:
    if not isinstance(value, dict):
        _refuse(value, place, wanted)
    for inner in value.values():
        if not isinstance(inner, dict):
            _refuse(inner, place, wanted)
    return list(value.items())


KEYS: dict[str, Check] = {
    "title": _text,
    "author": _texts,
    "authors": _texts,
    "language": _language,
    "date": _date,
    "publisher": _text,
    "rights": _text,
    "voice": _text,
    "speed": _speed,
    "keep": _lines,
    "drop": _lines,
    "level": _level,
    "density": _density,
    "glossary": _notes,
}
"""What may be said of a document, and how each value is checked."""


def _checked(table: dict[str, object], keys: dict[str, Check], place: str) -> dict[str, Any]:
    found = {}
    for key, value in table.items():
        if key not in keys:
            raise _Fault(f"{place} {_shown(key)!r}".lstrip(), "is no key", _nearest(key, list(keys)))
        found[key] = keys[key](value, f"{place} {key}".lstrip())
    if {"author", "authors"} <= found.keys():
        raise _Fault(f"{place} authors".lstrip(), "says again what author says", "leave one of them out")
    return found


def _choices(table: dict[str, Any]) -> Choices:
    metadata = {key: value for key, value in table.items() if key in Metadata.__struct_fields__}
    if "author" in table:
        metadata["authors"] = table["author"]
    others = {key: value for key, value in table.items() if key in Choices.__struct_fields__}
    return Choices(metadata=Metadata(**metadata), **others)


def over(closer: Metadata, farther: Metadata) -> Metadata:
    """The metadata of two places, the closer's where both say something."""
    return Metadata(**(asdict(farther) | {key: value for key, value in asdict(closer).items() if value}))


def _see_that_they_are_there(folder: Path, names: Iterable[str]) -> None:
    try:
        there = {_composed(path.name) for path in folder.iterdir()}
    except OSError:  # whoever reads the document says it better
        return
    for name in names:
        place = f'[files."{_shown(name)}"]'
        if Path(name).name != name or "\\" in name:
            raise _Fault(
                place, "is not the name of a file in this folder", "give the name without its folder"
            )
        if name not in there:
            advice = _nearest(name, sorted(there), "correct or remove the table")
            raise _Fault(place, "names no file of this folder", advice)


def _composed(name: str) -> str:
    """The name in the one of its spellings that the disks of all systems agree on."""
    return unicodedata.normalize("NFC", name)


def _nearest(word: str, known: list[str], otherwise: str = "") -> str:
    from difflib import get_close_matches  # late: only for mistakes

    near = get_close_matches(word[:80], known, 1)
    return f'did you mean "{near[0]}"?' if near else otherwise or f"the keys are: {' '.join(known)}"


def _refuse(value: object, place: str, wanted: str) -> NoReturn:
    try:
        found = f"it is {_shown(str(value))!r}"
    except ValueError:  # Python writes out no number of thousands of digits
        found = "it is a number of thousands of digits"
    raise _Fault(place, f"is not {wanted}", found)


def _shown(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"  # noqa: PLR2004
