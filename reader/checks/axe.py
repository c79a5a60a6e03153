"""axe-core, the checker of web pages, on each page of a book: light, dark, with letters twice as large."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import MsgspecError, Struct, json

from reader import programs
from reader.container import Container, resolve
from reader.errors import BrokenDocument, MissingSource, ToolFailed
from reader.model import Finding, Severity

NAME, PACKAGE, DRIVER = "axe-core", "axe-core", "playwright-core"
RUNNER = Path(__file__).with_name("axe.mjs")

SEVERITIES = {"minor": Severity.INFO, "moderate": Severity.WARNING}
"""What an impact is to us; what is serious, critical, or unheard of, is an error."""

MOST_BYTES = 2 * 2**30
"""Of a book, unpacked: the sound of thirty hours. Sound is not unpacked, it shows nothing."""

PAGE = "application/xhtml+xml"
SOUND = ("audio/", "video/")


class _Found(Struct):
    """What axe says of an element; ``kind`` is ``violation``, or ``incomplete`` where it cannot tell."""

    file: str
    mode: str
    kind: str
    rule: str
    impact: str
    target: str
    message: str


class _Report(Struct):
    modes: list[str]
    pages: list[str]
    found: list[_Found]


def check(path: Path) -> tuple[Finding, ...]:
    """Every violation of WCAG 2.2 AA and of good practice that axe-core finds on the pages of a book.

    Codes are the names of axe's rules; the location is the file and a CSS selector of the element.
    What is so in some of the three looks only is said at the end of the message. Where axe cannot
    tell, the Finding is an ``info``.

    Raises:
        MissingSource: there is no file at the path.
        NotText, LockedSource, BrokenDocument: it cannot be unpacked, or is no book.
        ToolMissing: axe-core, playwright-core, Node.js or a browser is not there.
        ToolFailed: it left no report, left out a page, or took too long.
    """
    if not path.is_file():
        raise MissingSource(str(path), "there is no such file")
    for package in (PACKAGE, DRIVER):
        modules = programs.package(NAME, package).parent
    command = [programs.node(NAME), RUNNER, modules, programs.chromium(NAME)]
    with tempfile.TemporaryDirectory(prefix="reader-") as name:
        folder = Path(name)
        pages = _unpack(path, folder)
        report = folder / "report.json"
        done = programs.run(NAME, path, [*command, folder, report], folder)
        try:
            read = json.decode(report.read_bytes(), type=_Report)
        except (OSError, MsgspecError) as error:
            raise ToolFailed(str(path), f"{NAME} left no report: {done.last_words}") from error
    if done.status or read.pages != pages:
        raise ToolFailed(str(path), f"{NAME} looked at {len(read.pages)} of {len(pages)} pages")
    return tuple(_findings(read))


def version() -> str:
    """The version of the package."""
    return programs.package_version(NAME, PACKAGE)


def _unpack(path: Path, folder: Path) -> list[str]:
    """Write what the pages of a book show below ``files``, and ``files.json``; the names of the pages.

    Only what the manifest lists is unpacked, under names that :func:`resolve` keeps below the folder.
    """
    book = Container(path.read_bytes(), str(path), MOST_BYTES)
    types = dict(_manifest(book))
    for name in types:
        file = folder / "files" / name
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(book.read(name))
        except OSError as error:
            what = f"its part {name!r} cannot be unpacked: {error.strerror}"
            raise BrokenDocument(str(path), what, "rename it") from error
    (folder / "files.json").write_bytes(json.encode(list(types.items())))
    pages = [name for name, kind in types.items() if kind == PAGE]
    if not pages:
        raise BrokenDocument(str(path), "its package lists no page", "get or export it again")
    return pages


def _manifest(book: Container) -> Iterator[tuple[str, str]]:
    """Name and media type of what a package lists and a page can show, in its order."""
    for rootfile in book.xml("META-INF/container.xml").iter("{*}rootfile"):
        package = resolve("", rootfile.get("full-path", ""))
        for item in book.xml(package).iter("{*}item"):
            name, kind = resolve(package, item.get("href", "")), item.get("media-type", "")
            if name in book and not kind.startswith(SOUND):
                yield name, kind
        return
    raise BrokenDocument(book.href, "it names no package", "get or export it again")


def _findings(report: _Report) -> Iterator[Finding]:
    """One Finding for each rule and element."""
    seen: dict[tuple[str, str, str, str], list[_Found]] = {}
    for found in report.found:
        seen.setdefault((found.file, found.kind, found.rule, found.target), []).append(found)
    for (file, kind, rule, target), each in seen.items():
        first = each[0]
        severity = SEVERITIES.get(first.impact, Severity.ERROR) if kind == "violation" else Severity.INFO
        doubt = "" if kind == "violation" else "cannot be told: "
        yield Finding(rule, severity, f"{file} {target}", f"{doubt}{first.message}{_looks(each, report)}")


def _looks(found: Sequence[_Found], report: _Report) -> str:
    modes = [each.mode for each in found]
    return "" if len(modes) == len(report.modes) else f" ({', '.join(modes)})"
