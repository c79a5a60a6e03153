"""The frequencies are those that wordfreq gives."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from wordfreq import zipf_frequency

from reader.passes.glossary import frequency
from reader.passes.glossary.frequency import zipf

LETTERS = st.text("abehilsoutx'.- ABÉéßçœĳŉİªµ0_&", max_size=9)


def test_words_of_the_list() -> None:
    """A sample of them all, as they are and in capitals; what has other signs is given to wordfreq."""
    places = frequency._places()
    assert places is not None
    assert len(places) > 300_000
    words = sorted(places)[::101]
    for word in [*words, *map(str.upper, words), *map(str.title, words)]:
        assert zipf(word) == zipf_frequency(word, "en"), word


@settings(max_examples=300)
@given(LETTERS)
@example("l'arc")
@example("it's")
@example("iŉ")
@example("U.S.")
@example("a.l'é")
def test_texts(text: str) -> None:
    assert zipf(text) == zipf_frequency(text, "en")


@given(st.lists(st.sampled_from("the bridge over water cease fire o'clock Müller ß ice".split()), min_size=1))
def test_words_in_a_row(words: list[str]) -> None:
    for between in (" ", "-", ". "):
        assert zipf(between.join(words)) == zipf_frequency(between.join(words), "en")


@pytest.mark.parametrize("packed", [b"", b"no archive", b"\x1f\x8b"])
def test_a_list_of_another_form_is_left_to_wordfreq(packed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "read_bytes", lambda _: packed)
    assert frequency._places.__wrapped__() is None
    monkeypatch.setattr(frequency, "_places", lambda: None)
    assert zipf.__wrapped__("bridge") == zipf_frequency("bridge", "en")


def test_another_header_is_another_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frequency, "FORMAT", {"format": "cB", "version": 2})
    assert frequency._places.__wrapped__() is None


def test_plain_words_do_not_load_wordfreq() -> None:
    code = (
        "import sys; from reader.passes.glossary.frequency import zipf\n"
        "assert zipf('bridge') > 4 > zipf('détente') > 2 and zipf('U.S.') > 4\n"
        "assert 'wordfreq' not in sys.modules\n"
        "assert zipf('B2B') > 0 and 'wordfreq' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
