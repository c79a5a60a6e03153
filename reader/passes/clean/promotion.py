"""What promotion and page furniture say in short lines, and the words that call for each rule."""

import re
from functools import lru_cache

from reader.passes.clean.lines import Line

SHORT = 12
"""Most words of a line that the promotion rules may drop outside the tail."""

PROMOTION = {
    name: re.compile("|".join(patterns), re.IGNORECASE)
    for name, patterns in {
        "newsletter": (
            r"\bnews ?letters?\b",
            r"\bmailing list\b",
            r"\be-?mail (?:updates|alerts)\b",
            r"\b(?:in|to) your inbox\b",
            r"\bsign[ -]?up (?:for|to|now|here|today)\b",
            r"\b(?:get|receive) (?:\w+ ){0,3}(?:updates|alerts)\b",
        ),
        "subscription": (
            r"^(?:please )?(?:subscribe|subscription|sign in|log ?in|register)[.!:]?$",
            r"\b(?:annual|monthly|digital|gift) subscriptions?\b",
            r"\bsubscribe (?:to|now|today|here)\b",
            r"\b(?:become|be) an? (?:\w+ )?(?:subscriber|member|patron|supporter)\b",
        ),
        "donation": (
            r"\bdonat(?:e|ions?) (?:to|now|here|today|via)\b",
            r"\bmake a donation\b",
            r"\bfund ?-?raising campaign\b",
            r"\bpatreon\b|\bko-fi\b|\bbuy (?:me|us) a coffee\b",
            r"\bsupport (?:us|our (?:work|journalism|mission))\b",
            r"\bsupport (?:independent|honest|quality|free|public) (?:journalism|media)\b",
            r"^(?:please )?(?:donate|support(?! for)(?: the)? \w+)$",
        ),
        "channels": (
            r"\b(?:join|follow|like|find|visit) (?:us|our|me)\b.{0,40}\b(?:whatsapp|telegram|facebook|twitter)\b",
            r"\b(?:join|follow|like|find|visit) (?:us|our|me)\b.{0,40}\b(?:instagram|youtube|linkedin|tiktok)\b",
            r"\b(?:join|follow|like|find|visit) (?:us|our|me)\b.{0,40}\b(?:channels?|groups?|feed|x)\b",
            r"\bfollow (?:us|me)\b",
            r"\b(?:whatsapp|telegram)\b.{0,30}\bchannels?\b",
        ),
        "sharing": (
            r"^(?:share(?: (?:this|on|via|with|it)\b.*)?|tweet|pin it|e-?mail|print(?: this)?|save|bookmark)[:.]?$",
            r"^click to (?:share|print|e-?mail)\b",
            r"^(?:facebook|twitter|whatsapp|linkedin|reddit|pinterest|telegram|copy link)$",
            r"\(opens in new window\)",
        ),
        "legal": (
            r"\ball rights reserved\b",
            r"^(?:copyright\W*)?(?:©|\(c\) ?(?:19|20)\d\d)|^copyright\W+(?:19|20)\d\d",
            r"^(?:privacy|cookie) (?:policy|settings)$",
            r"^terms (?:of (?:use|service)|(?:and|&) conditions)$",
            r"\b(?:we|this (?:web)?site) uses? cookies\b",
        ),
        "advertisement": (
            r"^(?:advertisements?|advert|ad|sponsored(?: content| by .*)?|promoted)$",
            r"^(?:story continues below|article continues|continue reading|skip (?:to|ad))\b",
        ),
        "navigation": (
            r"^(?:also read|read (?:more|next|also)|see also)(?::.*)?$",
            r"^(?:back to top|(?:jump|skip) to (?:main |the )?(?:content|navigation|comments?|recipe|section).*)$",
            r"^(?:previous|next|older|newer) (?:post|article|story|posts|entries)$",
            r"^(?:home|menu|search|close|toggle .*|show more|load more.*|view (?:all|comments|more).*)$",
            r"^(?:contact(?: us)?|about us|sitemap|rss|advertise(?: with us)?)$",
        ),
        "photo credit": (
            r"^\(?(?:photo(?:graph)?|image|picture|pic|illustration|video)s?(?: credits?)?(?: by (?-i:[A-Z])|:| ©).{0,60}$",
            r"^.{0,40}\b(?:getty images|shutterstock|istock(?:photo)?|unsplash)\b.{0,20}$",
        ),
        "filing": (
            r"^(?:tags?|tagged|filed under|posted in|categor(?:y|ies)|topics?|keywords)(?: (?:with|in|as))?:",
            r"^(?:leave|post|add|write) a (?:comment|reply)\b",
            r"^(?:\d+|no) (?:comments?|shares?|likes?|views?|repl(?:y|ies))$",
            r"^comments?$",
            r"^\d+ min(?:ute)?s? read$",
        ),
    }.items()
}
"""What promotion and page furniture say, by rule; searched for in short lines."""

TRIGGERS = {
    name: frozenset(words.split())
    for name, words in {
        "newsletter": "email get inbox mail mailing news newsletter newsletters receive sign signup",
        "subscription": "be become log login register sign subscribe subscription subscriptions",
        "donation": "buy donate donation donations fund fundraising ko make patreon support",
        "channels": "find follow join like telegram visit whatsapp",
        "sharing": "bookmark click copy email facebook linkedin mail opens pin "
        "pinterest print reddit save share telegram tweet twitter whatsapp",
        "legal": "all c cookie cookies copyright privacy terms ©",
        "advertisement": "ad advert advertisement advertisements article "
        "continue promoted skip sponsored story",
        "navigation": "about advertise also back close contact home jump load menu newer "
        "next older previous read rss search see show sitemap skip toggle view",
        "photo credit": "getty illustration illustrations image images istock istockphoto photo photograph "
        "photographs photos pic pics picture pictures shutterstock unsplash video videos",
        "filing": "add categories category comment comments filed keywords leave like likes post posted "
        "read replies reply share shares tag tagged tags topic topics view views write",
    }.items()
}
"""For each rule, words of which one stands in every line it can match: most lines need no search."""

TRIGGERED: dict[str, list[str]] = {}
"""The rules that a word may belong to."""

for _name, _words in TRIGGERS.items():
    for _word in _words:
        TRIGGERED.setdefault(_word, []).append(_name)

WORD = re.compile(r"[a-z]+|©")


@lru_cache(4096)
def said(text: str) -> frozenset[str]:
    """The words of a short line, in lower case and without what joins them."""
    return frozenset(WORD.findall(text.lower()))


def promotion(line: Line, most: int = SHORT) -> str:
    """The rule by which a short line is promotion, or an empty string."""
    return "" if line.words > most else _promotion(line.text)


@lru_cache(4096)
def _promotion(text: str) -> str:
    names = {name for word in said(text) for name in TRIGGERED.get(word, ())}
    return next((name for name in PROMOTION if name in names and PROMOTION[name].search(text)), "")
