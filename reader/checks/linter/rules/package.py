"""The rules of the file, its package, and what that claims."""

from reader.checks.linter.rules.rule import ERROR, FATAL, INFO, WARNING, Rule

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
