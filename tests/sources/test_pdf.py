"""A PDF becomes the text that a person reads in it: in order, without page furniture, nothing lost."""

import io
import resource
import subprocess
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from reader.errors import BrokenDocument, EmptySource, LockedSource, NotText, ReaderError
from reader.model import Block, Cut, Heading, List, MarkRole, Note, Paragraph, SectionRole, Table, leaves
from reader.passes.clean import clean
from reader.sources import read as read_path
from reader.sources.pdf import read
from reader.sources.pdf.furniture import furniture
from reader.sources.pdf.hyphens import Words
from tests.sources.typeset import Shown, column, content, escaped, file, objects, pdf, width

HARBOUR = (
    "The harbour of the old town had been quiet for many years before the first ships of the new company "
    "came in and tied up at the long stone wall under the castle. Nobody could remember such a crowd."
)
MAYOR = (
    "It was the beginning of a great plan, as the mayor explained on the next morning. She said that good "
    "architects had drawn the houses that would stand there one day, and that all would have a place."
)
DOUBT = (
    "Others were not so sure about it. They pointed to the price of the land and to the state of trade in "
    "times like these, when even the strongest houses fail."
)
STORY = [HARBOUR, MAYOR, DOUBT]


def blocks(data: bytes) -> tuple[Block, ...]:
    (section,) = read(data, "x.pdf").sections
    assert section.role is SectionRole.SIFTED
    return section.blocks


def told(data: bytes) -> list[tuple[str, str]]:
    """Each block as its kind, or the rule that cut it, and its text."""
    return [
        (block.rule, block.block.text)  # type: ignore[union-attr]
        if isinstance(block, Cut)
        else (type(block).__name__, "|".join(leaf.text for leaf in leaves((block,))))
        for block in blocks(data)
    ]


def texts(data: bytes) -> list[str]:
    return [text for kind, text in told(data) if kind in {"Paragraph", "Heading"}]


def moved(shown: Sequence[Shown], by: float) -> list[Shown]:
    return [each._replace(y=each.y + by) for each in shown]


