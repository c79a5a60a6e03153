"""The table of codes: what each finding of the linter means, whence it is asked, and what to do."""

from typing import NamedTuple

from reader.model import Severity

FATAL, ERROR, WARNING, INFO = Severity.FATAL, Severity.ERROR, Severity.WARNING, Severity.INFO


class Rule(NamedTuple):
    """A kind of finding.

    Attributes:
        severity: an error breaks the book or tells a lie about it, a warning costs some readers something,
            an info is advice.
        what: what is wrong, as the reference lists it.
        why: the specification, or who loses.
        advice: what to do; ends the message of each finding.
    """

    severity: Severity
    what: str
    why: str
    advice: str


class Fault(NamedTuple):
    """A place at which a rule is broken.

    Attributes:
        code: of the rule.
        file: the entry of the book.
        place: ``#id``, ``:line``, or nothing.
        what: what is wrong there, in a few words.
    """

    code: str
    file: str
    place: str
    what: str


FILE = {
    "EPB-001": Rule(
        FATAL,
        "The file cannot be read as a book",
        "EPUB 3.3, Open Container Format",
        "give a whole EPUB without copy protection",
    ),
    "EPB-002": Rule(
        ERROR,
        "A part is not well-formed, or larger or deeper than any text, and was not checked",
        "EPUB 3.3, XML conformance",
        "mend it first, then check again",
    ),
    "EPB-003": Rule(
        ERROR,
        "A file that the package names is not in the book",
        "EPUB 3.3, manifest",
        "put it in, or take its item out of the manifest",
    ),
    "EPB-004": Rule(
        ERROR,
        "The name of an entry leads out of the book",
        "EPUB 3.3, file paths and file names",
        "pack the book with names inside its own folder",
    ),
    "EPB-005": Rule(
        WARNING,
        "`mimetype` is not the first entry, stored as it is",
        "EPUB 3.3, OCF ZIP container",
        "pack it first, uncompressed, with no extra field and nothing but application/epub+zip in it",
    ),
    "EPB-006": Rule(
        ERROR,
        "A property has a prefix that nobody declared",
        "EPUB 3.3, the prefix attribute",
        "declare it in the attribute prefix of package, or take the property out",
    ),
    "EPB-010": Rule(
        INFO,
        "The times of the entries differ: packed again, the book has other bytes",
        "reproducible builds",
        "give all entries one time, such as that of dcterms:modified",
    ),
    "EPB-011": Rule(
        INFO,
        "Entries hold extra fields with times or owners of the machine that packed them",
        "reproducible builds",
        "pack without extra fields: zip -X",
    ),
    "EPB-012": Rule(
        INFO,
        "The identifier is a random UUID: made again, the book would pass for another",
        "EPUB 3.3, unique identifier",
        "derive it from the content or an ISBN, or keep it from edition to edition",
    ),
}

