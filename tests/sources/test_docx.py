"""A Word document becomes the text that it shows: styles told apart, notes linked, no trick obeyed."""

import io
import resource
import subprocess
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import BrokenDocument, EmptySource, LockedSource, NotText, ReaderError
from reader.model import (
    Figure,
    List,
    MarkRole,
    Note,
    Paragraph,
    ParagraphRole,
    Quote,
    Table,
    leaves,
)
from reader.passes.clean import clean
from reader.sources.docx import read
from tests.sources.told import blocks_told

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/>'
    "</Types>"
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
NAMES = {
    "Title": "Title",
    "Subtitle": "Subtitle",
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Heading6": "heading 6",
    "Caption": "caption",
    "Quote": "Quote",
    "IntenseQuote": "Intense Quote",
    "TOC1": "toc 1",
    "Code": "HTML Preformatted",
}
STYLES = (
    f"<w:styles {SPACES}><w:docDefaults><w:rPrDefault>"
    '<w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/></w:style>'
        for id_, name in NAMES.items()
    )
    + "</w:styles>"
)
NUMBERING = (
    f"<w:numbering {SPACES}>"
    + "".join(
        f'<w:abstractNum w:abstractNumId="{n}">'
        + "".join(f'<w:lvl w:ilvl="{k}"><w:numFmt w:val="{form}"/></w:lvl>' for k in range(3))
        + "</w:abstractNum>"
        for n, form in enumerate(["bullet", "decimal"])
    )
    + "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(2))
    + "</w:numbering>"
)
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>The Harbour</dc:title><dc:creator>Jane Roe; John Doe</dc:creator>"
    "<dcterms:created>2018-03-14T10:00:00Z</dcterms:created></cp:coreProperties>"
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(content: str, style: str = "", properties: str = "") -> str:
    inner = content if content.startswith("<") else run(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def item(text: str, number: int, level: int = 0) -> str:
    return par(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def picture(alt: str, source: str = 'r:embed="rId9"') -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="{alt}"/><a:graphic><a:graphicData>'
        f"<pic:pic><pic:blipFill><a:blip {source}/></pic:blipFill></pic:pic>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def archive(files: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as zip_file:
        for name, data in files.items():
            zip_file.writestr(name, data)
    return buffer.getvalue()


def parts(*body: str, **more: str) -> dict[str, str | bytes]:
    """The parts of a document; ``more`` are further ones of the folder ``word``, or ``core``."""
    kinds = ("styles", "numbering", *(name for name in more if name not in {"core", "links"}))
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
        for n, kind in enumerate(kinds)
    )
    relations += (
        f'<Relationship Id="rId9" Type="{OFFICE}/image" Target="media/1.png"/>{more.get("links", "")}'
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS.format(
            f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": f"<w:document {SPACES}><w:body>{''.join(body)}</w:body></w:document>",
        "word/_rels/document.xml.rels": RELATIONS.format(relations),
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        "word/media/1.png": b"\x89PNG",
    }
    files |= {f"word/{name}.xml": text for name, text in more.items() if name not in {"core", "links"}}
    return files | ({"docProps/core.xml": more["core"]} if "core" in more else {})


def docx(*body: str, **more: str) -> bytes:
    return archive(parts(*body, **more))


def told(data: bytes) -> list[tuple[str, str]]:
    return blocks_told(read(data, "x.docx"))


def test_the_title_has_its_style_and_headings_open_sections() -> None:
    data = docx(
        par("The Harbour", "Title"),
        par("A history", "Subtitle"),
        par("How it began", "Heading1"),
        par("In 1200."),
        par("The wall", "Heading2"),
        par("Of stone."),
        par("Deep", "Heading6"),
    )
    assert told(data) == [
        ("Heading1", "The Harbour"),
        ("Paragraph", "A history"),
        ("Heading2", "How it began"),
        ("Paragraph", "In 1200."),
        ("Heading3", "The wall"),
        ("Paragraph", "Of stone."),
        ("Heading6", "Deep"),
    ]
    assert read(data, "x.docx").metadata.title == "The Harbour"


def test_without_a_title_the_only_first_heading_is_it() -> None:
    assert told(docx(par("One", "Heading1"), par("Text."), par("Two", "Heading2"), core=CORE)) == [
        ("Heading1", "One"),
        ("Paragraph", "Text."),
        ("Heading2", "Two"),
    ]


def test_of_several_first_headings_none_is_the_title_where_the_file_has_one() -> None:
    body = (par("One", "Heading1"), par("Text."), par("Two", "Heading1"), par("More."))
    with_title = read(docx(*body, core=CORE), "x.docx")
    assert with_title.metadata.title == "The Harbour"
    document, _ = clean(with_title)
    assert [section.heading.text for section in document.sections] == ["The Harbour", "One", "Two"]
    document, _ = clean(read(docx(*body), "x.docx"))
    assert [section.heading.text for section in document.sections] == ["One", "Two"]


def test_core_properties_are_metadata() -> None:
    metadata = read(docx(par("Text."), core=CORE), "x.docx").metadata
    assert (metadata.title, metadata.authors, metadata.date) == (
        "The Harbour",
        ("Jane Roe", "John Doe"),
        "2018-03-14",
    )
    assert (metadata.language, metadata.source) == ("en-US", "x.docx")


def test_the_language_is_that_of_most_of_the_text() -> None:
    german = par(run("Der Hafen war lange still gewesen.", '<w:lang w:val="de-DE"/>'))
    assert read(docx(par("A word."), german), "x.docx").metadata.language == "de-DE"


def test_lists_nest_and_count() -> None:
    bullets = (item("bread", 1), item("rye", 1, 1), item("salt", 1))
    lists = [
        block
        for block in read(docx(*bullets, par("Then:"), item("Mix.", 2), item("Bake.", 2)), "x.docx")
        .sections[0]
        .blocks
        if isinstance(block, List)
    ]
    assert [one.ordered for one in lists] == [False, True]
    assert isinstance(lists[0].items[0].blocks[1], List)
    assert [leaf.text for leaf in leaves((lists[0],))] == ["bread", "rye", "salt"]


def test_tables_have_rows_and_heads() -> None:
    def row(*cells: str, head: bool = False) -> str:
        mark = "<w:trPr><w:tblHeader/></w:trPr>" if head else ""
        return f"<w:tr>{mark}{''.join(f'<w:tc>{par(cell)}</w:tc>' for cell in cells)}</w:tr>"

    (table,) = (
        read(docx(f"<w:tbl>{row('Town', 'Ships', head=True)}{row('Acre', '12')}</w:tbl>"), "x")
        .sections[0]
        .blocks
    )
    assert isinstance(table, Table)
    assert table.headed
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Town", "Ships"], ["Acre", "12"]]


def test_footnotes_and_endnotes_are_linked_notes() -> None:
    def notes(kind: str, text: str) -> str:
        return f'<w:{kind}s {SPACES}><w:{kind} w:id="2">{par(text)}</w:{kind}></w:{kind}s>'

    data = docx(
        par(run("So it was") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(", they said")),
        par(run("and more") + '<w:r><w:endnoteReference w:id="2"/></w:r>'),
        footnotes=notes("footnote", "A letter."),
        endnotes=notes("endnote", "A book."),
    )
    document, _ = clean(read(data, "x.docx"))
    found = {
        b.label: [leaf.text for leaf in leaves(b.blocks)]
        for s in document.sections
        for b in s.blocks
        if isinstance(b, Note)
    }
    assert found == {"1": ["A letter."], "2": ["A book."]}
    first, second, *_ = leaves(document.sections[0].blocks)
    assert (first.text, second.text) == ("So it was[1], they said", "and more[2]")
    assert [m.target for leaf in (first, second) for m in leaf.marks if m.role is MarkRole.NOTEREF] == [
        "1",
        "2",
    ]


def test_marks_and_links() -> None:
    link = '<Relationship Id="l1" Type="{}/hyperlink" Target="{}" TargetMode="External"/>'
    text = run("a ") + run("bold", "<w:b/>") + run(" and ") + run("slanted", "<w:i/>")
    text += f'<w:hyperlink r:id="l1">{run(" link")}</w:hyperlink>'
    (block,) = (
        read(docx(par(text), links=link.format(OFFICE, "https://example.org/a")), "x").sections[0].blocks
    )
    assert isinstance(block, Paragraph)
    assert block.text == "a bold and slanted link"
    assert sorted((m.role.value, block.text[m.span.start : m.span.end], m.target) for m in block.marks) == [
        ("emphasis", "slanted", ""),
        ("link", "link", "https://example.org/a"),
        ("strong", "bold", ""),
    ]
    (block,) = read(docx(par(text), links=link.format(OFFICE, "file:///etc/passwd")), "x").sections[0].blocks
    assert all(m.role is not MarkRole.LINK for m in next(leaves((block,))).marks)


def test_pictures_are_told_by_their_alternative_and_caption() -> None:
    data = docx(
        par("Look:"), par(picture("A wide harbour at dawn")), par("Figure 1. Dawn.", "Caption"), par("After.")
    )
    figure = read(data, "x.docx").sections[0].blocks[1]
    assert isinstance(figure, Figure)
    assert (figure.description.text, figure.caption.text) == ("A wide harbour at dawn", "Figure 1. Dawn.")
    assert figure.href == ""


def test_a_linked_picture_is_not_fetched() -> None:
    link = f'<Relationship Id="x1" Type="{OFFICE}/image" Target="{{}}" TargetMode="External"/>'
    for target in ("http://localhost:9/p.png", "file:///etc/passwd"):
        data = docx(par(picture("A view of it", 'r:link="x1"')), links=link.format(target))
        (figure,) = read(data, "x.docx").sections[0].blocks
        assert isinstance(figure, Figure)
        assert (figure.description.text, figure.href) == ("A view of it", "")


@pytest.mark.parametrize("style", ["Quote", "IntenseQuote"])
def test_quotes_have_their_styles(style: str) -> None:
    (block,) = read(docx(par("I saw it.", style)), "x.docx").sections[0].blocks
    assert isinstance(block, Quote)


def test_code_keeps_its_lines() -> None:
    (block,) = read(docx(par("a  = 1", "Code"), par("b = 2", "Code")), "x.docx").sections[0].blocks
    assert isinstance(block, Paragraph)
    assert (block.role, block.text) == (ParagraphRole.VERBATIM, "a  = 1\nb = 2")


def test_the_table_of_contents_is_cut() -> None:
    body = (par("One\t3", "TOC1"), par("Two\t5", "TOC1"), par("One", "Heading1"), par("Text."))
    assert [kind for kind, _ in told(docx(*body))] == ["table of contents"] * 2 + ["Heading1", "Paragraph"]


def test_changes_are_taken_as_made() -> None:
    change = f"<w:ins>{run('new')}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
    assert told(docx(par(run("The ") + change))) == [("Paragraph", "The new")]


def test_formulas_and_boxes_lose_no_text() -> None:
    formula = "<m:oMath><m:r><m:t>E=mc</m:t></m:r><m:r><m:t>²</m:t></m:r></m:oMath>"
    box = '<mc:AlternateContent><mc:Choice Requires="wps"><w:t>boxed</w:t></mc:Choice></mc:AlternateContent>'
    assert told(docx(par(run("Here ") + formula + run(" stands ") + f"<w:r>{box}</w:r>"))) == [
        ("Paragraph", "Here E=mc² stands boxed")
    ]


XXE = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {c} "{f"&{b};" * 10}">' for b, c in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)


@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "_rels/.rels", "docProps/core.xml"])
@pytest.mark.parametrize("declared", [XXE, LAUGHS])
def test_declared_entities_are_refused_wherever_they_stand(name: str, declared: str) -> None:
    files = parts(par("Text."), core=CORE)
    with pytest.raises(BrokenDocument, match="declares entities"):
        read(archive(files | {name: f"{declared}{files[name]!s}"}), "x.docx")