def book(count: int = 3) -> list[list[Shown]]:
    """Pages of one text that runs on, with a head, a foot, and a number."""
    lines = column([f"In {1900 + n}. {text}" for n, text in enumerate(STORY * 3)], 72, 0, 468)
    size = -(-len(lines) // count)
    pages = []
    for n in range(count):
        part = lines[n * size : (n + 1) * size]
        page = [each._replace(y=700 - 12 * k) for k, each in enumerate(part)]
        head = [Shown("ANNALS OF THE COAST", 72, 760, 8), Shown(str(n + 11), 300, 40, 9)]
        pages.append(page + head)
    return pages


def test_lines_become_paragraphs_by_their_indents() -> None:
    assert texts(pdf(column(STORY, 72, 700, 468))) == STORY


def test_lines_become_paragraphs_by_the_space_between() -> None:
    first, second = column([HARBOUR], 72, 700, 468), column([MAYOR], 72, 640, 468)
    assert texts(pdf(first + second)) == [HARBOUR, MAYOR]


def test_a_paragraph_goes_on_over_the_page() -> None:
    assert texts(pdf(*book())) == [f"In {1900 + n}. {text}" for n, text in enumerate(STORY * 3)]


def test_heads_and_numbers_of_pages_are_cut_with_their_rules() -> None:
    cuts = [each for each in told(pdf(*book())) if each[0] not in {"Paragraph", "Heading"}]
    assert sorted(cuts) == [
        ("page number", "11"),
        ("page number", "12"),
        ("page number", "13"),
        *[("running head", "ANNALS OF THE COAST")] * 3,
    ]


def test_heads_that_carry_the_number_are_cut() -> None:
    pages = [
        [*page[:-2], Shown("Annals", 72, 760), Shown(f"{n}", 520, 760)] for n, page in enumerate(book(), 4)
    ]
    cuts = [each for each in told(pdf(*pages)) if each[0] == "running head"]
    assert cuts == [("running head", f"Annals {n}") for n in (4, 5, 6)]


def test_a_line_that_pages_share_by_chance_is_text() -> None:
    pages = [
        [*column([HARBOUR, f"In {1900 + n}. {MAYOR}"], 72, 700, 468), Shown("Yours, Jane", 72, 640)]
        for n in range(3)
    ]
    assert not any(rule == "running head" for rule, _ in told(pdf(*pages)))


@pytest.mark.parametrize(
    ("rows", "rule"),
    [
        (["- 1 -", "- 2 -", "- 3 -"], "page number"),
        (["Page 7 of 9", "Page 8 of 9", "Page 9 of 9"], "page number"),
        (["iv", "v", "vi"], "page number"),
        (["Annals\t12", "13\tThe Coast", "Annals\t14"], ""),  # only one more of each
        (["Annals", "The Coast", "Annals", "The Coast", "Annals", "The Coast"], "running head"),
        (["Table 1", "Table 2", "Table 3"], ""),
        (["1984", "1984 was a year", "3"], ""),
        (["Chapter One", "Chapter Two", "Chapter Three"], ""),
    ],
)
def test_what_counts_as_furniture(rows: list[str], rule: str) -> None:
    pages = [[row, f"words of page {'abcdef'[n]}", f"{'uvwxyz'[n]} more"] for n, row in enumerate(rows)]
    assert set(furniture(pages).values()) == ({rule} if rule else set())


def test_the_only_number_of_a_single_page_is_its_number() -> None:
    assert ("page number", "1") in told(pdf([*column([HARBOUR], 72, 700, 468), Shown("1", 300, 40)]))
    assert "1984" in texts(pdf([*column([HARBOUR], 72, 700, 468), Shown("1984", 300, 40)]))


def two_columns(*, baseline: float = 0) -> list[Shown]:
    left, right = column([HARBOUR, MAYOR], 72, 680, 220), column([DOUBT, HARBOUR], 310, 680 - baseline, 220)
    return [Shown("A Paper in Two Columns", 150, 740, 18, "F2"), *left, *right]


@pytest.mark.parametrize("baseline", [0, 3, 6])
def test_columns_are_read_one_after_the_other(baseline: float) -> None:
    page = sorted(two_columns(baseline=baseline), key=lambda shown: (-shown.y, shown.x))  # line by line
    assert texts(pdf(page)) == ["A Paper in Two Columns", HARBOUR, MAYOR, DOUBT, HARBOUR]


def test_what_spans_the_columns_stands_above_them() -> None:
    abstract = column(["This paper tells of the harbour, its wall, " * 4 + "and of ships"], 72, 715, 458)
    page = moved(two_columns(), -80)
    page[0] = page[0]._replace(y=740)
    assert texts(pdf(page + abstract))[:3] == [
        "A Paper in Two Columns",
        " ".join(s.text for s in abstract),
        HARBOUR,
    ]


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    lines = column(STORY, 0, 0, 220)
    left = [s._replace(x=s.x + 72, y=700 - 12 * n) for n, s in enumerate(lines[:8])]
    right = [s._replace(x=s.x + 310, y=700 - 12 * n) for n, s in enumerate(lines[8:])]
    assert texts(pdf(left + right)) == STORY


def test_headings_have_levels_by_their_looks() -> None:
    page = [
        Shown("The Harbour", 72, 740, 24, "F2"),
        Shown("How it began", 72, 700, 16, "F2"),
        *column([HARBOUR], 72, 680, 468),
        Shown("The first ship", 72, 630, 10, "F2"),
        *column([MAYOR], 72, 610, 468),
        Shown("How it went on", 72, 560, 16, "F2"),
        *column([DOUBT], 72, 540, 468),
    ]
    found = [(b.level, b.text) for b in blocks(pdf(page)) if isinstance(b, Heading)]
    assert found == [(1, "The Harbour"), (2, "How it began"), (3, "The first ship"), (2, "How it went on")]
    document, _ = clean(read(pdf(page), "x.pdf"))
    assert [section.heading.text for section in document.sections] == [
        "The Harbour",
        "How it began",
        "How it went on",
    ]


def test_a_title_of_two_lines_is_one_and_comes_first() -> None:
    page = [
        Shown("ANNALS, VOLUME IV", 72, 765, 9),
        Shown("The Harbour of the Old", 72, 740, 24, "F2"),
        Shown("Town", 72, 712, 24, "F2"),
        *column(STORY, 72, 680, 468),
    ]
    assert texts(pdf(page))[:2] == ["The Harbour of the Old Town", "ANNALS, VOLUME IV"]


def test_what_the_file_says_of_itself_is_kept_unless_a_program_made_it_up() -> None:
    page = column(STORY, 72, 700, 468)
    metadata = read(pdf(page, info=b"/Title(On Harbours)/Author(Jane Roe, John Doe)"), "x.pdf").metadata
    assert (metadata.title, metadata.authors) == ("On Harbours", ("Jane Roe", "John Doe"))
    metadata = read(pdf(page, info=b"/Title(Microsoft Word - a.docx)/Author(Roe, Jane)"), "x.pdf").metadata
    assert (metadata.title, metadata.authors) == ("", ("Roe, Jane",))


def test_parted_words_are_joined_and_real_hyphens_kept() -> None:
    text = (
        "Nobody could re|mem|ber a well-|known crowd of in|hab|it|ants on the long quay of the old har|bour."
    )
    narrow = column([text], 72, 700, 85)
    assert sum(s.text.endswith("-") for s in narrow) >= 3
    assert any(s.text.endswith("well-") for s in narrow)
    assert texts(pdf(narrow)) == [text.replace("|", "")]


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("the infor-", "mation", "the information"),
        ("a self-", "aware machine", "a self-aware machine"),
        ("the long-", "term plan", "the long-term plan"),
        ("under-", "standing", "understanding"),
        ("Xyzzy-", "plugh here", "Xyzzyplugh here"),  # no word at all: a typesetter's hyphen is likelier
        ("the quux-", "baz again", "the quux-baz again"),  # as it stands elsewhere
        ("the foo\xad", "bar", "the foobar"),
    ],
)
def test_hyphens(above: str, below: str, joined: str) -> None:
    head, glue = Words(["one quux-baz stood here"], "en").joint(above, below) or ("", "?")
    assert head + glue + below == joined


