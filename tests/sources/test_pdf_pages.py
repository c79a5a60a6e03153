"""Pages of a PDF: what each is called, and the word that it begins with."""

from collections.abc import Sequence

from reader.model import faults, pages
from reader.outline import number
from reader.passes.clean import clean
from reader.sources.pdf import read
from tests.sources.test_pdf import HARBOUR, MAYOR, book
from tests.sources.typeset import Shown, column, content, file, objects, pdf


def begun(data: bytes) -> list[tuple[str, str]]:
    """The pages, and the word that each begins with or in which it begins."""
    document, _ = clean(read(data, "x.pdf"))
    assert faults(number(document)) == []
    return [(m.target, leaf.text[m.span.start :].split()[0]) for _, leaf, m in pages(document)]


def labelled(shown: Sequence[Sequence[Shown]], labels: bytes) -> bytes:
    catalog, *rest = objects([content(page) for page in shown])
    return file([catalog.replace(b"/Catalog", b"/Catalog/PageLabels<</Nums[%s]>>" % labels), *rest])


def first_words(shown: Sequence[Sequence[Shown]]) -> list[str]:
    return [page[0].text.split()[0] for page in shown]


def test_pages_are_called_what_the_file_calls_them() -> None:
    data = labelled(book(), b"0 <</S/r/St 4>> 1 <</S/D/P(A-)>>")
    assert begun(data) == list(zip(["iv", "A-1", "A-2"], first_words(book()), strict=True))
    odd = labelled(book(), b"0 <</P( a  b )>> 1 <<>> 2 <</P(c\\n)>>")
    assert [label for label, _ in begun(odd)] == ["a b", "c"]


def test_pages_are_called_by_the_numbers_printed_on_most_of_them() -> None:
    assert begun(pdf(*book())) == list(zip(["11", "12", "13"], first_words(book()), strict=True))
    unnumbered = [book(4)[0][:-1], *book(4)[1:]]
    assert [label for label, _ in begun(pdf(*unnumbered))] == ["11", "12", "13", "14"]
    cover = [Shown("A cover", 72, 400)]
    later = [
        [each._replace(text=each.text.replace("1", "", 1)) if each.y == 40 else each for each in p]
        for p in book(4)
    ]
    assert [label for label, _ in begun(pdf(cover, *later))] == ["1", "2", "3", "4"]


def test_pages_without_numbers_are_counted() -> None:
    plain = [page[:-2] for page in book()]
    assert begun(pdf(*plain)) == list(zip(["1", "2", "3"], first_words(plain), strict=True))


def test_one_page_alone_is_no_page() -> None:
    assert begun(labelled(book(1), b"0 <</P(A)>>")) == []


def test_pages_without_text_begin_with_the_next_text() -> None:
    one, two, three = (page[:-2] for page in book())
    assert [label for label, _ in begun(pdf(one, [], two, [], [], three, []))] == list("123456")
    assert begun(pdf(one, [], two))[1:] == [(label, two[0].text.split()[0]) for label in "23"]


def test_pages_begin_in_parted_words_headings_lists_and_tables_and_never_in_notes() -> None:
    parted = [Shown("The harbour of the old town was a monu-", 72, 100), Shown("ment of the coast.", 72, 700)]
    assert begun(pdf(parted[:1], parted[1:]))[1] == ("2", "ment")
    heading = Shown("A heading", 72, 700, 16, "F2")
    item, items = Shown("• One", 72, 700), [Shown("• Two", 72, 700), Shown("• Three", 72, 688)]
    headed = [heading, *column([MAYOR], 72, 660, 468)]
    assert begun(pdf(column([HARBOUR], 72, 700, 468), headed))[1] == ("2", "A")
    assert begun(pdf([item], items))[1] == ("2", "Two")
    rows = [
        Shown(f"{a}{n}", x, 700 - 12 * n) for n in range(3) for a, x in (("a", 72), ("b", 200), ("c", 330))
    ]
    assert begun(pdf(column([HARBOUR], 72, 700, 468), rows))[1] == ("2", "a0")
    note = [Shown("1", 72, 91, 6), Shown("A note of the page before.", 76, 88, 8)]
    raised = [*column([HARBOUR], 72, 700, 468), Shown("1", 300, 668, 6), *note]
    assert begun(pdf(raised, column([MAYOR], 72, 700, 468)))[1] == ("2", "It")
