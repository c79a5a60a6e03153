"""Hypothesis strategies for the values of the model: sound, numbered documents and their parts."""

import string
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from reader.model import (
    Block,
    Document,
    Entry,
    EntryKind,
    Heading,
    Item,
    Leaf,
    List,
    Mark,
    MarkRole,
    Metadata,
    Paragraph,
    ParagraphRole,
    Quote,
    Section,
    SectionRole,
    Sense,
    SenseSource,
    Sentence,
    Span,
    mentions,
)
from reader.outline import number

LANGUAGES = ("en", "en-GB", "ru", "fr", "zh-Hant")
ENTRY_IDS = ("g-kremlin", "g-sergei-lavrov", "g-rapprochement", "g-x1")
TARGETS = (
    'https://example.org/a?b=1&c="2"',
    "http://example.org/",
    "mailto:someone@example.org",
    "javascript:alert(1)",
    "chapter2.html",
)


def characters() -> st.SearchStrategy[str]:
    """Ordinary letters mostly, and now and then any other character of Unicode text."""
    common = st.sampled_from(string.ascii_letters + string.digits + "    .,!?;:'’“”—-&<>\"#*_[]()éñßøŁя中ا🙂")
    rare = st.characters(
        exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp")
    )  # what canonical text never holds
    return st.one_of(common, common, rare)


def texts(max_size: int = 60) -> st.SearchStrategy[str]:
    """Text on one line with a letter or digit in it and no white space at its ends."""
    return (
        st.text(characters(), min_size=1, max_size=max_size)
        .map(lambda text: " ".join(text.split()))
        .filter(lambda text: any(character.isalnum() for character in text))
    )


def verbatim_texts() -> st.SearchStrategy[str]:
    """Lines whose breaks and inner spaces count; the first and last are not blank."""
    line = st.text(characters(), max_size=20).map(
        lambda text: "".join(" " if c.isspace() else c for c in text)
    )
    return st.tuples(texts(20), st.lists(line, max_size=3), texts(20)).map(
        lambda parts: "\n".join([parts[0], *parts[1], parts[2]])
    )


def spans(length: int) -> st.SearchStrategy[Span]:
    """Spans of at least one code point inside a text of that length."""
    edges = st.integers(min_value=0, max_value=length)
    return (
        st.tuples(edges, edges)
        .filter(lambda pair: pair[0] != pair[1])
        .map(lambda pair: Span(min(pair), max(pair)))
    )


@st.composite
def marks(draw: st.DrawFn, length: int) -> Mark:
    """A mark of any role somewhere in a text of that length; entities name one of ENTRY_IDS."""
    role = draw(st.sampled_from(MarkRole))
    targets = {MarkRole.LINK: TARGETS, MarkRole.LANGUAGE: LANGUAGES, MarkRole.ENTITY: ENTRY_IDS}
    return Mark(draw(spans(length)), role, draw(st.sampled_from(targets.get(role, ("",)))))


def tilings(length: int) -> st.SearchStrategy[tuple[Span, ...]]:
    """Spans that tile a text of that length."""
    cuts = (
        st.sets(st.integers(min_value=1, max_value=length - 1), max_size=3) if length > 1 else st.just(set())
    )

    def tile(inner: set[int]) -> tuple[Span, ...]:
        edges = [0, *sorted(inner), length]
        return tuple(Span(a, b) for a, b in pairwise(edges))

    return cuts.map(tile)


def _dressed(leaf: Leaf) -> st.SearchStrategy[Leaf]:
    """The leaf with some sentences (without ids yet) and some marks."""
    length = len(leaf.text)
    return st.builds(
        lambda tiling, some: replace(
            leaf, sentences=tuple(Sentence("", s) for s in tiling), marks=tuple(some)
        ),
        tilings(length),
        st.lists(marks(length), max_size=4),
    )


def headings(levels: Iterable[int] = range(3, 7)) -> st.SearchStrategy[Leaf]:
    """Headings of the given levels, without ids."""
    return st.builds(Heading, text=texts(), level=st.sampled_from(tuple(levels))).flatmap(_dressed)


def paragraphs() -> st.SearchStrategy[Leaf]:
    """Paragraphs of every role but the lead, without ids."""
    body = st.builds(Paragraph, text=texts())
    verbatim = st.builds(Paragraph, text=verbatim_texts(), role=st.just(ParagraphRole.VERBATIM))
    return st.one_of(body, body, body, verbatim).flatmap(_dressed)


