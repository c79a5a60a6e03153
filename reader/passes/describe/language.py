"""The language of a text: by its script, by its small words, and only then by a model."""

import tempfile
from collections.abc import Sequence
from functools import cache
from typing import Any

from reader.errors import NotWritable
from reader.passes.describe.scripts import LATIN, SHARED, WRITTEN_IN, is_written_in, script_of
from reader.passes.describe.words import ALONE, LISTED, speakers, words_of

SAMPLE, PIECES = 1500, 6
"""Characters that the language is told from, and of how many places of the text they are."""

FEWEST_LETTERS = 20
"""Letters below which a guess would be a coin's."""

DEFAULT = "en"
"""Of text too short to tell, and of text in no language; a voice and a screen reader need one."""

NO_LANGUAGE = "zxx"
"""What ISO 639 calls text in no language."""

FEWEST_WORDS, FEWEST_ALONE = 30, 5
"""Words from which the small ones among them decide, if so many different ones are of one language alone."""

SMALL_SHARE = 0.15
"""Of prose at least so many words are small words of its language; mostly it is a third."""

CLEAR = frozenset("en de fr it sv fi pl hu ro tr vi ru ur hi".split())
"""Languages whose small words no neighbour has, listed or not, as Galician has those of Portuguese."""


def sample(text: str, pieces: int = PIECES, size: int = SAMPLE) -> str:
    """As many characters of a text as ``size``, from places spread evenly from its start to its end."""
    if len(text) <= size:
        return text
    length = size // pieces
    step = (len(text) - length) / (pieces - 1)
    return " ".join(text[int(n * step) :][:length] for n in range(pieces))


def tell(text: str) -> str:
    """BCP 47 tag of the language of a sample; :data:`DEFAULT` where there is too little to tell.

    Raises:
        NotWritable: the model of languages cannot be unpacked into the temporary folder.
    """
    script, _ = script_of(text)
    if script not in SHARED and script != LATIN:
        return WRITTEN_IN[script][0]
    words = words_of(text)
    if sum(map(len, words)) < FEWEST_LETTERS:
        return DEFAULT
    return by_small_words(words) or by_model(text, script)[0]


def by_small_words(words: Sequence[str]) -> str:
    """The language whose small words are the most among the words, if they are many and tell it; or nothing.

    Of a text in two languages it is that of the larger part.
    """
    if len(words) < FEWEST_WORDS:
        return ""
    language, count = (*speakers(words).most_common(1), ("", 0))[0]
    if language not in CLEAR or count < SMALL_SHARE * len(words):
        return ""
    return language if len((LISTED[language] & ALONE).intersection(words)) >= FEWEST_ALONE else ""


def by_model(text: str, script: str) -> tuple[str, float]:
    """The likeliest language that is written in the script, and its probability.

    Raises:
        NotWritable: the model cannot be unpacked into the temporary folder.
    """
    try:
        ranks: Sequence[tuple[str, float]] = _model().rank(text)
    except OSError as error:
        what = f"the language cannot be told: {error.strerror}"
        advice = "give it with --language, or another temporary folder with TMPDIR"
        raise NotWritable(tempfile.gettempdir(), what, advice) from error
    language, probability = next(rank for rank in ranks if is_written_in(rank[0], script))
    return (DEFAULT, 0.0) if language == NO_LANGUAGE else (language, probability)


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # late: numpy, and 4 MB to unpack

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
