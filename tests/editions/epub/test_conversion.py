"""calibre makes of a book what a Kindle reads; it leaves sound out, as the guide on devices warns."""

import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from reader.pipeline import Edition, Settings, build
from tests.conftest import ROOT, missing

pytestmark = pytest.mark.slow


class Convert:
    """calibre's programs, which find home and screen in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        own = {"HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "CALIBRE_CONFIG_DIRECTORY"}
        self.environment = os.environ | dict.fromkeys(own, str(folder)) | {"QT_QPA_PLATFORM": "offscreen"}

    def __call__(self, book: Path, name: str) -> Path:
        made = self.folder / name
        self.run("ebook-convert", book, made)
        assert made.is_file()
        return made

    def run(self, *command: str | Path) -> str:
        done = subprocess.run(
            command,
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=300,
        )
        assert done.returncode == 0, (done.stdout + done.stderr)[-1000:]
        return done.stdout


@pytest.fixture
def convert(tmp_path: Path) -> Convert:
    if not all(map(shutil.which, ("ebook-convert", "ebook-meta"))):
        missing("calibre (ebook-convert, ebook-meta)")
    return Convert(tmp_path)


def contents(book: Path) -> list[str]:
    """The entries of the table of contents of a book that calibre wrote."""
    with zipfile.ZipFile(book) as archive:
        (name,) = [each for each in archive.namelist() if each.endswith(".ncx")]
        entries = etree.fromstring(archive.read(name)).iterfind(".//{*}navLabel/{*}text")
        return [" ".join((entry.text or "").split()) for entry in entries]


def test_an_azw3_keeps_title_author_language_and_contents(
    seed: Path, convert: Convert, tmp_path: Path
) -> None:
    (edition,) = build([seed], tmp_path / "out", Settings(editions=("epub",)))
    book = next(edition.folder.glob("*.epub"))
    azw3 = convert(book, "book.azw3")
    metadata = edition.prepared.document.metadata
    lines = convert.run("ebook-meta", azw3).splitlines()
    told = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in lines)}
    assert told["Title"] == metadata.title
    assert told["Author(s)"].split(" [")[0] == metadata.authors[0]
    assert told["Languages"] == "eng"
    titles = [*(section.heading.text for section in edition.prepared.document.sections), "Glossary"]
    assert len(titles) == 6
    listed = contents(convert(azw3, "back.epub"))
    assert [title for title in listed if title in titles] == titles


def test_from_epub_to_epub_the_sound_is_lost_as_the_guide_warns(aloud: Edition, convert: Convert) -> None:
    book = next(aloud.folder.glob("*.epub"))
    sound = {".smil", ".mp3"}
    with zipfile.ZipFile(book) as before, zipfile.ZipFile(convert(book, "made.epub")) as after:
        assert {Path(name).suffix for name in before.namelist()} >= sound
        kept = {Path(name).suffix for name in after.namelist()}
        assert kept & {".html", ".xhtml"}
        assert not kept & sound
    guide = (ROOT / "docs" / "how-to" / "load-an-edition.md").read_text(encoding="utf-8")
    assert "`ebook-convert` leaves the sound out" in " ".join(guide.split())
