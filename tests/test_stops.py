"""A stop list is words a line, or one line says why it is none."""

import os
from pathlib import Path

import pytest

from reader.config.stops import LARGEST, read
from reader.errors import MissingSource, NotText, UnreadableEncoding


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "stop.txt"


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_word_a_line(path: Path, mark: bytes, end: bytes) -> None:
    lines = ("# organisations", "NATO", "", "  Sergei Lavrov ", " # so", "C#", "d\u00e9tente")
    path.write_bytes(mark + end.join(line.encode() for line in lines))
    assert read(path) == ("NATO", "Sergei Lavrov", "C#", "d\u00e9tente")


def test_an_empty_file_stops_nothing(path: Path) -> None:
    path.write_bytes(b"")
    assert read(path) == ()


@pytest.mark.parametrize(
    ("data", "error"), [("caf\u00e9".encode("cp1252"), UnreadableEncoding), (b"a\n" * LARGEST, NotText)]
)
def test_what_is_no_list_is_refused(path: Path, data: bytes, error: type[Exception]) -> None:
    path.write_bytes(data)
    with pytest.raises(error, match=r"stop\.txt"):
        read(path)


def test_a_folder_a_pipe_and_what_is_not_there_are_refused(path: Path) -> None:
    for missing in (path, path.with_name("nul\0"), path.with_name("x" * 300)):
        with pytest.raises(MissingSource):
            read(missing)
    with pytest.raises(NotText, match="not a file"):
        read(path.parent)
    os.mkfifo(path)
    with pytest.raises(NotText, match="not a file"):
        read(path)
