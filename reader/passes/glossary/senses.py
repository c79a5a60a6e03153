"""Which sense of WordNet a word has here, or that it cannot be told.

Simplified Lesk (Lesk, SIGDOC 1986; Kilgarriff and Rosenzweig, 2000): words shared by the text around and
by gloss, examples and the hypernym's gloss, less half a point for each rank of frequency.
"""

import re
from collections.abc import Iterable, Sequence

from reader.model import EntryKind, Sense, SenseSource
from reader.passes.glossary import frequency
from reader.passes.glossary.gazetteer import COUNTRIES, is_place
from reader.passes.glossary.plain import zipf
from reader.passes.glossary.vocabulary import SMALL
from reader.passes.glossary.wordnet import Synset, WordNet

RANK = 0.5
"""Price of each rank, swept on Raganato's ALL restricted to rare words: 76.5 % right, first sense 73.4."""

COMMON = 5.3
"""Zipf frequency from which a shared word says nothing: make, increase."""

MOST = 2
"""Most senses printed; more say nothing."""

RARER = 3
"""How many times as many senses a verb has whose noun is the rarer word: soars."""

LONGEST = 30
"""Most words of a gloss; longer ones are cut at a semicolon or left out."""

WELL_KNOWN = 4.0
"""Zipf frequency from which the name of a place needs no explanation."""

NAME_FILES = {
    EntryKind.PERSON: {18},
    EntryKind.ORGANISATION: {14},
    EntryKind.PLACE: {15, 17, 6},
    EntryKind.EVENT: {4, 11, 28, 26},
    EntryKind.WORK: {10, 6},
    EntryKind.LAW: {10, 4},
    EntryKind.PRODUCT: {6},
}
"""Lexicographer files, lexnames(5WN), of the names of each kind."""


def of_name(
    spellings: Sequence[str], kind: EntryKind, dictionary: WordNet, context: frozenset[str] = frozenset()
) -> tuple[Sense, ...]:
    """The sense of a name: a synset spelt as the name is, with its capitals, of a class that fits.

    Persons need their full names. A name that several things of the kind bear has no sense, unless
    one of them alone lies in what the text names too: the Paris of Texas.

    Args:
        spellings: of the name, the headword first.
        kind: what it names.
        dictionary: where to look.
        context: words that the text spells with a capital.
    """
    long = {spelling.casefold() for spelling in spellings if " " in spelling}
    for spelling in spellings:
        spelt = [s for s in dictionary.synsets(spelling, "n") if spelling in s.words]
        if long and " " not in spelling:  # CIA may be a Certified Internal Auditor
            spelt = [s for s in spelt if _is_short_for(s, long)]
        elif (spelling.isupper() and len(spelt) > 1 and not is_place(spelling)) or _is_phrase(
            spelling, dictionary
        ):
            continue
        if kind is EntryKind.PERSON and " " not in spelling:
            continue
        fitting = [s for s in spelt if s.file in NAME_FILES.get(kind, ()) or _houses(s, kind)]
        fitting = _told_apart(fitting, spelling, context)
        if len(fitting) == 1:
            return printed(fitting, dictionary, brief=True)
    return ()


def is_well_known(spellings: Sequence[str], kind: EntryKind) -> bool:
    """Whether every reader knows the place: a dictionary says nothing new of it."""
    return kind is EntryKind.PLACE and any(zipf(spelling) >= WELL_KNOWN for spelling in spellings)


def _houses(synset: Synset, kind: EntryKind) -> bool:
    """Whether it is a house by its file and an institution by its gloss: a university in Rhode Island."""
    return kind is EntryKind.ORGANISATION and bool(INSTITUTION.match(synset.gloss))


INSTITUTION = re.compile(r"(?:an? |the )?[\w -]*?\b(?:university|college|academy|museum|library|hospital)\b")


def _told_apart(fitting: Sequence[Synset], spelling: str, context: frozenset[str]) -> list[Synset]:
    """The sense meant, or all that may be: a country rather than its island, a state than its river."""
    left = list(fitting)
    if spelling in COUNTRIES:
        left = [s for s in left if STATE.search(s.gloss) and not FORMER.match(s.gloss)]
        left = [s for s in left if s.words[0] == spelling] or left
    elif not any(re.search(r"\b(?:capital|city|town)\b", s.gloss) for s in left):
        left = [s for s in left if A_STATE.match(s.gloss)] or left
    if len(left) > 1:
        own = frozenset(spelling.split())
        left = [s for s in left if context & (frozenset(CAPITAL.findall(s.gloss)) - own)]
    return left


def _is_short_for(synset: Synset, long: Iterable[str]) -> bool:
    """Whether a synset also has one of the long forms, or the end of one."""
    words = [word.casefold() for word in synset.words if " " in word]
    return any(form.endswith(word) for form in long for word in words)


def _is_phrase(spelling: str, dictionary: WordNet) -> bool:
    """Whether the name is also a phrase without capitals: each country has a supreme court."""
    return " " in spelling and dictionary.common(spelling.lower().replace(" ", "_"), "n")


