"""A sound EPUB 3 and a sound EPUB 2, written by hand, and the same with faults put in."""

import io
from collections.abc import Mapping
from functools import cache
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from reader.checks.linter import faults
from reader.editions.audio import mp3

RATE, SECONDS = 22_050, 6
TIME = (2026, 1, 2, 3, 4, 4)

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="OPS/package.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)

METADATA = """
<dc:identifier id="id">urn:isbn:9780000000002</dc:identifier>
<dc:title>The tower</dc:title>
<dc:language>en</dc:language>
<meta property="dcterms:modified">2026-01-02T03:04:05Z</meta>
<meta property="media:duration" refines="#smil1">4s</meta>
<meta property="media:duration" refines="#smil2">0:00:02.000</meta>
<meta property="media:duration">0:00:06</meta>
<meta property="media:active-class">heard</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">auditory</meta>
<meta property="schema:accessMode">visual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityFeature">synchronizedAudioText</meta>
<meta property="schema:accessibilityFeature">ttsMarkup</meta>
<meta property="schema:accessibilityFeature">pageNavigation</meta>
<meta property="schema:accessibilityFeature">pageBreakMarkers</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">All of it is read aloud.</meta>
<meta property="dcterms:conformsTo" id="claim">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>
<meta property="a11y:certifiedBy" refines="#claim">Ann Auditor</meta>
"""

MANIFEST = """
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="one" href="text/one.xhtml" media-type="application/xhtml+xml" media-overlay="smil1"/>
<item id="two" href="text/two.xhtml" media-type="application/xhtml+xml" media-overlay="smil2"/>
<item id="smil1" href="smil/one.smil" media-type="application/smil+xml"/>
<item id="smil2" href="smil/two.smil" media-type="application/smil+xml"/>
<item id="sound" href="sound/all.mp3" media-type="audio/mpeg"/>
<item id="style" href="style.css" media-type="text/css"/>
<item id="tower" href="tower.png" media-type="image/png"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
"""

PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">\n'
    f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{METADATA}</metadata>\n'
    f'<manifest>{MANIFEST}</manifest>\n<spine toc="ncx"><itemref idref="one"/>'
    '<itemref idref="two"/></spine>\n</package>'
)


def page(body: str, title: str, style: str = "../style.css") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        'xmlns:ssml="http://www.w3.org/2001/10/synthesis" lang="en" xml:lang="en">\n'
        f'<head><title>{title}</title><link rel="stylesheet" href="{style}"/></head>\n'
        f"<body>\n{body}\n</body>\n</html>"
    )


ONE = """
<h1 id="h">The tower</h1>
<p><span epub:type="pagebreak" role="doc-pagebreak" id="p7" aria-label="7"/>
<span id="a"><a id="r" epub:type="glossref" role="doc-glossref" href="two.xhtml#lime">Lime</a> sets
<i ssml:ph="ˈʌndə">under</i> water&nbsp;…</span></p>
<p id="b"><img src="../tower.png" alt="A tower"/> It stands. <b hidden="hidden">Not this</b></p>
<h2 id="h2">The sea</h2>
"""

TWO = """
<section id="g" epub:type="glossary" role="doc-glossary">
<h1 id="h">Glossary</h1>
<dl id="list"><dt id="lime"><dfn>Lime</dfn></dt>
<dd id="def">A stone, burnt. <a role="doc-backlink" href="one.xhtml#r">Back</a></dd></dl>
</section>
"""

NAV = """
<nav epub:type="toc" role="doc-toc"><h2>Contents</h2><ol>
<li><a href="text/one.xhtml">The tower</a><ol><li><a href="text/one.xhtml#h2">The sea</a></li></ol></li>
<li><a href="text/two.xhtml">Glossary</a></li></ol></nav>
<nav epub:type="landmarks" hidden="hidden"><ol>
<li><a epub:type="bodymatter" href="text/one.xhtml">Text</a></li></ol></nav>
<nav epub:type="page-list" hidden="hidden"><ol><li><a href="text/one.xhtml#p7">7</a></li></ol></nav>
"""


def point(number: int, label: str, src: str, within: str = "") -> str:
    return (
        f'<navPoint id="n{number}"><navLabel><text>{label}</text></navLabel><content src="{src}"/>{within}'
        "</navPoint>\n"
    )


SEA = point(2, "The sea", "text/one.xhtml#h2")
NCX = (
    '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head/><navMap>'
    f"{point(1, 'The tower', 'text/one.xhtml', SEA)}{point(3, 'Glossary', 'text/two.xhtml')}</navMap></ncx>"
)


