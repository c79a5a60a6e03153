"""What a name names: decided over all its mentions, by the words in and around it, then by the label."""

import re
from collections import Counter
from collections.abc import Sequence

from reader.model import EntryKind
from reader.passes.glossary.analysis import Page
from reader.passes.glossary.clusters import Cluster, core, is_person, suffix
from reader.passes.glossary.gazetteer import COUNTRIES, is_place
from reader.passes.glossary.mending import INITIALS
from reader.passes.glossary.plain import zipf
from reader.passes.glossary.vocabulary import BEARERS, CLUES, COMPASS, LOOSE_ROLES, ROLES
from reader.passes.glossary.wordnet import WordNet

LABELS = {
    "PERSON": EntryKind.PERSON,
    "ORG": EntryKind.ORGANISATION,
    "GPE": EntryKind.PLACE,
    "LOC": EntryKind.PLACE,
    "FAC": EntryKind.PLACE,
    "EVENT": EntryKind.EVENT,
    "WORK_OF_ART": EntryKind.WORK,
    "PRODUCT": EntryKind.PRODUCT,
    "LAW": EntryKind.LAW,
}
NOUNS: dict[str, EntryKind] = {
    **dict.fromkeys(
        "book novel film movie series song album newspaper magazine journal publication play game show "
        "site website blog newsgroup wiki memoir documentary opera painting".split(),
        EntryKind.WORK,
    ),
    **dict.fromkeys(
        "agency airline band broadcaster charity club company firm foundation government group "
        "institute ministry "
        "network organisation organization party publisher team union university denomination church".split(),
        EntryKind.ORGANISATION,
    ),
    **dict.fromkeys(
        "capital city country district island lake mountain nation peninsula province region "
        "republic resort river "
        "state suburb town village volcano".split(),
        EntryKind.PLACE,
    ),
    **dict.fromkeys(
        "app device drug engine gadget phone platform software tool vehicle vessel".split(), EntryKind.PRODUCT
    ),
    **dict.fromkeys("competition conference event festival holiday tournament war".split(), EntryKind.EVENT),
    **dict.fromkeys("religion religions language movement theory".split(), EntryKind.CONCEPT),
}
"""Head noun of a description -> what it describes."""


FILES = {18: EntryKind.PERSON, 14: EntryKind.ORGANISATION, 15: EntryKind.PLACE}
"""Lexicographer file, lexnames(5WN), of a description's head noun -> what it describes."""

WEAK = 0.4
"""Weight of a mere label of a place, which recognisers give to much that stands in the place of one."""

OWNED = re.compile(
    r"(?:'s)? (?:administration|campaign|presidency|supporters|aides?)\b"
    r"|'s (?:speech|remarks|wife|husband|son|daughter|mother|father|lawyer|career|rhetoric|foreign policy|"
    r"election|resignation|death|arrest)\b"
)
"""What persons have."""


def of_description(phrase: str, dictionary: WordNet | None = None) -> EntryKind | None:
    """What a description tells of the kind: by the last noun before any preposition."""
    head = re.split(r"\s(?:of|for|at|in|on|with|from|to|by|who|which|that)\s|,", phrase, maxsplit=1)[0]
    last = head.split()[-1].casefold() if head.split() else ""
    for form in (last, last.removesuffix("s"), last.rsplit("-", 1)[-1]):
        if form in LOOSE_ROLES:
            return None
        if form in ROLES:
            return EntryKind.PERSON
        if form in NOUNS:
            return NOUNS[form]
    for lemma in dictionary.lemmas(last, "n")[-1:] if dictionary else ():
        for synset in dictionary.synsets(lemma, "n")[:1] if dictionary else ():
            return FILES.get(synset.file)
    return None


def decide(
    cluster: Cluster, pages: Sequence[Page], dictionary: WordNet | None, phrase: str = ""
) -> EntryKind:
    """The kind of a cluster; ``phrase`` is its description in the text, where there is one."""
    firm = by_form(cluster)
    if firm is EntryKind.PLACE and any(is_place(name.text) for name in cluster.names):
        return firm
    told = of_description(phrase, dictionary) if phrase else None
    return told or firm or _by_votes(cluster, pages, dictionary)


