"""What a rule is, and a place at which it is broken."""

from typing import NamedTuple

from reader.model import Severity

FATAL, ERROR, WARNING, INFO = Severity.FATAL, Severity.ERROR, Severity.WARNING, Severity.INFO


class Rule(NamedTuple):
    """A kind of finding.

    Attributes:
        severity: an error breaks the book or tells a lie about it, a warning costs some readers something,
            an info is advice.
        what: what is wrong, as the reference lists it.
        why: the specification, or who loses.
        advice: what to do; ends the message of each finding.
    """

    severity: Severity
    what: str
    why: str
    advice: str


class Fault(NamedTuple):
    """A place at which a rule is broken.

    Attributes:
        code: of the rule.
        file: the entry of the book.
        place: ``#id``, ``:line``, or nothing.
        what: what is wrong there, in a few words.
    """

    code: str
    file: str
    place: str
    what: str
