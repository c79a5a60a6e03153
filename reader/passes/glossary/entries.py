"""From clusters and terms to entries, and from mentions to marks."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reader.errors import UnusableTitle
from reader.files import slug
from reader.model import (
    Document,
    Entry,
    EntryKind,
    Leaf,
    Mark,
    MarkRole,
    Pronunciation,
    Sense,
    SenseSource,
    Span,
    ids,
    map_document,
)
from reader.passes.glossary import aliases, clusters, descriptions, kinds, names, senses, terms
from reader.passes.glossary.aim import Aim
from reader.passes.glossary.analysis import Analysis, Page
from reader.passes.glossary.names import Mention
from reader.passes.glossary.phrases import Judge, is_general
from reader.passes.glossary.vocabulary import CLUES, GIVEN, ROLES
from reader.passes.glossary.wordnet import WordNet


class Draft(Struct, frozen=True):
    """An entry that has no id yet, and its mentions."""

    headword: str
    kind: EntryKind
    aliases: tuple[str, ...]
    senses: tuple[Sense, ...]
    mentions: tuple[Mention, ...]
    pronunciation: Pronunciation | None = None


def draft_names(
    pages: Sequence[Page], analyses: Sequence[Analysis], dictionary: WordNet | None
) -> list[Draft]:
    """Drafts of the names worth an entry: recognised, or met twice, or explained by the text."""
    found = []
    gathered = aliases.gather(names.collect(pages, analyses), pages, dictionary)
    known = {clusters.fold(name.text) for cluster in gathered for name in cluster.names}
    context = frozenset(w for page in pages if page.running for w in senses.CAPITAL.findall(page.text))
    lower = Counter(word for page in pages for word in re.findall(r"\b[a-z]\w+", page.text))
    for cluster in gathered:
        if dictionary is not None and is_common_noun(cluster, pages, lower, dictionary):
            continue
        kind = kinds.decide(cluster, pages, dictionary)
        mentions = cluster.mentions
        judge = Judge(kind, dictionary, free=kinds.is_open(cluster))
        phrase = descriptions.describe(mentions, pages, analyses, judge)
        meaning: tuple[Sense, ...] = ()
        text = pages[phrase.page].quote(phrase.start, phrase.end) if phrase else ""
        if phrase and (clusters.fold(bare_phrase(text)) not in known or ROLES & set(text.lower().split())):
            page = pages[phrase.page]
            if not is_general(text):
                meaning = (Sense(text=text, source=SenseSource.TEXT, locator=page.sentence(phrase.start)),)
            told = "" if text.startswith(("of ", "from ")) else text
            kind = kinds.decide(cluster, pages, dictionary, told)
        spellings = _spellings(cluster, pages)
        if not meaning and dictionary is not None:
            meaning = senses.of_name(spellings, kind, dictionary, context)
            kind = kind if meaning else kinds.doubt(kind, cluster, pages, dictionary)
            meaning = () if senses.is_well_known(spellings, kind) else meaning
        bodies = sum(not pages[m.page].heading for m in mentions)
        if any(name.sure or clued(name) for name in cluster.names) or phrase or bodies > 1:
            found.append(Draft(spellings[0], kind, spellings[1:], meaning, tuple(mentions)))
    return found


OPENED = re.compile(r"(?:^|[.!?:…;][\"')\]]*)\s*[\"'(\[*•–—-]*\s*$")
"""What stands before the first word of a sentence."""


def is_common_noun(
    cluster: clusters.Cluster, pages: Sequence[Page], lower: Counter[str], dictionary: WordNet
) -> bool:
    """Whether it is one word that the dictionary has for no name, and its capital is that of a sentence.

    Or the text writes it without a capital as often as with one.
    """
    words = {name.text for name in cluster.names}
    if any(not w.isalpha() or (w.isupper() and len(w) > 1) for w in words) or any(
        n.titles for n in cluster.names
    ):
        return False
    if not all(_is_only_common(word, dictionary) for word in words):
        return False
    inside = [m for m in cluster.mentions if pages[m.page].running and not _opens_sentence(m, pages)]
    nouns = all(dictionary.lemmas(word, "n") for word in words)
    return len(inside) <= sum(lower[word.lower()] for word in words) * nouns


def _is_only_common(word: str, dictionary: WordNet) -> bool:
    """Whether the dictionary has a word, and never with a capital."""
    bases = [(lemma, pos) for pos in "nva" for lemma in dictionary.lemmas(word, pos)]
    spelt = {w for lemma, pos in bases for s in dictionary.synsets(lemma, pos) for w in s.words}
    return bool(bases) and not any(w[:1].isupper() and w.lower() == word.lower() for w in spelt)


def _opens_sentence(mention: Mention, pages: Sequence[Page]) -> bool:
    return bool(OPENED.search(pages[mention.page].text[max(0, mention.start - 20) : mention.start]))


def clued(name: names.Name) -> bool:
    """Whether a run of capitals ends in a word that tells what it is: Harbour Prize."""
    words = name.text.split()
    return len(words) > 1 and words[-1].lower() in CLUES


def bare_phrase(text: str) -> str:
    """A phrase without its article."""
    return text.removeprefix("the ").removeprefix("The ")


def repaired(name: str) -> str:
    """A name without the comma that tears it: Given, Family."""
    return name.replace(",", "") if name.partition(",")[0] in GIVEN else name


def _spellings(cluster: clusters.Cluster, pages: Sequence[Page]) -> tuple[str, ...]:
    """The headword, then the other spellings in the order of the text, as the text has them."""
    head = clusters.headword(cluster)
    ordered = sorted(cluster.names, key=lambda name: (name.text != head, name.first))
    first = [name.mentions[0] for name in ordered]
    spelt = [pages[m.page].quote(m.start, m.end) for m in first]
    return tuple(dict.fromkeys([repaired(spelt[0]), *spelt]))


def draft_terms(
    pages: Sequence[Page],
    analyses: Sequence[Analysis],
    dictionary: WordNet,
    drafts: Iterable[Draft],
    aim: Aim,
) -> list[Draft]:
    """Drafts of the difficult words outside the names."""
    taken: dict[int, list[tuple[int, int]]] = {}
    for draft in drafts:
        for mention in draft.mentions:
            taken.setdefault(mention.page, []).append((mention.start, mention.end))
    found = []
    for term in terms.collect(pages, analyses, dictionary, taken, aim):
        head, others = terms.spelling(term, pages)
        found.append(Draft(head, EntryKind.TERM, others, term.meanings, tuple(term.mentions)))
    return found


def without_entities(document: Document) -> Document:
    """The document without glossary and entity marks."""
    return _marked(replace(document, glossary=()), {}, fresh=True)


def attach(document: Document, pages: Sequence[Page], drafts: Sequence[Draft]) -> Document:
    """The document with an entry for each draft, in the order of the alphabet, and its mentions marked."""
    used = set(ids(document))
    entries: list[Entry] = []
    marks: dict[int, list[Mark]] = {}
    for number, draft in enumerate(drafts, 1):
        name = _identifier(draft.headword, number, used)
        used.add(name)
        entries.append(
            Entry(name, draft.headword, draft.kind, draft.aliases, draft.senses, draft.pronunciation)
        )
        for mention in draft.mentions:
            page = pages[mention.page]
            span = Span(mention.start + page.offset, mention.end + page.offset)
            marks.setdefault(page.leaf, []).append(Mark(span, MarkRole.ENTITY, name))
    entries.sort(key=lambda entry: (entry.headword.casefold(), entry.id))
    return _marked(replace(document, glossary=tuple(entries)), marks, fresh=False)


def _identifier(headword: str, number: int, used: set[str]) -> str:
    """``g-natalia-veselnitskaya``; numbered where that is taken or cannot be spelt."""
    try:
        name = f"g-{slug(headword)}"
    except UnusableTitle:
        name = f"g-{number}"
    fresh, count = name, 1
    while fresh in used:
        count += 1
        fresh = f"{name}-{count}"
    return fresh


def _marked(document: Document, marks: dict[int, list[Mark]], *, fresh: bool) -> Document:
    """The document with marks added to its leaves by number; ``fresh`` takes the old entity marks away."""
    count = -1

    def of_leaf(leaf: Leaf) -> Leaf:
        nonlocal count
        if not leaf.text:  # not among the leaves that were counted
            return leaf
        count += 1
        old = [m for m in leaf.marks if not (fresh and m.role is MarkRole.ENTITY)]
        new = sorted([*old, *marks.get(count, [])], key=lambda m: (m.span.start, -m.span.end))
        return replace(leaf, marks=tuple(new if marks.get(count) else old))

    return map_document(document, of_leaf)
