"""What the package document says of the book: Dublin Core, and accessibility metadata that is true."""

import uuid
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reader.editions.epub.overlay import ACTIVE, PLAYING, clock
from reader.editions.epub.xhtml import LABELS, XML_LANG, on_one_line, switch, tag_or_undetermined
from reader.model import Document, Evaluation, Metadata, is_date

FEATURES = (
    "alternativeText",
    "ARIA",
    "displayTransformability",
    "readingOrder",
    "structuralNavigation",
    "tableOfContents",
    "unlocked",
)
"""Values of the schema.org accessibility vocabulary that hold for every book of this edition."""

STANDARD = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
"""What a book conforms to, in the words that EPUB Accessibility 1.1, section 4.2, prescribes."""

NARRATOR = "Synthetic voice"

SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "md", "phd"}


class Statement(Struct, frozen=True):
    """An element of the package metadata; ``dublin`` tells Dublin Core from ``meta``."""

    name: str
    value: str
    attributes: dict[str, str] = {}
    dublin: bool = False


class Playing(Struct, frozen=True):
    """A media overlay by its id in the manifest, and how long it plays."""

    overlay: str
    milliseconds: int


def complete(document: Document) -> Metadata:
    """The document's metadata fit to print.

    The title is never empty, the language is well-formed, the date is a W3C date or empty, the
    identifier is given, as it is in every document of the pipeline, or else made of title and
    language.
    """
    given = document.metadata
    language = tag_or_undetermined(given.language)
    title = on_one_line(given.title) or on_one_line(document.sections[0].heading.text) or "Untitled"
    made = uuid.uuid5(uuid.NAMESPACE_URL, f"{language}\n{title}").urn
    return replace(
        given,
        title=title,
        language=language,
        authors=tuple(filter(None, map(on_one_line, given.authors))),
        date=given.date if is_date(given.date) else "",
        publisher=on_one_line(given.publisher),
        rights=on_one_line(given.rights),
        source=on_one_line(given.source),
        identifier=on_one_line(given.identifier) or made,
    )


class Claims(Struct, frozen=True):
    """What is in a book, of which its accessibility metadata tells.

    Attributes:
        glossary: whether it has one.
        spoken: whether a lexicon and marks tell a voice how names are said.
        playing: the overlays of a book that reads itself aloud.
        evaluation: who found it accessible.
        pages: whether it tells where the pages of its source begin.
        pictures, untold: how many the source had in its text, and of how many it does not say what they show.
    """

    glossary: bool
    spoken: bool = False
    playing: tuple[Playing, ...] = ()
    evaluation: Evaluation = Evaluation()
    pictures: int = 0
    untold: int = 0
    pages: bool = False


def statements(metadata: Metadata, claims: Claims) -> Iterator[Statement]:
    """Everything the package says of a book with complete metadata, in order."""
    yield Statement("identifier", metadata.identifier, {"id": "id"}, dublin=True)
    yield Statement("title", metadata.title, dublin=True)
    yield Statement("language", metadata.language, dublin=True)
    for number, author in enumerate(metadata.authors, 1):
        yield Statement("creator", author, {"id": f"author{number}"}, dublin=True)
    for name in ("date", "publisher", "rights", "source"):
        if value := getattr(metadata, name):
            yield Statement(name, value, dublin=True)
    for number, author in enumerate(metadata.authors, 1):
        refines = f"#author{number}"
        role = {"refines": refines, "property": "role", "scheme": "marc:relators"}
        yield Statement("meta", "aut", role)
        yield Statement("meta", file_as(author), {"refines": refines, "property": "file-as"})
    if claims.pages and metadata.source:
        yield Statement("meta", metadata.source, {"property": "pageBreakSource"})
    yield Statement("meta", "", {"name": "cover", "content": "cover"})  # as old systems find it
    if claims.playing:
        yield from _overlays(claims.playing)
    yield from _accessibility(metadata.language, claims)
    yield from _conformance(claims.evaluation)


