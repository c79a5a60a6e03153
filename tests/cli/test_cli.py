"""The command as a person and a program meet it: real processes, real exit statuses."""

import json
import os
import resource
import shlex
import signal
import subprocess
import sys
import time
import wave
from pathlib import Path

import pytest

from reader import errors
from reader.codec import write_markdown
from tests.cli.interrupts import heed_interrupts
from tests.editions.epub import sample

ARTICLE = """\
The bridge over the river

The council voted on Tuesday to rebuild the old bridge over the river, after nine years of argument.

Share this:
"""


def reader(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reader", *map(str, arguments)],
        capture_output=True,
        text=True,
        env=os.environ | environment,
        check=False,
        timeout=120,
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE)
    return path


def test_help_tells_the_verbs_with_examples() -> None:
    done = reader("--help")
    assert done.returncode == 0
    for verb in ("clean", "glossary", "epub", "audio", "build", "voices", "check"):
        assert f"reader {verb}" in done.stdout or f"    {verb} " in done.stdout
    assert reader("build", "--help").returncode == 0


def test_wrong_usage_is_2() -> None:
    for arguments in ((), ("fly",), ("epub",), ("audio", "x", "--jobs", "0"), ("epub", "x", "--date", "May")):
        assert reader(*arguments).returncode == 2


def test_clean_writes_markdown_text_or_json_and_what_was_cut(article: Path) -> None:
    for suffix in (".md", ".txt", ".json"):
        done = reader("clean", article, "-o", article.with_suffix(suffix).with_stem("clean"))
        assert (done.returncode, done.stdout) == (0, "")
        assert "1 line cut (sharing 1)" in done.stderr
    assert (article.parent / "clean.md").read_text().startswith("---\ntitle: ")
    assert (article.parent / "clean.txt").read_text().startswith("The bridge over the river\n\nThe council")
    assert json.loads((article.parent / "clean.json").read_text())["version"] == 1
    cut = json.loads((article.parent / "clean.cleaning.json").read_text())["lines"]
    assert [line["text"] for line in cut if line["role"] == "boilerplate"] == ["Share this:"]


def test_clean_without_output_prints_the_text_alone(article: Path) -> None:
    done = reader("clean", article)
    assert done.stdout.startswith("---\n")
    assert done.stdout.rstrip().endswith("of argument.")


def test_glossary_writes_entries(article: Path) -> None:
    done = reader("glossary", article, "-o", article.with_suffix(".json"))
    assert done.returncode == 0, done.stderr
    assert "recognised by" in done.stderr
    assert isinstance(json.loads(article.with_suffix(".json").read_text())["entries"], list)


def test_build_sums_up_what_was_made(article: Path, tmp_path: Path) -> None:
    done = reader("build", article, "-o", tmp_path / "out", "--voice", "silent")
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "\x1b" not in done.stderr
    for told in (
        "The bridge over the river",
        "1 line cut (sharing 1)",
        f"--explain {article}",
        ".epub",
        "playlist.m3u8, 1 track",
    ):
        assert told in done.stderr


STORY = "The bridge\n\nAnn Lee, the mayor, was in Moscow. She said that Moscow was cold.\n"


