"""What espeak-ng says of a text, in IPA: its own trace, by a process that speaks like the host."""

import ctypes
import subprocess
import sys
import tempfile
from pathlib import Path

from reader.voices.system import espeak, host

TRACE_IPA = 2


def heard(text: str, *, phonemic: bool, voice: str = "gmw/en-US") -> str:
    """The phonemes of a text in a new process, its clauses joined by spaces."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.voices.trace", voice, str(int(phonemic)), text],
        check=True,
        capture_output=True,
        text=True,
    )
    return " ".join(done.stdout.split())


def main(voice: str, phonemic: str, text: str) -> None:
    library, data = list(espeak.candidates())[-1]
    engine = host.Engine(library, data)
    engine.use(voice, 175)
    libc, raw = ctypes.CDLL(None), engine._library
    libc.fopen.restype = ctypes.c_void_p
    raw.espeak_SetPhonemeTrace.argtypes = ctypes.c_int, ctypes.c_void_p
    libc.fclose.argtypes = (ctypes.c_void_p,)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "trace")
        stream = libc.fopen(str(path).encode(), b"w")
        raw.espeak_SetPhonemeTrace(TRACE_IPA, stream)
        engine.say(text, len, phonemic=bool(int(phonemic)))
        raw.espeak_SetPhonemeTrace(0, None)
        libc.fclose(stream)
        sys.stdout.buffer.write(path.read_bytes())


if __name__ == "__main__":
    main(*sys.argv[1:])
