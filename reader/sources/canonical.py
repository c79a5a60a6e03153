"""``document.json``: a canonical text built before, read back as it was."""

from reader.codec import read_document
from reader.model import Document


def read(data: bytes, href: str) -> Document:
    """The document of a ``document.json``.

    Raises:
        BrokenDocument: see :func:`reader.codec.read_document`.
    """
    return read_document(data, href)
