"""The glossary page: names, then terms, each with what is known of it and the ways back.

Structure of EPUB Dictionaries and Glossaries 1.0, section 2.5.3, with DPUB-ARIA 1.1 roles.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from lxml import etree
from msgspec import Struct

from reader.editions.epub import lexicon, search
from reader.editions.epub.backlinks import add_ways_back
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
from reader.glossary import ANCHOR, HEADING, TITLE, Line, groups, headword, kind, notices, senses
from reader.model import Document, Entry

PLAIN: Mapping[str, str] = MappingProxyType({})


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
    attributes = {"id": ANCHOR, TYPE: "glossary", "role": "doc-glossary", "aria-labelledby": HEADING.id}
    holder = add_block(main, "section", attributes)
    holder.text = "\n"
    _add_line(holder, "h1", HEADING, language)
    for group in groups(document.glossary, language):
        _add_line(holder, "h2", group.heading, language)
        _add_group(holder, group.entries, scene)
    for line in notices(document.glossary):
        _add_line(holder, "p", line, language, {"class": "notice"})
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


def _add_group(holder: etree._Element, entries: Sequence[Entry], scene: _Scene) -> None:
    terms = add_block(holder, "dl")
    terms.text = "\n"
    for entry in entries:
        term = add_block(terms, "dt", {"id": headword(entry).id, TYPE: "glossterm"})
        add(term, "dfn", lexicon.marks(entry) if scene.spoken else {}, entry.headword)
        lexicon.add_pronunciation(term, entry, scene.language)
        definition = add_block(terms, "dd", {TYPE: "glossdef"})
        definition.text = "\n"
        if line := kind(entry):
            _add_line(definition, "p", line, scene.language, {"class": "kind"})
        for line in senses(entry):
            _add_line(definition, "p", line, scene.language)
        add_ways_back(definition, entry.id, entry.headword, scene.references, scene.language)


def _add_line(
    holder: etree._Element, tag: str, line: Line, language: str, attributes: Mapping[str, str] = PLAIN
) -> None:
    """A line as an element in the language in which it ends; what is in another is marked within."""
    around = line.runs[-1].language or language
    element = add_block(holder, tag, {"id": line.id, **attributes, **switch(around, language)})
    for run in line.runs:
        if foreign := switch(run.language or language, around):
            add(element, "span", foreign, run.text)
        else:
            append(element, run.text)
