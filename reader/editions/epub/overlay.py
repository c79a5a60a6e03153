"""Media overlays: a page and its track become a SMIL file (EPUB 3.3, section 9).

An overlay is made from the page itself. Every element whose id a clip bears is a ``par``, in the
order of the page; the lists, tables, figures and notes around it are ``seq``s with their EPUB
type, so that a reading system can leave them out or step over them.
"""

from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import Any

from lxml import etree
from msgspec import Struct

from reader.editions.epub.xhtml import OPS, TYPE
from reader.model import Clip, Track

MEDIA_TYPE = "application/smil+xml"
SMIL = "http://www.w3.org/ns/SMIL"
NAMESPACES: Any = {None: SMIL, "epub": OPS}  # the stubs do not know the default namespace
TEXTREF = f"{{{OPS}}}textref"

ACTIVE, PLAYING = "heard", "playing"
"""Classes of the element that is heard, and of the page while it is played. EPUBCheck asks that the
names EPUB gives as examples stand in no style sheet of a silent book (CSS-029)."""

TYPES = {
    "ol": "list",
    "ul": "list",
    "li": "list-item",
    "table": "table",
    "tr": "table-row",
    "th": "table-cell",
    "td": "table-cell",
    "figure": "figure",
}
"""EPUB types of elements that have none of their own on the page."""


class Overlay(Struct, frozen=True):
    """A SMIL file, and how long it plays in milliseconds."""

    data: bytes
    milliseconds: int


def render(page: bytes, href: str, track: Track, audio: str) -> Overlay:
    """The overlay of a page.

    Args:
        page: XHTML, whose ids are those of the clips.
        href: its name, as seen from the overlay.
        track: the sound of the page.
        audio: the name of its file, as seen from the overlay.
    """
    clips = {clip.sentence: clip for clip in track.clips}
    root = etree.Element(f"{{{SMIL}}}smil", {"version": "3.0"}, nsmap=NAMESPACES)
    body = etree.SubElement(root, f"{{{SMIL}}}body", {TEXTREF: href})
    inside: list[tuple[etree._Element, etree._Element]] = []  # structures of the page, each with its seq
    whole = 0
    for number, element in enumerate(_heard(page, clips), 1):
        around = list(_structures(element))
        shared = takewhile(lambda pair: pair[0][0] is pair[1], zip(inside, around, strict=False))
        del inside[sum(1 for _ in shared) :]
        for structure in around[len(inside) :]:
            seq = {TYPE: _type(structure), TEXTREF: f"{href}#{structure.get('id')}"}
            inside.append((structure, _add(inside[-1][1] if inside else body, "seq", seq)))
        clip = clips[element.get("id", "")]
        begin, end = milliseconds(clip.begin, track.rate), milliseconds(clip.end, track.rate)
        whole += end - begin
        par = _add(inside[-1][1] if inside else body, "par", {"id": f"par{number}"})
        _add(par, "text", {"src": f"{href}#{clip.sentence}"})
        _add(par, "audio", {"src": audio, "clipBegin": clock(begin), "clipEnd": clock(end)})
    data: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return Overlay(data, whole)


def _add(parent: etree._Element, tag: str, attributes: dict[str, str]) -> etree._Element:
    return etree.SubElement(parent, f"{{{SMIL}}}{tag}", attributes)


def _heard(page: bytes, clips: Mapping[str, Clip]) -> Iterator[etree._Element]:
    root = etree.fromstring(page, etree.XMLParser(resolve_entities=False, huge_tree=True))
    return (element for element in root.iter("*") if element.get("id") in clips)


def _structures(element: etree._Element) -> Iterator[etree._Element]:
    """What is around an element and has an id and a type, outermost first."""
    return (each for each in reversed(list(element.iterancestors())) if each.get("id") and _type(each))


def _type(element: etree._Element) -> str:
    return element.get(TYPE) or TYPES.get(etree.QName(element).localname, "")


def milliseconds(samples: int, rate: int) -> int:
    """Rounded down, so that no clip ends after its sound and each begins where the one before it ends."""
    return samples * 1000 // rate


def clock(time: int) -> str:
    """Milliseconds as a clock value of SMIL 3.0: ``0:01:02.345``."""
    seconds, rest = divmod(time, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}.{rest:03}"
