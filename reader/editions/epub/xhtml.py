"""XHTML pages built of lxml elements, so that no text can break the markup.

Nothing is pretty-printed: white space between inline elements is text. Blocks end with a line
feed of their own, which keeps the files legible.
"""

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from reader.model import primary_language

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
SSML = "http://www.w3.org/2001/10/synthesis"
TYPE = f"{{{OPS}}}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

LABELS = "en"
"""Language of the words that this edition adds to the text: Contents, Glossary …"""

LEXICON = "lexicon.pls"
LEXICON_TYPE = "application/pls+xml"

UNDETERMINED = "und"

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages commonly written in Arabic, Hebrew, Syriac or Thaana script."""

ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What is no Char of XML 1.0, section 2.2."""

LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*", re.IGNORECASE | re.ASCII
)
"""Well-formed language tags of RFC 5646, section 2.1, without extensions and private use."""


def legal(text: str) -> str:
    """The text without characters that XML 1.0 cannot hold."""
    return ILLEGAL.sub("", text)


def on_one_line(text: str) -> str:
    """The legal text on one line, with single spaces."""
    return " ".join(legal(" ".join(text.split())).split())


def tag_or_undetermined(language: str) -> str:
    """The language tag if it is well-formed, else ``und``."""
    return language if LANGUAGE.fullmatch(language) else UNDETERMINED


def lang(language: str) -> dict[str, str]:
    """The two attributes that name a language in XHTML."""
    return {"lang": language, XML_LANG: language}


def switch(language: str, around: str) -> dict[str, str]:
    """The language attributes for text in one language amid another, none if both are one."""
    one, other = (primary_language(tag) for tag in (language, around))
    return {} if one == other else {**lang(language), **turn(language, around)}


def turn(language: str, around: str) -> dict[str, str]:
    """The direction of text in one language amid another, where the two differ."""
    rtl = right_to_left(language)
    return {} if rtl == right_to_left(around) else {"dir": "rtl" if rtl else "ltr"}


def right_to_left(language: str) -> bool:
    """Whether a language is written from right to left, unless its tag says in Latin letters."""
    return primary_language(language) in RIGHT_TO_LEFT and "-latn" not in language.lower()


def add(
    parent: etree._Element, tag: str, attributes: Mapping[str, str] | None = None, text: str = ""
) -> etree._Element:
    """Append an XHTML element with its text, and return it."""
    clean = {name: legal(value) for name, value in (attributes or {}).items()}
    element = etree.SubElement(parent, f"{{{XHTML}}}{tag}", clean)
    if text:
        element.text = legal(text)
    return element


def add_block(
    parent: etree._Element, tag: str, attributes: Mapping[str, str] | None = None, text: str = ""
) -> etree._Element:
    """Append an element that ends its line."""
    element = add(parent, tag, attributes, text)
    element.tail = "\n"
    return element


def append(parent: etree._Element, text: str) -> None:
    """Append text after everything the element holds; takes the same time however much that is."""
    last = next(parent.iterchildren(reversed=True), None)  # len() would count the children
    if last is None:
        parent.text = (parent.text or "") + legal(text)
    else:
        last.tail = (last.tail or "") + legal(text)


def page(
    title: str, language: str, part: str, title_language: str = "", *, spoken: bool = False
) -> tuple[etree._Element, etree._Element]:
    """An empty page of a part of the book (``bodymatter``), as its root and its body.

    One that is ``spoken`` names the lexicon, and may bear SSML attributes.
    """
    namespaces: Any = {None: XHTML, "epub": OPS}  # the stubs do not know the default namespace
    if spoken:
        namespaces["ssml"] = SSML
    direction = {"dir": "rtl"} if right_to_left(language) else {}
    root = etree.Element(f"{{{XHTML}}}html", {**lang(language), **direction}, nsmap=namespaces)
    root.text = "\n"
    head = add_block(root, "head")
    head.text = "\n"
    add_block(head, "title", switch(title_language or language, language), title)
    add_block(head, "link", {"rel": "stylesheet", "type": "text/css", "href": "style.css"})
    if spoken:
        named = {"rel": "pronunciation", "type": LEXICON_TYPE, "hreflang": language, "href": LEXICON}
        add_block(head, "link", named)
    body = add_block(root, "body", {TYPE: part})
    body.text = "\n"
    return root, body


def serialise(root: etree._Element) -> bytes:
    """The bytes of a page."""
    data: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>")
    return data + b"\n"
