"""The strategies give what they promise."""

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings

from reader.model import Block, Document, Figure, MarkRole, Note, Table, faults, ids, section_leaves
from tests.strategies import documents

ONCE = settings(max_examples=500, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
"""Look until there is one, and do not make it small."""


@given(documents())
def test_documents_are_sound_and_numbered(document: Document) -> None:
    assert faults(document) == []
    names = list(ids(document))
    assert names
    assert all(names)
    assert document.metadata.title


@pytest.mark.parametrize("kind", [Table, Figure, Note])
def test_every_kind_of_block_is_drawn(kind: type[Block]) -> None:
    def has(document: Document) -> bool:
        return any(isinstance(b, kind) for section in document.sections for b in section.blocks)

    assert find(documents(), has, settings=ONCE)


@pytest.mark.parametrize("role", MarkRole)
def test_every_kind_of_mark_is_drawn(role: MarkRole) -> None:
    def has(document: Document) -> bool:
        marks = (mark for s in document.sections for leaf in section_leaves(s) for mark in leaf.marks)
        return any(mark.role is role for mark in marks)

    assert find(documents(), has, settings=ONCE)
