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
  reader epub https://example.org/article  the book of a page, which is fetched for it
  reader audio talk.md --voice silent      the form of the spoken edition, without a speech engine
  reader clean article.txt -o article.md   the canonical text; what was cut is in article.cleaning.json
  reader clean --explain article.txt       what was cut, and why
  reader clean seeds/ -o clean/            the texts of many documents
  reader glossary article.txt              names and difficult terms, explained
  reader glossary seeds/ -o glossary.md    those of a whole collection, and where each stands
  reader check output/*/*.epub             what is wrong with a book

A SOURCE is a file (.txt .md .html .docx .epub .pdf, or a document.json), a folder of them, or an address that
begins with https:// or http://. What the file reader.toml beside a source decides is done, where no option
says otherwise.

exit status: 0 done, 1 a check found errors, 2 wrong usage, 3 and more one for each kind of error,
130 interrupted.
"""

CLEAN = """\
examples:
  reader clean article.txt                           the text on stdout
  reader clean article.txt -o article.md             the text; what was cut is in article.cleaning.json
  reader clean --explain article.txt                 what was cut, and why
  reader clean --report cuts.html article.txt        the same as a page, each line in its place
  reader clean article.txt --keep 31 --drop 12-14    decide it yourself
  reader clean texts/ more.html -o clean/ --format txt

With several documents, -o and --report are folders, and each document gets files of its own there, named
after it. They are made one after another; at an error, those before it are done.
"""

GLOSSARY = """\
examples:
  reader glossary article.txt                        a list on stdout
  reader glossary article.txt -o glossary.md         to read; .json for programs
  reader glossary article.txt -o glossary.toml       to put right, for the reader.toml beside the source
  reader glossary seeds/ -o glossary.md              of a whole collection, with the documents each stands in
"""

VOICES = """\
examples:
  reader voices                                      the voices, and what each is like
  reader voices --sample auto.wav                    the voice that reads where none is named
  reader voices --sample x.wav --voice system --language fr --say "Bonjour à tous."
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
        (
            "audio",
            ("audio",),
            "make the spoken edition: an MP3 a section, one for the glossary, a playlist, a timeline",
        ),
        ("build", ("epub", "audio"), "make everything"),
    ):
        _add_build(verbs, name, editions, help_text)
    voices = _verb(verbs, "voices", "list the voices that are there", VOICES)
    voices.add_argument("--sample", type=_path, metavar="FILE", help="write how one sounds, as WAV; no list")
    voices.add_argument("--voice", default="auto", metavar="NAME", help="of the sample; default: auto")
    voices.add_argument(
        "--language", default="en", metavar="TAG", type=_language, help="of the sample; default: en"
    )
    voices.add_argument("--say", default="", metavar="TEXT", type=_text, help="what the sample says")
    voices.set_defaults(verb="voices")
    check = _verb(verbs, "check", "check EPUB files: form, sound and accessibility")
    check.add_argument("paths", nargs="+", type=_path, metavar="PATH", help="EPUB files")
    told = "with EPUBCheck itself, Ace and axe-core, all of which have to be here"
    check.add_argument("--full", action="store_true", help=told)
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


def _verb(verbs: "Any", name: str, help_text: str, epilog: str = "") -> argparse.ArgumentParser:
    verb: argparse.ArgumentParser = verbs.add_parser(
        name,
        help=help_text,
        description=f"{help_text[0].upper()}{help_text[1:]}.",
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verb.add_argument("--json", action="store_true", help="print the result as JSON on stdout")
    verb.add_argument("-q", "--quiet", action="store_true", help="no progress and no summary")
    verb.add_argument("--debug", action="store_true", help="show the traceback of an error")
    verb.set_defaults(call=_call_verb)
    return verb


def _call_verb(options: argparse.Namespace) -> int:
    from importlib import import_module  # late: only when there is work to do

    own = options.verb in {"clean", "glossary", "voices"}
    room = import_module(f"reader.cli.{options.verb if own else 'verbs'}")
    status: int = getattr(room, options.verb)(options)
    return status


def _add_sources(verb: argparse.ArgumentParser) -> None:
    what = "files, folders of them, or addresses (https://…)"
    verb.add_argument("sources", type=_source, metavar="SOURCE", help=what, nargs="+")
    verb.add_argument(
        "--allow-private", action="store_true", help="fetch addresses inside private networks too"
    )


def _add_decisions(verb: argparse.ArgumentParser) -> None:
    group = verb.add_argument_group("what the document does not say, or says wrong")
    group.add_argument("--title", default="", type=_text, help="title; it also names the output folder")
    group.add_argument("--author", action="append", default=[], type=_text, help="author; may be given again")
    group.add_argument(
        "--language", default="", metavar="TAG", type=_language, help="language, such as en or pt-BR"
    )
    group.add_argument("--date", default="", type=_date, help="date of publication, YYYY[-MM[-DD]]")
    lines = verb.add_argument_group("lines that the cleaner judges wrong (one document)")
    for option, what in (("--keep", "keep"), ("--drop", "drop")):
        told = f"{what} a line: its number, two numbers (12-18), or its text; may be given again"
        lines.add_argument(option, action="append", default=[], metavar="LINE", help=told)


def _add_aim(verb: argparse.ArgumentParser) -> None:
    group = verb.add_argument_group("what is explained")
    told = "for whom: easy, standard or advanced; default: that of reader.toml, or standard"
    group.add_argument("--level", default="", choices=("easy", "standard", "advanced"), help=told)
    told = "most of them for each thousand words, 1 to 200"
    group.add_argument("--density", type=_density, default=0, metavar="N", help=told)
    told = "words and names never to explain: UTF-8, one a line; a line that begins with # is a remark"
    group.add_argument("--stop-list", type=_path, metavar="FILE", help=told)


def _add_clean(verbs: "Any") -> None:
    verb = _verb(verbs, "clean", "make the canonical text", CLEAN)
    _add_sources(verb)
    told = ".md, .txt or .json, or a folder; stdout if absent"
    verb.add_argument("-o", "--output", metavar="FILE|DIR", help=told)
    told = "what to write into a folder: md, txt or json; default: md"
    verb.add_argument("--format", choices=("md", "txt", "json"), metavar="FORMAT", help=told)
    verb.add_argument(
        "--explain", action="store_true", help="show what was cut, and why, instead of the text"
    )
    verb.add_argument(
        "--report", metavar="FILE|DIR", help="write that as a page (.html), with every line in place"
    )
    _add_decisions(verb)
    verb.set_defaults(verb="clean")


def _add_glossary(verbs: "Any") -> None:
    verb = _verb(verbs, "glossary", "explain names and difficult terms", GLOSSARY)
    _add_sources(verb)
    told = ".json, .md to read, or .toml to put right; a list on stdout if absent"
    verb.add_argument("-o", "--output", type=_path, metavar="FILE", help=told)
    _add_aim(verb)
    _add_decisions(verb)
    verb.set_defaults(verb="glossary")


def _add_build(verbs: "Any", name: str, editions: tuple[str, ...], help_text: str) -> None:
    verb = _verb(verbs, name, help_text)
    _add_sources(verb)
    verb.add_argument("-o", "--output", type=_path, default="output", metavar="DIR", help="default: output")
    if "audio" in editions:
        told = "see: reader voices; default: that of reader.toml, or auto, the best that is here"
        verb.add_argument("--voice", default="", metavar="NAME", help=told)
        told = "words a minute; default: that of reader.toml, or 175"
        verb.add_argument("--speed", type=_speed, default=0, metavar="WPM", help=told)
        jobs = _processors()
        told = f"processes that speak; default: {jobs}"
        verb.add_argument("--jobs", type=_jobs, default=jobs, metavar="N", help=told)
        told = "whether the recording ends with the glossary; default: as reader.toml says, or yes"
        verb.add_argument("--glossary-track", action=argparse.BooleanOptionalAction, help=told)
    if len(editions) > 1:
        told = "what is marked while the book reads itself aloud; default: that of reader.toml, or sentence"
        verb.add_argument("--highlight", default="", choices=("sentence", "word"), help=told)
    _add_aim(verb)
    _add_decisions(verb)
    verb.set_defaults(verb="build", editions=editions)


def _source(text: str) -> "Path | str":
    from reader.sources import source_of

    if not text:
        raise argparse.ArgumentTypeError("a SOURCE has no name; for this folder, give .")
    return source_of(text)


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
    from reader.config.checks import SPEEDS

    return _whole(text, SPEEDS[0], SPEEDS[-1])


def _density(text: str) -> int:
    from reader.config.checks import DENSITIES

    return _whole(text, DENSITIES[0], DENSITIES[-1])


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
    from reader.config.checks import LANGUAGE

    if text and not LANGUAGE.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a language tag; use en, fr, pt-BR …")
    return text