def is_open(cluster: Cluster) -> bool:
    """Whether the kind rests on so little that a description may overrule it."""
    return by_form(cluster) is None and cluster.labels["PERSON"] <= 1


def by_form(cluster: Cluster) -> EntryKind | None:
    """The kind that the spelling or a title tells by itself."""
    bearer = any(is_person(name) for name in cluster.full)
    if not bearer and any(is_place(name.text) or _is_part(name.text) for name in cluster.names):
        return EntryKind.PLACE
    if any(name.titles or suffix(name) for name in cluster.names):
        return EntryKind.PERSON
    clues = [clue for name in cluster.full if (clue := _clue(name.text))]
    if clues:
        return Counter(clues).most_common(1)[0][0]
    if any(": " in name.text for name in cluster.names):
        return EntryKind.WORK
    if any(INITIALS.fullmatch(n.text) or n.text.split()[0] in BEARERS for n in cluster.full):
        return EntryKind.PERSON
    return None


def _is_part(text: str) -> bool:
    """Whether a name is a side of a known place: East Los Angeles."""
    side, _, rest = text.partition(" ")
    return side.casefold() in COMPASS and is_place(rest)


def _by_votes(cluster: Cluster, pages: Sequence[Page], dictionary: WordNet | None) -> EntryKind:
    """The kind that labels and surroundings vote for, unless the dictionary has the name itself."""
    person, place = _surroundings(cluster, pages)
    person += _surname_calls(cluster)
    known = _known(cluster, dictionary)
    if known and (known is EntryKind.PERSON or not person):
        return known
    place += known is EntryKind.PLACE
    votes: dict[EntryKind, float] = {}
    for label, kind in LABELS.items():
        count = cluster.labels[label] + sum(n.labels[label] for n in cluster.full)
        votes[kind] = votes.get(kind, 0) + (count if kind is not EntryKind.PLACE or place else WEAK * count)
    if person:
        votes[EntryKind.PERSON] += 2 * person
    if votes[EntryKind.PLACE] and not place:
        votes[EntryKind.ORGANISATION] += votes[EntryKind.PLACE] / 2 + 0.1
        votes[EntryKind.PLACE] /= 2
    best = max(votes, key=lambda kind: votes[kind])
    if votes[best]:
        return best
    acronym = any(name.text.isupper() for name in cluster.names)
    return EntryKind.ORGANISATION if acronym else EntryKind.CONCEPT


def _known(cluster: Cluster, dictionary: WordNet | None) -> EntryKind | None:
    """What the dictionary knows the name for: all its senses are of one kind, and it is no mere namesake."""
    if dictionary is None:
        return None
    found = [
        s for n in cluster.full or cluster.names for s in dictionary.synsets(n.text, "n") if n.text in s.words
    ]
    kinds = {KNOWN.get(synset.file) for synset in found}
    kind = kinds.pop() if len(kinds) == 1 else None
    if cluster.full or kind in {None, EntryKind.ORGANISATION}:
        return kind
    placed = kind is EntryKind.PLACE and cluster.labels["GPE"] + cluster.labels["LOC"] > 0
    lived = kind is EntryKind.PERSON and any(re.search(r"\d{4}\)", synset.gloss) for synset in found)
    return kind if placed or lived else None


def doubt(kind: EntryKind, cluster: Cluster, pages: Sequence[Page], dictionary: WordNet | None) -> EntryKind:
    """The kind, or concept where only a label makes an organisation of it."""
    if kind is not EntryKind.ORGANISATION or by_form(cluster) is kind or _known(cluster, dictionary) is kind:
        return kind
    return kind if _is_organisation(cluster, pages, dictionary) else EntryKind.CONCEPT


