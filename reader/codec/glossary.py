"""The glossary on paper for people: ``glossary.md`` to read, ``glossary.toml`` to put right."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reader.codec.markdown.delimiters import escaped, guarded
from reader.glossary import UNKNOWN, groups, meaning
from reader.glossary.collection import Collection, meanings, places
from reader.model import (
    Alphabet,
    Document,
    Entry,
    Pronunciation,
    definition,
    spelling_of,
)

ADVICE = """\
# Notes on the glossary, as found. Take away the # before what you would have otherwise, change it, and put
# the tables into the reader.toml beside the source. Other keys are split, rename, say, ipa and hide = true.
"""


def glossary_markdown(document: Document) -> bytes:
    """The entries in groups of names and terms, with kind, spellings, pronunciation and definitions."""
    metadata = document.metadata
    items = {entry.id: _item(entry, map(meaning, entry.senses)) for entry in document.glossary}
    return _page(f"{metadata.title}: glossary", document.glossary, metadata.language, items)


def collection_markdown(collection: Collection) -> bytes:
    """The same of many documents, with the titles of those that an entry stands in."""
    titles = collection.titles
    items = {
        each.entry.id: f"{_item(each.entry, meanings(each, titles))}  \n{escaped(places(each, titles))}"
        for each in collection.entries
    }
    title = f"Glossary of {len(titles)} documents"
    return _page(title, collection.glossary, collection.language, items)


def _page(title: str, entries: Sequence[Entry], language: str, items: Mapping[str, str]) -> bytes:
    blocks = [f"# {escaped(title)}"]
    for group in groups(entries, language):
        blocks += [f"## {group.name}", *(items[entry.id] for entry in group.entries)]
    return ("\n\n".join(blocks) + "\n").encode()


def _item(entry: Entry, meant: Iterable[str]) -> str:
    also = f"also {', '.join(entry.aliases)}" if entry.aliases else ""
    said = pronounced(entry.pronunciation) if entry.pronunciation else ""
    known = "; ".join(filter(None, (str(entry.kind), also, said)))
    told = guarded(escaped("; ".join(meant))) or UNKNOWN
    return f"**{escaped(entry.headword)}** ({escaped(known)})  \n{told}"


def pronounced(pronunciation: Pronunciation) -> str:
    """A pronunciation as it is set in running text: IPA between slashes, a respelling in quotes."""
    left, right = "//" if pronunciation.alphabet is Alphabet.IPA else "“”"
    return f"{left}{spelling}{right}" if (spelling := spelling_of(pronunciation)) else ""


def glossary_toml(entries: Iterable[Entry]) -> bytes:
    """A table an entry, all in it commented out: the file decides nothing until a person does.

    Of entries with one headword, in whatever case, only the first has a table; the rest are comments too.
    """
    met: set[str] = set()
    blocks = [ADVICE]
    for entry in entries:
        head = f"[glossary.{_quoted(entry.headword)}]"
        again = head.casefold() in met
        blocks.append("\n".join([f"# {head}" if again else head, *_keys(entry)]) + "\n")
        met.add(head.casefold())
    return "\n".join(blocks).encode()


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
