"""DOCX: what mammoth makes of a Word document, which is given nothing but harmless XML (ECMA-376)."""

import io
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any
from zipfile import ZIP_STORED, ZipFile

from msgspec.structs import replace

from reader.container import Container
from reader.decoding import safe
from reader.errors import BrokenDocument, EmptySource, NotText
from reader.headings import levelled
from reader.hypertext import Placed, parse, walk
from reader.model import Cut, Document, Heading, Metadata, Section, SectionRole, is_date

CONTENT_TYPES = "[Content_Types].xml"
MAIN = re.compile(
    rb"wordprocessingml\.(?:document|template)\.main\+xml|ms-word\.\w+\.macroEnabled\w*\.main\+xml"
)
"""Content types of the part that holds the text."""

UNREAD = re.compile(
    r"^customXml/|/theme/|/glossary/|/(?:comments\w*|people|fontTable|webSettings|settings)\.xml$"
)
"""Parts that hold no text of the document."""

STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='HTML Preformatted'] => pre:separator('\\n')
p[style-name='Preformatted Text'] => pre:separator('\\n')
p[style-name^='toc '] => p.toc:fresh
p[style-name^='TOC '] => p.toc:fresh
p[style-name^='Contents '] => p.toc:fresh
p[style-name='table of figures'] => p.toc:fresh
r[style-name='Emphasis'] => em
r[style-name='Intense Emphasis'] => em
r[style-name='HTML Code'] => code
"""
"""What the styles of Word and LibreOffice mean, beyond what mammoth knows."""

CONTENTS = "table of contents"

MOST_ELEMENTS = 400_000
"""Of all parts together, those that say nothing left out; mammoth takes one KiB for each."""

SILENT = (
    "proofErr bookmarkStart bookmarkEnd lastRenderedPageBreak lang sz szCs color rFonts spacing ind jc"
).split()
"""Elements that change nothing of what is read here."""

W = "{*}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
TERMS = "{http://purl.org/dc/terms/}"


def read(data: bytes, href: str) -> Document:
    """A sifted document of a DOCX file: its table of contents is cut, its notes stand at the end.

    Raises:
        EmptySource: there is no text in it.
        NotText, LockedSource, BrokenDocument: see :class:`reader.container.Container`; or it is another
            kind of Office file.
    """
    container = Container(data, href)
    if CONTENT_TYPES not in container or not MAIN.search(container.read(CONTENT_TYPES)):
        raise NotText(href, "this is no Word document", "give the file its right suffix")
    parts = _parts(container)
    language = _language(parts)
    _strip(parts, href)
    placed = walk(parse(_html(_harmless(parts), href)), language)
    if not placed:
        raise EmptySource(href, "there is no text in it", "give a file with text")
    metadata = _metadata(container, language, href)
    sifted = [Cut(block, CONTENTS) if "toc" in _classes(element) else block for block, element in placed]
    blocks, title = levelled(sifted, _title(placed, metadata.title))
    metadata = replace(metadata, title=title or metadata.title)
    section = Section(heading=Heading(text=""), blocks=tuple(blocks), role=SectionRole.SIFTED)
    return Document(metadata=metadata, sections=(section,))


def _parts(container: Container) -> dict[str, Any]:
    """The XML parts that the text is made of, without what mammoth would lose."""
    parts: dict[str, Any] = {}
    for name in container.names():
        if not name.endswith((".xml", ".rels")) or UNREAD.search(f"/{name}"):
            continue
        root = parts[name] = container.xml(name)
        for formula in list(root.iter(f"{MATHS}oMath")):
            _say_formula(formula)
        for choices in root.iter(f"{COMPATIBILITY}AlternateContent"):
            if choices.find(f"{COMPATIBILITY}Fallback") is None and len(choices):
                choices[0].tag = f"{COMPATIBILITY}Fallback"
    return parts


def _strip(parts: dict[str, Any], href: str) -> None:
    """Leave out what says nothing, and refuse what is more than a text."""
    from lxml import etree

    size = 0
    for root in parts.values():
        etree.strip_elements(root, *(f"{W}{name}" for name in SILENT), with_tail=False)
        size += sum(1 for _ in root.iter())
    if size > MOST_ELEMENTS:
        raise NotText(href, "it holds more than a text does", "split it, or save its text as .txt")


def _say_formula(formula: Any) -> None:
    """A run with the signs of a formula in its place."""
    word = next((uri for uri in formula.nsmap.values() if uri.endswith("/main")), "")
    text = "".join(formula.itertext())
    tail = formula.tail
    formula.clear()
    formula.tail = tail
    formula.tag = f"{{{word}}}r"
    said = formula.makeelement(f"{{{word}}}t")
    said.text = text
    formula.append(said)


def _harmless(parts: dict[str, Any]) -> io.BytesIO:
    """A file of the parts, written anew: no entity, picture or macro of the original is in it."""
    from lxml import etree

    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for name, root in parts.items():
            archive.writestr(
                name, etree.tostring(root, encoding="UTF-8", xml_declaration=True, with_tail=False)
            )
    buffer.seek(0)
    return buffer


def _html(file: io.BytesIO, href: str) -> str:
    import mammoth  # late: 60 ms

    try:
        result = mammoth.convert_to_html(
            file,
            style_map=STYLES,
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=mammoth.images.img_element(lambda _: {"src": ""}),
        )
    except Exception as error:  # mammoth raises whatever a broken file makes it stumble over
        raise BrokenDocument(href, "it is damaged or nested too deep", "save it again as .docx") from error
    return str(result.value)


def _title(placed: Sequence[Placed], title: str) -> int | None:
    """Which block is the title: what has the style for it, else the only heading of level 1.

    Of several such headings the first one is, where the file does not say its ``title`` itself.
    """
    styled = (n for n, each in enumerate(placed) if "title" in _classes(each.element))
    tops = [n for n, each in enumerate(placed) if isinstance(each.block, Heading) and each.block.level == 1]
    first = tops[0] if len(tops) == 1 or (tops and not title) else None
    return next(styled, first)


def _classes(element: Any) -> list[str]:
    return str(element.get("class") or "").split()


def _language(parts: dict[str, Any]) -> str:
    """The language that most of the text is marked with: a run's own, else that of the styles."""
    default = ""
    counts: Counter[str] = Counter()
    for name, root in parts.items():
        if name.endswith("/styles.xml"):
            default = next(filter(None, map(_tag, root.iterfind(f"{W}docDefaults//{W}lang"))), "")
    for name, root in parts.items():
        if name.endswith("/document.xml"):
            for run in root.iter(f"{W}r"):
                own = run.find(f"{W}rPr/{W}lang")
                size = sum(len(text.text or "") for text in run.iterfind(f"{W}t"))
                counts[(_tag(own) if own is not None else "") or default] += size
    return counts.most_common(1)[0][0] if counts else default


def _tag(element: Any) -> str:
    value = next((value for name, value in element.attrib.items() if name.endswith("}val")), "")
    return value if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}", value) else ""


def _metadata(container: Container, language: str, href: str) -> Metadata:
    """What the file says of itself in its core properties (ECMA-376, part 2, section 8)."""
    name = "docProps/core.xml"
    if name not in container:
        return Metadata(language=language, source=href)
    root = container.xml(name)

    def said(tag: str) -> str:
        element = root.find(tag)
        return " ".join(safe("".join(element.itertext())).split()) if element is not None else ""

    day = said(f"{TERMS}created")[:10]
    authors = tuple(filter(None, (name.strip() for name in said(f"{DUBLIN_CORE}creator").split(";"))))
    return Metadata(
        title=said(f"{DUBLIN_CORE}title"),
        language=language or said(f"{DUBLIN_CORE}language"),
        authors=authors,
        date=day if is_date(day) else "",
        source=href,
    )
