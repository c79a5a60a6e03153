"""Endless input of one kind: linear time, little memory, and every word in the edition."""

import pytest

from tests.faults.harness import Found, Input, hold, pairs, runs

BRIDGE = "The council voted on Tuesday to rebuild the old bridge over the river. "
PILE = "\u0301\u0323" * 100_000
SECONDS = 6
"""CPU for each; the slowest takes a third of it, and in square time all would take minutes."""


def plain(body: str, *keeps: str) -> Input:
    return Input("a.txt", f"The bridge\n\n{body}\n".encode(), keeps, book=False)


def marked(body: str) -> Input:
    return Input("a.md", f"# The bridge\n\n{body}\n".encode(), book=False)


FLOODS = {
    "F14 words": plain("word " * 60_000),
    "F14 sentences": plain(BRIDGE * 5_000),
    "F15 word": plain("a" * 1_000_000 + f" {BRIDGE}", BRIDGE.strip()),
    "F16 blank lines": plain("\n" * 200_000 + BRIDGE, BRIDGE.strip()),
    "F16 spaces": plain(f"{BRIDGE}{' ' * 200_000}{BRIDGE}{chr(9) * 200_000}{BRIDGE}", (BRIDGE * 3).strip()),
    **{
        f"F16 {piece}": plain(piece * (200_000 // len(piece)) + f" {BRIDGE}", BRIDGE.strip())
        for piece in (
            *".[*`(“-1&",
            ". ",
            "A. ",
            "a@",
            "a@b.c ",
            "http://",
            "http://a.b/c?d=e&f ",
            "&amp;",
            "â€™",
        )
    },
    "F16 marks": plain(f"Z{PILE} {BRIDGE}", BRIDGE.strip()),
    **{
        f"F16 {piece} in Markdown": marked(piece * (100_000 // len(piece)) + BRIDGE)
        for piece in ("[", "*a ", "`a", "_a", "[a](b ", "<a ", "&#", "> ", "|a", "~~a", "[^a]", "\\[")
    },
    "F16 comments in Markdown": marked("<!--" * 5_000 + BRIDGE),
    "F16 pictures in Markdown": marked("![a" * 10_000 + BRIDGE),
    "F18 quotes": marked(">" * 3_000 + f" {BRIDGE}"),
    "F18 lists": marked("".join(f"{'  ' * n}- item {n}\n" for n in range(500))),
    "F18 headings": Input(
        "a.md", "".join(f"## Heading {n}\n\n{BRIDGE}\n\n" for n in range(3_000)).encode(), book=False
    ),
    "F18 lines": plain("".join(f"Heading number {n}\n\n{BRIDGE}\n\n" for n in range(3_000)), BRIDGE.strip()),
    "F18 items": plain("".join(f"- item number {n} of the list\n" for n in range(5_000))),
    "F18 quoted": plain("> " * 3_000 + BRIDGE, BRIDGE.strip()),
    "wrapped lines": plain("the quick brown fox jumps over the lazy dog, and then it goes on so\n" * 5_000),
    "lines of capitals": plain("THE COUNCIL VOTED\n" * 5_000),
    "short lines": plain("".join(f"{n}\n" for n in range(20_000))),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    return runs(FLOODS, tmp_path_factory.mktemp("floods"))


@pytest.mark.slow
@pytest.mark.parametrize(("verb", "key"), pairs(FLOODS))
def test_floods(verb: str, key: str, found: Found) -> None:
    hold(FLOODS[key], found[verb, key])
    assert found[verb, key].seconds < SECONDS


def test_a_book_of_many_headings(tmp_path_factory: pytest.TempPathFactory) -> None:
    book = {"F18": Input("a.md", "".join(f"## Part {n}\n\n{BRIDGE}\n\n" for n in range(300)).encode())}
    found = runs(book, tmp_path_factory.mktemp("book"))
    for verb, key in pairs(book):
        hold(book[key], found[verb, key])
