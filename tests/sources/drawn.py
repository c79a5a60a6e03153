"""Source files of every format, made of a drawn document."""

from collections.abc import Callable, Iterator, Mapping
from html import escape
from itertools import count, pairwise

from msgspec.structs import replace

from reader.model import (
    Block,
    Cut,
    Document,
    Figure,
    Heading,
    Leaf,
    List,
    Mark,
    MarkRole,
    Note,
    Paragraph,
    ParagraphRole,
    Quote,
    Table,
    leaves,
    page_labels,
    page_marks,
)
from tests.sources import pages, test_docx, test_epub
from tests.sources.test_docx import OFFICE, SPACES, item, par, picture, run
from tests.sources.typeset import HEIGHT, Shown, any_script, lines

TYPED = {
    MarkRole.EMPHASIS: "*{text}*",
    MarkRole.STRONG: "**{text}**",
    MarkRole.CODE: "`{text}`",
    MarkRole.LINK: "[{text}]({target})",
    MarkRole.LANGUAGE: '<span lang="{target}">{text}</span>',
    MarkRole.NOTEREF: "[^{target}]",
    MarkRole.PAGE: '<span role="doc-pagebreak" aria-label="{target}"></span>{text}',
}
TAGGED = {
    MarkRole.EMPHASIS: "<em>{text}</em>",
    MarkRole.STRONG: "<strong>{text}</strong>",
    MarkRole.CODE: "<code>{text}</code>",
    MarkRole.LINK: '<a href="{target}">{text}</a>',
    MarkRole.LANGUAGE: '<span lang="{target}">{text}</span>',
    MarkRole.NOTEREF: '<sup><a href="#fn-{target}">{text}</a></sup>',
    MarkRole.PAGE: '<span epub:type="pagebreak">{target}</span>{text}',
}
PROPERTIES = {MarkRole.EMPHASIS: "<w:i/>", MarkRole.STRONG: "<w:b/>"}


def blocks(document: Document) -> Iterator[Block]:
    for section in document.sections:
        yield section.heading
        yield from section.blocks


