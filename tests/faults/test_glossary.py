"""Glossaries of hostile texts, and on machines that lack what explains them: made, or one line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.errors import MissingSource, UnknownEntry
from reader.passes.glossary import parser
from tests.faults.harness import Input, hold, runs

PROSE = "the council voted on tuesday to rebuild the old bridge over the river, after nine years of argument."
GIVEN = "Ann Ben Cleo Dora Emil Finn Gwen Hugo Iris Jonas".split()
FAMILY = [f"{a}{b}{c}" for a in "BDFGKLMNRT" for b in ("ar", "el", "in", "on", "ut") for c in "bdfgklmnst"]
NAMES = [f"{given} {family}" for family in FAMILY for given in GIVEN]


def command(
    source: Path, *arguments: str, verb: str = "glossary", **environment: str
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "reader", verb, str(source), *arguments],
        capture_output=True,
        text=True,
        env=os.environ | environment,
        check=False,
    )


def story(tmp_path: Path, text: str = "") -> Path:
    source = tmp_path / "a.txt"
    source.write_text(text or "The bridge\n\nAnn Lee, the mayor, spoke of a rapprochement. Ann Lee left.\n")
    return source


def test_a_text_without_names_has_a_glossary_without_them(tmp_path: Path) -> None:
    source = story(tmp_path, f"the old bridge\n\n{PROSE}\n")
    done = command(source)
    assert done.returncode == 0
    assert "0 names" in done.stderr


def test_five_thousand_names_are_all_there(tmp_path: Path) -> None:
    assert len(set(NAMES)) == 5000
    lines = [f"Mr {name} met the council. {name} left." for name in NAMES]
    source = story(tmp_path, "The register\n\n" + "\n\n".join(lines) + "\n")
    done = command(source, "-o", str(tmp_path / "glossary.toml"))
    assert done.returncode == 0
    text = (tmp_path / "glossary.toml").read_text()
    assert sum(f'"{name}"' in text for name in NAMES) > 0.95 * len(NAMES)


def test_names_with_markup_and_control_characters_do_no_harm(tmp_path: Path) -> None:
    names = ("Ann <b>Lee</b>", "Ann\x07 Lee", 'Ben "<script>" Ode', "Cy\u202e Day", "Dee ]]> Fox", "Eve & Co")
    text = " ".join(f"{name}, the mayor, met {name}." for name in names)
    item = Input("a.txt", f"The bridge\n\n{text}\n".encode(), keeps=("Ann Lee",), lacks=("\x07", "\u202e"))
    for outcome in runs({"names": item}, tmp_path).values():
        hold(item, outcome)


def test_a_note_that_names_nothing_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "reader.toml").write_text('[files."a.txt".glossary."Nobody"]\ndefinition = "x"\n')
    done = command(story(tmp_path))
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (UnknownEntry.status, "", 1)
    assert "Nobody" in done.stderr


def test_a_stop_list_is_obeyed_or_told_in_one_line(tmp_path: Path) -> None:
    source, listed = story(tmp_path), tmp_path / "stop.txt"
    missing = command(source, "--stop-list", str(listed))
    assert (missing.returncode, missing.stdout) == (MissingSource.status, "")
    assert [str(listed) in line for line in missing.stderr.splitlines()] == [True]
    (tmp_path / "reader.toml").write_text('stop = "rapprochement"\n')
    listed.write_text("# people\nann lee\nLee\n")
    for arguments, there in ((), True), (("--stop-list", str(listed)), False):
        done = command(source, *arguments)
        assert (done.returncode, "Ann Lee" in done.stdout) == (0, there)
        assert "rapprochement" not in done.stdout


@pytest.mark.parametrize("damage", ["index.noun", "data.noun"])
def test_a_damaged_dictionary_is_told_and_the_text_explains(tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "dict"
    folder.mkdir()
    for name in ("index.noun", "data.noun"):
        (folder / name).write_bytes(b"" if name == damage else b"  1 WordNet 3.1 Copyright\n")
    done = command(story(tmp_path), WNSEARCHDIR=str(folder))
    assert done.returncode == 0
    assert "Described in this text as “the mayor”" in done.stdout
    assert str(folder) in done.stderr


@pytest.mark.parametrize("body", ["raise ImportError('gone')", "def load(**_): raise OSError('E050')"])
def test_a_model_that_cannot_be_loaded_is_told_and_the_next_one_is_taken(tmp_path: Path, body: str) -> None:
    package = tmp_path / "site" / parser.MODELS[0]
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(body + "\n")
    done = command(story(tmp_path), PYTHONPATH=str(package.parent))
    assert done.returncode == 0
    assert "recognised by" in done.stderr
    assert parser.MODELS[0] in done.stderr.splitlines()[0]


@pytest.fixture
def without_spacy(tmp_path: Path) -> str:
    """A PYTHONPATH on which spaCy is not found."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(
        "import importlib.util as u\nfound = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name == 'spacy' else found(name, *rest)\n"
    )
    return os.pathsep.join(filter(None, [str(site), os.environ.get("PYTHONPATH")]))


def test_without_spacy_the_run_says_that_rules_were_used(tmp_path: Path, without_spacy: str) -> None:
    done = command(story(tmp_path), PYTHONPATH=without_spacy)
    assert done.returncode == 0
    assert "recognised by rules" in done.stderr
    assert "Ann Lee" in done.stdout


def test_the_recording_ends_with_what_is_known_without_spacy_and_a_sound_dictionary(
    tmp_path: Path, without_spacy: str
) -> None:
    (tmp_path / "dict").mkdir()
    (tmp_path / "dict" / "data.noun").write_bytes(b"")
    place = {"PYTHONPATH": without_spacy, "WNSEARCHDIR": str(tmp_path / "dict")}
    options = ("-o", str(tmp_path / "out"), "--voice", "silent")
    done = command(story(tmp_path), *options, verb="audio", **place)
    assert done.returncode == 0
    assert "recognised by rules" in done.stderr
    (timeline,) = tmp_path.glob("out/*/audio/timeline.json")
    heard = [sentence["text"] for sentence in json.loads(timeline.read_text())["tracks"][-1]["sentences"]]
    assert "Described in this text as “the mayor”" in heard


def test_a_note_that_names_nothing_is_of_no_matter_to_a_recording_without_a_glossary(tmp_path: Path) -> None:
    (tmp_path / "reader.toml").write_text('[files."a.txt".glossary."Nobody"]\ndefinition = "x"\n')
    options = ("-o", str(tmp_path / "out"), "--voice", "silent")
    assert command(story(tmp_path), *options, verb="audio").returncode == UnknownEntry.status
    assert not list(tmp_path.glob("out/*"))
    assert command(story(tmp_path), *options, "--no-glossary-track", verb="audio").returncode == 0
