"""ZIP files of a few small parts, read by name into memory: names never become paths, sizes are bounded.

The form is that of APPNOTE.TXT, the limits are those of DOCX and EPUB, which are packed so.
"""

import io
import posixpath
import stat
import zlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from reader.errors import BrokenDocument, LockedSource, NotText

MOST_ENTRIES = 10_000
MOST_BYTES = 256 * 2**20
"""Unpacked, of all entries together."""

MOST_XML = 16 * 2**20
"""Bytes of one XML part: a text of half a million words; of tags alone it takes 400 MiB as a tree."""

MOST_RATIO, FREE_BYTES = 200, 2**20
"""An entry above so many bytes may not unpack to more than so many times its size; text packs four to one."""

ENTRY = b"PK\x01\x02"
"""How each entry of the central directory begins."""

OFFICE = b"\xd0\xcf\x11\xe0"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""An old Office document, and what stands in it when it wraps a DOCX with a password (MS-OFFCRYPTO 2.3)."""


class Container:
    """The entries of a ZIP file.

    Args:
        data: the file.
        href: what it is called, for the errors.
        most: bytes that all entries together may unpack to.

    Raises:
        NotText: it is no ZIP file, or far too large when unpacked.
        LockedSource: an entry is encrypted.
        BrokenDocument: it is cut short, or made to be read in two ways.
    """

    def __init__(self, data: bytes, href: str, most: int = MOST_BYTES) -> None:
        self.href = href
        if data.startswith(OFFICE):
            if ENCRYPTED in data:
                raise LockedSource(href, "it has a password", "save it without one")
            raise NotText(href, "this is an old Office document", "save it as .docx")
        if not data.startswith(b"PK\x03\x04"):
            raise NotText(href, "this is not what its name says", "give the file its right suffix")
        if data.count(ENTRY) > MOST_ENTRIES:  # before zipfile makes an object of each
            raise NotText(href, f"it holds more than {MOST_ENTRIES:,} files", "split it")
        try:
            self._zip = ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (BadZipFile, ValueError, RuntimeError, OSError) as error:
            raise _damaged(href) from error
        self._entries = dict(_checked(entries, href, most))

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def names(self) -> list[str]:
        """The names of the entries, in the order of the file."""
        return list(self._entries)

    def read(self, name: str) -> bytes:
        """The bytes of an entry, their checksum right.

        Raises:
            BrokenDocument: there is no such entry, or it is damaged.
        """
        entry = self._entries.get(name)
        if entry is None:
            raise BrokenDocument(self.href, f"its part {name!r} is missing", "get or export it again")
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(entry.file_size)  # never more than was announced and weighed
        except (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
            raise _damaged(self.href) from error
        if len(data) != entry.file_size:
            raise _damaged(self.href)
        return data

    def xml(self, name: str) -> Any:
        """The root element of an XML entry; see :func:`xml`."""
        return xml(self.read(name), self.href)


def _damaged(href: str) -> BrokenDocument:
    return BrokenDocument(href, "it is damaged or cut short", "get it again")


def _checked(entries: list[ZipInfo], href: str, most: int) -> Iterator[tuple[str, ZipInfo]]:
    total, seen = 0, set[str]()
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise LockedSource(href, "it is encrypted", "save it without a password")
        if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise BrokenDocument(href, "it is packed in a way that nothing reads", "export it again")
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise BrokenDocument(href, "it holds a link instead of a file", "export it again")
        name = entry.filename.replace("\\", "/")
        if name in seen:
            raise BrokenDocument(href, f"it holds {name!r} twice", "export it again")
        seen.add(name)
        total += entry.file_size
        if total > most:
            raise NotText(href, f"unpacked it is larger than {most >> 20} MiB", "split it")
        if entry.file_size > max(FREE_BYTES, MOST_RATIO * entry.compress_size):
            raise NotText(href, "it unpacks to far more than a text would", "export it again")
        if not entry.is_dir():
            yield name, entry


def xml(data: bytes, href: str) -> Any:
    """The root element of an XML file, without comments and instructions.

    Nothing outside the data is read. A declaration of entities is refused: no format that is read here
    has any, and they can make a small file large, or fetch another one.

    Raises:
        NotText: it is larger than :data:`MOST_XML`.
        BrokenDocument: it is not well-formed, or declares entities.
    """
    from lxml import etree  # late: 40 ms

    if len(data) > MOST_XML:
        raise NotText(href, f"a part of it is larger than {MOST_XML >> 20} MiB", "split it")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BrokenDocument(href, "its XML is broken", "export it again") from error
    declared: Any = root.getroottree().docinfo.internalDTD  # its stubs know no entities
    if declared is not None and any(True for _ in declared.iterentities()):
        raise BrokenDocument(href, "its XML declares entities", "export it again")
    return root


def resolve(base: str, reference: str) -> str:
    """The name of the entry that a reference in the entry ``base`` means; empty when it lies elsewhere.

    The reference is decoded whole before it is judged, so that nothing hides behind ``%2e``.
    """
    try:
        parts = urlsplit(reference)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or not parts.path:
        return ""
    path = unquote(parts.path)
    name = posixpath.normpath(posixpath.join("/", posixpath.dirname(base), path)).lstrip("/")
    climbs = posixpath.normpath(posixpath.join(posixpath.dirname(base), path)).startswith("..")
    return "" if climbs or "\0" in name or "\\" in name else name
