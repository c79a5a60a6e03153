"""reader.toml: what it may say, and how each mistake is told in one line."""

import os
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import config
from reader.config import LARGEST, Choices, Config, Note
from reader.errors import BadConfig
from reader.model import Evaluation, Metadata

PIECES = [*config.KEYS, "files", *"=.[]{}\"',\n#", '"article.txt"', "1", "true", "2018", '"""', "[files.x]"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_text("Text.")
    return tmp_path


def read(folder: Path, text: str | bytes) -> Config:
    (folder / "reader.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return config.read(folder)


def fault(folder: Path, text: str | bytes) -> str:
    with pytest.raises(BadConfig) as caught:
        read(folder, text)
    assert caught.value.where == str(folder / "reader.toml")
    assert str(caught.value).isprintable()
    return f"{caught.value.what}; {caught.value.advice}"


EVERYTHING = """
title = "The  bridge"
author = "Ann Lee"
language = "en-GB"
date = 2018-03-14
publisher = "The Gazette"
rights = "CC BY 4.0"
voice = "silent"
speed = 160
level = "easy"
density = 12
stop = ["NATO", "détente"]
glossary_track = false
highlight = "word"
certified-by = "Ann  Lee"
certified-on = 2026-11-25
keep = [12, "14-18"]
drop = ["Share this:"]

[glossary."Sergei Lavrov"]
definition = "Russia's foreign minister"
aliases = ["Lavrov", "Mr Lavrov"]
say = "sir GAY lav ROFF"

[files."article.txt"]
authors = ["Ben Ode", "Cy Day"]
keep = [3]
"""


def test_everything_that_may_be_said_is_read(folder: Path) -> None:
    found = read(folder, EVERYTHING)
    assert found.where == str(folder / "reader.toml")
    assert found.common == Choices(
        metadata=Metadata("The bridge", "en-GB", ("Ann Lee",), "2018-03-14", "The Gazette", "CC BY 4.0"),
        voice="silent",
        speed=160,
        level="easy",
        density=12,
        stop=("NATO", "détente"),
        glossary_track=False,
        highlight="word",
        evaluation=Evaluation("Ann Lee", "2026-11-25"),
        keep=("12", "14-18"),
        drop=("Share this:",),
        glossary={
            "Sergei Lavrov": Note(
                definition="Russia's foreign minister",
                aliases=("Lavrov", "Mr Lavrov"),
                say="sir GAY lav ROFF",
            )
        },
    )
    assert found.of("article.txt") == Choices(metadata=Metadata(authors=("Ben Ode", "Cy Day")), keep=("3",))
    assert found.of("other.txt") == Choices()


def test_the_example_of_the_reference_is_read(folder: Path) -> None:
    page = Path(__file__).parent.parent / "docs" / "reference" / "reader-toml.md"
    example = page.read_text(encoding="utf-8").partition("```toml\n")[2].partition("```")[0]
    found = read(folder, example)
    assert found.common.drop == ("Share this:", "Read more")
    assert found.of("article.txt").glossary["Sergei Lavrov"].aliases == ("Lavrov",)


def test_the_reference_names_every_key() -> None:
    page = Path(__file__).parent.parent / "docs" / "reference" / "reader-toml.md"
    table = page.read_text(encoding="utf-8").partition("| key | value |")[2]
    assert [key for key in config.KEYS if f"`{key}`" not in table and f"`[{key}." not in table] == []


def test_no_file_and_an_empty_file_decide_nothing(folder: Path) -> None:
    assert (
        config.read(folder) == config.read(folder / "article.txt") == config.read(Path("nul\0")) == Config()
    )
    assert read(folder, "# nothing yet\n") == Config(str(folder / "reader.toml"))


def test_a_file_of_windows_is_read(folder: Path) -> None:
    assert read(folder, b'\xef\xbb\xbftitle = "A"\r\ndate = 2018\r\n').common.metadata == Metadata(
        "A", date="2018"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('titel = "A"', "'titel' is no key; did you mean \"title\"?"),
        ("frobnicate = 1", "'frobnicate' is no key; the keys are: title author"),
        ('title = ["A"]', "title is not a text in quotes; it is \"['A']\""),
        ('title = " "', "title is empty; leave the key out"),
        ('title = "a\\u001b[31m"', "title holds a character that no book can"),
        ('author = ["A", 2]', "author is not a text in quotes; it is '2'"),
        ('author = "A"\nauthors = ["B"]', "authors says again what author says"),
        ('language = "english"', "language is not a language tag"),
        ('date = "May"', "date is not a date such as 2018"),
        ("date = 2018-03-14T10:00:00", "date is not a date such as 2018"),
        ("date = true", "date is not a date such as 2018"),
        ("speed = 1000", "speed is not a whole number from 80 to 450; it is '1000'"),
        ("speed = true", "speed is not a whole number"),
        ("speed = 175.0", "speed is not a whole number"),
        ('level = "hard"', "level is not one of easy, standard, advanced; it is 'hard'"),
        ("density = 0", "density is not a whole number from 1 to 200; it is '0'"),
        ("stop = [1]", "stop is not a text in quotes; it is '1'"),
        ("glossary_track = 'no'", "glossary_track is not true or false; it is 'no'"),
        ("highlight = 'line'", "highlight is not one of sentence, word; it is 'line'"),
        ("certified-by = ''", "certified-by is empty"),
        ("certified-by = 'A'\ncertified-on = 'May'", "certified-on is not a date such as 2018"),
        ("certified-on = 2026", "certified-on stands without certified-by; say who has evaluated the book"),
        ("keep = 12", "keep is not a list of lines such as [12, "),
        ("keep = [true]", "keep is not a list of lines"),
        ("keep = [0]", "keep is not a list of lines"),
        ("drop = [' ']", "drop is not a list of lines"),
        ('glossary = "x"', "glossary is not tables such as"),
        ("[glossary]\nLavrov = 'x'", "glossary is not tables such as"),
        (
            '[glossary."Lavrov"]\ndefintion = "x"',
            'glossary."Lavrov" \'defintion\' is no key; did you mean "definition"',
        ),
        ('[glossary."Lavrov"]\naliases = [1]', 'glossary."Lavrov" aliases is not a text'),
        (
            '[glossary.Putin]\naliases = ["Washington"]\n[glossary."White House"]\naliases = ["washington"]',
            "glossary.\"White House\" names 'washington', and so does that on 'Putin'",
        ),
        (
            "[glossary.Putin]\n[glossary.putin]",
            "glossary.\"putin\" names 'putin', and so does that on 'Putin'",
        ),
        ('[glossary.NATO]\naliases = ["FBI"]\n[glossary.FBI]\nhide = true', "names 'fbi', and so does"),
        (
            '[files."artcle.txt"]',
            '[files."artcle.txt"] names no file of this folder; did you mean "article.txt"?',
        ),
        ('[files."../article.txt"]', '[files."../article.txt"] is not the name of a file in this folder'),
        ('[files."article.txt"]\nspeed = "fast"', '[files."article.txt"] speed is not a whole number'),
        ('[files."article.txt".files."x"]', "[files.\"article.txt\"] 'files' is no key"),
        ('title = "A"\nx = [\n', "this is not TOML: Invalid value (at the end, line 2)"),
        ('title = "A"\ntitle = "B"\n', "this is not TOML: Cannot overwrite a value (at line 2, column"),
        (b'title = "\xff"', "it is not UTF-8; save it as UTF-8"),
        ("title = " + "9" * 5000, "a number has thousands of digits"),
        ("title = 0x" + "f" * 5000, "title is not a text in quotes; it is a number of thousands of digits"),
        ("keep = " + "[" * 5000, "a list is nested too deeply"),
        ("x" * (LARGEST + 1), "it is larger than 256 KiB"),
    ],
)
def test_a_mistake_is_one_line_with_its_place_and_its_remedy(
    text: str | bytes, told: str, folder: Path
) -> None:
    assert told in fault(folder, text)


@pytest.mark.parametrize("part", ["a", '"a"', "'a'", " a "])
def test_an_endless_key_is_refused_before_it_eats_the_memory(part: str, folder: Path) -> None:
    start = time.process_time()
    assert "too many parts" in fault(folder, ".".join([part] * 40_000) + " = 1")
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "text", ["a" * LARGEST, "a " * (LARGEST // 2), '"' * LARGEST, "a.b " * (LARGEST // 4)]
)
def test_the_search_for_endless_keys_is_linear(text: str) -> None:
    start = time.process_time()
    config.ENDLESS.search(text)
    assert time.process_time() - start < 1


def test_prose_with_many_full_stops_is_no_endless_key(folder: Path) -> None:
    sentence = "No. Yes. www.a.b.c.d.e.f.g.h.org … " * 40
    assert read(folder, f'keep = ["{sentence}"]').common.keep == (sentence,)


def test_a_folder_in_its_place_and_a_pipe_are_told(folder: Path) -> None:
    path = folder / "reader.toml"
    path.mkdir()
    with pytest.raises(BadConfig, match="not a file"):
        config.read(folder)
    path.rmdir()
    os.mkfifo(path)
    with pytest.raises(BadConfig, match="not a file"):
        config.read(folder)


def test_a_loop_of_links_is_told(folder: Path) -> None:
    (folder / "reader.toml").symlink_to("reader.toml")
    with pytest.raises(BadConfig, match="cannot be read"):
        config.read(folder)


def test_a_file_is_found_however_its_accents_are_written(folder: Path) -> None:
    name = unicodedata.normalize("NFD", "été.txt")
    (folder / name).write_text("Text.")
    found = read(folder, f'[files."{name}"]\nkeep = [1]')
    assert found.of("été.txt").keep == found.of(name).keep == ("1",)


def test_the_closer_metadata_wins_where_it_says_something() -> None:
    closer, farther = Metadata(title="A", date="2018"), Metadata(title="B", publisher="P")
    assert config.over(closer, farther) == Metadata(title="A", date="2018", publisher="P")


@given(data=st.binary(max_size=200) | st.lists(st.sampled_from(PIECES)).map(" ".join).map(str.encode))
def test_any_bytes_are_read_or_told(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.getbasetemp() / "any"
    folder.mkdir(exist_ok=True)
    try:
        read(folder, data)
    except BadConfig as error:
        assert str(error).isprintable()  # noqa: PT017 - either outcome is right
