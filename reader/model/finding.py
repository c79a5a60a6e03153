"""What is wrong with a document or a file."""

from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """EPUBCheck's levels."""

    FATAL = "fatal"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    USAGE = "usage"


class Finding(Struct, frozen=True, omit_defaults=True):
    """The document's problem, not the caller's: a stable code, how bad, where, and what."""

    code: str
    severity: Severity
    location: str
    message: str
