"""Metadata: what the person says wins, the language is told, the identifier stays."""

import pytest
from hypothesis import given
from msgspec.structs import replace

from reader.model import Block, Document, Heading, Metadata, Paragraph, ParagraphRole
from reader.outline import assemble
from reader.passes.describe import describe
from tests.strategies import documents


def document(text: str, **metadata: str) -> Document:
    return assemble(Metadata(title="T", **metadata), [Paragraph(text=text)])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council voted to rebuild the old bridge over the river.", "en"),
        ("Der Rat stimmte dafür, die alte Brücke über den Fluss wieder aufzubauen.", "de"),
        ("Совет проголосовал за восстановление старого моста через реку.", "ru"),
        ("Le conseil a voté la reconstruction du vieux pont sur la rivière.", "fr"),
        ("Yes.", "en"),
    ],
)
def test_the_language_is_told_from_the_text(text: str, language: str) -> None:
    assert describe(document(text), Metadata()).metadata.language == language


def test_what_is_given_wins_over_what_the_document_says() -> None:
    own = document("Text.", language="fr", date="2001", publisher="House")
    given_too = Metadata(title="Given", language="en-GB")
    metadata = describe(own, given_too).metadata
    assert (metadata.title, metadata.language, metadata.date, metadata.publisher) == (
        *("Given", "en-GB"),
        *("2001", "House"),
    )


def test_the_identifier_is_of_the_text_and_stays_with_an_edited_edition() -> None:
    first = describe(document("One text."), Metadata())
    same = describe(document("One text."), Metadata(publisher="House"))
    other = describe(document("Another text."), Metadata())
    assert first.metadata.identifier.startswith("urn:uuid:")
    assert first.metadata.identifier == same.metadata.identifier
    assert first.metadata.identifier != other.metadata.identifier
    edited = replace(other, metadata=first.metadata)
    assert describe(edited, Metadata()).metadata.identifier == first.metadata.identifier


def test_short_lines_do_not_tell_the_language() -> None:
    lines = [Paragraph(text=f"Der Rat und die Brücke, Teil {n}") for n in range(30)]
    prose = "The council voted to rebuild the old bridge over the river, after nine years of argument."
    blocks = [*lines, Paragraph(text=prose)]
    assert describe(assemble(Metadata(title="T"), blocks), Metadata()).metadata.language == "en"


def test_headings_and_verbatim_text_do_not_tell_the_language() -> None:
    blocks: list[Block] = [
        *(Heading(text=f"Der Rat und die Brücke über den Fluss, Teil {n}") for n in range(9)),
        Paragraph(
            text="Der Rat stimmte dafür, die alte Brücke wieder aufzubauen.\n" * 9,
            role=ParagraphRole.VERBATIM,
        ),
        Paragraph(
            text="The council voted to rebuild the old bridge over the river, after nine years of argument."
        ),
    ]
    assert describe(assemble(Metadata(title="Brücken"), blocks), Metadata()).metadata.language == "en"


@given(documents())
def test_describing_again_changes_nothing(drawn: Document) -> None:
    once = describe(drawn, Metadata())
    assert describe(once, Metadata()) == once
