"""How frequent an English word is, by the list of wordfreq, and without the rest of it where that can be.

wordfreq cuts texts of any language into words, for which it loads a third of a second of tables. What is made
of Latin letters is cut and looked up here, with the same result; all else is given to it.
"""

import gzip
import math
import re
from functools import cache
from importlib.util import find_spec
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import msgspec

LIST = Path("data", "large_en.msgpack.gz")
FORMAT = {"format": "cB", "version": 1}
"""What its header says: the words of each list that follows are a hundredth of a bel rarer than the last."""

LATIN = re.compile(r"[a-zß-öø-ɏ '.-]*")
TOKEN = re.compile(r"[^\W\d_]+(?:['.][^\W\d_]+)*")
ELIDED = re.compile(r"\b\w\w?'(?=[aehiouy]|[^\x00-\x7f])")
"""A short word before an apostrophe and a vowel, which wordfreq takes for two: l'arc."""

UNKNOWN = 1e-9
"""The frequency of what the list has not: nought on the scale."""


@cache
def zipf(word: str) -> float:
    """Zipf frequency of words: 6 for one in a thousand, 0 for what is not known.

    Raises:
        ImportError: wordfreq is needed and not there.
    """
    places = _places()
    low = word.casefold()
    if places is None or not LATIN.fullmatch(low) or ELIDED.search(low):
        from wordfreq import zipf_frequency

        return float(zipf_frequency(word, "en"))
    found = [places.get(token) for token in TOKEN.findall(low)]
    rarity = sum(10 ** (place / 100) for place in found if place is not None)
    if not found or None in found:
        return 0.0
    frequency = max(1 / rarity, UNKNOWN)
    frequency = round(frequency, math.floor(-math.log10(frequency)) + 3)  # three digits, as wordfreq gives it
    return round(math.log10(frequency) + 9, 2)


@cache
def _places() -> dict[str, int] | None:
    """Word -> how many hundredths of a bel it is rarer than every word; None without the list."""
    spec = find_spec("wordfreq")
    if spec is None or not spec.origin:
        return None
    try:
        packed = (Path(spec.origin).parent / LIST).read_bytes()
        header, *lists = msgspec.msgpack.decode(gzip.decompress(packed), type=list[Any])
    except (OSError, EOFError, ValueError, msgspec.MsgspecError):
        return None
    if header != FORMAT:
        return None
    return dict(chain.from_iterable(zip(words, repeat(place)) for place, words in enumerate(lists)))
