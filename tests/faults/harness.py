"""Runs the real command on hostile inputs, and says what it did that no run may do."""

import json
import os
import re
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from zipfile import ZipFile

from lxml import etree
from msgspec import Struct

from reader import errors as everything
from reader.decoding import UNSAFE
from reader.errors import ReaderError
from tests.conftest import ROOT

SECONDS, ROOM = 20, 3 * 2**30
"""CPU and address space that a run may take; of the latter, threads of numpy reserve half and use none."""

STATUSES = {0, 2, *(error.status for error in everything.__dict__.values() if hasattr(error, "status"))} - {
    70
}
"""Done, wrong usage, and the errors; 70 is a defect."""

RESIDENT = 2**29
"""Bytes that a run may really use."""

LIVE = re.compile(
    r"<(?:script|iframe|embed|form|input|button|base|meta http)"
    r"|<object(?! hidden=\"hidden\" data=\"search-key-map\.xml\" type=\"application/vnd\.epub\."
    r"| hidden=\"hidden\" data=\"lexicon\.pls\" type=\"application/pls\+xml\")"
    r"|<link(?! rel=\"stylesheet\" type=\"text/css\" href=\"style\.css\""
    r"| rel=\"pronunciation\" type=\"application/pls\+xml\" hreflang=\"[\w-]+\" href=\"lexicon\.pls\")"
    r"|<[^>]*\son\w+=|(?:href|src|action|style)=\"\s*(?:javascript|vbscript|data|file):|url\(",
    re.IGNORECASE,
)
"""What would act, load or call in a page."""

METADATA_ROLES = frozenset({"byline", "date", "boilerplate", "blank"})
"""Roles of lines that are kept in metadata only, or not at all."""


class Input(Struct, frozen=True):
    """A hostile document, and what is expected of it.

    Attributes:
        name: of the file; its suffix says which source reads it.
        data: what is in it.
        keeps: texts that the edition has to hold.
        lacks: texts that it may not.
        refused: the errors, one of which it must end in; none if there must be an edition.
        book: whether to make a book of it too; what concerns bytes alone is seen in the text.
    """

    name: str
    data: bytes
    keeps: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    refused: tuple[type[ReaderError], ...] = ()
    book: bool = True


class Case(Struct, frozen=True):
    """One command: a verb, what it is given, options beyond the output."""

    verb: str
    source: Path | str
    options: tuple[str, ...] = ()


class Outcome(Struct, frozen=True):
    """What a command left behind: CPU in seconds, the highest resident size of its process in bytes."""

    status: int
    told: str
    folder: Path
    seconds: float
    peak: int

    @property
    def files(self) -> dict[str, Path]:
        """By name within the output."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return {str(path.relative_to(self.folder)): path for path in found}


def run(
    cases: Sequence[Case],
    folder: Path,
    *,
    output: bool = True,
    environment: Mapping[str, str] = MappingProxyType({}),
) -> list[Outcome]:
    """The commands one after another in one process with limits, each with an output folder of its own.

    Without ``output`` the cases name theirs themselves.
    """
    for name in ("tmp", "out", "told"):
        (folder / name).mkdir()
    outputs = [folder / "out" / str(n) for n in range(len(cases))]
    commands = [
        [
            *(case.verb, "-q", *case.options),
            *(("-o", str(place / "clean.md" if case.verb == "clean" else place)) if output else ()),
            *("--", str(case.source)),
        ]
        for case, place in zip(cases, outputs, strict=True)
    ]
    own = {"TMPDIR": str(folder / "tmp"), "HOME": str(folder / "tmp"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, str(folder / "told")],
        input=json.dumps(commands).encode(),
        capture_output=True,
        check=False,
        timeout=30 * SECONDS,
        env=os.environ | own | dict(environment),
        preexec_fn=_limit,
        cwd=folder,
    )
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(results) == len(cases), (commands[len(results)], done.returncode, done.stderr[-500:])
    assert tree(folder / "tmp") == set()
    told = [(folder / "told" / str(n)).read_text("utf-8", "replace") for n in range(len(cases))]
    return [Outcome(told=t, folder=o, **r) for t, o, r in zip(told, outputs, results, strict=True)]


DRIVER = """\
import json, os, resource, sys, time
from pathlib import Path
from types import MappingProxyType
from reader.cli import main
for number, command in enumerate(json.loads(sys.stdin.buffer.read())):
    own = os.dup(2)
    told = os.open(Path(sys.argv[1], str(number)), os.O_CREAT | os.O_WRONLY)
    os.dup2(told, 2)
    start = time.process_time()
    try:
        status = main(command)
    except SystemExit as left:
        status = int(left.code or 0)
    sys.stderr.flush()
    os.dup2(own, 2)
    os.close(told)
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    if os.path.exists("/proc/self/status"):  # Linux counts the parent that forked us into ru_maxrss
        own_peak = Path("/proc/self/status").read_text().partition("VmHWM:")[2]
        peak = int(own_peak.split()[0]) * 1024
    print(json.dumps({"status": status, "seconds": time.process_time() - start, "peak": peak}), flush=True)
