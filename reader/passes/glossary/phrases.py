"""Reading a phrase around a name: how far it goes, and whether its head noun can say what the name is."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from reader.model import EntryKind
from reader.passes.glossary.analysis import Analysis, Token
from reader.passes.glossary.names import Mention
from reader.passes.glossary.vocabulary import CALENDAR, LOOSE_ROLES, RELATIVES, ROLES, ROLES_OF, THINGS
from reader.passes.glossary.wordnet import WordNet

LONGEST = 18
"""Most words of a description."""

NOMINAL = frozenset({"NOUN", "PROPN"})
BEFORE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "ADV"})
INSIDE = BEFORE | {"DET", "ADP", "PART", "CCONJ", "PRON"}
STOPS = frozenset(',.;:)—–-!?"')
WHO = frozenset({"who", "which", "that", "whose", "where"})
POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my", "your"})
FILES = {
    EntryKind.PERSON: {18},
    EntryKind.ORGANISATION: {14, 6, 18},
    EntryKind.PLACE: {15, 17, 6},
    EntryKind.EVENT: {11, 4, 28, 14},
    EntryKind.WORK: {10, 6},
    EntryKind.PRODUCT: {6, 10, 27},
    EntryKind.LAW: {10},
    EntryKind.CONCEPT: {9, 14, 10, 4, 6, 18, 11},
}
"""Lexicographer files, lexnames(5WN), whose nouns can say what a name of each kind is."""

VAGUE = frozenset(
    "one time year month week day thing way part people man woman number fact case point "
    "reason place end side "
    "alternative option approach method performance content brand feature "
    "statement issue example result change problem question something person member lot letter "
    "name work idea section chapter paragraph figure table step hand version piece post article page list "
    "construct".split()
)
"""Nouns that say too little by themselves; a role (member) needs an ``of`` after it."""


ADHERENT = re.compile(r"[A-Z][a-z]{2,}(?:ist|ite)")
"""Who holds to a doctrine, with a capital: a Marxist."""

GENERAL = frozenset(
    "user person individual man woman group organisation organization place event thing site website figure "
    "guest resident body entity sir dame mr mrs ms miss dr".split()
)
"""Nouns that say no more than the kind of a name does, unless more is said."""


def is_general(text: str) -> bool:
    """Whether a phrase is one noun that says too little: a user."""
    words = re.sub(r"^(?:an?|the)\s", "", text.lower()).split()
    return len(words) == 1 and words[0] in GENERAL


class Reading(Struct):
    """A mention in its page's tokens: ``tokens[begin:end]`` is the name."""

    tokens: tuple[Token, ...]
    begin: int
    end: int

    @property
    def root(self) -> Token:
        """The token of the name that the others depend on."""
        inside = range(self.begin, self.end)
        return next(
            (self.tokens[n] for n in inside if self.tokens[n].head not in inside), self.tokens[self.end - 1]
        )

    @property
    def modifies(self) -> bool:
        """Whether the name only tells more of the noun after it: the Trump administration."""
        if self.pos(self.end) != "NOUN":
            return False
        return self.root.dep in {"", "compound", "amod", "nmod"} and self.root.head in {
            -1,
            self.end,
            self.end + 1,
        }

    def text(self, place: int) -> str:
        """The lower-case word at a place, or nothing outside the page."""
        return self.tokens[place].text.lower() if 0 <= place < len(self.tokens) else ""

    def pos(self, place: int) -> str:
        """The part of speech at a place, or nothing outside the page."""
        return self.tokens[place].pos if 0 <= place < len(self.tokens) else ""


class Judge(Struct, frozen=True):
    """Whether a noun can be the class of a name of a kind; a ``free`` kind is a mere guess and gives way."""

    kind: EntryKind
    dictionary: WordNet | None
    free: bool = False

    def accepts(self, token: Token, *, followed: str = "", plural: bool = False) -> bool:
        """Whether a head noun fits; ``followed`` is the next word, ``plural`` asks for a class of many."""
        word = token.text.lower().rsplit("-", 1)[-1]
        lemma = (token.lemma or word).lower().rsplit("-", 1)[-1]
        forms = {word, lemma, word.removesuffix("s")}
        if self.kind is EntryKind.PERSON and forms & ROLES_OF and followed == "of":
            return True
        several = not plural and word.endswith("s") and word not in ROLES | THINGS and lemma != word
        if several or (forms & VAGUE and followed != "of"):
            return False
        if token.text[0].isupper() and not token.first and not forms & ROLES:  # the Office of X: a name
            return self.kind is EntryKind.PERSON and bool(ADHERENT.fullmatch(token.text))
        if forms & (ROLES | THINGS):
            person = self.kind is EntryKind.PERSON
            loose = bool(forms & LOOSE_ROLES) and followed == "of"
            fits = person or self.kind is EntryKind.CONCEPT if forms & ROLES else not person
            return self.free or loose or fits
        if token.pos == "PROPN" or self.dictionary is None:
            return False
        senses = self.dictionary.synsets(lemma, "n")[:2]
        return any(sense.file in FILES.get(self.kind, ()) for sense in senses)


def read(mention: Mention, analysis: Analysis) -> Reading | None:
    """A mention among the tokens, or None where the recogniser gave none."""
    starts = [token.start for token in analysis.tokens]
    begin = bisect_left(starts, mention.start)
    end = bisect_left(starts, mention.end)
    return Reading(analysis.tokens, begin, end) if begin < end else None


