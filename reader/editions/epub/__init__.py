"""The EPUB edition: a Document in, the bytes of an accessible EPUB 3.3 out.

The spine is the front page with the contents, then one page for each Section, then the glossary.
The pages bear the ids of the model, down to the sentence.
"""

from datetime import datetime

from msgspec.structs import replace

from reader.model import Document


def build(document: Document, modified: datetime) -> bytes:
    """The book of a sound, numbered document.

    The same arguments give the same bytes. Entity marks without an entry, links that are no
    ``http``, ``https`` or ``mailto`` address, and characters illegal in XML are left out; their
    text stays.

    Args:
        document: with ids on its sections and blocks; sentences may be absent.
        modified: the time of the last change, written as ``dcterms:modified``; UTC if without a zone.
    """
    from reader.editions.epub import manifest, metadata, package  # late: EbookLib and lxml are heavy
    from reader.editions.epub.xhtml import LEXICON

    about = metadata.complete(document)
    resources = manifest.resources(replace(document, metadata=about))
    spoken = any(each.href == LEXICON for each in resources)
    said = metadata.statements(about, glossary=bool(document.glossary), spoken=spoken)
    return package.write(said, about.language, resources, modified)
