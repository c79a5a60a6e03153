"""The glossary as the last section of the spoken edition."""

from collections.abc import Sequence

from reader.glossary import ANCHOR, HEADING, Line, groups, headword, kind, notices, senses
from reader.model import (
    Document,
    Entry,
    Heading,
    Mark,
    MarkRole,
    Paragraph,
    Section,
    Sentence,
    Span,
    primary_language,
)

GROUP = 3
"""Level of the headings "Names" and "Terms"."""


def glossary_section(document: Document) -> Section | None:
    """The glossary to be heard: what its page says, in the same order; None where there is none.

    An entry is a paragraph. Its lines are sentences under the ids of their elements on the page, and
    the headword is a mention, so that it is said as the entry tells. English words in a book of another
    language are marked.
    """
    if not document.glossary:
        return None
    language = document.metadata.language
    blocks: list[Heading | Paragraph] = []
    for group in groups(document.glossary, language):
        blocks.append(_heading(group.heading, GROUP, language))
        blocks += [_entry(entry, language) for entry in group.entries]
    blocks += [_paragraph([line], language) for line in notices(document.glossary)]
    return Section(heading=_heading(HEADING, GROUP - 1, language), blocks=tuple(blocks), id=ANCHOR)


def _entry(entry: Entry, language: str) -> Paragraph:
    told = (line for line in (kind(entry), *senses(entry)) if line)
    mention = Mark(Span(0, len(entry.headword)), MarkRole.ENTITY, entry.id)
    return _paragraph([headword(entry), *told], language, mention)


def _paragraph(lines: Sequence[Line], language: str, *marks: Mark) -> Paragraph:
    text, sentences, tongues = _leaf(lines, language)
    return Paragraph(text=text, sentences=sentences, marks=(*marks, *tongues))


def _heading(line: Line, level: int, language: str) -> Heading:
    text, sentences, marks = _leaf([line], language)
    return Heading(text=text, level=level, sentences=sentences, marks=marks)


def _leaf(lines: Sequence[Line], language: str) -> tuple[str, tuple[Sentence, ...], tuple[Mark, ...]]:
    """The lines as the text of one leaf, each a sentence, and what in it is in another language."""
    text = ""
    sentences: list[Sentence] = []
    marks: list[Mark] = []
    for line in lines:
        start = len(text)
        for run in line.runs:
            if run.language and primary_language(run.language) != primary_language(language):
                span = Span(len(text), len(text) + len(run.text))
                marks.append(Mark(span, MarkRole.LANGUAGE, run.language))
            text += run.text
        text += " " * (line is not lines[-1])
        sentences.append(Sentence(line.id, Span(start, len(text))))
    return text, tuple(sentences), tuple(marks)
