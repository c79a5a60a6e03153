"""Addresses of the net: links, mail, handles, hashtags."""

import re

from reader.speech.english.initials import CENTURY, LONG, PAIR, SAID, initialism, letters
from reader.speech.english.numbers import cardinal, digits, year
from reader.speech.english.rules import Rule

ENDINGS = """
    com org net gov edu int mil info biz news eu uk de fr ru ch nl ie au ca nz us tv io ai app dev blog online
""".split()
"""Last labels of a domain that is written without ``www``."""

READ = frozenset("co me be it at to in is so no".split())
"""Last labels of two letters that are read as words."""

LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})"
DOMAIN = rf"(?:{LABEL}\.){{1,8}}[A-Za-z]{{2,24}}"
REST = r"(?::[0-9]{1,5})?(?:[/?#][^\s<>\"”“]*)?(?<![.,;:!?)\]'’])"

PIECE = re.compile(r"[A-Z]{2,}s?(?![a-z])|[A-Z]?[a-z]+|[A-Z]|[0-9]+")


def pieces(text: str) -> str:
    """The words of a name that is written without spaces: ``MeToo``, ``user_12``."""
    return " ".join(map(_piece, PIECE.findall(text)))


def _piece(piece: str) -> str:
    if piece.isdigit():
        if CENTURY.match(piece):
            return year(int(piece))
        return digits(piece) if LONG.match(piece) else cardinal(int(piece))
    if piece.isupper() and len(piece) > 1:
        return letters(piece) if initialism(piece) and piece not in SAID else piece
    return piece


def domain(text: str) -> str:
    """A domain, with its dots said."""
    labels = (text.lower() if text.isupper() else text).split(".")
    return " dot ".join(_label(label, last=label is labels[-1]) for label in labels)


def _label(label: str, *, last: bool) -> str:
    short = (last and len(label) == PAIR and label not in READ) or not re.search(r"[aeiouy]", label)
    if short and label.isalpha():
        return letters(label.upper())
    return " dash ".join(pieces(part) for part in label.split("-"))


def _link(match: re.Match[str]) -> str:
    return f"link to {domain(match['domain'])}"


def _mail(match: re.Match[str]) -> str:
    user = re.sub(r"[._+-]", lambda m: NAMES[m[0]], match["user"])
    words = (piece if piece in NAMES.values() else pieces(piece) for piece in re.split(r"( \w+ )", user))
    return f"{''.join(words)} at {domain(match['domain'])}"


NAMES = {".": " dot ", "_": " underscore ", "+": " plus ", "-": " dash "}

RULES: tuple[Rule, ...] = (
    (
        re.compile(rf"(?<!\w)(?:https?|ftp)://(?:www\.)?(?P<domain>{DOMAIN}){REST}", re.IGNORECASE),
        _link,
    ),
    (re.compile(rf"(?<![\w.])www\.(?P<domain>{DOMAIN}){REST}", re.IGNORECASE), _link),
    (
        re.compile(
            rf"(?<![\w.+-])(?P<user>[A-Za-z0-9]{{1,64}}(?:[._+-][A-Za-z0-9]{{1,64}}){{0,8}})@(?P<domain>{DOMAIN})(?!\w)",
            re.ASCII,
        ),
        _mail,
    ),
    (
        re.compile(
            rf"(?<![\w.@/-])(?P<domain>(?:{LABEL}\.){{1,4}}(?:{'|'.join(ENDINGS)}))(?![\w@-])(?:/[^\s<>\"”“]*)?(?<![.,;:!?)\]])"
        ),
        lambda m: domain(m["domain"]) if re.search("[A-Za-z]", m["domain"].split(".")[0]) else None,
    ),
    (
        re.compile(r"(?<![\w@./])@(?P<name>[A-Za-z0-9_]{2,30})(?![\w@])", re.ASCII),
        lambda m: f"at {said}" if (said := pieces(m["name"])) else None,
    ),
    (
        re.compile(r"(?<![\w#&/])#(?P<name>[0-9]{0,4}[A-Za-z_][A-Za-z0-9_]{1,60})(?!\w)", re.ASCII),
        lambda m: f"hashtag {pieces(m['name'])}",
    ),
)
