"""Document to ``canonical.md``: CommonMark 0.31 with YAML front matter.

What Markdown can say is said in Markdown; a mark that its delimiters cannot express there (``*``
inside a word, a language) is said in the inline HTML that CommonMark allows. Sentences, ids and
the glossary are left out: they are found again from the text.
"""

import json
import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

import msgspec

from reader.hypertext.inline import is_followable
from reader.model import (
    Block,
    Document,
    Heading,
    Leaf,
    List,
    Mark,
    MarkRole,
    Metadata,
    Paragraph,
    ParagraphRole,
    Quote,
    Span,
)

SPECIAL = re.compile(
    r"\\|`|\*|<(?=[A-Za-z/!?])|&(?=#|[A-Za-z][A-Za-z0-9]*;)|\](?=[(\[])"
    r"|_(?![A-Za-z0-9])|(?<![A-Za-z0-9])_|_(?=_)"
)
"""Characters that would be read as markup where they stand."""

LINE_START = re.compile(
    r"(?P<mark>#{1,6}(?= |$)|[+>=|-]|~(?=~~)|\[(?=[^\]]*\]:))|(?P<number>\d{1,9})(?P<dot>[.)])(?= |$)"
)
"""What would open another kind of block at the start of a line."""


def write_markdown(document: Document) -> str:
    """The canonical text for people: edit it, and build from it again."""
    parts = [_front_matter(document.metadata)]
    for section in document.sections:
        if section.heading.text:
            parts.append(_lines(section.heading))
        parts += _blocks(section.blocks)
    return "\n\n".join(parts) + "\n"


def _front_matter(metadata: Metadata) -> str:
    values = msgspec.structs.asdict(metadata)
    lines = [f"{key}: {_yaml(value)}" for key, value in values.items() if value]
    return "\n".join(["---", *lines, "---"])