def test_the_glossary_is_the_last_track_and_every_count_knows_it(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(STORY)
    done = reader("audio", source, "-o", tmp_path / "out", "--voice", "silent", "--level", "easy", "--json")
    (edition,) = json.loads(done.stdout)["editions"]
    assert [track["file"] for track in edition["tracks"]] == ["01-the-bridge.mp3", "02-glossary.mp3"]
    assert {"glossary.json", "document.json"} <= {Path(path).name for path in edition["files"]}
    assert edition["entries"] >= 2
    told = reader("audio", source, "-o", tmp_path / "out", "--voice", "silent").stderr
    assert "recognised by" in told
    assert "playlist.m3u8, 2 tracks" in told


def test_the_glossary_can_be_left_out_of_the_recording(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(STORY)
    (tmp_path / "reader.toml").write_text("glossary_track = true")
    done = reader("audio", source, "-o", tmp_path / "out", "--voice", "silent", "--no-glossary-track")
    assert "1 track," in done.stderr
    assert "recognised by" not in done.stderr
    assert sorted(path.name for path in (tmp_path / "out" / "the-bridge").iterdir()) == [
        *("audio", "canonical.md", "cleaning.json")
    ]
    (tmp_path / "reader.toml").write_text("glossary_track = false")
    done = reader("build", source, "-o", tmp_path / "out", "--voice", "silent", "--json")
    (edition,) = json.loads(done.stdout)["editions"]
    assert (len(edition["tracks"]), edition["entries"] > 0) == (1, True)
    assert reader("epub", source, "-o", tmp_path / "out", "--no-glossary-track").returncode == 2


def test_json_is_for_programs(article: Path, tmp_path: Path) -> None:
    done = reader("build", article, "-o", tmp_path / "out", "--voice", "silent", "--json")
    (edition,) = json.loads(done.stdout)["editions"]
    assert done.stderr == ""
    assert edition["slug"] == "the-bridge-over-the-river"
    assert edition["dropped"] == [5]
    assert all(Path(path).is_file() for path in edition["files"])


def test_voices_are_listed() -> None:
    done = reader("voices", "--json")
    found = {voice["name"]: voice for voice in json.loads(done.stdout)["voices"]}
    assert found["silent"]["usable"]
    assert found["system"].keys() >= {"version", "rate", "speed", "languages", "quality", "licence"}
    assert found["hibari"]["speed"] > 1
    listed = reader("voices").stdout.splitlines()
    assert [line.split()[0] for line in listed] == ["hibari", "system", "silent"]
    assert "Apache-2.0; " in listed[0]


def test_a_voice_can_be_heard_before_it_is_chosen(tmp_path: Path) -> None:
    done = reader(
        "voices", "--sample", tmp_path / "a.wav", "--voice", "silent", "--say", "Four words of text"
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"{tmp_path / 'a.wav'}: silent, 1.029 s\n"
    with wave.open(str(tmp_path / "a.wav")) as sound:
        assert sound.getnframes() == 22680
    done = reader("voices", "--sample", tmp_path / "b.wav", "--voice", "hibari", "--language", "fr")
    assert (done.returncode, len(done.stderr.splitlines())) == (errors.NoVoice.status, 1)
    assert not (tmp_path / "b.wav").exists()


CONTENTS = {
    "empty": ("x.txt", b""),
    "blank": ("x.txt", " \n\u200b\n".encode()),
    "binary": ("x.txt", bytes(range(256)) * 8),
    "picture": ("x.txt", b"\x89PNG\r\n\x1a\n"),
    "other format": ("x.xyz", ARTICLE.encode()),
    "broken front matter": ("x.md", b"---\ntitle: [\n---\n\nText.\n"),
    "broken document": ("document.json", b"{}"),
    "unreadable encoding": ("x.txt", "今天天氣很好".encode("big5") + b"\x8d\x81 \xfe\xa1"),
}


def make(kind: str, folder: Path) -> Path:
    """A source of a bad kind."""
    name, data = CONTENTS.get(kind, ("x.txt", b""))
    path = folder / name
    if kind in CONTENTS:
        path.write_bytes(data)
    elif kind == "pipe":
        os.mkfifo(path)
    return folder if kind == "empty folder" else path


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("missing", errors.MissingSource),
        ("empty", errors.EmptySource),
        ("blank", errors.EmptySource),
        ("binary", errors.NotText),
        ("picture", errors.NotText),
        ("pipe", errors.NotText),
        ("empty folder", errors.NoDocuments),
        ("other format", errors.UnknownFormat),
        ("broken front matter", errors.BrokenDocument),
        ("broken document", errors.BrokenDocument),
        ("unreadable encoding", errors.UnreadableEncoding),
    ],
)
def test_bad_input_is_one_line_with_its_own_status_and_no_file(
    kind: str, error: type[errors.ReaderError], tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    source = make(kind, tmp_path / "in")
    done = reader("build", source, "-o", tmp_path / "out", "--voice", "silent")
    assert done.returncode == error.status, done.stderr
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("reader: ")
    assert source.name in done.stderr
    assert not (tmp_path / "out").exists()


def test_an_output_that_cannot_be_made_is_one_line(article: Path, tmp_path: Path) -> None:
    done = reader("epub", article, "-o", article)
    assert (done.returncode, len(done.stderr.splitlines())) == (errors.NotAFolder.status, 1)
    done = reader("epub", article, "-o", "/proc/nowhere")
    assert (done.returncode, len(done.stderr.splitlines())) == (errors.NotWritable.status, 1)
    done = reader("epub", article, "-o", tmp_path / "out", "--title", "///")
    assert (done.returncode, len(done.stderr.splitlines())) == (errors.UnusableTitle.status, 1)
    assert not (tmp_path / "out").exists()


def test_a_voice_that_is_not_there_leaves_nothing(article: Path, tmp_path: Path) -> None:
    done = reader("build", article, "-o", tmp_path / "out", "--voice", "nobody")
    assert (done.returncode, len(done.stderr.splitlines())) == (errors.NoVoice.status, 1)
    assert "choose from: auto, hibari, system, silent" in done.stderr
    assert list((tmp_path / "out").iterdir()) == []


def test_source_date_epoch_dates_the_book_and_nonsense_is_wrong_usage(article: Path, tmp_path: Path) -> None:
    assert reader("epub", article, "-o", tmp_path / "out", SOURCE_DATE_EPOCH="0").returncode == 0
    done = reader("epub", article, "-o", tmp_path / "out", SOURCE_DATE_EPOCH="soon")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)


def test_a_terminal_that_knows_ascii_only_is_no_reason_to_fail(article: Path) -> None:
    article.write_text(ARTICLE.replace("bridge over", "bridge 橋 over"), encoding="utf-8")
    done = reader("clean", article, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 0, done.stderr


def test_a_closed_pipe_is_no_error(article: Path) -> None:
    command = f"{shlex.quote(sys.executable)} -m reader clean {article} | true"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.slow
@pytest.mark.parametrize(("sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interruption_leaves_nothing_unfinished(sent: signal.Signals, status: int, tmp_path: Path) -> None:
    source = tmp_path / "long.txt"
    stages = [f"Stage {n}\n\n" + "He walked on and on. " * 40 for n in range(200)]
    source.write_text("\n\n".join(["The long road", *stages]))
    out = tmp_path / "out"
    command = [sys.executable, "-m", "reader", "audio", source, "-o", out, "--jobs", "2"]
    process = subprocess.Popen(
        list(map(str, command)),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heed_interrupts,  # noqa: PLW1509 - no other threads here
    )
    deadline = time.monotonic() + 60
    while not list(out.rglob("*.mp3*")) and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(sent)
    start = time.monotonic()
    _, told = process.communicate(timeout=30)
    assert time.monotonic() - start < 5
    assert process.returncode == status
    assert len(told.splitlines()) == 1
    assert "Traceback" not in told
    assert list(out.iterdir()) == []


def test_the_command_starts_without_heavy_modules() -> None:
    heavy = {"bs4", "ebooklib", "lxml", "numpy", "spacy", "rich", "PIL", "pyttsx3", "msgspec", "yaml", "ftfy"}
    code = (
        "import sys; from reader.cli.arguments import parser; parser(); "
        "print(*{name.split('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not heavy & set(done.stdout.split())


@pytest.mark.parametrize("arguments", [(), ("biuld", "x"), ("epub",), ("epub", "x", "--lang", "en")])
def test_wrong_usage_is_one_line_that_helps(arguments: tuple[str, ...]) -> None:
    done = reader(*arguments)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "--help" in done.stderr


@pytest.mark.parametrize(
    "option",
    [
        ("--language", "english"),
        ("--date", "2018-03-14xyz"),
        ("--date", "2018-W10-1"),
        ("--title", "a\x1b[31m"),
    ],
)
def test_a_value_that_no_book_can_hold_is_wrong_usage(option: tuple[str, str], article: Path) -> None:
    assert reader("epub", article, *option).returncode == 2


def test_the_source_is_never_written_over(article: Path) -> None:
    done = reader("clean", article, "-o", article)
    assert done.returncode == errors.NotWritable.status
    assert "this is the source" in done.stderr
    assert article.read_text() == ARTICLE


def test_a_folder_where_text_was_cleaned_still_builds(article: Path, tmp_path: Path) -> None:
    assert reader("clean", article, "-o", article.with_suffix(".md")).returncode == 0
    assert (article.parent / "article.cleaning.json").is_file()
    done = reader("epub", article.parent, "-o", tmp_path / "out", "-q")
    assert (done.returncode, done.stderr) == (0, "")


def test_data_is_utf8_whatever_the_terminal(article: Path) -> None:
    article.write_text(ARTICLE.replace("bridge", "brücke"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "reader", "clean", str(article)],
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        check=True,
    )
    assert "brücke" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("closed", [">&-", "2>&-"])
def test_a_closed_stream_is_no_defect(closed: str, article: Path, tmp_path: Path) -> None:
    command = f"{shlex.quote(sys.executable)} -m reader epub {article} -o {tmp_path}/out {closed}"
    assert subprocess.run(command, shell=True, check=False).returncode == 0  # noqa: S602 - our own words


def test_no_escape_of_a_document_reaches_the_terminal(article: Path) -> None:
    source = article.with_suffix(".md")
    source.write_text('---\ntitle: "\\e[31mRED"\n---\n\nText.\n')
    done = reader("clean", source)
    assert "\x1b" not in done.stdout + done.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the limit is of POSIX")
def test_a_limit_on_the_size_of_files_is_no_defect(article: Path, tmp_path: Path) -> None:
    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    command = [sys.executable, "-m", "reader", "epub", str(article), "-o", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, preexec_fn=limit, check=False)
    assert (done.returncode, len(done.stderr.splitlines())) == (errors.NotWritable.status, 1)


def test_lines_named_for_several_documents_are_wrong_usage(article: Path, tmp_path: Path) -> None:
    (article.parent / "other.txt").write_text(ARTICLE)
    done = reader("epub", article, article.parent / "other.txt", "-o", tmp_path / "out", "--drop", "5")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "reader.toml" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_mistake_in_reader_toml_is_one_line_whatever_the_verb(article: Path, tmp_path: Path) -> None:
    (article.parent / "reader.toml").write_text("speed = 'fast'")
    for verb in ("clean", "glossary", "epub", "audio", "build"):
        done = reader(verb, article, "-o", tmp_path / "out")
        assert (done.returncode, len(done.stderr.splitlines())) == (errors.BadConfig.status, 1)
        assert "reader.toml: speed is not a whole number" in done.stderr


def test_a_name_that_is_not_utf8_is_no_defect(article: Path, tmp_path: Path) -> None:
    odd = article.rename(article.parent / os.fsdecode(b"\xff\xfe;$(x).txt"))
    done = reader("epub", odd, "-o", tmp_path / "out", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["editions"][0]["source"].endswith(";$(x).txt")
    assert reader("clean", odd, "--explain").returncode == 0
    assert reader("clean", odd, "--report", tmp_path / "cuts.html").returncode == 0


@pytest.mark.parametrize(
    ("suffix", "start"), [("md", b"# Glossary of 2 documents\n"), ("toml", b"# Notes"), ("json", b"{")]
)
def test_many_documents_have_one_glossary(tmp_path: Path, suffix: str, start: bytes) -> None:
    texts, target = tmp_path / "texts", tmp_path / f"glossary.{suffix}"
    texts.mkdir()
    for name in ("a", "b"):
        (texts / f"{name}.txt").write_text(STORY.replace("The bridge", f"The bridge {name}"))
    done = reader("glossary", texts, "-o", target)
    assert done.returncode == 0, done.stderr
    assert " in 2 documents, recognised by " in done.stderr
    assert target.read_bytes().startswith(start)


def test_a_glossary_is_written_over_nothing_that_is_read_for_it(tmp_path: Path) -> None:
    source, stop, toml = tmp_path / "a.txt", tmp_path / "stop.md", tmp_path / "reader.toml"
    source.write_text(STORY)
    stop.write_text("Moscow\n")
    toml.write_text('[glossary."Ann Lee"]\ndefinition = "a poet"\n')
    for target in (source, stop, toml):
        before = target.read_bytes()
        done = reader("glossary", source, "--stop-list", stop, "-o", target)
        assert done.returncode > 2
        assert "name another file with -o" in done.stderr
        assert target.read_bytes() == before


def test_the_list_counts_and_words_entries_as_the_page_does(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "reader.toml").write_text(
        '[glossary.Moscow]\nkind = "concept"\n[glossary.cold]\ndefinition = "without heat"\n'
    )
    done = reader("glossary", tmp_path / "a.txt")
    assert "1 name and 2 terms" in done.stderr
    assert "    No definition was found in the text or the dictionary.\n" in done.stdout


def test_a_list_of_many_documents_tells_where_else_an_entry_stands(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(STORY)
    done = reader("glossary", tmp_path / "a.txt", tmp_path / "b.txt")
    assert done.returncode == 0, done.stderr
    assert "; also in “" in done.stdout
    assert reader("glossary", tmp_path, "--keep", "1").returncode == 2


def test_a_document_that_fails_leaves_no_glossary_of_many(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text("")
    done = reader("glossary", tmp_path / "a.txt", tmp_path / "b.txt", "-o", tmp_path / "g.md")
    assert done.returncode > 2
    assert "(document 2 of 2; no glossary is made)" in done.stderr
    assert not (tmp_path / "g.md").exists()


@pytest.mark.parametrize(("suffix", "start"), [("md", b"# "), ("toml", b"# Notes"), ("json", b"{")])
def test_a_glossary_is_written_as_its_name_says(tmp_path: Path, suffix: str, start: bytes) -> None:
    source, target = tmp_path / "a.txt", tmp_path / f"glossary.{suffix}"
    source.write_text(STORY)
    assert reader("glossary", source, "-o", target, "-q").returncode == 0
    assert target.read_bytes().startswith(start)


def test_pictures_that_nobody_described_are_reported(tmp_path: Path) -> None:
    text = tmp_path / "canonical.md"
    text.write_text(write_markdown(sample.document()))
    done = reader("epub", text, "-o", tmp_path / "out")
    assert "  pictures  2, told in words, 1 without a description\n" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here is always full")
@pytest.mark.parametrize("verb", [("clean",), ("glossary",), ("voices",), ("voices", "--json")])
def test_a_full_disk_behind_standard_output_is_told(verb: tuple[str, ...], seed: Path) -> None:
    command = [sys.executable, "-m", "reader", *verb, *[str(seed)] * (verb[0] != "voices")]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=120
        )
    last = done.stderr.splitlines()[-1]
    assert (done.returncode, last) == (
        errors.NotWritable.status,
        "reader: standard output cannot be written: No space left on device",
    )
