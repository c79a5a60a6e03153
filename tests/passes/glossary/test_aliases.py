"""Which spellings are one thing. Better two entries than one for two things."""

import pytest

from tests.passes.glossary.articles import spellings

TOGETHER = {
    "surname": ("Angela Merkel met John Key in Paris. Merkel thanked Key.", {"Angela Merkel", "Merkel"}),
    "particle": (
        "Bill de Blasio resigned. De Blasio was tired, it was said.",
        {"Bill de Blasio", "De Blasio"},
    ),
    "abbreviation in brackets": (
        "The World Health Organization (WHO) warned. Later the WHO agreed.",
        {"World Health Organization", "WHO"},
    ),
    "long form in brackets": (
        "The ABC (American Broadcasting Company) reported it.",
        {"ABC", "American Broadcasting Company"},
    ),
    "initials": (
        "The International Monetary Fund met in May. Later the IMF declined.",
        {"International Monetary Fund", "IMF"},
    ),
    "country": (
        "The US declined. Later the U.S. agreed with the United States.",
        {"US", "U.S.", "United States"},
    ),
    "head of an organisation": (
        "The Greek Ministry of Culture declined. Later the Ministry of Culture agreed.",
        {"Greek Ministry of Culture", "Ministry of Culture"},
    ),
    "a surname after a name that no recogniser knows": (
        "One was Zarim Ostrakhani. The papers of Ostrakhani were kept, and Ostrakhani had a passion.",
        {"Zarim Ostrakhani", "Ostrakhani"},
    ),
    "a surname that is a city, used as a person's": (
        "They met Hanna Lisbon. Lisbon grew up at sea, where she was taught. In Lisbon’s words, it rained.",
        {"Hanna Lisbon", "Lisbon"},
    ),
    "acronym with a digit": ("The Group of Seven (G7) met. Later the G7 agreed.", {"Group of Seven", "G7"}),
    "acronym of another language": (
        "The Lamp Union Party (ZNP) left. Then the ZNP agreed.",
        {"Lamp Union Party", "ZNP"},
    ),
    "another name": (
        "Kelda Morne, also known as Hanna Frost, spoke. Hanna Frost left.",
        {"Kelda Morne", "Hanna Frost"},
    ),
    "a former name in brackets": (
        "Ibrahim Rahal (formerly Abu Omar) spoke. Abu Omar left.",
        {"Ibrahim Rahal", "Abu Omar"},
    ),
    "initials without the country": (
        "The U.S. Marsh Protection Agency met. Later the MPA agreed.",
        {"U.S. Marsh Protection Agency", "MPA"},
    ),
    "accents": ("Recep Erdoğan spoke. Later Erdogan left.", {"Recep Erdoğan", "Erdogan"}),
    "a year": (
        "The Fan Lamp Expo was fun. It was like the Fan Lamp Expo 2016 in the marsh.",
        {"Fan Lamp Expo", "Fan Lamp Expo 2016"},
    ),
    "an event without capitals": (
        "The Marsh City Lamp Festival opened. Everyone saw the lamp festival at night.",
        {"Marsh City Lamp Festival", "lamp festival"},
    ),
    "national": (
        "The National Lamp Museum was shut. Later the Lamp Museum was full.",
        {"National Lamp Museum", "Lamp Museum"},
    ),
    "legal form": (
        "Acme Widgets Inc. grew fast. Later the Acme Widgets shop closed.",
        {"Acme Widgets Inc.", "Acme Widgets"},
    ),
}

