"""The rules of contents, glossary, pages and style sheets."""

from reader.checks.linter.rules.rule import ERROR, INFO, WARNING, Rule

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
