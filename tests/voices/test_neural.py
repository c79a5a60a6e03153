"""The neural voice: real hibari-tts, in a process of its own."""

import os
import signal
from array import array
from collections.abc import Iterator
from importlib.util import find_spec

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import voices
from reader.errors import NoVoice, SpeechFailed
from reader.speech import has_words, speakable
from reader.voices import AUTO, Said, VoiceSpec, neural
from reader.voices.neural import LEAD, QUIET, TAIL, HibariVoice, phonemes, trimmed

SENTENCE = "John Smeaton built a lighthouse in 1759, and it taught the world to build in the sea."
RATE = 24_000


@pytest.fixture(scope="module")
def voice() -> Iterator[HibariVoice]:
    made = HibariVoice("en-GB", 175)
    yield made
    made._process.close()


def test_a_sentence_sounds_the_same_whatever_came_before_and_who_says_it(voice: HibariVoice) -> None:
    alone = voice.speak(SENTENCE)
    voice.speak("Something else entirely.")
    assert voice.speak(SENTENCE) == alone
    assert HibariVoice("en", 175).speak(SENTENCE) == alone
    assert len(alone) / alone.rate == pytest.approx(5.5, abs=1.5)


def test_it_tells_its_version_and_rate(voice: HibariVoice) -> None:
    assert voice.name == "hibari"
    assert voice.version.startswith("hibari-tts 0.2.1, onnxruntime ")
    assert voice.rate == voice.speak("One.").rate == RATE


def test_it_is_as_fast_as_told(voice: HibariVoice) -> None:
    slow = HibariVoice("en", 120)
    assert len(slow.speak(SENTENCE)) > 1.2 * len(voice.speak(SENTENCE))


def test_a_word_is_said_as_told(voice: HibariVoice) -> None:
    told = voice.speak_as("He met Lavrov.", [Said(7, 13, "ˈsmiːtən")])
    assert told != voice.speak("He met Lavrov.")
    assert told == voice.speak_as("He met Lavrow.", [Said(7, 13, "ˈsmiːtən")])
    assert voice.speak_as("He met Lavrov.", [Said(7, 13, "ʘǃ")]) == voice.speak("He met Lavrov.")


def test_no_link_in_a_text_is_obeyed(voice: HibariVoice) -> None:
    assert voice.speak("See [this](/ˈsmitən/).") != voice.speak_as("See this.", [Said(4, 8, "ˈsmiːtən")])


def test_an_engine_that_died_is_started_again(voice: HibariVoice) -> None:
    alone = voice.speak(SENTENCE)
    os.kill(voice._process._process.pid, signal.SIGKILL)
    assert voice.speak(SENTENCE) == alone


def test_an_engine_that_hangs_is_an_error_of_the_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    made = HibariVoice("en", 175)
    monkeypatch.setattr("reader.voices.process.GRACE", 0.2)
    monkeypatch.setattr(neural, "ATTEMPTS", 1)
    made._process._limit = 0.1
    os.kill(made._process._process.pid, signal.SIGSTOP)
    with pytest.raises(SpeechFailed, match="no answer in time"):
        made.speak(SENTENCE)
    assert not made._process.alive
    assert len(made.speak(SENTENCE)) > RATE


def test_an_engine_without_sound_is_an_error_that_names_the_sentence(
    voice: HibariVoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neural, "QUIET", 32768)
    with pytest.raises(SpeechFailed, match=r"John Smeaton.*no sound"):
        voice.speak(SENTENCE)


def test_other_scripts_are_heard(voice: HibariVoice) -> None:
    """hibari passes over letters that are not Latin, and a Russian title alone had no sound."""
    assert voice.speak("Это по-русски") == voice.speak("Eto po-russki")
    assert phonemes.written("né à Łódź, 東京 ½ ٣", ()).text == "né a Łódź, DongJing 1/2 3"


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30).map(speakable).filter(has_words))
def test_whatever_can_be_said_is_heard(voice: HibariVoice, text: str) -> None:
    assert len(voice.speak(text)) > voice.rate * (LEAD + TAIL) / 1000


def test_other_languages_are_not_spoken() -> None:
    with pytest.raises(NoVoice, match=r"'fr'.*English only"):
        HibariVoice("fr", 175)


def test_auto_is_the_neural_voice_where_it_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    assert VoiceSpec(AUTO, "en-GB", 150).chosen() == VoiceSpec("hibari", "en-GB", 150)
    assert VoiceSpec(AUTO, "fr").chosen().name == "system"
    assert VoiceSpec("silent", "en").chosen().name == "silent"
    monkeypatch.setattr(voices, "find_spec", lambda name: None if name == "hibari" else find_spec(name))
    assert VoiceSpec(AUTO, "en").chosen().name == "system"


def test_without_its_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neural, "find_spec", lambda _: None)
    with pytest.raises(NoVoice, match=r"not installed; pip install 'everyreader\[neural\]'"):
        HibariVoice("en", 175)


@pytest.mark.parametrize(
    ("ipa", "written"),
    [
        ("ˈlɑvrɔf", "lˈɑvɹɔf"),
        ("/ˈsmiː.tən/", "smˈitən"),
        ("t͡ʃiːz dʒɒn", "ʧiz ʤɑn"),
        ("ˌoʊ.əˈsɪs", "ˌOəsˈɪs"),
        ("bɝd ˈwɔːtər", "bɜɹd wˈɔtəɹ"),
        ("ʘa", ""),
        ("sss", ""),
        ("", ""),
    ],
)
def test_phonemes_of_ipa(ipa: str, written: str) -> None:
    assert phonemes.misaki(ipa) == written


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_only_our_links_stand_in_what_is_written(text: str) -> None:
    assert "](" not in phonemes.written(text, ()).text


@given(st.integers(0, 2000), st.integers(1, 2000), st.integers(0, 9000), st.integers(QUIET + 1, 32767))
def test_silence_at_the_ends_has_its_own_length(before: int, sound: int, after: int, loud: int) -> None:
    samples = array("h", [QUIET] * before + [-loud] * sound + [0] * after).tobytes()
    found = array("h", trimmed(samples, 8000))
    lead, tail = 8 * LEAD, 8 * TAIL
    assert len(found) == lead + sound + tail
    assert abs(found[lead]) == abs(found[-tail - 1]) == loud
    assert max(map(abs, [*found[:lead], *found[-tail:]])) <= QUIET
