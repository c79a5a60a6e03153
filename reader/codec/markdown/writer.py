"""Document to ``canonical.md``: CommonMark 0.31 with YAML front matter, tables of GFM, and notes.

What Markdown can say is said in Markdown, the rest in the inline HTML that CommonMark allows. A figure
is a picture alone on its line, with its caption on the next; the pages of verbatim text stand on a line
before it. Sentences, ids and the glossary are left
out: they are found again from the text.
"""

import json
import re
from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from reader.codec.markdown.delimiters import destination, dressed, escaped, guarded, page_break
from reader.codec.markdown.marks import nestable
from reader.hypertext.inline import is_followable
from reader.model import (
    Block,
    Cut,
    Document,
    Figure,
    Heading,
    Leaf,
    List,
    Metadata,
    Note,
    Paragraph,
    ParagraphRole,
    Quote,
    Row,
    Table,
    page_labels,
)

INDENT = " " * 4
"""Of everything in a note but what stands on the line of its label."""


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


def _lines(block: Heading | Paragraph | Quote | Table | Figure | Note | Cut) -> str:  # noqa: PLR0911 - one for each kind
    match block:
        case Heading():
            text = _text(block)
            return f"{'#' * block.level} {text[:-1] + chr(92) + '#' if text.endswith('#') else text}"
        case Paragraph(role=ParagraphRole.VERBATIM):
            longest = max((len(run) for run in re.findall("`+", block.text)), default=0)
            fence = "`" * max(3, longest + 1)
            pages = "".join(map(page_break, page_labels(nestable(block.marks))))
            return f"{pages}\n\n{fence}\n{block.text}\n{fence}".lstrip("\n")
        case Paragraph():
            return guarded(_text(block))
        case Quote():
            inner = "\n\n".join(_blocks(block.blocks))
            return "\n".join(f"> {line}" if line else ">" for line in inner.split("\n"))
        case Table():
            return _table(block)
        case Figure():
            href = block.href if is_followable(block.href) else ""
            caption = guarded(_text(_on_one_line(block.caption)))
            picture = f"![{_text(_on_one_line(block.description), in_brackets=True)}]({destination(href)})"
            return f"{picture}\n{caption}" if caption else picture
        case Note():
            return _note(block)
        case Cut():  # in no canonical document, whose faults tell it
            return "\n\n".join(_blocks((block.block,)))


def _list(block: List, *, flip: bool) -> str:
    items = []
    for number, item in enumerate(block.items, block.start):
        marker = f"{number}{').'[not flip]} " if block.ordered else "* " if flip else "- "
        inner = "\n\n".join(_blocks(item.blocks))
        items.append(marker + _indented(inner, " " * len(marker))[len(marker) :])
    return "\n\n".join(items)


def _note(note: Note) -> str:
    """A note; what is no plain paragraph begins on the line below the label, where its indent is plain."""
    inner = "\n\n".join(_blocks(note.blocks))
    match note.blocks:
        case (Paragraph(role=role), *_) if role is not ParagraphRole.VERBATIM:
            return f"[^{note.label}]: {_indented(inner, INDENT)[len(INDENT) :]}"
    return f"[^{note.label}]:" + (f"\n{_indented(inner, INDENT)}" if inner else "")


def _indented(text: str, pad: str) -> str:
    return "\n".join(pad + line if line else "" for line in text.split("\n"))


def _table(table: Table) -> str:
    """A table with one blank around each cell; without a head, the row that GFM wants is empty."""
    width = max((len(row.cells) for row in table.rows), default=0)
    rows = [_row(row, width) for row in table.rows]
    head = rows.pop(0) if table.headed and rows else _row(Row(cells=()), width)
    return "\n".join([head, f"|{' --- |' * width}", *rows])


def _row(row: Row, width: int) -> str:
    texts = [_text(_on_one_line(cell)).replace("|", "\\|") for cell in row.cells]
    return f"| {' | '.join(texts + [''] * (width - len(texts)))} |"


def _on_one_line(leaf: Paragraph) -> Paragraph:
    return replace(leaf, text=leaf.text.replace("\n", " ")) if "\n" in leaf.text else leaf


def _text(leaf: Leaf, *, in_brackets: bool = False) -> str:
    return dressed(leaf, in_brackets=in_brackets) if leaf.marks or in_brackets else escaped(leaf.text)