@pytest.mark.parametrize(
    ("above", "below"), [("pages 3-", "4"), ("North-", "South"), ("well -", "then"), ("a", "b")]
)
def test_what_parts_no_word(above: str, below: str) -> None:
    assert Words([], "en").joint(above, below) is None


def test_lists_are_told_by_their_markers() -> None:
    rows = [
        "It holds:",
        "\x95 bread,",
        "\x95 salt,",
        "\x95 oil.",
        "Then do this:",
        "1. Mix it.",
        "2. Bake it.",
    ]
    shown = [Shown(row.replace("\x95", "•"), 72, 700 - 20 * n) for n, row in enumerate(rows)]
    page = shown + column([HARBOUR], 72, 740, 468)
    bullets, numbers = (block for block in blocks(pdf(page)) if isinstance(block, List))
    assert [leaf.text for leaf in leaves((bullets,))] == ["bread,", "salt,", "oil."]
    assert [leaf.text for leaf in leaves((numbers,))] == ["Mix it.", "Bake it."]
    assert (bullets.ordered, numbers.ordered, numbers.start) == (False, True, 1)


def test_a_year_that_begins_a_paragraph_is_no_list() -> None:
    page = column(
        ["12. That is the day of the month when it all came to be, and nobody knew it then."], 72, 700, 468
    )
    assert [type(block) for block in blocks(pdf(page))] == [Paragraph]


def test_cells_under_each_other_are_a_table() -> None:
    cells = [("Town", "Ships", "Year"), ("Acre", "12", "1201"), ("Tyre", "7", "1188")]
    page = column([HARBOUR], 72, 700, 468)
    for n, row in enumerate(cells):
        page += [
            Shown(cell, 72 + 120 * k, 640 - 14 * n, 10, "F1" if n else "F2") for k, cell in enumerate(row)
        ]
    (table,) = (block for block in blocks(pdf(page)) if isinstance(block, Table))
    assert [tuple(cell.text for cell in row.cells) for row in table.rows] == cells
    assert table.headed


def test_a_table_of_two_columns_is_read_row_by_row() -> None:
    names = ["Acre", "The port of Tyre", "Jaffa", "Beirut, for a time", "Sidon", "Haifa"]
    page = column([HARBOUR], 72, 700, 468)
    for n, name in enumerate(names):
        page += [Shown(name, 72, 640 - 14 * n), Shown("many ships " * (1 + n % 3), 300, 640 - 14 * n)]
    (table,) = (block for block in blocks(pdf(page)) if isinstance(block, Table))
    assert [row.cells[0].text for row in table.rows] == names


