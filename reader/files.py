"""Files that are there whole or not at all, and names that every system accepts."""

import contextlib
import errno
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from reader.errors import NotAFolder, NotWritable, UnusableTitle

LONGEST = 80
"""Longest slug, in ASCII characters; every common file system takes 255 bytes a name."""

RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.ASCII)
"""Device names that Windows refuses, with any suffix."""


def slug(title: str) -> str:
    """A portable name for a title: lower-case ASCII letters, digits and hyphens, never empty.

    Raises:
        UnusableTitle: the title has no letter or digit.
    """
    from anyascii import anyascii  # late: its tables are large

    words = re.findall(r"[a-z0-9]+", re.sub(r"[’'`]", "", anyascii(title[:1000])).lower())
    if not any(c.isalnum() for c in title) or not words:
        raise UnusableTitle(
            repr(title[:60]), "no file can be named after this title", "give another with --title"
        )
    name = words[0][:LONGEST]
    for word in words[1:]:
        if len(name) + 1 + len(word) > LONGEST:
            break
        name += f"-{word}"
    return f"{name}-text" if RESERVED.fullmatch(name) else name


@contextlib.contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Turn the system's refusals to write below ``path`` into our errors.

    Raises:
        NotAFolder: a part of the path is a file.
        NotWritable: anything else the system says.
    """
    try:
        yield
    except (FileExistsError, NotADirectoryError) as error:
        culprit = next((p for p in (*reversed(path.parents), path) if p.is_file()), path)
        what = "this is a file, not a folder"
        raise NotAFolder(str(culprit), what, "choose another with -o") from error
    except OSError as error:
        what = (
            "the disk is full"
            if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
            else (error.strerror or str(error)).lower()
        )
        raise NotWritable(str(path), f"cannot be written: {what}", "choose another folder with -o") from error


def make_folder(path: Path) -> None:
    """Make a folder and its parents, or say why not."""
    with refusals(path):
        path.mkdir(parents=True, exist_ok=True)


def write(path: Path, data: bytes) -> None:
    """Write a file whole, or not at all."""
    with writing(path) as file:
        file.write(data)


@contextlib.contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """A file to write into, beside its name; it gets that name when the block ends well, and not before."""
    with refusals(path):
        part = _beside(path)
        try:
            with part.open("x+b") as file:  # permissions as the umask has them
                yield file
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)


def _beside(path: Path) -> Path:
    """A name beside a path that nobody uses."""
    return path.parent / f".reader-{secrets.token_hex(6)}.part"


@contextlib.contextmanager
def staged_folder(path: Path) -> Iterator[Path]:
    """A new empty folder that takes the place of ``path`` when the block ends well.

    Until then ``path`` is as it was; on any error the new folder is removed.
    """
    make_folder(path.parent)
    with refusals(path):
        stage = _beside(path)
        stage.mkdir()
    try:
        yield stage
        with refusals(path):
            for file in stage.iterdir():
                _sync_file(file)
            _swap(stage, path)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _swap(stage: Path, path: Path) -> None:
    if not path.exists():
        stage.replace(path)
    elif not path.is_dir():
        raise FileExistsError(errno.EEXIST, "file exists", str(path))
    else:
        old = stage.with_suffix(".old")
        path.replace(old)
        try:
            stage.replace(path)
        except BaseException:
            old.replace(path)
            raise
        shutil.rmtree(old, ignore_errors=True)
    _sync_folder(path.parent)


def _sync_file(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _sync_folder(path: Path) -> None:
    """Make renames in a folder last through a power cut, where the system can."""
    with contextlib.suppress(OSError):  # the file is there: not to have made it last is no failure
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
