"""Which script a text is mainly in, and which languages are written in it."""

import re
from collections import Counter

LATIN = "Latn"

RANGES = {
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Cyrl": "\u0400-\u052f\u1c80-\u1c8f",
    "Armn": "\u0531-\u058f",
    "Hebr": "\u0591-\u05ff\ufb1d-\ufb4f",
    "Arab": "\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff"
    "\ufb50-\ufdff\ufe70-\ufefc",
    "Deva": "\u0900-\u0963\u0970-\u097f",
    "Beng": "\u0980-\u09ff",
    "Guru": "\u0a00-\u0a7f",
    "Gujr": "\u0a80-\u0aff",
    "Orya": "\u0b00-\u0b7f",
    "Taml": "\u0b80-\u0bff",
    "Telu": "\u0c00-\u0c7f",
    "Knda": "\u0c80-\u0cff",
    "Mlym": "\u0d00-\u0d7f",
    "Sinh": "\u0d80-\u0dff",
    "Thai": "\u0e00-\u0e7f",
    "Laoo": "\u0e80-\u0eff",
    "Tibt": "\u0f00-\u0fff",
    "Mymr": "\u1000-\u109f",
    "Geor": "\u10a0-\u10ff\u1c90-\u1cbf",
    "Hang": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "Ethi": "\u1200-\u139f",
    "Khmr": "\u1780-\u17ff",
    "Mong": "\u1800-\u18af",
    "Kana": "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f",
    "Hani": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",
}
"""Letters of each script (ISO 15924), as far as the Unicode blocks tell them; all others count as Latin."""

RUN = re.compile(
    f"(?=[{''.join(RANGES.values())}])(?:{'|'.join(f'(?P<{name}>[{r}]+)' for name, r in RANGES.items())})"
)

LANGUAGES = {
    "Grek": "el grc",
    "Cyrl": "ru uk bg sr be mk kk ky mn tg tt ba uz az ku tk bs ab ce cv",
    "Armn": "hy",
    "Hebr": "he yi hbo lad",
    "Arab": "ar fa ur ps ug ckb sd sdh arz ary ku az kk ky pa ms prs pnb",
    "Deva": "hi mr ne sa gom mai bho kok sd ks",
    "Beng": "bn as",
    "Guru": "pa",
    "Gujr": "gu",
    "Orya": "or",
    "Taml": "ta",
    "Telu": "te",
    "Knda": "kn",
    "Mlym": "ml",
    "Sinh": "si",
    "Thai": "th",
    "Laoo": "lo",
    "Tibt": "bo dz",
    "Mymr": "my",
    "Geor": "ka",
    "Hang": "ko",
    "Ethi": "am ti",
    "Khmr": "km",
    "Mong": "mn",
    "Kana": "ja",
    "Hani": "zh yue wuu ja ko",
}
"""The languages of a script, that with most readers first; all others are written in Latin letters."""

WRITTEN_IN = {script: tuple(languages.split()) for script, languages in LANGUAGES.items()}

SHARED = frozenset({"Cyrl", "Arab", "Deva", "Beng", "Tibt", "Ethi"})
"""Scripts of several languages with many readers: the script alone does not tell which."""

BOTH = frozenset("sr bs uz az kk ku ky mn tg tk tt ba ug ms".split())
"""Languages that are written in Latin letters too."""

NOT_LATIN = frozenset(language for languages in WRITTEN_IN.values() for language in languages) - BOTH

KANA_SHARE = 0.1
"""Japanese prose has at least so many kana for each Chinese sign."""


def script_of(text: str) -> tuple[str, int]:
    """The script that most letters of a text are in, and the length of its longest run.

    The run is 0 for Latin, whose letters are not looked at one by one.
    """
    if text.isascii():
        return LATIN, 0
    lengths: Counter[str] = Counter()
    longest: Counter[str] = Counter()
    for run in RUN.finditer(text):
        script, length = str(run.lastgroup), run.end() - run.start()
        lengths[script] += length
        longest[script] = max(longest[script], length)
    if not lengths:
        return LATIN, 0
    if lengths["Kana"] and lengths["Kana"] >= KANA_SHARE * lengths["Hani"]:
        lengths["Kana"] += lengths.pop("Hani", 0)
        longest["Kana"] = max(longest["Kana"], longest["Hani"])
    script, length = lengths.most_common(1)[0]
    others = sum(map(str.isalpha, RUN.sub("", text)))
    return (script, longest[script]) if length > others else (LATIN, 0)


def is_written_in(language: str, script: str) -> bool:
    """Whether a language, told by its primary subtag, is commonly written in a script."""
    if script == LATIN:
        return language not in NOT_LATIN
    return language in WRITTEN_IN[script]
