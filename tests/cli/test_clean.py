"""``reader clean``: one document and many, lines decided by hand, cuts explained and reported."""

import json
import os
import shlex
import signal
import subprocess
import sys
import time
import types
from collections.abc import Callable
from pathlib import Path

import pytest

from reader import errors, sources
from reader.cli import main
from reader.model import Document, Heading, Metadata, Paragraph, Section, SectionRole
from tests.cli.interrupts import heed_interrupts

ARTICLE = """\
The bridge over the river

The council voted on Tuesday to rebuild the old bridge over the river, after nine years of argument.

Share this:
"""
PAGE = """\
<!DOCTYPE html><html lang="en"><head><title>The bridge</title></head><body>
<nav><a href="/">Share this:</a></nav><article><h1>The bridge</h1>
<p>The council voted on Tuesday to rebuild the old bridge over the river, after nine years of delay.</p>
<p>Engineers had warned since the flood that the northern pier was sinking further every year.</p>
<p>Only one member voted against it, and she said that a tunnel would have been cheaper to build.</p>
</article></body></html>
"""
Clean = Callable[..., tuple[int, str, str]]


@pytest.fixture
def clean(capfdbinary: pytest.CaptureFixture[bytes]) -> Clean:
    """``reader clean`` in this process: status, stdout, stderr."""

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        try:
            status = main(["clean", *map(str, arguments)])
        except SystemExit as left:
            status = int(left.code or 0)
        sys.stdout.flush()
        out, told = capfdbinary.readouterr()
        return status, out.decode(), told.decode()

    return call


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text(ARTICLE.replace("bridge", f"bridge {name[0].upper()}"))
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_many_documents_go_into_a_folder_under_their_own_names(
    clean: Clean, texts: Path, tmp_path: Path
) -> None:
    (tmp_path / "d.txt").write_text(ARTICLE)
    status, out, told = clean(texts, tmp_path / "d.txt", "-o", tmp_path / "out")
    assert (status, out) == (0, "")
    stems = ("a", "b", "c", "d")
    assert names(tmp_path / "out") == sorted(
        f"{stem}{end}" for stem in stems for end in (".md", ".cleaning.json")
    )
    assert "bridge B" in (tmp_path / "out" / "b.md").read_text()
    assert len(told.splitlines()) == 5
    assert "4 documents; see what was cut, and why: reader clean --explain SOURCE" in told


@pytest.mark.parametrize(
    ("form", "start"), [("md", "---\n"), ("txt", "The bridge A"), ("json", '{\n "version"')]
)
def test_the_format_of_what_goes_into_a_folder(
    form: str, start: str, clean: Clean, texts: Path, tmp_path: Path
) -> None:
    assert clean(texts, "-o", tmp_path / "out", "--format", form)[0] == 0
    assert (tmp_path / "out" / f"a.{form}").read_text().startswith(start)
    assert clean(texts / "a.txt", "-o", tmp_path / "one", "--format", form)[0] == 0
    assert names(tmp_path / "one") == sorted([f"a.{form}", "a.cleaning.json"])


def test_one_document_goes_into_a_folder_that_is_there_or_ends_like_one(
    clean: Clean, texts: Path, tmp_path: Path
) -> None:
    assert clean(texts / "a.txt", "-o", f"{tmp_path / 'new'}/")[0] == 0
    assert clean(texts / "b.txt", "-o", tmp_path / "new")[0] == 0
    assert names(tmp_path / "new") == ["a.cleaning.json", "a.md", "b.cleaning.json", "b.md"]


