"""The glossary of a collection: the names and terms of many documents, each told once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from reader.glossary import meaning
from reader.model import Document, Entry, EntryKind, Metadata, Sense, SenseSource


class Found(Struct, frozen=True):
    """An entry as one document has it; ``document`` is the index of that in the collection."""

    document: int
    entry: Entry


class Collected(Struct, frozen=True):
    """A name or term, and the documents it stands in, in their order.

    ``entry`` has the spellings and senses of them all, each once, and the first pronunciation.
    """

    entry: Entry
    found: tuple[Found, ...]


class Collection(Struct, frozen=True):
    """What is known of each document, and the entries by the order in which they were met."""

    documents: tuple[Metadata, ...]
    entries: tuple[Collected, ...]

    @property
    def glossary(self) -> tuple[Entry, ...]:
        """The entries alone."""
        return tuple(each.entry for each in self.entries)

    @property
    def language(self) -> str:
        """That of most documents; the first of those that are in equally many."""
        languages = Counter(metadata.language for metadata in self.documents)
        return max(languages, key=languages.__getitem__, default="")

    @property
    def titles(self) -> tuple[str, ...]:
        """What each document is called: its title, with its source where others have that title too."""
        titles = Counter(metadata.title for metadata in self.documents)
        return tuple(
            f"{each.title} ({each.source})" if titles[each.title] > 1 else each.title
            for each in self.documents
        )


def collect(documents: Iterable[Document]) -> Collection:
    """Gather the entries of documents, of which one is held at a time.

    Entries are one where headword and kind are the same. Nothing else joins them: that two texts name
    an Obama does not tell that both mean the same, and a headword is the longest name that a text gives.
    """
    known: list[Metadata] = []
    met: dict[tuple[str, EntryKind], list[Found]] = {}
    for number, document in enumerate(documents):
        known.append(document.metadata)
        for entry in document.glossary:
            met.setdefault((_key(entry.headword), entry.kind), []).append(Found(number, entry))
    entries = (_collected(f"c-{n}", tuple(found)) for n, found in enumerate(met.values(), 1))
    return Collection(tuple(known), tuple(entries))


def _key(text: str) -> str:
    return " ".join(text.casefold().split())


def _collected(name: str, found: tuple[Found, ...]) -> Collected:
    every = [each.entry for each in found]
    headword = every[0].headword
    aliases: dict[str, str] = {}
    for alias in (alias for entry in every for alias in entry.aliases):
        aliases.setdefault(_key(alias), alias)
    aliases.pop(_key(headword), None)
    whole = Entry(
        id=name,
        headword=headword,
        kind=every[0].kind,
        aliases=tuple(aliases.values()),
        senses=tuple(sense for sense, _ in _senses(found)),
        pronunciation=next((entry.pronunciation for entry in every if entry.pronunciation), None),
    )
    return Collected(whole, found)


def _senses(found: Sequence[Found]) -> Iterator[tuple[Sense, list[int]]]:
    """Each sense once, and the documents that have it."""
    met: dict[tuple[SenseSource, str], tuple[Sense, list[int]]] = {}
    for each in found:
        for sense in each.entry.senses:
            key = sense.source, _key(sense.text)
            met.setdefault(key, (sense, []))[1].append(each.document)
    yield from met.values()


def meanings(collected: Collected, titles: Sequence[str]) -> Iterator[str]:
    """What the entry means, each sense with the titles of the documents that describe it so."""
    for sense, documents in _senses(collected.found):
        if sense.source is SenseSource.TEXT:
            yield f"Described in {_quoted(documents, titles)} as “{sense.text}”"
        else:
            yield meaning(sense)


def places(collected: Collected, titles: Sequence[str]) -> str:
    """``In “The bridge”; also in “The tower”, “The lake”``."""
    first, *others = dict.fromkeys(each.document for each in collected.found)
    return f"In {_quoted([first], titles)}" + (f"; also in {_quoted(others, titles)}" if others else "")


def _quoted(documents: Iterable[int], titles: Sequence[str]) -> str:
    return ", ".join(f"“{titles[document]}”" for document in dict.fromkeys(documents))
