"""Words as units of an overlay: a page and its track, both taken apart where the voice tells its words.

A sentence becomes a run of elements, each of a word or of as many as cannot be told apart without
breaking an element of the page; the clips of the words tile that of their sentence.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from reader.editions.epub.xhtml import add, append, serialise
from reader.model import Clip, Track

LETTER = re.compile(r"[^\W_]")


class _Unit(Struct):
    """Code points ``start`` to ``end`` of a sentence as the page has it, heard from the sample ``begin`` on.

    ``name`` is the id of its element.
    """

    start: int
    end: int
    begin: int
    name: str = ""


class _Part(Struct):
    """A stretch of text in an element, or one of its children, and its place in the text of the sentence."""

    content: "str | etree._Element"
    start: int
    end: int


def divide(page: bytes, track: Track) -> tuple[bytes, Track]:
    """The page with an element for each word, and the track with a clip for each.

    A sentence stays whole where the voice told no words of it, or where it shows other text than was said.
    """
    root = etree.fromstring(page, etree.XMLParser(resolve_entities=False, huge_tree=True))
    elements = {name: element for element in root.iter("*") if (name := element.get("id"))}
    clips: list[Clip] = []
    for clip in track.clips:
        element = elements.get(clip.sentence)
        units = _units(element, clip) if element is not None else []
        if element is None or len(units) < 2:  # noqa: PLR2004 - one word is its sentence
            clips.append(clip)
            continue
        for number, unit in enumerate(units, 1):
            unit.name = f"{clip.sentence}.w{number}"
        _wrap(element, 0, units)
        edges = [clip.begin, *(unit.begin for unit in units[1:]), clip.end]
        clips += [Clip(unit.name, *edge, "") for unit, edge in zip(units, pairwise(edges), strict=True)]
    for empty in root.iter("{*}td", "{*}span"):
        if not len(empty):
            empty.text = empty.text or ""  # an end tag, as the page had it
    return serialise(root), replace(track, clips=tuple(clips))


def _units(element: etree._Element, clip: Clip) -> list[_Unit]:
    """The words of a sentence where they stand on the page, with all its letters in one of them."""
    shown = "".join(str(text) for text in element.itertext())
    lead = len(shown) - len(shown.lstrip())
    bare = shown.strip()
    if bare.startswith(clip.text):
        shift = lead
    elif clip.text.endswith(bare):  # before it a number that the reading system draws
        shift = lead - (len(clip.text) - len(bare))
    else:
        return []
    return _whole(_letters(shown, clip, shift), [(start, end) for _, start, end in _ranges(element, 0)])


def _letters(shown: str, clip: Clip, shift: int) -> list[_Unit]:
    """The words as told, each with the letters after it that belong to none, the first with those before."""
    found: list[_Unit] = []
    for word in clip.words:
        start, end = word.offset + shift, word.offset + word.length + shift
        if start < 0 or end > len(shown) or not LETTER.search(shown[start:end]):
            continue
        if not found or (start >= found[-1].end and word.begin > found[-1].begin):
            found.append(_Unit(start, end, word.begin))
    for one, other in pairwise([*found, _Unit(len(shown), len(shown), clip.end)]):
        gap = [match.end() for match in LETTER.finditer(shown, one.end, other.start)]
        one.end = gap[-1] if gap else one.end
    if found:
        before = LETTER.search(shown, 0, found[0].start)
        found[0].start = before.start() if before else found[0].start
    return found


def _ranges(element: etree._Element, start: int) -> Iterator[tuple[etree._Element, int, int]]:
    """The elements inside one, each with its place in the text of that one."""
    for part in _parts(element, start):
        if not isinstance(part.content, str):
            yield part.content, part.start, part.end
            yield from _ranges(part.content, part.start)


def _parts(element: etree._Element, start: int) -> Iterator[_Part]:
    text = element.text or ""
    yield _Part(text, start, start + len(text))
    place = start + len(text)
    for child in element:
        end = place + sum(map(len, child.itertext()))
        yield _Part(child, place, end)
        tail = child.tail or ""
        yield _Part(tail, end, end + len(tail))
        place = end + len(tail)


def _whole(units: Sequence[_Unit], ranges: Sequence[tuple[int, int]]) -> list[_Unit]:
    """The units, those joined that share an element with one that reaches beyond it on one side."""
    found = list(units)
    while crossed := next((each for each in ranges if any(_cross(unit, *each) for unit in found)), None):
        start, end = crossed
        touched = [unit for unit in found if unit.start < end and start < unit.end]
        place = found.index(touched[0])
        joined = _Unit(min(start, touched[0].start), max(end, touched[-1].end), touched[0].begin)
        found[place : place + len(touched)] = [joined]
    return found


def _cross(unit: _Unit, start: int, end: int) -> bool:
    return unit.start < start < unit.end < end or start < unit.start < end < unit.end


def _wrap(element: etree._Element, start: int, units: Sequence[_Unit]) -> None:
    """Put an element round each unit, as deep inside as it fits."""
    parts = [piece for part in _parts(element, start) for piece in _pieces(part, units)]
    element.text = None
    for child in list(element):
        element.remove(child)
    for unit, run in groupby(parts, lambda part: _around(part, units)):
        holder = add(element, "span", {"id": unit.name}) if unit else element
        for part in run:
            if isinstance(part.content, str):
                append(holder, part.content)
                continue
            if not unit:
                _wrap(part.content, part.start, [each for each in units if _within(each, part)])
            part.content.tail = None
            holder.append(part.content)


def _pieces(part: _Part, units: Sequence[_Unit]) -> Iterator[_Part]:
    """A part, its text cut where units begin and end."""
    if not isinstance(part.content, str):
        yield part
        return
    edges = {edge for unit in units for edge in (unit.start, unit.end) if part.start < edge < part.end}
    for start, end in pairwise(sorted({part.start, part.end} | edges)):
        yield _Part(part.content[start - part.start : end - part.start], start, end)


def _around(part: _Part, units: Sequence[_Unit]) -> _Unit | None:
    """The unit that a part belongs to; none for an empty one before it, or an element in which it fits."""
    empty = part.start == part.end
    for unit in units:
        if unit.start + empty <= part.start and part.end <= unit.end and part.start < unit.end:
            return unit if isinstance(part.content, str) or not _within(unit, part) else None
    return None


def _within(unit: _Unit, part: _Part) -> bool:
    return part.start <= unit.start and unit.end <= part.end
