"""Difficult words: rare ones, those of the news, and phrases that mean more than their words.

Rare is a Zipf frequency below 3.5 (wordfreq) of the word and of its lemma: F1 .633 against readers'
judgements on LCP (SemEval 2021), no worse than a list of school levels. A word whose sense cannot be
told is left out: an entry that explains nothing is of no help.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from reader.model import Sense
from reader.passes.glossary import news, plain, senses
from reader.passes.glossary.aim import EVERY, Aim
from reader.passes.glossary.analysis import Analysis, Page, Token, fold
from reader.passes.glossary.gazetteer import PEOPLES
from reader.passes.glossary.names import Mention
from reader.passes.glossary.vocabulary import ROLES, SMALL
from reader.passes.glossary.wordnet import Synset, WordNet

SHORTEST = 4
LONGEST_PHRASE = 4
PARTS = {"NOUN": "n", "VERB": "v", "ADJ": "a", "ADV": "r"}
MORE_NEWS = 0.5
"""How many words of the news are told besides, for each of the other terms."""


class Term(Struct):
    """A word or phrase with its mentions, all in one sense."""

    lemma: str
    pos: str
    rarity: float
    mentions: list[Mention] = field(default_factory=list)
    meanings: tuple[Sense, ...] = ()
    told: bool = False
    of: bool = False

    def met(self, mention: Mention, page: Page) -> None:
        """Take a mention in, and whether ``of`` follows it."""
        self.mentions.append(mention)
        self.of |= page.text.startswith(" of ", mention.end)


class Candidate(Struct, frozen=True):
    """A stretch of a page that may be a term; ``synset`` is its sense where the words of the news tell it."""

    start: int
    end: int
    lemma: str
    pos: str
    rarity: float
    synset: Synset | None = None


def collect(
    pages: Sequence[Page],
    analyses: Sequence[Analysis],
    dictionary: WordNet,
    taken: dict[int, list[tuple[int, int]]],
    aim: Aim,
) -> list[Term]:
    """The hardest terms that have a sense, as many as the length of the text allows.

    Args:
        pages: of the document.
        analyses: one for each page.
        dictionary: to tell senses and phrases.
        taken: spans of the names on each page.
        aim: for whom they are.
    """
    terms: dict[tuple[str, str], Term] = {}
    words = 0
    for number, (page, analysis) in enumerate(zip(pages, analyses, strict=True)):
        closed = sorted([*taken.get(number, ()), *page.closed])
        tokens = _open(analysis.tokens, closed)
        words += sum(token.text[0].isalpha() for token in analysis.tokens)
        if page.heading:
            continue
        for found in _candidates(page, tokens, dictionary, aim.rare):
            term = terms.setdefault((found.lemma, found.pos), Term(found.lemma, found.pos, found.rarity))
            term.met(Mention(number, found.start, found.end), page)
            if found.synset and not term.told:
                term.told, term.meanings = True, senses.printed([found.synset], dictionary)
    if aim.stop:  # here, so that others take their room
        terms = {key: t for key, t in terms.items() if fold(spelling(t, pages)[0]) not in aim.stop}
    return _told(terms, pages, dictionary, aim.budget(words), aim)


def _told(
    terms: dict[tuple[str, str], Term],
    pages: Sequence[Page],
    dictionary: WordNet,
    budget: int,
    aim: Aim,
) -> list[Term]:
    """The words of the news, then the rarest terms whose sense can be told, one for each lemma.

    Where nobody says how many, words of the news that are not rare come on top of the budget.
    """
    known = [t for t in terms.values() if t.told and t.rarity < aim.familiar]
    chosen: dict[str, Term] = {}
    for term in sorted(known, key=lambda t: (t.rarity, t.lemma, t.pos)):
        if len(chosen) < (budget if aim.density else round(budget * (1 + MORE_NEWS))):
            chosen.setdefault(term.lemma, term)
    if not aim.density:
        budget += len(chosen) - sum(term.rarity < aim.rare for term in chosen.values())
    for term in sorted(terms.values(), key=lambda t: (t.rarity, t.lemma, t.pos)):
        if len(chosen) >= budget:
            break
        if term.told:
            continue
        context = senses.stems(" ".join(pages[n].text for n in sorted({m.page for m in term.mentions[:3]})))
        meanings = senses.of_term(term.lemma, term.pos, context, dictionary, of=term.of)
        meanings = tuple(m for m in meanings if not senses.HOLLOW.match(m.text))
        if meanings and term.lemma not in chosen:
            term.meanings = meanings
            chosen[term.lemma] = term
    return list(chosen.values())


def _open(tokens: Sequence[Token], closed: Sequence[tuple[int, int]]) -> list[Token | None]:
    """The tokens, with None for each that is part of a name."""
    spans = iter([*closed, (1 << 60, 1 << 60)])
    start, end = next(spans)
    found: list[Token | None] = []
    for token in tokens:
        while end <= token.start:
            start, end = next(spans)
        found.append(None if start < token.end else token)
    return found


def _candidates(
    page: Page, tokens: Sequence[Token | None], dictionary: WordNet, rare: float
) -> Iterator[Candidate]:
    around = frozenset(re.findall(r"[a-z]+", page.text.lower()))
    place = 0
    while place < len(tokens):
        phrase = _phrase(page, tokens, place, dictionary, rare)
        if phrase:
            last, lemma, rarity = phrase
            first, final = tokens[place], tokens[last]
            if first and final:
                yield Candidate(first.start, final.end, lemma, "n", rarity)
            place = last + 1
            continue
        token = tokens[place]
        if token:
            after = tokens[place + 1] if place + 1 < len(tokens) else None
            verdict = _in_news(page, token, around, dictionary)
            if verdict is None:
                word = None if _modifies(token, after, dictionary) else _word(page, token, dictionary, rare)
                if word:
                    yield Candidate(token.start, token.end, *word)
            elif verdict.synset:
                rarity = max(plain.zipf(form) for form in (token.text.lower(), verdict.lemma))
                yield Candidate(token.start, token.end, verdict.lemma, verdict.pos, rarity, verdict.synset)
        place += 1


def _phrase(
    page: Page, tokens: Sequence[Token | None], place: int, dictionary: WordNet, rare: float
) -> tuple[int, str, float] | None:
    """The longest WordNet noun of several words from here on: its last token, lemma and rarity."""
    for size in range(LONGEST_PHRASE, 1, -1):
        stretch = [t for t in tokens[place : place + size] if t]
        if len(stretch) < size or not _plain_row(stretch):
            continue
        text = page.text[stretch[0].start : stretch[-1].end].lower()
        after = tokens[place + size] if place + size < len(tokens) else None
        part = bool(after and after.pos in {"NOUN", "PROPN"} and after.text[:1].isalpha())
        for lemma in dictionary.lemmas(" ".join(text.split()), "n") if " " in text or "-" in text else ():
            rarity = min(plain.zipf(word) for word in re.findall(r"\w+", lemma))
            if (rarity < rare and not part) or _idiomatic(lemma, dictionary):  # no storage area of a network
                return place + size - 1, lemma, min(rarity, rare - 0.5)
    return None


def _plain_row(stretch: Sequence[Token]) -> bool:
    """Whether words stand in a row that can be one noun."""
    words = [t for t in stretch if t.text != "-"]
    return (
        stretch[0].text != "-"
        and stretch[-1].pos in {"NOUN", "X", ""}
        and stretch[0].pos not in {"VERB", "ADV"}
        and len(words) > 1
        and all(t.text.isalpha() and t.pos not in {"PROPN", "DET", "PRON", "AUX"} for t in words)
        and not any(t.text.lower() in SMALL for t in (words[0], words[-1]))
        and all(t.text.islower() or t.first for t in words)
    )


def _idiomatic(lemma: str, dictionary: WordNet) -> bool:
    """Whether a phrase means more than its words: none of its senses is told with one of them."""
    own = senses.stems(lemma, EVERY)
    synsets = dictionary.synsets(lemma, "n")
    return bool(synsets) and not any(own & senses.stems(synset.gloss, EVERY) for synset in synsets)


def _in_news(page: Page, token: Token, around: frozenset[str], dictionary: WordNet) -> news.Verdict | None:
    """What the words of the news say of a word, whatever its frequency."""
    word = token.text.lower()
    if not _is_whole(page, token) or token.text in PEOPLES or token.pos not in {*PARTS, "X"}:
        return None
    parts = [pos for pos in "nva" if _lemmas(word, pos, dictionary)]
    if token.pos in PARTS:
        parts = [PARTS[token.pos]]
    if len(parts) != 1:
        return None
    return news.verdict(word, _lemmas(word, parts[0], dictionary), parts[0], around, dictionary)


def _modifies(token: Token, after: Token | None, dictionary: WordNet) -> bool:
    """Whether a noun, as far as spelling tells, only modifies the noun after it: a clarion call."""
    if token.dep or token.pos != "NOUN" or after is None or after.pos not in {"NOUN", "VERB", "X"}:
        return False
    return after.start == token.end + 1 and any(
        dictionary.common(lemma, "n") for lemma in dictionary.lemmas(after.text, "n")
    )


def _word(page: Page, token: Token, dictionary: WordNet, rare: float) -> tuple[str, str, float] | None:
    """Lemma, part of speech and Zipf frequency of a rare word."""
    word = token.text.lower()
    if not _may_be_term(page, token) or plain.zipf(word) >= rare:
        return None
    found = [(pos, lemmas) for pos in "nvar" if (lemmas := _lemmas(word, pos, dictionary))]
    if token.pos in PARTS:  # a sense of another part of speech is a wrong one
        found = [(pos, lemmas) for pos, lemmas in found if pos == PARTS[token.pos]]
    if len(found) != 1:
        return None
    pos, lemmas = found[0]
    best = max(plain.zipf(form) for form in (word, token.lemma.lower() or word, *_bases(word, dictionary)))
    if best >= rare or plain.is_plain(lemmas[-1], pos, dictionary):
        return None
    return lemmas[-1], pos, best


def _may_be_term(page: Page, token: Token) -> bool:
    """Whether it is a whole word of the language and no role, people, or part of a compound."""
    word = token.text.lower()
    if len(word) < SHORTEST or token.pos not in {*PARTS, "X"}:
        return False
    if token.text in PEOPLES or word in ROLES or token.dep == "compound":
        return False
    return _is_whole(page, token)


def _is_whole(page: Page, token: Token) -> bool:
    """Whether it is a word of letters, without a capital of its own, and no part of a compound."""
    if not token.text.isalpha():
        return False
    around = page.text[max(0, token.start - 1) : token.start] + page.text[token.end : token.end + 1]
    return (token.text.islower() or token.first) and not set("-@/") & set(around)


def _bases(word: str, dictionary: WordNet) -> Iterator[str]:
    for pos in "nva":
        yield from dictionary.lemmas(word, pos)


def _lemmas(word: str, pos: str, dictionary: WordNet) -> tuple[str, ...]:
    """Lemmas of a word, else of its spelling without accents, else with a hyphen (ceasefire)."""
    for form in (word,) if word.isascii() else dict.fromkeys((word, _unaccented(word))):
        found = dictionary.lemmas(form, pos)
        if found:
            return found
    if pos == "n":
        for cut in range(3, len(word) - 2):
            found = dictionary.lemmas(f"{word[:cut]}-{word[cut:]}", pos)
            if found:
                return found
    return ()


def _unaccented(word: str) -> str:
    from anyascii import anyascii  # late: its tables are large

    return anyascii(word).lower()


def spelling(term: Term, pages: Sequence[Page]) -> tuple[str, tuple[str, ...]]:
    """The headword, as the text first has it in the commonest form, and the other forms."""
    forms = Counter(pages[m.page].quote(m.start, m.end) for m in term.mentions)
    lower: Counter[str] = Counter()
    for form, count in forms.items():
        lower[form.lower()] += count
    head = max(lower, key=lambda form: (lower[form], form == term.lemma, form))
    return head, tuple(form for form in sorted(lower) if form != head)
