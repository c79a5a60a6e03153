"""PDF: glyphs on pages made into titles, paragraphs, lists, tables and notes again, furniture told apart.

A PDF says where glyphs stand, not what they are. What is told from their places and looks is told by
measures that are shares of the size of the text. Text from right to left comes as the file has it.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from reader.errors import EmptySource
from reader.headings import levelled
from reader.model import Block, Document, Heading, Metadata, Section, SectionRole, primary_language
from reader.sources.pdf import blocks, notes, pagination
from reader.sources.pdf.content import ARTIFACT, Page, Run
from reader.sources.pdf.file import Told, pages
from reader.sources.pdf.furniture import apart, furniture
from reader.sources.pdf.hyphens import Words
from reader.sources.pdf.lines import Line, in_order, rows
from reader.sources.pdf.paragraphs import CONTENTS, LEADER, Text, paragraphs

MOST_PICTURES = 0.8
"""Share of pages that are pictures without text from which a file is a scan."""

MOST_UNKNOWN = 0.4
"""Share of signs without a meaning from which the fonts do not say what they draw."""

DROP_CAP = 1.9
"""Of the size of the text: a single letter that large begins the line beside its top."""

MOST_BESIDE = 200
"""Runs after such a letter among which the lines beside it are looked for."""

LEAST_ENTRIES = 3
LIST_OF_CONTENTS = frozenset(
    "contents|table of contents|inhalt|inhaltsverzeichnis|sommaire|índice".split("|")
)
Placed = tuple[int, Block]


def read(data: bytes, href: str) -> Document:
    """A sifted document of a PDF, in the reading order of its pages.

    Raises:
        EmptySource: its pages hold no text: they are pictures, or its fonts say nothing.
        NotText, LockedSource, BrokenDocument: see :func:`reader.sources.pdf.file.pages`.
    """
    found, told = pages(data, href)
    _check(found, href)
    runs = [run for page in found for run in page.runs]
    artifacts = sum(len(run.text) for run in runs if run.cut == ARTIFACT)
    all_decoration = 2 * artifacts > sum(len(run.text) for run in runs)
    body = _body(runs)
    lines = _lines([_plain(page.runs, body, all_decoration=all_decoration) for page in found])
    made = _blocks(lines, body, told, pagination.labels(told.labels, len(found), lines))
    named = (n for n, block in enumerate(made) if isinstance(block, Heading) and block.level == 1)
    made, title = levelled(made, next(named, None))
    metadata = Metadata(title=title or told.title, language=told.language, authors=told.authors, source=href)
    section = Section(heading=Heading(text=""), blocks=tuple(made), role=SectionRole.SIFTED)
    return Document(metadata=metadata, sections=(section,))


def _check(found: Sequence[Page], href: str) -> None:
    blank = [page for page in found if not any(run.text.strip() for run in page.runs)]
    pictures = sum(page.pictured for page in blank)
    if len(blank) == len(found) or pictures > MOST_PICTURES * len(found):
        what = "its pages are pictures of text" if pictures else "there is no text in it"
        raise EmptySource(href, what, "let a program for text recognition (OCR) add the text")
    signs = [c for page in found for run in page.runs for c in run.text if not c.isspace()]
    unknown = sum("\ue000" <= c <= "\uf8ff" or c == "\ufffd" or ord(c) >= 0xF0000 for c in signs)  # noqa: PLR2004
    if unknown > MOST_UNKNOWN * len(signs):
        what = "its fonts do not say which letters they draw"
        raise EmptySource(href, what, "let a program for text recognition (OCR) add the text")


def _body(runs: Sequence[Run]) -> float:
    """The size that most of the text has, in points."""
    weights: Counter[float] = Counter()
    for run in runs:
        weights[round(run.size * 2) / 2] += len(run.text.strip())
    return max(weights, key=lambda size: (weights[size], -size)) or 1.0


def _plain(runs: Sequence[Run], body: float, *, all_decoration: bool) -> list[Run]:
    """The runs, drop caps put at the start of their line; marks of decoration off where all is marked."""
    plain = [run._replace(cut="") if all_decoration and run.cut == ARTIFACT else run for run in runs]
    for n, run in enumerate(plain):
        letter = run.text.strip()
        if len(letter) != 1 or not letter.isalpha() or run.size < DROP_CAP * body:
            continue
        beside = [
            k
            for k, r in enumerate(plain[n + 1 : n + MOST_BESIDE], n + 1)
            if run.y - body / 2 < r.y < run.y + run.size and -body < r.x0 - run.x1 < 2 * body
        ]
        if beside:
            first = plain[max(beside, key=lambda k: plain[k].y)]
            for k in beside:  # these lines begin where the letter does, as the lines below it
                plain[k] = plain[k]._replace(x0=run.x0)
            plain[n] = first._replace(text=letter, x0=run.x0, x1=run.x0)
    return plain


def _lines(found: Sequence[list[Run]]) -> list[Line]:
    """The lines of all pages in reading order; those that repeat at the edges of pages are cut."""
    rowed = [rows(run for run in page if not run.cut) for page in found]
    repeated = furniture([["\t".join(c.text for c in row) for row in page] for page in rowed])
    lines: list[Line] = []
    for number, page in enumerate(rowed):
        edges = {n for n in range(len(page)) if (number, n) in repeated}
        cuts = {n: repeated[number, n] for n in sorted(apart([row[0].y for row in page], edges))}
        head = next((n for n in range(len(page)) if n not in cuts), len(page))
        kept = [row for n, row in enumerate(page) if n not in cuts]
        own = {n: Line(page[n], page[n][0].x0, page[n][-1].x1, number, rule) for n, rule in cuts.items()}
        lines += (line for n, line in own.items() if n < head)
        lines += in_order(kept, number)
        lines += (line for n, line in own.items() if n > head)
        for rule, odd in groupby((run for run in found[number] if run.cut), key=lambda run: run.cut):
            lines += (Line(row, row[0].x0, row[-1].x1, number, rule) for row in rows(odd))
    return lines


def _blocks(lines: Sequence[Line], body: float, told: Told, labels: Sequence[str]) -> list[Block]:
    """The blocks of lines, in their order; what stands between the lines of a paragraph follows it."""
    place = {id(line): n for n, line in enumerate(lines)}
    text_lines, footnotes = notes.part([line for line in lines if not line.cut], body)
    pagination.begin(text_lines, labels)
    words = Words((line.text for line in lines), primary_language(told.language) or "en")
    placed: list[Placed] = [(n, blocks.cut(line.text, line.cut)) for n, line in enumerate(lines) if line.cut]
    texts: list[Text] = []
    for stretch in _stretches(text_lines):
        if len(stretch) > 1 and blocks.is_tabular(stretch[0], stretch[1]):
            placed.append((place[id(stretch[0])], blocks.table(stretch)))
        else:
            texts += paragraphs(stretch, body, words)
    if texts:
        placed += _placed(texts, blocks.looks(texts, body, told.title), footnotes, place)
    for label, note_lines in footnotes.lines.items():
        own = list(paragraphs(note_lines, body, words))
        placed.append((place[id(note_lines[0])], blocks.note(label, own)))
    return [block for _, block in sorted(placed, key=lambda each: each[0])]


def _stretches(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines parted before and after tables: rows that stand under each other, cell by cell."""
    found: list[list[Line]] = []
    n = 0
    while n < len(lines):
        end = n + 1
        while end < len(lines) and blocks.is_tabular(lines[end - 1], lines[end]):
            end += 1
        least = blocks.LEAST_TABLE if len(lines[n].chunks) == 2 else 2  # noqa: PLR2004
        if end - n >= least and not LEADER.search(lines[n].text):
            found += [list(lines[n:end]), []]
        else:
            found = found or [[]]
            found[-1] += lines[n:end]
        n = end
    return [stretch for stretch in found if stretch]


