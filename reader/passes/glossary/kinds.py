"""What a name names: decided over all its mentions, by the words in and around it, then by the label."""

import re
from collections import Counter
from collections.abc import Sequence

from reader.model import EntryKind
from reader.passes.glossary.analysis import Analysis, Page
from reader.passes.glossary.clusters import Cluster, suffix
from reader.passes.glossary.gazetteer import CLUES, COUNTRIES, PEOPLES, ROLES, SPEECH, is_place

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
        "agency airline band broadcaster charity club company firm foundation government group institute ministry "
        "network organisation organization party publisher team union university denomination church".split(),
        EntryKind.ORGANISATION,
    ),
    **dict.fromkeys(
        "capital city country district island lake mountain nation peninsula province region republic resort river "
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


def of_description(phrase: str) -> EntryKind | None:
    """What a description tells of the kind: by the last noun before any preposition."""
    head = re.split(r"\s(?:of|for|at|in|on|with|from|to|by|who|which|that)\s|,", phrase, maxsplit=1)[0]
    last = head.split()[-1].casefold() if head.split() else ""
    for form in (last, last.removesuffix("s")):
        if form in ROLES:
            return EntryKind.PERSON
        if form in NOUNS:
            return NOUNS[form]
    return None


def decide(
    cluster: Cluster, pages: Sequence[Page], analyses: Sequence[Analysis], phrase: str = ""
) -> EntryKind:
    """The kind of a cluster; ``phrase`` is its description in the text, where there is one."""
    if any(is_place(name.text) for name in cluster.names):
        return EntryKind.PLACE
    told = of_description(phrase)
    if told:
        return told
    if any(name.titles or suffix(name) for name in cluster.names):
        return EntryKind.PERSON
    clues = [clue for name in cluster.full if (clue := _clue(name.text))]
    if clues:
        return Counter(clues).most_common(1)[0][0]
    labels = cluster.labels
    if len(cluster.full) < len(cluster.names) or not cluster.full:
        person, place = _context(cluster, pages, analyses)
        labels["PERSON"] += 2 * person
        labels["GPE"] += place
    kinds: Counter[EntryKind] = Counter()
    for label, count in sorted(labels.items()):
        if label in LABELS and count:
            kinds[LABELS[label]] += count
    if kinds:
        return max(sorted(kinds), key=lambda kind: kinds[kind])
    acronym = any(name.text.isupper() for name in cluster.names)
    return EntryKind.ORGANISATION if acronym else EntryKind.CONCEPT


def _clue(text: str) -> EntryKind | None:
    """What the words of a name tell: the last one, or the one before ``of``, or a first ``Lake``."""
    words = re.sub(r"\s\d{4}$", "", text).casefold().replace(".", "").split()
    original = text.split()
    if len(words) > 2 and original[-1] in COUNTRIES and words[-2] in CLUES:
        words.pop()
    for link in ("of", "for"):
        if link in words[1:]:
            words = words[: words.index(link, 1)]
            break
    if words[0] in {"lake", "mount", "cape", "fort", "port", "river"}:
        return EntryKind.PLACE
    return CLUES.get(words[-1])


def _context(cluster: Cluster, pages: Sequence[Page], analyses: Sequence[Analysis]) -> tuple[int, int]:
    """How often it acts as persons do, and how often it stands as places do."""
    person = place = 0
    for mention in cluster.mentions:
        text = pages[mention.page].text
        before = text[max(0, mention.start - 24) : mention.start]
        after = text[mention.end : mention.end + 30]
        verb = re.match(r"\s(?:\w+ly\s|also\s|has\s|had\s)?(\w+)", after)
        if verb and _speaks(verb[1]):
            person += 1
        if re.match(r"('s)? (?:administration|campaign|presidency|supporters|aides?)\b", after):
            person += 1
        if re.match(
            r"'s (?:speech|remarks|wife|husband|son|daughter|mother|father|lawyer|career|life|"
            r"rhetoric|foreign policy|election|victory|resignation|death|arrest)\b",
            after,
        ):
            person += 1
        if re.search(r"\b(?:in|near|across|from)\s$", before) and not before.strip() in PEOPLES:
            place += 1
    del analyses
    return person, place


def _speaks(word: str) -> bool:
    forms = {word, word.removesuffix("s"), word.removesuffix("d"), word.removesuffix("ed")}
    irregular = {
        "said": "say",
        "told": "tell",
        "wrote": "write",
        "thought": "think",
        "spoke": "speak",
        "met": "meet",
    }
    return bool(forms & SPEECH) or word in irregular
