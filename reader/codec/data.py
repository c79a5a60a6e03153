"""Values to JSON and back: UTF-8, one space of indent, keys in the order of the model."""

from inspect import cleandoc
from typing import Any

import msgspec

from reader.errors import BrokenDocument
from reader.glossary.collection import Collection
from reader.model import (
    VERSION,
    Decision,
    Document,
    Entry,
    Metadata,
    Section,
    definition,
    faults,
    mentions,
)


class _Document(msgspec.Struct, omit_defaults=False):
    """The form of ``document.json``: the version, then the document."""

    version: int
    metadata: Metadata
    sections: tuple[Section, ...]
    glossary: tuple[Entry, ...] = ()


def _json(value: Any) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def write_document(document: Document) -> bytes:
    """``document.json``."""
    return _json(_Document(VERSION, document.metadata, document.sections, document.glossary))


def read_document(data: bytes, href: str) -> Document:
    """The document of a ``document.json``.

    Raises:
        BrokenDocument: not JSON, not of this version, or an invariant of the model does not hold.
    """
    advice = "build it again from its source"
    try:
        form = msgspec.json.decode(data, type=_Document)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BrokenDocument(href, f"this is not a document.json: {error}", advice) from error
    if form.version != VERSION:
        what = f"its version is {form.version}, and only {VERSION} is understood"
        raise BrokenDocument(href, what, advice)
    document = Document(form.metadata, form.sections, form.glossary)
    broken = faults(document)
    if broken:
        raise BrokenDocument(href, broken[0], advice)
    return document


def document_schema() -> bytes:
    """JSON Schema (2020-12) of ``document.json``."""
    schema = msgspec.json.schema(_Document)
    for shape in schema["$defs"].values():  # Python 3.13 dedents docstrings, older ones do not
        shape["description"] = cleandoc(shape["description"])
    schema["$defs"]["Document"] = schema["$defs"].pop("_Document")
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"everyreader document.json, version {VERSION}",
        "$ref": "#/$defs/Document",
    }
    return _json(head | {"$defs": schema["$defs"]})


def write_decisions(decisions: tuple[Decision, ...], source: str) -> bytes:
    """``cleaning.json``: one decision for each source line."""
    return _json({"version": VERSION, "source": source, "lines": decisions})


def write_glossary(document: Document) -> bytes:
    """``glossary.json``: the entries with their definitions, sources and mentions."""
    found = mentions(document)
    entries = [
        _entry(entry)
        | {
            "mentions": [
                {"section": section.id, "block": leaf.id, "start": mark.span.start, "end": mark.span.end}
                for section, leaf, mark in found[entry.id]
            ],
        }
        for entry in document.glossary
    ]
    return _json({"version": VERSION, "title": document.metadata.title, "entries": entries})


def write_collection(collection: Collection) -> bytes:
    """The glossary of many documents: which they are, and the entries with what each says of them."""
    documents = [
        {"title": each.title, "source": each.source, "language": each.language, "identifier": each.identifier}
        for each in collection.documents
    ]
    entries = [
        _entry(each.entry)
        | {
            "documents": [
                {"document": found.document, "id": found.entry.id, "senses": found.entry.senses}
                for found in each.found
            ],
        }
        for each in collection.entries
    ]
    return _json({"version": VERSION, "documents": documents, "entries": entries})


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "headword": entry.headword,
        "kind": entry.kind,
        "aliases": entry.aliases,
        "definition": definition(entry.senses[0]) if entry.senses else "",
        "senses": entry.senses,
        "pronunciation": entry.pronunciation,
    }
