"""What pages repeat at their edges: running heads and feet, page numbers."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

PAGE_NUMBER, RUNNING_HEAD = "page number", "running head"
DEEPEST = 4
"""Rows at either edge that may be such."""

LEAST_PAGES, LEAST_NUMBERS, LEAST_COUNTED = 3, 2, 5
"""Pages that show the same words at their edge, a page number alone, a number that is told by its words."""

APART_BY, LEAST_GAPS = 1.25, 4
"""Of the usual distance of rows: how far heads stand off; and how many rows tell what is usual."""

LONGEST = 200
"""Characters of a running head."""

NUMBER = re.compile(r"(?<![\w.,])(?:[0-9]{1,5}|[ivxlc]{1,8}|[IVXLC]{1,8})(?![\w]|[.,]\w)")
WORD = re.compile(r"[^\W\d_]+")
PAGE_WORDS = frozenset(
    "page p pp seite s página pagina pág стр страница с of von de di из sur av van".split()
)
"""What may stand beside a page number: ``Page 3 of 10``."""

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
PLACE = "\0"
APART = re.compile(f"\\A{PLACE}\\s*[\t|•·–—]|[\t|•·–—]\\s*{PLACE}\\Z")
"""A page number beside a running head stands apart; the number of a table or a chapter does not."""


def apart(heights: Sequence[float], rows: set[int]) -> set[int]:
    """Those of the rows at the edges of a page that stand apart from its text, as heads and feet do.

    Args:
        heights: the baseline of each row of the page, from top to bottom.
        rows: the rows that may be heads or feet.
    """
    gaps = [above - below for above, below in pairwise(heights)]
    kept = [row for row in range(len(heights)) if row not in rows]
    if len(gaps) < LEAST_GAPS or not kept:
        return rows
    usual = APART_BY * median(gaps)
    head = max((row for row in range(kept[0]) if gaps[row] > usual), default=-1)
    foot = min(
        (row for row in range(kept[-1] + 1, len(heights)) if gaps[row - 1] > usual), default=len(heights)
    )
    return {row for row in rows if row <= head or row >= foot}


def furniture(pages: Sequence[Sequence[str]]) -> dict[tuple[int, int], str]:
    """The rows that are no part of the text: page and row to the rule by which they go.

    Args:
        pages: the text of each row of each page, from top to bottom, a tab between what stands apart.

    From each edge the outermost row is looked at, then the next one on the pages where it was found.
    A row is furniture when enough pages show the same words there, a number among them counting up
    with the pages.
    """
    found: dict[tuple[int, int], str] = {}
    for edge in (0, -1):
        open_pages = dict.fromkeys((n for n, page in enumerate(pages) if page), 0)
        for _ in range(DEEPEST):
            rows = {page: (depth if edge == 0 else -1 - depth) for page, depth in open_pages.items()}
            texts = {page: pages[page][row].strip() for page, row in rows.items()}
            rules = _repeated(texts, len(pages))
            for page, rule in rules.items():
                found[page, rows[page] % len(pages[page])] = rule
            open_pages = {
                page: open_pages[page] + 1 for page in rules if open_pages[page] + 1 < len(pages[page])
            }
    return found


def _repeated(texts: dict[int, str], total: int) -> dict[int, str]:
    keys = {page: list(_keys(page, text)) for page, text in texts.items() if len(text) <= LONGEST}
    counts = Counter(key for of_page in keys.values() for key in of_page)
    rules: dict[int, str] = {}
    for page, of_page in keys.items():
        common = [key for key in of_page if counts[key] >= _least(key, total)]
        if common:
            best = max(common, key=lambda key: (counts[key], key))
            rules[page] = PAGE_NUMBER if _is_number(best[0]) else RUNNING_HEAD
    return rules


def _least(key: tuple[str, int | None], total: int) -> int:
    text, offset = key
    if offset is None:
        return min(LEAST_PAGES, max(2, total))
    if _is_number(text):
        return 1 if total == 1 and offset == 1 else LEAST_NUMBERS
    return LEAST_PAGES if APART.search(text) else LEAST_COUNTED


def _is_number(text: str) -> bool:
    return PLACE in text and PAGE_WORDS.issuperset(WORD.findall(text))


def _keys(page: int, text: str) -> list[tuple[str, int | None]]:
    """What a row says, as it stands and with each number in it told by its distance from the page."""
    keys: list[tuple[str, int | None]] = [(text.casefold(), None)]
    for match in NUMBER.finditer(text):
        shape = text[: match.start()] + PLACE + text[match.end() :]
        keys.append((shape.casefold(), _value(match[0]) - page))
    return keys


def _value(number: str) -> int:
    if number.isdecimal():
        return int(number)
    values = [ROMAN[letter] for letter in number.lower()]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
