"""Whatever the source was, its canonical text builds the same document, and is written again alike."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from reader.codec import write_markdown
from reader.errors import EmptySource
from reader.model import Document, Heading, Metadata, faults, map_document
from reader.outline import assemble
from reader.pipeline import prepare
from tests.sources.drawn import FILES
from tests.strategies import documents

SPACES = (" ", " ", "\xa0", "\u2009", "\u3000", "\t")
"""What stands between words in a source; all of it reads as a space."""


def spaced(document: Document, space: str) -> Document:
    return map_document(document, lambda leaf: replace(leaf, text=leaf.text.replace(" ", space)))


def of_one_word(word: str) -> Document:
    return assemble(Metadata(), [Heading(text=word, level=1)])


@pytest.mark.parametrize("suffix", FILES)
@given(drawn=st.builds(spaced, documents(), st.sampled_from(SPACES)))
@example(drawn=of_one_word("*"))
@example(drawn=of_one_word("Word"))
@example(drawn=of_one_word("Donaudampfschifffahrt" * 200))
def test_canonical_text_builds_the_same_document(
    suffix: str, drawn: Document, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("trip")
    source, canonical = folder / f"source{suffix}", folder / "canonical.md"
    source.write_bytes(FILES[suffix](drawn))
    try:
        document = prepare(source, glossary=False).document
    except EmptySource:
        return
    text = write_markdown(document)
    canonical.write_bytes(text.encode())
    again = prepare(canonical, glossary=False).document
    assert write_markdown(again) == text
    assert again == document
    assert faults(again) == []