def is_verbatim(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is ParagraphRole.VERBATIM


def pieces(leaf: Leaf) -> Iterator[tuple[str, list[Mark]]]:
    """The text between the edges of marks, and the marks that lie on it."""
    edges = sorted({0, len(leaf.text), *(e for m in leaf.marks for e in (m.span.start, m.span.end))})
    for start, end in pairwise(edges):
        yield leaf.text[start:end], [m for m in leaf.marks if m.span.start <= start and end <= m.span.end]


def marked(leaf: Leaf, forms: Mapping[MarkRole, str], quoted: Callable[[str], str] = str) -> str:
    found = ""
    for text, marks in pieces(leaf):
        inner = quoted(text)
        for mark in marks:
            inner = forms.get(mark.role, "{text}").format(text=inner, target=quoted(mark.target))
        found += inner
    return found


def plain(document: Document) -> bytes:
    return "\n\n".join(map(told, blocks(document))).encode()


def told(block: Block) -> str:
    return block.text if isinstance(block, Heading) else typed(block)


def markdown(document: Document) -> bytes:
    """What a person types who has heard of Markdown and escapes nothing."""
    return "\n\n".join(map(typed, blocks(document))).encode()


def typed(block: Block) -> str:  # noqa: PLR0911 - one for each kind of block
    match block:
        case Heading():
            return f"{'#' * block.level} {marked(block, TYPED)}"
        case Paragraph():
            return f"```\n{block.text}\n```" if is_verbatim(block) else marked(block, TYPED)
        case List():
            signs = (f"{n}. " if block.ordered else "- " for n in count(block.start))
            items = ("\n\n".join(map(typed, each.blocks)).replace("\n", "\n    ") for each in block.items)
            return "\n".join(map(str.__add__, signs, items))
        case Quote():
            return "> " + "\n\n".join(map(typed, block.blocks)).replace("\n", "\n> ")
        case Table():
            rows = [f"| {' | '.join(marked(cell, TYPED) for cell in row.cells)} |" for row in block.rows]
            return "\n".join([rows[0], "|---" * len(block.rows[0].cells) + "|", *rows[1:]])
        case Figure():
            return f"![{marked(block.description, TYPED)}]({block.href})\n{marked(block.caption, TYPED)}"
        case Note():
            return f"[^{block.label}]: " + "\n\n".join(map(typed, block.blocks)).replace("\n", "\n    ")
        case Cut():
            raise AssertionError


def page(document: Document) -> bytes:
    return pages.article("".join(map(hypertext, blocks(document)))).encode()


def book(document: Document) -> bytes:
    return test_epub.book({"a.xhtml": "".join(map(hypertext, blocks(document)))})


def hypertext(block: Block) -> str:  # noqa: PLR0911 - one for each kind of block
    match block:
        case Heading():
            return f"<h{block.level}>{tagged(block)}</h{block.level}>"
        case Paragraph():
            if not is_verbatim(block):
                return f"<p>{tagged(block)}</p>"
            return f"<pre>{tagged(replace(block, marks=page_marks(page_labels(block.marks))))}</pre>"
        case List():
            tag, start = ("ol", f' start="{block.start}"') if block.ordered else ("ul", "")
            items = (f"<li>{''.join(map(hypertext, each.blocks))}</li>" for each in block.items)
            return f"<{tag}{start}>{''.join(items)}</{tag}>"
        case Quote():
            return f"<blockquote>{''.join(map(hypertext, block.blocks))}</blockquote>"
        case Table():
            tags = (("th" if block.headed and not n else "td") for n in count())
            rows = (
                "".join(f"<{tag}>{tagged(cell)}</{tag}>" for cell in row.cells)
                for tag, row in zip(tags, block.rows, strict=False)
            )
            return f"<table><tr>{'</tr><tr>'.join(rows)}</tr></table>"
        case Figure():
            image = f'<img alt="{escape(block.description.text)}" src="{escape(block.href)}"/>'
            return f"<figure>{image}<figcaption>{tagged(block.caption)}</figcaption></figure>"
        case Note():
            return f'<aside id="fn-{block.label}">{"".join(map(hypertext, block.blocks))}</aside>'
        case Cut():
            raise AssertionError


def tagged(leaf: Leaf) -> str:
    return marked(leaf, TAGGED, escape)


def word(document: Document) -> bytes:
    notes = [block for block in blocks(document) if isinstance(block, Note)]
    numbers = {note.label: n for n, note in enumerate(notes, 2)}
    text = (styled(block, numbers) for block in blocks(document) if not isinstance(block, Note))
    footnotes = (
        f'<w:footnote w:id="{n}">{"".join(styled(block, {}) for block in note.blocks)}</w:footnote>'
        for n, note in enumerate(notes, 2)
    )
    parts = test_docx.parts(
        *text,
        links=f'<Relationship Id="l" Type="{OFFICE}/hyperlink" Target="http://e.org" TargetMode="External"/>',
        footnotes=f"<w:footnotes {SPACES}>{''.join(footnotes)}</w:footnotes>",
    )
    parts["word/_rels/footnotes.xml.rels"] = parts["word/_rels/document.xml.rels"]
    return test_docx.archive(parts)


def styled(block: Block, notes: Mapping[str, int], level: int = 0) -> str:  # noqa: PLR0911 - one for each kind of block
    """The paragraphs of Word that a block is; ``notes`` are the numbers of notes by their labels."""
    match block:
        case Heading():
            return par(runs(block, notes), f"Heading{block.level}")
        case Paragraph() if is_verbatim(block):
            return "".join(par(run(escape(line)), "Code") for line in block.text.split("\n"))
        case Paragraph():
            return par(runs(block, notes))
        case List():
            inner = (each for one in block.items for each in one.blocks)
            return "".join(
                item(runs(each, notes), 1 + block.ordered, level)
                if isinstance(each, Paragraph) and not is_verbatim(each)
                else styled(each, notes, level + 1)
                for each in inner
            )
        case Table():
            rows = (
                "".join(f"<w:tc>{styled(cell, notes)}</w:tc>" for cell in row.cells) for row in block.rows
            )
            return f"<w:tbl><w:tr>{'</w:tr><w:tr>'.join(rows)}</w:tr></w:tbl>"
        case Figure():
            image = picture(escape(block.description.text))
            return par(image) + par(runs(block.caption, notes), "Caption")
        case _:
            return "".join(par(runs(leaf, notes), "Quote") for leaf in leaves((block,)))


def runs(leaf: Leaf, notes: Mapping[str, int]) -> str:
    return "".join(one_run(text, marks, notes) for text, marks in pieces(leaf)) or run("")


def one_run(text: str, marks: list[Mark], notes: Mapping[str, int]) -> str:
    for mark in marks:
        if mark.role is MarkRole.NOTEREF and mark.target in notes:
            return f'<w:r><w:footnoteReference w:id="{notes[mark.target]}"/></w:r>'
    found = run(escape(text), "".join(PROPERTIES.get(mark.role, "") for mark in marks))
    is_link = any(mark.role is MarkRole.LINK for mark in marks)
    return f'<w:hyperlink r:id="l">{found}</w:hyperlink>' if is_link else found


def printed(document: Document) -> bytes:
    """Pages of one column, headings in bold and larger."""
    found: list[list[Shown]] = []
    y = 0.0
    for block in blocks(document):
        size, font = (16, "F2") if isinstance(block, Heading) else (10, "F1")
        for line in (line for whole in told(block).split("\n") for line in lines(whole, 468)):
            if y < 72:
                found.append([])
                y = HEIGHT - 72
            found[-1].append(Shown(line, 72, y, size, font))
            y -= 1.2 * size
        y -= 12
    return any_script(*found)


FILES: dict[str, Callable[[Document], bytes]] = {
    ".txt": plain,
    ".md": markdown,
    ".html": page,
    ".epub": book,
    ".docx": word,
    ".pdf": printed,
}
"""The bytes of a source that holds a document, by the suffix of its format."""
