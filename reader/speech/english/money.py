"""Sums of money."""

import re

from reader.speech.english.numbers import amount, cardinal, singular, span
from reader.speech.english.rules import DASH, GAP, LEFT, NUMBER, Rule, after, any_of, attributive

UNITS = {
    "$": ("dollar", "dollars", "cent", "cents"),
    "£": ("pound", "pounds", "penny", "pence"),
    "€": ("euro", "euros", "cent", "cents"),
    "¥": ("yen", "yen", "", ""),
    "₹": ("rupee", "rupees", "paisa", "paise"),
    "₽": ("rouble", "roubles", "kopeck", "kopecks"),
    "₺": ("lira", "lira", "", ""),
    "₩": ("won", "won", "", ""),
    "₪": ("shekel", "shekels", "", ""),
    "₴": ("hryvnia", "hryvnias", "", ""),
    "₦": ("naira", "naira", "", ""),
}
"""One and many of a currency, and of its hundredth part."""

LANDS = {
    "US": "U.S",
    "U.S.": "U.S",
    "A": "Australian",
    "AU": "Australian",
    "C": "Canadian",
    "CA": "Canadian",
    "NZ": "New Zealand",
    "HK": "Hong Kong",
    "S": "Singapore",
    "R": "Brazilian",
    "NT": "Taiwan",
}
CODES = {
    "USD": ("U.S dollar", "U.S dollars"),
    "EUR": ("euro", "euros"),
    "GBP": ("pound", "pounds"),
    "JPY": ("yen", "yen"),
    "AUD": ("Australian dollar", "Australian dollars"),
    "CAD": ("Canadian dollar", "Canadian dollars"),
    "CHF": ("Swiss franc", "Swiss francs"),
    "INR": ("rupee", "rupees"),
    "Rs": ("rupee", "rupees"),
    "Rs.": ("rupee", "rupees"),
}
SCALES = {
    "k": "thousand",
    "K": "thousand",
    "m": "million",
    "M": "million",
    "mn": "million",
    "mln": "million",
    "bn": "billion",
    "b": "billion",
    "B": "billion",
    "tn": "trillion",
    "trn": "trillion",
    "T": "trillion",
    "lakh": "lakh",
    "crore": "crore",
    "hundred": "hundred",
    "thousand": "thousand",
    "million": "million",
    "billion": "billion",
    "trillion": "trillion",
}

SCALE = rf"(?:(?:{GAP}|-)?(?P<scale>{any_of(SCALES)})(?!\w))?"
END = r"(?!\w)(?![.,:/][0-9])(?!-(?:dollar|pound|euro)| (?:hundred|thousand|[mbt]r?illion)\b)"


NOUN = re.compile(
    r"-[a-z]| (?:deal|contract|loan|fund|fine|bill|budget|package|plan|project|prize|investment|lawsuit"
    r"|settlement|bailout|grant|bonus|offer|bid|programme|program|note|house|home|mansion|ransom|bounty|reward|coin)\b"
)


def _before_noun(match: re.Match[str]) -> bool:
    """Whether a sum stands before what it tells of: ``its $10m deal``, ``$5-a-day``."""
    return attributive(match) or NOUN.match(after(match)) is not None


def _sum(match: re.Match[str]) -> str:
    one, many, small, smalls = UNITS[match["sign"]]
    parts = match.groupdict()
    first, last, scale, land = match["first"], parts.get("last"), parts.get("scale"), parts.get("land")
    minus, of = "minus " if match["minus"] else "", f"{LANDS[land]} " if land else ""
    whole, _, part = first.partition(".")
    if scale or last or len(part) != len("99") or not small:
        alone = _before_noun(match) or (not scale and singular(first, last))
        return f"{minus}{_scaled(first, last, scale, parts.get('own'))} {of}{one if alone else many}"
    cents = int(part)
    said = f"{cardinal(cents)} {small if cents == 1 else smalls}"
    if int(whole.replace(",", "") or "0") == 0:
        return f"{minus}{said}"
    rest = "" if cents == 0 else f" and {said}" if cents in range(1, 10) else f" {cardinal(cents)}"
    return f"{minus}{amount(whole)} {of}{one if singular(whole) or _before_noun(match) else many}{rest}"


def _scaled(first: str, last: str | None, scale: str | None, own: str | None) -> str:
    """One sum or two, in millions or the like; the first may have another scale of its ``own``."""
    words = span(first, last)
    if last and own and SCALES[own] != SCALES.get(scale or ""):
        words = f"{amount(first)} {SCALES[own]} to {amount(last)}"
    return f"{words} {SCALES[scale]}" if scale else words


def _coded(match: re.Match[str]) -> str:
    one, many = CODES[match["code"]]
    scale = match["scale"]
    words = _scaled(match["first"], None, scale, None)
    alone = attributive(match) or (not scale and singular(match["first"]))
    return f"{words} {one if alone else many}"


def _small(match: re.Match[str]) -> str:
    one, many = {"p": ("penny", "pence"), "¢": ("cent", "cents")}[match["sign"]]
    return f"{amount(match['first'])} {one if singular(match['first']) or attributive(match) else many}"


SIGNED = f"[{''.join(UNITS)}]"
FIRST = rf"(?P<first>{NUMBER}|\.[0-9]{{2}})"

RULES: tuple[Rule, ...] = (
    (
        re.compile(
            rf"(?<![\w/#@$£€])(?P<minus>[-−])?(?P<land>{any_of(LANDS)})?(?P<sign>{SIGNED}){GAP}?{FIRST}"
            rf"(?:(?P<own>{any_of(SCALES)})?{DASH}(?:{SIGNED})?(?P<last>{NUMBER}))?{SCALE}{END}"
        ),
        _sum,
    ),
    (
        re.compile(rf"{LEFT}(?P<minus>-)?{FIRST}{GAP}?(?P<sign>[€₽₴$£])(?!\w)"),
        _sum,
    ),
    (re.compile(rf"\b(?P<code>{any_of(CODES)}){GAP}?{FIRST}{SCALE}{END}"), _coded),
    (re.compile(rf"{LEFT}{FIRST}{SCALE}{GAP}(?P<code>{any_of(c for c in CODES if c.isupper())})\b"), _coded),
    (re.compile(rf"{LEFT}(?P<first>[0-9]{{1,3}}(?:\.[0-9])?)(?P<sign>p|¢)(?!\w)"), _small),
)
