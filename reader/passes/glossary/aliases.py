"""Which spellings name one thing: rules that rather leave two apart than join what differs.

No similarity of letters is used: Bush and Bush Junior are alike and are two persons.
"""

import re
from collections.abc import Iterable, Sequence

from reader.passes.glossary import brackets, surnames
from reader.passes.glossary.analysis import Page
from reader.passes.glossary.brackets import LINKS
from reader.passes.glossary.clusters import Cluster, core, fold, follows, is_person, suffix
from reader.passes.glossary.gazetteer import COUNTRIES, LONG_COUNTRIES, PEOPLES, SAME, is_place
from reader.passes.glossary.names import Name
from reader.passes.glossary.vocabulary import CLUES, EASY_SUFFIXES
from reader.passes.glossary.wordnet import WordNet

SHORTEST_INITIALS = 3
"""Fewest letters of an acronym that is read from capitals alone; US is in no University of Stirling."""


def gather(names: Sequence[Name], pages: Sequence[Page], dictionary: WordNet | None = None) -> list[Cluster]:
    """The clusters of a document's names, in the order of their first mentions."""
    by_key: dict[str, Cluster] = {}
    for name in names:
        by_key.setdefault(fold(name.text), Cluster()).names.append(name)
    clusters = list(by_key.values())
    clusters = _join(clusters, brackets.pairs(clusters, pages))
    clusters = _join(clusters, _initials(clusters))
    clusters = _join(clusters, _fuller_persons(clusters))
    clusters = _join(clusters, _shorter(clusters))
    clusters = _join(clusters, _dated(clusters))
    clusters = _join(clusters, _lowered(clusters))
    clusters = _join(clusters, surnames.pairs(clusters, pages, dictionary))
    clusters = [c for c in clusters if not all(_is_lowered(name) for name in c.names)]
    for cluster in clusters:
        cluster.names.sort(key=lambda name: name.first)
    return sorted(clusters, key=lambda cluster: cluster.names[0].first)


def _join(clusters: list[Cluster], pairs: Iterable[tuple[Cluster, Cluster]]) -> list[Cluster]:
    """Move the names of the first of each pair to the second, unless that would join two known things."""
    moved: dict[int, Cluster] = {}
    for short, long in pairs:
        while id(long) in moved:
            long = moved[id(long)]  # noqa: PLW2901
        if id(short) not in moved and short is not long and _compatible(short, long):
            long.names += short.names
            moved[id(short)] = long
    return [cluster for cluster in clusters if id(cluster) not in moved]


def _compatible(one: Cluster, other: Cluster) -> bool:
    """Whether no spelling of one is known to be another thing than one of the other."""
    places = {fold(n.text) for n in (*one.names, *other.names) if is_place(n.text)}
    suffixes = [{suffix(n) for n in c.full if is_person(n)} for c in (one, other)]
    return len(places) <= 1 and not (all(suffixes) and suffixes[0] != suffixes[1])


def _initials(clusters: list[Cluster]) -> list[tuple[Cluster, Cluster]]:
    """Acronyms of three letters or more that are the initials of one name only."""
    longs = [c for c in clusters if any(n.text.split()[2:] for n in c.names)]
    by_initials: dict[str, list[Cluster]] = {}
    for cluster in longs:
        for key in {k for n in cluster.names if not is_person(n) for k in _keys(n.text)}:
            by_initials.setdefault(key, []).append(cluster)
    found = []
    for cluster in clusters:
        for name in cluster.names:
            letters = name.text.replace(".", "")
            owners = by_initials.get(letters, [])
            if letters.lower() not in SAME and len(owners) == 1 and owners[0] is not cluster:
                found.append((cluster, owners[0]))
    return found


def _keys(text: str) -> set[str]:
    """The initials of a name, and those without the country before it: EPA."""
    first, _, rest = text.partition(" ")
    national = first in PEOPLES or first in COUNTRIES or fold(first) in SAME.values()
    found = set()
    for part in (text, rest) if national else (text,):
        words = [w for w in re.findall(r"\w+", part) if w[0].isupper()]
        found |= {"".join(w[0] for w in words)} if len(words) >= SHORTEST_INITIALS else set()
    return found


