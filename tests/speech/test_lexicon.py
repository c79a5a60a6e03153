"""Which words of a leaf are said otherwise than they are spelt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Alphabet, Entry, EntryKind, Mark, MarkRole, Paragraph, Pronunciation, Span
from reader.speech import speakable
from reader.speech.lexicon import LONGEST_SAID, lexicon, said, sayings, spoken

RESPELLING = Alphabet.RESPELLING


def entry(headword: str, spelling: str, alphabet: Alphabet = RESPELLING) -> Entry:
    return Entry("g-1", headword, EntryKind.PERSON, pronunciation=Pronunciation(spelling, alphabet))


def heard(told: Entry, text: str, mention: str) -> list[tuple[str, str]]:
    place = text.index(mention)
    mark = Mark(Span(place, place + len(mention)), MarkRole.ENTITY, "g-1")
    found = sayings(Paragraph(text, marks=(mark,)), lexicon([told]), 0, len(text))
    return [(text[each.start : each.end], each.spelling) for each in found]


@pytest.mark.parametrize(
    ("headword", "spelling", "mention", "expected"),
    [
        (
            "Sergei Lavrov",
            "sair-gay lav-roff",
            "Sergei Lavrov",
            [("Sergei", "sair-gay"), ("Lavrov", "lav-roff")],
        ),
        ("Xi", "shee", "XI", [("XI", "shee")]),
        ("Kyiv", "kee yiv", "Kyiv", [("Kyiv", "kee yiv")]),
        ("Sergei Lavrov", "sair-gay lav-roff", "Lavrov", [("Lavrov", "lav-roff")]),
        ("Sergei Lavrov", "sair-gay lav-roff", "LAVROV’s", [("LAVROV", "lav-roff")]),
        (
            "Ann van Ode",
            "an fun oh-duh",
            "van  Ode's",
            [("van", "fun"), ("Ode", "oh-duh")],
        ),
        ("Sergei Lavrov", "sir GAY lav ROFF", "Lavrov", []),
        ("Sergei Lavrov", "sir GAY lav ROFF", "Sergei Lavrov’s", [("Sergei Lavrov", "sir GAY lav ROFF")]),
        ("Sergei Lavrov", "sair-gay lav-roff", "Mr Lavrov", []),
        ("Sergei Lavrov", "sair-gay lav-roff", "Lavrov Sergei", []),
        ("Sergei Lavrov", "sair-gay lav-roff", "Lavrovs", []),
        ("Ann van Ode", "an fun oh-duh", "Ann Ode", []),
        ("Lloyd’s", "loidz", "Lloyd's", [("Lloyd's", "loidz")]),
        ("Lloyd’s", "loidz", "Lloyd", []),
        ("Duran Duran", "dyoo-RAN dyoo-RAN", "Duran", [("Duran", "dyoo-RAN")]),
        ("Boutros Boutros", "boo-tros BOO-tross", "Boutros", []),
        ("Xi", "a\x00b\x01c\nd", "Xi", [("Xi", "a b c d")]),
        ("Xi", "…", "Xi", []),
        ("Xi", "", "Xi", []),
        ("Xi", "a" * (LONGEST_SAID + 1), "Xi", []),
    ],
)
def test_a_mention(headword: str, spelling: str, mention: str, expected: list[tuple[str, str]]) -> None:
    assert heard(entry(headword, spelling), f"So {mention} it was.", mention) == expected


def test_what_people_write_round_ipa_is_not_said() -> None:
    told = entry("Sergei Lavrov", " /ˈsɛɹɡeɪ ˈlævɹɔf/ ", Alphabet.IPA)
    assert [(each.start, each.spelling) for each in said(told, "Lavrov")] == [(0, "ˈlævɹɔf")]
    assert [each.spelling for each in said(told, "Sergei Lavrov")] == ["ˈsɛɹɡeɪ", "ˈlævɹɔf"]
    assert said(entry("Xi", "/ /", Alphabet.IPA), "Xi") == []


@given(st.text("ab ’'s", max_size=12), st.text("ab ’'s", max_size=12), st.text("xy ", max_size=12))
def test_what_is_said_of_any_spelling_are_words_of_it_and_of_the_pronunciation(
    headword: str, text: str, spelling: str
) -> None:
    found = said(entry(headword, spelling, Alphabet.IPA), text)
    assert [s.start for s in found] == sorted({s.start for s in found})
    for each in found:
        assert text[each.start : each.end].strip()
        assert each.spelling in " ".join(spelling.split())


def test_mentions_in_another_sentence_or_inside_each_other_are_left_out() -> None:
    text = "Xi met Xi Xi."
    spans = [Span(0, 2), Span(7, 9), Span(7, 12)]
    leaf = Paragraph(text, marks=tuple(Mark(span, MarkRole.ENTITY, "g-1") for span in spans))
    known = lexicon([entry("Xi", "shee")])
    assert [(each.start, each.end) for each in sayings(leaf, known, 3, len(text))] == [(4, 6)]
    assert sayings(leaf, {}, 0, len(text)) == []


@given(st.text(max_size=200))
def test_text_without_entries_is_handed_over_unchanged(text: str) -> None:
    assert spoken(text, []) == (speakable(text), [])


@given(st.text(max_size=40), st.text(max_size=40))
def test_sayings_stay_on_their_words_when_text_is_cut(before: str, after: str) -> None:
    text = f"{before} Xi {after}"
    place = len(before) + 1
    leaf = Paragraph(text, marks=(Mark(Span(place, place + 2), MarkRole.ENTITY, "g-1"),))
    given_, moved = spoken(text, sayings(leaf, lexicon([entry("Xi", "shee")]), 0, len(text)))
    assert [given_[each.start : each.end] for each in moved] == ["Xi"]
