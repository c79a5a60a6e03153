"""Names by capitals, titles and tables alone: for English on machines without spaCy.

The parts of speech are rough ones, from closed lists and WordNet; there is no grammar.
"""

import re
from collections.abc import Iterator, Sequence

from reader.passes.glossary.analysis import Analysis, Found, Page, Token, tokenise
from reader.passes.glossary.gazetteer import PEOPLES, is_place
from reader.passes.glossary.vocabulary import (
    CALENDAR,
    CLUES,
    GIVEN,
    HONORIFICS,
    LONE_TITLES,
    ROLES,
    SMALL,
    SPEECH,
    THINGS,
)
from reader.passes.glossary.wordnet import WordNet

CLOSED = {
    "DET": "a an the this that these those some any each every no",
    "PRON": "i you he she it we they me him us them his her its their our my your who whom whose which what",
    "ADP": "of for to from by with within at in on into as about over under between among against through",
    "CCONJ": "and or but",
    "AUX": "is was are were be been being has have had do does did will would can could may might must "
    "shall should",
    "VERB": "said told wrote says met asked went came made took gave got became saw thought found left "
    "held spoke ran fell rose grew won lost led felt kept began stood lay drew drove flew sold paid built "
    "wore chose broke",
}
"""Function words and the verbs that stand before names most often."""

FIXED = {word: pos for pos, words in CLOSED.items() for word in words.split()}
JOINTS = frozenset({"of", "the", "for", "and", "&", "-", "de", "van", "von", "bin", "al", "del", "la", "du"})
"""What may stand inside a name, between capitals."""

MOST_JOINTS = 2
PERSON_WORDS = (2, 3)


def analyse(pages: Sequence[Page], dictionary: WordNet | None) -> list[Analysis]:
    """One Analysis for each page of English."""
    common = frozenset(w for page in pages for w in re.findall(r"\b[a-z]\w+", page.text))
    capitals = _inner_capitals(pages)
    known: dict[str, tuple[str, str]] = {}
    found = []
    for page in pages:
        tokens = tuple(_tag(token, dictionary, known) for token in tokenise(page.text))
        runs = [] if page.heading else list(_runs(tokens))
        names = [name for run in runs for name in _english(page.text, run, common, capitals)]
        found.append(Analysis(tokens, tuple(names)))
    return found


def _inner_capitals(pages: Sequence[Page]) -> frozenset[str]:
    """Words that stand with a capital inside a sentence."""
    return frozenset(
        token.text
        for page in pages
        if not page.heading
        for token in tokenise(page.text)
        if not token.first and token.text[0].isupper()
    )


def _tag(token: Token, dictionary: WordNet | None, known: dict[str, tuple[str, str]]) -> Token:
    word = token.text.lower()
    if token.text[0].isupper() and not token.first and word not in ROLES:
        return Token(token.text, token.start, token.end, token.text, "PROPN", first=False)
    if word not in known:
        known[word] = _guess(word, dictionary)
    pos, lemma = known[word]
    return Token(token.text, token.start, token.end, lemma, pos, first=token.first)


def _guess(word: str, dictionary: WordNet | None) -> tuple[str, str]:
    """Part of speech and lemma of a lower-case word."""
    if word in FIXED:
        return FIXED[word], word
    if not word[0].isalpha():
        return ("NUM" if word[0].isdecimal() else "PART" if word == "'" else "PUNCT"), word
    stem = word.removesuffix("s")
    last = stem.rsplit("-", 1)[-1]
    if last in ROLES or last in THINGS or word in ROLES:
        return "NOUN", word if word in ROLES else stem
    if word.endswith("ly"):
        return "ADV", word
    if "-" in word:
        return "ADJ", word  # neo-pagan, high-ranking
    return ("X", word) if dictionary is None or word in SPEECH else _looked_up(word, dictionary)


def _looked_up(word: str, dictionary: WordNet) -> tuple[str, str]:
    """Part of speech and lemma as likely as the dictionary and the ending make them."""
    nouns, verbs, adjectives = (
        [lemma for lemma in dictionary.lemmas(word, pos) if dictionary.common(lemma, pos)] for pos in "nva"
    )
    if adjectives and (not nouns or word.endswith(("ed", "ic", "al", "ous", "ive", "ful", "less"))):
        return "ADJ", adjectives[0]
    if verbs and (not nouns or word.endswith(("ed", "ing"))):
        return "VERB", verbs[-1]
    return ("NOUN", nouns[-1]) if nouns else ("X", word)


