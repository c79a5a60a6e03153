"""``reader voices``: which there are, and how one sounds."""

import argparse
import time
import wave
from typing import Any

from msgspec.structs import asdict

from reader.cli import screen
from reader.errors import ReaderError
from reader.files import writing
from reader.registry import find, names
from reader.voices import About, VoiceSpec

SAMPLE = "In 1759, John Smeaton finished a lighthouse that taught the world to build in the sea."


def voices(options: argparse.Namespace) -> int:
    """List the voices, and say of each whether it can speak here; or write how one of them sounds."""
    if options.sample:
        return _sample(options)
    found: list[dict[str, Any]] = []
    for name in names("voices"):
        about = getattr(find("voices", name), "about", About())
        found.append({"name": name, **_heard(name), **asdict(about)})
    if options.json:
        screen.print_json({"voices": found})
    else:
        screen.show_voices(found)
    return 0


def _heard(name: str) -> dict[str, Any]:
    """Whether a voice speaks here, and how many seconds of speech it makes in one."""
    try:
        voice = VoiceSpec(name).open()
        begin = time.perf_counter()
        sound = voice.speak(SAMPLE)
    except ReaderError as error:
        return {"usable": False, "reason": str(error)}
    speed = len(sound) / sound.rate / (time.perf_counter() - begin)
    return {"usable": True, "version": voice.version, "rate": voice.rate, "speed": round(speed)}


def _sample(options: argparse.Namespace) -> int:
    spec = VoiceSpec(options.voice, options.language).chosen()
    sound = spec.open().speak(options.say or SAMPLE)
    with writing(options.sample) as file, wave.open(file, "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(2)
        wav.setframerate(sound.rate)
        wav.writeframes(sound.samples)
    told = {"file": str(options.sample), "voice": spec.name, "seconds": round(len(sound) / sound.rate, 3)}
    if options.json:
        screen.print_json(told)
    elif not options.quiet:
        screen.say(f"{options.sample}: {spec.name}, {told['seconds']} s")
    return 0