def _yaml(value: str | tuple[str, ...]) -> str:
    """A JSON value, which is a YAML value too once the characters YAML refuses are escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff]", lambda m: f"\\u{ord(m[0]):04x}", text)


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    """Each block as Markdown; neighbouring lists of a kind alternate their markers to stay apart."""
    flip = False
    before: Block | None = None
    for block in blocks:
        alike = isinstance(block, List) and isinstance(before, List) and block.ordered == before.ordered
        flip = alike and not flip
        yield _list(block, flip=flip) if isinstance(block, List) else _lines(block)
        before = block


def _lines(block: Heading | Paragraph | Quote) -> str:
    match block:
        case Heading():
            text = _text(block)
            return f"{'#' * block.level} {text[:-1] + chr(92) + '#' if text.endswith('#') else text}"
        case Paragraph(role=ParagraphRole.VERBATIM):
            longest = max((len(run) for run in re.findall("`+", block.text)), default=0)
            fence = "`" * max(3, longest + 1)
            return f"{fence}\n{block.text}\n{fence}"
        case Paragraph():
            return _guarded(_text(block))
        case Quote():
            inner = "\n\n".join(_blocks(block.blocks))
            return "\n".join(f"> {line}" if line else ">" for line in inner.split("\n"))


def _list(block: List, *, flip: bool) -> str:
    items = []
    for number, item in enumerate(block.items, block.start):
        marker = f"{number}{').'[not flip]} " if block.ordered else "* " if flip else "- "
        inner = "\n\n".join(_blocks(item.blocks))
        pad = " " * len(marker)
        items.append(marker + "\n".join(pad + line if line else "" for line in inner.split("\n"))[len(pad) :])
    return "\n\n".join(items)


def _guarded(text: str) -> str:
    """The text, its first character escaped where it would open another block."""

    def guard(match: re.Match[str]) -> str:
        return f"\\{match['mark']}" if match["mark"] else f"{match['number']}\\{match['dot']}"

    match = LINE_START.match(text)
    return guard(match) + text[match.end() :] if match else text


def _escaped(text: str) -> str:
    return SPECIAL.sub(lambda match: f"\\{match[0]}", text)


def nestable(marks: Sequence[Mark]) -> list[Mark]:
    """The marks that Markdown writes, in canonical order: by start, longest first, then by role.

    Entities are left out (they are found again), as are links that would stand in a link or whose
    target has a scheme that no reader should follow.
    """
    order = sorted(
        (mark for mark in marks if mark.role is not MarkRole.ENTITY),
        key=lambda mark: (mark.span.start, -mark.span.end, mark.role, mark.target),
    )
    kept: list[Mark] = []
    link_end = 0
    for mark in order:
        if mark.role is MarkRole.LINK:
            if mark.span.start < link_end or not is_followable(mark.target):
                continue
            link_end = mark.span.end
        kept.append(mark)
    return kept


def _text(leaf: Leaf) -> str:
    """The text of a leaf with its marks, nested; a mark that crosses another is closed and reopened."""
    text, marks = leaf.text, nestable(leaf.marks)
    if not marks:
        return _escaped(text)
    edges = sorted({0, len(text), *(m.span.start for m in marks), *(m.span.end for m in marks)})
    tags = {mark: _delimiters(mark, text, marks) for mark in marks}
    written = _escape_map(text)
    out: list[str] = []
    stack: list[Mark] = []
    for start, end in pairwise(edges):
        while any(mark.span.end <= start for mark in stack):
            out.append(tags[stack.pop()][1])
        for mark in marks:
            if mark.span.start <= start < mark.span.end and mark not in stack:
                stack.append(mark)
                out.append(tags[mark][0])
        literal = any(tags[mark][0] == "`" for mark in stack)
        out.append(text[start:end] if literal else "".join(written[start:end]))
    return "".join(out) + "".join(tags[mark][1] for mark in reversed(stack))


def _escape_map(text: str) -> list[str]:
    """Each character of the text as written between marks, where its neighbours may be markup."""
    written = list(text)
    for match in SPECIAL.finditer(text):
        written[match.start()] = f"\\{match[0]}"
    return [f"\\{char}" if char in "[]_<&" else char for char in written]


def _delimiters(mark: Mark, text: str, marks: Sequence[Mark]) -> tuple[str, str]:
    """Opening and closing markup: Markdown where it surely works, inline HTML elsewhere."""
    target = escape(mark.target)
    html = {
        MarkRole.EMPHASIS: ("<em>", "</em>"),
        MarkRole.STRONG: ("<strong>", "</strong>"),
        MarkRole.CODE: ("<code>", "</code>"),
        MarkRole.LANGUAGE: (f'<span lang="{target}">', "</span>"),
        MarkRole.LINK: (f'<a href="{target}">', "</a>"),
        MarkRole.ENTITY: ("", ""),
    }
    start, end = mark.span.start, mark.span.end
    others = [other.span for other in marks if other is not mark]
    if any(_touches(mark.span, other) for other in others):
        return html[mark.role]
    holds_marks = any(start < other.start < end for other in others)
    inner, before, after = text[start:end], text[:start][-1:], text[end:][:1]
    stands_alone = inner[0].isalnum() and inner[-1].isalnum() and before in {"", " "} and not after.isalnum()
    match mark.role:
        case MarkRole.EMPHASIS if stands_alone:
            return "*", "*"
        case MarkRole.STRONG if stands_alone:
            return "**", "**"
        case MarkRole.CODE if stands_alone and "`" not in inner and not holds_marks:
            return "`", "`"
        case MarkRole.LINK if before != "!" and not re.search(r"[<>\\\s]", mark.target):
            return "[", f"](<{mark.target}>)"
    return html[mark.role]


def _touches(one: Span, other: Span) -> bool:
    """Whether two spans share an edge or cross, so that delimiters could run together."""
    edges = {one.start, one.end} & {other.start, other.end}
    crosses = one.start < other.start < one.end < other.end or other.start < one.start < other.end < one.end
    return bool(edges) or crosses
