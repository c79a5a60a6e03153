"""The silent voice."""

from hypothesis import given
from hypothesis import strategies as st

from reader.voices import VoiceSpec


@given(st.text(max_size=200), st.integers(1, 900))
def test_silence_grows_with_the_text_and_is_never_empty(text: str, pace: int) -> None:
    voice = VoiceSpec(name="silent", language="xx", words_per_minute=pace).open()
    sound = voice.speak(text)
    assert len(sound) > 0
    assert not any(sound.samples)
    assert len(voice.speak(text + "more")) > len(sound) or not text
    assert voice.speak(text) == sound


def test_a_hundred_words_take_about_their_time() -> None:
    voice = VoiceSpec(name="silent", words_per_minute=100).open()
    assert abs(len(voice.speak("words " * 100)) / voice.rate - 60) < 1