def smil(href: str, *clips: tuple[str, str, str]) -> str:
    pars = "".join(
        f'<par id="par-{name}"><text src="../text/{href}#{name}"/>'
        f'<audio src="../sound/all.mp3" clipBegin="{begin}" clipEnd="{end}"/></par>\n'
        for name, begin, end in clips
    )
    return f'<smil xmlns="http://www.w3.org/ns/SMIL" version="3.0"><body>{pars}</body></smil>'


@cache
def sound(seconds: int = SECONDS) -> bytes:
    """Silence in MP3, exactly as long as said."""
    samples = bytes(2 * RATE * seconds)
    frames = b"".join(mp3.encode([samples], RATE))
    return mp3.info_frame(RATE, RATE * seconds, len(frames)) + frames


@cache
def varied() -> bytes:
    """The same at a variable bit rate."""
    import lameenc

    lame = lameenc.Encoder()
    lame.silence()
    lame.set_channels(1)
    lame.set_in_sample_rate(RATE)
    lame.set_vbr(4)
    noise = bytes(hash(n * n) * 31 % 251 for n in range(2 * RATE * SECONDS // 2))
    return bytes(lame.encode(noise + bytes(len(noise)))) + bytes(lame.flush())


Files = Mapping[str, str | bytes]


def parts() -> dict[str, str | bytes]:
    """The files of the sound EPUB 3."""
    return {
        "META-INF/container.xml": CONTAINER,
        "OPS/package.opf": PACKAGE,
        "OPS/nav.xhtml": page(NAV, "Contents", "style.css"),
        "OPS/text/one.xhtml": page(ONE, "The tower"),
        "OPS/text/two.xhtml": page(TWO, "Glossary"),
        "OPS/smil/one.smil": smil(
            "one.xhtml", ("h", "0s", "1s"), ("a", "1s", "2.000s"), ("b", "2s", "3s"), ("h2", "3s", "0:00:04")
        ),
        "OPS/smil/two.smil": smil("two.xhtml", ("h", "4s", "5s"), ("list", "5s", "6s")),
        "OPS/sound/all.mp3": sound(),
        "OPS/style.css": "p { margin: 0 }\n.heard { color: #000; background-color: #fe8 }\n.a { width: 9px }",
        "OPS/tower.png": b"\x89PNG",
        "OPS/toc.ncx": NCX,
    }


OLD_METADATA = (
    '<dc:identifier id="id">urn:isbn:9780000000002</dc:identifier><dc:title>The tower</dc:title>'
    "<dc:language>en</dc:language>"
    + "".join(
        f'<meta name="schema:{name}" content="{value}"/>'
        for name, value in {
            "accessMode": "textual",
            "accessModeSufficient": "textual",
            "accessibilityFeature": "tableOfContents",
            "accessibilityHazard": "none",
            "accessibilitySummary": "All of it is text.",
        }.items()
    )
)


def old_parts() -> dict[str, str | bytes]:
    """The files of a sound EPUB 2."""
    text = (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">'
        '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title>x</title></head><body>'
        '<h1 id="h">The&nbsp;tower</h1><p><a name="p"/>It stands.</p><h2 id="h2">The sea</h2>'
        '<p><a href="#p">Up</a></p></body></html>'
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="id">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{OLD_METADATA}</metadata><manifest>'
        '<item id="one" href="text/one.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
        '<spine toc="ncx"><itemref idref="one"/></spine></package>'
    )
    ncx = NCX.replace(point(3, "Glossary", "text/two.xhtml"), "")
    return {
        "META-INF/container.xml": CONTAINER,
        "OPS/package.opf": package,
        "OPS/text/one.xhtml": text,
        "OPS/toc.ncx": ncx,
    }


def entry(name: str, time: tuple[int, int, int, int, int, int] = TIME, extra: bytes = b"") -> ZipInfo:
    info = ZipInfo(name, time)
    info.extra = extra
    info.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
    return info


def pack(files: Files) -> bytes:
    """The book of some files; ``mimetype`` comes first unless it is among them."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, data in {
            **({} if "mimetype" in files else {"mimetype": "application/epub+zip"}),
            **files,
        }.items():
            archive.writestr(entry(name), data)
    return buffer.getvalue()


def changed(name: str, old: str, new: str, files: Files | None = None) -> dict[str, str | bytes]:
    """The files with a text of one of them replaced, everywhere in it."""
    found = dict(files or parts())
    text = found[name]
    assert isinstance(text, str)
    assert old in text, f"{old!r} is not in {name}"
    found[name] = text.replace(old, new)
    return found


def codes(files: Files) -> set[str]:
    """The codes of what the linter finds in a book of some files."""
    return {fault.code for fault in faults(pack(files), "book.epub")}


def places(files: Files, code: str) -> list[str]:
    """Where it finds a code."""
    return [f"{f.file}{f.place}" for f in faults(pack(files), "book.epub") if f.code == code]
