"""Pages of the web, fetched when a person asks for one: nothing that a page refers to is ever fetched."""

from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from msgspec.structs import replace

from reader.errors import SourceError, UnknownFormat
from reader.hypertext.parsing import recoded
from reader.model import Document
from reader.registry import find
from reader.sources.web.client import Page, fetch

SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/x-markdown": ".md",
    "application/pdf": ".pdf",
    "application/epub+zip": ".epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
"""Types of content and the source that reads them."""

UNTOLD = frozenset({"", "application/octet-stream", "binary/octet-stream", "text/plain"})
"""Types that say nothing, or little: the name of the file may say more."""


def read_url(url: str, *, allow_private: bool = False) -> Document:
    """The document at an address of http or https.

    Its host is resolved once, and the address that was checked is the one connected to. Addresses of private
    networks are refused unless ``allow_private``. Proxies of the environment are not used.

    Raises:
        NotFetched: there is nothing to fetch, or it may not or cannot be fetched.
        UnknownFormat: what is there is of a kind that no source reads.
        SourceError: what the source finds wrong with it.
    """
    page = fetch(url, allow_private=allow_private)
    suffix = _suffix(page)
    read: Any = find("sources", suffix) if suffix else None
    if read is None:
        kind = page.kind or "nothing that it tells"
        raise UnknownFormat(
            url, f"this is {kind}, which is not read", "save its text as a file and give that"
        )
    try:
        if suffix == ".html":
            document: Document = read(page.data, page.url, url=page.url, charset=page.charset)
        else:
            text = suffix in {".txt", ".md"}
            document = read(recoded(page.data, [page.charset]) if text else page.data, page.url)
    except SourceError as error:
        raise type(error)(url, error.what, error.advice) from error
    if document.metadata.source:
        return document
    return replace(document, metadata=replace(document.metadata, source=page.url))


def _suffix(page: Page) -> str:
    """The suffix of the source for a page, by its type, or by its name where its type says too little."""
    suffix = SUFFIXES.get(page.kind, "")
    if page.kind in UNTOLD:
        named = PurePosixPath(unquote(urlsplit(page.url).path)).suffix.lower()
        if named in {".htm", ".xhtml"}:
            named = ".html"
        if named in {*SUFFIXES.values(), ".markdown"} and not (suffix and named == ".html"):
            suffix = ".md" if named == ".markdown" else named
    return suffix
