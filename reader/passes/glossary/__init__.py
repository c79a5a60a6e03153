"""The glossary: names and difficult words, what they mean here, and every place where they stand.

A definition is first a phrase of the text itself, then a sense of WordNet; where neither can be
told, a name stands without one and a word is left out. Nothing is fetched, nothing is guessed.
"""

import logging
from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from msgspec.structs import replace

from reader.config import Note
from reader.model import Document, primary_language
from reader.passes.glossary import overrides, parser, pronounce, rules, wordnet
from reader.passes.glossary.aim import Aim
from reader.passes.glossary.analysis import paginate
from reader.passes.glossary.entries import Draft, attach, draft_names, draft_terms, without_entities

STANDARD = Aim()

__all__ = ["Aim", "engine", "explain", "is_english"]

log = logging.getLogger(__name__)


def engine(language: str = "en") -> str:
    """What recognises names: ``spacy en_core_web_sm 3.8.0``, or ``rules``."""
    model = parser.load() if is_english(language) else None
    return parser.describe(model) if model is not None else "rules"


def is_english(language: str) -> bool:
    """Whether a BCP 47 tag is of English."""
    return primary_language(language) == "en"


def explain(
    document: Document,
    notes: Mapping[str, Note] = MappingProxyType({}),
    strict: Mapping[str, str] = MappingProxyType({}),
    aim: Aim = STANDARD,
) -> Document:
    """The document with its glossary and the mentions marked; the text is as it was.

    Args:
        document: canonical: numbered, and with sentences. A glossary it has already is made anew.
        notes: what a person says of entries, by headword or another spelling.
        strict: the notes that must find an entry, each with the place it comes from.
        aim: for whom the difficult words are explained, how many of them, and what is never explained
            unless a note speaks of it.

    Raises:
        UnknownEntry: such a note names nothing that stands in the text.
    """
    plain = without_entities(document)
    english = is_english(plain.metadata.language)
    pages = paginate(plain)
    dictionary = wordnet.find() if english else None
    model = parser.load() if english else None
    if not english:
        from reader.passes.glossary import foreign  # late: patterns that English does without

        analyse = partial(foreign.analyse, language=plain.metadata.language)
    elif model is None:
        analyse = partial(rules.analyse, dictionary=dictionary)
    else:
        analyse = partial(parser.analyse, model)
    analyses = analyse(pages)
    stop, notes = overrides.settle(aim.stop, notes)
    aim = replace(aim, stop=stop)
    drafts: list[Draft] = draft_names(pages, analyses, dictionary)
    if dictionary is not None:
        drafts += draft_terms(pages, analyses, dictionary, drafts, aim)
    drafts = list(overrides.without(drafts, pages, stop))
    if notes:
        drafts = overrides.apply(drafts, pages, notes, strict)
    log.info("glossary by %s: %d entries", engine(plain.metadata.language), len(drafts))
    return pronounce.pronounce(attach(plain, pages, drafts)) if drafts else replace(plain, glossary=())
