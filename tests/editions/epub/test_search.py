"""Every name in the glossary can be looked up, and leads to its entry."""

import pytest
from hypothesis import given
from lxml import etree
from msgspec.structs import replace

from reader.editions.epub.manifest import pages
from reader.editions.epub.metadata import complete
from reader.editions.epub.search import SEARCH, keys, render
from reader.editions.epub.xhtml import LEXICON, XML_LANG, on_one_line
from reader.model import Document, Entry, EntryKind
from tests.editions.epub import sample
from tests.editions.epub.pages import by_id, elements
from tests.strategies import documents

ODD = (
    'AT&T <b>"x"</b> ]]>',
    "a\x00b\x0bc\ufffe",
    "שלום",
    "القاهرة",
    "東京",
    "한국",
    "two\nlines\tand more",
    "&amp;",
)


def found(data: bytes) -> set[tuple[str, str]]:
    """Key and address, for each key of a map."""
    groups = etree.fromstring(data).iter("{*}search-key-group")
    return {
        (value, group.get("href") or "")
        for group in groups
        for each in group.iter("{*}match", "{*}value")
        if (value := each.get("value"))
    }


@given(documents())
def test_every_headword_and_alias_leads_to_its_entry(document: Document) -> None:
    ready = replace(document, metadata=complete(document))
    files = {page.href: page for page in pages(ready)}
    assert (SEARCH in files) == bool(document.glossary)
    if not document.glossary:
        return
    ids = by_id(etree.fromstring(files["glossary.xhtml"].data))
    leads = found(files[SEARCH].data)
    for entry in document.glossary:
        for name in (entry.headword, *entry.aliases):
            assert (on_one_line(name), f"glossary.xhtml#{entry.id}") in leads
    assert {address.partition("#")[2] for _, address in leads} <= set(ids)


@pytest.mark.parametrize("name", ODD)
def test_odd_names(name: str) -> None:
    for entry in (Entry("g1", name, EntryKind.TERM), Entry("g1", "lime", EntryKind.TERM, (name,))):
        assert (on_one_line(name), "glossary.xhtml#g1") in found(render([entry], "en"))


def test_a_name_is_a_key_once_and_nothing_is_none() -> None:
    assert keys(Entry("g1", "a  b", EntryKind.TERM, ("a b", "\x00", "c"))) == ["a b", "c"]
    nameless = Entry("g1", "\x00", EntryKind.TERM)
    assert render([nameless], "en") == b""
    root = parse_glossary(replace(sample.document(), glossary=(nameless,)))
    assert elements(root, "object") == []


def parse_glossary(document: Document) -> etree._Element:
    ready = replace(document, metadata=complete(document))
    (page,) = (page for page in pages(ready) if page.href == "glossary.xhtml")
    return etree.fromstring(page.data)


def test_the_map_tells_its_language_and_direction() -> None:
    entries = sample.glossary()
    for language, direction in (("he", "rtl"), ("en-GB", None)):
        root = etree.fromstring(render(entries, language))
        assert (root.get(XML_LANG), root.get("dir")) == (language, direction)


def test_the_manifest_and_the_page_name_it() -> None:
    ready = replace(sample.document(), metadata=complete(sample.document()))
    files = {page.href: page for page in pages(ready)}
    assert files[SEARCH].properties == "search-key-map glossary"
    assert not files[SEARCH].spine
    assert files["glossary.xhtml"].properties == "glossary"
    named = elements(etree.fromstring(files["glossary.xhtml"].data), "object")
    assert [(each.get("data"), each.get("hidden")) for each in named] == [
        (SEARCH, "hidden"),
        (LEXICON, "hidden"),
    ]
