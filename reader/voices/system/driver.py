"""A synchronous espeak-ng driver for pyttsx3 that loses no file.

The stock driver of pyttsx3 2.99 lets espeak synthesise in a thread of its own, and loses or
empties files. Here ``save_to_file`` returns when the file is whole, and every utterance is spoken
from the same state of the engine. A topic ``word-timing`` tells ``location`` (code points from
0), ``length`` and ``sample``. Failures reach the ``error`` topic.
"""

import atexit
from pathlib import Path
from typing import Any

from reader.voices.system.espeak import Espeak, start

_running: list[Espeak] = []


def engine() -> Espeak:
    """The engine of this process, started again when it has died.

    Raises:
        NoVoice: there is no library.
    """
    if not _running or not _running[0].alive:
        close()
        _running[:] = [start()]
    return _running[0]


@atexit.register
def close() -> None:
    """End the engine of this process, if one runs."""
    while _running:
        _running.pop().close()


class Driver:
    """What pyttsx3's ``DriverProxy`` asks of a driver that makes files; the names are pyttsx3's."""

    def __init__(self, proxy: Any) -> None:
        self._proxy = proxy
        self._version = engine().version
        self._voice, self._rate, self._phonemic = "", 175, False

    def destroy(self) -> None:
        """Nothing to do: other voices may use the engine, and it ends with this process."""

    def startLoop(self) -> None:  # noqa: N802
        """Work off the queue; every command in it is synchronous."""
        self._proxy.setBusy(False)

    def endLoop(self) -> None:  # noqa: N802
        """Nothing to do: the loop ends with the queue."""

    def stop(self) -> None:
        """Nothing to do: nothing is ever under way."""

    def getProperty(self, name: str) -> object:  # noqa: N802
        """The value of ``voices``, ``voice``, ``rate`` or ``version``."""
        if name == "voices":
            from pyttsx3.voice import Voice

            return [
                Voice(id=found.identifier, name=found.name, languages=list(found.languages))
                for found in engine().voices()
            ]
        values = {
            "voice": self._voice,
            "rate": self._rate,
            "phonemic": self._phonemic,
            "version": self._version,
        }
        return values[name]

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802
        """Set ``voice`` (an identifier), ``rate`` (words a minute), or ``phonemic``."""
        match name:
            case "voice":
                self._voice = str(value)
            case "rate":
                self._rate = int(value)
            case "phonemic":
                self._phonemic = bool(value)
            case _:
                raise KeyError(f"unknown property {name}")

    def save_to_file(self, text: str, filename: str) -> None:
        """Speak into a WAV file, then tell where its words are."""
        self._proxy.notify("started-utterance")
        marks = engine().save(self._voice, self._rate, Path(filename), text, phonemic=self._phonemic)
        for mark in marks:
            self._proxy.notify("word-timing", location=mark.offset, length=mark.length, sample=mark.sample)
        self._proxy.notify("finished-utterance", completed=True)


def buildDriver(proxy: Any) -> Driver:  # noqa: N802
    """Make the driver."""
    return Driver(proxy)
