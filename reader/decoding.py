"""Bytes to text: encodings told apart, binary refused, lines and characters made safe."""

import codecs
import contextlib
import re
import unicodedata

from reader.errors import EmptySource, NotText, UnreadableEncoding

SIGNATURES = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF87a": "a GIF picture",
    b"GIF89a": "a GIF picture",
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive (DOCX, EPUB and ODT are such)",
    b"\x7fELF": "a program",
    b"\x1f\x8b": "a gzip archive",
    b"OggS": "an Ogg file",
    b"ID3\x02": "an MP3",
    b"ID3\x03": "an MP3",
    b"ID3\x04": "an MP3",
    b"\xd0\xcf\x11\xe0": "an old Office document",
}
"""First bytes of the binary files that people hand in most."""

READABLE = {b"%PDF-": "give it the suffix .pdf", b"PK\x03\x04": "give it its suffix, .docx or .epub"}
"""What to do about those that are read under their own names."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins alike
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

CONTROL_SHARE, FEW_CONTROLS = 0.02, 8
"""More control characters than this share and this number, and it is not text."""

CONTROLS = bytes(set(range(ord(" "))) - set(b"\t\n\v\f\r\x1b"))

SAMPLE = 65536
"""Bytes looked at to tell text from binary."""

NEWLINES = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)|[@-Z\\-_])")
"""ANSI control sequences and operating system commands (ECMA-48)."""

UNSAFE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"
    "\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
"""Controls, surrogates, noncharacters, bidi overrides and tag characters.

None of them may stand in XML 1.0 or is of any use to a reader; overrides can make a line say what
it does not (Unicode Technical Report 36).
"""

PILE = 33
"""Combining marks on end, more than any language has (Unicode Standard Annex 15, section 13)."""

MARK = (
    "[\u0300-\u034e\u0350-\u036f\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0951-\u0954"
    "\u1ab0-\u1abd\u1dc0-\u1dff\u20d0-\u20dc\u20e5-\u20f0\ufe20-\ufe2f]"
)
MARKED, PILED = re.compile(MARK), re.compile(f"{MARK}{{{PILE},}}")


def decode(data: bytes, href: str) -> str:
    r"""Text of a file, with ``\n`` line ends and no character from :data:`UNSAFE`.

    A byte order mark decides; then strict UTF-8; then UTF-8 with a few damaged bytes, which become
    U+FFFD; then UTF-16 by its zero bytes; then what charset-normalizer finds.

    Raises:
        EmptySource: no visible character.
        NotText: a known binary format, or too many control characters.
        UnreadableEncoding: text, but in no encoding that explains it.
    """
    for signature, name in SIGNATURES.items():
        if data.startswith(signature):
            advice = READABLE.get(signature, "give a text or Markdown file")
            raise NotText(href, f"this is {name}, not text", advice)
    text = safe(_characters(data, href).removeprefix("\ufeff"))
    if not any(map(_visible, text.strip())):
        raise EmptySource(href, "there is no text in it", "give a file with text")
    return text


def safe(text: str) -> str:
    r"""The text with ``\n`` line ends and without the characters of :data:`UNSAFE`.

    A text that is printable but for line feeds, tabs and no-break spaces holds none of them, nor another
    line end: telling that is twenty times as fast as looking for each.
    """
    if MARKED.search(text[::PILE]):  # every pile has a mark there
        text = PILED.sub(_in_order, text)
    if text.replace("\n", " ").replace("\t", " ").replace("\xa0", " ").isprintable():
        return text
    return UNSAFE.sub("", NEWLINES.sub("\n", ESCAPES.sub("", text)))


def _in_order(pile: re.Match[str]) -> str:
    """The marks in canonical order, which means the same; whoever normalises them would take square time."""
    return "".join(sorted(pile.group(), key=unicodedata.combining))


def _visible(char: str) -> bool:
    return unicodedata.category(char)[0] not in "ZC" and char not in "\u3164\u115f\u1160"


def _characters(data: bytes, href: str) -> str:
    for mark, name in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace")
    if b"\x00" in data[:SAMPLE]:
        return _wide(data, href)
    if b"\x1b$" in data[:SAMPLE]:  # escapes into JIS X 0208 (RFC 1468)
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode("iso2022_jp")
    if _is_riddled(data[:SAMPLE]):
        raise NotText(href, "this is binary, not text", "give a text or Markdown file")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _legacy(data, href)


def _is_riddled(sample: bytes) -> bool:
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    return controls > max(FEW_CONTROLS, CONTROL_SHARE * len(sample))


def _wide(data: bytes, href: str) -> str:
    """UTF-16 without a mark: in text, zeros fall on one side of the pairs only."""
    even, odd = data[0:SAMPLE:2].count(0), data[1:SAMPLE:2].count(0)
    name = "utf-16-le" if odd > 4 * even else "utf-16-be" if even > 4 * odd else ""
    try:
        text = data[: len(data) & ~1].decode(name or "ascii")
    except UnicodeDecodeError:
        text = "\x00"
    if "\x00" in text or UNSAFE.search(text[:SAMPLE]):
        raise NotText(href, "this is binary, not text", "give a text or Markdown file")
    return text


def _damaged_utf8(data: bytes) -> str:
    """UTF-8 with a few bad bytes, or an empty string when good sequences do not outnumber them."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    return text if good >= bad else ""


