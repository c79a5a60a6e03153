"""The language of a document, in fifty-nine languages, from little text and from much."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import NotWritable
from reader.passes.describe import language
from reader.passes.describe.language import SAMPLE, by_small_words, sample, tell
from reader.passes.describe.scripts import script_of
from reader.passes.describe.words import words_of
from tests.passes.describe.samples import NEWS


@pytest.mark.parametrize("tag", NEWS)
def test_a_paragraph_is_enough(tag: str) -> None:
    assert tell(NEWS[tag]) == tag
    assert tell(sample(" ".join([NEWS[tag]] * 40))) == tag


def test_small_words_alone_are_never_wrong() -> None:
    told = {tag: by_small_words(words_of(text * 9)) for tag, text in NEWS.items()}
    assert {tag: found for tag, found in told.items() if found not in {"", tag}} == {}
    assert {"en", "ur", "hi", "vi"} <= set(told.values())


def test_a_neighbour_with_the_same_small_words_is_left_to_the_model() -> None:
    galician = (
        "Os veciños das aldeas foron ao porto e quedaron nas casas dos pescadores, mais ninguén falou nos "
        "primeiros días. Pola tarde, como sempre, unha das mulleres dixo que o barco dos seus fillos non "
        "volvera, e que a outra, por medo ou por vergoña, non quería saír. Cando chegou a noite todos "
        "estaban alí, com as luces acesas, para ver se as ondas traían algo ao areal."
    )
    assert by_small_words(words_of(galician)) == ""
    assert tell(galician) == "gl"


@pytest.mark.parametrize("text", ["", "Yes.", "x" * 500, "12 345 67", "!?", "a b c d e f g h"])
def test_text_that_tells_nothing_is_taken_for_english(text: str) -> None:
    assert tell(text) == "en"


@pytest.mark.parametrize(
    ("text", "script", "run"),
    [
        ("It’s a “test” at café Zoë", "Latn", 0),
        ("Война и мир", "Cyrl", 5),
        ("Это Windows Server 2019 Enterprise", "Latn", 0),
        ("日本語のテキスト", "Kana", 5),
        ("中文文本", "Hani", 4),
        ("한국어 문장", "Hang", 3),
        ("١٢٣ ؟", "Latn", 0),
        ("", "Latn", 0),
    ],
)
def test_a_script_is_that_of_most_letters(text: str, script: str, run: int) -> None:
    assert script_of(text) == (script, run)


def test_the_sample_is_of_the_whole_text() -> None:
    text = "a" * 3000 + "b" * 3000 + "c" * 3000
    taken = sample(text)
    assert len(taken) <= SAMPLE + 10
    assert min(taken.count(letter) for letter in "abc") > SAMPLE // 5
    assert taken.endswith("c")


@given(st.text(max_size=300))
def test_any_text_has_a_language(text: str) -> None:
    tag = tell(text)
    assert 2 <= len(tag) <= 3


def test_plain_english_needs_no_model() -> None:
    code = (
        "import json, sys; from reader.passes.describe.language import tell; "
        "print(tell(json.loads(sys.argv[1])), 'py3langid' in sys.modules)"
    )
    text = " ".join([NEWS["en"]] * 2)
    done = subprocess.run([sys.executable, "-c", code, json.dumps(text)], capture_output=True, check=True)
    assert done.stdout.split() == [b"en", b"False"]


def test_no_room_for_the_model_is_an_error_that_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> object:
        raise FileNotFoundError(2, "No usable temporary directory found")

    monkeypatch.setattr(language, "_model", full)
    with pytest.raises(NotWritable, match="--language") as caught:
        tell(NEWS["sw"])
    assert Path(caught.value.where) == Path(tempfile.gettempdir())
