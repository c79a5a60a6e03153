"""CPU time of the spoken edition against the least it can cost.

The least is libespeak-ng straight into lameenc, in one process, with the same voice, pace, bit
rate and quality on the same text. Ours is `reader audio --no-glossary-track`, and within it the
edition alone. `reader audio` as it is, which makes a glossary and narrates it, is set against the
least for the text and that glossary. CPU is user and system time of a program with all its children.
Exits 1 where ours costs more than 1.5 times the least, or with the glossary more than LIMIT_GLOSSARY.

    python bench/audio.py [WORDS]
"""

import contextlib
import random
import statistics
import sys
import tempfile
from pathlib import Path

import cost

LIMIT, LIMIT_GLOSSARY = 1.5, 2.0
WORDS = 7_000
RUNS = 3
SECTION, PARAGRAPH = 700, 90  # words

SUBJECTS = (
    "The minister|A young engineer|Mrs. Okafor|The committee in Geneva|Our correspondent|The old bridge"
)
VERBS = (
    "explained|had never forgotten|described at length|could not agree on|wrote to the papers about|praised"
)
OBJECTS = "the treaty of 1987|a long, difficult winter|the price of bread|“a lesson for us all”|the U.S. plan"
ENDS = (
    "in the end|before the vote|as the archives show|, although few people listened|for almost 30 years|again"
)


def article(words: int) -> str:
    """Markdown of so many words, always the same."""
    pick = random.Random(7)  # noqa: S311  # nothing secret
    lines, count = ["# The long article", ""], 0
    while count < words:
        if not count or count // SECTION > sum(line.startswith("## ") for line in lines) - 1:
            lines += [f"## Part {count // SECTION + 1} of the story", ""]
        sentences: list[str] = []
        while sum(len(each.split()) for each in sentences) < PARAGRAPH:
            parts = [pick.choice(words.split("|")) for words in (SUBJECTS, VERBS, OBJECTS, ENDS)]
            sentences.append(" ".join(parts).replace(" ,", ",") + ".")
        paragraph = " ".join(sentences)
        count += len(paragraph.split())
        lines += [paragraph, ""]
    return "\n".join(lines)


def straight(source: Path, to: Path) -> None:
    """Every line into the engine, what it gives into the encoder, all in this process."""
    from reader.editions.audio import mp3
    from reader.voices.system import espeak, host

    for library, data in espeak.candidates():
        with contextlib.suppress(OSError):
            engine = host.Engine(library, data)
            break
    engine.use("gmw/en-US", 175)
    for number, part in enumerate(source.read_text().split("\n## ")):
        sounds: list[bytes] = []
        encoder = mp3.encoder(engine.rate)
        with (to / f"{number}.mp3").open("wb") as file:
            for line in part.splitlines():
                engine.say(line, sounds.append)
                file.write(encoder.encode(b"".join(sounds)))
                sounds.clear()
            file.write(encoder.flush())


def with_glossary(source: Path, to: Path) -> int:
    """Write the text with what is heard of its glossary as a last part; the words of that part."""
    from reader.editions.audio.glossary import glossary_section
    from reader.model import section_leaves
    from reader.pipeline import prepare

    section = glossary_section(prepare(source).document)
    lines = [
        leaf.text[sentence.span.start : sentence.span.end]
        for leaf in (section_leaves(section) if section else ())
        for sentence in leaf.sentences
    ]
    to.write_text(source.read_text() + "\n## " + "\n".join(lines) + "\n")
    return sum(len(line.split()) for line in lines)


def edition(source: Path, to: Path, jobs: int) -> None:
    """The audio edition alone, from a document cut into sentences."""
    from reader.editions.audio import build
    from reader.executors.local import pool
    from reader.passes.segment import segment
    from reader.sources.markdown import read
    from reader.voices import VoiceSpec

    with pool(jobs) as executor:
        build(segment(read(source.read_bytes(), "")), to, spec=VoiceSpec(), executor=executor)


def report(name: str, command: list[str], least: float | None) -> float:
    """Print the medians of some runs; the CPU seconds."""
    runs: list[tuple[float, float]] = []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            runs.append(cost.of_program([word.replace("{to}", folder) for word in command]))
    cpu, wall = (statistics.median(column) for column in zip(*runs, strict=True))
    ratio = f"  ratio {cpu / least:.3f}" if least else ""
    print(f"{name:24} {cpu:7.2f} CPU s {wall:7.2f} s wall  {cpu / wall:4.2f} cores{ratio}", flush=True)
    return float(cpu)


def main(words: int) -> int:
    python = [sys.executable, __file__]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "article.md")
        source.write_text(article(words))
        print(f"{len(source.read_text().split())} words; medians of {RUNS} runs")
        least = report("straight", [*python, "straight", str(source), "{to}"], None)
        report("edition, 1 job", [*python, "edition", str(source), "{to}", "1"], least)
        report("edition, 2 jobs", [*python, "edition", str(source), "{to}", "2"], least)
        command = [
            sys.executable,
            "-m",
            "reader",
            "audio",
            str(source),
            "-o",
            "{to}",
            "--voice",
            "system",
            "--jobs",
        ]
        without = "--no-glossary-track"
        spoken = report("without glossary, 1 job", [*command, "1", without], least)
        report("without glossary, 2 jobs", [*command, "2", without], least)
        longer = Path(folder, "longer.md")
        print(f"and a glossary of {with_glossary(source, longer)} words")
        more = report("straight", [*python, "straight", str(longer), "{to}"], None)
        whole = report("reader audio, 1 job", [*command, "1"], more)
        report("reader audio, 2 jobs", [*command, "2"], more)
    return int(spoken > LIMIT * least or whole > LIMIT_GLOSSARY * more)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["straight", source, to]:
            straight(Path(source), Path(to))
        case ["edition", source, to, jobs]:
            edition(Path(source), Path(to), int(jobs))
        case [words]:
            sys.exit(main(int(words)))
        case _:
            sys.exit(main(WORDS))
