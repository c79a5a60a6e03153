"""A book becomes one text: its chapters in order, its notes linked, its furniture cut, no trick obeyed."""

import io
import resource
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reader.codec import write_markdown
from reader.editions.epub import build
from reader.errors import BrokenDocument, EmptySource, LockedSource, NotText, ReaderError
from reader.model import (
    Document,
    Figure,
    Leaf,
    MarkRole,
    Note,
    Paragraph,
    leaves,
    map_document,
    pages,
)
from reader.outline import number
from reader.passes.clean import clean
from reader.sources.epub import read
from tests.editions.epub import sample
from tests.sources.told import blocks_told

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
ONE = "<h1>One</h1><p>The first chapter.</p>"
TWO = "<h1>Two</h1><p>The second chapter.</p>"
TITLED = "<dc:title>The Book</dc:title><dc:language>en</dc:language><dc:creator>Jane Roe</dc:creator>"


def page(body: str, attributes: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head>'
        f"<body {attributes}>{body}</body></html>"
    )


def package(names: list[str], metadata: str = TITLED, extra: str = "", guide: str = "") -> str:
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(names)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(names)))
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>'
        f"<manifest>{items}{extra}</manifest><spine>{spine}</spine><guide>{guide}</guide></package>"
    )


def archive(files: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as zip_file:
        for name, data in files.items():
            zip_file.writestr(name, data)
    return buffer.getvalue()


def parts(pages: Mapping[str, str], **about: Any) -> dict[str, str | bytes]:
    names = [name.replace(" ", "%20") for name in pages]
    return {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/content.opf": package(names, **about),
        **{f"OEBPS/{name}": text if text.startswith("<?xml") else page(text) for name, text in pages.items()},
    }


def book(pages: Mapping[str, str], **about: Any) -> bytes:
    return archive(parts(pages, **about))


def told(data: bytes) -> list[tuple[str, str]]:
    return blocks_told(read(data, "x.epub"))


def test_chapters_stand_in_the_order_of_the_spine_as_sections() -> None:
    data = book({"b.xhtml": ONE, "a.xhtml": TWO})
    assert told(data) == [
        ("Heading2", "One"),
        ("Paragraph", "The first chapter."),
        ("Heading2", "Two"),
        ("Paragraph", "The second chapter."),
    ]
    document, _ = clean(read(data, "x.epub"))
    assert [section.heading.text for section in document.sections] == ["The Book", "One", "Two"]


def test_the_heading_that_is_the_title_is_the_title() -> None:
    data = book({"t.xhtml": "<h1>THE BOOK</h1><p>A lead.</p>", "a.xhtml": ONE})
    assert told(data)[:3] == [("Heading1", "THE BOOK"), ("Paragraph", "A lead."), ("Heading2", "One")]


def test_the_only_heading_of_its_level_is_the_title_where_none_is_told() -> None:
    data = book(
        {"a.xhtml": "<h1>One</h1><h2>Part</h2><p>Text.</p>"}, metadata="<dc:language>en</dc:language>"
    )
    assert [kind for kind, _ in told(data)] == ["Heading1", "Heading2", "Paragraph"]
    assert read(data, "x.epub").metadata.title == "One"


def test_metadata_is_read() -> None:
    metadata = (
        "<dc:title>The Book</dc:title><dc:title>A subtitle</dc:title><dc:language>en-GB</dc:language>"
        '<dc:creator id="a">Jane Roe</dc:creator><dc:creator id="b">Ed Itor</dc:creator>'
        '<meta refines="#b" property="role">edt</meta><dc:date>2018-03-14T00:00:00Z</dc:date>'
        "<dc:publisher>The House</dc:publisher><dc:rights>CC BY 4.0</dc:rights>"
        "<dc:identifier>978-1</dc:identifier>"
        "<dc:identifier>urn:uuid:2FD4E1C6-7A2D-5FCE-8ED8-0F1FBB1A7C11</dc:identifier>"
    )
    found = read(book({"a.xhtml": ONE}, metadata=metadata), "x.epub").metadata
    assert (found.title, found.language, found.authors, found.date) == (
        "The Book",
        "en-GB",
        ("Jane Roe",),
        "2018-03-14",
    )
    assert (found.publisher, found.rights, found.source) == ("The House", "CC BY 4.0", "x.epub")
    assert found.identifier == "urn:uuid:2fd4e1c6-7a2d-5fce-8ed8-0f1fbb1a7c11"


def test_an_old_book_says_roles_and_dates_in_attributes() -> None:
    metadata = (
        '<dc:title>The Book</dc:title><dc:creator opf:role="aut">Jane Roe</dc:creator>'
        '<dc:creator opf:role="ill">Il Lustrator</dc:creator>'
        '<dc:date opf:event="modification">2020</dc:date><dc:date opf:event="publication">1899</dc:date>'
    )
    found = read(book({"a.xhtml": ONE}, metadata=metadata), "x.epub").metadata
    assert (found.authors, found.date) == (("Jane Roe",), "1899")


def test_a_link_in_a_link_is_left_out() -> None:
    links = '<a href="https://a.org/"><em>One <a href="https://b.org/">two</a></em></a>'
    (block,) = read(book({"a.xhtml": f"<p>{links}</p>"}), "x.epub").sections[0].blocks
    assert isinstance(block, Paragraph)
    assert [mark.target for mark in block.marks if mark.role is MarkRole.LINK] == ["https://a.org/"]


def test_pages_of_the_printed_book_begin_where_the_book_says_whatever_is_cut() -> None:
    files = {
        "cover.xhtml": '<div epub:type="pagebreak" title="i"/><p>A cover</p>',
        "a.xhtml": '<h1><span epub:type="pagebreak" title="1"/>One</h1><p>Long <i role="doc-pagebreak">2</i>'
        'ago<a epub:type="pagebreak" id="p3">3</a>.</p>',
        "b.xhtml": '<span role="doc-pagebreak" aria-label="4"/><h1>Two</h1><p>The end.</p>',
    }
    document, _ = clean(read(book(files), "b.epub"))
    assert [(mark.target, leaf.text[mark.span.start :]) for _, leaf, mark in pages(document)] == [
        ("i", "One"),
        ("1", "One"),
        ("2", "ago."),
        ("3", "."),
        ("4", "Two"),
    ]


@pytest.mark.parametrize(
    ("name", "text", "about", "rule"),
    [
        ("x.xhtml", page("<p>Picture</p>", 'epub:type="cover"'), {}, "cover"),
        ("x.xhtml", '<section epub:type="titlepage"><h1>The Book</h1></section>', {}, "title page"),
        ("x.xhtml", '<div><section role="doc-toc"><p>a</p></section></div>', {}, "table of contents"),
        ("x.xhtml", '<section epub:type="copyright-page"><p>(c) 2020</p></section>', {}, "copyright page"),
        ("x.xhtml", '<section epub:type="glossary"><p>A: b</p></section>', {}, "glossary"),
        ("cover.xhtml", "<p>Cover</p>", {}, "cover"),
        ("Text/9780_copyright-1.xhtml", "<p>All rights reserved.</p>", {}, "copyright page"),
        ("title page.xhtml", "<p>By Jane</p>", {}, ""),
        ("discovery.xhtml", "<p>They saw it.</p>", {}, ""),
        ("cover.xhtml", f"<p>{'A long chapter of this name. ' * 200}</p>", {}, ""),
        ("x.xhtml", "<p>Cover</p>", {"guide": '<reference type="cover" href="x.xhtml"/>'}, "cover"),
        ("x.xhtml", "<p>Part</p>", {"guide": '<reference type="toc" href="x.xhtml#toc"/>'}, ""),
        (
            "x.xhtml",
            "".join(f'<p><a href="a.xhtml#c{n}">Chapter {n}</a></p>' for n in range(5)),
            {},
            "table of contents",
        ),
        (
            "x.xhtml",
            "".join(f'<p><a href="https://example.org/{n}">Site {n}</a></p>' for n in range(5)),
            {},
            "",
        ),
    ],
)
def test_what_is_no_part_of_the_text_is_cut(name: str, text: str, about: Any, rule: str) -> None:
    found = told(book({name: text, "a.xhtml": ONE}, **about))
    first = {kind for kind, words in found if words not in {"One", "The first chapter."}}
    assert first == {rule} if rule else all(kind.startswith(("Para", "Head")) for kind in first)
    assert ("Paragraph", "The first chapter.") in found


def test_the_contents_of_the_book_are_cut_and_name_what_has_no_heading() -> None:
    lines = '<li><a href="a.xhtml">I&nbsp;Dawn</a></li><li><a href="b.xhtml">II Dusk</a></li>'
    nav = f'<nav epub:type="toc"><ol>{lines}</ol></nav>'
    files = parts({"a.xhtml": "<p>It began.</p>", "b.xhtml": "<p>II DUSK</p><p>It ended.</p>"})
    files["OEBPS/nav.xhtml"] = page(nav)
    files["OEBPS/content.opf"] = str(files["OEBPS/content.opf"]).replace(
        "</manifest><spine>",
        '<item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        '</manifest><spine><itemref idref="n"/>',
    )
    assert told(archive(files)) == [
        ("table of contents", "I Dawn|II Dusk"),
        ("Heading2", "I Dawn"),
        ("Paragraph", "It began."),
        ("Heading2", "II DUSK"),
        ("Paragraph", "It ended."),
    ]


def test_an_old_book_has_its_contents_elsewhere() -> None:
    ncx = (
        '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://localhost:9/ncx.dtd">'
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>Dawn</text></navLabel>'
        '<content src="a.xhtml"/></navPoint></navMap></ncx>'
    )
    extra = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    files = parts({"a.xhtml": "<p>It began.</p>"}, extra=extra) | {"OEBPS/toc.ncx": ncx}
    assert told(archive(files))[0] == ("Heading2", "Dawn")
    assert told(archive(files | {"OEBPS/toc.ncx": "<ncx"}))[0] == ("Paragraph", "It began.")


def test_notes_are_linked_across_files() -> None:
    one = '<h1>One</h1><p>It was so.<a epub:type="noteref" href="n.xhtml#n1">1</a></p><p id="n1">No note.</p>'
    notes = '<h1>Notes</h1><aside id="n1" epub:type="footnote"><p>As she told.</p></aside>'
    document, _ = clean(read(book({"a.xhtml": one, "n.xhtml": notes}), "x.epub"))
    (note,) = (b for s in document.sections for b in s.blocks if isinstance(b, Note))
    assert [leaf.text for leaf in leaves((note,))] == ["As she told."]
    (text,) = (leaf for s in document.sections for leaf in leaves(s.blocks) if leaf.text.startswith("It was"))
    assert [(mark.role, mark.target) for mark in text.marks] == [(MarkRole.NOTEREF, note.label)]


def test_a_chapter_in_another_language_is_marked() -> None:
    other = page("<h1>Deux</h1><p>Il était une fois.</p>").replace("<html ", '<html xml:lang="fr" ')
    section = read(book({"a.xhtml": ONE, "b.xhtml": other}), "x.epub").sections[0]
    marked = {leaf.text: [m.target for m in leaf.marks] for leaf in leaves(section.blocks)}
    assert marked["Il était une fois."] == ["fr"]
    assert marked["The first chapter."] == []


def ours(leaf: Leaf) -> Leaf:
    """A leaf without bold words, which overlap the slanted ones and come back nested another way."""
    return replace(leaf, marks=tuple(m for m in leaf.marks if m.role is not MarkRole.STRONG))


def comparable(document: Document) -> str:
    """The canonical text without front matter, with levels as books have them."""
    text = write_markdown(document).partition("\n---\n")[2]
    return text.replace("\n####", "\n###").replace("royal%20society", "royal society")


def test_our_own_book_comes_back_as_it_was() -> None:
    document = map_document(sample.document(), ours)
    referred = tuple(
        replace(
            section,
            blocks=tuple(
                replace(block, href="") if isinstance(block, Figure) else block
                for block in section.blocks
                if not (isinstance(block, Note) and block.label == "3")  # nothing refers to it
            ),
        )
        for section in document.sections
    )
    document = replace(document, sections=referred)
    back, decisions = clean(read(build(document, sample.MODIFIED), "x.epub"))
    assert comparable(number(back)) == comparable(document)
    assert {d.rule for d in decisions} == {"text", "table of contents", "glossary", "hidden"}
    about = replace(document.metadata, source="x.epub")
    assert back.metadata == about


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("META-INF/container.xml", CONTAINER.replace("OEBPS/content.opf", "../../etc/passwd")),
        ("META-INF/container.xml", CONTAINER.replace("OEBPS/content.opf", "OEBPS/other.opf")),
        ("META-INF/container.xml", "<container/>"),
        ("META-INF/container.xml", f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>{CONTAINER}'),
        ("OEBPS/content.opf", "<package"),
        ("OEBPS/content.opf", f'<!DOCTYPE x [<!ENTITY a "b">]>{package(["a.xhtml"])}'),
        ("OEBPS/content.opf", package(["../../../etc/passwd"])),
        ("OEBPS/content.opf", package(["file:///etc/passwd"])),
        ("OEBPS/content.opf", package(["missing.xhtml"])),
        ("OEBPS/content.opf", package(["a.xhtml"]).replace("<manifest>", "<manifest/><x>")),
        ("OEBPS/content.opf", package(["a.xhtml"]).replace('idref="i0"', 'idref="i9"')),
    ],
)
def test_a_package_that_contradicts_itself_or_climbs_is_refused(name: str, text: str) -> None:
    with pytest.raises(BrokenDocument, match=r"^x\.epub: "):
        read(archive(parts({"a.xhtml": ONE}) | {name: text}), "x.epub")


