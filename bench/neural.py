"""CPU time of the neural voice's edition against the least it can cost, and what two jobs gain.

The least is hibari-tts straight into lameenc, in one process, with the same bit rate and quality, on
the same text, a sentence at a time. Ours is `reader audio --voice hibari --no-glossary-track`. CPU is user
and system time of a program with all its children. WANTED is what is aimed at, for long texts on a quiet
machine; it exits 1 where ours with one job costs more than LIMIT times the least, or two jobs take more than
LIMIT_JOBS of the time of one.

    python bench/neural.py [WORDS]
"""

import sys
import tempfile
from pathlib import Path

import audio
import cost

WANTED, WANTED_JOBS = 1.1, 0.6
LIMIT, LIMIT_JOBS = 1.3, 1.0
WORDS = 3_000


def straight(source: Path, to: Path) -> None:
    """Every sentence into the engine, what it gives into the encoder, all in this process."""
    from reader.editions.audio import mp3
    from reader.voices.neural import host

    _, rate, say = host.hibari()
    for number, part in enumerate(source.read_text().split("\n## ")):
        encoder = mp3.encoder(rate)
        with (to / f"{number}.mp3").open("wb") as file:
            for line in part.splitlines():
                for sentence in line.replace(". ", ".\n").splitlines():
                    file.write(encoder.encode(say(sentence, 1.0)))
            file.write(encoder.flush())


def main(words: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "article.md")
        source.write_text(audio.article(words))
        print(f"{words} words")
        least, _ = _run("straight", [sys.executable, __file__, "straight", source, folder])
        command = [sys.executable, "-m", "reader", "audio", source, "-o", Path(folder, "out")]
        command += ["--voice", "hibari", "--no-glossary-track", "--jobs"]
        one, wall = _run("reader audio, 1 job", [*command, "1"], least)
        _, shorter = _run("reader audio, 2 jobs", [*command, "2"], least)
        limits = f"wanted {WANTED_JOBS}, limit {LIMIT_JOBS}"
        print(f"two jobs take {shorter / wall:.2f} of the time of one ({limits})")
    return int(one > LIMIT * least or shorter > LIMIT_JOBS * wall)


def _run(name: str, command: list[str | Path], least: float = 0.0) -> tuple[float, float]:
    cpu, wall = cost.of_program(command)
    ratio = f"  ratio {cpu / least:.3f} (wanted {WANTED}, limit {LIMIT})" if least else ""
    print(f"{name:24} {cpu:7.2f} CPU s {wall:7.2f} s wall{ratio}", flush=True)
    return cpu, wall


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["straight", source, to]:
            straight(Path(source), Path(to))
        case [words]:
            sys.exit(main(int(words)))
        case _:
            sys.exit(main(WORDS))
