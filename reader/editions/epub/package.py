"""The zip and its package document, written by EbookLib: the one module that knows it.

EbookLib is handed finished bytes: its own pages, contents and covers are not used. See the
subclass for what it would do otherwise.
"""

import shutil
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from ebooklib import epub
from msgspec import Struct

from reader.editions.epub.metadata import Statement
from reader.editions.epub.xhtml import XML_LANG, right_to_left

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can tell."""

STORED = ".mp3"
"""Files that are as small as they get."""

READABLE = 0o100644 << 16
"""A regular file that all may read, in the external attributes of a zip entry."""


class Resource(Struct, frozen=True):
    """A file of the book, as the manifest lists it; ``spine`` if it is read in order.

    ``overlay`` is the id of the media overlay that speaks it. What is in it is ``data``, or what ``path``
    holds.
    """

    id: str
    href: str
    media_type: str
    data: bytes = b""
    properties: str = ""
    spine: bool = False
    overlay: str = ""
    path: Path | None = None


class _Archive(zipfile.ZipFile):
    """A zip whose bytes depend on its content alone."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        info = zipfile.ZipInfo(str(zinfo_or_arcname), EPOCH)
        info.create_system = 3  # Unix, wherever it is made
        info.external_attr = READABLE
        stored = info.filename == "mimetype" or info.filename.endswith(STORED)
        info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        if not isinstance(data, Path):
            super().writestr(info, data, compresslevel=9)
            return
        info.file_size = data.stat().st_size
        with data.open("rb") as source, self.open(info, "w") as target:
            shutil.copyfileobj(source, target)


class _Writer(epub.EpubWriter):  # type: ignore[misc]
    """EbookLib's writer, told the language of the package and a zip that is always the same."""

    def _write_opf_file(self, root: Any) -> None:
        root.set(XML_LANG, self.book.language)
        del root.attrib["prefix"]  # of EPUB's reserved prefixes, none need be declared
        for item in root.iter("{*}item"):
            if overlay := self.book.overlays.get(item.get("id")):
                item.set("media-overlay", overlay)
        super()._write_opf_file(root)

    def write(self) -> None:
        with _Archive(self.file_name, "w") as self.out:
            self.out.writestr("mimetype", "application/epub+zip")
            self._write_container()
            self._write_opf()
            self._write_items()


def write(
    file: BinaryIO,
    statements: Iterable[Statement],
    language: str,
    resources: Sequence[Resource],
    modified: datetime,
) -> None:
    """Write a book.

    Args:
        file: where to.
        statements: the package metadata; the identifier among them has the id ``id``.
        language: of the package document.
        resources: the files in the order of manifest and spine; the NCX has the id ``ncx``.
        modified: the time of the last change; taken for UTC if it has no zone.
    """
    book = epub.EpubBook()
    book.metadata = {}  # drops a random identifier and the generator
    book.language = language
    book.overlays = {each.id: each.overlay for each in resources}
    book.direction = "rtl" if right_to_left(language) else None
    for each in statements:
        book.add_metadata("DC" if each.dublin else None, each.name, each.value, each.attributes)
    for resource in resources:
        item = epub.EpubItem(resource.id, resource.href, resource.media_type, resource.path or resource.data)
        item.properties = resource.properties.split()
        book.add_item(item)
        if resource.spine:
            book.spine.append(item)
    utc = modified.astimezone(UTC) if modified.tzinfo else modified
    writer = _Writer(file, book, {"mtime": utc, "epub3_pages": False, "raise_exceptions": True})
    writer.process()
    writer.write()
