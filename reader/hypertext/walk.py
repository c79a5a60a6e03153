"""An lxml tree to blocks, in one pass that neither recurses nor loses text."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from msgspec.structs import replace

from reader.hypertext.frames import Frame, one, whole
from reader.hypertext.hidden import is_hidden
from reader.hypertext.inline import Open, Text
from reader.hypertext.leaf import Leaves
from reader.hypertext.phrases import verbatim
from reader.hypertext.tables import Cell, is_layout
from reader.model import (
    Block,
    Cut,
    Figure,
    MarkRole,
    Note,
    Paragraph,
)

DEEPEST_BLOCK = 12
"""Lists and quotes in each other beyond this keep their text and lose their nesting."""

LONGEST_HEADING = 300
"""Characters after which a block inside a heading ends it: somebody forgot to close it."""

DEAD = frozenset("script style template title iframe noframes noscript rp svg math".split())
"""Elements that are no text, or are told by other means."""

FALLBACK = frozenset("audio video canvas object applet datalist".split())
"""Elements that show something else where they work; what they hold is cut as hidden."""

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark nobr output q rb rt rtc "
    "ruby s samp small span strike strong sub sup time tt u var wbr data slot picture blink "
    "area base col embed frame input link meta param source track".split()
)
BREAKS = frozenset("br hr img image amp-img".split())
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset("ul ol menu dir dl".split())
PARTS = {"td": "cell", "th": "cell", "caption": "caption", "figure": "figure", "figcaption": "caption"}
UNKNOWN = re.compile("[-:]")
"""In the name of an element that a site has made up; in a paragraph it is part of the text."""

PREFORMATTED = frozenset("pre xmp listing plaintext".split())


class Placed(NamedTuple):
    """A block and the element that it came from."""

    block: Block
    element: Any


def walk(root: Any, language: str = "", base: str = "") -> list[Placed]:
    """Every block of a page in reading order, what is hidden as a cut, notes where their text stands.

    Args:
        root: what :func:`reader.hypertext.parse` gives.
        language: the page's own, whose marks would say nothing.
        base: URL that relative links are resolved against; without one they are no links.
    """
    placed = _Walk(root, language, base).run()
    if any(not isinstance(each.block, Cut) for each in placed):
        return placed
    return _Walk(root, language, base, DEAD - {"noscript", "noframes"}).run() or placed


class _Walk(Leaves):
    def __init__(self, root: Any, language: str, base: str, ignored: frozenset[str] = DEAD) -> None:
        super().__init__(root, language, base)
        self.ignored = ignored
        self.depth = 0  # of lists and quotes
        self.pending: list[Block] = []  # notes and cuts, which stand at the top only
        self.out: list[Placed] = []

    def run(self) -> list[Placed]:
        from lxml import etree

        skipped = None
        root, start, end = self.root, self._start, self._end
        events = etree.iterwalk(self.root, events=("start", "end"))
        for event, element in events:
            if event == "start":
                if start(element):
                    skipped = element
                    events.skip_subtree()
                elif text := element.text:
                    self.text.add(text)
                continue
            if element is skipped:
                skipped = None
            else:
                end(element)
            if element is not root and (tail := element.tail):
                self.text.add(tail)
        self.flush()
        self._drain(self.root)
        return self.out

    def _start(self, element: Any) -> bool:
        """Open an element; whether to pass over what is in it."""
        tag, names = element.tag, element.keys()
        if self.pages and element in self.pages and self.turn_page(element, inside=tag in INLINE):
            return True
        if tag in self.ignored:
            return self.pass_over(element, tag)
        if self.notes.targets and element in self.notes.targets:
            self.flush()
            self._push("note", element).label = self.notes.targets[element]
        elif tag in FALLBACK or is_hidden(element, names):
            self._push("hidden", element, inline=True)
            return False
        if tag in INLINE or (UNKNOWN.search(tag) and (self.level or self.holders[-1].tag == "p")):
            return self.start_inline(element, tag, names)
        if tag in BREAKS:
            self._break(element, tag)
        elif tag in PREFORMATTED:
            self.flush()
            self.verbatim(verbatim(element), element)
            return True
        else:
            self._start_block(element, tag, names)
        return False

    def _break(self, element: Any, tag: str) -> None:
        if tag == "br":
            self.line_break()
        elif tag == "hr":
            self.flush()
        else:
            self.image(element)

    def _start_block(self, element: Any, tag: str, names: list[str]) -> None:
        if self.level and tag not in HEADINGS and tag not in LISTS and self.text.length < LONGEST_HEADING:
            self.text.gap = True
            self.holders.append(element)
            return
        if self.text.gap or self.text.length:
            self.flush()
        self.holders.append(element)
        if names:
            self.say_language(element)
        kind = self.frames[-1].kind
        if tag in HEADINGS:
            self.level = HEADINGS[tag]
            return
        self.level = 0
        if (tag in LISTS or tag == "blockquote") and self.depth < DEEPEST_BLOCK:
            self._push("quote" if tag == "blockquote" else "list", element)
            self.depth += 1
        elif tag in {"li", "dt", "dd"} and kind == "list":
            self._start_item(element, tag)
        elif tag == "table" and not self._places(element):
            self._push("table", element)
        elif kind == "table" and tag == "tr":
            self.frames[-1].rows.append([])
        elif tag in PARTS and (kind == "table" or tag in {"figure", "figcaption"}):
            self._push(PARTS[tag], element)

    def _places(self, table: Any) -> bool:
        return is_layout(table) or any(row in self.notes.targets for row in table.iter("tr", "td"))

    def _start_item(self, element: Any, tag: str) -> None:
        holder = self.frames[-1]
        frame = self._push("item", element)
        if tag == "dt":
            self.text.open(Open(element, MarkRole.STRONG))
        frame.defined = holder.defined and tag != "dd"
        holder.defined = tag != "dt"
        if value := element.get("value"):
            holder.numbers[len(holder.items)] = whole(value, 1)

    def _push(self, kind: str, element: Any, *, inline: bool = False) -> Frame:
        frame = Frame(kind, element)
        if inline:
            frame.text, self.text = self.text, Text()
            frame.level, self.level = self.level, 0
            frame.figures, self.figures = self.figures, []
            self.holders.append(element)
        self.frames.append(frame)
        return frame

    def _end(self, element: Any) -> None:
        if self.holders[-1] is element and element is not self.root:
            if self.level and element.tag not in HEADINGS:
                self.text.gap = True
            else:
                if self.text.gap or self.text.length:
                    self.flush()
                self.level = 0
            if self.text.opened:
                self.close_inline(element)
            self.holders.pop()
        elif self.text.opened:
            self.close_inline(element)
        if self.frames[-1].element is element:
            while len(self.frames) > 1 and self.frames[-1].element is element:
                self._close_frame(self.frames.pop())
            if self.pending and len(self.frames) == 1 and not self.text.length:
                self._drain(element)

    def _close_frame(self, frame: Frame) -> None:
        element = frame.element
        if frame.kind in {"quote", "list"}:
            self.depth -= 1
        match frame.kind:
            case "item":
                items = self.frames[-1].items
                if frame.defined or not items:
                    items.append(frame.blocks)
                else:
                    items[-1] += frame.blocks
            case "cell":
                rows = self.frames[-1].rows or [[]]
                columns, down = (min(1000, max(1, whole(element.get(n), 1))) for n in ("colspan", "rowspan"))
                rows[-1].append(Cell(one(frame.blocks), columns, down, element.tag == "th"))
                self.frames[-1].rows = rows
            case "caption" if self.frames[-1].kind in {"figure", "table"}:
                before = self.frames[-1].caption
                self.frames[-1].caption = one([before, *frame.blocks])
            case "caption":
                self._emit_all(iter(frame.blocks), element)
            case _:
                self._emit_all(frame.close(), element)
        if frame.text is not None:
            frame.text.pages += self.text.pages
            self.text, self.level, self.figures = frame.text, frame.level, frame.figures

    def _emit_all(self, blocks: Iterator[Block], element: Any) -> None:
        for block in blocks:
            self.emit(block, element)

    def emit(self, block: Block, element: Any) -> None:
        """Put a block where it belongs; notes and cuts wait until they can stand at the top."""
        if isinstance(block, Note) or (isinstance(block, Cut) and not self._is_in_hidden()):
            self.pending.append(block)
        elif len(self.frames) > 1:
            self.frames[-1].take(block.block if isinstance(block, Cut) else block)
        else:
            self._place(block, element)
            if self.pending:
                self._drain(element)

    def _is_in_hidden(self) -> bool:
        return any(frame.kind == "hidden" for frame in self.frames)

    def _place(self, block: Block, element: Any) -> None:
        """Put a block at the top; a paragraph that says it is a caption joins the picture above it."""
        above = self.out[-1].block if self.out else None
        if (
            isinstance(above, Figure)
            and isinstance(block, Paragraph)
            and not above.caption.text
            and "caption" in (element.get("class") or "").lower()
        ):
            self.out[-1] = Placed(replace(above, caption=one([block])), self.out[-1].element)
        else:
            self.out.append(Placed(block, element))

    def _drain(self, element: Any) -> None:
        pending, self.pending = self.pending, []
        self.out += (Placed(block, element) for block in pending)
