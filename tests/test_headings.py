"""One title at the front, whatever levels the source gave; nothing lost, nothing else moved."""

from hypothesis import given
from hypothesis import strategies as st

from reader.headings import KICKER, levelled
from reader.model import Block, Cut, Heading, Paragraph


def shape(blocks: list[Block]) -> list[int]:
    """The level of each heading, 0 for anything else."""
    return [block.level if isinstance(block, Heading) else 0 for block in blocks]


def made(*levels: int) -> list[Block]:
    return [Heading(text=f"h{n}", level=x) if x else Paragraph(text=f"p{n}") for n, x in enumerate(levels)]


def test_other_first_headings_open_sections_and_take_theirs_along() -> None:
    assert shape(levelled(made(1, 0, 1, 2, 6), 0)[0]) == [1, 0, 2, 3, 6]


def test_levels_stay_where_only_the_title_is_of_the_first() -> None:
    assert shape(levelled(made(1, 2, 3), 0)[0]) == [1, 2, 3]


def test_without_a_title_first_headings_open_sections() -> None:
    found, title = levelled(made(1, 2, 1), None)
    assert (shape(found), title) == ([2, 3, 2], "")


def test_a_title_comes_before_the_few_lines_above_it() -> None:
    found, title = levelled(made(0, 0, 1, 0), 2)
    assert (shape(found), title) == ([1, 0, 0, 0], "h2")


def test_what_is_cut_may_stand_above_a_title() -> None:
    cut = Cut(Paragraph(text="Contents"), "table of contents")
    found, _ = levelled([cut, *made(1, 0)], 1)
    assert isinstance(found[0], Cut)


def test_a_heading_deep_in_the_text_is_no_title() -> None:
    found, title = levelled(made(*[0] * (KICKER + 1), 1), KICKER + 1)
    assert (shape(found)[-1], title) == (2, "")


@given(st.lists(st.integers(0, 6), max_size=20), st.integers(0, 20))
def test_nothing_is_lost_and_one_block_is_the_title_at_most(levels: list[int], at: int) -> None:
    heads = [n for n, level in enumerate(levels) if level == 1]
    found, title = levelled(made(*levels), heads[at % len(heads)] if heads else None)
    texts = [block.text for block in found if isinstance(block, (Heading, Paragraph))]
    assert sorted(texts) == sorted(
        block.text for block in made(*levels) if isinstance(block, (Heading, Paragraph))
    )
    assert shape(found).count(1) == bool(title)
    assert [text for text in texts if text != title] == [
        f"{'h' if level else 'p'}{n}" for n, level in enumerate(levels) if f"h{n}" != title
    ]
