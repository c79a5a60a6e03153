"""Plain numbers: percentages, ordinals, ranges, scores, fractions, telephones, versions."""

import re

from reader.speech.english.numbers import amount, cardinal, digits, ordinal, plural, span, two_digits, year
from reader.speech.english.rules import DASH, GAP, LEFT, NUMBER, RIGHT, SIGN, Rule, after, before

LONGEST_PLAIN = 6
"""Digits of a number without commas; a longer one may be a code, unless it is round."""

SPORT = re.compile(
    r"\b(?:w[io]ns?|winning|los[et]s?|beat|beaten|beats|drew|draws?|drawn|victory|victories|defeat(?:ed)?|lead"
    r"|leads|led|ahead|trail(?:ed|ing)?|scores?|scored|thrash(?:ed|ing)|half-time|triumph|aggregate)\b"
)
HIGHEST_GOALS = 9
PARTS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 8: "eighth", 16: "sixteenth"}
OUT_OF = {10, 100}
SIXTY = range(60)
FEWEST_DIALLED = 7
YEARS = range(1100, 2100)
SPECIAL = {"9/11": "nine eleven", "24/7": "twenty-four seven", "50/50": "fifty fifty", "7/7": "seven seven"}
VULGAR = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
}
SUFFIXES = {1: "st", 2: "nd", 3: "rd"}
CALLED = re.compile(
    r"\b(?:call|calls|called|calling|dial|dialled|dialed|phone|phoned|rang|ring)\s$", re.IGNORECASE
)
MODEL = re.compile(r"\b(?:Boeing|Flight|flight|Airbus|Route|Highway|Interstate|Room|Area)\s$")


def _percent(match: re.Match[str]) -> str:
    return f"{span(match['first'], match['last'])} percent"


def _ordinal(match: re.Match[str]) -> str | None:
    number = int(match["number"].replace(",", ""))
    teen = number % 100 in range(11, 14)
    right = "th" if teen else SUFFIXES.get(number % 10, "th")
    return ordinal(number) if match["suffix"].lower() == right else None


def _telephone(match: re.Match[str]) -> str:
    groups = re.findall(r"\+?[0-9]+", match[0])
    return ", ".join(("plus " if group[0] == "+" else "") + digits(group) for group in groups)


def _fraction(match: re.Match[str]) -> str | None:
    top, bottom = int(match["top"]), int(match["bottom"])
    if f"{top}/{bottom}" in SPECIAL:
        return SPECIAL[f"{top}/{bottom}"] if not match["whole"] else None
    if bottom in OUT_OF and not match["whole"]:
        return f"{cardinal(top)} out of {cardinal(bottom)}"
    if not 0 < top < bottom or bottom not in PARTS:
        return None
    return _mixed(match["whole"], top, bottom)


def _mixed(whole: str | None, top: int, bottom: int) -> str:
    name = PARTS[bottom]
    part = f"{cardinal(top)} {plural(name) if top > 1 else name}"
    if not whole:
        return part
    return (
        f"{amount(whole.strip())} and {part.replace('one ', 'a ') if name in {'half', 'quarter'} else part}"
    )


def _range(match: re.Match[str]) -> str | None:
    first, last = match["first"], match["last"]
    if (last[0] == "0" and len(last) > 1) or MODEL.search(before(match)):
        return None
    a, b = (float(text.replace(",", "")) for text in (first, last))
    sport = SPORT.search(before(match)) or SPORT.search(after(match))
    if a == b and "." not in first + last:
        return " ".join(["nil" if a == 0 else cardinal(int(a))] * 2)
    if "." not in first + last and max(a, b) <= HIGHEST_GOALS and (a >= b or sport):
        return " ".join("nil" if goals == 0 else cardinal(int(goals)) for goals in (a, b))
    return f"{amount(first)} to {amount(last)}"


def _ratio(match: re.Match[str]) -> str | None:
    """A ratio; of what may be a time of a race or a verse, only the numbers."""
    a, b = int(match["a"]), int(match["b"])
    if len(match["b"]) == 1 or a not in SIXTY:
        return f"{cardinal(a)} to {cardinal(b)}"
    return f"{cardinal(a)} {two_digits(b)}" if b in SIXTY else None


def _plain(match: re.Match[str]) -> str | None:
    text = match[0]
    bare = text.lstrip("+-−")
    if re.fullmatch("[0-9]{3}", text):
        if CALLED.search(before(match)):
            return digits(text)
        if text[1:] != "00" and MODEL.search(before(match)):
            return f"{cardinal(int(text[0]))} {two_digits(int(text[1:]))}"
    code = len(bare) > LONGEST_PLAIN and bare.isdigit() and not bare.endswith("000")
    return None if code else amount(text)