def _overlays(playing: Sequence[Playing]) -> Iterator[Statement]:
    """EPUB 3.3, section 9.3.5: how long each overlay and all of them play, and how they are shown."""
    for each in playing:
        refines = {"property": "media:duration", "refines": f"#{each.overlay}"}
        yield Statement("meta", clock(each.milliseconds), refines)
    whole = sum(each.milliseconds for each in playing)
    yield Statement("meta", clock(whole), {"property": "media:duration"})
    yield Statement("meta", ACTIVE, {"property": "media:active-class"})
    yield Statement("meta", PLAYING, {"property": "media:playback-active-class"})
    yield Statement("meta", NARRATOR, {"property": "media:narrator"})


def _accessibility(language: str, claims: Claims) -> Iterator[Statement]:
    """EPUB Accessibility 1.1, section 2."""
    modes = ("textual", "auditory") if claims.playing else ("textual",)
    also = {
        "pageBreakMarkers": claims.pages,
        "pageNavigation": claims.pages,
        "synchronizedAudioText": bool(claims.playing),
        "ttsMarkup": claims.spoken,
    }
    values = {
        "accessMode": modes,
        "accessModeSufficient": modes,
        "accessibilityFeature": sorted((*FEATURES, *(name for name in also if also[name])), key=str.lower),
        "accessibilityHazard": ("none",),
    }
    for name, each in values.items():
        for value in each:
            yield Statement("meta", value, {"property": f"schema:{name}"})
    foreign = {XML_LANG: LABELS} if switch(LABELS, language) else {}
    about = {"property": "schema:accessibilitySummary", **foreign}
    yield Statement("meta", summary(claims), about)


def _conformance(evaluation: Evaluation) -> Iterator[Statement]:
    """EPUB Accessibility 1.1, section 4: what the book conforms to, as a party found."""
    if not evaluation.by:
        return
    yield Statement("meta", STANDARD, {"property": "dcterms:conformsTo", "id": "conformance"})
    refines = {"property": "a11y:certifiedBy", "refines": "#conformance", "id": "certifier"}
    yield Statement("meta", on_one_line(evaluation.by), refines)
    if evaluation.on:
        yield Statement("meta", evaluation.on, {"property": "dcterms:date", "refines": "#certifier"})


def summary(claims: Claims) -> str:
    """The accessibility of the book in plain words."""
    linked = " Names and difficult terms are linked to a glossary, and the glossary back to the text."
    aloud = " A synthetic voice reads all of it but the front page aloud, in step with the text."
    paged = " It has the page numbers of its source, and a list that leads to them."
    unaudited = (
        " No person has audited its accessibility, and it makes no claim of conformance to a standard."
    )
    told = f" Pictures of the source are told in words: {claims.pictures}"
    if claims.untold:
        told += f", {claims.untold} of them without a description of what they show"
    by, on = on_one_line(claims.evaluation.by), claims.evaluation.on
    audited = f" {by} evaluated its accessibility{f' ({on})' if on else ''}: {STANDARD}."
    return (
        "This book is all text, in one reading order, with a table of contents, headings and landmarks."
        f"{linked if claims.glossary else ''}{aloud if claims.playing else ''}"
        f"{paged if claims.pages else ''}{f'{told}.' if claims.pictures else ''}"
        " Its only picture is the cover, which is described. Size, font, spacing and colours are left to the"
        f" reader.{audited if by else unaudited}"
    )


def file_as(name: str) -> str:
    """The name as a library files it: ``Lavrov, Sergei``.

    The last word is taken for the family name; a name of one word or with a comma stays as it is.
    """
    *given, family = name.split()
    if given and family.rstrip(".").lower() in SUFFIXES:
        *given, family = *given[:-1], f"{given[-1]} {family}"
    return f"{family}, {' '.join(given)}" if given and "," not in name else name
