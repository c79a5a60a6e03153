"""PDFs written by hand: text in lines, columns and pages, in the fonts that every reader has."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pypdf._codecs.core_font_metrics import CORE_FONT_METRICS

FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold", "F3": "Helvetica-Oblique"}
WIDTH, HEIGHT = 612, 792


class Shown(NamedTuple):
    """Text at a place of a page, in points from its foot."""

    text: str
    x: float
    y: float
    size: float = 10
    font: str = "F1"


def width(text: str, size: float = 10, font: str = "F1") -> float:
    widths = CORE_FONT_METRICS[FONTS[font]].character_widths
    return sum(widths.get(char, widths["default"]) for char in text) / 1000 * size


def lines(text: str, wide: float, first: float = 0) -> list[str]:
    """Words filled into lines, the first one shorter; ``a|b`` may be parted there with a hyphen."""
    found, room = [""], wide - first
    for word in text.split():
        spaced = f"{found[-1]} " if found[-1] else ""
        syllables = word.split("|")
        for n in range(len(syllables), -1, -1):
            head, tail = "".join(syllables[:n]), "".join(syllables[n:])
            hyphen = "-" if tail and not head.endswith("-") else ""
            if width(spaced + head + hyphen) <= room and head:
                found[-1] = spaced + head + hyphen
                found += [tail] if tail else []
                break
        else:
            found.append(word.replace("|", ""))
        room = wide if len(found) > 1 else wide - first
    return found


def column(paragraphs: Sequence[str], x: float, y: float, wide: float) -> list[Shown]:
    """Paragraphs set under each other from a baseline down, 12 points a line, all but the first indented."""
    shown: list[Shown] = []
    for n, paragraph in enumerate(paragraphs):
        indent = 12 if n else 0
        for k, line in enumerate(lines(paragraph, wide, indent)):
            shown.append(Shown(line, x + (0 if k else indent), y - 12 * len(shown)))
    return shown


def escaped(text: str) -> bytes:
    return re.sub(rb"([()\\])", rb"\\\1", text.encode("cp1252"))


def content(shown: Sequence[Shown]) -> bytes:
    parts = (
        b"BT /%s %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET"
        % (each.font.encode(), each.size, each.x, each.y, escaped(each.text))
        for each in shown
    )
    return b"\n".join(parts)


def objects(streams: Sequence[bytes], page_extra: bytes = b"", fonts: bytes = b"") -> list[bytes]:
    """The objects of a file: catalogue, page tree, then page and content for each stream."""
    own = b"".join(
        b"/%s<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>" % (n.encode(), f.encode())
        for n, f in FONTS.items()
    )
    kids = b" ".join(b"%d 0 R" % (3 + 2 * n) for n in range(len(streams)))
    found = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d/MediaBox[0 0 %d %d]/Resources<</Font<<%s>>>>>>"
        % (kids, len(streams), WIDTH, HEIGHT, own + fonts),
    ]
    for n, stream in enumerate(streams):
        found.append(b"<</Type/Page/Parent 2 0 R/Contents %d 0 R%s>>" % (4 + 2 * n, page_extra))
        found.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    return found


def file(objects: Sequence[bytes], info: bytes = b"", trailer: bytes = b"") -> bytes:
    """A file of objects, with its cross-reference table."""
    every = [*objects, b"<<%s>>" % info]
    out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    places = []
    for n, each in enumerate(every, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(every) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    start = out.rindex(b"xref\n0 ")
    out += b"trailer<</Size %d/Root 1 0 R/Info %d 0 R%s>>\n" % (count, len(every), trailer)
    return out + b"startxref\n%d\n%%%%EOF" % start


def pdf(*pages: Sequence[Shown], info: bytes = b"") -> bytes:
    return file(objects([content(page) for page in pages]), info)


def any_script(*pages: Sequence[Shown]) -> bytes:
    """A file of text in any script, in Helvetica and its bold kind, whose glyphs say what they mean."""
    alphabet = sorted({char for page in pages for each in page for char in each.text})
    codes = {char: b"%04x" % n for n, char in enumerate(alphabet, 1)}
    means = b"".join(
        b"<%s> <%s>\n" % (code, char.encode("utf-16-be").hex().encode()) for char, code in codes.items()
    )
    count = len(codes)
    cmap = b"1 begincodespacerange <0000> <ffff> endcodespacerange %d beginbfchar %s endbfchar" % (
        count,
        means,
    )
    streams = [
        b"\n".join(
            b"BT /U%s %g Tf 1 0 0 1 %g %g Tm <%s> Tj ET"
            % (each.font.encode(), each.size, each.x, each.y, b"".join(codes[char] for char in each.text))
            for each in page
        )
        for page in pages
    ]
    first = 3 + 2 * len(pages)
    own = b"".join(b"/U%s %d 0 R" % (name.encode(), first + n) for n, name in enumerate(FONTS, 1))
    found = objects(streams, fonts=own)
    found.append(b"<</Length %d>>stream\n%s\nendstream" % (len(cmap), cmap))
    for name in FONTS.values():
        face = b"/Type/Font/BaseFont/%s" % name.encode()
        below = b"<<%s/Subtype/CIDFontType2/DW 500/CIDSystemInfo<<>>>>" % face
        found.append(
            b"<<%s/Subtype/Type0/Encoding/Identity-H/ToUnicode %d 0 R/DescendantFonts[%s]>>"
            % (face, first, below)
        )
    return file(found)
