"""The rules of media overlays."""

from reader.checks.linter.rules.rule import ERROR, INFO, WARNING, Rule

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
