"""The search keys of the glossary: every name by which an entry can be looked up.

A Search Key Map Document of EPUB Dictionaries and Glossaries 1.0: one group for an
entry, in it the headword, and as further values the aliases.
"""

from collections.abc import Sequence
from typing import Any

from lxml import etree

from reader.editions.epub.inline import GLOSSARY
from reader.editions.epub.xhtml import OPS, XML_LANG, on_one_line, right_to_left
from reader.model import Entry

SEARCH = "search-key-map.xml"
MEDIA_TYPE = "application/vnd.epub.search-key-map+xml"
PROPERTIES = "search-key-map glossary"


def render(entries: Sequence[Entry], language: str) -> bytes:
    """The search key map of a glossary, or nothing if no entry has a name that XML can hold."""
    namespaces: Any = {None: OPS}  # the stubs do not know the default namespace
    direction = {"dir": "rtl"} if right_to_left(language) else {}
    root = etree.Element(f"{{{OPS}}}search-key-map", {XML_LANG: language, **direction}, nsmap=namespaces)
    for entry in entries:
        if names := keys(entry):
            group = etree.SubElement(root, f"{{{OPS}}}search-key-group", {"href": f"{GLOSSARY}#{entry.id}"})
            match = etree.SubElement(group, f"{{{OPS}}}match", {"value": names[0]})
            for name in names[1:]:
                etree.SubElement(match, f"{{{OPS}}}value", {"value": name})
    if not len(root):
        return b""
    data: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return data


def keys(entry: Entry) -> list[str]:
    """The headword and the aliases, each once, on one line."""
    return list(dict.fromkeys(filter(None, map(on_one_line, (entry.headword, *entry.aliases)))))
