"""The program that hosts a neural engine: see :mod:`reader.voices.process` for how it is spoken to.

It is started as ``host.py ENGINE``; its first reply tells ``[version, rate]`` in JSON. A request is ``[text,
speed]``, with speed 1.0 for the engine's own pace, and its reply 16-bit samples. What an engine prints goes
to stderr, so that it cannot be taken for a reply.
"""

import json
import os
import sys
from collections.abc import Callable
from importlib.metadata import version

from reader.voices.system.host import REPLY, receive

SEED = 0
"""Of the noise in the sound: the same text gives the same samples."""

FULL = 32767

Say = Callable[[str, float], bytes]


def hibari() -> tuple[str, int, Say]:
    """hibari-tts with the voice in its package; it takes one sentence or many, and adds nothing between."""
    import numpy as np
    from hibari import Hibari

    engine = Hibari(voice="heart", threads=1)

    def say(text: str, speed: float) -> bytes:
        sound = np.clip(engine(text, speed=speed, seed=SEED), -1, 1) * FULL
        return bytes(sound.astype("<i2"))

    say("Ready.", 1.0)  # its lexicons are read with the first sentence
    return (
        f"hibari-tts {version('hibari-tts')}, onnxruntime {version('onnxruntime')}",
        engine.sample_rate,
        say,
    )


ENGINES: dict[str, Callable[[], tuple[str, int, Say]]] = {"hibari": hibari}
"""Each tells its version and rate, and how to say a text."""


def main(name: str) -> None:
    """Start the engine, say so, and serve until stdin ends."""
    replies = os.dup(1)
    os.dup2(2, 1)

    def send(success: bool, body: bytes) -> None:
        data = memoryview(REPLY.pack(success, len(body)) + body)
        while data:
            data = data[os.write(replies, data) :]

    try:
        told, rate, say = ENGINES[name]()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told
        send(False, f"{type(error).__name__}: {error}".encode())
        return
    send(True, json.dumps([told, rate]).encode())
    while (request := receive(sys.stdin.buffer)) is not None:
        try:
            body = say(*request)
        except Exception as error:  # noqa: BLE001 - an error of this sentence
            send(False, f"{type(error).__name__}: {error}".encode())
        else:
            send(True, body)


if __name__ == "__main__":
    main(*sys.argv[1:])