def test_small_numbered_lines_that_nothing_refers_to_are_text() -> None:
    page = [*column([HARBOUR], 72, 700, 468), Shown("1 Price in crowns of the time.", 72, 100, 8)]
    assert texts(pdf(page)) == [HARBOUR, "1 Price in crowns of the time."]


def test_numbers_of_headings_tell_their_level() -> None:
    page = [Shown("The Harbour", 72, 740, 24, "F2")]
    for n, head in enumerate(["1 How it began", "1.1 The wall", "1.1.1 Its stones", "2 How it went on"]):
        page += [Shown(head, 72, 700 - 60 * n, 10, "F2"), *column([DOUBT], 72, 680 - 60 * n, 468)]
    assert [b.level for b in blocks(pdf(page)) if isinstance(b, Heading)] == [1, 2, 3, 4, 2]


def test_footnotes_are_notes_and_their_signs_references() -> None:
    page = [
        *column([HARBOUR], 72, 700, 468),
        Shown("It was told so at the time", 72, 640),
        Shown("1", 72 + width("It was told so at the time"), 644, 6),
        Shown("and later.", 72 + width("It was told so at the time") + 8, 640),
        Shown("1", 72, 103, 5),
        Shown("Letter to the mayor, third page.", 76, 100, 8),
    ]
    document, _ = clean(read(pdf(page), "x.pdf"))
    (note,) = (b for s in document.sections for b in s.blocks if isinstance(b, Note))
    assert [leaf.text for leaf in leaves((note,))] == ["Letter to the mayor, third page."]
    (text,) = (leaf for s in document.sections for leaf in leaves(s.blocks) if "told so" in leaf.text)
    assert text.text == "It was told so at the time[1] and later."
    assert [(mark.role, mark.target) for mark in text.marks] == [(MarkRole.NOTEREF, "1")]


def test_a_list_of_contents_is_cut() -> None:
    rows = ["Contents", *(f"Chapter {name} . . . . . . . . {n}" for n, name in enumerate("ABC", 3))]
    page = [Shown(row, 72, 740 - 14 * n) for n, row in enumerate(rows)] + column(STORY, 72, 600, 468)
    found = told(pdf(page))
    assert [rule for rule, _ in found[:4]] == ["table of contents"] * 4
    assert [text for _, text in found[4:]] == STORY


def test_slanted_words_are_emphasised() -> None:
    before = "It was the ship "
    page = [Shown(before, 72, 700), Shown("Astraea", 72 + width(before), 700, 10, "F3")]
    page.append(Shown("that came.", 72 + width(f"{before}Astraea "), 700))
    (block,) = blocks(pdf(page))
    assert isinstance(block, Paragraph)
    (mark,) = block.marks
    assert block.text == "It was the ship Astraea that came."
    assert (mark.role, block.text[mark.span.start : mark.span.end]) == (MarkRole.EMPHASIS, "Astraea")


def test_a_drop_cap_begins_its_word() -> None:
    first, *rest = column([HARBOUR.removeprefix("T")], 100, 700, 400)
    page = [Shown("T", 72, 676, 40), first, *rest]
    assert texts(pdf(page)) == [HARBOUR]


def test_marked_decoration_and_tilted_text_are_cut() -> None:
    stream = (
        content(column(STORY, 72, 700, 468))
        + b"/Artifact <</Type/Pagination>> BDC BT /F1 8 Tf 72 30 Td (Printed in town) Tj ET EMC"
        + b" BT /F1 20 Tf 0 1 -1 0 20 300 Tm (arXiv:1234) Tj ET"
    )
    found = told(file(objects([stream])))
    assert found[-2:] == [("page decoration", "Printed in town"), ("text across the page", "arXiv:1234")]
    assert [text for _, text in found[:-2]] == STORY


def test_what_stands_outside_the_page_is_cut() -> None:
    page = [*column(STORY, 72, 700, 468), Shown("annals.indd 12", 72, -20)]
    assert told(pdf(page))[-1] == ("outside the page", "annals.indd 12")