def _placed(
    texts: Sequence[Text], look: blocks.Looks, footnotes: notes.Footnotes, place: dict[int, int]
) -> list[Placed]:
    entries = [text for text in texts if LEADER.search(blocks.plain(text.pieces))]
    contents = {id(text) for text in entries} if len(entries) >= LEAST_ENTRIES else set[int]()
    made: list[Placed] = []
    marked: list[Text] = []

    def labels(of: Sequence[Text]) -> dict[str, str]:
        shown = {line.page for text in of for line in text.lines}
        return {sign: label for (page, sign), label in footnotes.labels.items() if page in shown}

    def end_list() -> None:
        if marked:
            at = place[id(marked[0].lines[0])]
            made.extend((at, block) for block in blocks.listed(marked, labels(marked)))
            marked.clear()

    for n, text in enumerate(texts):
        at, words = place[id(text.lines[0])], blocks.plain(text.pieces)
        head = blocks.heading(text, look)
        leads = n + 1 < len(texts) and id(texts[n + 1]) in contents and words.casefold() in LIST_OF_CONTENTS
        if text.marker and not head and id(text) not in contents:
            marked.append(text)
            continue
        end_list()
        if id(text) in contents or leads:
            made.append((at, blocks.cut(words, CONTENTS, blocks.begun(text.pieces))))
        else:
            made.append((at, head or blocks.paragraph(text.pieces, labels([text]))))
    end_list()
    return made
