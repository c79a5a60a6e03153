"""The ways from an entry or a note back to the sections that lead to it."""

from lxml import etree

from reader.editions.epub.inline import reference_id
from reader.editions.epub.references import References, label
from reader.editions.epub.xhtml import LABELS, add, add_block, append, switch


def add_ways_back(
    holder: etree._Element, target: str, name: str, references: References, language: str
) -> None:
    """Add a line of links to the first place of each section that leads to ``target``, if any does.

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
    line = add_block(holder, "p", {"class": "backlinks", **foreign}, "In the text: ")
    back = switch(language, LABELS) if foreign else {}
    to, where = ("", ": ") if foreign else ("Back to ", " in ")  # a label is in one language
    for number, section in enumerate(sections):
        if number:
            append(line, ", ")
        attributes = {
            "role": "doc-backlink",
            "href": f"{section.id}.xhtml#{reference_id(target)}",
            "aria-label": f"{to}{name}{where}{label(section)}",
        }
        add(line, "a", {**attributes, **back}, label(section))
