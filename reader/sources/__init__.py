"""Sources: bytes in, Document out. The only room that reads what people send."""

import re
import stat
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from reader.decoding import safe
from reader.errors import MissingSource, NoDocuments, NotText, SourceError, UnknownFormat
from reader.model import Document
from reader.registry import find, names

LARGEST = 256 * 2**20
"""Bytes of the largest file read: some forty million words."""


ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:/|(?:data|javascript|mailto):", re.IGNORECASE)
"""How an address begins; a single letter and a colon are a disk of Windows."""

FETCHED = re.compile(r"https?://", re.IGNORECASE)

Source = Path | str
"""A file, or the address of a page."""


def source_of(text: str) -> Source:
    """What a person means by a word of the command line: an address, else a path."""
    return text if ADDRESS.match(text) else Path(text)


def name_of(source: Source) -> str:
    """What a source is called in a line for people: the file without its folder, the whole address."""
    return source if isinstance(source, str) else source.name


def discover(sources: Iterable[Source]) -> list[Source]:
    """The documents meant by files, folders and addresses: a folder stands for those in it, in order of name.

    Hidden files, sub-folders and files of formats nobody reads are passed over in a folder, and so
    is any JSON but ``document.json``. A source given twice is meant once. Nothing is fetched.

    Raises:
        MissingSource: nothing is at a path.
        NoDocuments: a folder holds nothing that is read.
        UnknownFormat: an address of a kind that nobody fetches.
    """
    return list(dict.fromkeys(file for source in sources for file in _documents(source)))


def _documents(source: Source) -> Iterator[Source]:
    if isinstance(source, str) or ADDRESS.match(str(source)):
        yield _address(source)
        return
    try:
        if not source.is_dir():
            yield source
            return
        suffixes = set(names("sources"))  # once a folder: it asks every distribution installed
        found = sorted(file for file in source.iterdir() if _is_document(file, suffixes) and file.is_file())
    except (OSError, ValueError) as error:
        raise MissingSource(str(source), _reason(error), "check its name and permissions") from error
    if not found:
        raise NoDocuments(str(source), "there is no document in this folder", f"these are read: {_formats()}")
    yield from found


def _address(source: Source) -> str:
    """An address that can be fetched; a path made of one has lost a slash, and is none."""
    if isinstance(source, str) and FETCHED.match(source):
        return source
    advice = "give an address that begins with https:// or http://, or the path of a file"
    if FETCHED.match(str(source).replace(":/", "://", 1)):
        advice = "give it as a text, not as a path"
    raise UnknownFormat(str(source), "this kind of address is not read", advice)


def _is_document(path: Path, suffixes: Container[str]) -> bool:
    suffix = path.suffix.lower()
    if path.name.startswith(".") or suffix not in suffixes:
        return False
    return suffix != ".json" or path.name == "document.json"


def _formats() -> str:
    return " ".join("document.json" if name == ".json" else name for name in sorted(names("sources")))


def read(source: Source, *, allow_private: bool = False) -> Document:
    """The document in a file or at an address; of a file, its name alone is recorded as source.

    Args:
        source: a path, or an address that begins with ``http://`` or ``https://``.
        allow_private: whether addresses inside private networks may be fetched.

    Raises:
        MissingSource: there is no such file, or it may not be opened.
        NotText: it is a device, a pipe, or larger than :data:`LARGEST`.
        UnknownFormat: no source reads its suffix, or its kind of address.
        SourceError: what the source itself finds wrong.
    """
    if isinstance(source, str) or ADDRESS.match(str(source)):
        url = _address(source)
        from reader.sources import web  # late: what fetches is loaded only where a person asked for it

        return web.read_url(url, allow_private=allow_private)
    return _read_file(source)


def _read_file(path: Path) -> Document:
    href = safe(path.name.encode("utf-8", "replace").decode())
    read_bytes = find("sources", path.suffix.lower())
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise NotText(str(path), "this is not a file", "give a text or Markdown file")
        if state.st_size > LARGEST:
            raise NotText(str(path), f"it is larger than {LARGEST >> 20} MiB", "split it")
        if read_bytes is None:
            advice = f"these are read: {_formats()}; save the text as one of them"
            raise UnknownFormat(str(path), "this format is not read", advice)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise MissingSource(str(path), "there is no such file", "check its spelling") from error
    except (OSError, ValueError) as error:
        raise MissingSource(str(path), _reason(error), "check its name and permissions") from error
    try:
        document: Document = read_bytes(data, href)
    except SourceError as error:
        raise type(error)(str(path), error.what, error.advice) from error
    return document


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
