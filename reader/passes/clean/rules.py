"""Rules about kinds of lines that are not part of the text: each has a name, told in cleaning.json.

A rule sees short lines only, or long ones inside the tail. Losing a paragraph is worse than keeping
a line of promotion, so every rule is narrow.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from reader.passes.clean.lines import Line, ends_open, ends_sentence
from reader.passes.clean.promotion import SHORT, promotion, said

LABEL = 8
"""Most words of a label."""

TAIL_SHARE = 0.35
"""Most of the document's words that a tail may hold."""

LONG = 25
"""Fewest words of a line that is surely a paragraph."""

MORE = r"(?:related|similar|recommended|recent|latest|more|popular|trending|other|most|top|featured|further)"
TAIL_LABELS = (
    rf"(?:{MORE} )+(?:posts?|articles?|stor(?:y|ies)|news|content|reading|topics?|links|read|popular|viewed|picks?)",
    r"(?:related|recommended|trending)(?: for you)?",
    r"you (?:may|might) (?:also )?(?:like|enjoy|be interested)\b.*",
    r"editor.?s.? picks?|what others are reading|what to read next|up next|read (?:more|next)",
    r"(?:leave|post|add|write) a (?:comment|reply)\b.*|join the (?:conversation|discussion)\b.*",
    r"(?:\d+ )?(?:comments?|responses?|thoughts?|replies)(?: \(\d+\)| (?:on|to) .*)?",
    r"(?:next|previous) article",
)
TAIL = re.compile(f"(?:{'|'.join(TAIL_LABELS)})[:.]?", re.IGNORECASE)
"""A label after which nothing of the article comes."""

WEAK_TAIL = re.compile(r"(?:(?:latest|more) (?:from|in|on|by|like) .+|don.?t miss.*)[:.]?", re.IGNORECASE)
"""A label that may also be a heading of the article: it opens a tail only where no sentence follows."""

FURNITURE = re.compile(
    r"(?:about|accessibility|advertis\w+|app store|careers|contact|cookies?|copyright|©|facebook|faq|follow|google play|"
    r"help|home|instagram|jobs|linkedin|log ?in|newsletters?|press|privacy|rss|sign (?:in|up)|sitemap|subscribe|terms|"
    r"twitter|youtube)\b",
    re.IGNORECASE,
)
"""How the lines of a page's footer begin."""

SIGNATURE = re.compile(r"(?:about the authors?|author bio|biography|about (?:me|us))[:.]?", re.IGNORECASE)


def tail_start(lines: Sequence[Line]) -> int:
    """Index of the label that opens the tail (related posts, comments), or ``len(lines)``.

    Only where little of the document follows, so that a label inside the article cuts nothing.
    """
    total = sum(line.words for line in lines)
    last_sentence = max((n for n, line in enumerate(lines) if _is_sentence(line)), default=-1)
    before = 0
    for n, line in enumerate(lines):
        late = before > 0 and total - before < TAIL_SHARE * total
        if late and 0 < line.words <= LABEL and _opens_tail(line.text, sentences_follow=n < last_sentence):
            return n
        before += line.words
    return len(lines)


def _opens_tail(text: str, *, sentences_follow: bool) -> bool:
    strong = TAIL.fullmatch(text) is not None
    return strong or (not sentences_follow and WEAK_TAIL.fullmatch(text) is not None)


COMMENT_HEAD = re.compile(
    r".{2,60} says?:?|.{2,40} (?:replied|commented|wrote)(?: to .{2,30})?:?"
    r"|(?:reply|log in to reply|reply to .{2,30}|report|like|flag)"
    r"|(?:[A-Z]\w+ \d{1,2}, \d{4},? )?(?:at )?\d{1,2}:\d{2} ?[ap]\.?m\.?.{0,12}"
    r"|\d+ (?:days?|weeks?|months?|years?|hours?) ago",
    re.IGNORECASE,
)
"""What stands over or under a reader's comment: who says it, when, and how to answer."""


HEAD_WORDS = frozenset("ago am commented flag like m p pm replied reply report say says wrote".split())
"""Words of which one stands in every such line."""


def is_comment_head(line: Line) -> bool:
    """Whether a line is what a site sets around a reader's comment."""
    return line.words <= SHORT and _is_comment_head(line.text)


@lru_cache(4096)
def _is_comment_head(text: str) -> bool:
    if HEAD_WORDS.isdisjoint(said(text)):
        return False
    return COMMENT_HEAD.fullmatch(text) is not None


