"""Files whole or not at all, and names that every system takes."""

import errno
import os
import re
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import files
from reader.errors import NotAFolder, NotWritable, UnusableTitle


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Is Kremlin’s New Missile A Product?", "is-kremlins-new-missile-a-product"),
        ("Ökonomie: 5 % mehr", "okonomie-5-mehr"),
        ("Война и мир", "voyna-i-mir"),
        ("CON", "con-text"),
        ("nul", "nul-text"),
        ("../../etc/passwd", "etc-passwd"),
        ("$(rm -rf ~); `x`", "rm-rf-x"),
        ("%2e%2e", "2e-2e"),
    ],
)
def test_a_title_names_a_folder(title: str, slug: str) -> None:
    assert files.slug(title) == slug


@pytest.mark.parametrize("title", ["", "///", "…", "..", "\u200b", "!?"])
def test_a_title_without_letter_or_digit_is_refused(title: str) -> None:
    with pytest.raises(UnusableTitle):
        files.slug(title)


@given(st.text(min_size=1, max_size=5000))
def test_a_slug_is_portable(title: str) -> None:
    try:
        slug = files.slug(title)
    except UnusableTitle:
        assert not any(c in string.ascii_letters + string.digits for c in title)
        return
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= files.LONGEST
    assert not files.RESERVED.fullmatch(slug)


def test_a_file_that_cannot_be_written_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "book.epub"
    files.write(path, b"old")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWritable, match="the disk is full"):
        files.write(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["book.epub"]


def test_an_output_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(NotAFolder):
        files.make_folder(tmp_path / "out")
    with pytest.raises(NotAFolder):
        files.make_folder(tmp_path / "out" / "below")
    with pytest.raises(NotAFolder), files.staged_folder(tmp_path / "out"):
        pass
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_staged_folder_takes_the_place_of_the_old_one_only_when_all_went_well(tmp_path: Path) -> None:
    audio = tmp_path / "audio"
    with files.staged_folder(audio) as stage:
        (stage / "01.mp3").write_bytes(b"a")
        assert not audio.exists()
    with pytest.raises(KeyboardInterrupt), files.staged_folder(audio) as stage:  # noqa: PT012
        (stage / "01.mp3").write_bytes(b"b")
        raise KeyboardInterrupt
    assert (audio / "01.mp3").read_bytes() == b"a"
    with files.staged_folder(audio) as stage:
        (stage / "02.mp3").write_bytes(b"c")
    assert [p.name for p in audio.iterdir()] == ["02.mp3"]
    assert [p.name for p in tmp_path.iterdir()] == ["audio"]


def test_files_and_folders_have_the_permissions_of_the_umask(tmp_path: Path) -> None:
    for mask in (0o077, 0o002):
        before = os.umask(mask)
        try:
            files.write(tmp_path / f"{mask}.txt", b"")
            with files.staged_folder(tmp_path / f"{mask}"):
                pass
        finally:
            os.umask(before)
        assert (tmp_path / f"{mask}.txt").stat().st_mode & 0o777 == 0o666 & ~mask
        assert (tmp_path / f"{mask}").stat().st_mode & 0o777 == 0o777 & ~mask


def test_a_rename_that_fails_leaves_the_old_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    audio = tmp_path / "audio"
    with files.staged_folder(audio) as stage:
        (stage / "01.mp3").write_bytes(b"a")
    rename = Path.replace

    def fail_on_stage(self: Path, target: Path) -> Path:
        if self.suffix == ".part":
            raise OSError(errno.EIO, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", fail_on_stage)
    with pytest.raises(NotWritable), files.staged_folder(audio):
        pass
    assert (audio / "01.mp3").read_bytes() == b"a"
    assert [path.name for path in tmp_path.iterdir()] == ["audio"]


def test_the_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(NotAFolder) as caught:
        files.make_folder(tmp_path / "out" / "below" / "deeper")
    assert caught.value.where == str(tmp_path / "out")
