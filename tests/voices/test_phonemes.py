"""A voice says what the lexicon says: espeak-ng is asked for the phonemes it spoke."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Entry, EntryKind, Pronunciation
from reader.speech.lexicon import said
from reader.voices import PhonemicVoice, Said, VoiceSpec
from reader.voices.system import SystemVoice
from reader.voices.system.phonemes import COLOURED, CONSONANTS, STRESS, VOWELS, mnemonics, written
from tests.voices.trace import heard


@pytest.fixture(scope="module")
def voice() -> SystemVoice:
    return SystemVoice("en", 175)


def sounds(ipa: str) -> str:
    """IPA without what espeak-ng writes otherwise: length, a tapped t, and places of stress."""
    same = {"ɾ": "t", "ɝ": "ɜ", "ː": "", "ˈ": "", "ˌ": ""}
    return "".join(same.get(letter, letter) for letter in ipa)


WORDS = {
    "Lavrov": "ˈlævɹɔf",
    "Putin": "ˈputɪn",
    "Zyuganov": "ˈzjuɡɑnɑv",
    "Xi": "ʃi",
    "Nguyen": "ˈnwin",
    "Niamh": "niv",
    "Siobhan": "ʃɪˈvɔn",
    "Cholmondeley": "ˈtʃʌmli",
    "Worcester": "ˈwʊstɚ",
    "Crimea": "kɹaɪˈmiə",
    "détente": "deɪˈtɑnt",
    "rapprochement": "ˌɹæˌpɹoʊʃˈmɑn",
    "Joyce": "dʒɔɪs",
    "Thatcher": "ˈθætʃɚ",
    "Bourgeois": "bʊɹˈʒwɑ",
    "Aalborg": "ˈɔlbɔɹɡ",
    "Darcy": "ˈdɑɹsi",
    "Vladimir": "ˈvlædəmɪɹ",
    "Syria": "ˈsɪɹiə",
}


@pytest.mark.parametrize(("word", "ipa"), WORDS.items())
def test_the_phonemes_of_an_entry_are_those_of_the_lexicon(word: str, ipa: str) -> None:
    text = f"They saw “{word},” they said."
    place = text.index(word)
    given_ = written(text, [Said(place, place + len(word), ipa)])
    assert given_ is not None
    trace = heard(given_.text, phonemic=True)
    assert sounds(ipa) in sounds(trace)
    assert trace.count("ˈ") >= ipa.count("ˈ")
    assert sounds(heard("They saw", phonemic=False)) in sounds(trace)


def test_a_part_of_a_name_is_said_as_in_the_whole() -> None:
    told = Pronunciation("/ˈsɛɹɡeɪ ˈlævɹɔf/")
    entry = Entry("g-1", "Sergei Lavrov", EntryKind.PERSON, pronunciation=told)
    given_ = written("Lavrov’s", [Said(s.start, s.end, s.spelling) for s in said(entry, "Lavrov’s")])
    assert given_ is not None
    assert sounds(heard(given_.text, phonemic=True)) == sounds("ˈlævɹɔfs")


def test_the_main_stress_is_on_its_vowel() -> None:
    assert "kəmpˈɛl" in heard("[[" + "|".join(mnemonics("kəmˈpɛl")[0]) + "]]", phonemic=True)


def test_every_sound_of_the_table_is_one_of_the_engine() -> None:
    vowels = [f"t{vowel}" for vowel in VOWELS]
    consonants = [f"ɑ{consonant}ɑ" for consonant in CONSONANTS]
    for syllable in (" ".join(vowels), " ".join(consonants)):
        spelt = " ".join("|".join(word) for word in mnemonics(syllable))
        trace = heard(f"[[{spelt}]]", phonemic=True)
        assert len(trace.split()) == len(syllable.split())


@pytest.mark.parametrize(("ipa", "ending"), [("lævɹɔf", "s"), ("ˈputɪn", "z"), ("dʒɔɪs", "ɪz")])
def test_a_possessive_belongs_to_its_word(ipa: str, ending: str) -> None:
    given_ = written("Name’s dog", [Said(0, 4, ipa)])
    assert given_ is not None
    assert sounds(heard(given_.text, phonemic=True).split()[0]) == sounds(ipa) + ending


@pytest.mark.parametrize(
    "ipa", ["", "??", "ʘa", "[[_:_:]]", "</phoneme>", "\x01100S", "x\x00a", "ñ", "ptk", "ы"]
)
def test_what_is_no_english_sound_is_said_as_it_is_written(voice: SystemVoice, ipa: str) -> None:
    assert voice.speak_as("Lavrov said.", [Said(0, 6, ipa)]) == voice.speak("Lavrov said.")


def test_the_sound_differs_and_the_words_are_those_displayed(voice: SystemVoice) -> None:
    text = "“Sergei Lavrov’s treaty,” he said; Lavrov-led talks of [[note]] failed."
    said = [Said(1, 7, "ˈsɛɹɡeɪ"), Said(8, 14, "ˈlævɹɔf"), Said(35, 41, "ˈlævɹɔf")]
    told, plain = voice.speak_as(text, said), voice.speak(text)
    assert told.samples != plain.samples
    assert voice.speak_as(text, said) == told
    shown = [text[word.offset : word.offset + word.length] for word in told.words]
    assert shown[:5] == ["Sergei", "Lavrov’s", "treaty", "he", "said"]
    assert "Lavrov-led" in shown
    assert shown[-1] == "failed"


def test_brackets_of_the_text_are_never_obeyed() -> None:
    text = "Lavrov said [[leIvr0f]] and ]] and [[[x]]]."
    given_ = written(text, [Said(0, 6, "ˈlævɹɔf")])
    assert given_ is not None
    assert given_.text.count("[[") == given_.text.count("]]") == 1
    plain = heard(text, phonemic=False).split()
    assert heard(given_.text, phonemic=True).split()[1:] == plain[1:]


def test_other_languages_are_told_nothing() -> None:
    french = SystemVoice("fr", 175)
    assert french.speak_as("Lavrov", [Said(0, 6, "ˈlævɹɔf")]) == french.speak("Lavrov")


def test_which_voices_take_phonemes(voice: SystemVoice) -> None:
    assert isinstance(voice, PhonemicVoice)
    assert not isinstance(VoiceSpec(name="silent").open(), PhonemicVoice)


@given(st.text(max_size=60), st.text(max_size=20))
def test_only_what_we_wrote_stands_between_brackets(text: str, ipa: str) -> None:
    given_ = written(text, [Said(0, len(text), ipa), Said(len(text), len(text), "ˈlævɹɔf")])
    assert given_ is not None
    inside = re.findall(r"\[\[(.*?)\]\]", given_.text, re.DOTALL)
    outside = re.sub(r"\[\[.*?\]\]", "", given_.text, flags=re.DOTALL)
    assert inside[-1] == "l|'a|v|r|O:|f"
    assert "[[" not in outside
    known = {*VOWELS.values(), *CONSONANTS.values(), *COLOURED.values(), "I2"}
    for spelt in inside:
        assert {phoneme.strip("',") for word in spelt.split() for phoneme in word.split("|")} <= known


@given(st.text(alphabet=[*"".join([*VOWELS, *CONSONANTS]), *STRESS, " "], max_size=30))
def test_mnemonics_are_plain_letters(ipa: str) -> None:
    for word in mnemonics(ipa):
        assert all(re.fullmatch(r"[',]?[A-Za-z@0-9:]+", phoneme) for phoneme in word)
