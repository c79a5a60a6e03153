"""document.json reads back equal, is described by its schema, and broken ones are refused."""

import json

import pytest
from hypothesis import given

from reader.codec import document_schema, read_document, write_decisions, write_document, write_glossary
from reader.errors import BrokenDocument
from reader.model import Action, Decision, Document, LineRole
from tests.conftest import ROOT
from tests.strategies import documents


@given(documents())
def test_what_is_written_reads_back_equal(document: Document) -> None:
    assert read_document(write_document(document), "document.json") == document


def test_the_published_schema_is_the_one_of_the_code() -> None:
    published = ROOT / "docs" / "reference" / "document.schema.json"
    assert published.read_bytes() == document_schema(), "run: make schema"


def sound() -> dict[str, object]:
    heading = {"type": "heading", "text": "T", "level": 1}
    return {"version": 1, "metadata": {"title": "T"}, "sections": [{"heading": heading}]}


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"version": 2}, "version is 2"),
        ({"sections": []}, "no section"),
        ({"sections": [{"heading": {"type": "heading", "text": 7}}]}, "Expected `str`, got `int`"),
        ({"glossary": [{"id": "g-x", "headword": "X", "kind": "term"}]}, "has no mention"),
    ],
)
def test_a_broken_document_is_refused_with_the_reason(change: dict[str, object], what: str) -> None:
    assert read_document(json.dumps(sound()).encode(), "d.json").metadata.title == "T"
    with pytest.raises(BrokenDocument, match=what):
        read_document(json.dumps(sound() | change).encode(), "d.json")


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff\xfe", b'{"a": 1}'])
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(BrokenDocument):
        read_document(data, "d.json")


def test_a_decision_quotes_its_line() -> None:
    decision = Decision(
        line=3, text="Join us", action=Action.DROP, role=LineRole.BOILERPLATE, rule="newsletter"
    )
    written = json.loads(write_decisions((decision,), "a.txt"))
    assert written["lines"] == [
        {"line": 3, "text": "Join us", "action": "drop", "role": "boilerplate", "rule": "newsletter"}
    ]


@given(documents())
def test_the_glossary_tells_every_mention(document: Document) -> None:
    written = json.loads(write_glossary(document))
    assert [entry["id"] for entry in written["entries"]] == [entry.id for entry in document.glossary]
    assert all(entry["mentions"] for entry in written["entries"])
