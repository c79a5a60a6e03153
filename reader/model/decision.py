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
    CAPTION = "caption"
    FIGURE = "figure"
    TABLE = "table"
    NOTE = "note"
    REFERENCE = "reference"
    BYLINE = "byline"
    DATE = "date"
    BIO = "bio"
    BOILERPLATE = "boilerplate"
    BLANK = "blank"


class Decision(Struct, frozen=True, omit_defaults=True):
    """What became of one source line, and why; of a source with structure, one block.

    ``line`` counts from 1; ``text`` is the line as read; ``canonical`` is the kept text where
    repair changed it; ``rule`` names the rule that decided; ``level`` is that of a heading; ``score``
    is the probability, to three places, that the line belongs to the text, where a model judged it.
    """

    line: int
    text: str
    action: Action
    role: LineRole
    rule: str = ""
    level: int = 0
    canonical: str = ""
    score: float | None = None
