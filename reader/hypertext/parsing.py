"""Bytes or text to an lxml tree: encodings as declared where the bytes agree, and no text lost."""

import codecs
import contextlib
import re
from collections.abc import Sequence
from html import escape, unescape
from typing import Any

from reader.decoding import MARKS, UNSAFE, decode, safe

DECLARED = re.compile(
    rb"""<meta[^>]{0,500}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]+)"""
    rb"""|^\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]+)""",
    re.IGNORECASE,
)
HEAD = 4096
"""Bytes in which a declaration of the encoding is looked for; the HTML standard asks for 1024."""

LABELS = {
    "gb18030": "gb18030 gbk gb2312 gb_2312-80 x-gbk chinese csgb2312 euc-cn",
    "big5hkscs": "big5 big5-hkscs cn-big5 x-x-big5",
    "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji windows-31j cp932",
    "euc_jp": "euc-jp x-euc-jp",
    "iso2022_jp": "iso-2022-jp",
    "cp949": "euc-kr ks_c_5601-1987 korean windows-949 cp949",
    "cp1250": "windows-1250 cp1250 x-cp1250",
    "cp1251": "windows-1251 cp1251 x-cp1251",
    "cp1252": "windows-1252 cp1252 iso-8859-1 latin1 l1 us-ascii ascii iso8859-1 x-cp1252",
    "cp1253": "windows-1253 cp1253",
    "cp1254": "windows-1254 cp1254 iso-8859-9 latin5",
    "cp1255": "windows-1255 cp1255",
    "cp1256": "windows-1256 cp1256",
    "cp1257": "windows-1257 cp1257",
    "cp1258": "windows-1258 cp1258",
    "cp866": "ibm866 cp866 866",
    "koi8_r": "koi8-r koi8 koi",
    "koi8_u": "koi8-u koi8-ru",
    "iso8859_2": "iso-8859-2 latin2 iso8859-2",
    "iso8859_5": "iso-8859-5 cyrillic",
    "iso8859_6": "iso-8859-6 arabic",
    "iso8859_7": "iso-8859-7 greek",
    "iso8859_8": "iso-8859-8 iso-8859-8-i hebrew visual logical",
    "iso8859_15": "iso-8859-15 latin-9",
    "mac_roman": "macintosh mac x-mac-roman",
    "cp874": "windows-874 tis-620 iso-8859-11",
}
CODECS = {label: codec for codec, labels in LABELS.items() for label in labels.split()}
"""Labels of legacy encodings (WHATWG Encoding Standard) and what Python calls them.

Those of UTF-8 and UTF-16 are not among them: UTF-8 shows itself, and a page that can say in ASCII
letters that it is UTF-16 is not.
"""

C1 = re.compile("[\x80-\x9f]")
MOST_FOREIGN = 0.5
"""Letters beyond ASCII in a page that says it is Western, above which it lies; prose has a tenth."""

REFERENCE = re.compile(r"&#(?:[xX][0-9a-fA-F]{1,8}|[0-9]{1,8});?")
TAGS = re.compile(r"<!--.*?(?:-->|\Z)|<[^<>]*>", re.DOTALL)
CDATA = re.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.DOTALL)
DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[]{0,500}\[[^\]]{0,5000}\]\s*>", re.IGNORECASE)
"""A document type with declarations of its own, none of which is obeyed."""

XHTML = re.compile(r"<\?xml|xmlns\s{0,9}=\s{0,9}.http://www\.w3\.org/1999/xhtml", re.IGNORECASE)
SELF_CLOSED = re.compile(
    r"<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b)"
    r"([a-zA-Z][a-zA-Z0-9:-]*)((?:\s[^<>]*)?)/>",
    re.IGNORECASE,
)
"""An element that XHTML may close where it opens, and HTML may not: ``<title/>`` would eat the page."""

DEEPEST = 200
"""Levels of elements kept: libxml2 stops at 256, and copies trees by recursion."""

WITHIN_WORDS = frozenset("a abbr b bdi bdo cite code em font i mark s small span strong sub sup u".split())
"""Elements that may end inside a word."""

LEAST_KEPT, SLACK = 0.98, 64
"""Share and number of characters that the first parser must keep to be believed."""


def text_of(data: bytes, href: str, declared: str = "") -> str:
    """Text of an HTML file, as :func:`reader.decoding.decode` gives it.

    A byte order mark decides, then valid UTF-8, then the encoding that ``declared`` (from HTTP), the
    page's ``meta`` or its XML declaration names, if its bytes are such; then what decode tells.

    Raises:
        EmptySource, NotText, UnreadableEncoding: see :func:`reader.decoding.decode`.
    """
    return decode(recoded(data, (declared, _declared(data))), href)


def _declared(data: bytes) -> str:
    """The encoding that a page says it is in."""
    match = DECLARED.search(data[:HEAD])
    return (match[1] or match[2]).decode("ascii", "replace") if match else ""