def test_other_archives_are_told() -> None:
    with pytest.raises(NotText, match="no Word document"):
        read(archive({"mimetype": "application/epub+zip"}), "x.docx")
    with pytest.raises(NotText, match="no Word document"):
        read(archive({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}), "x.docx")
    with pytest.raises(LockedSource, match="password"):
        read(b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "x.docx")


def test_an_empty_document_is_told() -> None:
    with pytest.raises(EmptySource, match="no text in it"):
        read(docx(par(""), par("  ")), "x.docx")


def test_a_document_without_its_text_is_broken() -> None:
    files = parts(par("Text."))
    del files["word/document.xml"]
    with pytest.raises(BrokenDocument, match=r"^x\.docx: it is damaged"):
        read(archive(files), "x.docx")


def test_tables_in_tables_are_read_or_refused() -> None:
    deep = par("core")
    for _ in range(80):
        deep = f"<w:tbl><w:tr><w:tc>{deep}</w:tc></w:tr></w:tbl>"
    try:
        assert "core" in " ".join(text for _, text in told(docx(deep)))
    except BrokenDocument as error:
        assert "nested too deep" in error.what  # noqa: PT017 - either will do


@settings(max_examples=30)
@given(st.integers(0, 3000), st.binary(min_size=1, max_size=30))
def test_no_damage_gives_a_traceback(at: int, noise: bytes) -> None:
    data = docx(par("The Harbour", "Title"), par("Text."))
    try:
        read(data[:at] + noise + data[at + len(noise) :], "x.docx")
    except ReaderError:
        return


