"""Headings and paragraphs as they grow: inline elements, pictures among them, line breaks."""

from abc import ABC, abstractmethod
from typing import Any

from reader.hypertext import notes, pages
from reader.hypertext.frames import Frame
from reader.hypertext.hidden import is_hidden
from reader.hypertext.inline import Open, Text, joined, plain
from reader.hypertext.links import language_tag, picture
from reader.hypertext.phrases import alternative, expansion, formula, is_permalink, opened, verse
from reader.model import (
    Block,
    Figure,
    Heading,
    Mark,
    MarkRole,
    Paragraph,
    ParagraphRole,
    page_labels,
    page_marks,
    primary_language,
)

STRAYS = "p div h1 h2 h3 h4 h5 h6 ul ol li table blockquote section article".split()
LONGEST_SIGN = 4
"""Characters of an alternative text that is a sign of its own, such as an emoji."""


class Leaves(ABC):
    """The text that is growing, and what of the page is needed to read it."""

    def __init__(self, root: Any, language: str, base: str) -> None:
        self.root, self.base = root, base
        self.notes = notes.find(root)
        self.pages = pages.find(root)
        self.frames = [Frame("flow", root)]
        self.holders = [root]  # the block elements that are open
        self.languages = [(root, primary_language(language))]
        self.text = Text()
        self.level = 0  # of the heading that is open
        self.expanded: set[str] = set()
        self.figures: list[Figure] = []  # pictures inside the text that is growing

    @abstractmethod
    def emit(self, block: Block, element: Any) -> None:
        """Put a block where it belongs."""

    def pass_over(self, element: Any, tag: str) -> bool:
        """What an element that is not read says all the same; whether to pass over what is in it.

        Text that somebody forgot to put outside a formula or a drawing is not passed over.
        """
        if tag in {"math", "svg"} and any(True for _ in element.iter(*STRAYS)):
            return False
        if tag == "math":
            self.text.add(formula(element))
        elif tag == "svg" and not is_hidden(element, element.keys()) and (alt := alternative(element)):
            self.depict(alt, "")
        return True

    def start_inline(self, element: Any, tag: str, names: list[str]) -> bool:
        """Open an inline element; whether to pass over what is in it."""
        if element in self.notes.returns or (self.level and is_permalink(element)):
            return True
        if tag == "a" and element in self.notes.references:
            self.text.reference(self.notes.references[element], closed=(element.tail or "").startswith("]"))
            return True
        if names:
            self.say_language(element)
        if inline := opened(element, tag, self.base):
            if tag == "q":
                inner = any(each.closing in {"”", "’"} for each in self.text.opened)
                self.text.literal("‘" if inner else "“")
                inline.closing = "’" if inner else "”"
            elif tag in {"rt", "rtc"}:
                self.text.literal("(")
            elif tag in {"abbr", "acronym"}:
                inline.closing = expansion(element, "".join(self.text.parts), self.expanded)
            self.text.open(inline)
        return False

    def say_language(self, element: Any) -> None:
        """Mark what is in another language than what is around it."""
        tag = language_tag(element)
        if tag and primary_language(tag) != self.languages[-1][1]:
            self.languages.append((element, primary_language(tag)))
            self.text.open(Open(element, MarkRole.LANGUAGE, tag))

    def close_inline(self, element: Any) -> None:
        """Close what the element opened."""
        while self.text.opened and self.text.opened[-1].element is element:
            self.text.close()
        if len(self.languages) > 1 and self.languages[-1][0] is element:
            self.languages.pop()

    def turn_page(self, element: Any, *, inside: bool = False) -> bool:
        """Begin a page with the next text; whether nothing else is in the element, which parts words."""
        self.text.pages.append(self.pages[element])
        self.text.gap = self.text.gap or not inside
        return element.text is None and not len(element)

    def verbatim(self, text: str, element: Any) -> None:
        """Add the text of a preformatted element, with the pages that begin in it at its start."""
        if self.pages:
            self.text.pages += [self.pages[each] for each in element.iter() if each in self.pages]
        if text:
            labels, self.text.pages = self.text.pages, []
            self.emit(Paragraph(text=text, role=ParagraphRole.VERBATIM, marks=page_marks(labels)), element)

    def line_break(self) -> None:
        """Break the line; twice in a row, end the paragraph."""
        self.text.newline()
        breaks = self.text.breaks
        if breaks[-2:] == [self.text.length] * 2 and not self.level:
            self.flush()

    def image(self, element: Any) -> None:
        """A picture: a sign or the words of a heading in the text, else a figure."""
        alt = plain(element.get("alt"))
        if self.level or (
            alt and not any(char.isascii() and char.isalnum() for char in alt) and len(alt) <= LONGEST_SIGN
        ):
            self.text.add(f" {alt} " if self.level else alt)
        elif alternative(element) or self.frames[-1].kind == "figure":
            self.depict(alternative(element), picture(element, self.base))

    def depict(self, alt: str, href: str) -> None:
        """Add a picture to the figure that is open, behind the text that is growing, or here."""
        figure = Figure(description=Paragraph(text=alt), caption=Paragraph(text=""), href=href)
        if self.frames[-1].kind == "figure":
            self.frames[-1].images.append((alt, href))
        elif self.text.length:
            self.figures.append(figure)
        elif alt:
            self.emit(figure, self.holders[-1])

    def flush(self) -> None:
        """End the leaf that is growing."""
        if not self.text.length:
            self.text.reset()
            return
        text, marks, breaks = self.text.take()
        holder = self.holders[-1]
        if text and self.level:
            self.emit(Heading(text=text, level=self.level, marks=marks), holder)
        elif text:
            self.emit(self._paragraph(text, marks, verse(text, breaks)), holder)
        figures, self.figures = self.figures, []
        for figure in figures:
            self.emit(figure, holder)

    def _paragraph(self, text: str, marks: tuple[Mark, ...], lines: str) -> Paragraph:
        """A paragraph, or verse of those lines, with the pages that begin in it at its start."""
        if not lines:
            return Paragraph(text=text, marks=marks)
        others = (mark for mark in marks if mark.role is not MarkRole.PAGE)
        own = joined((*page_marks(page_labels(marks)), *others))
        return Paragraph(text=lines, role=ParagraphRole.VERBATIM, marks=own)
