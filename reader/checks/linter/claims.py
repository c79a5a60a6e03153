"""What the package says of the book's accessibility, and whether the book bears it out.

EPUB Accessibility 1.1; the values are those of the schema.org accessibility properties vocabulary.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from reader.checks.linter.book import Book
from reader.checks.linter.coverage import is_front
from reader.checks.linter.facts import Page
from reader.checks.linter.rules import Fault
from reader.ocf import ENCRYPTION

EXACT = re.compile(r"EPUB Accessibility 1\.1 - WCAG 2\.[012] Level (?:A|AA|AAA)")
OLD = re.compile(r"https?://(?:www\.)?idpf\.org/epub/a11y/accessibility(?:-20170105)?\.html#wcag-a{1,3}")
"""How a book claims to conform: EPUB Accessibility 1.1, conformance statements, and 1.0."""

MEANT = re.compile(r"accessib|wcag|a11y", re.IGNORECASE)

REQUIRED = ("accessMode", "accessibilityFeature", "accessibilityHazard")
ADVISED = ("accessModeSufficient", "accessibilitySummary")

ALONE = frozenset({"none", "unknown"})
HAZARDS = {
    "flashing": "noFlashingHazard",
    "motionSimulation": "noMotionSimulationHazard",
    "sound": "noSoundHazard",
}
SOUNDS = frozenset({"audio", "video"})
PICTURES = frozenset({"img", "svg", "image", "video", "canvas", "object", "picture"})

NAMED = 3
"""Pages that a message names."""


class Told(NamedTuple):
    """What claims are held against: the book, its pages, whether any is narrated, and those left out."""

    book: Book
    pages: Sequence[Page]
    narrated: bool
    left_out: Sequence[Page]

    def kinds(self, *names: str) -> bool:
        """Whether a page has an EPUB type or role of these."""
        return any(page.kinds & set(names) for page in self.pages)

    def tags(self, *names: str) -> bool:
        """Whether a page has an element of these."""
        return any(page.tags & set(names) for page in self.pages)


def _lexicon(told: Told) -> bool:
    return any(item.media_type == "application/pls+xml" for item in told.book.items.values())


def _contents(told: Told) -> bool:
    nav = told.book.nav
    page = told.book.pages.get(nav.file) if nav else None
    is_ncx = any(item.media_type == "application/x-dtbncx+xml" for item in told.book.items.values())
    return bool(page and "toc" in page.kinds) or (told.book.epub2 and is_ncx)


TRUE: dict[str, tuple[str, Callable[[Told], bool]]] = {
    "tableOfContents": ("there is no nav of type toc", _contents),
    "synchronizedAudioText": ("no page has an overlay", lambda told: told.narrated),
    "ttsMarkup": (
        "there is no ssml:ph and no lexicon",
        lambda told: _lexicon(told) or any(page.spoken for page in told.pages),
    ),
    "pageNavigation": ("there is no page list", lambda told: told.kinds("page-list", "pagelist")),
    "pageBreakMarkers": ("no page of print is marked", lambda told: told.kinds("pagebreak")),
    "printPageNumbers": ("no page of print is marked", lambda told: told.kinds("pagebreak")),
    "index": ("no page has an index", lambda told: told.kinds("index", "index-group")),
    "glossary": ("no page has a glossary", lambda told: told.kinds("glossary")),
    "MathML": ("there is no formula in MathML", lambda told: told.tags("math")),
    "rubyAnnotations": ("there is no ruby", lambda told: told.tags("ruby")),
    "fullRubyAnnotations": ("there is no ruby", lambda told: told.tags("ruby")),
    "structuralNavigation": ("there is no heading", lambda told: any(p.headings for p in told.pages)),
    "ARIA": ("there is no role and no ARIA attribute", lambda told: any(p.aria for p in told.pages)),
    "unlocked": (
        "META-INF/encryption.xml encrypts a part of it",
        lambda told: ENCRYPTION not in told.book.container,
    ),
}
"""What must be in the book for a feature to be claimed, and what is said where it is not."""


def check(book: Book, narrated: bool, silent: Sequence[Page]) -> Iterator[Fault]:
    """What is missing in the accessibility metadata, and what in it is not so."""
    left_out = [page for page in silent if not is_front(book, page)]
    told = Told(book, list(book.pages.values()), narrated, left_out)
    yield from _missing(book)
    yield from _conformance(book)
    yield from _hazards(book)
    if not book.unread:  # else it may be there
        yield from _features(told)
        yield from _modes(told)


def _values(book: Book, name: str) -> list[tuple[str, str]]:
    """What is said of a property, each value with its place."""
    said = book.said(f"schema:{name}")
    return [(value.strip(), meta.place) for meta in said for value in meta.value.split(",")]


def _missing(book: Book) -> Iterator[Fault]:
    for code, names in (("EPB-201", REQUIRED), ("EPB-202", ADVISED)):
        missing = [f"schema:{name}" for name in names if not book.said(f"schema:{name}")]
        if missing:
            yield Fault(code, book.opf, "", f"not stated: {', '.join(missing)}")


def _conformance(book: Book) -> Iterator[Fault]:
    claims = book.said("dcterms:conformsTo")
    meant = [meta for meta in claims if MEANT.search(meta.value)]
    for meta in meant:
        if not EXACT.fullmatch(meta.value) and not OLD.fullmatch(meta.value):
            yield Fault("EPB-204", book.opf, meta.place, f"the claim reads {meta.value[:80]!r}")
        certifiers = [m for m in book.metas if m.property == "a11y:certifiedBy" and m.value]
        if not any(not m.refines or m.refines == meta.id for m in certifiers):
            yield Fault("EPB-203", book.opf, meta.place, f"{meta.value[:80]!r} is claimed, by nobody")


def _features(told: Told) -> Iterator[Fault]:
    book = told.book
    claimed = dict(_values(book, "accessibilityFeature"))
    for value, place in claimed.items():
        if value in TRUE and not TRUE[value][1](told):
            yield Fault("EPB-205", book.opf, place, f"{value} is claimed, but {TRUE[value][0]}")
    yield from _pictures(told, claimed)
    left_out = told.left_out
    if "synchronizedAudioText" in claimed and told.narrated and left_out:
        names = ", ".join(page.file for page in left_out[:NAMED]) + " …" * (len(left_out) > NAMED)
        what = f"synchronizedAudioText is claimed, but {len(left_out)} pages are silent: {names}"
        yield Fault("EPB-206", book.opf, claimed["synchronizedAudioText"], what)
    if "none" in claimed and len(claimed) > 1:
        yield Fault("EPB-208", book.opf, claimed["none"], "accessibilityFeature is none, and others too")
    if claimed:
        yield from _unclaimed(told, claimed)


def _pictures(told: Told, claimed: dict[str, str]) -> Iterator[Fault]:
    alts = [alt for page in told.pages for alt in page.alts]
    if "alternativeText" in claimed and not any(alts):
        place, file = claimed["alternativeText"], told.book.opf
        if alts:
            yield Fault("EPB-205", file, place, "alternativeText is claimed, but no picture has one")
        elif not told.tags("svg", "math", "audio", "video", "object", "canvas"):
            yield Fault(
                "EPB-207", file, place, "alternativeText is claimed, but there is no picture in the pages"
            )


def _unclaimed(told: Told, claimed: dict[str, str]) -> Iterator[Fault]:
    for name, is_there in (
        ("synchronizedAudioText", told.narrated and not told.left_out),
        ("pageNavigation", told.kinds("page-list", "pagelist")),
        ("tableOfContents", _contents(told)),
        ("MathML", told.tags("math")),
    ):
        if is_there and name not in claimed:
            yield Fault("EPB-210", told.book.opf, "", f"{name} is not claimed")


def _hazards(book: Book) -> Iterator[Fault]:
    hazards = dict(_values(book, "accessibilityHazard"))
    for name in sorted(ALONE & set(hazards)):
        if len(hazards) > 1:
            others = ", ".join(value for value in hazards if value != name)
            yield Fault(
                "EPB-208", book.opf, hazards[name], f"accessibilityHazard is {name}, and {others} too"
            )
    for hazard, absence in HAZARDS.items():
        if hazard in hazards and absence in hazards:
            yield Fault(
                "EPB-208", book.opf, hazards[hazard], f"accessibilityHazard is {hazard} and {absence}"
            )


def _modes(told: Told) -> Iterator[Fault]:
    book = told.book
    modes = dict(_values(book, "accessMode"))
    kinds = {item.media_type.partition("/")[0] for item in book.items.values()}
    if "auditory" in modes and not ({"audio", "video"} & kinds or told.narrated or told.tags(*SOUNDS)):
        yield Fault("EPB-209", book.opf, modes["auditory"], "accessMode is auditory, but there is no sound")
    if "visual" in modes and not ({"image", "video"} & kinds or told.tags(*PICTURES)):
        yield Fault("EPB-209", book.opf, modes["visual"], "accessMode is visual, but there is no picture")
