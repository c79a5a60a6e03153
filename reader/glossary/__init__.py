"""The glossary as people meet it: its order, and what is said of an entry on the page and in the recording.

Both editions take their words from here, so that the element of the page and the sentence of the
recording that bear one id say the same.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from reader.glossary.collation import collation_key
from reader.model import DESCRIBED, Entry, EntryKind, Sense, SenseSource, definition

TITLE = "Glossary"
ANCHOR = "glossary"
GROUPS = {
    "Names": set(EntryKind) - {EntryKind.TERM, EntryKind.CONCEPT},
    "Terms": {EntryKind.TERM, EntryKind.CONCEPT},
}
UNKNOWN = "No definition was found in the text or the dictionary."
WORDNET = "WordNet © 2006, 2011 Princeton University."
CMU = (
    "Copyright (C) 1993-2015 Carnegie Mellon University. All rights reserved."
    " BSD 2-Clause License, without any warranty."
)
"""As the licence of CMUdict wants it repeated."""
CMUDICT = re.compile(r"cmudict-([\d.]+)")
"""The locator of a pronunciation from CMUdict, with its version."""

LANGUAGE = "en"
"""Of the words that are ours: Names, Place, Described in this text as …"""

OLD_QUOTES = re.compile(r"`([^`]*?)'(?!\w)")
"""Quotation marks as WordNet types them; an apostrophe within a word closes none."""


class Run(Struct, frozen=True):
    """Words in one language: a BCP 47 tag, or nothing for that of the book."""

    text: str
    language: str = ""


class Line(Struct, frozen=True):
    """What is said in one go. ``id`` is that of an element on the page, and of a sentence in the recording.

    After the id of an entry comes a full stop, which no entry that is found has in its own.
    """

    id: str
    runs: tuple[Run, ...]


class Group(Struct, frozen=True):
    """Entries of like kinds under a heading."""

    name: str
    entries: tuple[Entry, ...]

    @property
    def heading(self) -> Line:
        """Its name, as a heading."""
        return Line(f"{ANCHOR}-{self.name.lower()}", (Run(self.name, LANGUAGE),))


HEADING = Line(f"{ANCHOR}-heading", (Run(TITLE, LANGUAGE),))


def groups(entries: Sequence[Entry], language: str) -> Iterator[Group]:
    """Names, then terms, each in the alphabet of the language; a group without entries is left out."""
    for name, kinds in GROUPS.items():
        found = [entry for entry in entries if entry.kind in kinds]
        if found:
            found.sort(key=lambda entry: collation_key(entry, language))
            yield Group(name, tuple(found))


def headword(entry: Entry) -> Line:
    """The name or term itself."""
    return Line(entry.id, (Run(entry.headword),))


def kind(entry: Entry) -> Line | None:
    """``Place; also: the Kremlin, Moscow``; of a term, in whose group all are such, the rest."""
    own, also = ("", "Also: ") if entry.kind is EntryKind.TERM else (entry.kind.capitalize(), "; also: ")
    words = Run(own + also * bool(entry.aliases), LANGUAGE), Run(", ".join(entry.aliases))
    runs = tuple(run for run in words if run.text)
    return Line(f"{entry.id}.kind", runs) if runs else None


def senses(entry: Entry) -> Iterator[Line]:
    """What an entry means, each sense with what tells where it is from; what a person wrote, as it is."""
    for number, sense in enumerate(entry.senses, 1):
        yield Line(f"{entry.id}.{number}", _runs(sense))


def _runs(sense: Sense) -> tuple[Run, ...]:
    match sense.source:
        case SenseSource.TEXT:
            return Run(f"{DESCRIBED} “", LANGUAGE), Run(sense.text), Run("”", LANGUAGE)
        case SenseSource.WORDNET:
            meaning = OLD_QUOTES.sub(r"‘\1’", sense.text)
            return (Run(f"{meaning} (general meaning)", LANGUAGE),)
        case SenseSource.PERSON:
            return (Run(sense.text),)


def meaning(sense: Sense) -> str:
    """A sense on one line, where no page tells which dictionary it is from."""
    return definition(sense) + " (general meaning)" * (sense.source is SenseSource.WORDNET)


def notices(entries: Sequence[Entry]) -> Iterator[Line]:
    """Whose the definitions of WordNet are, and the pronunciations of CMUdict, where there are such."""
    senses = (sense for entry in entries for sense in entry.senses)
    found = sorted({_dictionary(sense.locator) for sense in senses if sense.source is SenseSource.WORDNET})
    if found:
        text = f"General meanings are from {' and '.join(found)}. {WORDNET}"
        yield Line(f"{ANCHOR}-meanings", (Run(text, LANGUAGE),))
    locators = (entry.pronunciation.locator for entry in entries if entry.pronunciation)
    versions = sorted({match[1] for locator in locators if (match := CMUDICT.fullmatch(locator))})
    if versions:
        text = (
            f"Pronunciations from the CMU Pronouncing Dictionary (cmudict {' and '.join(versions)}) are"
            f" North American. {CMU}"
        )
        yield Line(f"{ANCHOR}-pronunciations", (Run(text, LANGUAGE),))


def _dictionary(locator: str) -> str:
    """``WordNet 3.1`` of ``wordnet-3.1:06738281-n``."""
    version = re.match(r"wordnet-([\d.]+):", locator)
    return f"WordNet {version[1]}" if version else "WordNet"
