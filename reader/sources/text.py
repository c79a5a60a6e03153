"""Plain text: each line a raw block, for the cleaner to judge."""

from reader.decoding import decode
from reader.model import Document, Heading, Metadata, Paragraph, Section, SectionRole


def read(data: bytes, href: str) -> Document:
    """A raw document: one section whose paragraphs ``l1``, ``l2`` … are the lines, blank ones too.

    Raises:
        EmptySource, NotText, UnreadableEncoding: see :func:`reader.decoding.decode`.
    """
    lines = decode(data, href).removesuffix("\n").split("\n")
    blocks = tuple(Paragraph(text=line, id=f"l{n}") for n, line in enumerate(lines, 1))
    raw = Section(heading=Heading(text=""), blocks=blocks, role=SectionRole.RAW)
    return Document(metadata=Metadata(source=href), sections=(raw,))
