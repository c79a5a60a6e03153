"""A PDF file to the runs of its pages: opened, bounded, refused where it cannot be read."""

import io
import logging
import re
from contextlib import suppress
from typing import Any, NamedTuple

from reader.decoding import safe
from reader.errors import BrokenDocument, LockedSource, NotText, SourceError
from reader.sources.pdf.content import Interpreter, Page

MOST_PAGES = 5_000
MOST_STREAM = 32 * 2**20
"""Bytes of one stream, unpacked; the content of a page of text has some thousand."""

HEAD = 1024
"""Bytes in which the signature stands (ISO 32000-2, annex I)."""

TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")
JUNK = re.compile(
    r"untitled.*|microsoft word.*|\S*\.(?:docx?|indd|tex|pdf|qxd|qxp|rtf|odt|ps|dvi|html?)|[\W\d_]*"
    r"|title|document\d*",
    re.IGNORECASE,
)
"""Titles that programs make up."""


class Told(NamedTuple):
    """What a PDF says of itself; each may be empty."""

    title: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    labels: tuple[str, ...] = ()  # of its pages


def pages(data: bytes, href: str) -> tuple[list[Page], Told]:
    """The pages of a PDF and what it says of itself.

    Raises:
        NotText: it is no PDF, or holds more than a text does.
        LockedSource: it has a password.
        BrokenDocument: it is damaged.
    """
    start = data.find(b"%PDF-", 0, HEAD)
    if start < 0:
        raise NotText(href, "this is not a PDF", "give the file its right suffix")
    from pypdf import apply_configuration  # late: 90 ms
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # its warnings are no lines of ours
    try:
        with apply_configuration(
            zlib_maximum_output_length=MOST_STREAM,
            lzw_maximum_output_length=MOST_STREAM,
            run_length_maximum_output_length=MOST_STREAM,
            array_based_stream_maximum_output_length=MOST_STREAM,
        ):
            return _read(data[start:], href)
    except SourceError:
        raise
    except (DependencyError, FileNotDecryptedError) as error:
        raise LockedSource(href, "it is encrypted", "save it without a password") from error
    except LimitReachedError as error:
        what = "it holds more than a text does"
        raise NotText(href, what, "split it, or save its text as .txt") from error
    except Exception as error:  # pypdf raises whatever a broken file makes it stumble over
        raise BrokenDocument(href, "it is damaged or cut short", "get or export it again") from error


def _read(data: bytes, href: str) -> tuple[list[Page], Told]:
    from pypdf import PasswordType, PdfReader

    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
        raise LockedSource(href, "it has a password", "save it without one")
    count = len(reader.pages)
    if count > MOST_PAGES:
        raise NotText(href, f"it has {count:,} pages", f"split it: up to {MOST_PAGES:,} are read")
    interpreter = Interpreter(reader, href)
    return [interpreter.page(page) for page in reader.pages], _told(reader)


def _told(reader: Any) -> Told:
    title, language = "", ""
    authors, labels = tuple[str, ...](), tuple[str, ...]()
    with suppress(Exception):  # what a file says of itself is worth less than its text
        info = reader.metadata or {}
        title = _line(info.get("/Title"))
        authors = _authors(_line(info.get("/Author")))
        language = _line(reader.root_object.get("/Lang"))
        labels = tuple(reader.page_labels) if "/PageLabels" in reader.root_object else ()
    return Told(
        "" if JUNK.fullmatch(title) else title,
        authors,
        language if TAG.fullmatch(language) else "",
        labels,
    )


def _line(value: Any) -> str:
    return " ".join(safe(str(value.get_object() if hasattr(value, "get_object") else value or "")).split())


def _authors(line: str) -> tuple[str, ...]:
    """The names in a line: parted by semicolons, or by commas where each part is a whole name."""
    names = [name.strip() for name in re.split(r"\s*[;|]\s*|\s+(?:and|&)\s+", line) if name.strip()]
    if len(names) == 1 and all(" " in part.strip() for part in names[0].split(",")):
        names = [part.strip() for part in names[0].split(",")]
    generated = {"user", "admin", "administrator", "owner", "author", "unknown", "anonymous"}
    return tuple(name for name in names if name.casefold() not in generated)