def walk_left(reading: Reading, last: int) -> int:
    """Where the run of modifiers that ends at ``last`` begins."""
    begin = last
    tokens = reading.tokens
    while begin > 0 and not tokens[begin].first:
        token = tokens[begin - 1]
        participle = token.pos == "VERB" and token.dep == "amod"
        joint = token.text in {"-", "'s", "'", "/"} and begin > 1
        if not (token.pos in BEFORE or participle or joint):
            break
        begin -= 1
    while begin < last and (
        tokens[begin].pos in {"ADV", "PUNCT", "PART"} and tokens[begin + 1].text not in {"-", "–"}
    ):
        begin += 1
    return begin


def noun_phrase(
    reading: Reading, begin: int, judge: Judge, score: float, *, closed: bool
) -> Iterator[tuple[float, int, int]]:
    """A noun phrase from ``begin`` on, whose head fits; ``closed`` asks for a sign after it."""
    end, head = begin, -1
    tokens = reading.tokens
    while end < len(tokens) and not tokens[end].first:
        token = tokens[end]
        if token.text in WHO or (token.text in STOPS and not joins(tokens, end)):
            break
        if not (token.pos in INSIDE or token.dep == "amod" or token.text in {"'", "'s", "-", "/"}):
            break
        if token.pos == "ADP" and _is_date(tokens, end + 1):
            break
        link = token.pos == "ADP" or (token.pos == "CCONJ" and end > begin and tokens[end - 1].pos == "NOUN")
        if link and head < 0:
            head = end - 1
        end += 1
    stop = reading.text(end)
    if closed and not (end >= len(tokens) or stop in STOPS or stop in WHO or tokens[end].first):
        return
    if end - begin < 1 or tokens[begin].pos in {"ADP", "CCONJ", "ADV"}:
        return
    head = end - 1 if head < 0 else head
    if head < begin or tokens[head].pos not in NOMINAL:
        return
    if judge.accepts(tokens[head], followed=reading.text(head + 1)):
        yield score - 0.02 * (end - begin), begin, end


def _is_date(tokens: Sequence[Token], place: int) -> bool:
    """Whether a day, a month or a year stands at a place."""
    word = tokens[place].text if place < len(tokens) else ""
    return word in CALENDAR or bool(re.fullmatch(r"[12]\d{3}", word))


def is_appos(reading: Reading) -> bool:
    """Whether the parser takes the name for an apposition."""
    return any(reading.tokens[place].dep == "appos" for place in range(reading.begin, reading.end))


def joins(tokens: Sequence[Token], place: int) -> bool:
    """Whether a sign joins two words: no space on either side."""
    return (
        tokens[place].text in {"-", "–"}
        and 0 < place < len(tokens) - 1
        and tokens[place - 1].end == tokens[place].start
        and tokens[place].end == tokens[place + 1].start
    )


def relates(reading: Reading, begin: int, end: int) -> bool:
    """Whether a phrase only tells whose relative or rival a name is: his wife."""
    return reading.text(begin - 1) in POSSESSIVES and reading.text(end - 1) in RELATIVES


FIGURES = re.compile(
    r"\b(?:of sorts|(?:kind|sort|type|something|bit|anything|nothing|version|equivalent) of|next|following|"
    r"previous|preceding|so-called|would-be|self-styled|proverbial|metaphorical|virtual|another)\b"
)
"""Words that tell a figure of speech, or point at another place of the text."""

CITATION = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b|\bet al\b")
REACH = 200
"""Most code points between a bracket and what stands in it."""


def is_figure(tokens: Sequence[Token], begin: int, end: int) -> bool:
    """Whether a phrase is no description though it stands like one: an archaeologist of sorts."""
    around = " ".join(token.text.lower() for token in tokens[max(0, begin - 3) : end + 2])
    acted = any(
        (t.lemma or t.text).lower() in {"act", "acted", "pose"} for t in tokens[max(0, begin - 4) : begin]
    )
    return bool(FIGURES.search(around)) or (
        acted and tokens[max(0, begin - 1)].text.lower() in {"as", "a", "an"}
    )


def is_cited(text: str, start: int, end: int) -> bool:
    """Whether a place lies in the brackets of a citation: [Lee, a study], (Lee et al., 2020)."""
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    for opening, closing in ("[]", "()"):
        begin, stop = before.rfind(opening), after.find(closing)
        if begin > before.rfind(closing) and stop >= 0 and opening not in after[:stop]:
            inside = before[begin + 1 :] + text[start:end] + after[:stop]
            if opening == "[" or CITATION.search(inside):
                return True
    return False


def tidy(tokens: Sequence[Token], begin: int, end: int) -> tuple[int, int] | None:
    """The range without leading pronouns, cut before inner ones, or None when too little or much is left."""
    while begin < end and (
        tokens[begin].text.lower()
        in POSSESSIVES | {"this", "that", "these", "those", "such", "other", "'s", "-", '"'}
        or tokens[begin].pos in {"PUNCT", "CCONJ"}
    ):
        begin += 1
    for place in range(begin, end):
        if tokens[place].pos == "PRON" or tokens[place].text.lower() in POSSESSIVES:
            end = place
            break
    while end > begin and tokens[end - 1].pos not in NOMINAL | {"NUM"}:
        end -= 1
    words = sum(token.text[0].isalnum() for token in tokens[begin:end])
    nouns = any(t.pos == "NOUN" or t.text.lower() in ROLES for t in tokens[begin:end])
    nouns |= begin < end and tokens[begin].text.lower() in {"of", "from"}
    return (begin, end) if 0 < words <= LONGEST and nouns else None
