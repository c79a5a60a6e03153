"""A thing and its spellings: the names that mean one person, place or organisation."""

import re
import unicodedata
from collections import Counter

from msgspec import Struct, field

from reader.passes.glossary.gazetteer import LONG_COUNTRIES, SAME
from reader.passes.glossary.names import Mention, Name
from reader.passes.glossary.vocabulary import CLUES, COMPASS, HONORIFICS, SUFFIXES


class Cluster(Struct, eq=False):
    """The spellings of one thing, in the order of their first mentions."""

    names: list[Name] = field(default_factory=list)

    @property
    def mentions(self) -> list[Mention]:
        """All mentions in reading order."""
        return sorted((m for n in self.names for m in n.mentions), key=lambda m: (m.page, m.start))

    @property
    def labels(self) -> Counter[str]:
        """The recogniser's labels, counted."""
        return sum((name.labels for name in self.names), Counter())

    @property
    def full(self) -> list[Name]:
        """The spellings of more than one word."""
        return [name for name in self.names if len(core(name)) > 1]


def core(name: Name) -> tuple[str, ...]:
    """The words of a person's name without the suffix of a generation."""
    words = tuple(name.text.replace(",", " ").split())
    return words[:-1] if len(words) > 1 and suffix(name) else words


def suffix(name: Name) -> str:
    """What tells the generation, ``junior``, or nothing."""
    last = name.text.replace(".", "").split()[-1].casefold()
    return SUFFIXES.get(last, "") if " " in name.text else ""


def fold(text: str) -> str:
    """The key that spellings of one name share: case, full stops, apostrophes and tables aside."""
    if text.isupper() and text.isalpha() and text.lower() not in SAME:
        return text  # WHO is not Who
    plain = re.sub(r"[.'’]", "", bare(text)).replace("-", " ")
    if plain in SAME:
        return SAME[plain]
    words = plain.split()
    place = 1 if len(words) > 1 and words[0] in COMPASS else 0
    return " ".join(SAME.get(word, word) if n == place else word for n, word in enumerate(words))


def bare(text: str) -> str:
    """A spelling without its accents, in lower case."""
    apart = unicodedata.normalize("NFD", text.casefold()).translate(STROKES)
    return unicodedata.normalize("NFC", "".join(c for c in apart if c not in ACCENTS))


STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d"})
ACCENTS = frozenset(chr(code) for code in range(0x300, 0x370))


def is_person(name: Name) -> bool:
    """Whether the recogniser or a title takes it for a person."""
    last = core(name)[-1].casefold() if core(name) else ""
    return (name.mostly("PERSON") or bool(name.titles)) and last not in CLUES


def follows(short: Cluster, long: Cluster) -> bool:
    """Whether the long form is known when the short one comes up."""
    return min(n.first for n in long.names) < min(n.first for n in short.names)


def headword(cluster: Cluster) -> str:
    """The fullest spelling: a person's full name, a country's long one, else the longest without a year."""
    persons = [n for n in cluster.full if is_person(n)]
    pool = persons or cluster.names
    table = [n for n in pool if n.text in LONG_COUNTRIES]
    best = max(table or pool, key=lambda n: (len(n.words) > 1, _weight(n), n.text))
    return best.text


def _weight(name: Name) -> tuple[int, int]:
    year = bool(re.search(r"\s\d{4}$", name.text))
    honour = name.text.split()[0] in HONORIFICS
    return (-(year or honour), len(name.text) * 10 + min(len(name.mentions), 9))
