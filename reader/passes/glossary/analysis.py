"""Pages and tokens: the text as a recogniser takes it, and what it says of it."""

import re
from collections.abc import Iterator

from msgspec import Struct

from reader.model import (
    Document,
    Heading,
    Leaf,
    MarkRole,
    Paragraph,
    ParagraphRole,
    Sentence,
    section_leaves,
)

LONGEST = 4000
"""Longest page in code points, where sentences allow: recognisers want memory for each page."""

HARD = 50_000
"""Longest page at all: a "sentence" beyond this is cut at a space."""

PLAIN = str.maketrans("’‘“”„\u00a0\u202f\u2009", '\'\'"""   ')
"""One for one, so that offsets hold: recognisers were trained on typewriter text."""


def fold(text: str) -> str:
    """What a person's spellings of a word share: case, kinds of quotation marks and spaces aside."""
    return " ".join(text.translate(PLAIN).split()).casefold()


WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S.
    r"|(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Jr|Sr|Inc|Corp|Ltd)\.(?=\s\S)"  # L. Ron
    r"|\w+(?:[.&]\w+)+"  # Example.com, AT&T
    r"|\w+(?:-\w+)*"
    r"|[^\w\s]"
)

SENTENCE = 12
"""Fewest words of running text that does not end as a sentence does."""

HEADLINE = 14
"""Most words of a line with capitals like those of a headline."""

LONG = 4
"""Fewest letters of a word that headlines write with a capital, and fewest such words that tell one."""

ENDED = re.compile(r"[.!?…:;。][\"'»)\]]*$")
CREDIT = re.compile(r"\b(?:Image|Photo|Picture|File|Credit|Source|Video): ")
CODE = re.compile(r"[{}=<>_;\\|&]|\(\)|::|->|\(\w+[:)]")
CODE_SHARE = 0.03
"""Share of signs that make a leaf code."""

END = frozenset('.!?"')


class Page(Struct, frozen=True):
    """A stretch of one leaf: ``text`` starts at ``offset`` of that leaf.

    Attributes:
        leaf: number of the leaf in reading order.
        offset: code points of the leaf before this page.
        raw: the text as it stands there.
        text: the same with plain quotes and spaces, code point for code point.
        heading: whether the leaf is a heading.
        front: whether it is the title or the lead.
        running: whether it is of running text, whose capitals tell names: no heading, caption or code.
        sentences: of the leaf.
        closed: spans of this page that take no mention: code.
    """

    leaf: int
    offset: int
    raw: str
    text: str
    heading: bool
    front: bool
    running: bool
    sentences: tuple[Sentence, ...]
    closed: tuple[tuple[int, int], ...] = ()

    def quote(self, start: int, end: int) -> str:
        """A stretch as it stands in the leaf, on one line."""
        return " ".join(self.raw[start:end].split())

    def sentence(self, start: int) -> str:
        """The id of the sentence that holds an offset of this page."""
        place = start + self.offset
        held = (s.id for s in self.sentences if s.span.start <= place < s.span.end)
        return next(held, "")


class Token(Struct, frozen=True):
    """A word or a sign: ``text[start:end]`` of its page.

    ``pos`` and ``dep`` are those of Universal Dependencies and spaCy, ``head`` the number of the
    token it depends on; all three are empty where the recogniser does not parse. ``first`` tells
    the start of a sentence.
    """

    text: str
    start: int
    end: int
    lemma: str = ""
    pos: str = ""
    dep: str = ""
    head: int = -1
    first: bool = False


class Found(Struct, frozen=True):
    """A name as recognised: a span of the page and OntoNotes' label, or none.

    ``sure`` is False for a mere run of capitals, which needs further evidence.
    """

    start: int
    end: int
    label: str
    sure: bool = True


class Analysis(Struct, frozen=True):
    """What a recogniser says of a page; the tokens do not overlap and are in order."""

    tokens: tuple[Token, ...]
    names: tuple[Found, ...]


def paginate(document: Document) -> list[Page]:
    """The pages of a document in reading order; verbatim paragraphs have none."""
    found: list[Page] = []
    leaves = [leaf for section in document.sections for leaf in section_leaves(section)]
    for number, leaf in enumerate(leaves):
        if isinstance(leaf, Paragraph) and leaf.role is ParagraphRole.VERBATIM:
            continue
        front = number == 0 or (isinstance(leaf, Paragraph) and leaf.role is ParagraphRole.LEAD)
        running = not isinstance(leaf, Heading) and is_running(leaf.text.translate(PLAIN))
        code = [m.span for m in leaf.marks if m.role is MarkRole.CODE]
        for start, end in _cuts(leaf):
            found.append(
                Page(
                    leaf=number,
                    offset=start,
                    raw=leaf.text[start:end],
                    text=leaf.text[start:end].translate(PLAIN),
                    heading=isinstance(leaf, Heading),
                    front=front,
                    running=running,
                    sentences=leaf.sentences,
                    closed=tuple((span.start - start, span.end - start) for span in code),
                )
            )
    return found


def is_running(text: str) -> bool:
    """Whether a text is of sentences: long or ended like one, not in the capitals of a headline, no code."""
    words = [word for word in text.split() if word[0].isalpha()]
    if not words or (len(words) < SENTENCE and not ENDED.search(text.rstrip())):
        return False
    return not is_code(text) and (bool(CREDIT.search(text)) or not _is_headline(words))


def is_code(text: str) -> bool:
    """Whether a text has the signs of a program."""
    return len(CODE.findall(text)) >= CODE_SHARE * max(1, len(text))


def _is_headline(words: list[str]) -> bool:
    long = [word for word in words if len(word) >= LONG]
    return len(words) <= HEADLINE and len(long) >= LONG and all(word[0].isupper() for word in long)


def _cuts(leaf: Leaf) -> Iterator[tuple[int, int]]:
    """Spans of at most LONGEST code points that end where sentences do."""
    start = 0
    ends = [sentence.span.end for sentence in leaf.sentences] or [len(leaf.text)]
    for place, end in enumerate(ends):
        while end - start > HARD:
            cut = leaf.text.rfind(" ", start + 1, start + HARD)
            cut = cut if cut > start else start + HARD
            yield start, cut
            start = cut
        last = place + 1 == len(ends)
        if start < end and (last or ends[place + 1] - start > LONGEST):
            yield start, end
            start = end


def tokenise(text: str) -> tuple[Token, ...]:
    """Words and signs by spelling alone; a word after a full stop or a quote starts a sentence."""
    tokens: list[Token] = []
    first = True
    for match in WORD.finditer(text):
        word = match[0]
        tokens.append(Token(word, match.start(), match.end(), first=first and word[0].isalnum()))
        if word[0].isalnum():
            first = False
        elif word in END:
            first = True
    return tuple(tokens)
