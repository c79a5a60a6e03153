"""The lines of a flattened document, and what can be seen on one line alone."""

import re
from collections.abc import Sequence
from statistics import median

from msgspec import Struct

from reader.model import Paragraph, is_date
from reader.passes.clean.repair import repair


class Line(Struct, frozen=True):
    """A source line: its number from 1, the text as read, the text repaired, and its words."""

    number: int
    raw: str
    text: str
    words: int

    @property
    def blank(self) -> bool:
        """Whether nothing is left of the line once repaired."""
        return not self.text


def read_lines(blocks: Sequence[Paragraph]) -> list[Line]:
    """The raw blocks of a text source as lines."""
    lines = []
    for n, block in enumerate(blocks, 1):
        text = repair(block.text)
        lines.append(Line(n, block.text, text, text.count(" ") + 1 if text else 0))
    return lines


ENDINGS = (".", "!", "?", "…", "。", "！", "？")
CLOSERS = "”’\"')]»›」』*0123456789 "


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does, closing quotes, brackets and note marks aside."""
    bare = text.rstrip(CLOSERS) or text
    return bare.endswith(ENDINGS)


def ends_open(text: str) -> bool:
    """Whether the text breaks off with an ellipsis, as teasers do."""
    return text.rstrip(' ]”"»)').endswith(("…", "...", "[…", "[..."))


WRAP = range(45, 91)
WRAPPED_SHARE = 0.6
LONG_LINES = 0.05
FEWEST_WRAPPED = 8


def is_hard_wrapped(lines: Sequence[Line]) -> bool:
    """Whether paragraphs were broken into lines of a typewriter's width.

    Most lines then have a like length of 45 to 90 characters, almost none is longer, and many
    break off in mid-sentence.
    """
    full = [len(line.text) for line in lines if line.text]
    if len(full) < FEWEST_WRAPPED or int(median(full)) not in WRAP:
        return False
    wrapped = sum(n in WRAP for n in full) / len(full)
    longer = sum(n >= WRAP.stop for n in full) / len(full)
    open_ends = sum(not ends_sentence(line.text) for line in lines if len(line.text) in WRAP)
    return wrapped > WRAPPED_SHARE and longer < LONG_LINES and open_ends > len(full) / 3


def join_wrapped(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines grouped into paragraphs; one group a line unless the text is hard-wrapped.

    Blank lines are groups of their own. In a hard-wrapped text a short line that ends no sentence
    stands alone (a heading), and a list item opens a new group.
    """
    if not is_hard_wrapped(lines):
        return [[line] for line in lines]
    groups: list[list[Line]] = []
    for line in lines:
        joins = bool(groups) and not line.blank and not groups[-1][-1].blank
        if joins and len(groups[-1][-1].text) >= WRAP.start and not ITEM.match(line.text):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def joined(group: Sequence[Line]) -> Line:
    """A group of lines as one."""
    if len(group) == 1:
        return group[0]
    text = group[0].text
    for line in group[1:]:
        text += line.text if text.endswith(("-", "\N{EN DASH}")) else f" {line.text}"
    return Line(group[0].number, group[0].raw, text, text.count(" ") + 1)


BULLET = re.compile(r"[•‣◦▪●○■*+-] +(?=\S)")
"""The marker of a list item. A long dash is none: it opens a turn of dialogue."""

ORDINAL = re.compile(r"\(?(\d{1,3})[.)] +(?=\S)")
ITEM = re.compile(rf"{BULLET.pattern}|{ORDINAL.pattern}")
QUOTED = re.compile(r"> ?(?=\S)")
WORDLESS = re.compile(r"[\W_]+")
"""A line without letter or digit."""

SEPARATOR = re.compile(r"(?:[-–—*_=~#•·.…+▪■◆❖※✦] ?)+")
"""A rule or a row of stars; brackets and other marks may be code and stay."""

DATE = re.compile(
    r"(?:(?:published|updated|posted|last updated|date)\s*(?:on)?:?\s*)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
    r"(?:(?P<month>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month2>[A-Za-z]{3,9})\.?,?\s+(?P<year2>\d{4})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}))"
    r"(?:,?\s*(?:at\s*)?\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?)?",
    re.IGNORECASE,
)
LONGEST_DATE = 80
"""Characters of the longest line that is a date and nothing else."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def date_of(text: str) -> str:
    """The W3C date that a line states and nothing else, or an empty string."""
    if len(text) > LONGEST_DATE or not any(map(str.isdigit, text)):
        return ""
    match = DATE.fullmatch(text.strip(" |·-–—"))
    if match is None:
        return ""
    if match["iso"]:
        return match["iso"] if is_date(match["iso"]) else ""
    month = (match["month"] or match["month2"])[:3].lower()
    if month not in MONTHS:
        return ""
    day, year = match["day"] or match["day2"], match["year"] or match["year2"]
    date = f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}"
    return date if is_date(date) else ""


NAME = r"[A-Z][\w.’'-]*(?: (?:de|da|del|der|di|la|van|von|bin|al|[A-Z][\w.’'-]*)){0,4}"
FULL_NAME = NAME.replace("{0,4}", "{1,4}")
BYLINE = re.compile(rf"(?:[Ww]ritten )?[Bb][Yy]:? (?P<name>{FULL_NAME}(?:(?:,| and| &) {NAME})*)")


def byline_of(text: str) -> tuple[str, ...]:
    """The names on a line that is a byline and nothing else (``By Ann Lee and Bo Ek``)."""
    if "by" not in text[:12].lower():
        return ()
    match = BYLINE.fullmatch(text.strip(" |·-–—"))
    return tuple(re.split(r", and |, | and | & ", match["name"])) if match else ()
