"""Where the package of a book is, and whether anybody may read the book."""

import io
from zipfile import ZipFile

import pytest

from reader.container import Container
from reader.errors import BrokenDocument, LockedSource, NotText
from reader.ocf import CONTAINER, ENCRYPTION, OBFUSCATIONS, package_name

LOCK = '<encryption><EncryptionMethod Algorithm="{}"/></encryption>'


def container(root: str | None, lock: str = "") -> Container:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        if root is not None:
            archive.writestr(CONTAINER, f'<container><rootfile full-path="{root}"/><rootfile/></container>')
        if lock:
            archive.writestr(ENCRYPTION, LOCK.format(lock))
    return Container(buffer.getvalue(), "x.epub")


@pytest.mark.parametrize(
    ("root", "name"), [("a/b.opf", "a/b.opf"), ("a%20b.opf", "a b.opf"), ("./a.opf", "a.opf")]
)
def test_the_package_is_where_the_container_says(root: str, name: str) -> None:
    assert package_name(container(root), "x.epub") == name


@pytest.mark.parametrize("root", ["", "../a.opf", "https://example.org/a.opf"])
def test_it_is_nowhere_else(root: str) -> None:
    with pytest.raises(BrokenDocument, match="where its package is"):
        package_name(container(root), "x.epub")


def test_without_a_container_it_is_no_book() -> None:
    with pytest.raises(NotText, match="no EPUB"):
        package_name(container(None), "x.epub")


def test_hidden_fonts_are_no_lock_and_all_else_is() -> None:
    for algorithm in OBFUSCATIONS:
        assert package_name(container("a.opf", algorithm), "x.epub") == "a.opf"
    with pytest.raises(LockedSource, match="copy protection"):
        package_name(container("a.opf", "http://www.w3.org/2001/04/xmlenc#aes128-cbc"), "x.epub")