def test_entities_of_a_chapter_fetch_nothing() -> None:
    attack = (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">'
        '<!ENTITY l0 "ha"><!ENTITY l1 "&l0;&l0;">]><html><body><p>Before &x; &l1; after.</p></body></html>'
    )
    ((_, text),) = told(book({"a.xhtml": attack}))
    assert "root:" not in text
    assert "haha" not in text
    assert "Before" in text
    assert "after." in text


def test_scripts_and_addresses_of_files_are_left_behind() -> None:
    live = (
        '<p>A <a href="file:///etc/passwd">link</a> and <a href="javascript:x()">another</a>.</p>'
        "<script>x()</script>"
    )
    section = read(book({"a.xhtml": live}), "x.epub").sections[0]
    assert [(leaf.text, leaf.marks) for leaf in leaves(section.blocks)] == [("A link and another.", ())]


def test_copy_protection_is_told_but_hidden_fonts_are_no_protection() -> None:
    def encrypted(algorithm: str) -> dict[str, str | bytes]:
        method = f'<e:EncryptionMethod xmlns:e="http://www.w3.org/2001/04/xmlenc#" Algorithm="{algorithm}"/>'
        return parts({"a.xhtml": ONE}) | {"META-INF/encryption.xml": f"<encryption>{method}</encryption>"}

    with pytest.raises(LockedSource, match="copy protection"):
        read(archive(encrypted("http://www.w3.org/2001/04/xmlenc#aes128-cbc")), "x.epub")
    assert told(archive(encrypted("http://www.idpf.org/2008/embedding")))[0] == ("Heading1", "One")


