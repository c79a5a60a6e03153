"""The order of the glossary: the alphabet of the book's language.

After the Unicode Collation Algorithm (UTS 10) in what matters to a list of names: letters first,
then accents and case. PyICU has no wheels and pyuca knows no language, only the default order,
which a few lines give too; so the alphabets that differ are told here, by the rules of CLDR. What
is written in no alphabet, as Chinese is, stands in the order of Unicode.
"""

import re
import unicodedata
from functools import cache

from reader.model import Entry, primary_language

NORDIC, SOUTH_SLAVIC = "z<æ,ä<ø,ö<å", "c<č<ć d<dž<đ l<lj n<nj s<š z<ž"

TAILORINGS = {
    **dict.fromkeys(("da", "nb", "nn", "no"), NORDIC),
    **dict.fromkeys(("fi", "sv"), "z<å<ä,æ<ö,ø"),
    **dict.fromkeys(("bs", "hr"), SOUTH_SLAVIC),
    **dict.fromkeys(("az", "tr"), "c<ç g<ğ h<ı o<ö s<ş u<ü"),
    **dict.fromkeys(("be", "bg", "ru"), "и<й"),
    "cs": "c<č h<ch r<ř s<š z<ž",
    "es": "n<ñ",
    "et": "s<š<z<ž w<õ<ä<ö<ü",
    "hu": "o<ö,ő u<ü,ű",
    "is": "a<á d<ð e<é i<í o<ó u<ú y<ý z<þ<æ<ö<å",
    "lt": "c<č i<y s<š z<ž",
    "lv": "c<č g<ģ k<ķ l<ļ n<ņ r<ŗ s<š z<ž",
    "pl": "a<ą c<ć e<ę l<ł n<ń o<ó s<ś z<ź<ż",
    "ro": "a<ă<â i<î s<ș,ş t<ț,ţ",
    "sk": "a<ä c<č h<ch o<ô s<š z<ž",
    "sl": "c<č<ć d<đ s<š z<ž",
    "uk": "г<ґ е<є и<і<ї<й",
}
"""By language, which letters follow which: ``n<ñ``; with a comma, letters that count as one."""

PLAIN = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
)
"""Letters that are others with a stroke, or two in one, but that Unicode does not take apart."""

TURKIC = str.maketrans({"I": "ı", "İ": "i"})

Letters = tuple[tuple[str, int], ...]


def collation_key(entry: Entry, language: str) -> tuple[Letters, str, str]:
    """Order by letters alone, without case and accents; then by headword, then by id."""
    return letters(entry.headword, primary_language(language)), entry.headword, entry.id


def letters(text: str, language: str) -> Letters:
    """The letters and figures of a text, each with its rank behind the one that it follows."""
    ranks, units = _alphabet(language)
    text = unicodedata.normalize("NFC", text)
    folded = (text.translate(TURKIC) if language in {"az", "tr"} else text).casefold()
    found: list[tuple[str, int]] = []
    for unit in units.findall(folded):
        if unit in ranks:
            found.append(ranks[unit])
        else:
            bare = unicodedata.normalize("NFKD", unit.translate(PLAIN))
            found += [(each, 0) for each in bare if each.isalnum() or each.isspace()]
    return tuple(found)


@cache
def _alphabet(language: str) -> tuple[dict[str, tuple[str, int]], re.Pattern[str]]:
    """The places of the letters that a language puts elsewhere, and what finds the letters of a text."""
    ranks = {}
    for chain in TAILORINGS.get(language, "").split():
        first, *rest = chain.split("<")
        for rank, same in enumerate(rest, 1):
            ranks.update(dict.fromkeys(same.split(","), (first, rank)))
    own = sorted(ranks, key=len, reverse=True)
    return ranks, re.compile("|".join([*map(re.escape, own), "."]), re.DOTALL)
