"""Bare surnames and given names: whose they are, when the text leaves no doubt."""

import re
from collections.abc import Iterator, Sequence

from reader.passes.glossary.analysis import Page
from reader.passes.glossary.clusters import Cluster, bare, core, follows, is_person, suffix
from reader.passes.glossary.gazetteer import PEOPLES, is_place
from reader.passes.glossary.names import Name, lower_words
from reader.passes.glossary.vocabulary import CLUES, COMPASS, EASY_SUFFIXES, GIVEN, HONORIFICS, SMALL
from reader.passes.glossary.wordnet import WordNet

PARTICLES = frozenset("de da di du del della der den van von bin ben ibn al el la le ter ten st".split())


TRUNK = re.compile(
    r"[A-Z][^\W\d_]*[a-z][\w'’-]*(?: (?:[A-Z]\.|[A-Z][^\W\d_]*[a-z][\w'’-]*))? [A-Z][^\W\d_]*[a-z][\w'’-]*"
)
"""The shape of a person's name: two or three words, or an initial between two."""

OTHERS = ("WORK_OF_ART", "PRODUCT", "EVENT", "LAW", "FAC", "LOC")
"""Labels of what has no surname."""

PLACED = re.compile(r"\b(?:in|at|from|to|of|near|across|outside|around|through|visit(?:ed|ing)?)\s$")
ACTS = re.compile(r"[^.!?]{0,200}?\b(?:she|he|her|his|him|herself|himself|who)\b", re.IGNORECASE)
"""A sentence that goes on with a pronoun of a person."""


def pairs(
    clusters: list[Cluster], pages: Sequence[Page], dictionary: WordNet | None
) -> list[tuple[Cluster, Cluster]]:
    """Last names, or else first names, of persons who are named in full, with those who bear them."""
    last, given, firms = _bearers(clusters, dictionary)
    common = lower_words(pages)
    found = []
    for cluster in clusters:
        name = cluster.names[0]
        key = bare(name.text)
        if key in firms or not _may_be_bare(cluster, pages):
            continue
        owners = last.get(key, [])
        if not owners and name.mostly("PERSON"):
            owners = [c for c in given.get(key, []) if follows(cluster, c)]
        if key in common:
            owners = [c for c in owners if _surely_person(c)]
        chosen = owners if len(owners) == 1 else [c for c in owners if _in_front(c, pages)]
        if len(chosen) != 1 or any(suffix(n) for n in chosen[0].full) or not _is_told(cluster, chosen[0]):
            continue
        if _surely_person(chosen[0]) or not _may_be_place(name, pages, dictionary):
            found.append((cluster, chosen[0]))
    return found


def _bearers(
    clusters: list[Cluster], dictionary: WordNet | None
) -> tuple[dict[str, list[Cluster]], dict[str, list[Cluster]], set[str]]:
    """Clusters by last name and by given name, and the first words of firms."""
    last: dict[str, list[Cluster]] = {}
    given: dict[str, list[Cluster]] = {}
    firms: set[str] = set()
    for cluster in clusters:
        persons = [n for n in cluster.full if is_person(n) and not n.text.isupper()]
        likely = persons or [n for n in cluster.full if _is_like_person(n, dictionary)]
        for key in sorted({k for n in likely for k in _last_names(n)}):
            last.setdefault(key, []).append(cluster)
        for key in sorted({bare(core(n)[0]) for n in persons}):
            given.setdefault(key, []).append(cluster)
        firms.update(f for n in cluster.full if n.words[-1].casefold() in EASY_SUFFIXES for f in _openings(n))
    return last, given, firms


