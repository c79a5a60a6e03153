"""The glossary page: names, then terms, each with what is known of it and the ways back.

Structure of EPUB Dictionaries and Glossaries 1.0, section 2.5.3, with DPUB-ARIA 1.1 roles.
"""

import re
import unicodedata
from collections.abc import Sequence

from lxml import etree
from msgspec import Struct

from reader.editions.epub.inline import reference_id
from reader.editions.epub.references import References
from reader.editions.epub.section import label
from reader.editions.epub.xhtml import LABELS, TYPE, add, add_block, append, page, serialise, switch
from reader.model import Document, Entry, EntryKind, Sense, SenseSource

TITLE = "Glossary"
ANCHOR = "glossary"
GROUPS = {
    "Names": set(EntryKind) - {EntryKind.TERM, EntryKind.CONCEPT},
    "Terms": {EntryKind.TERM, EntryKind.CONCEPT},
}
UNKNOWN = "No definition was found in the text or the dictionary."


class _Scene(Struct, frozen=True):
    language: str
    references: References


def collation_key(entry: Entry) -> tuple[str, str, str]:
    """Order by letters alone, without case and accents; then by headword, then by id."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", entry.headword) if not unicodedata.combining(c))
    return bare.casefold(), entry.headword, entry.id


def render(document: Document, language: str, references: References) -> bytes:
    """The page of the glossary."""
    scene = _Scene(language, references)
    root, body = page(TITLE, language, "backmatter")
    main = add_block(body, "main")
    main.text = "\n"
    heading = f"{ANCHOR}-heading"
    attributes = {"id": ANCHOR, TYPE: "glossary", "role": "doc-glossary", "aria-labelledby": heading}
    holder = add_block(main, "section", attributes)
    holder.text = "\n"
    add_block(holder, "h1", {"id": heading, **switch(LABELS, language)}, TITLE)
    for name, kinds in GROUPS.items():
        group = sorted((entry for entry in document.glossary if entry.kind in kinds), key=collation_key)
        if group:
            add_block(holder, "h2", switch(LABELS, language), name)
            _add_group(holder, group, scene)
    return serialise(root)


def _add_group(holder: etree._Element, entries: Sequence[Entry], scene: _Scene) -> None:
    terms = add_block(holder, "dl")
    terms.text = "\n"
    for entry in entries:
        term = add_block(terms, "dt", {"id": entry.id, TYPE: "glossterm"})
        add(term, "dfn", text=entry.headword)
        definition = add_block(terms, "dd", {TYPE: "glossdef"})
        definition.text = "\n"
        _add_kind(definition, entry, scene.language)
        for sense in entry.senses:
            _add_sense(definition, sense, scene.language)
        if not entry.senses:
            add_block(definition, "p", switch(LABELS, scene.language), UNKNOWN)
        _add_ways_back(definition, entry, scene)


def _add_kind(definition: etree._Element, entry: Entry, language: str) -> None:
    """``Place; also: the Kremlin, Moscow``."""
    line = add_block(definition, "p", {"class": "kind"})
    also = "; also: " if entry.aliases else ""
    if foreign := switch(LABELS, language):
        add(line, "span", foreign, entry.kind.capitalize() + also)
    else:
        append(line, entry.kind.capitalize() + also)
    append(line, ", ".join(entry.aliases))


def _add_sense(definition: etree._Element, sense: Sense, language: str) -> None:
    foreign = switch(LABELS, language)
    line = add_block(definition, "p", foreign)
    if sense.source is SenseSource.WORDNET:
        append(line, f"{sense.text} ({_dictionary(sense.locator)}, general meaning)")
        return
    append(line, "Described in this text as “")
    if foreign:
        add(line, "span", switch(language, LABELS), sense.text)
    else:
        append(line, sense.text)
    append(line, "”")


def _dictionary(locator: str) -> str:
    """``WordNet 3.1`` of ``wordnet-3.1:06738281-n``."""
    version = re.match(r"wordnet-([\d.]+):", locator)
    return f"WordNet {version[1]}" if version else "WordNet"


def _add_ways_back(definition: etree._Element, entry: Entry, scene: _Scene) -> None:
    sections = scene.references.sections.get(entry.id, [])
    if not sections:
        return
    foreign = switch(LABELS, scene.language)
    line = add_block(definition, "p", {"class": "backlinks", **foreign}, "In the text: ")
    back = switch(scene.language, LABELS) if foreign else {}
    for number, section in enumerate(sections):
        if number:
            append(line, ", ")
        attributes = {
            "role": "doc-backlink",
            "href": f"{section.id}.xhtml#{reference_id(entry.id)}",
            "aria-label": f"Back to {entry.headword} in {label(section)}",
        }
        add(line, "a", {**attributes, **back}, label(section))
