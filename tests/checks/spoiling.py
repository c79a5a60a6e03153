"""A sound book that reads itself aloud, and copies of it with one fault each."""

import io
import tempfile
import zipfile
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from reader.editions import audio
from reader.editions.epub import build
from reader.editions.epub.manifest import Spoken
from reader.editions.epub.metadata import complete
from reader.executors import local
from reader.voices import VoiceSpec
from tests.editions.epub import sample


@cache
def sound() -> bytes:
    """The sample with every feature of the edition; the voice is silent."""
    document = sample.document()
    document = replace(document, metadata=complete(document))
    with local.pool(1) as executor, tempfile.TemporaryDirectory() as name:
        tracks = audio.build(document, Path(name), spec=VoiceSpec("silent"), executor=executor)
        narration = [Spoken(track, Path(name, track.file)) for track in tracks]
        return build(document, sample.MODIFIED, narration)


def spoil(path: Path, name: str, old: str, new: str) -> Path:
    """Write the book with the one text of one file, which has to be there, replaced."""
    with zipfile.ZipFile(io.BytesIO(sound())) as book, zipfile.ZipFile(path, "w") as archive:
        for entry in book.infolist():
            data = book.read(entry)
            if entry.filename == name:
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode())
            archive.writestr(entry, data)
    return path


def read(name: str) -> str:
    """A file of the book."""
    with zipfile.ZipFile(io.BytesIO(sound())) as book:
        return book.read(name).decode()
