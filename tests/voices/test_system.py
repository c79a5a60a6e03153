"""The system voice: real espeak-ng, in real processes."""

import os
import signal
import subprocess
import sys
import threading
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import NoVoice, SpeechFailed
from reader.voices import VoiceSpec, process
from reader.voices.system import SystemVoice, choose, driver, espeak, host, sound, timing

SENTENCE = "Sergei Lavrov said that the “treaty” of 2016, signed in Geneva, doesn't hold any more."


@pytest.fixture(scope="module")
def voice() -> SystemVoice:
    return SystemVoice("en", 175)


def test_a_sentence_sounds_the_same_whatever_came_before(voice: SystemVoice) -> None:
    alone = voice.speak(SENTENCE)
    voice.speak("Something else entirely, and rather longer than that.")
    assert voice.speak(SENTENCE) == alone
    SystemVoice("fr", 120).speak("Bonjour à tous")
    assert voice.speak(SENTENCE) == alone


def test_a_sentence_sounds_the_same_in_another_process(voice: SystemVoice) -> None:
    program = (
        "import hashlib, sys; from reader.voices import VoiceSpec; "
        "print(hashlib.sha256(VoiceSpec().open().speak(sys.argv[1]).samples).hexdigest())"
    )
    import hashlib

    done = subprocess.run(
        [sys.executable, "-c", program, SENTENCE],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
    )
    assert done.stdout.strip() == hashlib.sha256(voice.speak(SENTENCE).samples).hexdigest()
    assert not done.stderr


def test_it_tells_its_version_and_rate(voice: SystemVoice) -> None:
    assert voice.name == "system"
    assert voice.version.startswith("espeak-ng 1.5")
    assert voice.rate == voice.speak("One.").rate == 22050


def test_words_are_in_order_and_inside_the_sound(voice: SystemVoice) -> None:
    pcm = voice.speak(SENTENCE)
    spoken = [SENTENCE[word.offset : word.offset + word.length] for word in pcm.words]
    assert spoken[:3] == ["Sergei", "Lavrov", "said"]
    assert "treaty" in spoken  # espeak gives no length to a word before a closing quotation mark
    assert spoken[-1] == "more"
    edges = [word.begin for word in pcm.words] + [pcm.words[-1].end]
    assert edges == sorted(set(edges))
    assert edges[-1] == len(pcm)


def test_the_pace_is_heard() -> None:
    slow, fast = SystemVoice("en", 100), SystemVoice("en", 300)
    assert len(slow.speak(SENTENCE)) > 2 * len(fast.speak(SENTENCE))


@pytest.mark.parametrize(
    "markup", ['<break time="60s"/>', "[[leIvr0f]]", "\x01100S\x01999P", "<audio src='/etc/passwd'/>"]
)
def test_text_is_never_markup(voice: SystemVoice, markup: str) -> None:
    plain, marked = voice.speak("Before. After."), voice.speak(f"Before. {markup} After.")
    assert len(plain) < len(marked) < len(plain) + 12 * voice.rate


def test_nul_does_not_end_the_text(voice: SystemVoice) -> None:
    assert len(voice.speak("One two three\0four five six")) > 1.4 * len(voice.speak("One two three"))


@pytest.mark.parametrize(
    ("language", "identifier"),
    [
        ("en", "gmw/en-US"),
        ("en-US", "gmw/en-US"),
        ("en-GB", "gmw/en"),
        ("en-AU", "gmw/en-US"),
        ("fr-CA", "roa/fr"),
        ("de-DE-1996", "gmw/de"),
        ("zh-Hant-TW", "sit/cmn"),
        ("pt_BR", "roa/pt-BR"),
        ("ES", "roa/es"),
    ],
)
def test_the_voice_fits_the_language(voice: SystemVoice, language: str, identifier: str) -> None:
    assert choose(language, voice._engine.getProperty("voices")) == identifier


@pytest.mark.parametrize("language", ["tlh-Piqd", "und", "", "x"])
def test_no_voice_for_a_language(language: str) -> None:
    with pytest.raises(NoVoice, match="no voice of this system speaks it"):
        SystemVoice(language, 175)


def test_an_unknown_voice_name() -> None:
    with pytest.raises(NoVoice, match="choose from: auto, hibari, system, silent"):
        VoiceSpec(name="hal9000").open()


def test_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(espeak, "LIBRARIES", ("libnothing.so.9",))
    monkeypatch.setitem(sys.modules, "espeakng_loader", None)
    with pytest.raises(NoVoice, match=r"libnothing\.so\.9.*pip install espeakng-loader"):
        espeak.start()


def test_a_library_without_its_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ESPEAK_DATA_PATH", raising=False)
    library, _ = list(espeak.candidates())[-1]
    with pytest.raises(OSError, match="no data of its version"):
        espeak.Espeak(library, str(tmp_path / "nothing here"))


