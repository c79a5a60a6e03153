"""A synchronous espeak-ng driver for pyttsx3 that loses no file.

The stock driver of pyttsx3 2.99 lets espeak synthesise in a thread of its own, and loses or
empties files. Here ``save_to_file`` returns when the file is written, each utterance is spoken in
a child forked from the silent engine, and a topic ``word-timing`` tells ``name``, ``location``
(code points from 0), ``length`` and ``sample``. Failures reach the ``error`` topic.
"""

import io
import wave
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import msgpack

from reader.voices.system import espeak, fresh

LIMIT = 30.0
"""Seconds of wall time for one utterance; a thousand characters take a tenth of one."""

engine = cache(espeak.start)
"""The engine of this process; it never speaks here, only in children."""


class Driver:
    """What pyttsx3's ``DriverProxy`` asks of a driver."""

    def __init__(self, proxy: Any) -> None:
        self._proxy = proxy
        self._engine = engine()
        self._voice, self._rate = "", 175

    def destroy(self) -> None:
        """Nothing to do: espeak ends with the process."""

    def startLoop(self) -> None:  # noqa: N802  # pyttsx3's names
        """Work off the queue; every command in it is synchronous."""
        self._proxy.setBusy(False)

    def endLoop(self) -> None:  # noqa: N802
        """Nothing to do: the loop ends with the queue."""

    def stop(self) -> None:
        """Nothing to do: nothing is ever under way."""

    def say(self, text: str) -> None:
        """Refuse: this driver makes files."""
        raise NotImplementedError("this driver only saves to files")

    def getProperty(self, name: str) -> object:  # noqa: N802
        """The value of ``voices``, ``voice``, ``rate``, ``version`` or ``sample-rate``."""
        if name == "voices":
            from pyttsx3.voice import Voice

            return [
                Voice(id=found.identifier, name=found.name, languages=list(found.languages))
                for found in self._engine.voices()
            ]
        values: dict[str, object] = {
            "voice": self._voice,
            "rate": self._rate,
            "version": self._engine.version,
            "sample-rate": self._engine.rate,
        }
        return values[name]

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802
        """Set ``voice`` (an identifier) or ``rate`` (words a minute)."""
        match name:
            case "voice":
                self._voice = str(value)
            case "rate":
                self._rate = int(value)
            case _:
                raise KeyError(f"unknown property {name}")

    def save_to_file(self, text: str, filename: str) -> None:
        """Speak into a WAV file, then tell where its words are."""
        self._engine.use(self._voice, self._rate)
        self._proxy.notify("started-utterance")
        answer = fresh.call(lambda: msgpack.encode(self._engine.say(text)), LIMIT)
        speech = msgpack.decode(answer, type=espeak.Speech)
        if not speech.samples:
            raise OSError("espeak-ng gave no sound")
        Path(filename).write_bytes(self._wav(speech.samples))
        for mark in speech.marks:
            self._proxy.notify("word-timing", location=mark.offset, length=mark.length, sample=mark.sample)
        self._proxy.notify("finished-utterance", completed=True)

    def _wav(self, samples: bytes) -> bytes:
        buffer = io.BytesIO()
        with wave.open(buffer, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(self._engine.rate)
            file.writeframes(samples)
        return buffer.getvalue()


def buildDriver(proxy: Any) -> Driver:  # noqa: N802  # pyttsx3 looks for this name
    """Make the driver."""
    return Driver(proxy)
