"""``reader.toml``: what a person decides about the documents of a folder, checked before it is used.

docs/reference/reader-toml.md describes the file. A fault in it is told with its place and its remedy.
"""

import re
import stat
import tomllib
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from reader.config import checks
from reader.errors import BadConfig
from reader.model import Evaluation, Metadata

NAME = "reader.toml"

LARGEST = 256 * 2**10
"""Bytes of the largest file read: thousands of lines to keep or drop."""

ENDLESS = re.compile(
    r"""(?<![A-Za-z0-9_-])(?:[A-Za-z0-9_-]+|"[^"\n]{0,80}"|'[^'\n]{0,80}')"""
    r"""(?:[ \t]*\.[ \t]*(?:[A-Za-z0-9_-]+|"[^"\n]{0,80}"|'[^'\n]{0,80}')){64}"""
)
"""A key of so many parts that the parser, which keeps every beginning of it, would eat all memory."""


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
    stop: tuple[str, ...] = ()
    glossary_track: bool | None = None
    highlight: str = ""
    evaluation: Evaluation = Evaluation()
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
        top = checks.checked(_tables_of(data), KEYS | {"files": _files}, "")
        files: dict[str, Choices] = top.pop("files", {})
        _see_that_they_are_there(folder, files)
        common = _choices(top)
    except checks.Fault as fault:
        raise BadConfig(str(path), str(fault), fault.advice) from fault
    return Config(str(path), common, files)


def _tables_of(data: bytes) -> dict[str, Any]:
    """What TOML makes of the bytes.

    Raises:
        checks.Fault: it makes nothing of them, or would not be done with them soon.
    """
    try:
        text = data.decode("utf-8-sig")
        if ENDLESS.search(text):
            raise checks.Fault("a key", "has too many parts", "a key has three at most")
        return tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise checks.Fault("it", "is not UTF-8", "save it as UTF-8") from error
    except RecursionError as error:
        raise checks.Fault("a list", "is nested too deeply", "write lists of lines alone") from error
    except tomllib.TOMLDecodeError as error:
        where = str(error)[:200].replace("at end of document", f"at the end, line {len(text.splitlines())}")
        raise checks.Fault("this", f"is not TOML: {where}", 'a line reads: key = "value"') from error
    except ValueError as error:
        raise checks.Fault("a number", "has thousands of digits", "remove it") from error


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


def _notes(value: object, place: str) -> dict[str, Note]:
    keys: dict[str, checks.Check] = {
        "definition": checks.text,
        "aliases": checks.texts,
        "split": checks.texts,
        "rename": checks.text,
        "kind": checks.kind,
        "say": checks.text,
        "ipa": checks.text,
        "hide": checks.truth,
    }
    notes = {
        name: Note(**checks.checked(table, keys, f'{place}."{checks.shown(name)}"'))
        for name, table in checks.tables(value, place, 'tables such as [glossary."Ann Lee"]')
    }
    _see_that_each_names_its_own(notes, place)
    return notes


def _see_that_each_names_its_own(notes: dict[str, Note], place: str) -> None:
    """Refuse two notes on one spelling, as name or alias: between them they would make one entry of two.

    Raises:
        checks.Fault: there are two such.
    """
    owners: dict[str, str] = {}
    for name, note in notes.items():
        for spelling in dict.fromkeys(" ".join(s.split()).casefold() for s in (name, *note.aliases)):
            other = owners.setdefault(spelling, name)
            if other is not name:
                what = f"names {checks.shown(spelling)!r}, and so does that on {checks.shown(other)!r}"
                raise checks.Fault(f'{place}."{checks.shown(name)}"', what, "write one note on both")


def _files(value: object, place: str) -> dict[str, Choices]:
    return {
        _composed(name): _choices(checks.checked(table, KEYS, f'[files."{checks.shown(name)}"]'))
        for name, table in checks.tables(value, place, 'tables such as [files."article.txt"]')
    }


KEYS: dict[str, checks.Check] = {
    "title": checks.text,
    "author": checks.texts,
    "authors": checks.texts,
    "language": checks.language,
    "date": checks.date_of,
    "publisher": checks.text,
    "rights": checks.text,
    "voice": checks.text,
    "speed": checks.speed,
    "keep": checks.lines,
    "drop": checks.lines,
    "level": checks.level,
    "density": checks.density,
    "stop": checks.texts,
    "glossary_track": checks.truth,
    "highlight": checks.highlight,
    "certified-by": checks.text,
    "certified-on": checks.date_of,
    "glossary": _notes,
}
"""What may be said of a document, and how each value is checked."""


def _choices(table: dict[str, Any]) -> Choices:
    metadata = {key: value for key, value in table.items() if key in Metadata.__struct_fields__}
    if "author" in table:
        metadata["authors"] = table["author"]
    evaluation = Evaluation(table.get("certified-by", ""), table.get("certified-on", ""))
    if evaluation.on and not evaluation.by:
        raise checks.Fault("certified-on", "stands without certified-by", "say who has evaluated the book")
    others = {key: value for key, value in table.items() if key in Choices.__struct_fields__}
    return Choices(metadata=Metadata(**metadata), evaluation=evaluation, **others)


def over(closer: Metadata, farther: Metadata) -> Metadata:
    """The metadata of two places, the closer's where both say something."""
    return Metadata(**(asdict(farther) | {key: value for key, value in asdict(closer).items() if value}))


def _see_that_they_are_there(folder: Path, names: Iterable[str]) -> None:
    try:
        there = {_composed(path.name) for path in folder.iterdir()}
    except OSError:  # whoever reads the document says it better
        return
    for name in names:
        place = f'[files."{checks.shown(name)}"]'
        if Path(name).name != name or "\\" in name:
            raise checks.Fault(
                place, "is not the name of a file in this folder", "give the name without its folder"
            )
        if name not in there:
            advice = checks.nearest(name, sorted(there), "correct or remove the table")
            raise checks.Fault(place, "names no file of this folder", advice)


def _composed(name: str) -> str:
    """The name in the one of its spellings that the disks of all systems agree on."""
    return unicodedata.normalize("NFC", name)
