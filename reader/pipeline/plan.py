"""What is wanted of each document: the command line over reader.toml over the document over the defaults."""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from reader import config, sources
from reader.config import Choices, Config, Note
from reader.errors import BadConfig, ReaderError, SourceError
from reader.model import Evaluation, Metadata
from reader.passes.clean.overrides import NUMBERS, Overrides
from reader.sources import Source

LEVEL = "standard"
"""For whom difficult words are explained where nobody says it."""

VOICE, WORDS_PER_MINUTE = "auto", 175
"""How is spoken where nobody says how."""


HIGHLIGHT = "sentence"
"""What is marked while it is heard where nobody says what."""


class Settings(Struct, frozen=True):
    """What a person may choose for a whole run.

    Attributes:
        editions: of ``epub`` and ``audio``, those to make.
        metadata: overrides what reader.toml and the document say.
        voice: the name of a voice; empty for what reader.toml says, or else :data:`VOICE`.
        words_per_minute: how fast it speaks; 0 likewise.
        jobs: how many processes speak at once.
        modified: time of last change written into books; by default the document's own date.
        overrides: lines to keep and to drop.
        allow_private: whether addresses inside private networks may be fetched.
        level: for whom difficult words are explained, of :data:`reader.config.LEVELS`; empty as ``voice``.
        density: most of them for each thousand words; 0 likewise.
        stop: words and names that are never explained, besides those of reader.toml.
        glossary_track: whether the spoken edition ends with the glossary; None likewise.
        highlight: what is marked while it is heard, ``sentence`` or ``word``; empty likewise.
    """

    editions: tuple[str, ...] = ("epub", "audio")
    metadata: Metadata = Metadata()
    voice: str = ""
    words_per_minute: int = 0
    jobs: int = 1
    modified: datetime | None = None
    overrides: Overrides = Overrides()
    allow_private: bool = False
    level: str = ""
    density: int = 0
    stop: tuple[str, ...] = ()
    glossary_track: bool | None = None
    highlight: str = ""


class Task(Struct, frozen=True):
    """One document, and all that was decided about it.

    ``overrides`` are told with the place they come from; a later one beats an earlier one. ``notes`` are
    on entries of the glossary; those of ``strict`` must find theirs, and it tells the place they come from.
    """

    source: Source
    metadata: Metadata = Metadata()
    overrides: tuple[tuple[str, Overrides], ...] = ()
    voice: str = VOICE
    words_per_minute: int = WORDS_PER_MINUTE
    allow_private: bool = False
    notes: dict[str, Note] = {}
    strict: dict[str, str] = {}
    level: str = LEVEL
    density: int = 0
    stop: tuple[str, ...] = ()
    glossary_track: bool = True
    highlight: str = HIGHLIGHT
    evaluation: Evaluation = Evaluation()


def plan(given: Iterable[Source], settings: Settings) -> list[Task]:
    """The documents meant by files, folders and addresses, each with what was decided about it.

    The ``reader.toml`` beside a file counts; for an address, none does. Nothing is read or fetched but these.

    Raises:
        SourceError: a folder or file is not there, or a kind of address is not fetched.
        BadConfig: a reader.toml is at fault, or names several documents the same.
    """
    return _tasks(sources.discover(given), settings)


def plan_one(source: Source, settings: Settings) -> Task:
    """One document, and not the documents of a folder, with what was decided about it."""
    return _tasks([source], settings)[0]


def _tasks(documents: Sequence[Source], settings: Settings) -> list[Task]:
    folders = dict.fromkeys(source.parent for source in documents if isinstance(source, Path))
    configs = {folder: config.read(folder) for folder in folders}
    shared = {folder for folder in folders if _is_shared(folder, configs[folder])}
    return [_task(source, settings, configs, shared) for source in documents]


def _task(source: Source, settings: Settings, configs: dict[Path, Config], shared: set[Path]) -> Task:
    if isinstance(source, str):
        common, own, where = Choices(), Choices(), ""
        strict = True
    else:
        found = configs[source.parent]
        common, own, where = found.common, found.of(source.name), f"{source} ({found.where})"
        strict = source.parent not in shared
    layers = (
        (where, Overrides(common.keep, common.drop, strict=strict)),
        (where, Overrides(own.keep, own.drop)),
        (str(source), settings.overrides),
    )
    return Task(
        source=source,
        metadata=config.over(settings.metadata, config.over(own.metadata, common.metadata)),
        overrides=tuple(layer for layer in layers if layer[1].keep or layer[1].drop),
        voice=settings.voice or own.voice or common.voice or VOICE,
        words_per_minute=settings.words_per_minute or own.speed or common.speed or WORDS_PER_MINUTE,
        allow_private=settings.allow_private,
        notes=common.glossary | own.glossary,
        strict=dict.fromkeys(own.glossary, where),
        level=settings.level or own.level or common.level or LEVEL,
        density=settings.density or own.density or common.density,
        stop=(*common.stop, *own.stop, *settings.stop),
        glossary_track=next(
            (said for each in (settings, own, common) if (said := each.glossary_track) is not None), True
        ),
        highlight=settings.highlight or own.highlight or common.highlight or HIGHLIGHT,
        evaluation=own.evaluation if own.evaluation.by else common.evaluation,
    )


def _is_shared(folder: Path, found: Config) -> bool:
    """Whether what is decided for all of a folder meets several documents; those of one stem count as one.

    Raises:
        BadConfig: it does, and what is decided can be meant for one of them alone.
    """
    common = found.common
    picks = (*common.keep, *common.drop)
    if not (common.metadata.title or picks):
        return False  # nothing hangs on it
    try:
        names = {path.stem: path.name for path in sources.discover([folder]) if isinstance(path, Path)}
    except SourceError:  # whoever reads the document says it better
        return False
    if len(names) < 2:  # noqa: PLR2004 - several
        return False
    first, second = sorted(names.values())[:2]
    advice = f'write it under [files."{first}"]'
    if common.metadata.title:
        what = f"title would name {first} and {second} and all in this folder the same"
        raise BadConfig(found.where, what, advice)
    number = next((pick for pick in picks if NUMBERS.fullmatch(pick.strip())), "")
    if number:
        what = f"{number} is another line in {first} than in {second}"
        raise BadConfig(found.where, what, advice)
    return True


@contextlib.contextmanager
def counting(source: Source, number: int, of: int, told: str = "") -> Iterator[None]:
    """Say in an error which of several documents it struck, and what of them is done, or else ``told``."""
    try:
        yield
    except ReaderError as error:
        if of == 1:
            raise
        name = sources.name_of(source)
        which = f"document {number} of {of}" if name in error.where else f"document {number} of {of}, {name}"
        done = {1: "nothing is done yet", 2: "the one before it is done"}
        told = told or done.get(number, f"the {number - 1} before it are done")
        raise type(error)(error.where, f"{error.what} ({which}; {told})", error.advice) from error


class Names:
    """Names that differ in more than case, for disks that cannot tell ``a`` from ``A``."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def unique(self, name: str) -> str:
        """The name, with a number behind it where it was given before."""
        key = name.casefold()
        while (fresh := self._numbered(name, key)).casefold() in self._taken:
            self._next[key] += 1
        self._taken.add(fresh.casefold())
        return fresh

    def _numbered(self, name: str, key: str) -> str:
        number = self._next.setdefault(key, 1)
        return name if number == 1 else f"{name}-{number}"