def test_no_pyttsx3(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyttsx3", None)
    with pytest.raises(NoVoice, match="pip install pyttsx3"):
        SystemVoice("en", 175)


def test_a_bad_identifier_is_an_error_not_another_voice(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no voice 'nobody'"):
        driver.engine().save("nobody", 175, tmp_path / "x.wav", "Hello")


def test_an_unwritable_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        driver.engine().save("gmw/en", 175, tmp_path / "nowhere" / "x.wav", "Hello")


def test_a_full_disk_is_an_error() -> None:
    with pytest.raises(OSError, match=r"could not be written|No space"):
        driver.engine().save("gmw/en", 175, Path("/dev/full"), "Hello")


def test_an_engine_killed_midway_is_started_again(voice: SystemVoice) -> None:
    before = voice.speak(SENTENCE)
    os.kill(driver.engine()._process.pid, signal.SIGKILL)
    assert voice.speak(SENTENCE) == before


def test_an_engine_that_hangs_is_bounded_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    voice = SystemVoice("en", 175)
    monkeypatch.setattr(process, "GRACE", 0.2)
    monkeypatch.setattr(espeak.Espeak.__init__, "__defaults__", ("", 1))
    driver.close()
    over = threading.Event()
    freezer = threading.Thread(target=_freeze_hosts, args=(over,))
    freezer.start()
    began = time.monotonic()
    try:
        with pytest.raises(SpeechFailed, match=r"'A{60}'.*no answer in time"):
            voice.speak("A" * 5_000_000)
    finally:
        over.set()
        freezer.join()
        driver.close()
    assert time.monotonic() - began < 20


def _freeze_hosts(over: threading.Event) -> None:
    """Stop each host that appears: a hang that no alarm in its child can end."""
    while not over.wait(0.05):
        if driver._running and driver._running[0].alive:
            os.kill(driver._running[0]._process.pid, signal.SIGSTOP)


def test_a_host_that_does_not_read_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "GRACE", 0.2)
    library, data = list(espeak.candidates())[-1]
    frozen = espeak.Espeak(library, data, limit=1)
    os.kill(frozen._process.pid, signal.SIGSTOP)
    with pytest.raises(TimeoutError, match="no answer in time"):
        frozen.save("gmw/en-US", 175, tmp_path / "x.wav", "word " * 500_000)  # more than a pipe holds
    assert not frozen.alive


def test_a_child_that_takes_too_long_is_ended_by_its_alarm(tmp_path: Path) -> None:
    library, data = list(espeak.candidates())[-1]
    short = espeak.Espeak(library, data, limit=1)
    with pytest.raises(ChildProcessError, match="SIGALRM"):
        short.save("gmw/en-US", 175, tmp_path / "x.wav", "word " * 500_000)
    assert not short.alive


def test_the_host_ends_with_us() -> None:
    program = (
        "import os; from reader.voices.system import driver; "
        "print(driver.engine()._process.pid, flush=True); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    pid = int(done.stdout)
    deadline = time.monotonic() + 10
    while Path(f"/proc/{pid}/cmdline").exists() and Path(f"/proc/{pid}/cmdline").read_bytes():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.parametrize("text", ["漢字", "\U00010300", "٣", "ⴰ", "ﷺ", "Ünïcödé", "a\u0301" * 30, "👩‍👩‍👧 1"])
def test_every_script_gives_some_sound(voice: SystemVoice, text: str) -> None:
    assert len(voice.speak(text)) > 0


@pytest.mark.parametrize(
    ("event", "word"),
    [
        ((1, 4), "such"),  # "uch ", as espeak says now and then
        ((4, 5), "a"),  # from the space before it on
        ((7, 0), "dog"),  # no length, but where a word starts
        ((8, 0), None),  # no length, and inside a word
        ((10, 1), None),  # punctuation
        ((-1, 0), None),
    ],
)
def test_an_event_is_moved_to_its_word(event: tuple[int, int], word: str | None) -> None:
    text = "such a dog?"
    words = timing.align([espeak.Mark(*event, 10)], text, 100)
    assert [text[each.offset : each.offset + each.length] for each in words] == ([word] if word else [])


@given(
    st.text(min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(-2, 60), st.integers(0, 9), st.integers(0, 999))),
)
def test_aligned_words_tile_a_stretch_of_the_sound(text: str, events: list[tuple[int, int, int]]) -> None:
    words = timing.align([espeak.Mark(*event) for event in events], text, 1000)
    for word, following in pairwise(words):
        assert word.begin < word.end == following.begin
        assert word.offset + word.length <= following.offset
    if words:
        assert words[-1].begin < words[-1].end == 1000
        assert words[-1].offset + words[-1].length <= len(text)


def test_wav_and_aiff_hold_the_same_samples() -> None:
    import struct

    samples = struct.pack("<4h", 1, -2, 300, -32768)
    rate = b"\x40\x0d\xac\x44" + bytes(6)  # 22050 as an 80-bit float
    comm = struct.pack(">4sIhIh", b"COMM", 18, 1, 4, 16) + rate
    ssnd = struct.pack(">4sIII", b"SSND", 16, 0, 0) + struct.pack(">4h", 1, -2, 300, -32768)
    aiff = struct.pack(">4sI4s", b"FORM", 4 + len(comm + ssnd), b"AIFF") + comm + ssnd
    assert sound.read(aiff) == sound.read(host.wav_head(22050, 8) + samples)
    assert sound.read(aiff).samples == samples


@pytest.mark.parametrize("data", [b"", b"RIFF", b"ID3", b"FORM" + bytes(30), host.wav_head(22050, 0)[:20]])
def test_a_damaged_sound_file_is_a_value_error(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a sound file"):
        sound.read(data)