def _is_like_person(name: Name, dictionary: WordNet | None) -> bool:
    """Whether it has the shape of a person's name, of words that are nothing else; the label says nothing."""
    words = core(name)
    if dictionary is not None and any(s.file == PERSON_FILE for s in dictionary.synsets(name.text, "n")):
        return True
    if dictionary is None or name.mostly(*OTHERS) or not TRUNK.fullmatch(" ".join(words)):
        return False
    if any(w in PEOPLES or w in HONORIFICS or w.lower() in SMALL or w.lower() in COMPASS for w in words):
        return False
    if is_place(name.text) or is_place(words[0]) or words[-1].lower() in CLUES:
        return False
    ends = [words[-1]] if words[0] in GIVEN else [words[0], words[-1]]
    return not any(_is_word(word, dictionary) for word in ends)


def _is_word(word: str, dictionary: WordNet) -> bool:
    """Whether it is a word of the language, or known for a place."""
    common = any(dictionary.common(lemma, pos) for pos in "nva" for lemma in dictionary.lemmas(word, pos))
    return common or any(s.file in PLACE_FILES for s in dictionary.synsets(word, "n"))


PERSON_FILE = 18
PLACE_FILES = frozenset({14, 15, 17})
"""Lexicographer files, lexnames(5WN): groups, locations, and objects as rivers."""


def _is_told(bare: Cluster, full: Cluster) -> bool:
    """Whether the one who is named in full is surely a person, or was so named before."""
    return any(is_person(name) for name in full.full) or follows(bare, full)


def _may_be_bare(cluster: Cluster, pages: Sequence[Page]) -> bool:
    """Whether it can be a bare surname or given name: one word, no acronym, never where a place stands."""
    single = all(core(name)[0].casefold() in PARTICLES for name in cluster.full)
    single = single and not any(name.text.isupper() for name in cluster.names)
    return single and all(
        _acts(name, pages) if is_place(name.text) else not _in_place(name, pages) for name in cluster.names
    )


def _may_be_place(name: Name, pages: Sequence[Page], dictionary: WordNet | None) -> bool:
    """Whether it is known for a place, and nothing here tells a person."""
    senses = dictionary.synsets(name.text, "n") if dictionary is not None else ()
    known = any(s.file in PLACE_FILES and name.text in s.words for s in senses)
    return known and not name.mostly("PERSON") and not _acts(name, pages)


def _acts(name: Name, pages: Sequence[Page]) -> bool:
    """Whether a name that places bear is a person here: a pronoun follows, and it never stands as a place."""
    told = False
    for mention in name.mentions:
        text = pages[mention.page].text
        owns = text.startswith("'s", mention.end)
        if not owns and PLACED.search(text[max(0, mention.start - 12) : mention.start]):
            return False
        told |= pages[mention.page].running and bool(ACTS.match(text[mention.end : mention.end + 250]))
    return told


def _surely_person(cluster: Cluster) -> bool:
    """Whether a title or a given name says so, and not a label alone: Switch is no Nintendo's surname."""
    return any(name.titles or core(name)[0] in GIVEN for name in cluster.names)


def _openings(name: Name) -> Iterator[str]:
    """The first words of a firm's name: Ford of Ford Motor Company."""
    words = name.text.casefold().split()
    return (" ".join(words[:size]) for size in range(1, len(words)))


def _last_names(name: Name) -> set[str]:
    """The last word, and with it the particles before it: Blasio, de Blasio."""
    words = core(name)
    keys = {bare(words[-1])}
    for start in range(len(words) - 2, 0, -1):
        if words[start].casefold() not in PARTICLES:
            break
        keys.add(bare(" ".join(words[start:])))
    return keys


def _in_place(name: Name, pages: Sequence[Page]) -> bool:
    """Whether it stands where a place does: in X, near X."""
    before = (pages[m.page].text[max(0, m.start - 8) : m.start] for m in name.mentions)
    return any(re.search(r"\b(?:in|near|across|outside)\s$", text) for text in before)


def _in_front(cluster: Cluster, pages: Sequence[Page]) -> bool:
    """Whether a full form stands in the title or the lead."""
    return any(pages[m.page].front for n in cluster.full for m in n.mentions)
