"""Where the text that was kept stands on the page."""

import time

from hypothesis import given
from hypothesis import strategies as st

from reader.sources.html.alignment import Extract, Match, letters

LONG = [
    letters(f"This is sentence number {n} of a text in which no two sentences are alike {n}.")
    for n in range(9)
]


def test_leaves_are_found_in_order_and_others_are_not() -> None:
    extract = Extract([LONG[0], LONG[1], "Short", LONG[2]])
    found = extract.place(["menu", LONG[0], LONG[1], "short", LONG[2], LONG[5], "short"])
    ends = [len(LONG[0]), len(LONG[0] + LONG[1])]
    assert found == [
        None,
        Match(0, ends[0]),
        Match(ends[0], ends[1]),
        Match(ends[1], ends[1] + 5),
        Match(ends[1] + 5, ends[1] + 5 + len(LONG[2])),
        None,
        None,
    ]


def test_a_teaser_above_or_below_does_not_move_the_text() -> None:
    """What is said twice on the page is no anchor: it is found where its neighbours are."""
    extract = Extract(LONG[:4])
    above = extract.place([LONG[2], *LONG[:4]])
    below = extract.place([*LONG[:4], LONG[2]])
    assert above[0] is None
    assert below[4] is None
    assert all(above[1:])
    assert all(below[:4])


def test_a_short_leaf_must_be_a_whole_piece() -> None:
    assert Extract(["Newspapers are dear"]).place(["news"]) == [None]
    assert Extract(["News", "are dear"]).place(["news"]) == [Match(0, 4)]


def test_a_leaf_of_which_a_part_was_kept_is_found_by_that_part() -> None:
    kept = "walked over the bridge because the ferry had stopped for the winter and nobody knew when"
    whole = f"Photo: somebody. The engineers {kept} it would come back."
    extract = Extract([f"The engineers {kept}"])
    (match,) = extract.place([letters(whole)])
    assert match is not None
    assert match.end - match.start > 0.9 * len(letters(kept))


def test_pieces_joined_or_parted_are_found_all_the_same() -> None:
    assert Extract([LONG[0] + " " + LONG[1]]).place(LONG[:2]) == Extract(LONG[:2]).place(LONG[:2])


def test_forms_of_letters_do_not_matter() -> None:
    assert letters("10⁶ Häuser, ﬁne_E\u0301T\u00c9!") == "106häuserfineété"


@given(
    st.lists(st.sampled_from([*LONG, "short", "x", ""]), max_size=20),
    st.lists(st.sampled_from(LONG), max_size=8),
)
def test_places_grow_and_never_overlap(leaves: list[str], pieces: list[str]) -> None:
    extract = Extract(pieces)
    end = 0
    for leaf, match in zip(leaves, extract.place(leaves), strict=True):
        if match:
            assert end <= match.start < match.end <= len(extract.letters)
            assert match.end - match.start <= len(leaf)
            end = match.end


def test_repetition_costs_no_quadratic_time() -> None:
    same = letters("The same words again and again, in every paragraph of this page.")
    start = time.process_time()
    Extract([same] * 20_000).place([same, "menu", same + "more"] * 20_000)
    assert time.process_time() - start < 10