def leaves() -> st.SearchStrategy[Leaf]:
    """Sub-headings and paragraphs with sentences and marks, without ids."""
    return st.one_of(paragraphs(), paragraphs(), headings())


def blocks() -> st.SearchStrategy[Block]:
    """Leaves, and quotes and lists of them two deep."""

    def around(children: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
        some = st.lists(children, min_size=1, max_size=3).map(tuple)
        items = st.lists(st.builds(Item, blocks=some), min_size=1, max_size=3).map(tuple)
        lists = st.builds(List, items=items, ordered=st.booleans(), start=st.integers(1, 9)).map(
            lambda each: each if each.ordered else replace(each, start=1)
        )
        return st.one_of(children, st.builds(Quote, blocks=some), lists)

    return around(around(leaves()))


def metadata() -> st.SearchStrategy[Metadata]:
    """Metadata with a title, a language and an identifier."""
    return st.builds(
        Metadata,
        title=texts(),
        language=st.sampled_from(LANGUAGES),
        authors=st.lists(texts(20), max_size=3).map(tuple),
        date=st.sampled_from(("", "2018", "2018-03", "2018-03-14")),
        publisher=st.one_of(st.just(""), texts(20)),
        rights=st.one_of(st.just(""), texts(20)),
        source=st.sampled_from(("", "https://example.org/article", "article.txt")),
        identifier=st.uuids(version=5).map(lambda uuid: f"urn:uuid:{uuid}"),
    )


def senses() -> st.SearchStrategy[Sense]:
    """A sense from the text or from the dictionary; text locators are given by documents()."""
    wordnet = st.builds(
        Sense,
        text=texts(),
        source=st.just(SenseSource.WORDNET),
        locator=st.just("wordnet-3.1:06738281-n"),
    )
    return st.one_of(st.builds(Sense, text=texts(), source=st.just(SenseSource.TEXT)), wordnet)


def entries(name: str) -> st.SearchStrategy[Entry]:
    """An entry with that id."""
    return st.builds(
        Entry,
        id=st.just(name),
        headword=texts(20),
        kind=st.sampled_from(EntryKind),
        aliases=st.lists(texts(10), max_size=2, unique=True).map(tuple),
        senses=st.lists(senses(), max_size=2).map(tuple),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Sound, numbered documents: 1 to 4 sections, sentences with ids, and a glossary of what is mentioned."""
    heads = [draw(headings([1])), *draw(st.lists(headings([2]), max_size=3))]
    sections = [
        Section(heading=head, blocks=tuple(draw(st.lists(blocks(), max_size=4))))
        for head in heads
        if isinstance(head, Heading)
    ]
    match sections[0].blocks:
        case (Paragraph(role=ParagraphRole.BODY) as first, *rest):
            sections[0] = replace(sections[0], blocks=(replace(first, role=ParagraphRole.LEAD), *rest))
    if len(sections) > 1 and draw(st.booleans()):
        sections[-1] = replace(sections[-1], role=SectionRole.BIO)
    document = Document(metadata=draw(metadata()), sections=tuple(sections))
    document = with_sentence_ids(number(document))
    first_sentence = document.sections[0].heading.sentences[0].id
    glossary = tuple(_located(draw(entries(name)), first_sentence) for name in sorted(mentions(document)))
    return replace(document, glossary=glossary)


def _located(entry: Entry, sentence: str) -> Entry:
    located = (s if s.locator else replace(s, locator=sentence) for s in entry.senses)
    return replace(entry, senses=tuple(located))


def with_sentence_ids(document: Document) -> Document:
    """The sentences of a numbered document named after their leaf: ``s3-p2-1``."""

    def named(block: Block) -> Any:
        match block:
            case Heading() | Paragraph():
                own = (replace(s, id=f"{block.id}-{n}") for n, s in enumerate(block.sentences, 1))
                return replace(block, sentences=tuple(own))
            case Quote():
                return replace(block, blocks=tuple(map(named, block.blocks)))
            case List():
                items = (replace(item, blocks=tuple(map(named, item.blocks))) for item in block.items)
                return replace(block, items=tuple(items))

    return replace(
        document,
        sections=tuple(
            replace(section, heading=named(section.heading), blocks=tuple(map(named, section.blocks)))
            for section in document.sections
        ),
    )
