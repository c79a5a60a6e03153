"""Sources: bytes in, Document out. The only room that reads what people send."""

import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from reader.errors import MissingSource, NoDocuments, NotText, UnknownFormat
from reader.model import Document
from reader.registry import find, names

LARGEST = 256 * 2**20
"""Bytes of the largest file read: some forty million words."""


def discover(paths: Iterable[Path]) -> list[Path]:
    """The documents meant by files and folders: a folder stands for those in it, in order of name.

    Hidden files, sub-folders and files of formats nobody reads are passed over in a folder.

    Raises:
        MissingSource: nothing is at a path.
        NoDocuments: a folder holds nothing that is read.
    """
    return [file for path in paths for file in _documents(path)]


def _documents(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    known = set(names("sources"))
    try:
        found = sorted(file for file in path.iterdir() if file.suffix.lower() in known and file.is_file())
    except OSError as error:
        raise MissingSource(str(path), _reason(error), "check its permissions") from error
    documents = [file for file in found if not file.name.startswith(".")]
    if not documents:
        formats = " ".join(sorted(known))
        raise NoDocuments(str(path), "there is no document in this folder", f"these are read: {formats}")
    yield from documents


def read(path: Path) -> Document:
    """The document in a file; the file's name alone, without its folder, is recorded as source.

    Raises:
        MissingSource: there is no such file, or it may not be opened.
        NotText: it is a device, a pipe, or larger than :data:`LARGEST`.
        UnknownFormat: no source reads its suffix.
        SourceError: what the source itself finds wrong.
    """
    href = path.name.encode("utf-8", "replace").decode()
    read_bytes = find("sources", path.suffix.lower())
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise NotText(str(path), "this is not a file", "give a text or Markdown file")
        if state.st_size > LARGEST:
            raise NotText(str(path), f"it is larger than {LARGEST >> 20} MiB", "split it")
        if read_bytes is None:
            formats = " ".join(sorted(names("sources")))
            raise UnknownFormat(str(path), "nothing reads this format", f"these are read: {formats}")
        data = path.read_bytes()
    except OSError as error:
        raise MissingSource(str(path), _reason(error), "check its name and permissions") from error
    except ValueError as error:  # a NUL in the name
        raise MissingSource(repr(str(path)), "no file can have this name", "check it") from error
    document: Document = read_bytes(data, href)
    return document


def _reason(error: OSError) -> str:
    return "there is no such file" if isinstance(error, FileNotFoundError) else (error.strerror or "").lower()
