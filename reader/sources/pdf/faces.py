"""The fonts of a PDF: what its codes mean, how wide they are, how they look (ISO 32000-2, section 9)."""

import re
from collections.abc import Iterator
from typing import Any

from reader.decoding import safe

LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
BOLD = re.compile("bold|black|heavy|semib|demi", re.IGNORECASE)
ITALIC = re.compile("ital|obliq|slanted", re.IGNORECASE)
FLAG_ITALIC, FLAG_BOLD = 1 << 6, 1 << 18
"""Of a font descriptor (ISO 32000-2, table 121)."""


class Face:
    """A font: the text and the width of its codes."""

    def __init__(self, font: Any) -> None:
        descriptor = font.font_descriptor
        weight = descriptor.weight if isinstance(descriptor.weight, (int, float)) else 0
        flags = int(descriptor.flags) if isinstance(descriptor.flags, (int, float)) else 0
        semibold = 600
        self.bold = bool(BOLD.search(font.name)) or weight >= semibold or bool(flags & FLAG_BOLD)
        self.italic = bool(ITALIC.search(font.name)) or bool(flags & FLAG_ITALIC)
        self._font = font
        self._known: dict[str, tuple[str, float]] = {}

    def glyphs(self, shown: bytes) -> Iterator[tuple[str, float, bool]]:
        """The text of each code, its width in thousandths, and whether word spacing is added to it."""
        encoding = self._font.encoding
        simple = not isinstance(encoding, str)
        codes = shown.decode("latin-1") if simple else shown.decode(encoding, "surrogatepass")
        for code in codes:
            if code not in self._known:
                self._known[code] = self._glyph(code, simple=simple)
            text, width = self._known[code]
            yield text, width, simple and code == " "

    def _glyph(self, code: str, *, simple: bool) -> tuple[str, float]:
        font = self._font
        char = font.encoding.get(ord(code), code) if simple else code
        text = str(font.character_map.get(char, font.character_map.get(code, char)))
        text = "".join(LIGATURES.get(c, c) for c in safe(text).replace("\n", " "))
        return text, float(font.character_widths.get(code, font.character_widths["default"]))
