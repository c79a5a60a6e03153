"""Rules about kinds of lines: the short way to them is the long way's, and lists are not one another."""

import gzip
import json
import re
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reader.model import Action
from reader.passes.clean import clean
from reader.passes.clean.lines import Line, read_lines
from reader.passes.clean.promotion import PROMOTION, SHORT, TRIGGERS, promotion
from reader.passes.clean.rules import COMMENT_HEAD, LABEL, contents, is_comment_head
from reader.sources.text import read
from tests.passes.clean.test_clean import BODY, LAST, MORE
from tests.passes.clean.test_labeller import TITLE, lines_of

PRINTABLE = st.sampled_from([*map(chr, range(32, 127)), "©", "é", "“"])


def searched(line: Line) -> str:
    """The rule that a search of every pattern finds."""
    if line.words > SHORT:
        return ""
    return next((name for name, pattern in PROMOTION.items() if pattern.search(line.text)), "")


def line_of(text: str) -> Line:
    return Line(1, text, text, text.count(" ") + 1)


def test_every_rule_has_triggers() -> None:
    assert list(TRIGGERS) == list(PROMOTION)


@pytest.mark.parametrize("name", PROMOTION)
@settings(max_examples=400)
@given(st.data())
def test_no_trigger_is_missing_for_what_a_pattern_can_match(name: str, data: st.DataObject) -> None:
    line = line_of(data.draw(st.from_regex(PROMOTION[name], alphabet=PRINTABLE)))
    assert promotion(line) == searched(line)


@given(
    st.lists(
        st.sampled_from(
            "join our newsletter e-mail updates sign up subscribe to donate now follow us on twitter "
            "share this © all rights reserved advertisement read more photo getty images tags: 4 min "
            "get the support become a member".split()
        ),
        min_size=1,
        max_size=SHORT + 2,
    )
)
def test_triggers_change_nothing_for_words_of_promotion(words: list[str]) -> None:
    line = line_of(" ".join(words))
    assert promotion(line) == searched(line)


def test_triggers_change_nothing_in_the_public_set(shared: Path) -> None:
    seen: dict[str, int] = {}
    with gzip.open(shared / "cleaning" / "docs.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in rows:
            for line in read_lines(read(json.loads(row)["input"].encode(), "x.txt").sections[0].blocks):  # type: ignore[arg-type]
                rule = promotion(line)
                assert rule == searched(line), line.text
                heads = line.words <= SHORT and COMMENT_HEAD.fullmatch(line.text) is not None
                assert is_comment_head(line) == heads, line.text
                seen[rule] = seen.get(rule, 0) + 1
    assert len(seen) > len(PROMOTION) / 2


def test_a_long_line_is_no_promotion_unless_more_words_are_allowed() -> None:
    line = line_of("Subscribe now to all that we " + "print " * 7 + "here")
    assert (promotion(line), promotion(line, line.words)) == ("", "subscription")
    assert promotion(line_of("Please subscribe now and read us all week, friends"), LABEL) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee says:",
        "Bo replied to Ann Lee:",
        "Reply",
        "Log in to reply",
        "May 3, 2017 at 3:30 pm",
        "at 11:05 a.m.",
        "3 weeks ago",
        "LIKE",
        "Report",
    ],
)
def test_what_stands_around_a_comment_is_told(text: str) -> None:
    assert is_comment_head(line_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "The mayor says no.",
        "I reply",
        "3 weeks",
        "at 11:05",
        "She wrote nothing.",
        "x" * 61 + " says",
        "Ann Lee",
    ],
)
def test_what_only_looks_like_it_is_not(text: str) -> None:
    assert not is_comment_head(line_of(text))


@given(st.from_regex(COMMENT_HEAD, fullmatch=True, alphabet=PRINTABLE))
def test_every_comment_head_has_one_of_its_words(text: str) -> None:
    assume(not re.search(r"m\.?[^\W\d_]", text, re.IGNORECASE))  # "3:30 pmx" is not worth a search
    line = line_of(text)
    assert is_comment_head(line) == (line.words <= SHORT)


HEADS = ("Why it took nine years", "What the ferry carries", "What comes next")
SECTIONS = tuple(text for head in HEADS for text in (head, BODY, MORE))


@pytest.mark.parametrize("label", ["Table of Contents", "In this article", "Jump to:", "On this page"])
def test_a_table_of_contents_goes_with_its_label(label: str) -> None:
    for mark in ("{}", "• {}", "{n}. {}", "1.{n} {}"):
        listed = [mark.format(head, n=n) for n, head in enumerate(HEADS, 1)]
        assert sorted(contents(lines_of("The bridge", label, *listed, *SECTIONS))) == [1, 2, 3, 4]
    source = "\n\n".join((TITLE, label, *HEADS, *SECTIONS))
    document, decisions = clean(read(source.encode(), "x.txt"))
    assert [d.rule for d in decisions if d.text and d.action is Action.DROP] == ["table of contents"] * 4
    assert [section.heading.text for section in document.sections] == [TITLE, *HEADS]


def test_a_list_that_comes_in_another_order_or_not_again_is_none() -> None:
    assert contents(lines_of("Contents", *reversed(HEADS), *SECTIONS)) == []
    assert contents(lines_of("Contents", HEADS[0], HEADS[2], HEADS[1], *SECTIONS)) == []
    assert contents(lines_of("Contents", *HEADS, BODY, MORE)) == []
    assert contents(lines_of("Contents", *HEADS[:2], *SECTIONS)) == []
    assert contents(lines_of("Her three books:", "Stone", "Water", "Ice", BODY, "Ice", MORE, "Stone")) == []


def test_a_label_is_of_the_list_only_where_it_says_so() -> None:
    assert sorted(contents(lines_of("The bridge", *HEADS, *SECTIONS))) == [1, 2, 3]
    assert contents([]) == []


def test_a_refrain_is_no_table_of_contents() -> None:
    refrain = ("Carry me home", "Over the river", "Carry me slowly", "Home in the rain", "")
    song = (
        "I left the town at dawn",
        "",
        *refrain,
        "I went to sea alone",
        "",
        *refrain,
        "I came",
        "",
        *refrain,
    )
    assert contents(lines_of(*song)) == []
    document, decisions = clean(read("\n".join(("The Ferry Song", "", *song)).encode(), "x.txt"))
    assert [d.text for d in decisions if d.text and d.action is Action.DROP] == []
    assert document.metadata.title == "The Ferry Song"


def test_long_paragraphs_that_come_twice_are_no_table_of_contents() -> None:
    assert contents(lines_of(BODY, MORE, LAST, "So", BODY, "And", MORE, "But", LAST)) == []