def _is_organisation(cluster: Cluster, pages: Sequence[Page], dictionary: WordNet | None) -> bool:
    """Whether more than a label tells it: several words, an unknown word on its own, or what it does."""
    if any(name.labels["ORG"] for name in cluster.full):
        return True
    capitals = any(name.text.isupper() and len(name.text) > 1 for name in cluster.names)
    word = cluster.names[0].text
    rare = _is_word(word, dictionary) and zipf(word) < PLAIN
    if cluster.labels["ORG"] > 1 and not capitals and not rare:
        return True
    for mention in cluster.mentions:
        text = pages[mention.page].text
        before = text[max(0, mention.start - 30) : mention.start]
        if DOES.match(text, mention.end) or JOINED.search(before):
            return True
        alone = not re.search(r"\b(?:the|an?) $", before, re.IGNORECASE)
        if (
            alone
            and not capitals
            and cluster.labels["ORG"]
            and not _is_word(cluster.names[0].text, dictionary)
        ):
            return True
    return False


def _is_word(name: str, dictionary: WordNet | None) -> bool:
    """Whether it has more than letters, or the dictionary has it."""
    known = dictionary is not None and any(dictionary.lemmas(name, pos) for pos in "nva")
    return known or not name.isalpha()


PLAIN = 4.0
"""Zipf frequency of common words that firms are called by: Apple; not Schadenfreude."""

DOES = re.compile(
    r"(?:'s?)? (?:also |has |have |had |later |recently )*(?:said|says|announced?|announces|reported|reports|"
    r"declined|released|launched|acquired|bought|hired|employs|confirmed|refused|denied|warned|agreed|published|"
    r"spokes\w+|CEO|officials?|executives?|engineers?|employees|staff|shares|headquarters|directors?|members?|"
    r"customers|researchers|lawyers|leaders?|chief)\b"
)
"""What organisations do and have."""

JOINED = re.compile(
    r"\b(?:joined|founded|work(?:s|ed|ing)? (?:at|for)|(?:member|part|head|director|spokes\w+|employee|"
    r"customer) (?:of|for|at)|acquired by|owned by|according to|companies (?:like|such as)) (?:the )?$"
)
"""What stands before them."""


KNOWN = {
    18: EntryKind.PERSON,
    14: EntryKind.ORGANISATION,
    15: EntryKind.PLACE,
    17: EntryKind.PLACE,
    4: EntryKind.EVENT,
    9: EntryKind.CONCEPT,
    10: EntryKind.WORK,
    27: EntryKind.CONCEPT,
    12: EntryKind.CONCEPT,
    26: EntryKind.CONCEPT,
}
"""Lexicographer file, lexnames(5WN), of a name -> what it is."""


def _surname_calls(cluster: Cluster) -> int:
    """How often it is named by the last word of its full name alone, as persons are."""
    ends = {core(name)[-1] for name in cluster.full if len(core(name)) <= 3}  # noqa: PLR2004
    return sum(len(name.mentions) for name in cluster.names if name.text in ends)


def _clue(text: str) -> EntryKind | None:
    """What the words of a name tell: the last one, or the one before ``of``, or a first ``Lake``."""
    words = re.sub(r"\s\d{4}$", "", text).casefold().replace(".", "").split()
    if len(words) > 2 and text.rsplit(maxsplit=1)[-1] in COUNTRIES and words[-2] in CLUES:  # noqa: PLR2004
        words.pop()
    for link in ("of", "for"):
        if link in words[1:]:
            words = words[: words.index(link, 1)]
            break
    return EntryKind.PLACE if words[0] in LANDMARKS else CLUES.get(words[-1])


LANDMARKS = frozenset({"lake", "mount", "cape", "fort", "port"})


def _surroundings(cluster: Cluster, pages: Sequence[Page]) -> tuple[int, int]:
    """How often it has what persons have, and how often it stands where places do."""
    person = place = 0
    for mention in cluster.mentions:
        text = pages[mention.page].text
        person += bool(OWNED.match(text[mention.end : mention.end + 40]))
        place += bool(re.search(r"\b(?:in|near|across)\s$", text[max(0, mention.start - 8) : mention.start]))
    return person, place
