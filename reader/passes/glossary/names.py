"""Names: what recognisers found, cleaned, and every place where it stands in the text."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from reader.passes.glossary import variants
from reader.passes.glossary.analysis import Analysis, Found, Page, Token, is_code
from reader.passes.glossary.gazetteer import PEOPLES, is_place
from reader.passes.glossary.matching import Matcher, words_of
from reader.passes.glossary.mending import mend
from reader.passes.glossary.vocabulary import CALENDAR, CLUES, COMPASS, HONORIFICS, LONE_TITLES, SMALL

ARTICLE = re.compile(r"(?:the|an?|this|that|his|her|its|their|our|my|your)\s+(?=\S)", re.IGNORECASE)
DOTTED = re.compile(r"(?:\b[A-Z]\.|\b(?:Jr|Sr|Inc|Corp|Ltd|Co|St)\.)$")
EDGE = "\"'()[]{}<>«»—–-,;:.!?*…/|"
ADDRESS = re.compile(r"@|://|^www\.|\n|^#")
DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+")
MOST_OF_PERSON = 4
LONGEST = 12
"""Most words of a name; longer ones are mistakes."""


BEARING = frozenset({"PERSON", "GPE", "LOC", "FAC", "EVENT"})
"""Labels of what an article may be called after."""

BINDING = frozenset("@#$/&_<{\\")
"""Signs just before a word that is no name: an address, code, an entity of markup."""

TORN = re.compile(r"[(){}\[\]|_=<>*\\]|(?<=[a-z])/|/(?=[a-z])|&(?=\w)(?<!\w&)|::")
"""Signs inside a span that is code, a credit or two things: Ann Lee/Agency."""

POSTNOMINALS = frozenset(
    "MD PhD MBE OBE CBE DBE KBE QC KC Jr Sr MBA MSc BSc MA BA MPH RN RD RDN DDS DVM DO JD LLB LLM EdD DPhil "
    "Esq MP MEP FRS MS LD CPA PE FAAP FACP PsyD DNP NP PA-C".split()
)
"""What stands after a person's name; full stops aside."""


class Mention(Struct, frozen=True):
    """A place where a name stands: ``text[start:end]`` of a page."""

    page: int
    start: int
    end: int


class Name(Struct):
    """One spelling, all its mentions, and what the recogniser thought of it."""

    text: str
    words: tuple[str, ...]
    labels: Counter[str] = field(default_factory=Counter)
    titles: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    sure: bool = False

    @property
    def first(self) -> tuple[int, int]:
        """Where it stands first."""
        return (self.mentions[0].page, self.mentions[0].start)

    def mostly(self, *labels: str) -> bool:
        """Whether at least half of what is known of its labels is among these."""
        known = sum(self.labels.values())
        return known > 0 and 2 * sum(self.labels[label] for label in labels) >= known


def collect(pages: Sequence[Page], analyses: Sequence[Analysis]) -> list[Name]:
    """Every name of a document with all its mentions, in the order of the first ones.

    Headings, captions and code give no names, for their capitals say nothing; they get mentions of
    known ones. Nor is the title a name of anything else.
    """
    names: dict[str, Name] = {}
    told: set[tuple[int, int, int]] = set()
    title = " ".join(pages[0].text.split()).casefold() if pages and pages[0].heading else ""
    for number, (page, analysis) in enumerate(zip(pages, analyses, strict=True)):
        if not page.running:
            continue
        for found in mend(page, analysis):
            for start, end, title in _clean(page.text, found):
                text = " ".join(page.text[start:end].split())
                if text.casefold() == title and found.label not in BEARING and text.count(" ") > 1:
                    continue
                name = names.setdefault(text, Name(text, words_of(text)))
                name.labels.update([found.label] if found.label else [])
                name.titles.update([title] if title else [])
                name.sure |= found.sure
                told.add((number, start, end))
    _lengthen(names, told, pages, analyses)
    for text in [*variants.dated(pages, tuple(names)), *variants.lowered(pages, tuple(names))]:
        names.setdefault(text, Name(text, words_of(text)))
    _spread(names, told, pages, analyses)
    return sorted((name for name in names.values() if name.mentions), key=lambda name: name.first)


