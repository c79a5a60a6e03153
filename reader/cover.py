"""A typographic cover of any shape, drawn from the metadata alone.

The letters are Atkinson Hyperlegible (Braille Institute). Ground, accent and the wave of bars are
taken from a digest of the title, so that each book has its own.
"""

import hashlib
import io
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from msgspec import Struct

from reader.model import Metadata

if TYPE_CHECKING:
    from PIL import ImageDraw, ImageFont

PAPER = "#ffffff"
GROUNDS = ("#14213d", "#3d1f3d", "#0f3d3e", "#4a1c1c", "#1f3d1f", "#2b2b2b")
ACCENTS = ("#fca311", "#f2a7c3", "#7ed6c4", "#ffb599", "#b8e08a", "#9fd0ff")
"""Grounds and the accents that go with them; white stands out from each ground by 11:1 or more."""

SHADES = 15
"""From ground to paper: enough for smooth letters, and with the accent four bits a pixel."""

RUN_LENGTHS = 3
"""Z_RLE of zlib: long runs of one shade, as a cover has, packed as small as a search would, and sooner."""

DESCRIPTION = "Cover of the book: its title above a wave of bars"
"""The cover in words; what is written on it should stand beside it."""

BARS = 31
SMALLEST = 0.02
"""Smallest letters, as a part of the cover's shorter side."""


def draw(metadata: Metadata, size: tuple[int, int]) -> bytes:
    """The cover as a PNG of the given width and height in pixels.

    The same arguments give the same bytes, as long as Pillow stays the same. Letters that the font
    lacks are written in Latin ones; signs that have no letters are left out.
    """
    from PIL import Image, ImageDraw  # late: 60 ms

    width, height = size
    seed = hashlib.sha256(metadata.title.encode("utf-8", "replace")).digest()
    image = Image.new("L", size, 0)
    canvas = ImageDraw.Draw(image)
    margin = min(size) // 10
    inner = width - 2 * margin
    title = _Box(margin, margin + height // 20, inner, int(height * 0.42))
    _write(canvas, metadata.title or "Untitled", title, "Bold", min(size) // 6)
    small = min(size) // 18
    authors = _Box(margin, int(height * 0.78), inner, int(height * 0.09))
    _write(canvas, ", ".join(metadata.authors), authors, "Bold", small)
    origin = _Box(margin, int(height * 0.88), inner, int(height * 0.06))
    line = " · ".join(filter(None, (metadata.publisher, metadata.date)))
    _write(canvas, line, origin, "Regular", small * 3 // 4)
    image = image.point([round((SHADES - 1) * ink / 255) for ink in range(256)])
    canvas = ImageDraw.Draw(image)
    edges = (margin, margin, margin + inner // 5, margin + max(2, min(size) // 80))
    canvas.rectangle(edges, fill=SHADES)
    _draw_bars(canvas, _Box(margin, int(height * 0.56), inner, int(height * 0.18)), seed)
    image.putpalette(_palette(seed))
    file = io.BytesIO()
    image.save(file, "PNG", bits=4, compress_type=RUN_LENGTHS)
    return file.getvalue()


def _palette(seed: bytes) -> bytes:
    """Red, green and blue of each shade from the ground to :data:`PAPER`, then of the accent."""
    from PIL import ImageColor

    ground, accent = (ImageColor.getrgb(of[seed[0] % len(of)]) for of in (GROUNDS, ACCENTS))
    paper = ImageColor.getrgb(PAPER)
    shades = [
        round(dark + (light - dark) * shade / (SHADES - 1))
        for shade in range(SHADES)
        for dark, light in zip(ground, paper, strict=True)
    ]
    return bytes((*shades, *accent))


class _Box(Struct, frozen=True):
    left: int
    top: int
    width: int
    height: int


def _draw_bars(canvas: "ImageDraw.ImageDraw", box: _Box, seed: bytes) -> None:
    """A wave of sound, the lengths of its bars taken from the seed."""
    step = box.width / BARS
    middle = box.top + box.height / 2
    for bar in range(BARS):
        swell = 1 - abs(2 * bar / (BARS - 1) - 1) * 0.8
        half = max(step / 4, box.height / 2 * swell * (0.25 + 0.75 * seed[bar % len(seed)] / 255))
        left = box.left + bar * step
        edges = (round(left), round(middle - half), round(left + step / 2), round(middle + half))
        canvas.rounded_rectangle(edges, radius=round(step / 4), fill=SHADES)


def _write(canvas: "ImageDraw.ImageDraw", text: str, box: _Box, weight: str, size: int) -> None:
    """Write a text into a box, as large as fits but no larger than ``size``; cut it if it must be."""
    text = _spell(text, weight)
    smallest = max(6, int(min(canvas.im.size) * SMALLEST))
    cutting = size // 3  # a word is cut only where whole it would be too small
    while True:
        font = _font(weight, size)
        lines = list(_wrap(text, font, box.width))
        leading = round(size * 1.2)
        whole = size <= cutting or all(font.getlength(word) <= box.width for word in text.split())
        if (whole and leading * len(lines) <= box.height) or size <= smallest:
            break
        size = max(smallest, size * 9 // 10)
    room = max(1, box.height // leading)
    if len(lines) > room:
        lines = [*lines[: room - 1], _shorten(lines[room - 1], font, box.width)]
    for number, line in enumerate(lines):
        canvas.text((box.left, box.top + number * leading), line, fill=255, font=font)


def _wrap(text: str, font: "ImageFont.FreeTypeFont", width: int) -> Iterator[str]:
    """Lines no wider than ``width``; a word longer than a line is cut."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if font.getlength(longer) <= width:
            line = longer
            continue
        if line:
            yield line
        line = word
        while font.getlength(line) > width:
            fits = _fitting(line, font, width)
            yield line[:fits]
            line = line[fits:]
    if line:
        yield line


def _fitting(word: str, font: "ImageFont.FreeTypeFont", width: int) -> int:
    """How many letters of a word fit a line, at least one."""
    fits = 1
    while fits < len(word) and font.getlength(word[: fits + 1]) <= width:
        fits += 1
    return fits


def _shorten(line: str, font: "ImageFont.FreeTypeFont", width: int) -> str:
    while line and font.getlength(f"{line}…") > width:
        line = line[:-1]
    return f"{line.rstrip()}…"


@cache
def _font(weight: str, size: int) -> "ImageFont.FreeTypeFont":
    from PIL import ImageFont

    file = files("fontpkg_atkinson_hyperlegible") / "files" / f"AtkinsonHyperlegible-{weight}.ttf"
    return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)


def _spell(text: str, weight: str) -> str:
    """The text in letters that the font has."""
    from anyascii import anyascii  # late: its tables are large

    spelt = []
    for character in unicodedata.normalize("NFC", " ".join(text[:1000].split())):
        if character.isspace() or _has(weight, character):
            spelt.append(character)
        elif not (latin := anyascii(character)).startswith(":"):  # as in :smiley:
            spelt.append(latin)
    return "".join(spelt)


@cache
def _has(weight: str, character: str) -> bool:
    """Whether the font draws a character otherwise than one that is never a character."""
    font = _font(weight, 32)
    missing = font.getmask("\uffff")
    return bytes(font.getmask(character)) != bytes(missing)
