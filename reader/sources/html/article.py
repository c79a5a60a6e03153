"""Which blocks of a page are the article: those that the extractor kept, and what stands among them."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from msgspec.structs import replace

from reader.hypertext import Placed
from reader.model import (
    Block,
    Cut,
    Figure,
    Heading,
    Item,
    List,
    MarkRole,
    Note,
    Paragraph,
    ParagraphRole,
    Quote,
    Table,
    bare,
    block_leaves,
    leaves,
)
from reader.sources.html.alignment import Extract, Match, letters
from reader.sources.html.places import OUTSIDE, Regions, container, link_share, near

RECOVERED = 0.98
"""Share of the extract that must be found on the page; less, and what is missing is added."""

COVERED = 0.5
"""Share of a piece of the extract that must be found for it not to be missing."""

WHOLE = 0.2
"""Share of the letters of a list that the extractor kept, from which on all of it is kept."""

MOST_LINKS = 0.5
"""Share of the letters of a block that are links, above which it leads away from the article."""

LONG = 40
"""Characters of a leaf that may be prose."""

PROSE_WORDS = 20
"""Words of a paragraph between two of the article that is taken for prose of it all the same."""


def sift(
    placed: Sequence[Placed], pieces: Sequence[str], regions: Regions, title: int | None
) -> tuple[list[Placed], int | None]:
    """The blocks of a page, those that are not part of the article cut; and the new number of the title.

    The rule of a cut says where on the page it lay.
    """
    extract = Extract(pieces)
    texts = [[letters(leaf.text) for leaf in block_leaves(each.block)] for each in placed]
    matches = extract.place([text for block in texts for text in block])
    offsets = list(accumulate(map(len, texts), initial=0))
    shares = [_share(text, matches[a:b]) for text, (a, b) in zip(texts, pairwise(offsets), strict=True)]
    kept = [
        share > 0 and not isinstance(each.block, Note) for share, each in zip(shares, placed, strict=True)
    ]
    _fill(placed, kept, regions)
    _headings(placed, kept, regions)
    _notes(placed, kept)
    found: list[Placed] = []
    number = None
    missing = _missing(extract, matches)
    for n, each in enumerate(placed):
        found += (Placed(Paragraph(text=text), each.element) for text in _due(missing, matches, offsets[n]))
        number = len(found) if n == title else number
        if kept[n] and isinstance(each.block, List) and 0 < shares[n] < WHOLE:
            found += _divided(each, matches[offsets[n] : offsets[n + 1]], regions.of(each.element))
        else:
            found.append(Placed(_judged(each, regions, keep=kept[n]), each.element))
    found += (Placed(Paragraph(text=text), placed[-1].element) for _, text in missing)
    return found, number


def prose(placed: Sequence[Placed], regions: Regions) -> int:
    """Characters of the long texts of a page that lie in none of its other parts."""
    return sum(
        len(leaf.text)
        for each in placed
        if not isinstance(each.block, Cut)
        for leaf in block_leaves(each.block)
        if len(leaf.text) >= LONG and regions.of(each.element) == OUTSIDE
    )


def _judged(each: Placed, regions: Regions, *, keep: bool) -> Block:
    if keep:
        return bare(each.block)
    return each.block if isinstance(each.block, Cut) else Cut(each.block, regions.of(each.element))


def _share(texts: Sequence[str], matches: Sequence[Match | None]) -> float:
    """Share of the letters of a block that the extractor kept."""
    total = sum(map(len, texts))
    matched = sum(match.end - match.start for match in matches if match)
    return matched / total if total else 0.0


def _fill(placed: Sequence[Placed], kept: list[bool], regions: Regions) -> None:
    """Keep what the extractor lost between two blocks that it kept, where it stands as they do."""
    numbers = [n for n, keep in enumerate(kept) if keep]
    for before, after in pairwise(numbers):
        for n in range(before + 1, after):
            kept[n] = _belongs(placed[n], placed[before], placed[after], regions)


def _belongs(each: Placed, before: Placed, after: Placed, regions: Regions) -> bool:
    element = each.element
    if regions.of(element) not in {regions.of(before.element), regions.of(after.element)}:
        return False
    match each.block:
        case Figure():
            return near(element, before.element, 4) or near(element, after.element, 4)
        case List() | Quote() | Table() | Paragraph(role=ParagraphRole.VERBATIM):
            return near(element, before.element, 2) and link_share(element) < MOST_LINKS
        case Paragraph(text=text):
            beside = container(element) is container(before.element) is container(after.element)
            return beside and text.count(" ") >= PROSE_WORDS and link_share(element) < MOST_LINKS
    return False


def _headings(placed: Sequence[Placed], kept: list[bool], regions: Regions) -> None:
    """Keep the headings that stand directly before what is kept, and where it stands."""
    after: int | None = None
    for n in range(len(placed) - 1, -1, -1):
        block = placed[n].block
        if kept[n]:
            after = n
        elif isinstance(block, Heading) and after is not None:
            one, other = placed[n].element, placed[after].element
            kept[n] = near(one, other, 2) and regions.of(one) == regions.of(other) and any(kept[:n])
            after = n if kept[n] else None
        elif not isinstance(block, (Cut, Figure, Note)):
            after = None


def _notes(placed: Sequence[Placed], kept: list[bool]) -> None:
    """Keep the notes that what is kept refers to, and those that they refer to."""
    labels = {each.block.label: n for n, each in enumerate(placed) if isinstance(each.block, Note)}
    queue = [n for n, keep in enumerate(kept) if keep and labels]
    for n in queue:
        for leaf in block_leaves(placed[n].block):
            for mark in leaf.marks:
                note = labels.get(mark.target) if mark.role is MarkRole.NOTEREF else None
                if note is not None and not kept[note]:
                    kept[note] = True
                    queue.append(note)
    for n in range(len(placed) - 1, 0, -1):
        if kept[n] and isinstance(placed[n].block, Note) and isinstance(placed[n - 1].block, Heading):
            kept[n - 1] = True


def _divided(each: Placed, matches: Sequence[Match | None], rule: str) -> list[Placed]:
    """A list of which the extractor kept a little, in runs of items that are kept and that are cut."""
    block = each.block
    if not isinstance(block, List):
        return [each]
    runs: list[tuple[bool, int, list[Item]]] = []
    at = 0
    for number, item in enumerate(block.items, block.start):
        count = sum(1 for _ in leaves(item.blocks))
        keep = any(matches[at : at + count])
        at += count
        if runs and runs[-1][0] == keep:
            runs[-1][2].append(item)
        else:
            runs.append((keep, number, [item]))
    lists = (
        (keep, replace(block, items=tuple(items), start=n if block.ordered else 1)) for keep, n, items in runs
    )
    return [Placed(part if keep else Cut(part, rule), each.element) for keep, part in lists]


def _missing(extract: Extract, matches: Sequence[Match | None]) -> list[tuple[int, str]]:
    """The pieces that were not found on the page, with the place of each, where they are too much to lose."""
    spans = [match for match in matches if match]
    length = len(extract.letters)
    if sum(span.end - span.start for span in spans) >= RECOVERED * length:
        return []
    covered = bytearray(length)
    for start, end in spans:
        covered[start:end] = b"\x01" * (end - start)
    ends = [*extract.starts[1:], length]
    return [
        (start, " ".join(piece.split()))
        for start, end, piece in zip(extract.starts, ends, extract.pieces, strict=True)
        if end > start and sum(covered[start:end]) < COVERED * (end - start)
    ]


def _due(missing: list[tuple[int, str]], matches: Sequence[Match | None], offset: int) -> list[str]:
    """The missing pieces that stand before the leaf of that number; they are missing no longer."""
    match = matches[offset] if offset < len(matches) else None
    due: list[str] = []
    while match and missing and missing[0][0] < match.start:
        due.append(missing.pop(0)[1])
    return due
