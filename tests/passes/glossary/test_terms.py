"""Difficult words: which, and in what sense."""

import pytest

from reader.model import EntryKind, SenseSource
from reader.passes.glossary import Aim, explain, news
from reader.passes.glossary.aim import LEAST
from reader.passes.glossary.senses import of_name, of_term, stems
from reader.passes.glossary.wordnet import WordNet
from tests.passes.glossary.articles import article, entries

pytestmark = pytest.mark.usefixtures("wn")


def terms(*paragraphs: str) -> dict[str, tuple[str, ...]]:
    found = entries(*paragraphs)
    return {w: tuple(s.text for s in e.senses) for w, e in found.items() if e.kind is EntryKind.TERM}


def test_rare_words_are_explained_and_common_ones_are_not() -> None:
    found = terms(
        "The house was quiet. He hoped for a détente and a rapprochement, irking many people in the town."
    )
    assert found.keys() == {"détente", "rapprochement", "irking"}
    assert found["irking"] == ("irritate or vex",)


def test_a_phrase_is_explained_as_one() -> None:
    found = terms(
        "They spoke of the arms race and of the cold war for years, and then they all went home again."
    )
    assert found["arms race"][0].startswith("a competition between nations")
    assert "cold war" in found


def test_a_phrase_that_says_what_its_words_say_is_left_out() -> None:
    assert "last year" not in terms(
        "The foreign policy of last year was that of the year before, as everyone knows."
    )


PLAIN = {
    "an adverb of a common word": ("They spoke mildly of the lamp that they had seen at night.", "mildly"),
    "a prefix": ("They had to redefine the lamp, and to say again what it was for.", "redefine"),
    "a negation": ("The lamp was unknowable and unsatisfying to all who saw it.", "unknowable"),
    "a quality": ("They were tired of the sameness of the lamp at night.", "sameness"),
    "an occupation": ("They asked the plumbers and the mathematicians to look at it.", "plumbers"),
    "who does it": ("The drinkers and the winemakers looked at the lamp and left.", "winemakers"),
    "an animal": ("They saw a zebra and a parrot near the lamp and left.", "zebra"),
    "a verb taken for a noun": ("Money for the lamp is cut, and tuition soars.", "soars"),
    "a sense beside one that says nothing": (
        "They drew the lamp on a hyperbolic surface, and it looked bent.",
        "hyperbolic",
    ),
    "a part of a longer compound": ("They drank iced coffee drinks by the lamp.", "iced coffee"),
    "a sense of a ship": ("Programs keep their data in a storage area, they said.", "storage area"),
}


@pytest.mark.parametrize("case", PLAIN)
def test_what_needs_no_word_or_would_get_a_wrong_one_is_left_out(case: str) -> None:
    text, word = PLAIN[case]
    assert word not in terms(text)


def test_an_ending_alone_makes_no_word_plain() -> None:
    found = terms("They had to unearth the lamp, and to repress the pandemonium that it made.")
    assert {"unearth", "pandemonium"} <= found.keys()


def test_the_hyphen_is_optional() -> None:
    found = entries(
        "The negotiators brokered an immediate cease-fire in the afternoon and then left for home."
    )
    assert any("cease-fire" in word for word in found)


@pytest.mark.usefixtures("recogniser")
def test_a_word_whose_sense_cannot_be_told_is_left_out() -> None:
    text = "They were lolling and dousing with the leader over a button, and blamed another country for it."
    assert "dousing" not in terms(text)


NEWS = {
    "quarrel": ("After sparring with the leader over a lamp, he left.", "sparring", "fight verbally"),
    "boxers": ("The boxer was sparring with the champion at night.", "sparring", "box lightly"),
    "penalties": (
        "They were hit by sanctions for years.",
        "sanctions",
        "a mechanism of social control",
    ),
    "an inquiry": ("The probe into the lamps went on for years.", "probe", "an inquiry"),
    "relations": ("Then relations nosedived again.", "nosedived", "a sudden sharp drop"),
    "votes": ("They won the election by a landslide.", "landslide", "an overwhelming electoral victory"),
    "a modifier": ("They spoke of ceasefire violations at night.", "ceasefire", "a state of peace agreed to"),
    "war": ("Then hostilities began at the border.", "hostilities", "fighting"),
}
SILENT = {
    "spacecraft": ("The probe reached the planet and left its orbit.", "probe", "an inquiry"),
    "approval": ("He gave his sanction to the plan.", "sanction", "a mechanism of social control"),
    "an aircraft": ("The plane nosedived into the sea.", "nosedived", "a sudden sharp drop"),
    "economics": ("The budget brought austerity and less spending.", "austerity", "the trait of"),
    "a figure of speech": ("They saw it beyond the trapezium of the vote.", "trapezium", "a quadrilateral"),
    "a rain of mud": ("The rain set off a landslide on the hill.", "landslide", "an overwhelming electoral"),
}


