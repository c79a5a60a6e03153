"""Small canonical documents, and their glossaries by headword."""

from reader.model import Block, Document, Entry, EntryKind, Heading, Metadata, Paragraph
from reader.outline import assemble, number
from reader.passes.glossary import explain
from reader.passes.segment import segment

NAMES = frozenset(EntryKind) - {EntryKind.TERM}


def article(*paragraphs: str, title: str = "A quiet day", language: str = "en") -> Document:
    blocks: list[Block] = [Heading(text=title, level=1), *(Paragraph(text=text) for text in paragraphs)]
    return segment(number(assemble(Metadata(title=title, language=language), blocks)))


def entries(*paragraphs: str, title: str = "A quiet day") -> dict[str, Entry]:
    return {entry.headword: entry for entry in explain(article(*paragraphs, title=title)).glossary}


def names(*paragraphs: str, title: str = "A quiet day") -> dict[str, Entry]:
    return {word: e for word, e in entries(*paragraphs, title=title).items() if e.kind in NAMES}


def spellings(*paragraphs: str, title: str = "A quiet day") -> set[frozenset[str]]:
    return {frozenset({e.headword, *e.aliases}) for e in names(*paragraphs, title=title).values()}