def _runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Capitalised words in a row, with small joints between them."""
    run: list[Token] = []
    for place, token in enumerate(tokens):
        capital = token.text[0].isupper() or (
            bool(run) and token.text[0].isdecimal() and token.text.isalnum()
        )
        joint = bool(run) and token.text in JOINTS and _continues(tokens, place)
        if run and token.first:
            yield from _ended(run)
            run = []
        if capital or joint:
            run.append(token)
        elif run:
            yield from _ended(run)
            run = []
    yield from _ended(run)


def _continues(tokens: Sequence[Token], place: int) -> bool:
    """Whether a capital follows after at most two joints, and the joint is no mere ``and``."""
    if tokens[place].text in {"and", "&"}:
        return tokens[place].text == "&"
    for token in tokens[place + 1 : place + 1 + MOST_JOINTS]:
        if token.text not in JOINTS:
            return token.text[0].isupper() and not token.first
    return False


def _ended(run: list[Token]) -> Iterator[list[Token]]:
    while run and run[-1].text in JOINTS:
        run = run[:-1]
    if run:
        yield run


def _english(
    text: str, run: list[Token], common: frozenset[str], capitals: frozenset[str]
) -> Iterator[Found]:
    """The names in a run: without what only opens the sentence, cut at titles, peoples and ``of the``."""
    rest, title = _opened(run, common, capitals)
    if not rest or rest[0].text in CALENDAR:
        return
    start, end = rest[0].start, rest[-1].end
    name = text[start:end]
    cut = re.match(r"(\S+ \S.*?) of (?:the (?P<place>.+)|The .+)$", name)
    bearer = re.match(r"(\w+ \w\S+) of (?=\S)", name)
    if bearer and rest[0].text in GIVEN:  # Ann Lee of the Marsh Herald
        place = start + bearer.end()
        yield Found(place, end, _label(text[place:end].removeprefix("the "), "", []))
        end = start + bearer.end(1)
    elif cut and (cut["place"] is None or is_place(cut["place"])):
        place = start + cut.start("place") if cut["place"] else start + cut.end(1) + len(" of ")
        other = text[place:end]
        yield Found(place, end, _label(other, "", []))
        end = start + cut.end(1)
    elif len(rest) == 1 and (tail := re.search(r"-[a-z]+$", name)):
        end -= len(tail[0])
    name = text[start:end]
    before = text[max(0, start - 30) : start].split()
    yield Found(start, end, _label(name, title, before))


def _opened(run: list[Token], common: frozenset[str], capitals: frozenset[str]) -> tuple[list[Token], str]:
    """A run without the words before the name proper, and the title among them."""
    title = ""
    while run:
        word = run[0].text
        single = len(run) == 1
        if (word in HONORIFICS or word.lower() in ROLES) and not single:
            title = word
        elif word in PEOPLES and not single and run[1].text.lower() in ROLES:
            title = ""
        elif not (run[0].first and _opens(run, common, capitals)) and not (single and _small(run[0])):
            break
        run = run[1:]
        while run and run[0].text in JOINTS:
            run, title = run[1:], ""
    return run, title


def _small(token: Token) -> bool:
    return token.text.lower() in SMALL or token.text in CALENDAR


def _opens(run: list[Token], common: frozenset[str], capitals: frozenset[str]) -> bool:
    """Whether the first word of a sentence has its capital only for that."""
    word = run[0].text
    if word == "New" and len(run) > 1:
        return False
    if _small(run[0]):
        return True
    if word in capitals or (word.isupper() and len(word) > 1) or is_place(word):
        return False
    if len(run) > 1 and run[1].text in JOINTS and word.lower() not in CLUES:
        return True  # Hundreds of Greeks
    known = len(run) == 1 and run[0].pos != "X"
    return known or word.lower() in common or word.endswith(("ing", "ly", "ed"))


def _label(name: str, title: str, before: list[str]) -> str:
    """OntoNotes' label as far as tables and neighbours tell it."""
    words = name.split()
    if is_place(name):
        return "GPE"
    if title in LONE_TITLES or (before and before[-1].lower() in ROLES):
        return "PERSON"
    if words[-1].lower() in CLUES:
        return ""
    letters = [w for w in words if re.fullmatch(r"[A-Z][a-z'’-]+(?:-[A-Za-z]+)?|[A-Z]\.", w)]
    if len(words) in PERSON_WORDS and len(letters) == len(words):
        return "PERSON"
    return "ORG" if name.isupper() and len(name) > 1 else ""