def _legacy(data: bytes, href: str) -> str:
    known = _western(data) or _cyrillic(data)
    if known:
        return known
    from charset_normalizer import from_bytes  # late: loads its tables

    best = from_bytes(data).best()
    if best is None or best.encoding == "ascii":
        raise UnreadableEncoding(href, "its encoding cannot be told", "save it as UTF-8 and try again")
    return str(best)


TYPOGRAPHY = "‘’“”–—…•™€£§©®°·«»´½¼¾\xa0"
LOWER, UPPER = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœšž", "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒŠŽ"
WESTERN_SHARE = 0.2
"""Most Western letters beyond ASCII; French has some 5 in 100 characters, other scripts over half."""

LETTERS = (LOWER + UPPER).encode("cp1252")
NOT_WESTERN = re.compile(
    b"[^\x00-\x7f%s]|(?<=[a-z%s])[%s]"
    % ((TYPOGRAPHY + LOWER + UPPER).encode("cp1252"), LOWER.encode("cp1252"), UPPER.encode("cp1252"))
)
"""A byte that Western prose has not: no letter or sign of it, or a capital within a word."""


def _western(data: bytes) -> str:
    """Windows-1252 text, when its few non-ASCII characters are what Western prose has.

    Statistical detectors confuse it with its neighbours on short texts. A letter must touch a
    letter of the same case or of lower case, as in ``café``; anything else is left to them.
    """
    letters = len(data) - len(data.translate(None, LETTERS))
    if letters > WESTERN_SHARE * len(data) or NOT_WESTERN.search(data):
        return ""
    return data.decode("cp1252")


CYRILLIC_ENCODINGS = ("koi8-r", "cp1251", "cp866", "iso8859-5", "mac-cyrillic", "koi8-u")
CYRILLIC = re.compile("[\u0400-\u045f]")
STRANGE = re.compile("[^\x00-\x7f\u0400-\u045f«»“”„’–—…№§©°\xa0]")
MIXED = re.compile("[\u0430-\u045f][\u0400-\u042f]")
COMMON = frozenset("оеаинтср")
COMMON_SHARE, FEWEST_CYRILLIC = 0.4, 20
"""Of Cyrillic letters so many are the commonest eight in any language; a few may be so by chance."""


def _cyrillic(data: bytes) -> str:
    """Text in a Cyrillic encoding of single bytes, when its letters are as frequent as in prose.

    Statistical detectors take short ones for Japanese or Hebrew. In the wrong encoding, capitals stand
    inside words and rare letters are as frequent as others.
    """
    sample = data[:SAMPLE]
    scores = {name: _cyrillic_score(sample.decode(name, errors="replace")) for name in CYRILLIC_ENCODINGS}
    best = max(scores, key=scores.__getitem__)
    return data.decode(best, errors="replace") if scores[best] > 0 else ""


def _cyrillic_score(text: str) -> int:
    """How many of the letters are common ones, less the signs that prose has not; 0 if it is no prose."""
    letters = CYRILLIC.findall(text)
    strange = len(STRANGE.findall(text))
    common = sum(map(COMMON.__contains__, letters))
    enough = len(letters) >= max(FEWEST_CYRILLIC, WESTERN_SHARE * len(text))
    if (
        not enough
        or common < COMMON_SHARE * len(letters)
        or strange > len(letters) // 10
        or MIXED.search(text)
    ):
        return 0
    return common - strange
