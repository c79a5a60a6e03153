"""The files of a book in the order in which they are read."""

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from reader.cover import draw
from reader.editions.epub import glossary, lexicon, overlay, search, words
from reader.editions.epub.inline import GLOSSARY
from reader.editions.epub.metadata import Playing
from reader.editions.epub.navigation import COVER, NAV, Place, render_nav, render_ncx
from reader.editions.epub.package import Resource
from reader.editions.epub.references import choose, label
from reader.editions.epub.section import KINDS, render
from reader.editions.epub.xhtml import LABELS, LEXICON, LEXICON_TYPE
from reader.glossary import ANCHOR, TITLE
from reader.model import Document, Section, SectionRole, Track

SIZE = (1600, 2560)
"""Width and height of the cover in pixels, as the book trade asks."""

PAGE = "application/xhtml+xml"


class Spoken(Struct, frozen=True):
    """A track of the spoken edition and the file of its sound, an MP3."""

    track: Track
    sound: Path


def resources(
    document: Document, narration: Sequence[Spoken] = (), *, by_word: bool = False
) -> tuple[list[Resource], list[Playing]]:
    """Everything in the book of a document whose metadata is complete, and how long each overlay plays."""
    style = files(__package__).joinpath("style.css").read_bytes()
    found, playing = _overlaid(pages(document), narration, by_word=by_word)
    found += [
        Resource("style", "style.css", "text/css", style),
        Resource("cover", COVER, "image/png", draw(document.metadata, SIZE), "cover-image"),
    ]
    return found, playing


def _overlaid(
    silent: Sequence[Resource], narration: Sequence[Spoken], *, by_word: bool
) -> tuple[list[Resource], list[Playing]]:
    """The pages, each with the overlay and the sound of the track that speaks it, if one does."""
    tracks = {each.track.section: each for each in narration}
    found: list[Resource] = []
    playing: list[Playing] = []
    for page in silent:
        spoken = tracks.get(page.id)
        if spoken is None:
            found.append(page)
            continue
        audio = f"audio/{spoken.track.file}"
        data, track = words.divide(page.data, spoken.track) if by_word else (page.data, spoken.track)
        smil = overlay.render(data, page.href, track, audio)
        name = f"{page.id}-overlay"
        playing.append(Playing(name, smil.milliseconds))
        found += [
            replace(page, data=data, overlay=name),
            Resource(name, f"{page.id}.smil", overlay.MEDIA_TYPE, smil.data),
            Resource(f"{page.id}-audio", audio, "audio/mpeg", path=spoken.sound),
        ]
    return found, playing


def pages(document: Document) -> list[Resource]:
    """The spine: front page, sections, glossary with its search keys and lexicon; then the NCX."""
    about = document.metadata
    references = choose(document)
    contents = places(document)
    sounds = lexicon.render(document.glossary, about.language)
    spoken = bool(sounds)
    listed = [page for of_leaf in references.pages.values() for page in of_leaf]
    front = render_nav(about, contents, listed, spoken=spoken)
    found = [Resource("nav", NAV, PAGE, front, "nav", spine=True)]
    for section in document.sections:
        data = render(section, about.language, references, spoken=spoken)
        found.append(Resource(section.id, f"{section.id}.xhtml", PAGE, data, spine=True))
    if document.glossary:
        data = glossary.render(document, about.language, references, spoken=spoken)
        found.append(Resource("glossary", GLOSSARY, PAGE, data, "glossary", spine=True))
        if keys := search.render(document.glossary, about.language):
            found.append(Resource("search", search.SEARCH, search.MEDIA_TYPE, keys, search.PROPERTIES))
    if spoken:
        found.append(Resource("lexicon", LEXICON, LEXICON_TYPE, sounds))
    ncx = Resource("ncx", "toc.ncx", "application/x-dtbncx+xml", render_ncx(about, contents))
    return [*found, ncx]


def places(document: Document) -> list[Place]:
    """The lines of the contents, in the order of the spine."""
    language = document.metadata.language
    found = [
        Place(label(section), f"{section.id}.xhtml", language, _landmark(section) if number else "bodymatter")
        for number, section in enumerate(document.sections)
    ]
    if document.glossary:
        found.append(Place(TITLE, f"{GLOSSARY}#{ANCHOR}", LABELS, "glossary"))
    return found


def _landmark(section: Section) -> str:
    return KINDS[section.role] if section.role in {SectionRole.NOTES, SectionRole.REFERENCES} else ""