def test_a_turned_page_is_read_upright() -> None:
    shown = column(STORY, 72, 600, 468)
    stream = b"q 0 1 -1 0 612 0 cm\n" + content(shown) + b" Q"
    assert texts(file(objects([stream], page_extra=b"/Rotate 90"))) == STORY


@pytest.mark.parametrize(
    "stream",
    [
        b"BT /F1 10 Tf 72 700 Td [(The ha) -20 (rbour) -300 (of) -280 (old)] TJ ET",
        b"BT /F1 10 Tf 12 TL 72 712 Td (The harbour) ' (of old) ' ET",
        b'BT /F1 10 Tf 12 TL 72 712 Td 0 0 (The harbour) " T* ET BT /F1 10 Tf 72 688 TD (of old) Tj ET',
        b"q 2 0 0 2 0 0 cm BT /F1 5 Tf 1 0 0 1 36 350 Tm (The harbour of old) Tj ET Q",
        b"BT /F1 10 Tf 20 Tw 1 0 0 1 72 700 Tm (The har) Tj 1 0 0 1 %g 700 Tm (bour of old) Tj ET"
        % (72 + 20 + width("The har")),
        b"/X Do",
        b"BT /F1 10 Tf 72 700 Td (The harbour of old) Tj (The) Tf /F1 Td (a) cm Q Q EMC ET",
        b"BT /F1 10 Tf 72 700 Td (The harbour of old) Tj 0.4 0 Td (The harbour of old) Tj ET",
    ],
)
def test_every_way_to_show_text(stream: bytes) -> None:
    parts = objects([stream], page_extra=b"/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>")
    form = content([Shown("The harbour of old", 0, 0)])
    parts.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    parts.append(
        b"<</Subtype/Form/Matrix[1 0 0 1 72 700]/BBox[0 0 9 9]/Length %d>>stream\n%s\nendstream"
        % (len(form), form)
    )
    assert " ".join(texts(file(parts))) == "The harbour of old"


LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEÉßø0123456789.,;:-()\\'"


@settings(max_examples=60)
@given(
    st.lists(
        st.builds(
            Shown,
            st.text(LETTERS, max_size=30).map("E{}".format),  # no marker of a list, which is no text
            st.floats(40, 500),
            st.floats(30, 760),
            st.sampled_from([7, 10, 10, 10, 16]),
            st.sampled_from(["F1", "F2", "F3"]),
        ),
        min_size=1,
        max_size=25,
        unique_by=lambda shown: shown.text,  # the same text at one place is printed twice
    ),
    st.integers(1, 4),
)
def test_no_letter_is_lost_wherever_it_stands(shown: list[Shown], pages: int) -> None:
    found = blocks(pdf(*(shown[n::pages] for n in range(pages))))
    bare = tuple(block.block if isinstance(block, Cut) else block for block in found)
    kept = "".join(leaf.text for leaf in leaves(bare))
    assert sorted(filter(str.isalnum, kept)) == sorted(filter(str.isalnum, "".join(s.text for s in shown)))


SCAN = b"q 600 0 0 700 0 0 cm /I Do Q"


def scanned(count: int) -> bytes:
    parts = objects([SCAN] * count, page_extra=b"/Resources<</XObject<</I %d 0 R>>>>" % (3 + 2 * count))
    parts.append(
        b"<</Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
        b"stream\n0\nendstream"
    )
    return file(parts)


def test_pages_that_are_pictures_are_told() -> None:
    with pytest.raises(
        EmptySource, match="its pages are pictures of text; let a program for text recognition"
    ):
        read(scanned(3), "x.pdf")


def test_a_cover_of_text_over_pictures_is_told_too() -> None:
    parts = objects([SCAN] * 9, page_extra=b"/Resources<</XObject<</I 21 0 R>>>>")
    parts[3] = b"<</Length 60>>stream\n%-60s\nendstream" % content([Shown("Downloaded here", 72, 700)])
    parts[2] = parts[2].replace(b"/Resources<</XObject<</I 21 0 R>>>>", b"")
    parts.append(b"<</Subtype/Image/Width 1/Height 1/Length 1>>stream\n0\nendstream")
    with pytest.raises(EmptySource, match="pictures of text"):
        read(file(parts), "x.pdf")


