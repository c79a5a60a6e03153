"""The glossary on paper for people: ``glossary.md`` to read, ``glossary.toml`` to put right."""

import json
from collections.abc import Iterator, Sequence

from reader.codec.markdown.delimiters import escaped, guarded
from reader.glossary import UNKNOWN
from reader.model import (
    Alphabet,
    Document,
    Entry,
    EntryKind,
    Pronunciation,
    SenseSource,
    definition,
    spelling_of,
)

ADVICE = """\
# Notes on the glossary, as found. Take away the # before what you would have otherwise, change it, and put
# the tables into the reader.toml beside the source. Other keys are split, rename, say, ipa and hide = true.
"""


def glossary_markdown(document: Document) -> bytes:
    """The entries in groups of names and terms, with kind, spellings, pronunciation and definitions."""
    lines = [f"# {escaped(document.metadata.title)}: glossary"]
    groups = {"Names": set(EntryKind) - {EntryKind.TERM}, "Terms": {EntryKind.TERM}}
    for name, kinds in groups.items():
        group = [entry for entry in document.glossary if entry.kind in kinds]
        lines += [f"## {name}"] * bool(group) + [_item(entry) for entry in group]
    return ("\n\n".join(lines) + "\n").encode()


def _item(entry: Entry) -> str:
    also = "also " + ", ".join(map(escaped, entry.aliases)) if entry.aliases else ""
    said = pronounced(entry.pronunciation) if entry.pronunciation else ""
    known = "; ".join(filter(None, [str(entry.kind), also, escaped(said)]))
    told = "; ".join(
        f"{escaped(definition(sense))}{' (general meaning)' * (sense.source is SenseSource.WORDNET)}"
        for sense in entry.senses
    )
    return f"**{escaped(entry.headword)}** ({known})  \n{guarded(told) or UNKNOWN}"


def pronounced(pronunciation: Pronunciation) -> str:
    """A pronunciation as it is set in running text: IPA between slashes, a respelling in quotes."""
    left, right = "//" if pronunciation.alphabet is Alphabet.IPA else "“”"
    return f"{left}{spelling}{right}" if (spelling := spelling_of(pronunciation)) else ""


def glossary_toml(document: Document) -> bytes:
    """A table an entry, all in it commented out: the file decides nothing until a person does."""
    return "\n".join([ADVICE, *(_table(entry) for entry in document.glossary)]).encode()


def _table(entry: Entry) -> str:
    return "\n".join([f"[glossary.{_quoted(entry.headword)}]", *_keys(entry)]) + "\n"


def _keys(entry: Entry) -> Iterator[str]:
    yield f"# kind = {_quoted(entry.kind)}"
    if entry.aliases:
        yield f"# aliases = {_list(entry.aliases)}"
    if entry.senses:
        yield f"# definition = {_quoted(definition(entry.senses[0]))}"
    if entry.pronunciation:
        key = "ipa" if entry.pronunciation.alphabet is Alphabet.IPA else "say"
        yield f"# {key} = {_quoted(entry.pronunciation.spelling)}"


def _list(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def _quoted(text: str) -> str:
    """A basic string of TOML (v1.0.0, "String"), which JSON's is but for one control character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
