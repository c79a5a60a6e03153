"""Two names side by side of which the text says that they are one: in brackets, or ``also known as``."""

import re
from collections.abc import Sequence
from itertools import pairwise

from reader.model import EntryKind
from reader.passes.glossary.analysis import Page
from reader.passes.glossary.clusters import Cluster, fold, is_person
from reader.passes.glossary.gazetteer import SAME, is_place
from reader.passes.glossary.vocabulary import CLUES

LINKS = frozenset({"of", "for", "in", "and", "&", "the", "at", "on"})
NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split(),
        1,
    )
}
OPENING = re.compile(r"\s?\(\s?[\"']?(?:the |or )?")
KNOWN_AS = re.compile(
    r",? (?:(?:also|better|formerly|previously|originally|commonly|now|once|otherwise) )?"
    r"(?:known|referred to) as (?:the )?[\"']?|,? (?:aka|a\.k\.a\.) (?:the )?[\"']?"
)
ONCE = re.compile(
    r"\s?\((?:(?:also|formerly|previously|originally|now|once|better)(?: known as| called)?|aka|a\.k\.a\.|"
    r"née|born|known as) (?:the )?[\"']?"
)
"""What tells that the name after it is another one of the same thing."""

LONGEST_ACRONYM = 6


def pairs(clusters: list[Cluster], pages: Sequence[Page]) -> list[tuple[Cluster, Cluster]]:
    """``Long Form (LF)``, ``LF (Long Form)``, ``Ann Lee, also known as Bo Finch``."""
    owner = {m: (c, n) for c in clusters for n in c.names for m in n.mentions}
    found = []
    for one, other in pairwise(sorted(owner, key=lambda m: (m.page, m.start))):
        between = pages[one.page].text[one.end : other.start] if one.page == other.page else ""
        closed = pages[other.page].text[other.end : other.end + 2].lstrip("'\"").startswith(")")
        texts = [pages[m.page].text[m.start : m.end] for m in (one, other)]
        (first, name), (second, _) = owner[one], owner[other]
        if KNOWN_AS.fullmatch(between) or (closed and ONCE.fullmatch(between)):
            if not any(is_place(text) for text in texts):
                found.append((second, first))
        elif closed and OPENING.fullmatch(between):
            short, long = sorted(texts, key=len)
            foreign = short == texts[1] and not is_person(name) and _may_stand_for(short, long)
            if stands_for(short, long) or foreign:
                found.append((first, second) if texts[0] == short else (second, first))
    return found


def stands_for(short: str, long: str) -> bool:
    """Whether the letters and digits of an acronym are the initials of a long form."""
    letters = re.sub(r"[^A-Za-z0-9]", "", short)
    if sum(c.isupper() or c.isdecimal() for c in letters) <= 1:
        return False
    words = [NUMBERS.get(word.lower(), word) for word in re.findall(r"\w+", long)]
    first = [word if word.isdecimal() else word[0] for word in words]
    every = "".join(first)
    capitals = "".join(c for c in first if c[0].isupper() or c.isdecimal())
    significant = "".join(c for c, word in zip(first, words, strict=True) if word.lower() not in LINKS)
    return letters.casefold() in {every.casefold(), capitals.casefold(), significant.casefold()}


def _may_stand_for(short: str, long: str) -> bool:
    """Whether it is the acronym of an organisation in another language: Lamp Party (ZNP)."""
    acronym = short.isalpha() and short.isupper() and 1 < len(short) <= LONGEST_ACRONYM
    body = any(CLUES.get(word.lower()) is EntryKind.ORGANISATION for word in long.split())
    return acronym and body and " " in long and not is_place(short) and fold(short) not in SAME.values()
