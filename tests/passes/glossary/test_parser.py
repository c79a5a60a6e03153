"""spaCy is loaded with less than it brings by itself, and says the same."""

import subprocess
import sys
import warnings
from collections.abc import Sequence
from typing import Any

import pytest

from reader.passes.glossary import parser
from reader.passes.glossary.analysis import Page, paginate
from tests.conftest import missing
from tests.passes.glossary.articles import article

TEXTS = (
    "Sergei Lavrov, Russia’s foreign minister, spoke in Geneva on Monday. He hadn't met Bill Taylor before.",
    "We can't go: it'll rain at 10 a.m. in St. Louis (Mo.), don'tcha know? See http://example.org/a-b?c=d.",
    "The U.S.-Russia talks cost $1.5bn, 5km from O'Hare; “Gimme that,” said Dr. Lee’s co-author :-) …",
    "She’d’ve met Jean-Luc d'Arc und Müller at AT&T's headquarters on 4th July 2019, 7pm—or so they'd said.",
)
"""With what tokenizers have rules for."""


@pytest.fixture
def pages() -> Sequence[Page]:
    if parser.load() is None:
        missing("a spaCy model")
    return paginate(article(*TEXTS))


def test_a_model_says_what_it_says_when_spacy_loads_it(pages: Sequence[Page]) -> None:
    import spacy

    model: Any = parser.load()
    name = model.meta["name"]
    package = next(known for known in parser.MODELS if known.endswith(name))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole: Any = spacy.load(package)
    ours, theirs = (each.tokenizer.to_bytes(exclude=["vocab"]) for each in (model, whole))
    assert ours == theirs
    assert parser.analyse(model, pages) == parser.analyse(whole, pages)


COMMAND_LINE = """\
import sys
from reader.passes.glossary import parser
assert parser.load() is not None
loaded = {"typer", "spacy.cli", "spacy.cli.info"} & sys.modules.keys()
assert not loaded, loaded
import spacy
assert "spacy_version" in spacy.info(silent=True)
import spacy.cli
assert spacy.cli.info.__module__ == "spacy.cli.info" and "typer" in sys.modules
"""


@pytest.mark.usefixtures("pages")
def test_the_command_line_of_spacy_is_there_for_who_asks_for_it() -> None:
    subprocess.run([sys.executable, "-c", COMMAND_LINE], check=True)
