"""Metadata made complete: what the person says, what the document says, what the text shows."""

import re
import tempfile
import uuid
from collections.abc import Iterator

from msgspec.structs import asdict, replace

from reader.errors import NotWritable
from reader.model import Document, Metadata, section_leaves

SAMPLE = 20_000
"""Characters that the language is told from."""

FEWEST_LETTERS = 20
"""Letters below which the guess would be a coin's."""

NO_LANGUAGE = "zxx"
"""What ISO 639 calls text in no language; a voice and a screen reader need one all the same."""

NAMESPACE = uuid.UUID("5b0c0a5e-6d3f-5b52-9c53-8f5a4b6d1c1e")
"""Of our identifiers (RFC 9562, section 5.5)."""


def describe(document: Document, given: Metadata) -> Document:
    """The document with the given metadata over its own, its language told, its identifier made.

    The identifier is a UUID of the text, unless the document brings one: an edition that was edited
    stays the same publication.
    """
    own = asdict(document.metadata)
    metadata = Metadata(**(own | {key: value for key, value in asdict(given).items() if value}))
    return replace(
        document,
        metadata=replace(
            metadata,
            language=metadata.language or _language(document),
            identifier=metadata.identifier or _identifier(document),
        ),
    )


def _texts(document: Document) -> Iterator[str]:
    return (leaf.text for section in document.sections for leaf in section_leaves(section))


def _language(document: Document) -> str:
    """BCP 47 tag of the text, ``en`` where there is too little of it to tell."""
    sample = " ".join(_sample(document))
    if len(re.findall(r"[^\W\d_]", sample)) < FEWEST_LETTERS:
        return "en"
    import py3langid  # late: numpy, and a model of 4 MB, which it unpacks into a temporary file

    try:
        language: str = py3langid.classify(sample)[0]
    except OSError as error:
        what = f"the language cannot be told: {error.strerror}"
        advice = "give it with --language, or another temporary folder with TMPDIR"
        raise NotWritable(tempfile.gettempdir(), what, advice) from error
    return "en" if language == NO_LANGUAGE else language


def _sample(document: Document) -> Iterator[str]:
    length = 0
    for text in _texts(document):
        yield text[: SAMPLE - length]
        length += len(text)
        if length >= SAMPLE:
            return


def _identifier(document: Document) -> str:
    return uuid.uuid5(NAMESPACE, "\n".join(_texts(document))).urn
