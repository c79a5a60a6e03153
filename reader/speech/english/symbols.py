"""Signs that are said, and signs that are not: ``&``, ``§``, ``[...]``, emoji."""

import re
import unicodedata

from reader.speech.english.rules import Rule, any_of

NUMERIC = r"(?=[-−+]?[$£€¥₹]?\.?[0-9])"
BETWEEN = {
    "+": "plus",
    "=": "equals",
    "×": "times",
    "÷": "divided by",
    "±": "plus or minus",
    "≠": "is not equal to",
    "≈": "is about",
    "<": "is less than",
    ">": "is more than",
    "≤": "is at most",
    "≥": "is at least",
}
BEFORE = {
    "~": "about ",
    "≈": "about ",
    "±": "plus or minus ",
    "<": "less than ",
    ">": "more than ",
    "≤": "at most ",
    "≥": "at least ",
    "№": "number ",
    "#": "number ",
    "§§": "sections ",
    "§": "section ",
    "¶": "paragraph ",
    "×": "times ",
}
PER = """
    second minute hour day week month quarter year night person head capita kilo kg litre tonne barrel ounce
""".split()
EMOJI = (
    "\u231a-\u23ff\u2600-\u27bf\u2b05-\u2b55\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa\U0001f400-\U0001faff"
)
PARTS = "\ufe0e\ufe0f\u200d\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
FLAG = "\U0001f1e6-\U0001f1ff"
DECORATION = frozenset("★☆✦✧✨⭐☀✓✔▶►●■◆➡➤➜✂☞☛❖✱✳✴❇❋❱❯⏩⏳⬇⬆⬅🔹🔸🔻🔺🔵🔴🟢⚪⚫")
SHORT = {
    "\u2764": "red heart",
    "♥": "heart",
    "😂": "tears of joy",
    "👍": "thumbs up",
    "👎": "thumbs down",
    "🙏": "folded hands",
    "👏": "clapping hands",
    "🔥": "fire",
    "✅": "check mark",
    "❌": "cross mark",
    "💪": "flexed arm",
}
MOST_NAMED = 3
ONE = re.compile(rf"[{FLAG}]{{2}}|[{EMOJI}](?:[{PARTS}]|(?<=\u200d)[{EMOJI}]){{0,12}}")


def _emoji(match: re.Match[str]) -> str:
    """The names of different emoji in a row; nothing of decoration."""
    names = list(dict.fromkeys(filter(None, map(_name, dict.fromkeys(ONE.findall(match[0]))))))[:MOST_NAMED]
    text = ", ".join(names)
    if not text:
        return ""
    start, end = match.span()
    left = " " if start and not match.string[start - 1].isspace() else ""
    right = " " if match.string[end : end + 1].isalnum() else ""
    return left + text + right


def _name(emoji: str) -> str:
    first = emoji[0]
    if re.match(rf"[{FLAG}]", first):
        return "flag"
    if first in DECORATION:
        return ""
    name = SHORT.get(first) or unicodedata.name(first, "").lower()
    return re.sub(r"^(?:black|white|heavy) | (?:sign|symbol)$|-", lambda m: " " if m[0] == "-" else "", name)


RULES: tuple[Rule, ...] = (
    (re.compile(rf"[{EMOJI}{FLAG}][{EMOJI}{FLAG}{PARTS}]*"), _emoji),
    (re.compile(r"[\[(](?:\.{3}|…|\. \. \.)[\])] ?"), lambda _: ""),
    (re.compile(r"(?<=[A-Z]{2})/(?=[A-Z]{2})"), lambda _: " "),
    (re.compile(r"\band/or\b"), lambda _: "and or"),
    (re.compile(r"\b[hH]e/she\b"), lambda m: f"{m[0][:2]} or she"),
    (re.compile(rf"(?<=\w)/(?=(?:{any_of(PER)})\b)"), lambda _: " per "),
    (re.compile(r"(?<=\w) ?& ?(?=\w)"), lambda _: " and "),
    (re.compile(r"(?<![\w&])&(?![\w&])"), lambda _: "and"),
    (
        re.compile(rf"(?<=[\w)²%]) (?P<sign>[{''.join(BETWEEN)}]) (?=[\w(\-−$£€])"),
        lambda m: f" {BETWEEN[m['sign']]} ",
    ),
    (re.compile(r"(?<=[0-9]{2})\+(?![\w+])|(?<=[A-Z]{3})\+(?![\w+])"), lambda _: " plus"),
    (
        re.compile(rf"(?<![\w&#<>~])(?P<sign>{any_of(BEFORE)}) ?{NUMERIC}"),
        lambda m: BEFORE[m["sign"]],
    ),
    (re.compile(r"(?<=\w) ?[™®©](?!\w)"), lambda _: ""),
    (re.compile(r" \|(?= )"), lambda _: ","),
    (re.compile(r"(?<![\w*])\*{1,3}(?=\w)|(?<=\w)\*{1,3}(?![\w*])"), lambda _: ""),
)