APART = {
    "generations": (
        "Donald Trump left early. Reporters saw Donald Trump Junior and Trump Junior again.",
        {"Donald Trump"},
        {"Donald Trump Junior", "Trump Junior"},
    ),
    "a bare surname after a junior": (
        "Reporters saw Donald Trump Junior. Later Trump declined.",
        {"Donald Trump Junior"},
        {"Trump"},
    ),
    "two years": (
        "We saw the Fan Lamp Expo 2015 and the Fan Lamp Expo 2016. The Fan Lamp Expo is fun.",
        {"Fan Lamp Expo 2015"},
        {"Fan Lamp Expo 2016"},
    ),
    "a party in brackets": ("They met Ann Lee (SNP) at noon.", {"Ann Lee"}, {"SNP"}),
    "a country in brackets": ("The Lamp Union Party (UK) left.", {"Lamp Union Party"}, {"UK"}),
    "an actor in brackets": ("It has Kelda Morne (Hanna Frost) in it.", {"Kelda Morne"}, {"Hanna Frost"}),
    "given names": (
        "Bill Clinton met Hillary Clinton. Then Clinton spoke.",
        {"Bill Clinton"},
        {"Hillary Clinton"},
    ),
    "two initials": (
        "We saw George H. W. Bush and George W. Bush. Then George Bush left.",
        {"George H. W. Bush"},
        {"George W. Bush"},
    ),
    "sides of a country": ("In Asia, North Korea and South Korea differ.", {"North Korea"}, {"South Korea"}),
    "a table word and initials": (
        "The University of Stirling agreed. The US declined.",
        {"University of Stirling"},
        {"US"},
    ),
    "clubs": ("Here Sheffield United beat Manchester United.", {"Sheffield United"}, {"Manchester United"}),
    "a person and a firm": (
        "The Ford Motor Company was sold. Later Henry Ford left Ford.",
        {"Henry Ford"},
        {"Ford", "Ford Motor Company"},
    ),
    "an acronym and a name that ends in it": (
        "We asked Securiti AI and others. Later AI was the topic.",
        {"Securiti AI"},
        {"AI"},
    ),
    "a common word and a name that ends in it": (
        "He bought a Nintendo Switch, and his friends used it to switch games. Then Switch sales fell.",
        {"Nintendo Switch"},
        {"Switch"},
    ),
    "two names with a comma": ("They use Jira, Asana, and Slack.", {"Jira"}, {"Asana"}),
    "a person and a city": (
        "They met Hanna Lisbon. She took a train to Lisbon. Lisbon was fine, and there she stayed.",
        {"Hanna Lisbon"},
        {"Lisbon"},
    ),
    "two families": (
        "Zarim Ostrakhani met Vela Ostrakhani. Then Ostrakhani wrote.",
        {"Zarim Ostrakhani"},
        {"Ostrakhani"},
    ),
    "a club and a city": (
        "They saw Inter Turin win. The Turin coach smiled.",
        {"Inter Turin"},
        {"Turin"},
    ),
    "a person and a country": ("Later Michael Jordan flew to Jordan.", {"Michael Jordan"}, {"Jordan"}),
}


@pytest.mark.parametrize("case", TOGETHER)
def test_one_thing_under_several_spellings(case: str) -> None:
    text, wanted = TOGETHER[case]
    assert wanted in spellings(text)


@pytest.mark.usefixtures("recogniser")
@pytest.mark.parametrize("case", APART)
def test_two_things_are_never_one_entry(case: str) -> None:
    text, one, other = APART[case]
    for found in spellings(text):
        assert not (found & one and found & other)


def test_a_bare_surname_of_two_persons_belongs_to_neither() -> None:
    assert not any({"Clinton"} < found for found in spellings(*[APART["given names"][0]]))


def test_of_two_candidates_the_one_in_the_lead_bears_the_surname() -> None:
    lead = "In a speech, Hillary Clinton thanked her voters."
    assert {"Hillary Clinton", "Clinton"} in spellings(
        lead, "Her husband Bill Clinton listened. Then Clinton left."
    )


def test_a_comma_in_the_middle_of_a_name_is_mended() -> None:
    found = spellings("Sergei, Lavrov, Russia’s foreign minister, condemned the remarks.")
    assert {"Sergei Lavrov", "Sergei, Lavrov"} in found


def test_a_list_of_persons_is_no_name_with_a_comma() -> None:
    found = spellings("Sergei, Lavrov, the foreign minister, and others left.")
    assert not any("Sergei, Lavrov" in names for names in found)


@pytest.mark.usefixtures("wn")
def test_a_full_name_in_a_caption_is_that_of_the_surname_in_the_text() -> None:
    found = spellings(
        "The Glass Ferry - Peter Marstrand", "It is the best book that Marstrand wrote, and sad."
    )
    assert {"Peter Marstrand", "Marstrand"} in found


def test_an_event_without_capitals_that_may_be_two_is_neither() -> None:
    text = "The Marsh City Lamp Festival and the Oslo Lamp Festival opened. We saw the lamp festival."
    assert not any("lamp festival" in found for found in spellings(text))


def test_a_year_in_the_title_is_of_the_event() -> None:
    found = spellings("The Fan Lamp Expo was fun, they said.", title="Lamps at Fan Lamp Expo 2016 in Oslo")
    assert {"Fan Lamp Expo", "Fan Lamp Expo 2016"} in found
