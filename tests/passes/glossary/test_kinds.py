"""What a name names."""

import pytest

from reader.model import EntryKind
from tests.passes.glossary.articles import names

KINDS = {
    "Mr Key": ("Then Mr Oldfield promoted the flag.", "Oldfield", EntryKind.PERSON),
    "country": ("They moved to New Zealand together.", "New Zealand", EntryKind.PLACE),
    "river": ("They sailed down the Volga River at night.", "Volga River", EntryKind.PLACE),
    "ministry": (
        "They wrote to the Ministry of Culture again.",
        "Ministry of Culture",
        EntryKind.ORGANISATION,
    ),
    "university": (
        "They study at Colorado State University now.",
        "Colorado State University",
        EntryKind.ORGANISATION,
    ),
    "act": ("They praised the Clean Air Act on Friday.", "Clean Air Act", EntryKind.LAW),
    "day": (
        "They met on Waitangi Day, and again on Waitangi Day a year later.",
        "Waitangi Day",
        EntryKind.EVENT,
    ),
    "paper": ("They read it in the Daily Gazette at home.", "Daily Gazette", EntryKind.WORK),
    "administration": (
        "Reporters asked what Trump wanted. The Trump administration declined.",
        "Trump",
        EntryKind.PERSON,
    ),
    "a word that the dictionary has": (
        "He felt the weight of Schadenfreude again. They wrote of Schadenfreude, which is common.",
        "Schadenfreude",
        EntryKind.CONCEPT,
    ),
    "a figure of a book": ("They read both parts of Don Quixote in school.", "Don Quixote", EntryKind.PERSON),
    "an acronym that does nothing": ("They measured the CHZ4 in the air.", "CHZ4", EntryKind.CONCEPT),
    "by description": ("They bought the tool Gigaloader, a tool.", "Gigaloader", EntryKind.PRODUCT),
}


@pytest.mark.parametrize("case", KINDS)
def test_the_kind_is_told_by_the_name_or_its_surroundings(case: str) -> None:
    text, name, kind = KINDS[case]
    assert names(text)[name].kind is kind
