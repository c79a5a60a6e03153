"""Text and marks to inline Markdown: delimiters where they surely work, inline HTML elsewhere."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise

from reader.codec.markdown.marks import nestable
from reader.hypertext.inline import order
from reader.hypertext.pages import PAGEBREAK
from reader.model import Leaf, Mark, MarkRole

ENTITY = r"&(?=#|[A-Za-z][A-Za-z0-9]*;)"
SPECIAL = re.compile(
    rf"[\\`*]|<(?=[A-Za-z/!?])|{ENTITY}|\](?=[(\[])|\[(?=\^)|_(?:(?![A-Za-z0-9])|(?<![A-Za-z0-9]_))"
)
"""Characters that would be read as markup where they stand: each way begins with one, so it is quick."""

LINE_START = re.compile(
    r"(?P<mark>#{1,6}(?= |$)|[+>=|-]|~(?=~~)|\[(?=(?:[^\]\\]|\\.)*+\]:)|:(?=[-:| ]*$))"
    r"|(?P<number>\d{1,9})(?P<dot>[.)])(?= |$)"
)
"""What would open another kind of block at the start of a line, or make a table of the line above."""


def escaped(text: str) -> str:
    """The text of a leaf without marks."""
    return SPECIAL.sub(lambda match: f"\\{match[0]}", text)


def guarded(text: str) -> str:
    """The text, its first character escaped where it would open another block."""

    def guard(match: re.Match[str]) -> str:
        return f"\\{match['mark']}" if match["mark"] else f"{match['number']}\\{match['dot']}"

    match = LINE_START.match(text)
    return guard(match) + text[match.end() :] if match else text


def destination(target: str) -> str:
    """A link's target between angle brackets, whatever is in it."""
    return f"<{re.sub(rf'[<>{chr(92) * 2}]|{ENTITY}', lambda m: chr(92) + m[0], ' '.join(target.split()))}>"


def dressed(leaf: Leaf, *, in_brackets: bool = False) -> str:
    """The text of a leaf with its marks, nested; one that crosses another is closed and reopened.

    Takes time linear in the text and in the pieces of the marks. With ``in_brackets``, no bracket of
    the text is left as it is.
    """
    text, every = leaf.text, nestable(leaf.marks)
    if not every and not in_brackets:
        return escaped(text)
    marks = [mark for mark in every if mark.role is not MarkRole.PAGE]
    pages = _page_breaks(every)
    tags = _tags(text, marks, pages)
    written = _escape_map(text, marks)
    opening: dict[int, list[Mark]] = {}
    for mark in marks:
        opening.setdefault(mark.span.start, []).append(mark)
    out: list[str] = []
    stack: list[Mark] = []
    for start, end in pairwise(
        sorted({0, len(text), *pages, *(e for m in marks for e in (m.span.start, m.span.end))})
    ):
        ended = next((n for n, mark in enumerate(stack) if mark.span.end <= start), len(stack))
        out += [tags[mark][1] for mark in reversed(stack[ended:])]
        again = [mark for mark in stack[ended:] if mark.span.end > start]
        fresh = sorted(again + opening.get(start, []), key=order) if again else opening.get(start, [])
        out += [pages.get(start, ""), *(tags[mark][0] for mark in fresh)]
        stack = stack[:ended] + fresh
        if any(mark.role is MarkRole.NOTEREF for mark in fresh):
            continue  # its tag says it all
        literal = any(tags[mark][0] == "`" for mark in stack)
        out.append(text[start:end] if literal else "".join(written[start:end]))
    return "".join(out) + "".join(tags[mark][1] for mark in reversed(stack))


def _escape_map(text: str, marks: Sequence[Mark]) -> list[str]:
    """Each character of the text as written between marks, where its neighbours may be markup."""
    written = [f"\\{char}" if char in "\\`*[]_<&" else char for char in text]
    for mark in marks:
        after = text[mark.span.end : mark.span.end + 1]
        if mark.role is MarkRole.NOTEREF and after and after in "(:":
            written[mark.span.end] = f"\\{after}"  # it would make a link or a note of the reference
    return written


def _page_breaks(marks: Sequence[Mark]) -> dict[int, str]:
    """The elements that say which pages begin, by the place where they do."""
    found: dict[int, str] = {}
    for mark in marks:
        if mark.role is MarkRole.PAGE:
            found[mark.span.start] = found.get(mark.span.start, "") + page_break(mark.target)
    return found


def page_break(label: str) -> str:
    """What says that the page of that label begins."""
    return f'<span role="{PAGEBREAK}" aria-label="{escape(label)}"></span>'


def _tags(text: str, marks: Sequence[Mark], pages: Iterable[int]) -> dict[Mark, tuple[str, str]]:
    """The opening and closing markup of each mark, given where pages begin.

    One that shares an edge with another, or crosses one, is said in HTML, whose tags cannot run
    together.
    """
    edges = Counter(edge for mark in marks for edge in (mark.span.start, mark.span.end))
    starts = sorted([*pages, *(mark.span.start for mark in marks)])
    notes = [mark.span.start for mark in marks if mark.role is MarkRole.NOTEREF]
    crossing: set[Mark] = set()
    around: list[Mark] = []
    for mark in marks:
        around = [other for other in around if other.span.end > mark.span.start]
        crossed = [other for other in around if other.span.end < mark.span.end]
        crossing.update(crossed, [mark] if crossed else [])
        around.append(mark)
    found = {}
    for mark in marks:
        start, end = mark.span.start, mark.span.end
        plain = edges[start] == edges[end] == 1 and mark not in crossing
        found[mark] = (
            plain and _delimiters(mark, text, notes if mark.role is MarkRole.LINK else starts)
        ) or _html(mark)
    return found


def _html(mark: Mark) -> tuple[str, str]:
    target = escape(mark.target)
    return {
        MarkRole.EMPHASIS: ("<em>", "</em>"),
        MarkRole.STRONG: ("<strong>", "</strong>"),
        MarkRole.CODE: ("<code>", "</code>"),
        MarkRole.LANGUAGE: (f'<span lang="{target}">', "</span>"),
        MarkRole.LINK: (f'<a href="{target}">', "</a>"),
        MarkRole.NOTEREF: (f"[^{target}]", ""),
        MarkRole.ENTITY: ("", ""),
    }[mark.role]


def _delimiters(mark: Mark, text: str, starts: Sequence[int]) -> tuple[str, str] | None:
    """Opening and closing Markdown of a mark that touches no other; none where it might not be read so.

    ``starts`` is where those marks begin, in order, that it must not hold: code none, a link no note.
    """
    start, end = mark.span.start, mark.span.end
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    stands_alone = (
        text[start].isalnum() and text[end - 1].isalnum() and before in {"", " "} and not after.isalnum()
    )
    match mark.role:
        case MarkRole.EMPHASIS if stands_alone:
            return "*", "*"
        case MarkRole.STRONG if stands_alone:
            return "**", "**"
        case MarkRole.CODE if stands_alone and "`" not in text[start:end] and _holds_none(mark, starts):
            return "`", "`"
        case MarkRole.LINK if before != "!" and _holds_none(mark, starts):
            return "[", f"]({destination(mark.target)})"
    return None


def _holds_none(mark: Mark, starts: Sequence[int]) -> bool:
    """Whether no other mark begins inside one, given where each begins."""
    return bisect_right(starts, mark.span.start) == bisect_left(starts, mark.span.end)
