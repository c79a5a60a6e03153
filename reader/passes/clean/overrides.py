"""What a person says about single lines, over whatever the cleaner thinks."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from reader.errors import UnknownLine
from reader.model import Action

RULES = {Action.KEEP: "kept by hand", Action.DROP: "dropped by hand"}
"""What ``cleaning.json`` says of such a line."""

NUMBERS = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?", re.ASCII)


class Overrides(Struct, frozen=True):
    """Lines to keep and lines to drop: ``12``, ``12-18``, or the text of a line.

    Texts are compared without regard to case and spacing, and mean every line that reads so. What is
    named twice is kept. With ``strict``, naming no line is an error.
    """

    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    strict: bool = True

    def actions(self, texts: Sequence[str], where: str) -> dict[int, Action]:
        """The action by index of each line that is named.

        Raises:
            UnknownLine: a pick names no line with text, and ``strict``.
        """
        found: dict[int, Action] = {}
        for action, picks in ((Action.DROP, self.drop), (Action.KEEP, self.keep)):
            for pick in picks:
                named = list(_named(pick, texts))
                if not named and self.strict:
                    what = f"no line to {action} is {pick!r}"
                    advice = "see the numbers and the texts with reader clean --explain"
                    raise UnknownLine(where, what, advice)
                found |= dict.fromkeys(named, action)
        return found


def _named(pick: str, texts: Sequence[str]) -> Iterator[int]:
    numbers = NUMBERS.fullmatch(pick.strip())
    if numbers:
        first, last = int(numbers[1]), int(numbers[2] or numbers[1])
        yield from (n for n in range(max(first, 1) - 1, min(last, len(texts))) if texts[n].strip())
        return
    wanted = _folded(pick)
    yield from (n for n, text in enumerate(texts) if wanted and _folded(text) == wanted)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