def test_an_empty_page_is_told() -> None:
    with pytest.raises(EmptySource, match="no text in it"):
        read(pdf([]), "x.pdf")


def test_fonts_that_do_not_say_what_they_draw_are_told() -> None:
    cmap = (
        b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
        b"1 beginbfrange <00> <ff> <e000> endbfrange endcmap"
    )
    parts = objects([content(column(STORY, 72, 700, 468))], page_extra=b"/Resources<</Font<</F1 5 0 R>>>>")
    parts.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>")
    parts.append(b"<</Length %d>>stream\n%s\nendstream" % (len(cmap), cmap))
    with pytest.raises(EmptySource, match="fonts do not say"):
        read(file(parts), "x.pdf")


def locked(user: str, algorithm: str) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(pdf(column(STORY, 72, 700, 468))))
    writer.encrypt(user, "owner", algorithm=algorithm)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_a_password_is_told() -> None:
    with pytest.raises(LockedSource, match="it has a password; save it without one"):
        read(locked("secret", "RC4-128"), "x.pdf")


def test_a_file_that_only_forbids_changes_is_read() -> None:
    assert texts(locked("", "RC4-128")) == STORY


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\x89PNG", b"plain text", bytes(2000) + b"%PDF-1.7"])
def test_what_is_no_pdf_is_told(data: bytes) -> None:
    with pytest.raises(NotText, match="not a PDF"):
        read(data, "x.pdf")


def test_a_pdf_called_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(pdf(column(STORY, 72, 700, 468)))
    with pytest.raises(NotText, match=r"this is a PDF, not text; .*\.pdf"):
        read_path(tmp_path / "x.txt")


def broken() -> dict[str, bytes]:
    whole = pdf(column(STORY, 72, 700, 468))
    ring = objects([content(column(STORY, 72, 700, 468))])
    ring[1] = ring[1].replace(b"/Kids[3 0 R]", b"/Kids[2 0 R 3 0 R]")
    deep = objects([b"[" * 100_000])
    return {
        "cut": whole[: len(whole) // 2],
        "bare": b"%PDF-1.7",
        "noise": b"%PDF-1.7\n" + bytes(range(256)) * 50,
        "ring": file(ring),
        "deep": file(deep),
        "spam": b"%PDF-1.4\n" + b"1 0 obj\n" * 20_000,
    }


@pytest.mark.parametrize("name", list(broken()))
def test_a_broken_file_is_told(name: str) -> None:
    with pytest.raises(BrokenDocument, match="damaged or cut short; get or export it again"):
        read(broken()[name], "x.pdf")


@settings(max_examples=40)
@given(st.integers(9, 4000), st.binary(min_size=1, max_size=40))
def test_no_damage_gives_a_traceback(at: int, noise: bytes) -> None:
    data = pdf(column([HARBOUR], 72, 700, 468))
    try:
        read(data[:at] + noise + data[at + len(noise) :], "x.pdf")
    except ReaderError:
        return


def packed(data: bytes) -> bytes:
    small = zlib.compress(data, 9)
    return b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(small), small)


def bombs() -> dict[str, bytes]:
    text = content(column(STORY, 72, 700, 468))
    flate, forms, many = objects([text]), objects([b""]), objects([text])
    flate[3] = packed(bytes(256 * 2**20))
    forms[2] = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</X 4 0 R>>>>>>"
    forms[3] = (
        b"<</Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Length 120>>stream\n%s\nendstream"
        % (b"/X Do " * 20)
    )
    many[1] = many[1].replace(b"/Kids[3 0 R]", b"/Kids[%s]" % (b"3 0 R " * 10_000))
    return {"flate": file(flate), "forms": file(forms), "pages": file(many)}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["flate", "forms", "pages"])
def test_bombs_are_refused_in_bounded_time_and_memory(name: str, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(bombs()[name])
    code = "import sys; from pathlib import Path; from reader.sources import read; read(Path(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "x.pdf")],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2**29, 2**29)),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "reader.errors.NotText" in done.stderr


def test_the_same_bytes_give_the_same_document() -> None:
    assert read(pdf(*book()), "x.pdf") == read(pdf(*book()), "x.pdf")


def test_the_helper_writes_what_it_says() -> None:
    assert escaped("a(b)\\") == rb"a\(b\)\\"
