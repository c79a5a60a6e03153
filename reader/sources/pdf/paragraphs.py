"""Lines of columns to paragraphs: where one ends, what joins over a page, which words were parted."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.sources.pdf.hyphens import Words
from reader.sources.pdf.lines import Line, Piece

BULLET = re.compile(r"\s*[•‣◦▪■●○·∙⁃\uf0b7\uf0a7\u2043–—*-]\s+(?=\S)")
NUMBER = re.compile(r"\s*\(?(\d{1,3}|[a-z])[.)]\s+(?=\S)")
LEADER = re.compile(r"(?:[.·…]\s?){4,}\s*[\divxlc]{1,5}\s*\Z")
"""What leads from a heading to its page in a table of contents."""

ENDED = re.compile(r"""[.!?…:;。！？]["'”’»)\]]*\s*\Z""")
CONTENTS = "table of contents"

SAME_SIZE, INDENT, LOOSE = 0.06, 0.7, 1.35
"""Shares: how much lines of one paragraph differ in size, an indent in sizes, leading between paragraphs."""

USUAL_LEADING = 1.2
SAME_MEASURE = 0.8
"""Of the width of a column: what is narrower is another column."""

LETTER = 0.5
"""Of the size: the width of a letter, for the room that a next word would have had."""


class Text:
    """A paragraph as it grows: its lines and its pieces of text."""

    def __init__(self, line: Line) -> None:
        self.lines = [line]
        self.pieces: list[Piece] = []
        self.marker = marker(line)

    @property
    def last(self) -> Line:
        """The line it ends with so far."""
        return self.lines[-1]

    @property
    def size(self) -> float:
        """That of its first line."""
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)


def marker(line: Line) -> str:
    """What a line begins with as an item of a list: ``•`` for any bullet, a number, a letter, or nothing."""
    text = line.text
    if BULLET.match(text):
        return "•"
    match = NUMBER.match(text)
    return match[1] if match else ""


def leadings(lines: Sequence[Line]) -> dict[int, float]:
    """The usual distance of two lines, in points, by their rounded size."""
    gaps: dict[int, Counter[float]] = {}
    for above, below in pairwise(lines):
        gap = above.y - below.y
        if _follows(above, below) and gap < 3 * below.size:
            gaps.setdefault(round(below.size), Counter())[round(gap * 2) / 2] += 1
    return {size: min(count, key=lambda gap: (-count[gap], gap)) for size, count in gaps.items()}


def _follows(above: Line, below: Line) -> bool:
    """Whether a line stands below another in the same column."""
    same = above.page == below.page and above.left == below.left and above.right == below.right
    return same and above.y > below.y and abs(above.size - below.size) <= SAME_SIZE * above.size


def paragraphs(lines: Sequence[Line], body: float, words: Words) -> Iterator[Text]:
    """The paragraphs of lines in reading order; lines that are cut are not among them."""
    leading = leadings(lines)
    current: Text | None = None
    for line in lines:
        usual = leading.get(round(line.size), USUAL_LEADING * line.size)
        if current is None or _begins(current, line, usual, body):
            if current is not None:
                yield _finished(current, words)
            current = Text(line)
        else:
            current.lines.append(line)
    if current is not None:
        yield _finished(current, words)


def _begins(text: Text, line: Line, leading: float, body: float) -> bool:
    """Whether a line begins a new paragraph after what stands so far."""
    last = text.last
    if marker(line) and (marker(line) == "•" or last.page != line.page or _ended(last)):
        return True
    if abs(last.size - line.size) > SAME_SIZE * last.size or LEADER.search(last.text):
        return True
    heading = line.size > body * (1 + 2 * SAME_SIZE)
    if not _follows(last, line):
        return (
            heading
            or _reset(last, line)
            or last.bold != line.bold
            or (ENDED.search(last.text) is not None and not _small(line))
        )
    if last.y - line.y > LOOSE * leading or heading:
        return last.y - line.y > LOOSE * leading
    if last.bold != line.bold and (_room(last, line) or ENDED.search(last.text)):
        return True
    return _moved(text, line) or (_room(last, line) and not line.bold)


def _reset(last: Line, line: Line) -> bool:
    """Whether a line of another measure on the same page begins: an abstract over columns, a box."""
    wide, narrow = sorted((last.right - last.left, line.right - line.left), reverse=True)
    return last.page == line.page and narrow < SAME_MEASURE * wide


def _ended(line: Line) -> bool:
    return ENDED.search(line.text) is not None or line.x1 < line.right - 2 * line.size


def _small(line: Line) -> bool:
    return line.text.lstrip()[:1].islower()


def _room(last: Line, line: Line) -> bool:
    """Whether the next word would have stood on the line above, had the paragraph gone on."""
    word = line.text.split(maxsplit=1)[0] if line.text.split() else ""
    return last.right - last.x1 > (len(word) * LETTER + 2) * line.size


def _moved(text: Text, line: Line) -> bool:
    """Whether an indent, or the end of one, begins a paragraph."""
    last, step = text.last, INDENT * line.size
    if text.marker:
        return line.x0 < text.lines[0].x0 - step or (line.x0 > last.x0 + step and len(text.lines) > 1)
    hanging = len(text.lines) > 1 or line.x0 > last.x0
    return abs(line.x0 - last.x0) > step and hanging


def _finished(text: Text, words: Words) -> Text:
    """The paragraph with its pieces joined line by line."""
    for line in text.lines:
        own = [piece for n, chunk in enumerate(line.chunks) for piece in _spaced(chunk.pieces, first=n == 0)]
        if not text.pieces:
            text.pieces = own
            continue
        head, tail = text.pieces[-1], own[0]
        joint = words.joint(head.text.rstrip(), tail.text.lstrip())
        if joint is None:
            glue = "" if _unspaced(head.text, tail.text) else " "
            text.pieces[-1] = head._replace(text=head.text.rstrip() + glue)
        else:
            text.pieces[-1] = head._replace(text=joint[0] + joint[1])
        own[0] = tail._replace(text=tail.text.lstrip())
        text.pieces += own
    return text


def _spaced(pieces: list[Piece], *, first: bool) -> list[Piece]:
    return pieces[:] if first else [pieces[0]._replace(text=f" {pieces[0].text}"), *pieces[1:]]


def _unspaced(above: str, below: str) -> bool:
    """Whether lines of a script without spaces meet: Chinese, Japanese."""
    return _is_cjk(above.rstrip()[-1:]) and _is_cjk(below.lstrip()[:1])


def _is_cjk(char: str) -> bool:
    return "\u3000" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\uff00" <= char <= "\uffef"
