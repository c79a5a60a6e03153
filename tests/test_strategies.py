"""The strategies give what they promise."""

from hypothesis import given

from reader.model import Document, faults, ids
from tests.strategies import documents


@given(documents())
def test_documents_are_sound_and_numbered(document: Document) -> None:
    assert faults(document) == []
    names = list(ids(document))
    assert names
    assert all(names)
    assert document.metadata.title