def test_documents_of_one_name_and_hostile_names_get_names_of_their_own(
    clean: Clean, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    hostile = [
        "a.txt",
        "A.txt",
        "CON.txt",
        "-rf.txt",
        "é.txt",
        "😀.txt",
        "a b;$(x)`y`.txt",
        "n\new.txt",
        "a.cleaning.txt",
    ]
    hostile += ["x" * 250 + ".txt", "..txt", os.fsdecode(b"\xff\xfe.txt")]
    for number, name in enumerate(hostile):
        Path(f"in{number}").mkdir()
        Path(f"in{number}", name).write_text(ARTICLE)
    sources = [Path(f"in{number}", name) for number, name in enumerate(hostile)]
    status, _, told = clean(*sources[:-2], sources[-1], "-o", "out", "--format", "json")
    assert status == 0, told
    made = names(tmp_path / "out")
    assert len(made) == 2 * (len(hostile) - 1)
    assert len({name.casefold() for name in made}) == len(made)
    assert all(name.isascii() and not name.startswith(("-", ".")) for name in made)
    assert "\n" not in told.replace("\n", "", told.count("\n"))
    assert {"a.json", "A-2.json", "con-text.json", "rf.json", "e.json", "document.json"} <= set(made)


def test_a_text_goes_out_alone_and_many_need_a_place(clean: Clean, texts: Path) -> None:
    status, out, told = clean(texts / "a.txt")
    assert (status, told) == (0, "")
    assert out.startswith("---\n")
    status, out, told = clean(texts)
    assert (status, out, len(told.splitlines())) == (2, "", 1)
    assert "there are 3 documents: name a folder with -o" in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-o", "x.md"), "-o x.md is to be a folder"),
        (("--report", "x.html"), "--report x.html is to be a folder"),
        (("--format", "txt"), "name one with -o"),
        (("--keep", "1", "-o", "x"), "--keep and --drop take one document"),
    ],
)
def test_options_that_contradict_several_documents_are_wrong_usage(
    arguments: tuple[str, ...],
    told: str,
    clean: Clean,
    texts: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    status, _, error = clean(texts, *arguments)
    assert (status, len(error.splitlines())) == (2, 1)
    assert told in error
    assert names(tmp_path) == ["in"]


def test_wrong_names_of_one_document_are_told(clean: Clean, texts: Path) -> None:
    assert clean(texts / "a.txt", "--report", "cuts.pdf")[0] == 2
    status, _, told = clean(texts / "a.txt", "-o", "x.pdf")
    assert (status, len(told.splitlines())) == (errors.UnknownFormat.status, 1)
    assert clean("")[0] == 2  # an empty variable of a script is not this folder


def test_an_error_says_which_document_and_that_those_before_are_done(
    clean: Clean, texts: Path, tmp_path: Path
) -> None:
    (texts / "b.txt").write_text("")
    status, _, told = clean(texts, "-o", tmp_path / "out")
    assert status == errors.EmptySource.status
    assert "b.txt: " in told
    assert "(document 2 of 3; the one before it is done)" in told.splitlines()[-1]
    assert names(tmp_path / "out") == ["a.cleaning.json", "a.md"]


def test_no_document_is_written_over_by_the_text_of_another(clean: Clean, texts: Path) -> None:
    (texts / "b.md").write_text("Mine.\n")
    status, _, told = clean(texts / "a.txt", texts / "b.txt", texts / "b.md", "-o", texts)
    assert (status, "this is the source" in told) == (errors.NotWritable.status, True)
    assert (texts / "b.md").read_text() == "Mine.\n"


def test_a_second_run_gives_the_same_files(clean: Clean, texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    clean(texts, "-o", out, "--report", out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    assert clean(texts, "-o", out, "--report", out)[0] == 0
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert len(before) == 9


def test_one_document_as_json_is_one_object_and_a_folder_is_a_list(
    clean: Clean, texts: Path, tmp_path: Path
) -> None:
    one = json.loads(clean(texts / "a.txt", "--json")[1])
    assert (one["source"], one["files"], len(one["lines"])) == (str(texts / "a.txt"), [], 5)
    many = json.loads(clean(texts, "--json", "-o", tmp_path / "out")[1])["documents"]
    assert [Path(document["files"][0]).name for document in many] == ["a.md", "b.md", "c.md"]


def test_explain_tells_the_cuts_and_not_the_text(clean: Clean, texts: Path) -> None:
    status, out, _ = clean(texts / "a.txt", "--explain")
    assert status == 0
    assert out.splitlines() == [
        "a.txt: 2 lines kept, 1 cut",
        "sharing (1 line)",
        "     5  Share this:",
        f"to bring a line back: reader clean --keep 5 {shlex.quote(str(texts / 'a.txt'))}",
    ]
    assert [line.split(":")[0] for line in clean(texts, "--explain")[1].splitlines()[::4]] == [
        "a.txt",
        "b.txt",
        "c.txt",
    ]
    told = json.loads(clean(texts / "a.txt", "--explain", "--json")[1])
    assert (told["kept"], told["doubtful"]) == (2, [])
    assert [(cut["rule"], [line["line"] for line in cut["lines"]]) for cut in told["cut"]] == [
        ("sharing", [5])
    ]


def test_the_report_is_a_page(clean: Clean, texts: Path, tmp_path: Path) -> None:
    status, out, told = clean(texts / "a.txt", "--report", tmp_path / "cuts.html")
    assert (status, out) == (0, "")
    assert "cuts.html: 1 line cut" in told
    assert "<del>Share this:</del>" in (tmp_path / "cuts.html").read_text()
    assert clean(texts, "--report", tmp_path / "cuts", "-q")[0] == 0
    assert names(tmp_path / "cuts") == ["a.html", "b.html", "c.html"]


@pytest.fixture
def page(texts: Path) -> Path:
    path = texts / "page.html"
    path.write_text(PAGE)
    return path


def test_a_line_is_kept_and_dropped_by_hand(clean: Clean, page: Path) -> None:
    assert "Share this:" not in clean(page)[1]
    assert "Share this:" in clean(page, "--keep", "1")[1]
    assert "Share this:" in clean(page, "--keep", "share  THIS:")[1]
    told = json.loads(clean(page, "--drop", "4-5", "--keep", "1", "--explain", "--json")[1])
    cut = [(reason["rule"], [line["line"] for line in reason["lines"]]) for reason in told["cut"]]
    assert cut == [("dropped by hand", [4, 5])]


@pytest.mark.parametrize("pick", ["99", "2", "No such line", ""])
def test_a_line_that_is_not_there_is_one_error(pick: str, clean: Clean, texts: Path) -> None:
    status, out, told = clean(texts / "a.txt", "--keep", pick)
    assert (status, out, len(told.splitlines())) == (errors.UnknownLine.status, "", 1)
    assert "--explain" in told


def test_reader_toml_decides_and_the_command_line_decides_over_it(
    clean: Clean, texts: Path, page: Path, tmp_path: Path
) -> None:
    config = 'publisher = "P"\nkeep = ["Share this:"]\n[files."page.html"]\ntitle = "T"\n'
    (texts / "reader.toml").write_text(config)
    first = clean(page)[1]
    assert 'title: "T"\n' in first
    assert 'publisher: "P"\n' in first
    assert "Share this:" in first
    again = clean(page, "--title", "U", "--drop", "1")[1]
    assert 'title: "U"\n' in again
    assert "Share this:" not in again
    assert clean(texts, "-o", tmp_path / "out")[0] == 0


def test_a_text_for_all_need_not_be_in_each_but_one_for_a_file_must(
    clean: Clean, texts: Path, page: Path, tmp_path: Path
) -> None:
    text = "Only one member voted against it, and she said that a tunnel would have been cheaper to build."
    (texts / "reader.toml").write_text(f'drop = ["{text}"]')
    assert clean(texts, "-o", tmp_path / "out")[0] == 0
    assert text not in (tmp_path / "out" / f"{page.stem}.md").read_text()
    (texts / "reader.toml").write_text(f'[files."a.txt"]\ndrop = ["{text}"]')
    status, _, told = clean(texts, "-o", tmp_path / "out")
    assert status == errors.UnknownLine.status
    assert f"{texts / 'a.txt'} ({texts / 'reader.toml'}): " in told


def test_a_mistake_in_reader_toml_stops_everything_before_it_starts(
    clean: Clean, texts: Path, tmp_path: Path
) -> None:
    (texts / "reader.toml").write_text("titel = 'A'")
    status, _, told = clean(texts, "-o", tmp_path / "out")
    assert (status, len(told.splitlines())) == (errors.BadConfig.status, 1)
    assert not (tmp_path / "out").exists()


def test_a_page_is_fetched_and_named_after_its_title(
    clean: Clean, texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def read_url(url: str, *, allow_private: bool = False) -> Document:
        asked.append((url, allow_private))
        blocks = (Heading("A Page: of the Web", level=1), Paragraph("Its text."))
        return Document(Metadata(source=url), (Section(Heading(""), blocks, SectionRole.SIFTED),))

    web = types.SimpleNamespace(read_url=read_url)
    monkeypatch.setattr(sources, "web", web, raising=False)
    status, _, told = clean(
        "https://example.org/a//b?c=d#e", texts / "a.txt", "-o", tmp_path / "out", "--allow-private"
    )
    assert status == 0, told
    assert asked == [("https://example.org/a//b?c=d#e", True)]
    assert names(tmp_path / "out")[:2] == ["a-page-of-the-web.cleaning.json", "a-page-of-the-web.md"]
    clean("http://example.org/x")
    assert asked[1:] == [("http://example.org/x", False)]


@pytest.mark.parametrize(
    "address", ["ftp://example.org/a.txt", "file:///etc/passwd", "data:text/html,x", "javascript:x"]
)
def test_other_addresses_are_refused(address: str, clean: Clean, texts: Path) -> None:
    status, out, told = clean(texts / "a.txt", address, "--explain")
    assert (status, out, len(told.splitlines())) == (errors.UnknownFormat.status, "", 1)
    assert "this kind of address is not read" in told


def test_a_closed_pipe_stops_no_text_from_being_written(texts: Path, tmp_path: Path) -> None:
    reader = f"{shlex.quote(sys.executable)} -m reader"
    command = f"{reader} clean --explain -q {texts} -o {tmp_path}/out | true"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(names(tmp_path / "out")) == 6
    command = f"{reader} clean --explain {texts} -o {tmp_path}/again >&-"
    assert subprocess.run(["bash", "-c", command], capture_output=True, check=False).returncode == 0
    assert len(names(tmp_path / "again")) == 6


@pytest.mark.slow
def test_an_interruption_among_many_leaves_whole_documents_alone(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(2000):
        (tmp_path / "in" / f"{number:04}.txt").write_text(ARTICLE * 20)
    out = tmp_path / "out"
    command = [sys.executable, "-m", "reader", "clean", str(tmp_path / "in"), "-o", str(out)]
    process = subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heed_interrupts,  # noqa: PLW1509 - no other threads here
    )
    deadline = time.monotonic() + 60
    while not (out.is_dir() and len(names(out)) > 10) and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "interrupted" in told.splitlines()[-1]
    assert "Traceback" not in told
    made = names(out)
    assert 8 < len(made) < 4000
    assert not [name for name in made if name.startswith(".")]
    for path in out.glob("*.md"):
        assert path.read_text().rstrip().endswith("argument.")
        json.loads(path.with_suffix(".cleaning.json").read_bytes())
