"""The package and the ZIP file: what is missing, what is said wrongly, what would differ next time."""

import re
import uuid
from collections.abc import Iterator
from itertools import chain

from reader.checks.linter.book import OPF, Book
from reader.checks.linter.rules import Fault
from reader.checks.linter.tree import XML_LANG, place

BEGINNING = b"mimetypeapplication/epub+zip"
"""How an EPUB begins, but for 30 bytes (EPUB 3.3, OCF ZIP container)."""

NAME_AT, EXTRA_AT = 30, 28
"""Where the name of the first entry is, and the length of its extra field (APPNOTE.TXT, 4.3.7)."""

RESERVED = frozenset("a11y dcterms marc media onix rendition schema xsd msv prism opf epubsc".split())
PREFIX = re.compile(r"([A-Za-z_][\w.-]*):")

MACHINE = {0x5455: "times", 0x7875: "owners", 0x5855: "times and owners", 0x000A: "times"}
"""Extra fields of a ZIP file that tell of the machine that made it (APPNOTE.TXT, 4.5)."""

RANDOM = 4


def check(book: Book) -> Iterator[Fault]:
    """What is wrong with the package and the ZIP file."""
    yield from _mimetype(book)
    for name in book.container.names():
        if name.startswith("/") or ".." in name.split("/") or name[1:2] == ":":
            yield Fault("EPB-004", name, "", "its name leads out of the book")
    for item in book.items.values():
        target = book.locate(book.opf, item.href)
        if target.kind == "broken" or (target.kind == "inside" and target.file not in book.container):
            hint = book.hint(book.opf, item.href)
            yield Fault("EPB-003", book.opf, item.place, f"{item.href[:80]!r} is not in the book{hint}")
    yield from _prefixes(book)
    yield from _languages(book)
    yield from _reproducible(book)


def _mimetype(book: Book) -> Iterator[Fault]:
    head = book.data[: NAME_AT + len(BEGINNING)]
    if head[NAME_AT:] == BEGINNING and head[EXTRA_AT:NAME_AT] == b"\0\0":
        return
    first = min(book.container.entries(), key=lambda entry: entry.header_offset, default=None)
    if first is None or first.filename != "mimetype":
        what = "mimetype is " + ("not the first entry" if "mimetype" in book.container else "missing")
    elif first.compress_type:
        what = "mimetype is compressed"
    else:
        what = "mimetype has an extra field, or something else in it"
    yield Fault("EPB-005", "mimetype", "", what)


def _prefixes(book: Book) -> Iterator[Fault]:
    """Prefixes of properties that are neither reserved (EPUB 3.3, the prefix attribute) nor declared."""
    if book.epub2:
        return
    words = (book.package.get("prefix") or "").split()
    declared = {word[:-1] for word in words if word.endswith(":")}
    for element in book.package.iter(f"{OPF}meta", f"{OPF}link", f"{OPF}item", f"{OPF}itemref"):
        said = (element.get(name) or "" for name in ("property", "properties", "rel", "scheme"))
        for word in chain.from_iterable(each.split() for each in said):
            match = PREFIX.match(word)
            if match and match[1] not in RESERVED | declared and not word[match.end() :].startswith("//"):
                what = f"{word[:60]!r} has the prefix {match[1]!r}, which is not declared"
                yield Fault("EPB-006", book.opf, place(element), what)


def _languages(book: Book) -> Iterator[Fault]:
    if not book.dublin("language"):
        yield Fault("EPB-503", book.opf, "", "dc:language is missing")
    if not book.package.get(XML_LANG) and not book.epub2:
        yield Fault("EPB-504", book.opf, "", "package has no xml:lang")


def _reproducible(book: Book) -> Iterator[Fault]:
    entries = book.container.entries()
    times = sorted({entry.date_time for entry in entries})
    if len(times) > 1:
        first, last = (
            f"{y}-{m:02}-{d:02} {h:02}:{n:02}:{s:02}" for y, m, d, h, n, s in (times[0], times[-1])
        )
        yield Fault("EPB-010", book.href, "", f"its entries have {len(times)} times, from {first} to {last}")
    kinds: dict[str, int] = {}
    for entry in entries:
        for kind in {MACHINE[number] for number in _extra(entry.extra) if number in MACHINE}:
            kinds[kind] = kinds.get(kind, 0) + 1
    if kinds:
        told = " and ".join(sorted(kinds))
        yield Fault("EPB-011", book.href, "", f"{max(kinds.values())} entries hold {told} in extra fields")
    name = book.package.get("unique-identifier")
    for element in book.dublin("identifier"):
        text = "".join(element.itertext()).strip()
        if element.get("id") == name and _is_random(text):
            yield Fault("EPB-012", book.opf, place(element), f"the identifier {text} is random")


def _extra(data: bytes) -> Iterator[int]:
    """The kinds of the extra fields of an entry."""
    at = 0
    while at + 4 <= len(data):
        yield int.from_bytes(data[at : at + 2], "little")
        at += 4 + int.from_bytes(data[at + 2 : at + 4], "little")


def _is_random(text: str) -> bool:
    try:
        return uuid.UUID(text.lower().removeprefix("urn:uuid:").strip("{}")).version == RANDOM
    except ValueError:
        return False