OVERLAYS = {
    "EPB-101": Rule(
        ERROR,
        "A clip ends more than 0.1 s after the end of its sound",
        "EPUB 3.3, media overlays: audio",
        "set clipEnd to the end or before",
    ),
    "EPB-102": Rule(
        ERROR,
        "A clip ends where it begins, or before",
        "EPUB 3.3, media overlays: audio",
        "give it a clipEnd after its clipBegin",
    ),
    "EPB-103": Rule(
        ERROR,
        "A time is no SMIL clock value",
        "EPUB 3.3, media overlays: audio",
        "write it as 0:01:02.345 or 62.345s",
    ),
    "EPB-104": Rule(
        WARNING,
        "Clips of one sound overlap",
        "the words are heard twice",
        "let each begin where the one before ends",
    ),
    "EPB-105": Rule(
        INFO,
        "More than a second of a sound is left out between two clips",
        "words may be lost",
        "listen there; lengthen the clip, or cut the sound",
    ),
    "EPB-106": Rule(
        WARNING,
        "The sound has a variable bit rate: players seek by guess, and the marks leave the voice",
        "EPUB 3.4 (Candidate Recommendation)",
        "encode it anew at a constant bit rate",
    ),
    "EPB-107": Rule(
        WARNING,
        "The overlay leaves the order of the text",
        "EPUB 3.3, media overlays: sequence and order",
        "put its pars in the order of the page",
    ),
    "EPB-108": Rule(
        WARNING,
        "A text is narrated twice: two pars name one element, or one inside the other",
        "EPUB 3.3, media overlays: par",
        "keep one par for each piece of text",
    ),
    "EPB-109": Rule(
        WARNING,
        "Text of a narrated page is not narrated",
        "EPUB Accessibility 1.1, synchronised text and audio",
        "narrate it, or hide what nobody needs to hear",
    ),
    "EPB-110": Rule(
        WARNING,
        "A page with text has no overlay, in a book that has some",
        "Thorium passes over it while it reads aloud",
        "narrate it, or say in accessibilitySummary that it is silent",
    ),
    "EPB-111": Rule(
        INFO,
        "The contents or the cover has no overlay",
        "players begin with the first narrated page",
        "narrate it, if listeners need it",
    ),
    "EPB-112": Rule(
        WARNING,
        "media:duration of an overlay is more than 0.1 s from the sum of its clips",
        "EPUB 3.3, media overlays: duration",
        "write the sum of clipEnd minus clipBegin",
    ),
    "EPB-113": Rule(
        ERROR,
        "media:duration is missing, of an overlay or of the whole book",
        "EPUB 3.3, media overlays: duration",
        "state it for each overlay (refines its item) and for the whole",
    ),
    "EPB-114": Rule(
        WARNING,
        "The total media:duration is more than a second from the sum of those of the overlays",
        "EPUB 3.3, media overlays: duration",
        "write the sum",
    ),
    "EPB-115": Rule(
        ERROR,
        "A par names a text that is not there",
        "EPUB 3.3, media overlays: text",
        "name an element by a path from the overlay's own folder and an id that exists",
    ),
    "EPB-116": Rule(
        ERROR,
        "A par plays a sound that is not in the book",
        "EPUB 3.3, media overlays: audio",
        "put the file in, or write the path from the overlay's own folder",
    ),
    "EPB-117": Rule(
        WARNING,
        "No style sheet has a rule for the class of what is heard",
        "EPUB 3.3, media overlays: active class: nobody sees where the voice is",
        "add a rule for media:active-class",
    ),
    "EPB-118": Rule(
        WARNING,
        "The class of what is heard sets the colour of the text or of its ground, but not both",
        "WCAG 2.2, 1.4.3: unreadable on a ground that the reader chose",
        "set color and background-color together",
    ),
    "EPB-119": Rule(
        INFO,
        "No class is named for what is heard",
        "EPUB 3.3, media overlays: active class: each player marks it in its own way, or not at all",
        "declare media:active-class, and style it",
    ),
    "EPB-120": Rule(
        ERROR,
        "An overlay is not in the namespace of SMIL",
        "EPUB 3.3, media overlays: smil",
        "begin it with <smil xmlns='http://www.w3.org/ns/SMIL' version='3.0'>",
    ),
    "EPB-121": Rule(
        ERROR,
        "Page and overlay do not belong together",
        "EPUB 3.3, media overlays: packaging",
        "let the page's item name the overlay (media-overlay) that names the page's elements",
    ),
}

