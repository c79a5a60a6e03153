"""Passages in another language than their document's: whole leaves, marked only when it is certain."""

from collections.abc import Iterable

from msgspec.structs import replace

from reader.hypertext.inline import joined
from reader.model import Leaf, Mark, MarkRole, Paragraph, ParagraphRole, Span, primary_language
from reader.passes.describe.language import by_model, sample
from reader.passes.describe.scripts import LATIN, SHARED, WRITTEN_IN, is_written_in, script_of
from reader.passes.describe.words import LISTED, OWN, speakers, words_of

EXCERPT, PLACES = 600, 3
"""Characters of a long passage that are looked at, and of how many places in it."""

FEWEST_LETTERS, FEWEST_WORDS = 60, 8
"""Less than this is a name, a title, an address: it tells no language in a script that many share."""

LONGEST_SIGN = {"Hani": 2, "Kana": 2, "Hang": 2}
FEWEST_SIGNS = 3
"""Letters on end that make a word of another script; one or two are a symbol, as in formulas."""

ENOUGH = 20
"""Letters of a script that languages share from which the model knows them apart."""

TELLING = {
    "uk": frozenset("іїєґ"),
    "sr": frozenset("ђћљњџј"),
    "be": frozenset("ў"),
    "fa": frozenset("پچژگ"),
    "ur": frozenset("ٹڈڑںے"),
}
"""Letters of less, which tell that it is not in the language with most readers."""

PROSE_IN_SIGNS = 30
"""Length from which a passage in Chinese signs is no Japanese or Korean headline."""

AT_HOME = 3
"""Different small words of the document's own language and no other that vouch for a passage."""

SMALL_SHARE, OWN_SHARE = 0.2, 0.4
"""Small words of a passage in its language, among all; those of the document's, among these."""

PLAIN_SHARE = 0.7
"""Words in lower case and of two letters or more that make prose, not a list of names or a line of code."""

CERTAIN = 0.999
"""What the model's probability must reach where no small words speak for the language it finds."""

KIN = tuple(
    frozenset(kin.split())
    for kin in (
        *(
            "no nb nn da",
            "hr bs sr sh",
            "id ms",
            "en pcm sco",
            "es gl ext an ast",
            "cs sk",
            "nl af",
            "fa prs tg",
        ),
        *("zh yue wuu", "ar arz ary", "fr oc wa", "it vec lij", "mk bg", "hi mr ne"),
    )
)
"""Languages so near each other that a passage cannot be told to be in one and not the other."""


def foreign(leaves: Iterable[Leaf], language: str) -> dict[str, str]:
    """The texts of those leaves that are wholly in another language, and its tag.

    Leaves that have a language mark are left to their source, and verbatim ones to nobody.

    Raises:
        NotWritable: see :func:`reader.passes.describe.language.by_model`.
    """
    home = primary_language(language)
    found = {}
    for leaf in leaves:
        tag = "" if _is_settled(leaf) else _tongue(leaf.text, home)
        if tag:
            found[leaf.text] = tag
    return found


def marked(leaf: Leaf, tongues: dict[str, str]) -> Leaf:
    """The leaf with a language mark over its whole text, if that is among the foreign ones."""
    if leaf.text not in tongues or _is_settled(leaf):
        return leaf
    mark = Mark(Span(0, len(leaf.text)), MarkRole.LANGUAGE, tongues[leaf.text])
    return replace(leaf, marks=joined((*leaf.marks, mark)))


def _is_settled(leaf: Leaf) -> bool:
    if isinstance(leaf, Paragraph) and leaf.role is ParagraphRole.VERBATIM:
        return True
    return any(mark.role is MarkRole.LANGUAGE for mark in leaf.marks)


def _tongue(text: str, home: str) -> str:
    """The language of a text, told by its primary subtag, if it is certainly not that of the document."""
    if text.isascii() and len(text) < FEWEST_LETTERS:
        return ""
    excerpt = sample(text, PLACES, EXCERPT)
    script, run = script_of(excerpt)
    if script != LATIN and not is_written_in(home, script):
        return _by_script(excerpt, script, run)
    if script == "Hani" and home in {"ja", "ko"}:
        return "zh" if len(excerpt) >= PROSE_IN_SIGNS else ""
    if script != LATIN and script not in SHARED:
        return ""
    if sum(map(excerpt.__contains__, OWN.get(home, ()))) >= AT_HOME:
        return ""
    return _by_words(excerpt, script, home)


def _by_script(excerpt: str, script: str, run: int) -> str:
    if run < LONGEST_SIGN.get(script, FEWEST_SIGNS):
        return ""
    if script not in SHARED:
        return WRITTEN_IN[script][0]
    if sum(map(len, words_of(excerpt))) >= ENOUGH:
        return by_model(excerpt, script)[0]
    telling = (language for language, letters in TELLING.items() if not letters.isdisjoint(excerpt.lower()))
    return next((tag for tag in telling if is_written_in(tag, script)), WRITTEN_IN[script][0])


def _by_words(excerpt: str, script: str, home: str) -> str:
    """The language of an excerpt in the document's script, or in Latin letters among others."""
    words = words_of(excerpt)
    if len(words) < FEWEST_WORDS or sum(map(len, words)) < FEWEST_LETTERS:
        return ""
    counts = speakers(words)
    likely, most = max(counts.items(), key=lambda pair: pair[1], default=("", 0))
    if counts[home] > OWN_SHARE * most or are_kin(home, likely):
        return ""
    spoken = most >= SMALL_SHARE * len(words)
    known = home in LISTED or not is_written_in(home, script)
    if not (spoken or (known and _is_prose(excerpt))):
        return ""
    language, probability = by_model(excerpt, script)
    if language == home or are_kin(language, home) or (not spoken and probability < CERTAIN):
        return ""
    return language if not spoken or counts[language] else ""


def are_kin(one: str, other: str) -> bool:
    """Whether two languages are too near each other to be told apart in a passage."""
    return any(one in kin and other in kin for kin in KIN)


def _is_prose(excerpt: str) -> bool:
    pieces = excerpt.split()
    plain = sum(piece.strip(".,;:!?").isalpha() and not piece[0].isupper() for piece in pieces)
    return plain >= PLAIN_SHARE * len(pieces)
