"""Metadata made complete, foreign passages marked: as person and document say, else as the text shows."""

import uuid
from collections.abc import Sequence

from msgspec.structs import asdict, replace

from reader.model import Document, Leaf, Metadata, Paragraph, ParagraphRole, map_document, section_leaves
from reader.passes.describe.language import sample, tell
from reader.passes.describe.passages import foreign, marked

RUNNING = 60
"""Characters from which a paragraph is running text, in the language of its document if any is."""

NAMESPACE = uuid.UUID("5b0c0a5e-6d3f-5b52-9c53-8f5a4b6d1c1e")
"""Of our identifiers (RFC 9562, section 5.5)."""


def describe(document: Document, given: Metadata) -> Document:
    """The document with the given metadata over its own, its languages told, its identifier made.

    The language of the whole is told only where neither person nor document says it. A leaf that is
    wholly in another gets a language mark, unless it has one.

    The identifier is a UUID of the text, unless the document brings one: an edition that was edited
    stays the same publication.

    Raises:
        NotWritable: the model of languages cannot be unpacked into the temporary folder.
    """
    leaves = [leaf for section in document.sections for leaf in section_leaves(section)]
    own = asdict(document.metadata)
    metadata = Metadata(**(own | {key: value for key, value in asdict(given).items() if value}))
    metadata = replace(
        metadata,
        language=metadata.language or tell(sample(_running_text(leaves))),
        identifier=metadata.identifier or _identifier(leaves),
    )
    tongues = foreign(leaves, metadata.language)
    if tongues:
        document = map_document(document, lambda leaf: marked(leaf, tongues))
    return replace(document, metadata=metadata)


def _running_text(leaves: Sequence[Leaf]) -> str:
    """The paragraphs of a document without its headings, captions and lists of names; or all there is."""
    running = [
        leaf.text
        for leaf in leaves
        if isinstance(leaf, Paragraph)
        and leaf.role is not ParagraphRole.VERBATIM
        and len(leaf.text) >= RUNNING
    ]
    return " ".join(running or [leaf.text for leaf in leaves])


def _identifier(leaves: Sequence[Leaf]) -> str:
    return uuid.uuid5(NAMESPACE, "\n".join(leaf.text for leaf in leaves)).urn