def _is_sentence(line: Line) -> bool:
    return line.words > LABEL and ends_sentence(line.text) and not ends_open(line.text)


def appeals(lines: Sequence[Line], tail: int) -> dict[int, str]:
    """Rule by index of the lines of promotion, and of the appeals among them.

    Inside the article a sentence, or speech, goes only beside a line that is promotion and neither:
    prose speaks of newsletters and donations too. An appeal reads like prose (``We depend on our
    readers``); it goes after promotion, before more of it or the tail, and never when it is long.
    """
    shown = [n for n, line in enumerate(lines) if not line.blank]
    rules = {n: promotion(lines[n]) for n in shown}
    body = [n for n in shown if is_body(lines[n])]
    inside = range(body[0], body[-1]) if body else range(0)
    firm = {n for n in shown if rules[n] and not (n in inside and _may_be_prose(lines[n].text))}
    found: dict[int, str] = {}
    for before, n, after in zip([-1, *shown], shown, [*shown[1:], tail], strict=False):
        if n in firm or (rules[n] and (before in firm or after in firm)):
            found[n] = rules[n]
        elif before in found and (after >= tail or after in firm) and _speaks_for_site(lines[n]):
            found[n] = f"{found[before].removesuffix(' appeal')} appeal"
    return found


def _speaks_for_site(line: Line) -> bool:
    return line.words <= LONG and SITE_VOICE.search(line.text) is not None


def _may_be_prose(text: str) -> bool:
    return ends_sentence(text) or text.startswith(OPENINGS)


OPENINGS = ("“", "‘", '"', "'", "«", "»", "„", "—", "–")
"""How speech opens."""

SITE_VOICE = re.compile(r"\b(?:our|us|we)\b", re.IGNORECASE)
"""Words with which a site speaks of itself."""


FEWEST_CONTENTS = 3
"""Lines in a row that come again further down before they are a table of contents."""

CONTENTS_MARK = re.compile(r"^(?:[-*+•o] |\d{1,2}(?:\.\d{1,2})*[.)]? )+")


CONTENTS_LABEL = re.compile(
    r"(?:table of )?contents|in this (?:article|guide|post|story)|jump to.*|on this page", re.IGNORECASE
)


def contents(lines: Sequence[Line]) -> list[int]:
    """Indices of a table of contents: short lines in a row that stand again below, in the same order.

    There they stand farther apart. A label over them (``Table of contents``) goes with them.
    """
    short = {
        n: CONTENTS_MARK.sub("", line.text).casefold() for n, line in enumerate(lines) if line.words <= LONG
    }
    last = {text: n for n, text in short.items() if text}
    again = {n: last[text] for n, text in short.items() if text and last[text] > n}
    found: list[int] = []
    run: list[int] = []
    for n in [*(n for n, line in enumerate(lines) if line.text), len(lines)]:
        if n in again and (not run or again[n] > again[run[-1]]):
            run.append(n)
            continue
        wider = run and again[run[-1]] - again[run[0]] > run[-1] - run[0]  # a refrain is as close again
        if wider and len(run) >= FEWEST_CONTENTS:
            found += run
        run = [n] if n in again else []
    label = next((n for n in range(min(found, default=0) - 1, -1, -1) if lines[n].text), None)
    if label is not None and CONTENTS_LABEL.fullmatch(lines[label].text):
        found.append(label)
    return found


def teasers(lines: Sequence[Line]) -> list[int]:
    """Indices of excerpts of other pages: they break off with ``Read more``, or several with ``[…]``.

    One ``[…]`` alone is an author's elision.
    """
    short = [n for n, line in enumerate(lines) if 0 < line.words <= 2 * LONG]
    links = [n for n in short if lines[n].text.lower().endswith(("read more", "read more »"))]
    elisions = [n for n in short if lines[n].text.endswith(("[…]", "[...]"))]
    return links + (elisions if len(elisions) > 1 else [])


def is_footer_line(line: Line) -> bool:
    """Whether a line could stand in a page's footer: short, and no sentence."""
    return line.words <= LABEL and not ends_sentence(line.text)


def is_dangling(line: Line) -> bool:
    """Whether a line is a label that announces something (``Reference and Sources:``)."""
    return line.words <= LABEL and line.text.endswith(":")


def is_body(line: Line) -> bool:
    """Whether a line is surely a paragraph of an article."""
    return line.words >= LONG and ends_sentence(line.text) and not ends_open(line.text)