CAPITAL = re.compile(r"\b[A-Z]\w+")
STATE = re.compile(
    r"\b(?:country|countries that|republic|kingdom|nation|state|monarchy|principality|federation|emirate|"
    r"democracy|dictatorship|sultanate|division)"
)
A_STATE = re.compile(r"an? (?:[A-Z][\w-]+ )*(?:[a-z]+ern )?state\b")
FORMER = re.compile(
    r"(?:an? )?(?:ancient|former)\b(?! Soviet)|formerly\b|[^;]*(?:\bempire\b|\bcolonies that\b)|an island com"
)
"""What the gloss of a country says, and what that of an older state of its name does."""


def of_term(
    lemma: str, pos: str, context: frozenset[str], dictionary: WordNet, *, of: bool = False
) -> tuple[Sense, ...]:
    """The sense or two that a word can have here, best first; none when it cannot be told.

    Args:
        lemma: as in the dictionary.
        pos: n, v, a or r.
        context: lower-case stems of the words around, see :func:`stems`.
        dictionary: where to look.
        of: whether ``of`` follows: a thing of which the text says nothing else may be a figure of speech.
    """
    synsets = [s for s in dictionary.synsets(lemma, pos) if _common(s, lemma)]
    overlaps = [len(context & _signature(s, lemma, dictionary)) for s in synsets]
    ranked = sorted(range(len(synsets)), key=lambda n: (RANK * n - overlaps[n], n))
    if not ranked or (len(synsets) > MOST and overlaps[ranked[0]] == 0):
        return ()
    narrow = NARROW.search(synsets[ranked[0]].gloss)
    if narrow and not stems(narrow[1]) <= context:
        return ()
    if overlaps[ranked[0]] == 0 and of and all(s.file in THINGS for s in synsets):
        return ()
    if overlaps[ranked[0]] == 0 and _is_doubtful(synsets, lemma, pos, dictionary):
        return ()
    chosen = ranked if len(synsets) <= MOST else ranked[:1]
    return printed([synsets[n] for n in chosen], dictionary)


THINGS = frozenset({5, 6, 8, 13, 17, 20, 25, 27})
"""Lexicographer files, lexnames(5WN), of what can be seen and touched: a prism of glass or of opinion."""

HOLLOW = re.compile(
    r"in an? .* (?:manner|way)|so as to be |of or relating to|"
    r"(?:the )?(?:act|state|quality|action) of (?:being )?\w+$"
)
"""Glosses that only send the reader to another form of the word."""

DOMAIN = re.compile(
    r"\((?!often|usually|of|used|with|followed|sometimes|chiefly|plural|informal|especially)\w+[\w ]*\)"
)
NARROW = re.compile(
    r"\b(?:in|of|on|for) an? (ship|boat|vessel|aircraft|airplane|horse|court|church|army|bell)\b"
)
"""Marks of a gloss that holds in one domain only: ``(chemistry) …``, ``… in a ship``."""


def _is_doubtful(synsets: Sequence[Synset], lemma: str, pos: str, dictionary: WordNet) -> bool:
    """Whether a sense that shares no word with the text is likely another one than is meant here.

    One of a narrow domain beside others; one left when the others say nothing; or one of a part of
    speech that the word has more rarely than another.
    """
    glosses = [synset.gloss for synset in synsets[:MOST]]
    if len(glosses) > 1 and any(HOLLOW.match(gloss) or DOMAIN.match(gloss) for gloss in glosses):
        return True
    return pos == "n" and len(dictionary.synsets(lemma, "v")) >= RARER * len(synsets)


def _common(synset: Synset, lemma: str) -> bool:
    """Whether the sense is of the word and not of a name spelt like it."""
    return any(word.lower() == lemma.lower() and word[:1].islower() for word in synset.words)


def _signature(synset: Synset, lemma: str, dictionary: WordNet) -> frozenset[str]:
    texts = [synset.gloss, *synset.examples, *(h.gloss for h in dictionary.hypernyms(synset))]
    own = lemma[: max(3, len(lemma) - 2)]
    return frozenset(stem for stem in stems(" ".join(texts)) if not stem.startswith(own))


def stems(text: str, common: float = COMMON) -> frozenset[str]:
    """Content words rarer than ``common`` (Zipf), without their usual endings: enough to compare glosses."""
    words = sorted(set(re.findall(r"[a-z]{3,}", text.lower())) - SMALL)
    telling = (word for word in words if frequency.zipf(word) < common)
    return frozenset(re.sub(r"(?:ies|ing|ed|es|s|y|e)$", "", word) for word in telling)


def printed(synsets: Sequence[Synset], dictionary: WordNet, *, brief: bool = False) -> tuple[Sense, ...]:
    """Synsets as senses; ``brief`` ends them at a semicolon; one that cannot be made short is left out."""
    found = []
    for synset in synsets:
        gloss = synset.gloss.partition("; ")[0] if brief else synset.gloss
        while len(gloss.split()) > LONGEST and ";" in gloss:
            gloss = gloss.rpartition(";")[0].rstrip()
        if gloss and len(gloss.split()) <= LONGEST:
            found.append(Sense(text=gloss, source=SenseSource.WORDNET, locator=dictionary.locator(synset)))
    return tuple(found)
