"""What is wanted of each document: who is obeyed, and what cannot be meant for several."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import BadConfig, EmptySource, UnknownFormat
from reader.model import Evaluation, Metadata
from reader.passes.clean.overrides import Overrides
from reader.pipeline.plan import Names, Settings, counting, plan, plan_one


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Text.")
    return tmp_path


def test_the_command_line_beats_the_file_of_one_which_beats_that_of_all(folder: Path) -> None:
    (folder / "reader.toml").write_text("""
        language = "en"
        publisher = "All"
        voice = "silent"
        speed = 100
        [files."a.txt"]
        publisher = "One"
        title = "One"
        speed = 200
    """)
    settings = Settings(metadata=Metadata(title="Given"))
    one, other = plan([folder], settings)
    assert one.metadata == Metadata(title="Given", language="en", publisher="One")
    assert other.metadata == Metadata(title="Given", language="en", publisher="All")
    assert (one.voice, one.words_per_minute) == ("silent", 200)
    assert (other.voice, other.words_per_minute) == ("silent", 100)
    (given_,) = plan([folder / "a.txt"], Settings(voice="system", words_per_minute=300))
    assert (given_.voice, given_.words_per_minute) == ("system", 300)


@pytest.mark.parametrize(
    ("given_", "own", "common", "track"),
    [
        (None, "", "", True),
        (None, "", "false", False),
        (None, "true", "false", True),
        (None, "false", "true", False),
        (True, "false", "false", True),
        (False, "true", "true", False),
    ],
)
def test_the_closest_place_decides_on_the_track_of_the_glossary(
    given_: bool | None, own: str, common: str, track: bool, folder: Path
) -> None:
    lines = [f"glossary_track = {common}"] * bool(common)
    lines += ['[files."a.txt"]', *[f"glossary_track = {own}"] * bool(own)]
    (folder / "reader.toml").write_text("\n".join(lines))
    assert plan_one(folder / "a.txt", Settings(glossary_track=given_)).glossary_track is track


@pytest.mark.parametrize(
    ("given_", "own", "common", "marked"),
    [
        ("", "", "", "sentence"),
        ("", "", "word", "word"),
        ("", "sentence", "word", "sentence"),
        ("word", "", "", "word"),
    ],
)
def test_the_closest_place_decides_what_is_marked(
    given_: str, own: str, common: str, marked: str, folder: Path
) -> None:
    lines = [f"highlight = '{common}'"] * bool(common)
    lines += ['[files."a.txt"]', *[f"highlight = '{own}'"] * bool(own)]
    (folder / "reader.toml").write_text("\n".join(lines))
    assert plan_one(folder / "a.txt", Settings(highlight=given_)).highlight == marked


def test_who_evaluated_a_book_is_said_for_it_or_for_its_folder(folder: Path) -> None:
    assert not plan_one(folder / "a.txt", Settings()).evaluation.by
    lines = ["certified-by = 'Ann'", "certified-on = 2025", "[files.'a.txt']", "certified-by = 'Ben'"]
    (folder / "reader.toml").write_text("\n".join(lines))
    assert plan_one(folder / "a.txt", Settings()).evaluation == Evaluation("Ben")  # the date is Ann's
    (folder / "reader.toml").write_text("\n".join(lines[:2]))
    assert plan_one(folder / "a.txt", Settings()).evaluation == Evaluation("Ann", "2025")


def test_without_a_file_the_defaults_hold(folder: Path) -> None:
    task = plan_one(folder / "a.txt", Settings())
    assert (task.voice, task.words_per_minute, task.metadata, task.overrides) == (
        "auto",
        175,
        Metadata(),
        (),
    )
    assert task.glossary_track


def test_for_an_address_the_file_of_this_folder_does_not_count(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "reader.toml").write_text('publisher = "All"\ndrop = ["x"]')
    monkeypatch.chdir(folder)
    (task,) = plan(["https://example.org/a"], Settings())
    assert (task.metadata, task.overrides) == (Metadata(), ())
    assert plan([Path("a.txt")], Settings())[0].metadata.publisher == "All"


def test_lines_come_in_the_order_in_which_they_are_obeyed(folder: Path) -> None:
    (folder / "reader.toml").write_text('drop = ["x"]\n[files."a.txt"]\nkeep = [1]')
    (task,) = plan([folder / "a.txt"], Settings(overrides=Overrides(drop=("2",))))
    assert [layer for _, layer in task.overrides] == [
        Overrides(drop=("x",), strict=False),
        Overrides(keep=("1",)),
        Overrides(drop=("2",)),
    ]


def test_stop_lists_add_up(folder: Path) -> None:
    (folder / "reader.toml").write_text('stop = ["a"]\n[files."a.txt"]\nstop = "b"')
    one, other = plan([folder], Settings(stop=("c",)))
    assert (one.stop, other.stop) == (("a", "b", "c"), ("a", "c"))


def test_a_text_for_a_folder_of_one_document_must_be_there(folder: Path) -> None:
    (folder / "reader.toml").write_text('drop = ["x"]')
    (folder / "b.txt").rename(folder / "a.md")  # the same article, cleaned
    assert [task.overrides[0][1].strict for task in plan([folder], Settings())] == [True, True]


@pytest.mark.parametrize("given_", ["a.txt", "."])
def test_a_title_for_a_folder_of_several_documents_is_refused_in_words(given_: str, folder: Path) -> None:
    (folder / "reader.toml").write_text('title = "A"')
    with pytest.raises(BadConfig, match=r'a\.txt and b\.txt.* the same; write it under \[files\."a\.txt"\]'):
        plan([folder / given_], Settings())


@pytest.mark.parametrize("pick", ["12", '" 12-18 "'])
def test_a_number_for_a_folder_of_several_documents_is_refused_in_words(pick: str, folder: Path) -> None:
    (folder / "reader.toml").write_text(f"keep = [{pick}]")
    with pytest.raises(BadConfig, match=r"is another line in a\.txt than in b\.txt"):
        plan([folder], Settings())


def test_a_file_of_a_format_that_nobody_reads_is_left_to_its_reader(tmp_path: Path) -> None:
    (tmp_path / "reader.toml").write_text('title = "A"')
    assert plan([tmp_path / "a.xyz"], Settings())[0].metadata.title == "A"


def test_a_kind_of_address_that_nobody_fetches_is_refused_before_anything_is_done(folder: Path) -> None:
    with pytest.raises(UnknownFormat, match="not read"):
        plan([folder / "a.txt", "ftp://example.org/a.txt"], Settings())


@pytest.mark.parametrize(
    ("number", "of", "told"),
    [
        (1, 1, "x.txt: empty; fill it"),
        (1, 3, "x.txt: empty (document 1 of 3; nothing is done yet); fill it"),
        (2, 3, "x.txt: empty (document 2 of 3; the one before it is done); fill it"),
        (3, 3, "x.txt: empty (document 3 of 3; the 2 before it are done); fill it"),
    ],
)
def test_an_error_says_which_document_it_struck(number: int, of: int, told: str) -> None:
    with pytest.raises(EmptySource) as caught, counting(Path("x.txt"), number, of):
        raise EmptySource("x.txt", "empty", "fill it")
    assert str(caught.value) == told


def test_an_error_elsewhere_names_the_document_too() -> None:
    with pytest.raises(EmptySource, match=r"\(document 2 of 3, b\.txt;"), counting(Path("in/b.txt"), 2, 3):
        raise EmptySource("out", "empty")


@given(st.lists(st.sampled_from(["a", "A", "a-2", "a-2-2", "b"])))
def test_names_differ_on_every_disk(wanted: list[str]) -> None:
    names = Names()
    given_ = [names.unique(name) for name in wanted]
    assert len({name.casefold() for name in given_}) == len(wanted)
    assert all(got.startswith(name) for got, name in zip(given_, wanted, strict=True))
    assert not wanted or given_[0] == wanted[0]


def test_many_documents_of_one_name_take_no_quadratic_time() -> None:
    names = Names()
    assert [names.unique("a") for _ in range(50_000)][-1] == "a-50000"
