"""The EPUB edition: a Document in, the bytes of an accessible EPUB 3.3 out.

The spine is the front page with the contents, then one page for each Section, then the glossary.
The pages bear the ids of the model, down to the sentence.
"""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from msgspec.structs import replace

from reader.model import Document, Evaluation, figures, pages

if TYPE_CHECKING:
    from reader.editions.epub.manifest import Spoken


NOBODY = Evaluation()


def build(
    document: Document,
    modified: datetime,
    narration: "Sequence[Spoken]" = (),
    *,
    by_word: bool = False,
    evaluation: Evaluation = NOBODY,
) -> bytes:
    """The bytes of the book that :func:`write` writes."""
    file = io.BytesIO()
    write(file, document, modified, narration, by_word=by_word, evaluation=evaluation)
    return file.getvalue()


def write(
    file: BinaryIO,
    document: Document,
    modified: datetime,
    narration: "Sequence[Spoken]" = (),
    *,
    by_word: bool = False,
    evaluation: Evaluation = NOBODY,
) -> None:
    """Write the book of a sound, numbered document; of sound, a piece at a time is in memory.

    The same arguments give the same bytes. Entity marks without an entry, links that are no
    ``http``, ``https`` or ``mailto`` address, and characters illegal in XML are left out; their
    text stays.

    Args:
        file: where to.
        document: with ids on its sections and blocks; sentences may be absent.
        modified: the time of the last change, written as ``dcterms:modified``; UTC if without a zone.
        narration: tracks that speak sections of the document, or its glossary; the pages are the same
            with and without.
        by_word: whether each word is marked while it is heard, and not each sentence; then the pages have
            elements for the words that the voice tells of.
        evaluation: who found that the book conforms to EPUB Accessibility; without, it claims nothing.
    """
    from reader.editions.epub import manifest, metadata, package  # late: EbookLib and lxml are heavy
    from reader.editions.epub.xhtml import LEXICON

    about = metadata.complete(document)
    resources, playing = manifest.resources(replace(document, metadata=about), narration, by_word=by_word)
    spoken = any(each.href == LEXICON for each in resources)
    told = [bool(figure.description.text) for figure in figures(document)]
    claims = metadata.Claims(
        glossary=bool(document.glossary),
        spoken=spoken,
        playing=tuple(playing),
        evaluation=evaluation,
        pictures=len(told),
        untold=told.count(False),
        pages=any(True for _ in pages(document)),
    )
    package.write(file, metadata.statements(about, claims), about.language, resources, modified)
