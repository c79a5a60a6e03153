"""What is read of a section, and what stands before it."""

import pytest
from hypothesis import given

from reader.model import (
    Block,
    Document,
    Figure,
    Heading,
    Item,
    List,
    Note,
    Paragraph,
    Quote,
    Row,
    Section,
    Table,
    section_leaves,
)
from reader.script import Label, labels, passages
from tests.strategies import documents

PICTURE = Label("Picture:", "Picture:", worded=True)
UNTOLD = Label("Picture without a description", "Picture without a description", worded=True)


def said(text: str, name: str = "") -> Paragraph:
    return Paragraph(text, id=name)


def section(*blocks: Block) -> Section:
    return Section(Heading("T", id="h"), blocks, id="s1")


def one(number: int) -> Label:
    return Label(f"{number}.", str(number), drawn=True)


NESTED = List((Item((said("c", "p"),), "j"),), ordered=True, id="m")


@pytest.mark.parametrize(
    ("block", "found"),
    [
        (said("a", "p"), {}),
        (List((Item((said("a", "p"),), "i"),), id="l"), {}),
        (List((Item((said("a", "p"), said("b", "q")), "i"),), ordered=True, start=7), {"p": (one(7),)}),
        (List((Item((NESTED,), "i"),), ordered=True), {"p": (one(1), one(1))}),
        (List((Item((), "i"),), ordered=True), {"i": (one(1),)}),
        (Note("b-2", (Quote((said("a", "p"),)),), "n"), {"p": (Label("[b-2]", "Note b-2"),)}),
        (Note("1", (), "n"), {"n": (Label("[1]", "Note 1"),)}),
        (Figure(said("a", "f-alt"), said("c", "f-caption"), id="f"), {"f-alt": (PICTURE,)}),
        (Figure(said("", "f-alt"), said("c", "f-caption"), id="f"), {"f-alt": (UNTOLD,)}),
        (Table((Row((said("", "x"), said("a", "y"))),), id="t"), {}),
    ],
)
def test_labels_stand_before_the_first_text_of_what_they_label(
    block: Block, found: dict[str, tuple[Label, ...]]
) -> None:
    assert labels(section(block)) == found


def test_a_label_of_what_has_no_text_does_not_slip_to_what_comes_after() -> None:
    found = [(each.id, len(each.labels)) for each in passages(section(Note("1", (), "n"), said("a", "p")))]
    assert found == [("h", 0), ("n", 1), ("p", 0)]


def test_depth_is_no_limit() -> None:
    block: Block = said("a", "p")
    for _ in range(5000):
        block = List((Item((block,)),), ordered=True)
    assert len(labels(section(block))["p"]) == 5000


@given(documents())
def test_every_leaf_is_read_once_in_order(document: Document) -> None:
    for each in document.sections:
        read = [passage.leaf for passage in passages(each) if passage.leaf]
        assert read == [each.heading] * (not each.heading.text) + list(section_leaves(each))
