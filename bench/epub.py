"""CPU of ``reader epub`` against that of pandoc, both making a book of the same canonical Markdown.

    python bench/epub.py           exit status 1 above a limit that is held

The limits are for the command as people run it, with its glossary. Below it stands what it costs where
spaCy is not installed, and without a glossary, which is the part of the work that pandoc does as well.
CPU is user and system time of a program with all its children; each figure is a median. Where an aim is
missed it is said, and the limit that is held in its place keeps what has been reached.
"""

import sys
import tempfile
from pathlib import Path

import cost
import growth

RUNS = 5

AIMS = {700: 3.0, 7_000: 1.5}
"""Words -> times the CPU of pandoc that the whole command should need at most."""

HELD = {700: 26.0, 7_000: 15.0}
"""Words -> the same, as it is held."""

NAMES = (
    "Ann Lee|Bo Ek|Maria Santos|the Harbour Board|Lake Vora|Port Ellis|Ivan Petrov|the Ferry Union|"
    "the surveyor Ida Holm|Mayor Jens Falk|Judge Clara Obi|Paul Reyes of the Harbour Board|Port Marlow|"
    "the University of Vora|Lady Agnes Thorne|the Tidal Commission|Samuel Okoro, a geologist,|the River Ade"
).split("|")
"""Some with what they are, as articles tell it."""

NOUNS = (
    "bridge river council ferry pier engineer winter harbour lantern archive ledger surveyor "
    "abutment acrimony aqueduct arbitration barge bulwark caisson cofferdam collusion culvert détente "
    "embankment estuary forfeiture girder indemnity lawsuit ledge levy moratorium obelisk parapet pontoon "
    "quarry referendum remuneration rivet sluice stonemason subsidy tollgate turret viaduct weir"
).split()
"""Among them difficult ones."""

RULES = """\
import sys
sys.modules["spacy"] = None  # as where it is not installed
from reader.cli import run
run()
"""

BARE = """\
import sys
from pathlib import Path
from reader import pipeline
from reader.editions import epub
source, to = map(Path, sys.argv[1:])
document = pipeline.prepare(source, glossary=False).document
(to / "book.epub").write_bytes(epub.build(document, pipeline.EARLIEST))
"""


def canonical(words: int, folder: Path) -> Path:
    """An article of that many words, as ``reader clean`` writes it."""
    raw, clean = folder / f"{words}.txt", folder / f"{words}.md"
    raw.write_text(growth.article(words, NAMES, NOUNS), encoding="utf-8")
    cost.of_python(["-m", "reader", "clean", raw, "-o", clean])
    return clean


def measured(source: Path, folder: Path) -> dict[str, float]:
    """CPU seconds of pandoc, of our command, and of it with less to do."""
    import pypandoc

    book, output = folder / "book.epub", folder / "output"
    make = ["--metadata", f"title={source.stem} words", "--metadata", "lang=en", "--toc", "-o", book, source]
    command = ["epub", source, "-o", output]
    return {
        "pandoc": cost.of_programs([pypandoc.get_pandoc_path(), *make], RUNS),
        "reader epub": cost.of_python(["-m", "reader", *command], RUNS),
        "without spaCy": cost.of_python(["-c", RULES, *command], RUNS),
        "without glossary": cost.of_python(["-c", BARE, source, folder], RUNS),
    }


def main() -> int:
    failed = False
    for words, aim in AIMS.items():
        with tempfile.TemporaryDirectory() as name:
            source = canonical(words, Path(name))
            seconds = measured(source, Path(name))
            ratios = {what: each / seconds["pandoc"] for what, each in seconds.items()}
            print(f"{len(source.read_text(encoding='utf-8').split())} words; medians of {RUNS} runs")
        for what, each in seconds.items():
            print(f"  {what:17} {each:6.3f} CPU s  {ratios[what]:5.1f} x pandoc")
        ratio = ratios["reader epub"]
        told = "reached" if ratio <= aim else "missed"
        print(f"  reader epub: {ratio:.1f} (aim {aim:.1f}: {told}; limit {HELD[words]:.1f})", flush=True)
        failed |= ratio > HELD[words]
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