def _joined(match: re.Match[str]) -> str:
    number = int(match["number"])
    words = year(number) if number in YEARS else cardinal(number)
    return f" {plural(words) if match['plural'] else words}"


RULES: tuple[Rule, ...] = (
    (re.compile("(?P<number>[0-9])\ufe0f?\u20e3"), lambda m: cardinal(int(m["number"]))),
    (
        re.compile(rf"{LEFT}(?P<a>{NUMBER})\+(?P<b>{NUMBER}){RIGHT}"),
        lambda m: f"{amount(m['a'])} plus {amount(m['b'])}",
    ),
    (
        re.compile(
            r"(?<![\w.+-])(?:\+[0-9]{1,3}(?:[ -]?\(?[0-9]{1,5}\)?){1,5}"
            r"|(?:1-)?\(?[2-9][0-9]{2}\)?[ -][0-9]{3}-[0-9]{4}|1-800-[0-9]{3}-[0-9]{4}"
            r"|\(?0[0-9]{2,4}\)? [0-9]{3,4}[ -]?[0-9]{3,4}|[2-9][0-9]{2}-0[0-9]{3})(?![\w%-])(?![.,/][0-9])"
        ),
        lambda m: _telephone(m) if sum(map(str.isdigit, m[0])) >= FEWEST_DIALLED else None,
    ),
    (
        re.compile(rf"{LEFT}(?P<first>{SIGN}{NUMBER})(?:%?{DASH}(?P<last>{NUMBER}))?{GAP}?(?:%|pc)(?!\w)"),
        _percent,
    ),
    (re.compile(rf"(?:{LEFT}|(?<=[A-Za-z]-))(?P<number>[0-9,]{{1,9}})(?P<suffix>st|nd|rd|th)\b"), _ordinal),
    (
        re.compile(
            rf"{LEFT}(?P<whole>[0-9]{{1,4}} )?(?P<top>[0-9]{{1,3}})[/⁄](?P<bottom>[0-9]{{1,3}}){RIGHT}"
        ),
        _fraction,
    ),
    (
        re.compile(rf"{LEFT}(?P<whole>[0-9]{{1,4}} ?)?(?P<part>[{''.join(VULGAR)}])(?!\w)"),
        lambda m: _mixed(m["whole"], *VULGAR[m["part"]]),
    ),
    (
        re.compile(rf"(?<![\w/#@:.])[vV]?(?P<parts>[0-9]{{1,4}}(?:\.(?!0[0-9])[0-9]{{1,4}}){{2,3}}){RIGHT}"),
        lambda m: (
            ("version " if m[0][0] in "vV" else "")
            + " point ".join(cardinal(int(part)) for part in m["parts"].split("."))
        ),
    ),
    (
        re.compile(rf"\b[vV](?P<parts>[0-9]{{1,3}}(?:\.[0-9]{{1,3}})?){RIGHT}"),
        lambda m: "version " + " point ".join(cardinal(int(part)) for part in m["parts"].split(".")),
    ),
    (
        re.compile(rf"{LEFT}[0-9](?:-[0-9]){{2,3}}{RIGHT}"),
        lambda m: digits(m[0]),
    ),
    (re.compile(rf"{LEFT}(?P<first>{NUMBER}){DASH}(?P<last>{NUMBER}){RIGHT}(?!-[A-Z])"), _range),
    (
        re.compile(rf"{LEFT}(?P<a>{NUMBER})[x×](?P<b>{NUMBER}){RIGHT}"),
        lambda m: f"{amount(m['a'])} by {amount(m['b'])}",
    ),
    (re.compile(rf"{LEFT}(?P<a>{NUMBER})[x×](?!\w| ?[+=−-])"), lambda m: f"{amount(m['a'])} times"),
    (
        re.compile(rf"{LEFT}(?P<a>[0-9]{{1,2}}):(?P<b>[0-9]{{1,2}}){RIGHT}"),
        _ratio,
    ),
    (re.compile(rf"{LEFT}\.(?P<part>[0-9]{{1,10}}){RIGHT}"), lambda m: f"point {digits(m['part'])}"),
    (re.compile(rf"{LEFT}{SIGN}{NUMBER}{RIGHT}"), _plain),
    (
        re.compile(rf"(?<=[A-Za-z])-(?P<number>[1-9][0-9]{{0,3}})(?P<plural>s\b)?{RIGHT}"),
        _joined,
    ),
)
