"""A style sheet as a list of its rules: enough of CSS Syntax 3 to know what is set for what."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

PART = re.compile(
    r"""/\*.*?(?:\*/|\Z)|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|[{};]|(?:[^"'{};/]|/(?!\*))+""", re.DOTALL
)
ADDRESS = re.compile(
    r"""url\(\s*+(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'()]*))\s*+\)|@import\s++(?:"([^"\n]*)"|'([^'\n]*)')""",
    re.IGNORECASE,
)
COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
CLASS = re.compile(r"[\w*|-]*\.(-?[_a-zA-Z][\w-]*)\Z")

MOST_DEEP = 20
"""Blocks within blocks that are looked into."""


class Rule(NamedTuple):
    """What a selector sets; ``line`` from 1, ``within`` the at-rules around it."""

    selectors: tuple[str, ...]
    declarations: tuple[tuple[str, str], ...]
    line: int
    within: tuple[str, ...]


def rules(css: str) -> Iterator[Rule]:
    """The rules of a style sheet, those within ``@media`` and the like too. Takes linear time."""
    around: list[tuple[str, int, list[str]]] = []  # what opened a block, its line, its declarations
    said: list[str] = []
    line = 1
    for match in PART.finditer(css):
        part = match.group()
        if part == "{":
            prelude = "".join(said).strip()
            around.append((prelude, line - "".join(said).lstrip().count("\n"), []))
            said = []
        elif part in {"}", ";"}:
            if around and (text := "".join(said).strip()):
                around[-1][2].append(text)
            said = []
            if part == "}" and around:
                prelude, begin, declared = around.pop()
                within = tuple(each[0] for each in around[:MOST_DEEP] if each[0].startswith("@"))
                yield Rule(_selectors(prelude), tuple(map(_declaration, declared)), begin, within)
        elif not part.startswith("/*"):
            said.append(part)
        line += part.count("\n")


def _selectors(prelude: str) -> tuple[str, ...]:
    return tuple(" ".join(each.split()) for each in prelude.split(","))


def _declaration(text: str) -> tuple[str, str]:
    name, _, value = text.partition(":")
    return name.strip().lower(), " ".join(value.split()).lower()


def addresses(css: str) -> Iterator[tuple[str, int]]:
    """What a style sheet loads, with the line of each."""
    bare = COMMENT.sub(lambda match: "\n" * match.group().count("\n"), css)
    line, last = 1, 0
    for match in ADDRESS.finditer(bare):
        line += bare.count("\n", last, match.start())
        last = match.start()
        if address := next(filter(None, match.groups()), "").strip():
            yield address, line


def unseen(sheets: Sequence[Rule]) -> frozenset[str]:
    """Classes that are not displayed, whatever else is said of the element."""
    return frozenset(
        match[1]
        for rule in sheets
        if ("display", "none") in rule.declarations and not rule.within
        for selector in rule.selectors
        if (match := CLASS.fullmatch(selector))
    )
