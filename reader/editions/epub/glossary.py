"""The glossary page: names, then terms, each with what is known of it and the ways back.

Structure of EPUB Dictionaries and Glossaries 1.0, section 2.5.3, with DPUB-ARIA 1.1 roles.
"""

import re
from collections.abc import Sequence

from lxml import etree
from msgspec import Struct

from reader.editions.epub import lexicon, search
from reader.editions.epub.backlinks import add_ways_back
from reader.editions.epub.collation import collation_key
from reader.editions.epub.references import References
from reader.editions.epub.xhtml import (
    LABELS,
    LEXICON,
    LEXICON_TYPE,
    TYPE,
    add,
    add_block,
    append,
    lang,
    page,
    serialise,
    switch,
)
from reader.model import DESCRIBED, Document, Entry, EntryKind, Sense, SenseSource

TITLE = "Glossary"
ANCHOR = "glossary"
GROUPS = {
    "Names": set(EntryKind) - {EntryKind.TERM, EntryKind.CONCEPT},
    "Terms": {EntryKind.TERM, EntryKind.CONCEPT},
}
UNKNOWN = "No definition was found in the text or the dictionary."
COPYRIGHT = "WordNet © 2006, 2011 Princeton University."

OLD_QUOTES = re.compile(r"`([^`]*?)'(?!\w)")
"""Quotation marks as WordNet types them; an apostrophe within a word closes none."""


class _Scene(Struct, frozen=True):
    language: str
    references: References
    spoken: bool


def render(document: Document, language: str, references: References, *, spoken: bool = False) -> bytes:
    """The page of the glossary."""
    scene = _Scene(language, references, spoken)
    root, body = page(TITLE, language, "backmatter", LABELS, spoken=spoken)
    main = add_block(body, "main")
    main.text = "\n"
    heading = f"{ANCHOR}-heading"
    attributes = {"id": ANCHOR, TYPE: "glossary", "role": "doc-glossary", "aria-labelledby": heading}
    holder = add_block(main, "section", attributes)
    holder.text = "\n"
    add_block(holder, "h1", {"id": heading, **switch(LABELS, language)}, TITLE)
    for name, kinds in GROUPS.items():
        group = [entry for entry in document.glossary if entry.kind in kinds]
        if group:
            group.sort(key=lambda entry: collation_key(entry, language))
            add_block(holder, "h2", switch(LABELS, language), name)
            _add_group(holder, group, scene)
    if text := " ".join(filter(None, (notice(document.glossary), lexicon.notice(document.glossary)))):
        add_block(holder, "p", {"class": "notice", **switch(LABELS, language)}, text)
    if any(map(search.keys, document.glossary)):
        _refer(holder, search.SEARCH, search.MEDIA_TYPE, "Search keys of this glossary")
    if spoken:
        _refer(holder, LEXICON, LEXICON_TYPE, "Pronunciation lexicon of this book")
    return serialise(root)


def _refer(holder: etree._Element, file: str, media_type: str, name: str) -> None:
    """Name a file that belongs to the page, out of sight, where no browser loads it.

    EPUBCheck 5.3.0 counts no reference but such as embed a file, and remarks on one that has none
    (OPF-097), though the manifest leads to a search key map, and a link to a lexicon. The element
    holds the fallback that EPUB 3.3 asks of a foreign resource.
    """
    attributes = {"hidden": "hidden", "data": file, "type": media_type}
    add(add_block(holder, "object", attributes), "span", lang(LABELS), name)


def notice(entries: Sequence[Entry]) -> str:
    """Whose the definitions of WordNet are; nothing if there are none."""
    senses = (sense for entry in entries for sense in entry.senses)
    found = sorted({_dictionary(sense.locator) for sense in senses if sense.source is SenseSource.WORDNET})
    if not found:
        return ""
    return f"Definitions marked WordNet are general meanings from {' and '.join(found)}. {COPYRIGHT}"


def _add_group(holder: etree._Element, entries: Sequence[Entry], scene: _Scene) -> None:
    terms = add_block(holder, "dl")
    terms.text = "\n"
    for entry in entries:
        term = add_block(terms, "dt", {"id": entry.id, TYPE: "glossterm"})
        add(term, "dfn", lexicon.marks(entry) if scene.spoken else {}, entry.headword)
        definition = add_block(terms, "dd", {TYPE: "glossdef"})
        definition.text = "\n"
        _add_kind(definition, entry, scene.language)
        lexicon.add_pronunciation(definition, entry, scene.language)
        for sense in entry.senses:
            _add_sense(definition, sense, scene.language)
        if not entry.senses:
            add_block(definition, "p", switch(LABELS, scene.language), UNKNOWN)
        add_ways_back(definition, entry.id, entry.headword, scene.references, scene.language)


def _add_kind(definition: etree._Element, entry: Entry, language: str) -> None:
    """``Place; also: the Kremlin, Moscow``; of a term, in whose group all are such, the rest."""
    kind, also = ("", "Also: ") if entry.kind is EntryKind.TERM else (entry.kind.capitalize(), "; also: ")
    words = kind + (also if entry.aliases else "")
    if not words:
        return
    line = add_block(definition, "p", {"class": "kind"})
    if foreign := switch(LABELS, language):
        add(line, "span", foreign, words)
    else:
        append(line, words)
    append(line, ", ".join(entry.aliases))


def _add_sense(definition: etree._Element, sense: Sense, language: str) -> None:
    """A sense with what tells where it is from; one that a person wrote is given as it is."""
    if sense.source is SenseSource.PERSON:
        add_block(definition, "p", text=sense.text)
        return
    foreign = switch(LABELS, language)
    line = add_block(definition, "p", foreign)
    if sense.source is SenseSource.WORDNET:
        meaning = OLD_QUOTES.sub(r"‘\1’", sense.text)
        append(line, f"{meaning} ({_dictionary(sense.locator)}, general meaning)")
        return
    append(line, f"{DESCRIBED} “")
    if foreign:
        add(line, "span", switch(language, LABELS), sense.text)
    else:
        append(line, sense.text)
    append(line, "”")


def _dictionary(locator: str) -> str:
    """``WordNet 3.1`` of ``wordnet-3.1:06738281-n``."""
    version = re.match(r"wordnet-([\d.]+):", locator)
    return f"WordNet {version[1]}" if version else "WordNet"
