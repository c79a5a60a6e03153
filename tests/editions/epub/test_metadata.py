"""The package says what is true, and nothing malformed."""

import pytest
from hypothesis import given
from msgspec.structs import replace

from reader.editions.epub.metadata import STANDARD, Claims, complete, file_as, statements, summary
from reader.editions.epub.xhtml import XML_LANG
from reader.model import Document, Evaluation, Metadata
from tests.editions.epub import sample
from tests.strategies import documents


def about(**changes: object) -> Metadata:
    document = sample.document()
    return complete(replace(document, metadata=replace(document.metadata, **changes)))


def test_what_is_missing_is_supplied() -> None:
    assert about(title=" ").title == "The tower that taught the world to build in the sea"
    assert about(language="").language == "und"
    assert about(language="en_GB").language == "und"
    assert about(authors=("", " A \n B ")).authors == ("A B",)


@pytest.mark.parametrize("date", ["2018", "2018-03", "2018-03-14", "2020-02-29"])
def test_dates_of_w3c_are_kept(date: str) -> None:
    assert about(date=date).date == date


@pytest.mark.parametrize(
    "date", ["2018-13", "2019-02-29", "0000", "March 2018", "2018-3-1", "2018-03-14T00:00", "٢٠١٨"]
)
def test_other_dates_are_left_out(date: str) -> None:
    assert not about(date=date).date


def test_the_identifier_is_given_or_made_of_title_and_language() -> None:
    assert about().identifier == "urn:uuid:2fd4e1c6-7a2d-5fce-8ed8-0f1fbb1a7c11"
    made = about(identifier="").identifier
    assert made.startswith("urn:uuid:")
    assert about(identifier="", date="1999").identifier == made
    assert about(identifier="", title="x").identifier != made
    assert about(identifier="", language="fr").identifier != made


@pytest.mark.parametrize(("language", "marked"), [("en-GB", None), ("fr", "en"), ("und", "en")])
def test_the_summary_is_english_in_a_book_of_any_language(language: str, marked: str | None) -> None:
    said = statements(about(language=language), Claims(glossary=True))
    found = {s.attributes.get("property"): s.attributes.get(XML_LANG) for s in said}
    assert found["schema:accessibilitySummary"] == marked
    assert not any(found[name] for name in found if name != "schema:accessibilitySummary")


def test_no_conformance_is_claimed() -> None:
    said = [(s.attributes.get("property"), s.value) for s in statements(about(), Claims(glossary=True))]
    assert not any(name and ("conformsTo" in name or "certified" in name) for name, _ in said)
    assert ("schema:accessibilityHazard", "none") in said
    summaries = [value for name, value in said if name == "schema:accessibilitySummary"]
    assert len(summaries) == 1
    assert "No person has audited" in summaries[0]


@pytest.mark.parametrize(
    ("pictures", "untold", "told"),
    [
        (0, 0, None),
        (3, 0, "Pictures of the source are told in words: 3. Its"),
        (
            3,
            1,
            "Pictures of the source are told in words: 3, 1 of them without a description of what they show.",
        ),
    ],
)
def test_the_summary_tells_of_pictures_and_of_those_that_nobody_described(
    pictures: int, untold: int, told: str | None
) -> None:
    said = summary(Claims(glossary=False, pictures=pictures, untold=untold))
    assert told in said if told else "Pictures" not in said


def test_conformance_is_claimed_in_the_name_of_who_found_it() -> None:
    claims = Claims(glossary=True, evaluation=Evaluation("Ann  Lee", "2026-11-25"))
    said = {s.attributes.get("property", ""): s for s in statements(about(), claims)}
    found = said["dcterms:conformsTo"]
    assert found.value == STANDARD == "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
    by, on = said["a11y:certifiedBy"], said["dcterms:date"]
    assert (by.value, by.attributes["refines"]) == ("Ann Lee", f"#{found.attributes['id']}")
    assert (on.value, on.attributes["refines"]) == ("2026-11-25", f"#{by.attributes['id']}")
    told = said["schema:accessibilitySummary"].value
    assert told.endswith(f" Ann Lee evaluated its accessibility (2026-11-25): {STANDARD}.")
    assert "No person" not in told
    undated = Claims(glossary=True, evaluation=Evaluation("Ann"))
    assert "dcterms:date" not in {s.attributes.get("property") for s in statements(about(), undated)}


@pytest.mark.parametrize(
    ("name", "filed"),
    [
        ("Ada Byrne", "Byrne, Ada"),
        ("Martin Luther King Jr.", "King Jr., Martin Luther"),
        ("Byrne, Ada", "Byrne, Ada"),
        ("Plato", "Plato"),
        ("李白", "李白"),
        ("Jr.", "Jr."),
        ("King III", "King III"),
    ],
)
def test_names_are_filed_by_family(name: str, filed: str) -> None:
    assert file_as(name) == filed


@given(documents())
def test_completing_twice_changes_nothing(document: Document) -> None:
    once = complete(document)
    assert complete(replace(document, metadata=once)) == once
    assert once.title
    assert once.identifier
