"""Media overlays as lists of clips (EPUB 3.3, section 9.2)."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from reader.checks.linter.book import SMIL, Book, Item, Target
from reader.checks.linter.rules import Fault
from reader.checks.linter.tree import local, place

NAMESPACE = "http://www.w3.org/ns/SMIL"

FULL = re.compile(r"(?:(\d{1,6}):)?(\d{1,2}):(\d{1,2}(?:\.\d{1,12})?)", re.ASCII)
COUNT = re.compile(r"(\d{1,9}(?:\.\d{1,12})?)(h|min|s|ms)?", re.ASCII)
UNITS = {"h": 3600.0, "min": 60.0, "s": 1.0, "ms": 0.001, None: 1.0}
SIXTY = 60


class Clip(NamedTuple):
    """A par: where it is, the text it names, the sound it plays and from when to when, in seconds.

    ``text`` is None where it names none, ``sound`` where it plays none, ``end`` where the sound's end is
    meant; ``begin`` and ``end`` where a time is no clock value.
    """

    place: str
    text: Target | None
    text_src: str
    sound: Target | None
    sound_src: str
    begin: float | None
    end: float | None


class Overlay(NamedTuple):
    """An overlay: its item in the manifest, the pages whose items name it, its clips, what is wrong."""

    item: Item
    pages: tuple[str, ...]
    clips: list[Clip]
    faults: list[Fault]


def seconds(clock: str) -> float | None:
    """A SMIL clock value in seconds (SMIL 3.0, Timing, 5.4.1); None if it is none."""
    text = clock.strip()
    if match := FULL.fullmatch(text):
        hours, minutes, rest = int(match[1] or 0), int(match[2]), float(match[3])
        return hours * 3600 + minutes * 60 + rest if minutes < SIXTY and rest < SIXTY else None
    match = COUNT.fullmatch(text)
    return float(match[1]) * UNITS[match[2]] if match else None


def overlays(book: Book) -> Iterator[Overlay]:
    """The overlays of a book, in the order of the pages they belong to."""
    named: dict[str, dict[str, None]] = {}  # sets that keep their order
    for item in [item for item, _ in book.spine] + list(book.items.values()):
        if item.overlay and item.file:
            named.setdefault(item.overlay, {})[item.file] = None
    order = {name: number for number, name in enumerate(named)}
    items = [item for item in book.items.values() if item.media_type == SMIL and item.file]
    for item in sorted(items, key=lambda item: order.get(item.id, len(order))):
        root = book.parse(item.file)
        if root is not None:
            yield _overlay(book, item, tuple(named.get(item.id, ())), root)


def _overlay(book: Book, item: Item, pages: tuple[str, ...], root: Any) -> Overlay:
    found = Overlay(item, pages, [], [])
    if root.tag != f"{{{NAMESPACE}}}smil":
        said = re.match(r"\{(.*)\}", root.tag)
        what = f"its root is <{local(root)}> in " + (f"the namespace {said[1]}" if said else "no namespace")
        found.faults.append(Fault("EPB-120", item.file, "", what))
    for par in root.iter("{*}par"):
        found.clips.append(_clip(book, item.file, par, found.faults))
    return found


def _clip(book: Book, file: str, par: Any, faults: list[Fault]) -> Clip:
    where = place(par)
    text, audio = par.find("{*}text"), par.find("{*}audio")
    text_src = (text.get("src") or "") if text is not None else ""
    sound_src = (audio.get("src") or "") if audio is not None else ""
    begin, end = _times(file, where, audio, faults) if audio is not None else (None, None)
    text_target = book.locate(file, text_src) if text is not None else None
    sound_target = book.locate(file, sound_src) if audio is not None else None
    return Clip(where, text_target, text_src, sound_target, sound_src, begin, end)


def _times(file: str, where: str, audio: Any, faults: list[Fault]) -> tuple[float | None, float | None]:
    """When a clip begins and ends; neither is known where one of them is no clock value."""
    said = {name: audio.get(name) for name in ("clipBegin", "clipEnd")}
    times = {name: seconds(text) for name, text in said.items() if text is not None}
    wrong = [name for name, time in times.items() if time is None]
    faults += [Fault("EPB-103", file, where, f"{n}={said[n][:40]!r} is no clock value") for n in wrong]
    return (None, None) if wrong else (times.get("clipBegin", 0.0), times.get("clipEnd"))
