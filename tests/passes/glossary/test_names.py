"""What is a name, and what only looks like one."""

import pytest

from reader.passes.glossary.analysis import is_running
from tests.passes.glossary.articles import names

RUNNING = {
    "a sentence": ("They met Ada Quill.", True),
    "a line without an end": ("Harbour Lamps Relit Again", False),
    "a headline with an end": ("Harbour Lamps Relit After Years, Town Council Told!", False),
    "a caption that credits": ("Ada Quill and Bo Finch. Photo: Cy Marsh.", True),
    "code": ('let lamp = Lamp::new(&Harbour); println!("{}", lamp);', False),
    "long without an end": ("the lamp stood for many years on the wall of the old harbour", True),
}
NO_NAMES = {
    "a headline in the body": ("Ferry Captain Ada Quill Relights Harbour Lamps", "Ada Quill Relights"),
    "code in a sentence": ("Then we call fn borrow(s: &Lantern and wait for Tessa Quill.", "Lantern"),
    "a credit": (
        "The harbour at night, seen from the wall, as Ada Quill/Marsh Weekly saw it.",
        "Quill/Marsh",
    ),
    "a menu": ("Read Review|More of this and of other things, said Ada Quill.", "Review|More"),
    "a degree": ("The text was checked by Lena Quill, MD, and by Tom Finch, PhD, last week.", "MD"),
    "two persons and a verb at the end": (
        "We met Ada Quill and Bo Finch. “It was a lamp, each part,” Quill and Finch write. So it was.",
        "Quill and Finch",
    ),
    "two persons and their verb": (
        "Ada Quill met Bo Finch. “The lamps were lit,” Quill and Finch write.",
        "Quill and Finch",
    ),
}


@pytest.mark.parametrize("case", RUNNING)
def test_running_text_is_told_from_headlines_captions_and_code(case: str) -> None:
    text, running = RUNNING[case]
    assert is_running(text) is running


@pytest.mark.usefixtures("recogniser")
@pytest.mark.parametrize("case", NO_NAMES)
def test_what_only_looks_like_a_name_is_none(case: str) -> None:
    text, piece = NO_NAMES[case]
    found = names(text)
    assert not [word for word in found if piece in word]


@pytest.mark.usefixtures("recogniser")
def test_the_title_of_the_article_is_no_name() -> None:
    title = "The Lamps of Harbour Street"
    assert title not in names("In The Lamps of Harbour Street we told how Ada Quill lit them.", title=title)


@pytest.mark.usefixtures("recogniser")
def test_degrees_are_no_part_of_the_name_before_them() -> None:
    assert "Lena Quill" in names("The text was checked by Lena Quill, MD, and then it was printed.")


@pytest.mark.usefixtures("recogniser", "wn")
def test_a_common_noun_at_the_start_of_a_sentence_is_no_name() -> None:
    found = names(
        "Lanterns hung there. Algebra gave her joy. Math is hard, and math is fun, and so is algebra."
    )
    assert not {"Lanterns", "Algebra", "Math"} & found.keys()
