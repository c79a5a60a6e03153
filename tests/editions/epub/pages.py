"""Reading pages back: the questions that several tests ask."""

from lxml import etree
from msgspec.structs import replace

from reader.editions.epub.manifest import pages
from reader.editions.epub.metadata import complete
from reader.editions.epub.search import MEDIA_TYPE as MAP
from reader.editions.epub.xhtml import LEXICON_TYPE, TYPE, XHTML
from reader.model import Document


def parse(document: Document) -> dict[str, etree._Element]:
    """The parsed pages of a book without its cover, by file name, in the order of the spine."""
    ready = replace(document, metadata=complete(document))
    return {
        page.href: etree.fromstring(page.data)
        for page in pages(ready)
        if page.media_type not in {MAP, LEXICON_TYPE}
    }


def elements(root: etree._Element, name: str) -> list[etree._Element]:
    """The XHTML elements of a name, in document order."""
    return list(root.iter(f"{{{XHTML}}}{name}"))


def name_of(element: etree._Element) -> str:
    """The element's name without its namespace."""
    return etree.QName(element).localname


def text_of(element: etree._Element) -> str:
    """All text in an element."""
    return "".join(str(part) for part in element.itertext())


def typed(root: etree._Element, kind: str) -> list[etree._Element]:
    """The elements of an epub:type."""
    return [element for element in root.iter() if element.get(TYPE) == kind]


def by_id(root: etree._Element) -> dict[str, etree._Element]:
    """The elements with an id; an id given twice is an error."""
    found: dict[str, etree._Element] = {}
    for element in root.iter():
        if name := element.get("id"):
            assert name not in found, f"{name} is given twice"
            found[name] = element
    return found
