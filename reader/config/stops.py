"""A stop list: a file of the words and names that a person never wants explained."""

import stat
from pathlib import Path

from reader.errors import MissingSource, NotText, UnreadableEncoding

LARGEST = 2**20
"""Bytes of the largest file read: some hundred thousand words."""

REMARK = "#"


def read(path: Path) -> tuple[str, ...]:
    """The spellings in a UTF-8 file, one a line; blank lines and those that begin with # are none.

    Raises:
        MissingSource: there is no such file, or it may not be opened.
        NotText: it is a folder, a device, or larger than :data:`LARGEST`.
        UnreadableEncoding: it is not UTF-8.
    """
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise NotText(str(path), "this is not a file", "give a text file with a word a line")
        if state.st_size > LARGEST:
            raise NotText(str(path), f"it is larger than {LARGEST >> 20} MiB", "give the words alone")
        lines = [line.strip() for line in path.read_bytes().decode("utf-8-sig").splitlines()]
    except FileNotFoundError as error:
        raise MissingSource(str(path), "there is no such file", "check its spelling") from error
    except UnicodeDecodeError as error:
        raise UnreadableEncoding(str(path), "it is not UTF-8", "save it as UTF-8") from error
    except (OSError, ValueError) as error:
        what = (getattr(error, "strerror", None) or str(error)).lower()
        raise MissingSource(str(path), what, "check its name and permissions") from error
    return tuple(line for line in lines if line and not line.startswith(REMARK))
