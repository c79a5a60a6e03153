"""The recognisers, one after the other or one at a time."""

import pytest

from reader.passes.glossary import parser, wordnet
from tests.conftest import missing


@pytest.fixture
def by_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine without spaCy."""
    monkeypatch.setattr(parser, "load", lambda: None)


@pytest.fixture(params=["spacy", "rules"])
def recogniser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each recogniser in turn; spaCy only where it is installed."""
    name = str(request.param)
    if name == "rules":
        monkeypatch.setattr(parser, "load", lambda: None)
    elif parser.load() is None:
        missing("a spaCy model")
    return name


@pytest.fixture(scope="session")
def wn() -> wordnet.WordNet:
    """The real dictionary, where there is one."""
    found = wordnet.find()
    if found is None:
        missing("WordNet")
    return found