def recoded(data: bytes, labels: Sequence[str]) -> bytes:
    """The bytes as UTF-8 where they are text in one of the encodings of those labels, else as they are."""
    if data.isascii() or any(data.startswith(mark) for mark, _ in MARKS):
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return data
    for label in labels:
        codec = CODECS.get(label.strip().lower())
        if codec is None:
            continue
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if not C1.search(text) and not (codec == "cp1252" and _is_foreign(text)):
            return codecs.BOM_UTF8 + text.encode()
    return data


def _is_foreign(text: str) -> bool:
    letters = [char for char in TAGS.sub("", text) if char.isalpha()]
    return sum(char > "\x7f" for char in letters) > MOST_FOREIGN * len(letters)


def parse(text: str) -> Any:
    """The root element of an HTML text: an ``lxml.html.HtmlElement``, without comments.

    Character references to what no text may hold are dropped first. Where libxml2 drops what lies too
    deep, the page is read again as a stream and made less deep: no text is lost.
    """
    from lxml import etree, html  # late: 50 ms

    text = safe(text).removeprefix("\ufeff")
    if "<![CDATA[" in text:
        text = CDATA.sub(lambda match: escape(match[1], quote=False), text)
    text = DOCTYPE.sub("", text, count=1)
    if "xml" in text[:HEAD] and XHTML.search(text[:HEAD]):
        text = SELF_CLOSED.sub(r"<\1\2></\1>", text)
    if "&#" in text:
        text = REFERENCE.sub(_reference, text)
    parser: Any = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    # one class for all elements, found without a call into Python: a third faster, here and in what follows
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    data = text.encode()
    try:
        root: Any = html.document_fromstring(data, parser=parser)
    except etree.ParserError:  # there is no element in it
        return html.document_fromstring(b"<html><body></body></html>", parser=parser)
    bare = TAGS.sub("", text)
    kept = _size(_text(root))
    limited = any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log)
    if limited or (_lost(kept, bare) and _lost(kept, unescape(bare))):
        again = _read_as_stream(data, parser)
        return again if _size(_text(again)) > kept else root
    return root


def _reference(match: re.Match[str]) -> str:
    char = unescape(match[0])
    if char and char in "<>&\"'\t\n\r ":
        return match[0] if match[0].endswith(";") else f"{match[0]};"
    return "" if UNSAFE.search(char) else char


def _text(root: Any) -> str:
    return str(root.xpath("string()"))


def _lost(kept: int, expected: str) -> bool:
    return kept < LEAST_KEPT * _size(expected) - SLACK


def _size(text: str) -> int:
    """Characters that are no white space of a page."""
    return len(text) - text.count(" ") - text.count("\n") - text.count("\t")


def _read_as_stream(data: bytes, html_parser: Any) -> Any:
    """The tree of a page that is too deep: what lies below a level becomes its neighbour."""
    from lxml import etree

    target: Any = _Shallow(html_parser)
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True)
    parser.feed(data)
    return parser.close()


class _Shallow:
    """A tree growing from the events of a parser (lxml, "The target parser interface")."""

    def __init__(self, html_parser: Any) -> None:
        self.make = html_parser.makeelement
        self.root = self.make("html")
        self.path: list[Any] = []
        self.last: list[Any] = []  # the last child of each element of the path, or None
        self.beyond = 0  # open elements below the deepest level
        self.fresh: Any = None  # the last element, while nothing has ended since it began
        self.pieces: list[str] = []

    def start(self, tag: str, attributes: Any) -> None:
        self._flush()
        element = _made(self.make, tag, attributes) if self.path else self.root
        if self.path:
            self.path[-1].append(element)
            self.last[-1] = element
        if len(self.path) < DEEPEST:
            self.path.append(element)
            self.last.append(None)
        else:
            self.beyond += 1
        self.fresh = element

    def end(self, tag: str) -> None:
        self._flush()
        if self.beyond and tag not in WITHIN_WORDS:
            self.pieces.append("\n")  # what ends there no longer parts what stands around it
        self.fresh = None
        if self.beyond:
            self.beyond -= 1
        else:
            self.path.pop()
            self.last.pop()

    def data(self, text: str) -> None:
        self.pieces.append(text)

    def _flush(self) -> None:
        text, self.pieces = "".join(self.pieces), []
        if not text or not self.path:
            return
        holder = self.fresh if self.fresh is not None else self.path[-1]
        last = None if self.fresh is not None else self.last[-1]
        if last is None:
            holder.text = (holder.text or "") + text
        else:
            last.tail = (last.tail or "") + text

    def comment(self, text: str) -> None:
        """Comments are no text."""

    def pi(self, target: str, data: str | None = None) -> None:
        """Neither are processing instructions."""

    def close(self) -> Any:
        return self.root


def _made(make: Any, tag: str, attributes: Any) -> Any:
    """An element; names that XML does not allow are given up."""
    try:
        element = make(tag)
    except ValueError:
        element = make("span")
    for name, value in attributes.items():
        with contextlib.suppress(ValueError):
            element.set(name, value)
    return element
