"""The content of PDF pages as runs of glyphs with their places (ISO 32000-2, sections 8.3 and 9)."""

from collections.abc import Callable
from typing import Any, NamedTuple

from reader.errors import NotText
from reader.sources.pdf.faces import Face

Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
DEEPEST_FORM = 8
MOST_WORK = 12_000_000
"""Operators, and sixteenths of the bytes they are written in: some five thousand pages of text."""

STREAM_WORK = 100
"""Of opening a stream, which may draw little and be drawn often."""

TILTED, ARTIFACT, OUTSIDE = "text across the page", "page decoration", "outside the page"


class Run(NamedTuple):
    """Text shown in one piece: from ``x0`` to ``x1`` on the baseline ``y``, in points from the page's foot.

    ``cut`` names the rule by which it is no part of the text, or is empty.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    italic: bool = False
    cut: str = ""


class Page(NamedTuple):
    """The runs of a page in the order of its content, and whether it shows a picture."""

    runs: list[Run]
    pictured: bool


def times(a: Matrix, b: Matrix) -> Matrix:
    """The matrix that does first ``a``, then ``b``."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def upright(page: Any) -> tuple[Matrix, float, float]:
    """The matrix that turns a page as it is shown, its width and its height."""
    box = page.cropbox
    left, bottom, width, height = (float(x) for x in (box.left, box.bottom, box.width, box.height))
    moved: Matrix = (1.0, 0.0, 0.0, 1.0, -left, -bottom)
    match int(page.rotation or 0) % 360:
        case 90:
            return times(moved, (0.0, -1.0, 1.0, 0.0, 0.0, width)), height, width
        case 180:
            return times(moved, (-1.0, 0.0, 0.0, -1.0, width, height)), width, height
        case 270:
            return times(moved, (0.0, 1.0, -1.0, 0.0, height, 0.0)), height, width
    return moved, width, height


class State:
    """The part of the graphics state that text depends on."""

    def __init__(self, ctm: Matrix) -> None:
        self.ctm = ctm
        self.face: Face | None = None
        self.size = self.spacing = self.words = self.leading = self.rise = 0.0
        self.stretch = 1.0

    def copy(self) -> "State":
        """Another state that is alike."""
        other = State(self.ctm)
        other.__dict__.update(self.__dict__)
        return other


class Interpreter:
    """Reads pages; what was read before counts against :data:`MOST_WORK`."""

    def __init__(self, pdf: Any, href: str) -> None:
        self.pdf, self.href = pdf, href
        self.work = 0
        self.faces: dict[int, tuple[Any, Face]] = {}

    def page(self, page: Any) -> Page:
        """The runs of a page.

        Raises:
            NotText: the file holds more than any text does.
        """
        matrix, width, height = upright(page)
        self.runs: list[Run] = []
        self.pictured = False
        self.bounds = (width, height)
        self.state, self.stack, self.marked = State(matrix), list[State](), list[bool]()
        self.tm = self.line = IDENTITY
        contents = page.get("/Contents")
        if contents is not None:
            self._stream(contents.get_object(), page.get("/Resources"), 0)
        return Page(self.runs, self.pictured)

    def _stream(self, stream: Any, resources: Any, depth: int) -> None:
        from pypdf.generic import ContentStream

        content = ContentStream(stream, self.pdf, "bytes")
        self._spend(STREAM_WORK + len(content.get_data()) // 16)
        operations = content.operations
        self._spend(len(operations))
        resources = resources.get_object() if resources is not None else {}
        for operands, operator in operations:
            try:
                if operator == b"Do":
                    self._do(operands[0], resources, depth)
                elif operator == b"Tf":
                    self.state.face, self.state.size = self._face(operands[0], resources), float(operands[1])
                elif operator == b"INLINE IMAGE":
                    self.pictured = True
                elif handler := OPERATORS.get(operator):
                    handler(self, operands)
            except (IndexError, TypeError, ValueError, KeyError, AttributeError, OverflowError):
                continue  # a reader leaves out an operator whose operands make no sense (7.8.2)

    def _spend(self, work: int) -> None:
        self.work += work
        if self.work > MOST_WORK:
            raise NotText(self.href, "it draws more than a text does", "split it, or save its text as .txt")

    def _face(self, name: str, resources: Any) -> Face:
        from pypdf.generic._font import Font

        resource = resources["/Font"].get_object()[name].get_object()
        key = id(resource)  # its own for ever: the resource is kept beside the face
        if key not in self.faces:
            self.faces[key] = resource, Face(Font.from_font_resource(resource))
        return self.faces[key][1]

    def _do(self, name: str, resources: Any, depth: int) -> None:
        self._spend(1)
        thing = resources["/XObject"].get_object()[name].get_object()
        if thing.get("/Subtype") == "/Image":
            self.pictured = True
        elif thing.get("/Subtype") == "/Form" and depth < DEEPEST_FORM:
            before, stack = self.state, self.stack
            self.state, self.stack = before.copy(), []
            if "/Matrix" in thing:
                self.state.ctm = times(_matrix(thing["/Matrix"].get_object()), before.ctm)
            self._stream(thing, thing.get("/Resources", resources), depth + 1)
            self.state, self.stack = before, stack

    def move(self, x: float, y: float) -> None:
        """Go to the start of a line that lies so far from the start of the last one."""
        self.tm = self.line = times((1.0, 0.0, 0.0, 1.0, x, y), self.line)

    def advance(self, by: float) -> None:
        """Go along the line, by units of text space."""
        self.tm = times((1.0, 0.0, 0.0, 1.0, by, 0.0), self.tm)

    def show(self, shown: Any) -> None:
        """Show a string."""
        state, face = self.state, self.state.face
        if face is None or not shown:
            return
        data = shown if isinstance(shown, bytes) else str(shown).encode("latin-1", "replace")
        parts, width = [], 0.0
        for text, glyph, spaced in face.glyphs(data):
            parts.append(text)
            width += glyph / 1000 * state.size + state.spacing + (state.words if spaced else 0.0)
        start = times((1.0, 0.0, 0.0, 1.0, 0.0, state.rise), times(self.tm, state.ctm))
        self.advance(width * state.stretch)
        end = times(self.tm, state.ctm)
        size = state.size * (start[2] ** 2 + start[3] ** 2) ** 0.5
        text = "".join(parts)
        if text and size:
            x0, x1 = sorted((start[4], end[4]))
            cut = self._cut(start, x0)
            self.runs.append(Run(text, x0, x1, start[5], abs(size), face.bold, face.italic, cut))

    def _cut(self, matrix: Matrix, x: float) -> str:
        a, b = matrix[:2]
        width, height = self.bounds
        if abs(b) > abs(a) / 10 or a < 0:
            return TILTED
        if not (-1 <= x <= width + 1 and -1 <= matrix[5] <= height + 1):
            return OUTSIDE
        return ARTIFACT if any(self.marked) else ""


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(operand) for operand in operands)
    return a, b, c, d, e, f


