"""The exceptions: the caller's problems, each with an exit status of its own.

::

    ReaderError
    ├── SourceError                  what was given to read
    │   ├── MissingSource        3   there is nothing there
    │   ├── EmptySource          4   there is no text in it
    │   ├── NotText              5   it is binary
    │   ├── UnreadableEncoding   6   its bytes are text in no encoding we can tell
    │   ├── NoDocuments          7   a folder that holds nothing we read
    │   ├── UnknownFormat        8   no source reads this kind of file
    │   ├── BrokenDocument       9   a damaged file, or one that contradicts itself
    │   ├── LockedSource        21   it has a password or copy protection
    │   ├── NotFetched          19   a page on the web that may not or cannot be fetched
    │   ├── UnknownLine         18   a line to keep or to drop is not there
    │   └── UnknownEntry        22   a note on the glossary names nothing in the text
    ├── BadConfig               20   a reader.toml that cannot be used
    ├── OutputError                  where the edition goes
    │   ├── UnusableTitle       10   no file can be named after it
    │   ├── NotAFolder          11   the output folder is a file
    │   └── NotWritable         12   no permission, no space, no such disk
    ├── VoiceError                   speech
    │   ├── NoVoice             13   no such voice, or no speech library
    │   └── SpeechFailed        14   the engine failed on a sentence
    ├── CheckError                   validators
    │   ├── ToolMissing         15   the program is not installed
    │   └── ToolFailed          16   the program ran and gave no report
    └── PluginError             17   an entry point that cannot be used

Status 0 is success, 1 a check that found errors, 2 wrong usage, 130 and 143 an
interruption. Every error survives pickling: they cross process borders.
"""

from typing import ClassVar


class ReaderError(Exception):
    """Base of all errors: where it happened, what happened, what to do about it.

    Attributes:
        where: the file, sentence or name concerned.
        what: what is wrong, in a few words.
        advice: what the person can do; may be empty.
        status: the exit status of the command that fails with it.
    """

    status: ClassVar[int] = 70

    def __init__(self, where: str, what: str, advice: str = "") -> None:
        super().__init__(where, what, advice)
        self.where, self.what, self.advice = where, what, advice

    def __str__(self) -> str:
        """One line, whatever the names in it contain."""
        line = f"{self.where}: {self.what}" + (f"; {self.advice}" if self.advice else "")
        return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line)


class SourceError(ReaderError):
    """The document given cannot be read."""


class MissingSource(SourceError):
    """Nothing lies at the path, or it may not be opened."""

    status = 3


class EmptySource(SourceError):
    """The source holds no visible character, or nothing but boilerplate."""

    status = 4


class NotText(SourceError):
    """The source is binary: a picture, a program, an archive."""

    status = 5


class UnreadableEncoding(SourceError):
    """The bytes look like text, but no encoding explains them."""

    status = 6


class NoDocuments(SourceError):
    """The folder holds no file that a source reads."""

    status = 7


class UnknownFormat(SourceError):
    """No source is registered for the file's suffix."""

    status = 8


class BrokenDocument(SourceError):
    """A file is damaged, or a document.json or canonical.md breaks the invariants of the model."""

    status = 9


class LockedSource(SourceError):
    """The file is encrypted: it has a password or copy protection."""

    status = 21


class NotFetched(SourceError):
    """An address that may not be asked, or a server that gave nothing usable within bounds."""

    status = 19


class UnknownLine(SourceError):
    """A line that a person wants kept or dropped is not in the source."""

    status = 18


class UnknownEntry(SourceError):
    """A note on the glossary names nothing that stands in the document."""

    status = 22


class BadConfig(ReaderError):
    """A reader.toml is not TOML, or says what cannot be done."""

    status = 20


class OutputError(ReaderError):
    """The edition cannot be put where it was asked for."""


class UnusableTitle(OutputError):
    """The title has no letter or digit to name a folder with."""

    status = 10


class NotAFolder(OutputError):
    """The output folder, or a part of its path, is a file."""

    status = 11


class NotWritable(OutputError):
    """The output cannot be written: permission, space, read-only disk."""

    status = 12


class VoiceError(ReaderError):
    """The text cannot be spoken."""


class NoVoice(VoiceError):
    """There is no voice of that name, or its speech library is not installed."""

    status = 13


class SpeechFailed(VoiceError):
    """The engine crashed, hung or gave no sound for a sentence."""

    status = 14


class CheckError(ReaderError):
    """A file cannot be checked."""


class ToolMissing(CheckError):
    """A validator is not installed."""

    status = 15


class ToolFailed(CheckError):
    """A validator ran but left no usable report."""

    status = 16


class PluginError(ReaderError):
    """A plug-in cannot be loaded, or two of them claim one name."""

    status = 17