WORDS = st.text("abcdefghij ", min_size=1, max_size=30).filter(str.strip)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(["", *NAMES, "list", "cell"]), WORDS), min_size=1, max_size=12))
def test_every_word_is_in_the_text_or_in_what_is_cut(given_: list[tuple[str, str]]) -> None:
    def made(style: str, text: str) -> str:
        if style == "cell":
            return f"<w:tbl><w:tr><w:tc>{par(text)}</w:tc></w:tr></w:tbl>"
        return item(text, 1) if style == "list" else par(text, style)

    kept = "".join(text for _, text in told(docx(*(made(*each) for each in given_))))
    assert sorted("".join(kept.replace("|", "").split())) == sorted(
        "".join("".join(t.split()) for _, t in given_)
    )


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["laughs", "bomb", "large"])
def test_bombs_are_refused_in_bounded_memory(kind: str, tmp_path: Path) -> None:
    files = parts(par("Text."))
    if kind == "laughs":
        files["word/document.xml"] = f"{LAUGHS}<w:document {SPACES}><w:body>&j;</w:body></w:document>"
    elif kind == "bomb":
        files["word/document.xml"] = bytes(512 * 2**20)
    else:
        files = parts("".join(f"<w:p>{n:x}</w:p>" for n in range(900_000)))
    (tmp_path / "x.docx").write_bytes(archive(files))
    code = "import sys; from pathlib import Path; from reader.sources import read; read(Path(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "x.docx")],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2**29, 2**29)),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    error = "BrokenDocument" if kind == "laughs" else "NotText"
    assert done.stderr.splitlines()[-1].startswith(f"reader.errors.{error}")
