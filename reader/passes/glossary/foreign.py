"""Names in other languages that have capitals: what their place in a sentence tells, and nothing else.

Latin, Cyrillic and Greek letters alike. There is no dictionary and no grammar, so rather too few:
runs of two capitals or more inside a sentence, acronyms, and single words met there twice; where
every noun has a capital, as in German, single words tell nothing.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from reader.model import primary_language
from reader.passes.glossary.analysis import Analysis, Found, Page
from reader.passes.glossary.gazetteer import is_place
from reader.passes.glossary.vocabulary import GIVEN

NOUN_CAPITALS = frozenset({"de", "gsw", "nds", "lb"})
"""Languages that write every noun with a capital."""

UPPER = "".join(letter for letter in map(chr, range(0x2000)) if letter.isupper())
PARTICLES = {
    True: "von der|von dem|von|van|zu|de|am|an der",
    False: "de la|de los|de las|du|des|de|d'|da|das|do|dos|di|del|della|dei|van der|van den|van|von der|von|"
    "ter|ten|af|av|bin|al",
}
"""What may stand inside a name, by whether nouns have capitals."""

CAPITAL = rf"[{UPPER}][\w-]*"
RUNS = {
    nouns: re.compile(rf"(?<![\w@#./-]){CAPITAL}(?: (?:(?:{inner}) )?{CAPITAL})*(?![\w@])")
    for nouns, inner in PARTICLES.items()
}
INSIDE = re.compile(r"(?:\w|\w[,)]|[(])\s$|\w'$")
"""What stands before a word inside a sentence: a word, perhaps a comma or an elision."""

ACRONYM = re.compile(r"[^\W\d_]{2,6}")
LETTERS = re.compile(r"[A-Za-zÀ-ɏͰ-Ͽἀ-῿Ѐ-ӿ' -]+")
TWICE = 2

OPENERS = frozenset(
    """
    Sie Ihr Ihre Ihrem Ihren Ihrer Ihres Ihnen Herr Herrn Frau Anfang Mitte Ende Januar Februar März April Mai
    Juni Juli August September Oktober November Dezember Montag Dienstag Mittwoch Donnerstag Freitag Samstag
    Sonntag Million Millionen Milliarde Milliarden Tausende Euro Dollar Prozent Uhr Jahr Jahre Jahren
    Monsieur Madame Mademoiselle Messieurs Señor Señora Don Doña Signor Signora Senhor Senhora Je Il Elle
    """.split()
)
"""Words with capitals of their own that are no part of a name."""


def analyse(pages: Sequence[Page], language: str) -> list[Analysis]:
    """One Analysis for each page, without tokens."""
    nouns = primary_language(language) in NOUN_CAPITALS
    runs = [list(_inside(page, RUNS[nouns])) for page in pages]
    counts = Counter(" ".join(text.split()) for of_page in runs for _, _, text in of_page)
    lower = frozenset(w for page in pages for w in re.findall(r"\w+", page.text) if w.islower())
    found = []
    for page, of_page in zip(pages, runs, strict=True):
        shouted = page.text.isupper()
        sure = [
            Found(start, end, _label(text))
            for start, end, text in of_page
            if not shouted and _is_sure(text, counts, lower, nouns=nouns)
        ]
        found.append(Analysis((), tuple(sure)))
    return found


def _inside(page: Page, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    """The capitalised runs of a page that do not open a sentence, without the openers at their ends."""
    if not page.running:
        return
    for match in pattern.finditer(page.text):
        start, text = match.start(), match[0]
        if not INSIDE.search(page.text[max(0, start - 3) : start]):
            continue
        words = text.split()
        given = next((n for n, word in enumerate(words[:-1]) if word in GIVEN), 0)  # Kanzlerin Angela Merkel
        while words and (words[0] in OPENERS or given > 0):
            start += len(words[0]) + 1
            words, given = words[1:], given - 1
        while words and words[-1] in OPENERS:
            words = words[:-1]
        if words and words[0][0].isupper():
            text = page.text[start : start + len(" ".join(words))]
            yield start, start + len(text), text


def _is_sure(text: str, counts: Counter[str], lower: frozenset[str], *, nouns: bool) -> bool:
    words = text.split()
    if not LETTERS.fullmatch(text):
        return False
    if len(words) > 1:
        place = nouns and len(words) == TWICE and is_place(words[1])  # Stadt Hamburg
        return not place and not any(word in OPENERS for word in words)
    if ACRONYM.fullmatch(text) and text.isupper():
        return text.lower() not in lower
    return not nouns and len(text) > TWICE and counts[text] >= TWICE and text.lower() not in lower


def _label(text: str) -> str:
    """OntoNotes' label, where a table knows it."""
    if is_place(text):
        return "GPE"
    return "PERSON" if " " in text and text.split(maxsplit=1)[0] in GIVEN else ""
