"""The ways from an entry or a note back to the sections that lead to it."""

from lxml import etree

from reader.editions.epub.inline import reference_id
from reader.editions.epub.references import References, label
from reader.editions.epub.xhtml import LABELS, add, add_block, append, switch

ARROW = "\u21a9\ufe0e"
"""An arrow back, as text and not as a picture of it."""


def add_ways_back(
    holder: etree._Element, target: str, name: str, references: References, language: str
) -> None:
    """Add a link to the first place of each section that leads to ``target``, if any does.

    For the eye each is an arrow, which wants no voice; who hears the link alone hears where it leads.

    Args:
        holder: the element of the entry or note.
        target: its id.
        name: what it is called there, for those who hear the link alone.
        references: of the book.
        language: of the book.
    """
    sections = references.sections.get(target, [])
    if not sections:
        return
    foreign = switch(LABELS, language)
    line = add_block(holder, "p", {"class": "backlinks"})
    to, where = ("", ": ") if foreign else ("Back to ", " in ")  # a label is in one language
    for number, section in enumerate(sections):
        if number:
            append(line, " ")
        attributes = {
            "role": "doc-backlink",
            "href": f"{section.id}.xhtml#{reference_id(target)}",
            "aria-label": f"{to}{name}{where}{label(section)}",
        }
        add(line, "a", attributes, ARROW)