@pytest.mark.usefixtures("recogniser")
@pytest.mark.parametrize("case", NEWS)
def test_a_word_of_the_news_has_the_sense_it_has_there(case: str) -> None:
    text, word, gloss = NEWS[case]
    (sense,) = terms(text)[word]
    assert sense.startswith(gloss)


@pytest.mark.usefixtures("recogniser")
@pytest.mark.parametrize("case", SILENT)
def test_a_word_of_the_news_elsewhere_has_not_that_sense(case: str) -> None:
    text, word, gloss = SILENT[case]
    assert not any(sense.startswith(gloss) for sense in terms(text).get(word, ()))


def test_every_row_of_the_words_of_the_news_finds_one_sense(wn: WordNet) -> None:
    for key, of_word in news.rows().items():
        for row in of_word:
            found = [s for s in wn.synsets(*row.other) if s.gloss.startswith(row.gloss)]
            assert row.gloss == "-" or len(found) == 1, key


def test_a_phrase_that_means_more_than_its_words_is_told_before_a_noun_too() -> None:
    found = terms("Those cold war rivals met, and wrote programs for a storage area network at night.")
    assert "cold war" in found
    assert "storage area" not in found


@pytest.mark.usefixtures("recogniser")
def test_a_noun_that_only_modifies_another_is_left_out() -> None:
    assert "clarion" not in terms(
        "The announcement of the missile is a clarion call for the country to look at it."
    )


def test_every_sense_says_where_it_is_from() -> None:
    found = entries("He hoped for a détente, said nobody.")["détente"]
    (sense,) = found.senses
    assert sense.source is SenseSource.WORDNET
    assert sense.locator.startswith("wordnet-3.")
    assert sense.locator.endswith("-n")


def test_an_acronym_is_what_it_stands_for_here(wn: WordNet) -> None:
    long = "Certified Internal Auditor"
    assert of_name((long, "CIA"), EntryKind.ORGANISATION, wn) == ()
    (sense,) = of_name(("CIA",), EntryKind.ORGANISATION, wn)
    assert "United States" in sense.text
    assert of_name(("United States Department of Agriculture", "USDA"), EntryKind.ORGANISATION, wn)


def test_names_have_the_sense_of_their_kind(wn: WordNet) -> None:
    (jordan,) = of_name(("Jordan",), EntryKind.PLACE, wn)
    assert "kingdom" in jordan.text
    assert of_name(("Putin",), EntryKind.PERSON, wn) == ()
    assert of_name(("Supreme Court",), EntryKind.ORGANISATION, wn) == ()


def test_of_several_places_the_text_must_name_the_container(wn: WordNet) -> None:
    assert of_name(("Melbourne",), EntryKind.PLACE, wn) == ()
    (there,) = of_name(("Melbourne",), EntryKind.PLACE, wn, frozenset({"Florida"}))
    assert "Florida" in there.text
    assert of_name(("Brown University",), EntryKind.ORGANISATION, wn)
    assert of_name(("Berkeley",), EntryKind.ORGANISATION, wn, frozenset({"California"})) == ()


def test_a_country_is_not_its_island_and_a_state_not_its_river(wn: WordNet) -> None:
    for name, told in (("Iceland", "republic"), ("Tennessee", "state"), ("Russia", "federation")):
        (sense,) = of_name((name,), EntryKind.PLACE, wn)
        assert told in sense.text
    for name in ("Georgia", "Palestine", "New York"):
        assert of_name((name,), EntryKind.PLACE, wn) == ()


def test_the_text_chooses_the_sense(wn: WordNet) -> None:
    (swing,) = of_term("oscillate", "v", stems("it swings from side to side, moving regularly"), wn)[:1]
    assert "move or swing" in swing.text


def test_a_short_text_has_few_terms_and_a_longer_one_more() -> None:
    hard = "détente rapprochement collusion pandemonium menagerie zealotry archipelago".split()
    rare = " ".join(f"He spoke of the {word} again." for word in hard)
    easy = "He went home and had some tea with his old friends. " * 30
    assert len(terms(rare)) == LEAST
    assert len(terms(rare, easy)) > LEAST


LEVELS = (
    "The prosecutor blamed the rapprochement on a faction that had been conciliatory. Its clemency was "
    "praised, and the faction thrived on nostalgia. A probe into the collusion was postponed, and the "
    "rhetoric grew. The detente was fragile."
)


def words_at(aim: Aim) -> set[str]:
    return {e.headword for e in explain(article(LEVELS), aim=aim).glossary if e.kind is EntryKind.TERM}


@pytest.mark.usefixtures("wn")
def test_the_easier_the_level_the_more_words_are_explained() -> None:
    easy, standard, advanced = (words_at(Aim(level, 200)) for level in ("easy", "standard", "advanced"))
    assert advanced < standard < easy, (advanced, standard, easy)
    assert "rapprochement" in advanced


@pytest.mark.usefixtures("wn")
def test_no_more_words_are_explained_than_are_wanted() -> None:
    assert len(words_at(Aim("easy", 60))) == 2
    assert len(words_at(Aim("easy", 1))) == 1
