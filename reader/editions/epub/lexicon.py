"""How names and terms are said: for the eye in the glossary, for speech in marks and a lexicon.

SSML attributes and pronunciation lexicons are those of EPUB 3 Text-to-Speech Enhancements 1.0; the
lexicon is one of PLS 1.0. Only the International Phonetic Alphabet goes to speech: a respelling is
for people. What is said of a spelling is what the spoken edition says (:mod:`reader.speech.lexicon`).
"""

from collections.abc import Sequence
from typing import Any

from lxml import etree

from reader.editions.epub.xhtml import (
    SSML,
    TYPE,
    XML_LANG,
    add,
    append,
    lang,
    on_one_line,
    right_to_left,
)
from reader.model import Alphabet, Entry, primary_language, spelling_of
from reader.speech.lexicon import said

PLS = "http://www.w3.org/2005/01/pronunciation-lexicon"


def ipa(entry: Entry) -> str:
    """The sounds of an entry in IPA without slashes and brackets, if they are known."""
    return _spelling(entry, Alphabet.IPA)


def marks(entry: Entry) -> dict[str, str]:
    """The attributes that tell a voice how the headword is said."""
    _, sounds = _lexeme(entry, entry.headword)
    return {f"{{{SSML}}}alphabet": "ipa", f"{{{SSML}}}ph": sounds} if sounds else {}


def add_pronunciation(term: etree._Element, entry: Entry, language: str) -> None:
    """After the headword, as dictionaries do: ``/ˈsmiːtən/``, or ``(SMEE-tun)``; nothing if it is not known.

    Who hears the headword hears it said so. IPA is marked by the variant ``fonipa`` of the IANA registry,
    after the language whose sounds they are, as RFC 5646, section 4.1, asks of a variant.
    """
    if sounds := ipa(entry):
        direction = {"dir": "ltr"} if right_to_left(language) else {}
        tongue = {**lang(f"{primary_language(language)}-fonipa"), **direction}
        text = f"/{sounds}/"
    elif word := _spelling(entry, Alphabet.RESPELLING):
        tongue, text = {}, f"({word})"
    else:
        return
    append(term, " ")
    add(term, "span", {"class": "pronunciation", TYPE: "phonetic-transcription", **tongue}, text)


def render(entries: Sequence[Entry], language: str) -> bytes:
    """The lexicon of a glossary (PLS 1.0, section 4), or nothing if no sounds are known.

    Headwords are in it and the aliases that are part of them. What one entry says otherwise than another
    is not: a lexicon knows words, not who is meant.
    """
    told: dict[str, set[str]] = {}
    for entry in entries:
        for name in (entry.headword, *entry.aliases):
            word, sounds = _lexeme(entry, name)
            told.setdefault(word, set()).add(sounds)
    namespaces: Any = {None: PLS}  # the stubs do not know the default namespace
    attributes = {"version": "1.0", "alphabet": "ipa", XML_LANG: language}
    root = etree.Element(f"{{{PLS}}}lexicon", attributes, nsmap=namespaces)
    for word, (sounds, *others) in told.items():
        if word and sounds and not others:
            lexeme = etree.SubElement(root, f"{{{PLS}}}lexeme")
            etree.SubElement(lexeme, f"{{{PLS}}}grapheme").text = word
            etree.SubElement(lexeme, f"{{{PLS}}}phoneme").text = sounds
    if not len(root):
        return b""
    data: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return data


def _lexeme(entry: Entry, name: str) -> tuple[str, str]:
    """A name of an entry without the ’s of a possessive, and its sounds; none if they are not known."""
    found = [each for each in said(entry, name) if each.alphabet is Alphabet.IPA]
    if not found:
        return on_one_line(name), ""
    word = name[found[0].start : found[-1].end]
    return on_one_line(word), on_one_line(" ".join(each.spelling for each in found))


def _spelling(entry: Entry, alphabet: Alphabet) -> str:
    told = entry.pronunciation
    return on_one_line(spelling_of(told)) if told and told.alphabet is alphabet else ""
