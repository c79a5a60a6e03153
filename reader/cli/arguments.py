"""What may be said on the command line."""

import argparse
import os

TYPE_CHECKING = False
if TYPE_CHECKING:  # what is slow to import waits until it is needed: --help must be quick
    from pathlib import Path
    from typing import Any, NoReturn

EPILOG = """\
examples:
  reader build article.txt                 the book and the spoken edition, in output/
  reader epub seeds/ -o books/             a book of every document in a folder
  reader audio talk.md --voice silent      the form of the spoken edition, without a speech engine
  reader clean article.txt -o article.md   the canonical text; what was cut is in article.cleaning.json
  reader glossary article.txt              names and difficult terms, explained
  reader check output/*/*.epub             EPUBCheck's findings

exit status: 0 done, 1 a check found errors, 2 wrong usage, 3 and more one for each kind of error,
130 interrupted. A SOURCE is a .txt, .md or document.json file, or a folder of them.
"""


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command; ``options.call`` is the verb to call."""
    top = _Parser(
        prog="reader",
        description="Turns scraped articles into editions everyone can read: clean text, EPUB, audio.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action=_Version)
    top.set_defaults(debug=False)
    verbs = top.add_subparsers(metavar="VERB", required=True, title="verbs")
    _add_clean(verbs)
    _add_glossary(verbs)
    for name, editions, help_text in (
        ("epub", ("epub",), "make the EPUB"),
        ("audio", ("audio",), "make the spoken edition: an MP3 a section, a playlist, a timeline"),
        ("build", ("epub", "audio"), "make everything"),
    ):
        _add_build(verbs, name, editions, help_text)
    voices = _verb(verbs, "voices", "list the voices that are there")
    voices.set_defaults(verb="voices")
    check = _verb(verbs, "check", "check EPUB files with EPUBCheck")
    check.add_argument("paths", nargs="+", type=_path, metavar="PATH", help="EPUB files")
    check.set_defaults(verb="check")
    return top


class _Parser(argparse.ArgumentParser):
    """One line for wrong usage too, and no guessing at shortened options."""

    def __init__(self, **settings: "Any") -> None:
        super().__init__(allow_abbrev=False, **settings)

    def error(self, message: str) -> "NoReturn":
        if message.endswith("required: VERB"):
            message = "no verb given; try: reader build article.txt"
        self.exit(2, f"{self.prog}: {' '.join(message.split())} (see {self.prog} --help)\n")


class _Version(argparse.Action):
    """Looked up only when asked for: it is slow."""

    def __init__(self, option_strings: list[str], dest: str) -> None:
        super().__init__(option_strings, dest, nargs=0, help="show the version and exit")

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        parser.exit(0, f"everyreader {version('everyreader')}\n")


def _verb(verbs: "Any", name: str, help_text: str) -> argparse.ArgumentParser:
    verb: argparse.ArgumentParser = verbs.add_parser(
        name, help=help_text, description=f"{help_text[0].upper()}{help_text[1:]}."
    )
    verb.add_argument("--json", action="store_true", help="print the result as JSON on stdout")
    verb.add_argument("-q", "--quiet", action="store_true", help="no progress and no summary")
    verb.add_argument("--debug", action="store_true", help="show the traceback of an error")
    verb.set_defaults(call=_call_verb)
    return verb


def _call_verb(options: argparse.Namespace) -> int:
    from reader.cli import verbs  # late: only when there is work to do

    status: int = getattr(verbs, options.verb)(options)
    return status


def _add_metadata(verb: argparse.ArgumentParser) -> None:
    group = verb.add_argument_group("what the document does not say, or says wrong")
    group.add_argument("--title", default="", type=_text, help="title; it also names the output folder")
    group.add_argument("--author", action="append", default=[], type=_text, help="author; may be given again")
    group.add_argument(
        "--language", default="", metavar="TAG", type=_language, help="language, such as en or pt-BR"
    )
    group.add_argument("--date", default="", type=_date, help="date of publication, YYYY[-MM[-DD]]")


def _add_clean(verbs: "Any") -> None:
    verb = _verb(verbs, "clean", "make the canonical text")
    verb.add_argument("source", type=_path, metavar="SOURCE")
    verb.add_argument(
        "-o", "--output", type=_path, metavar="FILE", help=".md, .txt or .json; stdout if absent"
    )
    _add_metadata(verb)
    verb.set_defaults(verb="clean")


def _add_glossary(verbs: "Any") -> None:
    verb = _verb(verbs, "glossary", "explain names and difficult terms")
    verb.add_argument("source", type=_path, metavar="SOURCE")
    verb.add_argument("-o", "--output", type=_path, metavar="FILE", help=".json; a list on stdout if absent")
    _add_metadata(verb)
    verb.set_defaults(verb="glossary")


def _add_build(verbs: "Any", name: str, editions: tuple[str, ...], help_text: str) -> None:
    verb = _verb(verbs, name, help_text)
    verb.add_argument(
        "sources",
        nargs="+",
        type=_path,
        metavar="SOURCE",
        help=".txt, .md or document.json files, or folders of them",
    )
    verb.add_argument("-o", "--output", type=_path, default="output", metavar="DIR", help="default: output")
    if "audio" in editions:
        verb.add_argument(
            "--voice", default="system", metavar="NAME", help="see: reader voices; default: system"
        )
        verb.add_argument(
            "--speed", type=_speed, default=175, metavar="WPM", help="words a minute; default: 175"
        )
        jobs = _processors()
        told = f"processes that speak; default: {jobs}"
        verb.add_argument("--jobs", type=_jobs, default=jobs, metavar="N", help=told)
    _add_metadata(verb)
    verb.set_defaults(verb="build", editions=editions)


def _path(text: str) -> "Path":
    from pathlib import Path

    return Path(text)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _whole(text: str, least: int, most: int) -> int:
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {least} to {most}")
    return int(text)


def _jobs(text: str) -> int:
    return _whole(text, 1, 256)


def _speed(text: str) -> int:
    return _whole(text, 80, 450)


def _date(text: str) -> str:
    from reader.model import is_date

    if text and not is_date(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2018 or 2018-03-14")
    return text


def _text(text: str) -> str:
    if not text.isprintable():
        raise argparse.ArgumentTypeError(f"{text!r} holds a character that no book can")
    return text


def _language(text: str) -> str:
    import re

    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", text or "en"):
        raise argparse.ArgumentTypeError(f"{text!r} is not a language tag; use en, fr, pt-BR …")
    return text
