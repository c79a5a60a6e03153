"""What is no document is refused in one line, with a status of its own, and leaves nothing."""

import io
import os
import random
import wave
from pathlib import Path
from zipfile import ZipFile

import pytest

from reader.errors import (
    BrokenDocument,
    EmptySource,
    MissingSource,
    NoDocuments,
    NotText,
    UnknownFormat,
    UnreadableEncoding,
)
from tests.faults.harness import Case, Found, Input, hold, pairs, run, runs, statuses, wrongs


def sound() -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(random.Random(1).randbytes(8000))  # noqa: S311 - any noise will do
    return buffer.getvalue()


def archive() -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as file:
        file.writestr("a.txt", "Text.")
    return buffer.getvalue()


NOISE = random.Random(2).randbytes(100_000)  # noqa: S311 - any noise will do
REFUSED = {
    "F01 empty": Input("a.txt", b"", refused=(EmptySource,)),
    "F01 blank": Input("a.txt", b" \t\r\n" * 1000, refused=(EmptySource,)),
    "F01 zero width": Input("a.txt", "\u200b\u2060\ufeff\u00ad\u202e\n".encode(), refused=(EmptySource,)),
    "F01 empty.md": Input("a.md", b"", refused=(EmptySource,)),
    "F01 empty.html": Input("a.html", b"<html><body></body></html>", refused=(EmptySource,)),
    "F05 mixed": Input(
        "a.txt",
        "今天天氣很好".encode("big5") + b"\x8d\x81 \xfe\xa1",
        refused=(UnreadableEncoding,),
    ),
    "F28 picture": Input("a.txt", b"\x89PNG\r\n\x1a\n" + NOISE, refused=(NotText,)),
    "F28 noise": Input("a.txt", NOISE, refused=(NotText,)),
    "F28 program": Input("a.txt", b"\x7fELF\x02\x01\x01" + bytes(200) + NOISE, refused=(NotText,)),
    "F28 sound": Input("a.txt", sound(), refused=(NotText,)),
    "F28 pdf": Input("a.txt", b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer", refused=(NotText,)),
    "F28 archive": Input("a.txt", archive(), refused=(NotText,)),
    "F28 archive.md": Input("a.md", archive(), refused=(NotText,)),
    "F28 noise.html": Input("a.html", NOISE, refused=(NotText, EmptySource)),
    "F28 noise.docx": Input("a.docx", NOISE, refused=(NotText, BrokenDocument)),
    "F28 noise.epub": Input("a.epub", NOISE, refused=(NotText, BrokenDocument)),
    "F28 noise.pdf": Input("a.pdf", NOISE, refused=(NotText, BrokenDocument)),
    "F28 noise.json": Input("document.json", NOISE, refused=(NotText, BrokenDocument)),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    return runs(REFUSED, tmp_path_factory.mktemp("refused"))


@pytest.mark.parametrize(("verb", "key"), pairs(REFUSED))
def test_refused(verb: str, key: str, found: Found) -> None:
    hold(REFUSED[key], found[verb, key])


def test_refused_before_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty").mkdir()
    os.mkfifo(tmp_path / "in" / "pipe.txt")
    (tmp_path / "in" / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "in" / "loop.txt").symlink_to("loop.txt")
    with (tmp_path / "in" / "sparse.txt").open("wb") as file:
        file.truncate(10 * 2**30)
    expected = {
        "missing.txt": MissingSource,
        "empty": NoDocuments,
        "pipe.txt": NotText,
        "zero.txt": NotText,
        "loop.txt": MissingSource,
        "sparse.txt": NotText,
        "empty/../../in/pipe.txt": NotText,
    }
    cases = [Case(verb, tmp_path / "in" / name) for name in expected for verb in ("clean", "epub")]
    cases += [Case("clean", "/dev/zero"), Case("clean", "file:///etc/passwd"), Case("clean", "ftp://x/y.txt")]
    errors = [error for error in expected.values() for _ in range(2)] + [UnknownFormat] * 3
    for case, error, outcome in zip(cases, errors, run(cases, tmp_path), strict=True):
        assert list(wrongs(outcome)) == [], case
        assert outcome.status in statuses(error, NotText if case.source == "/dev/zero" else error), case
        assert outcome.seconds < 5