def _lengthen(
    names: dict[str, Name],
    told: set[tuple[int, int, int]],
    pages: Sequence[Page],
    analyses: Sequence[Analysis],
) -> None:
    """Add the full names of persons that only captions and lists tell, where the text has the bare ones."""
    bare = {name.words[-1] for name in names.values()}
    common = lower_words(pages)
    for number, (page, analysis) in enumerate(zip(pages, analyses, strict=True)):
        if page.running or page.heading or is_code(page.text):
            continue
        for found in mend(page, analysis):
            for start, end, title in _clean(page.text, found) if found.label == "PERSON" else ():
                text = " ".join(page.text[start:end].split())
                if " " in text and words_of(text)[-1] in bare and _plain_person(text, common):
                    name = names.setdefault(text, Name(text, words_of(text)))
                    name.labels.update([found.label])
                    name.titles.update([title] if title else [])
                    name.sure |= found.sure
                    told.add((number, start, end))


def _plain_person(text: str, common: frozenset[str]) -> bool:
    words = text.split()
    odd = any(w.lower() in common or w.lower() in SMALL or w.lower() in CLUES for w in words[:-1])
    return len(words) <= MOST_OF_PERSON and not odd


def _clean(text: str, found: Found) -> Iterator[tuple[int, int, str]]:
    """The spans of the bare names in a recognised span, with the title before each."""
    for span in _split(text, found.start, found.end):
        whole, end = _strip(text, *span)
        start, title = _untitle(text, whole, end, found.label)
        end = _unhonour(text, start, end)
        if _is_name(text, start, end, found.label):
            yield start, end, title


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Two names where a dash has spaces about it, or a sign joins two places (U.S.-Russia); else the one."""
    if dash := re.search(r"\s[-–—]\s", text[start:end]):
        yield start, start + dash.start()
        yield start + dash.end(), end
        return
    part = re.match(r"([\w. ]+?)\s?[-–—/,]\s?([\w. ]+)$", text[start:end])
    if part and all(is_place(piece.strip()) for piece in part.groups()):
        yield start, start + part.end(1)
        yield start + part.start(2), end
    else:
        yield start, end


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    """Without articles, quotes, possessive ending and stray punctuation."""
    while True:
        before = (start, end)
        while start < end and (text[start] in EDGE or text[start].isspace()):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in EDGE):
            if text[end - 1] == "." and DOTTED.search(text[start:end]):
                break
            end -= 1
        article = ARTICLE.match(text, start, end)
        start = article.end() if article else start
        tail = re.search(r"(?:'s| of| for| and)$", text[start:end])
        end -= len(tail[0]) if tail else 0
        if (start, end) == before:
            return start, end


def _untitle(text: str, start: int, end: int, label: str) -> tuple[int, str]:
    """Where the bare name of a person starts, and the titles before it: inside the span or just before."""
    place, titles = start, []
    if label in {"PERSON", ""}:
        for match in re.finditer(r"\S+\s+", text[start:end]):
            if match[0].strip() not in HONORIFICS:
                break
            titles.append(match[0].strip())
            place = start + match.end()
    if titles and titles[-1] in LONE_TITLES and text[place : place + 1].isupper():
        return place, " ".join(titles)
    before = re.search(r"([A-Z][a-z]+\.?)\s$", text[max(0, start - 20) : start])
    if before and before[1] in LONE_TITLES and label in {"PERSON", "ORG", ""}:
        return start, before[1]
    return start, ""


def _unhonour(text: str, start: int, end: int) -> int:
    """Where a name ends without the degrees and honours after it: Ann Lee, MD."""
    while (last := re.search(r",?\s+([A-Za-z.-]+)$", text[start:end])) and _honours(last[1]):
        end = start + last.start()
    return end


def _honours(word: str) -> bool:
    plain = word.replace(".", "")
    return plain in POSTNOMINALS and plain not in {"Jr", "Sr", "MS", "MA", "PE", "DO", "NP"}


def _is_name(text: str, start: int, end: int, label: str) -> bool:
    name = text[start:end]
    words = name.split()
    if not words or len(words) > LONGEST or len(name) == 1 or not _capital(name):
        return False
    before, after = text[max(0, start - 1) : start], text[end : end + 3]
    if ADDRESS.search(name) or TORN.search(name) or before in BINDING:
        return False
    if re.match(r"\s?[:(]?\s?@|[_({\[=/]\w|[({]\)|::", after):
        return False
    if name.replace(".", "") in POSTNOMINALS and re.search(
        r"[A-Z][\w.-]+,? $", text[max(0, start - 40) : start]
    ):
        return False
    dated = words[0] in CALENDAR and (len(words) == 1 or words[1][:1].isdecimal())
    if dated or name in PEOPLES or (len(words) == 1 and _is_common(name)):
        return False
    plain = HONORIFICS | PEOPLES | CALENDAR
    return bool(label) or not all(word in plain or word.lower() in SMALL for word in words)


def _is_common(word: str) -> bool:
    """Whether a word with a capital is no name by itself: a title, a people, a kind, a function word."""
    low = word.lower()
    small = low in SMALL and not word.replace(".", "").isupper()
    return small or word in PEOPLES | HONORIFICS or low in CLUES or low in COMPASS or word.isdecimal()


def _capital(name: str) -> bool:
    """Whether it is spelt like a name: a capital, a letter beside a digit, or a dotted address."""
    if any(c.isupper() for c in name):
        return True
    return bool(re.search(r"\d[a-z]|[a-z]\d", name) and " " not in name) or bool(
        DOMAIN.fullmatch(name) and name.count(".") > 1
    )


def _spread(
    names: dict[str, Name],
    told: set[tuple[int, int, int]],
    pages: Sequence[Page],
    analyses: Sequence[Analysis],
) -> None:
    """Give each name its mentions: longest first, none overlapping, none inside an unknown longer name."""
    matcher = Matcher({name.words: name.text for name in names.values()})
    common = lower_words(pages)
    for number, (page, analysis) in enumerate(zip(pages, analyses, strict=True)):
        proper = {t.start: t for t in analysis.tokens}
        for start, end, text in matcher.find(page.text):
            if any(start < stop and begin < end for begin, stop in page.closed):
                continue
            sure = (number, start, end) in told
            if sure or _stands_alone(page, start, end, proper, common):
                names[text].mentions.append(Mention(number, start, end))


def lower_words(pages: Iterable[Page]) -> frozenset[str]:
    """Words that the text also writes without a capital."""
    return frozenset(w for page in pages for w in re.findall(r"\b[a-z]\w+", page.text))


def _stands_alone(page: Page, start: int, end: int, tokens: dict[int, Token], common: frozenset[str]) -> bool:
    """Whether a spelling that no recogniser told here is likely the name all the same."""
    name = page.text[start:end]
    if page.text[max(0, start - 1) : start] == "-" or re.match(r"-[A-Z]", page.text[end : end + 2]):
        return False
    if " " in name or not name[0].isalpha():
        return True
    if name.lower() in common and not name.isupper():
        token = tokens.get(start)
        if page.heading or token is None or token.first or token.pos not in {"PROPN", ""}:
            return False
    if page.heading:
        return True
    before = re.search(r"([\w.'-]+)\s$", page.text[max(0, start - 40) : start])
    after = re.match(r"\s([\w'-]+)", page.text[end : end + 40])
    if before and before[1][0].isupper() and not _may_precede(before[1], start, tokens):
        return False
    return not (after and after[1][0].isupper() and not page.text[end:].startswith("'s"))


def _may_precede(word: str, start: int, tokens: dict[int, Token]) -> bool:
    token = tokens.get(start - 1 - len(word))
    return word in HONORIFICS or word in PEOPLES or (token is not None and token.first) or word.endswith("'s")
