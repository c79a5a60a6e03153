"""Sources: bytes in, Document out. The only room that reads what people send."""

import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from reader.errors import MissingSource, NoDocuments, NotText, SourceError, UnknownFormat
from reader.model import Document
from reader.registry import find, names

LARGEST = 256 * 2**20
"""Bytes of the largest file read: some forty million words."""


def discover(paths: Iterable[Path]) -> list[Path]:
    """The documents meant by files and folders: a folder stands for those in it, in order of name.

    Hidden files, sub-folders and files of formats nobody reads are passed over in a folder, and so
    is any JSON but ``document.json``. A path given twice is meant once.

    Raises:
        MissingSource: nothing is at a path.
        NoDocuments: a folder holds nothing that is read.
    """
    return list(dict.fromkeys(file for path in paths for file in _documents(path)))


def _documents(path: Path) -> Iterator[Path]:
    try:
        if not path.is_dir():
            yield path
            return
        found = sorted(file for file in path.iterdir() if _is_document(file) and file.is_file())
    except (OSError, ValueError) as error:
        raise MissingSource(str(path), _reason(error), "check its name and permissions") from error
    if not found:
        raise NoDocuments(str(path), "there is no document in this folder", f"these are read: {_formats()}")
    yield from found


def _is_document(path: Path) -> bool:
    suffix = path.suffix.lower()
    if path.name.startswith(".") or suffix not in names("sources"):
        return False
    return suffix != ".json" or path.name == "document.json"


def _formats() -> str:
    return " ".join("document.json" if name == ".json" else name for name in sorted(names("sources")))


def read(path: Path) -> Document:
    """The document in a file; the file's name alone, without its folder, is recorded as source.

    Raises:
        MissingSource: there is no such file, or it may not be opened.
        NotText: it is a device, a pipe, or larger than :data:`LARGEST`.
        UnknownFormat: no source reads its suffix.
        SourceError: what the source itself finds wrong.
    """
    if re.match(r"[a-z]+:/", str(path), re.IGNORECASE):
        what = "addresses are not fetched"
        raise UnknownFormat(str(path), what, "save the text of the page as .txt and give that")
    href = path.name.encode("utf-8", "replace").decode()
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
