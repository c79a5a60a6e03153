"""What the text says of a name, or nothing."""

import pytest

from reader.model import SenseSource
from reader.passes.glossary import parser
from tests.conftest import missing
from tests.passes.glossary.articles import names

TOLD = {
    "role before": (
        "It emerged when former FBI director Ann Whitlock spoke.",
        "Ann Whitlock",
        "former FBI director",
    ),
    "people and role": (
        "She met Russian lawyer Natalia Veselnitskaya.",
        "Natalia Veselnitskaya",
        "Russian lawyer",
    ),
    "apposition": (
        "Angela Merkel, the German chancellor, spoke first.",
        "Angela Merkel",
        "the German chancellor",
    ),
    "chair with capitals": (
        "Lena R. Quill, Harbour’s Distinguished Professor of Sociology, led the study of the lamps.",
        "Lena R. Quill",
        "Harbour’s Distinguished Professor of Sociology",
    ),
    "before a clause": ("John Smith, a lawyer who spoke first, left early.", "John Smith", "a lawyer"),
    "after an age": (
        "John Smith, 45, a former police officer from Leeds, was jailed.",
        "John Smith",
        "a former police officer from Leeds",
    ),
    "apposition before": (
        "He was put through to a company lawyer, Peter Whitlock.",
        "Peter Whitlock",
        "a company lawyer",
    ),
    "organisation": (
        "Amnesty International, a human rights group, condemned it.",
        "Amnesty International",
        "a human rights group",
    ),
    "capital": (
        "It will be built in the nation's capital, Wellington.",
        "Wellington",
        "the nation's capital",
    ),
}
BY_OFFICE = {
    "appointed": (
        "Ann Lee was appointed director of the Harbour Board on Monday.",
        "Ann Lee",
        "director of the Harbour Board",
    ),
    "role of a body, comma": (
        "We met the head of Marsh Lamps, Ann Lee.",
        "Ann Lee",
        "the head of Marsh Lamps",
    ),
    "of a body": ("They met Ann Lee of Marsh Lamps at noon.", "Ann Lee", "of Marsh Lamps"),
    "now": (
        "Ann Lee, now a professor at Marsh University, agreed.",
        "Ann Lee",
        "a professor at Marsh University",
    ),
    "has been": ("Ann Lee has been a lawyer.", "Ann Lee", "a lawyer"),
    "voice": ("Ann Lee, the voice of Harbour Radio, agreed.", "Ann Lee", "the voice of Harbour Radio"),
}
BY_GRAMMAR = {
    "named": ("Later the board named Ann Lee chief executive.", "Ann Lee", "chief executive"),
    "role of a body": (
        "On Monday, Chancellor of the Exchequer Philip Hamm spoke to the press.",
        "Philip Hamm",
        "Chancellor of the Exchequer",
    ),
    "after a quote": (
        'It was found on "Marsh Wiki", an offshoot of Harbourbase, he said.',
        "Marsh Wiki",
        "an offshoot of Harbourbase",
    ),
    "class": ("Many worship ancient gods, such as Zeus, Hera and Poseidon.", "Hera", "ancient gods"),
    "office": (
        "The probe led to the resignation of Michael Flynn as the National Security Advisor.",
        "Michael Flynn",
        "the National Security Advisor",
    ),
    "possessive pronoun": (
        "She launched her graphic novel Angel Catbird today.",
        "Angel Catbird",
        "graphic novel",
    ),
    "far class": (
        "It attacked high-ranking defectors from the group including Tom Devocht.",
        "Tom Devocht",
        "high-ranking defectors",
    ),
}
UNTOLD = {
    "relative": ("George Smith met his wife Mary Jones.", "Mary Jones"),
    "modifier": ("Reporters met Trump administration lawyers.", "Trump"),
    "a vague noun": ("It was told by a user called Marsh Wanderer.", "Marsh Wanderer"),
    "who names": ("Later the board named Ann Lee.", "Ann Lee"),
    "of a town's": ("They met Ann Lee of Marsh's lamp shop at noon.", "Ann Lee"),
    "clause": ("After meeting the mayor, John Smith left.", "John Smith"),
    "time": ("In recent years Google grew. This week Google bought a shop.", "Google"),
    "reduced relative": ("The company Elon Musk founded failed. We saw Elon Musk.", "Elon Musk"),
    "participle": ("It is an FDA-approved medication. The FDA agreed.", "FDA"),
    "figure of speech": (
        "Lena Quill acted as an archaeologist of sorts. We thanked Lena Quill.",
        "Lena Quill",
    ),
    "titles in a list": (
        "Bo Finch wrote. It brings to mind the delightful book Finch, Rose, Thorn.",
        "Bo Finch",
    ),
    "the text itself": ("We come to Lampwork, the next section, and then Lampwork ends.", "Lampwork"),
    "citation": ("It was lit at night [Lena Quill, a lawyer]. We thanked Lena Quill.", "Lena Quill"),
    "source": ("It was lit at night (Quill, a lawyer, 2019). We thanked Lena Quill.", "Lena Quill"),
    "another name": (
        "It was told by the Office of the Harbour Master (OHM), Board of Lamps, on Friday.",
        "OHM",
    ),
    "bare plural": ("They went to schools like Marsh University and read.", "Marsh University"),
    "list": ("Reporters met John Smith, lawyers and a dog.", "John Smith"),
}


@pytest.mark.parametrize("case", TOLD)
@pytest.mark.usefixtures("recogniser", "wn")
def test_phrases_that_describe(case: str) -> None:
    text, name, phrase = TOLD[case]
    (sense,) = names(text)[name].senses
    assert (sense.text, sense.source) == (phrase, SenseSource.TEXT)


@pytest.mark.parametrize("case", BY_OFFICE)
@pytest.mark.usefixtures("wn", "recogniser")
def test_offices_and_origins(case: str) -> None:
    text, name, phrase = BY_OFFICE[case]
    (sense,) = names(text)[name].senses
    assert (sense.text, sense.source) == (phrase, SenseSource.TEXT)


@pytest.mark.usefixtures("wn", "recogniser")
def test_a_place_that_every_reader_knows_needs_no_dictionary() -> None:
    found = names("They sailed from Florida to Crimea in a week.")
    assert found["Florida"].senses == ()
    assert ";" not in found["Crimea"].senses[0].text


@pytest.mark.parametrize("case", BY_GRAMMAR)
@pytest.mark.usefixtures("wn")
def test_phrases_that_grammar_finds(case: str) -> None:
    if parser.load() is None:
        missing("a spaCy model")
    text, name, phrase = BY_GRAMMAR[case]
    (sense,) = names(text)[name].senses
    assert sense.text == phrase


@pytest.mark.parametrize("case", UNTOLD)
@pytest.mark.usefixtures("recogniser")
def test_phrases_that_do_not(case: str) -> None:
    text, name = UNTOLD[case]
    found = names(text)
    assert all(s.source is not SenseSource.TEXT for s in (found[name].senses if name in found else ()))
