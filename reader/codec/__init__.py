"""The model on paper: ``document.json`` and its kin for programs, ``canonical.md`` for people."""

from reader.codec.data import (
    document_schema,
    read_document,
    write_collection,
    write_decisions,
    write_document,
    write_glossary,
)
from reader.codec.glossary import collection_markdown, glossary_markdown, glossary_toml
from reader.codec.markdown.reader import read_markdown
from reader.codec.markdown.writer import write_markdown

__all__ = [
    "collection_markdown",
    "document_schema",
    "glossary_markdown",
    "glossary_toml",
    "read_document",
    "read_markdown",
    "write_collection",
    "write_decisions",
    "write_document",
    "write_glossary",
    "write_markdown",
]
