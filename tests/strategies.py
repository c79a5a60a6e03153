"""Hypothesis strategies for the values of the model: sound, numbered documents and their parts."""

import string
from functools import cache
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from reader.decoding import UNSAFE
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

COMMON = string.ascii_letters + string.digits + "      .,!?;:'’“”—-&<>\"#*_[]()éñßøŁя中ا🙂"
"""What most texts are drawn from; some of it means something to Markdown or XML."""

LANGUAGES = ("en", "en-GB", "ru", "fr", "zh-Hant")
ENTRY_IDS = ("g-kremlin", "g-sergei-lavrov", "g-rapprochement", "g-x1")
TARGETS = (
    'https://example.org/a?b=1&c="2"',
    "http://example.org/",
    "mailto:someone@example.org",
    "javascript:alert(1)",
    "chapter2.html",
)


@cache
def characters() -> st.SearchStrategy[str]:
    """Any character that canonical text may hold."""
    every = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp"))
    return every.filter(lambda character: not UNSAFE.search(character))


@cache
def texts(max_size: int = 60) -> st.SearchStrategy[str]:
    """Text on one line with a letter or digit in it and no white space at its ends.

    Ordinary letters mostly, and now and then any other character of Unicode text.
    """
    common, rare = st.text(COMMON, max_size=max_size), st.text(characters(), max_size=max_size // 3)
    return (
        st.one_of(common, common, st.builds(str.__add__, rare, common))
        .map(lambda text: " ".join(text[:max_size].split()) or "x")
        .map(lambda text: text if any(character.isalnum() for character in text) else f"{text[:-1]}x".strip())
    )


@cache
def verbatim_texts() -> st.SearchStrategy[str]:
    """Lines whose breaks and inner spaces count; the first and last are not blank."""
    line = st.text(COMMON, max_size=20)
    return st.tuples(texts(20), st.lists(line, max_size=3), texts(20)).map(
        lambda parts: "\n".join([parts[0], *parts[1], parts[2]])
    )


@st.composite
def spans(draw: st.DrawFn, length: int) -> Span:
    """A span of at least one code point inside a text of that length."""
    start = draw(st.integers(min_value=0, max_value=length - 1))
    return Span(start, draw(st.integers(min_value=start + 1, max_value=length)))


@st.composite
def marks(draw: st.DrawFn, length: int) -> Mark:
    """A mark of any role somewhere in a text of that length; entities name one of ENTRY_IDS."""
    role = draw(st.sampled_from(MarkRole))
    targets = {MarkRole.LINK: TARGETS, MarkRole.LANGUAGE: LANGUAGES, MarkRole.ENTITY: ENTRY_IDS}
    return Mark(draw(spans(length)), role, draw(st.sampled_from(targets.get(role, ("",)))))


@cache
def tilings(length: int) -> st.SearchStrategy[tuple[Span, ...]]:
    """Spans that tile a text of that length."""
    cuts = (
        st.sets(st.integers(min_value=1, max_value=length - 1), max_size=3) if length > 1 else st.just(set())
    )

    def tile(inner: set[int]) -> tuple[Span, ...]:
        edges = [0, *sorted(inner), length]
        return tuple(Span(a, b) for a, b in pairwise(edges))

    return cuts.map(tile)


@st.composite
def dressed(draw: st.DrawFn, bare: st.SearchStrategy[Leaf]) -> Leaf:
    """The leaf with sentences (without ids yet) and some marks."""
    leaf = draw(bare)
    length = len(leaf.text)
    sentences = tuple(Sentence("", span) for span in draw(tilings(length)))
    some = tuple(draw(marks(length)) for _ in range(draw(st.integers(0, 4))))
    return replace(leaf, sentences=sentences, marks=some)


@cache
def headings(*levels: int) -> st.SearchStrategy[Leaf]:
    """Headings of the given levels, else of 3 to 6, without ids."""
    return dressed(st.builds(Heading, text=texts(), level=st.sampled_from(levels or (3, 4, 5, 6))))


@cache
def paragraphs() -> st.SearchStrategy[Leaf]:
    """Paragraphs of every role but the lead, without ids."""
    body = st.builds(Paragraph, text=texts())
    verbatim = st.builds(Paragraph, text=verbatim_texts(), role=st.just(ParagraphRole.VERBATIM))
    return dressed(st.one_of(body, body, body, verbatim))


@cache
def leaves() -> st.SearchStrategy[Leaf]:
    """Sub-headings and paragraphs with sentences and marks, without ids."""
    return st.one_of(paragraphs(), paragraphs(), headings())


@cache
def blocks() -> st.SearchStrategy[Block]:
    """Leaves, and quotes and lists of them two deep."""

    def around(children: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
        some = st.lists(children, min_size=1, max_size=2).map(tuple)
        items = st.lists(st.builds(Item, blocks=some), min_size=1, max_size=2).map(tuple)
        lists = st.builds(List, items=items, ordered=st.booleans(), start=st.integers(1, 9)).map(
            lambda each: each if each.ordered else replace(each, start=1)
        )
        return st.one_of(children, st.builds(Quote, blocks=some), lists)

    return around(around(leaves()))


@cache
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


@cache
def senses() -> st.SearchStrategy[Sense]:
    """A sense from the text or from the dictionary; text locators are given by documents()."""
    wordnet = st.builds(
        Sense,
        text=texts(),
        source=st.just(SenseSource.WORDNET),
        locator=st.just("wordnet-3.1:06738281-n"),
    )
    return st.one_of(st.builds(Sense, text=texts(), source=st.just(SenseSource.TEXT)), wordnet)


@cache
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
    """Sound, numbered documents: 1 to 3 sections, sentences with ids, and a glossary of what is mentioned."""
    heads = [draw(headings(1)), *draw(st.lists(headings(2), max_size=2))]
    sections = [
        Section(heading=head, blocks=tuple(draw(st.lists(blocks(), max_size=3))))
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