CLAIMS = {
    "EPB-201": Rule(
        WARNING,
        "accessMode, accessibilityFeature or accessibilityHazard is not stated",
        "EPUB Accessibility 1.1, metadata",
        "state it; unknown is a value of accessibilityHazard",
    ),
    "EPB-202": Rule(
        INFO,
        "accessModeSufficient or accessibilitySummary is not stated",
        "EPUB Accessibility 1.1, metadata (1.2 requires the former)",
        "state it: people choose books by it",
    ),
    "EPB-203": Rule(
        ERROR,
        "The book claims to conform, but nobody answers for it",
        "EPUB Accessibility 1.1, evaluator information",
        "name the evaluator in a11y:certifiedBy, or take the claim out",
    ),
    "EPB-204": Rule(
        ERROR,
        "The claim to conform is not worded as the specification asks, so no program finds it",
        "EPUB Accessibility 1.1, conformance statements",
        "write exactly: EPUB Accessibility 1.1 - WCAG 2.2 Level AA (or 2.0, 2.1; A, AAA)",
    ),
    "EPB-205": Rule(
        ERROR,
        "A feature is claimed that is not in the book",
        "EPUB Accessibility 1.1, metadata: people choose books by it",
        "take the claim out, or make it true",
    ),
    "EPB-206": Rule(
        WARNING,
        "synchronizedAudioText is claimed, but pages with text are silent",
        "EPUB Accessibility 1.1, metadata",
        "narrate them, or say so in accessibilitySummary",
    ),
    "EPB-207": Rule(
        INFO,
        "A feature is claimed of something that the book does not have",
        "it tells the reader nothing",
        "take the claim out",
    ),
    "EPB-208": Rule(
        WARNING,
        "The statements on hazards or features contradict each other",
        "schema.org accessibilityHazard, accessibilityFeature",
        "let none and unknown stand alone, and no hazard beside its absence",
    ),
    "EPB-209": Rule(
        INFO,
        "An access mode is stated that nothing in the book needs",
        "schema.org accessMode",
        "take it out",
    ),
    "EPB-210": Rule(
        INFO,
        "A feature of the book is not claimed",
        "people who search by it will not find the book",
        "add it as schema:accessibilityFeature",
    ),
}

NAVIGATION = {
    "EPB-301": Rule(
        WARNING,
        "An entry of the contents reads otherwise than the heading it leads to",
        "WCAG 2.2, 2.4.2: readers cannot tell whether they arrived",
        "give both the same words",
    ),
    "EPB-302": Rule(
        WARNING,
        "The contents are not in the order of the book",
        "EPUB 3.3, toc nav",
        "put the entries in the order of the spine and the page",
    ),
    "EPB-303": Rule(
        WARNING,
        "A page with a heading is not in the contents",
        "EPUB Accessibility 1.1; WCAG 2.2, 2.4.5",
        "add it to the contents",
    ),
    "EPB-304": Rule(
        WARNING,
        "The NCX and the contents disagree",
        "old devices show the NCX",
        "make both from one list",
    ),
    "EPB-305": Rule(
        INFO,
        "A page has several headings of the first level",
        "screen readers tell one chapter from the next by it",
        "let one h1 name the page, or divide the page",
    ),
    "EPB-306": Rule(
        WARNING,
        "A heading skips a level",
        "WCAG 2.2, 1.3.1",
        "go down one level at a time",
    ),
    "EPB-307": Rule(
        INFO,
        "No landmark tells where the text begins",
        "EPUB 3.3, landmarks nav; EPUB Accessibility techniques",
        "add <nav epub:type='landmarks'> with a link of type bodymatter",
    ),
    "EPB-308": Rule(
        ERROR,
        "An entry of contents, landmarks or page list leads to nothing",
        "EPUB 3.3, nav element",
        "mend its address",
    ),
    "EPB-309": Rule(
        INFO,
        "The pages of print are marked in the text, but there is no page list",
        "EPUB Accessibility 1.1, page navigation",
        "list them in <nav epub:type='page-list'>",
    ),
    "EPB-310": Rule(
        WARNING,
        "The book has no contents",
        "EPUB 3.3, toc nav; OPF 2.0.1, NCX",
        "add a navigation document with a toc",
    ),
}

