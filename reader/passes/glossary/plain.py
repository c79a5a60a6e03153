"""Words that are rare and yet explain themselves: made of a common one, or learnt early."""

import re
from collections.abc import Iterator

from reader.passes.glossary import frequency
from reader.passes.glossary.wordnet import WordNet

COMMON = 4.0
"""Zipf frequency of a base from which its derivatives need no explanation."""

EARLY = 3.3
"""Zipf frequency of animals and occupations that learners of level B1 have met."""

ANIMAL, PERSON = 5, 18
"""Lexicographer files, lexnames(5WN)."""

AGAIN = re.compile(r"\b(?:again|anew|afresh|new|newly|different|differently|another)\b")
NOT = re.compile(r"\b(?:not|without|lacking|no longer|free from|impossible|never|opposite|un\w+)\b")
DOER = re.compile(r"(?:er|or|ist|ian|man)$")
SUFFIXES = {
    "r": (("ily", "y"), ("ably", "able"), ("ibly", "ible"), ("ally", "al"), ("ically", "ic"), ("ly", "")),
    "n": (("iness", "y"), ("ness", "")),
    "a": (("less", ""), ("able", ""), ("able", "e"), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e")),
}
"""Endings that leave the meaning of a base, and what the base ends in, by part of speech."""


def zipf(word: str) -> float:
    """Zipf frequency of a word, with or without its accents."""
    if word.isascii():
        return frequency.zipf(word)
    from anyascii import anyascii

    return max(frequency.zipf(form) for form in (word, anyascii(word)))


def is_plain(lemma: str, pos: str, dictionary: WordNet) -> bool:
    """Whether who knows the common words knows it as well: mildly, sameness, unknowable, baker."""
    if any(zipf(base) >= COMMON for base in _bases(lemma, pos, dictionary)):
        return True
    first = dictionary.synsets(lemma, pos)[:1]
    if pos != "n" or not first:
        return False
    if first[0].file == ANIMAL:
        return _known(lemma)
    doer = first[0].file == PERSON and bool(DOER.search(lemma))
    return doer and (_known(lemma) or _is_doer(lemma, dictionary))


def _known(lemma: str) -> bool:
    return max(zipf(lemma), zipf(f"{lemma}s")) >= EARLY


def _is_doer(lemma: str, dictionary: WordNet) -> bool:
    """Whether it is who does what a common verb or noun says: drinker, winemaker."""
    stem = DOER.sub("", lemma)
    bases = (stem, f"{stem}e", re.sub(r"(.)\1$", r"\1", stem))
    halves = ((lemma[:cut], lemma[cut:]) for cut in range(3, len(lemma) - 4))
    return any(
        zipf(base) >= COMMON and dictionary.synsets(base, pos) for base in bases for pos in "vn"
    ) or any(
        min(zipf(one), zipf(other)) >= COMMON and dictionary.synsets(other, "n") for one, other in halves
    )


def _bases(lemma: str, pos: str, dictionary: WordNet) -> Iterator[str]:
    """The words of which a word is made, as far as its gloss agrees."""
    for ending, other in SUFFIXES.get(pos, ()):
        if lemma.endswith(ending) and len(lemma) > len(ending) + 2:
            base = lemma.removesuffix(ending) + other
            kinds = {"r": "a", "n": "a"}.get(pos, "vn")
            if any(dictionary.synsets(base, kind) for kind in kinds):
                yield base
    glosses = " ".join(synset.gloss for synset in dictionary.synsets(lemma, pos)[:2])
    for prefix, told in (("re", AGAIN), ("un", NOT), ("in", NOT), ("dis", NOT)):
        rest = lemma.removeprefix(prefix).removeprefix("-")
        if rest != lemma and len(rest) > 3 and dictionary.synsets(rest, pos) and told.search(glosses):  # noqa: PLR2004
            yield rest
            yield from _bases(rest, pos, dictionary)