"""


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (10 * SECONDS, 10 * SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))


def wrongs(outcome: Outcome) -> Iterator[str]:
    """What no run may do, whatever it was given."""
    if outcome.status not in STATUSES:
        yield f"status {outcome.status}: {outcome.told[-500:]}"
    if len(outcome.told.splitlines()) > 1 or "Traceback" in outcome.told or "\x1b" in outcome.told:
        yield f"it says {outcome.told[:500]!r}"
    if outcome.status and not outcome.told.startswith(("reader: ", "reader clean: ", "reader epub: ")):
        yield f"it fails without a word: {outcome.told!r}"
    if outcome.status and outcome.files:
        yield f"it fails and leaves {sorted(outcome.files)}"
    if outcome.seconds > SECONDS or outcome.peak > RESIDENT:
        yield f"it takes {outcome.seconds:.1f} s and {outcome.peak >> 20} MiB"
    yield from (f"{name} is unfinished" for name in outcome.files if ".reader-" in name)
    for name, path in outcome.files.items():
        if name.endswith(".epub"):
            yield from _book_wrongs(path)
        elif UNSAFE.search(path.read_text(encoding="utf-8")):
            yield f"{name} holds what no edition may"


def _book_wrongs(path: Path) -> Iterator[str]:
    with ZipFile(path) as book:
        if book.testzip():
            yield "the book is damaged"
        for name in book.namelist():
            if name.endswith((".xhtml", ".opf", ".ncx", ".xml")):
                yield from _page_wrongs(name, book.read(name))


def _page_wrongs(name: str, data: bytes) -> Iterator[str]:
    try:
        root = etree.fromstring(
            data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        )
    except etree.XMLSyntaxError as error:
        yield f"{name} is not well-formed: {error}"
        return
    ids = Counter(element.get("id") for element in root.iter() if element.get("id"))
    yield from (f"id {given} is twice in {name}" for given, times in ids.items() if times > 1)
    text = data.decode()
    if UNSAFE.search(text):
        yield f"{name} holds what no page may"
    if name.endswith(".xhtml") and (live := LIVE.search(text)):
        yield f"{live.group()!r} is live in {name}"
    for element in root.iter("{*}img", "{*}video", "{*}audio", "{*}source"):
        if ":" in (element.get("src") or "") or element.get("srcset"):
            yield f"{name} loads {element.get('src')}"


def words(text: str) -> Counter[str]:
    """The words of a text, and how often each stands there."""
    return Counter(re.findall(r"\w+", text))


def book_text(outcome: Outcome) -> str:
    """All text of the sections of a book."""
    (path,) = (path for name, path in outcome.files.items() if name.endswith(".epub"))
    with ZipFile(path) as book:
        pages = sorted(name for name in book.namelist() if re.fullmatch(r"EPUB/s\d+\.xhtml", name))
        roots = (etree.fromstring(book.read(name)) for name in pages)
        return "\n".join("".join(map(str, root.itertext())) for root in roots)


def losses(outcome: Outcome) -> list[str]:
    """Words of kept lines that are in no section of the edition, though ``cleaning.json`` says so."""
    (decisions,) = (path for name, path in outcome.files.items() if name.endswith("cleaning.json"))
    lines = json.loads(decisions.read_bytes())["lines"]
    kept = words(
        "\n".join(
            line.get("canonical") or line["text"]
            for line in lines
            if line["action"] == "keep" and line["role"] not in METADATA_ROLES
        )
    )
    lost = kept - words(edition_text(outcome))
    return sorted(word for word in lost if not word.isdigit())  # numbers of items are markup


def told_lines(outcome: Outcome) -> str:
    """The source as ``cleaning.json`` gives it back."""
    (decisions,) = (path for name, path in outcome.files.items() if name.endswith("cleaning.json"))
    return "\n".join(line["text"] for line in json.loads(decisions.read_bytes())["lines"])


def tree(folder: Path) -> set[str]:
    """Everything that lies below a folder."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def statuses(*errors: type[ReaderError]) -> set[int]:
    """The exit statuses of errors."""
    return {error.status for error in errors}


def pairs(inputs: dict[str, Input]) -> list[tuple[str, str]]:
    """Each verb to run and the key of the input to run it on."""
    return [(verb, key) for key, item in inputs.items() for verb in ("clean", "epub")[: 1 + item.book]]


def runs(inputs: dict[str, Input], folder: Path) -> "Found":
    """The outcome of each verb on each input, by verb and key; the inputs are as they were."""
    for number, item in enumerate(inputs.values()):
        source = folder / "in" / str(number) / item.name
        source.parent.mkdir(parents=True)
        source.write_bytes(item.data)
    sources = {key: next((folder / "in" / str(n)).iterdir()) for n, key in enumerate(inputs)}
    cases = {(verb, key): Case(verb, sources[key]) for verb, key in pairs(inputs)}
    before = tree(folder / "in")
    outcomes = run(list(cases.values()), folder)
    assert tree(folder / "in") == before
    assert {path.name for path in folder.iterdir()} == {"in", "out", "tmp", "told"}
    return dict(zip(cases, outcomes, strict=True))


Found = dict[tuple[str, str], Outcome]


def hold(item: Input, outcome: Outcome) -> None:
    """Assert what is expected of an input."""
    assert list(wrongs(outcome)) == []
    if item.refused:
        assert outcome.status in statuses(*item.refused), outcome.told
        return
    assert outcome.status == 0, outcome.told
    text = edition_text(outcome)
    assert [kept for kept in item.keeps if kept not in text] == []
    assert [lack for lack in item.lacks if lack in text] == []
    if any(name.endswith("cleaning.json") for name in outcome.files):
        assert losses(outcome) == []


def edition_text(outcome: Outcome) -> str:
    """All text of an edition: of a book, that of its sections; of Markdown, without its escapes."""
    if any(name.endswith(".epub") for name in outcome.files):
        return book_text(outcome)
    return re.sub(r"\\(?=[^\w\s])|\*\*", "", (outcome.folder / "clean.md").read_text(encoding="utf-8"))
