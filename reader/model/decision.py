"""What the cleaner did with each line."""

from enum import StrEnum

from msgspec import Struct


class Action(StrEnum):
    """What the cleaner did with a line."""

    KEEP = "keep"
    DROP = "drop"


class LineRole(StrEnum):
    """What the cleaner took a line for."""

    TITLE = "title"
    LEAD = "lead"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    BYLINE = "byline"
    DATE = "date"
    BIO = "bio"
    BOILERPLATE = "boilerplate"
    BLANK = "blank"


class Decision(Struct, frozen=True, omit_defaults=True):
    """What became of one source line, and why.

    ``line`` counts from 1; ``text`` is the line as read; ``canonical`` is the kept text where
    repair changed it; ``rule`` names the rule that decided; ``level`` is that of a heading.
    """

    line: int
    text: str
    action: Action
    role: LineRole
    rule: str = ""
    level: int = 0
    canonical: str = ""