def _fuller_persons(clusters: list[Cluster]) -> list[tuple[Cluster, Cluster]]:
    """``George Bush`` and ``George W. Bush``: same first and last words, one fuller form only."""
    full: dict[tuple[str, str, str], list[Cluster]] = {}
    for cluster in clusters:
        for name in cluster.full:
            if is_person(name):
                words = core(name)
                group = full.setdefault((words[0], words[-1], suffix(name)), [])
                if cluster not in group:
                    group.append(cluster)
    for cluster in clusters:  # J. Edgar Hoover
        for name in cluster.full:
            words = core(name)
            if is_person(name) and words[2:] and re.fullmatch(r"[A-Z]\.", words[0]):
                full.get((words[1], words[-1], suffix(name)), []).append(cluster)
    pairs = []
    for group in full.values():
        match sorted(group, key=lambda c: max(len(core(n)) for n in c.names)):
            case [short, long]:
                pairs.append((short, long))
    return pairs


def _shorter(clusters: list[Cluster]) -> list[tuple[Cluster, Cluster]]:
    """Organisations, works and events by their heads or without what every reader drops."""
    heads: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        for form in sorted({f for n in cluster.names for f in _short_forms(n)}):
            heads.setdefault(form, []).append(cluster)
    found = []
    for cluster in clusters:
        for name in cluster.names:
            longer = heads.get(name.text.casefold(), [])
            if len(longer) != 1 or is_place(name.text) or _any_person(cluster):
                continue
            if longer[0] is not cluster and follows(cluster, longer[0]):
                found.append((cluster, longer[0]))
    return found


def _dated(clusters: list[Cluster]) -> list[tuple[Cluster, Cluster]]:
    """A name and the only form of it with a year: Harbour Expo, Harbour Expo 2016."""
    years: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        for base in sorted({m[1] for n in cluster.names if (m := DATED.fullmatch(n.text))}):
            years.setdefault(fold(base), []).append(cluster)
    plain = {fold(n.text): c for c in clusters for n in c.names if " " in n.text}
    return [(found[0], plain[base]) for base, found in years.items() if len(found) == 1 and base in plain]


def _lowered(clusters: list[Cluster]) -> list[tuple[Cluster, Cluster]]:
    """A spelling without capitals, and the name that ends in it."""
    found = []
    for cluster in clusters:
        if all(_is_lowered(name) for name in cluster.names):
            tail = " " + cluster.names[0].text
            owners = [c for c in clusters if any(n.text.lower().endswith(tail) for n in c.names)]
            found += [(cluster, owners[0])] if len(owners) == 1 else []
    return found


def _is_lowered(name: Name) -> bool:
    return name.text.islower() and " " in name.text and not name.sure


DATED = re.compile(r"(.+ .+) (?:19|20)\d\d")
ADJECTIVES = frozenset({"National", "Royal", "Federal", "International", "Metropolitan"})
"""First words that a name drops when it is used again."""


def _any_person(cluster: Cluster) -> bool:
    return any(is_person(name) and len(core(name)) > 1 for name in cluster.names)


def _short_forms(name: Name) -> set[str]:
    """What a name of a thing may be called when it is named again.

    Without the people or country before it, or the year, country or legal form after it; up to
    ``of``; or, before a word that tells the kind (Harbour Cup Rowing Championship), any start.
    """
    words = name.text.split()
    low = [w.casefold() for w in words]
    forms: set[str] = set()
    if is_person(name) and low[-1] not in CLUES:
        return forms
    forms |= _unopened(words)
    if words[2:] and (words[-1] in COUNTRIES or words[-1].isdecimal()):
        forms.add(" ".join(low[:-1]))
    if len(words) > 1 and (low[-1] in EASY_SUFFIXES or words[-1].replace(".", "") in {"UK", "US", "USA"}):
        forms.add(" ".join(low[:-1]))
    for place, word in enumerate(low):
        if word == "of" and place > 1:
            forms.add(" ".join(low[:place]))
    if words[2:] and words[-1].istitle() and low[-1] in CLUES and low[-2] not in LINKS:
        forms |= {" ".join(low[:size]) for size in range(2, len(words)) if low[size - 1] not in LINKS}
    tail = " ".join(words[-2:])
    if tail in LONG_COUNTRIES and words[3:]:
        forms.add(" ".join(low[:-2]))
    return {form for form in forms if form.split()[-1] not in LINKS and fold(form) not in SAME.values()}


def _unopened(words: Sequence[str]) -> set[str]:
    """A name without the country, the people or ``National`` before it."""
    forms = set()
    for size in (1, 2):
        first = " ".join(words[:size])
        national = first in PEOPLES or first in COUNTRIES or fold(first) in SAME.values()
        if len(words) > size + 1 and (
            national or (first in ADJECTIVES and len(words) > 2 and words[-1].casefold() in CLUES)  # noqa: PLR2004
        ):
            forms.add(" ".join(words[size:]).casefold())
    return forms
