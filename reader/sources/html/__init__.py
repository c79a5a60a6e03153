"""Web pages: trafilatura tells which text is the article, our own walk of the page how it is set."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from reader.errors import EmptySource
from reader.hypertext import Placed, parse, text_of, walk
from reader.hypertext.links import address
from reader.model import (
    Block,
    Cut,
    Document,
    Figure,
    Heading,
    Metadata,
    Paragraph,
    Section,
    SectionRole,
    bare,
    leaves,
)
from reader.outline import DEEPEST, SECTION, TITLE
from reader.sources.html.alignment import letters
from reader.sources.html.article import prose, sift
from reader.sources.html.extraction import pieces
from reader.sources.html.metadata import describe
from reader.sources.html.places import Regions
from reader.sources.html.title import title_of

FEWEST_LETTERS = 150
"""Letters and digits below which what the extractor found is no article."""

REPEATED = "title, said before"
"""The rule under which further headings that say the title are cut."""


def read(data: bytes, href: str, *, url: str = "", charset: str = "") -> Document:
    """The document of a web page: its blocks, those cut that are not part of the article.

    Where no article can be told, the lines of the page, for the cleaner to judge.

    Args:
        data: the page; nothing that it refers to is fetched.
        href: its name in messages, and its source where it names no address of its own.
        url: where it was fetched from, if it was.
        charset: the encoding that the server declared.

    Raises:
        EmptySource, NotText, UnreadableEncoding: see :func:`reader.decoding.decode`.
    """
    root = parse(text_of(data, href, charset))
    metadata, titles = describe(root, url or href, url)
    placed = walk(root, metadata.language, _base(root, metadata, url))
    if not any(True for each in placed for _ in leaves((bare(each.block),))):
        raise EmptySource(href, "there is no text in it", "give a page with text")
    title, number = title_of(placed, titles, metadata.publisher)
    metadata = replace(metadata, title=title)
    regions = Regions()
    found = pieces(root, prose(placed, regions))
    if sum(len(letters(piece)) for piece in found) < FEWEST_LETTERS:
        return _document(metadata, list(_lines(placed)), SectionRole.RAW)
    blocks = [each.block for each in _entitled(*sift(placed, found, regions, number), title)]
    return _document(metadata, _levelled(blocks, titled=number is not None), SectionRole.SIFTED)


def _document(metadata: Metadata, blocks: Sequence[Block], role: SectionRole) -> Document:
    return Document(metadata, (Section(Heading(text=""), tuple(blocks), role),))


def _base(root: Any, metadata: Metadata, url: str) -> str:
    """The address that relative links are relative to: that of the base element, or the page's own."""
    own = url or address(metadata.source)
    for element in root.iter("base"):
        if element.get("href"):
            return address(element.get("href"), own) or own
    return own


def _lines(placed: Sequence[Placed]) -> Iterator[Block]:
    """The lines that are seen of a page, a blank one between two blocks."""
    for n, each in enumerate(placed):
        if isinstance(each.block, Cut):
            continue
        if n:
            yield Paragraph(text="")
        seen = each.block.caption if isinstance(each.block, Figure) else each.block
        for leaf in leaves((seen,)):
            yield from (Paragraph(text=line) for line in leaf.text.split("\n"))


def _entitled(placed: Sequence[Placed], number: int | None, title: str) -> list[Placed]:
    """The blocks with the heading of that number as title, said once, before everything that is kept."""
    rest: list[Placed] = []
    at = len(placed)
    for n, each in enumerate(placed):
        if n == number:
            at = n
        elif isinstance(each.block, Heading) and letters(each.block.text) == letters(title):
            rest.append(Placed(Cut(each.block, REPEATED), each.element))
        else:
            rest.append(each)
    if number is None:
        return rest
    at = min(at, next((n for n, each in enumerate(rest) if not isinstance(each.block, Cut)), at))
    head = bare(placed[number].block)
    heading = replace(head, level=TITLE) if isinstance(head, Heading) else Heading(title, TITLE)
    return [*rest[:at], Placed(heading, placed[number].element), *rest[at:]]


def _levelled(blocks: Sequence[Block], *, titled: bool) -> list[Block]:
    """The blocks with the headings under the title raised or lowered so that the highest opens sections."""
    heads = [n for n, block in enumerate(blocks) if isinstance(block, Heading)][titled:]
    by = SECTION - min(
        (block.level for n in heads if isinstance(block := blocks[n], Heading)), default=SECTION
    )
    found = list(blocks)
    for n in heads:
        if isinstance(block := blocks[n], Heading):
            found[n] = replace(block, level=min(DEEPEST, block.level + by))
    return found