def _set(name: str, scale: float = 1.0) -> Callable[[Interpreter, Any], None]:
    def handler(page: Interpreter, operands: Any) -> None:
        setattr(page.state, name, float(operands[0]) * scale)

    return handler


def _begin_text(page: Interpreter, _: Any) -> None:
    page.tm = page.line = IDENTITY


def _show_all(page: Interpreter, operands: Any) -> None:
    for item in operands[0]:
        if isinstance(item, (int, float)):
            page.advance(-float(item) / 1000 * page.state.size * page.state.stretch)
        else:
            page.show(item)


def _move_and_set(page: Interpreter, operands: Any) -> None:
    page.state.leading = -float(operands[1])
    page.move(float(operands[0]), float(operands[1]))


def _matrix_text(page: Interpreter, operands: Any) -> None:
    page.tm = page.line = _matrix(operands)


def _next_line(page: Interpreter, _: Any) -> None:
    page.move(0.0, -page.state.leading)


def _next_and_show(page: Interpreter, operands: Any) -> None:
    _next_line(page, ())
    page.show(operands[0])


def _space_next_and_show(page: Interpreter, operands: Any) -> None:
    page.state.words, page.state.spacing = float(operands[0]), float(operands[1])
    _next_and_show(page, operands[2:])


def _save(page: Interpreter, _: Any) -> None:
    page.stack.append(page.state.copy())


def _restore(page: Interpreter, _: Any) -> None:
    page.state = page.stack.pop()


def _transform(page: Interpreter, operands: Any) -> None:
    page.state.ctm = times(_matrix(operands), page.state.ctm)


OPERATORS: dict[bytes, Callable[[Interpreter, Any], None]] = {
    b"BT": _begin_text,
    b"q": _save,
    b"Q": _restore,
    b"cm": _transform,
    b"Tc": _set("spacing"),
    b"Tw": _set("words"),
    b"Tz": _set("stretch", 0.01),
    b"TL": _set("leading"),
    b"Ts": _set("rise"),
    b"Td": lambda page, operands: page.move(float(operands[0]), float(operands[1])),
    b"TD": _move_and_set,
    b"Tm": _matrix_text,
    b"T*": _next_line,
    b"Tj": lambda page, operands: page.show(operands[0]),
    b"TJ": _show_all,
    b"'": _next_and_show,
    b'"': _space_next_and_show,
    b"BMC": lambda page, operands: page.marked.append(operands[0] == "/Artifact"),
    b"BDC": lambda page, operands: page.marked.append(operands[0] == "/Artifact"),
    b"EMC": lambda page, _: page.marked.__delitem__(slice(-1, None)),
}
"""What each operator does; the others draw no text."""
