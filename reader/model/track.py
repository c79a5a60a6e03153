"""The spoken form of a section."""

from msgspec import Struct


class Word(Struct, frozen=True, array_like=True):
    """A spoken word: samples ``begin`` to ``end`` of the track, code points of the sentence."""

    begin: int
    end: int
    offset: int
    length: int


class Clip(Struct, frozen=True, omit_defaults=True):
    """The stretch of a track that speaks one sentence: samples ``begin`` to ``end``, half-open.

    The pause after a sentence belongs to its clip.
    """

    sentence: str
    begin: int
    end: int
    text: str
    words: tuple[Word, ...] = ()


class Track(Struct, frozen=True):
    """The spoken form of one section.

    ``file`` is the name beside the playlist, ``rate`` in samples a second, ``samples`` the length.
    """

    file: str
    section: str
    title: str
    rate: int
    samples: int
    clips: tuple[Clip, ...]
