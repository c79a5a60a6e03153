"""What the pages of a PDF are called, and the text that each begins with."""

from collections import Counter
from collections.abc import Sequence

from reader.decoding import safe
from reader.sources.pdf.furniture import NUMBER, PAGE_NUMBER, RUNNING_HEAD
from reader.sources.pdf.lines import Line

LEAST_PAGES = 2
"""Of one page alone nobody needs the number."""


def labels(told: Sequence[str], count: int, lines: Sequence[Line]) -> list[str]:
    """The label of each page: what the file calls it, else the number printed on it, else its place.

    Printed numbers are those that count on over more than half of the pages. They hold for all, and a page
    before the first has none.

    Args:
        told: what the file calls its pages (ISO 32000-2, section 12.4.2), or nothing.
        count: of the pages.
        lines: of all pages, those cut that stand at their edges.
    """
    if told:
        return [" ".join(safe(label).split()) for label in told]
    shown = {
        (line.page, int(number) - line.page)
        for line in lines
        if line.cut in {PAGE_NUMBER, RUNNING_HEAD}
        for number in NUMBER.findall(line.text)
        if number.isdecimal()
    }
    steps = Counter(step for _, step in shown).most_common(1)
    first = steps[0][0] if steps and 2 * steps[0][1] > count else 1
    return [str(number) if number > 0 else "" for number in range(first, first + count)]


def begin(lines: Sequence[Line], called: Sequence[str]) -> None:
    """Put the labels of the pages on the text that each begins with; of pages without text, on the next.

    Args:
        lines: of the text, in reading order.
        called: the label of each page; one without is passed over.
    """
    if len(called) < LEAST_PAGES:
        return
    due = 0
    for line in lines:
        if line.page >= due:
            pieces = line.chunks[0].pieces
            pages = tuple(label for label in called[due : line.page + 1] if label)
            pieces[0] = pieces[0]._replace(pages=pages)
            due = line.page + 1
