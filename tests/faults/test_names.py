"""Titles and file names of every kind, outputs that cannot be, surroundings that lack something."""

import os
import re
from pathlib import Path

import pytest

from reader.errors import NotAFolder, NotWritable, UnusableTitle
from tests.faults.harness import Case, Outcome, book_text, run, statuses, wrongs

BODY = "The council voted on Tuesday to rebuild the old bridge over the river, after nine years of argument."

TITLES = [
    *(
        "CON",
        "NUL.txt",
        "aux",
        "COM1",
        "../..",
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\Windows\\x",
        "a" * 5000,
    ),
    *(
        'a<b>c:d"e|f?g*h',
        "The end.",
        "~root",
        "$(touch harmed)",
        "`touch harmed`",
        "a; touch harmed",
        "%2e%2e",
    ),
    *(
        "Ärger & Größe",
        "Война и мир",
        "戦争と平和",
        "x\u2028y",
        "ring\x07bell",
        "\u202egnp.exe",
        "-rf --help",
    ),
]
UNUSABLE = ["..", "!?", "🙂🙃", "…", "\u200b"]

FILES = [
    *("🙂 café.txt", "-rf --help.txt", "a;b|c&d$(e)`f`'g.txt", "new\nline\ttab.txt", "x" * 250 + ".txt"),
    *("..txt.txt", "a.TXT", "%2e%2e%2f.txt", "con.txt", "~.txt", "*?.txt", "\u202egnp.txt", "a.b.c.txt"),
]


def books(outcome: Outcome) -> list[str]:
    return [name for name in outcome.files if name.endswith(".epub")]


def test_titles(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    sources = []
    for n, title in enumerate((*TITLES, *UNUSABLE)):
        sources.append(tmp_path / "in" / f"{n}.txt")
        sources[-1].write_text(f"{title}\n\n{BODY}\n", encoding="utf-8")
    outcomes = run([Case("epub", source) for source in sources], tmp_path)
    for title, outcome in zip((*TITLES, *UNUSABLE), outcomes, strict=True):
        assert list(wrongs(outcome)) == [], title
        assert outcome.status in {0, *statuses(UnusableTitle)}, (title, outcome.told)
        if outcome.status == 0:
            (name,) = books(outcome)
            assert re.fullmatch(r"([a-z0-9-]{1,90})/\1\.epub", name), name
            assert not re.match(r"(con|prn|aux|nul|com\d|lpt\d)\b(?!-)", name), name
            assert BODY in book_text(outcome)
    assert not list(tmp_path.rglob("harmed"))


@pytest.mark.parametrize("title", UNUSABLE)
def test_a_title_given_that_names_no_file_is_refused(title: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (outcome,) = run([Case("epub", tmp_path / "a.txt", (f"--title={title}",))], tmp_path)
    assert list(wrongs(outcome)) == []
    assert outcome.status in statuses(UnusableTitle) | {2}


def test_file_names(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    sources: list[Path | str] = []
    for name in FILES:
        source = tmp_path / "in" / name
        source.write_text(f"The bridge\n\n{BODY}\n", encoding="utf-8")
        sources.append(source)
    odd = os.fsencode(tmp_path / "in") + b"/caf\xe9.txt"
    Path(os.fsdecode(odd)).write_text(f"The bridge\n\n{BODY}\n")
    cases = [Case(verb, source) for source in sources for verb in ("clean", "epub")]
    cases += [Case("clean", tmp_path / "in" / ".." / "in" / FILES[0])]
    for case, outcome in zip(cases, run(cases, tmp_path), strict=True):
        assert list(wrongs(outcome)) == [], case
        assert outcome.status == 0, (case, outcome.told)
    assert {path.name for path in (tmp_path / "in").iterdir()} == {*FILES, os.fsdecode(b"caf\xe9.txt")}


def test_sixty_headings_alike_get_names_of_their_own(tmp_path: Path) -> None:
    headings = [("Notes", "NOTES", "notes")[n % 3] for n in range(60)]
    source = tmp_path / "a.md"
    source.write_text("# The bridge\n\n" + "".join(f"## {heading}\n\n{BODY}\n\n" for heading in headings))
    (outcome,) = run([Case("epub", source)], tmp_path)
    assert list(wrongs(outcome)) == []
    assert book_text(outcome).count(BODY) == 60


def test_outputs(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(f"The bridge\n\n{BODY}\n")
    (tmp_path / "file").write_text("mine")
    refused = {
        str(tmp_path / "file"): NotAFolder,
        str(tmp_path / "file" / "below"): NotAFolder,
        "/proc/nowhere": NotWritable,
        str(tmp_path / ("x" * 300)): NotWritable,
    }
    fine = ["books", "./a folder 🙂/below", str(tmp_path / "absolute")]
    (tmp_path / "work").mkdir()
    cases = [Case("epub", source, ("-o", output)) for output in (*refused, *fine)]
    outcomes = run(cases, tmp_path / "work", output=False)
    for error, outcome in zip(refused.values(), outcomes, strict=False):
        assert list(wrongs(outcome)) == []
        assert outcome.status in statuses(error)
    assert [outcome.status for outcome in outcomes[len(refused) :]] == [0] * len(fine)
    assert (tmp_path / "file").read_text() == "mine"
    made = [tmp_path / "work" / "books", tmp_path / "work" / "a folder 🙂" / "below", tmp_path / "absolute"]
    assert all((folder / "the-bridge" / "the-bridge.epub").is_file() for folder in made)


@pytest.mark.parametrize(
    "environment",
    [
        {"HOME": "/nowhere", "TMPDIR": "/nowhere", "PATH": "", "LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        {"HOME": "", "TMPDIR": "", "PATH": "/nowhere", "LANG": "tr_TR.UTF-8", "COLUMNS": "1", "TERM": "dumb"},
        {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9", "PYTHONHASHSEED": "7"},
    ],
)
def test_surroundings(environment: dict[str, str], tmp_path: Path) -> None:
    source = tmp_path / "café 橋.txt"
    source.write_text(f"The bridge 橋\n\n{BODY}\n\nШирокая река.\n", encoding="utf-8")
    outcomes = run([Case("clean", source), Case("epub", source)], tmp_path, environment=environment)
    for outcome in outcomes:
        assert list(wrongs(outcome)) == []
        assert outcome.status == 0, outcome.told
    assert BODY in book_text(outcomes[1])