def test_what_is_no_book_is_told() -> None:
    with pytest.raises(NotText, match="no EPUB"):
        read(archive({"word/document.xml": "<x/>"}), "x.epub")
    with pytest.raises(NotText):
        read(b"%PDF-1.7", "x.epub")


def test_a_book_of_pictures_is_empty() -> None:
    with pytest.raises(EmptySource, match="no text in it"):
        read(book({"a.xhtml": '<p><img src="1.png"/></p>', "b.xhtml": ""}), "x.epub")


@settings(max_examples=30)
@given(st.integers(0, 1500), st.binary(min_size=1, max_size=30))
def test_no_damage_gives_a_traceback(at: int, noise: bytes) -> None:
    data = book({"a.xhtml": ONE, "b.xhtml": TWO})
    try:
        read(data[:at] + noise + data[at + len(noise) :], "x.epub")
    except ReaderError:
        return


WORDS = st.text("abcdefghij ", min_size=1, max_size=30).filter(str.strip)


@settings(max_examples=40)
@given(
    st.lists(
        st.lists(
            st.tuples(st.sampled_from(["h1", "h2", "p", "li", "td", "blockquote", "div"]), WORDS), min_size=1
        ),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from(["chapter", "cover", "toc"]),
)
def test_every_word_is_in_the_text_or_in_what_is_cut(
    chapters: list[list[tuple[str, str]]], kind: str
) -> None:
    pages = {
        f"c{n}.xhtml": page("".join(f"<{tag}>{text}</{tag}>" for tag, text in chapter), f'epub:type="{kind}"')
        for n, chapter in enumerate(chapters)
    }
    kept = " ".join(text.replace("|", " ") for _, text in told(book(pages))).split()
    assert sorted("".join(kept)) == sorted("".join("".join(t.split()) for c in chapters for _, t in c))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["bomb", "entries", "many"])
def test_bombs_are_refused_in_bounded_memory(kind: str, tmp_path: Path) -> None:
    files = parts({"a.xhtml": ONE})
    if kind == "bomb":
        files["OEBPS/a.xhtml"] = bytes(512 * 2**20)
    elif kind == "entries":
        files |= {f"x{n}": "" for n in range(60_000)}
    else:
        files = parts({f"{n}.xhtml": page(f"<p>{n} {'word ' * 200_000}</p>") for n in range(40)})
    (tmp_path / "x.epub").write_bytes(archive(files))
    code = "import sys; from pathlib import Path; from reader.sources import read; read(Path(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "x.epub")],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2**29, 2**29)),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "reader.errors.NotText" in done.stderr
