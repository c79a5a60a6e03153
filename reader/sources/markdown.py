"""Markdown, and with it ``canonical.md``: structured already, so nothing is cleaned away."""

from reader.codec import read_markdown
from reader.decoding import decode
from reader.model import Document


def read(data: bytes, href: str) -> Document:
    """The document of a Markdown file, ready for the passes.

    Raises:
        EmptySource, NotText, UnreadableEncoding: see :func:`reader.decoding.decode`.
        BrokenDocument: see :func:`reader.codec.read_markdown`.
    """
    return read_markdown(decode(data, href), href)