GLOSSARY = {
    "EPB-401": Rule(
        ERROR,
        "A reference to the glossary leads to no entry",
        "EPUB Dictionaries and Glossaries 1.0; DPUB-ARIA 1.1 doc-glossref",
        "let it name the id of a dt, dfn or dd of the glossary",
    ),
    "EPB-402": Rule(
        WARNING,
        "An entry that the text links to has no way back",
        "DPUB-ARIA 1.1 doc-backlink: a reader without a back button is stranded",
        "add a link with role doc-backlink to the first mention",
    ),
    "EPB-403": Rule(
        WARNING,
        "A way back leads to no mention of its entry",
        "DPUB-ARIA 1.1 doc-backlink",
        "let it name the id of a reference to this entry",
    ),
    "EPB-404": Rule(
        INFO,
        "Nothing in the text refers to an entry",
        "DPUB-ARIA 1.1 doc-glossref",
        "link its first mention, or leave the entry out",
    ),
}

MARKUP = {
    "EPB-501": Rule(
        WARNING,
        "A page does not say its language",
        "WCAG 2.2, 3.1.1: a voice reads it with the wrong accent",
        "add xml:lang (and lang) to html",
    ),
    "EPB-502": Rule(WARNING, "lang and xml:lang differ", "HTML, lang and xml:lang", "let both say the same"),
    "EPB-503": Rule(
        ERROR, "The package does not say the language of the book", "EPUB 3.3, dc:language", "add dc:language"
    ),
    "EPB-504": Rule(
        INFO,
        "The package does not say in which language its own words are",
        "WCAG 2.2, 3.1.1: title and summary are read aloud",
        "add xml:lang to package",
    ),
    "EPB-505": Rule(
        ERROR,
        "A picture has no alt attribute",
        "WCAG 2.2, 1.1.1",
        "describe it in alt, or write alt='' where it only adorns",
    ),
    "EPB-506": Rule(
        WARNING,
        "The book loads something from the web: it is not there without it, and tells where it is read",
        "EPUB 3.3, resource locations",
        "put the file into the book",
    ),
    "EPB-507": Rule(
        INFO,
        "A page has scripts, which many reading systems do not run",
        "EPUB 3.3, scripting",
        "let the page make sense without",
    ),
    "EPB-508": Rule(
        INFO,
        "The style sheet overrules what readers set for themselves",
        "WCAG 2.2, 1.4.4 and 1.4.12",
        "give sizes of text in em or %, and leave !important out",
    ),
    "EPB-509": Rule(
        WARNING,
        "A heading is empty",
        "WCAG 2.2, 2.4.6: a screen reader stops at nothing",
        "take it out, or give it words",
    ),
    "EPB-510": Rule(
        ERROR,
        "A link leads to an id that is not there",
        "readers go nowhere",
        "mend the fragment, or put the id back",
    ),
    "EPB-511": Rule(
        ERROR,
        "A page or style sheet names a file that is not in the book",
        "EPUB 3.3, resource locations",
        "put the file in, or write the path from the page's own folder",
    ),
    "EPB-512": Rule(
        WARNING,
        "A pronunciation (ssml:ph) lies inside another",
        "EPUB 3 Text-to-Speech Enhancements 1.0, ssml:ph",
        "keep one of them",
    ),
    "EPB-513": Rule(
        WARNING,
        "A pronunciation (ssml:ph) is empty",
        "EPUB 3 Text-to-Speech Enhancements 1.0, ssml:ph: a voice may say nothing",
        "fill it in, or take it out",
    ),
    "EPB-514": Rule(
        INFO,
        "An epub:type has no role beside it, so screen readers do not tell it",
        "DPUB-ARIA 1.1; EPUB Type to ARIA Role Authoring Guide",
        "add the role of the same name",
    ),
    "EPB-515": Rule(
        WARNING,
        "A role is deprecated",
        "DPUB-ARIA 1.1",
        "make it an item of a list with role doc-endnotes or doc-bibliography, and give the item no role",
    ),
}

RULES: dict[str, Rule] = {**FILE, **OVERLAYS, **CLAIMS, **NAVIGATION, **GLOSSARY, **MARKUP}
"""Every rule by its code, in the order of the reference."""
