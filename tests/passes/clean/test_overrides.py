"""What a person says about lines: numbers, ranges and texts, over rules, labeller and source alike."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cli import main
from reader.errors import UnknownLine
from reader.model import (
    Action,
    Cut,
    Decision,
    Document,
    Heading,
    LineRole,
    Metadata,
    Paragraph,
    Section,
    SectionRole,
    faults,
    section_leaves,
)
from reader.outline import number
from reader.passes.clean import clean
from reader.passes.clean.overrides import Overrides
from reader.sources.text import read
from tests.passes.clean.test_clean import BODY, LAST, MORE
from tests.passes.clean.test_labeller import ARTICLE, MENU, spaced

TEXTS = ("One", "", "two  words", "ONE", "12", "  ")
TITLE = "Council votes to rebuild the bridge"
BIO = "Ann Lee is a freelance journalist and the author of two books."


def raw(*lines: str) -> Document:
    return read("\n".join(lines).encode(), "bridge.txt")


def sifted(*blocks: Paragraph | Heading | Cut) -> Document:
    section = Section(Heading(""), blocks, SectionRole.SIFTED)
    return Document(Metadata(source="page.html"), (section,))


def told(document: Document) -> list[str]:
    return [leaf.text for section in document.sections for leaf in section_leaves(section)]


@pytest.mark.parametrize(
    ("pick", "named"),
    [
        ("1", {0}),
        (" 3 ", {2}),
        ("1-3", {0, 2}),
        ("3-3", {2}),
        ("0-1", {0}),
        ("4-999999999", {3, 4}),
        ("one", {0, 3}),
        ("TWO\twords ", {2}),
    ],
)
def test_a_pick_is_a_number_a_range_or_a_text(pick: str, named: set[int]) -> None:
    assert Overrides(drop=(pick,)).actions(TEXTS, "a.txt") == dict.fromkeys(named, Action.DROP)


@pytest.mark.parametrize(
    "pick", ["2", "6", "0", "7", "3-1", "", " ", "thirteen", "1-", "-1", "1–2", "٣", "9" * 12]
)
def test_a_pick_without_a_line_is_an_error_that_says_where_and_what_to_do(pick: str) -> None:
    for overrides in (Overrides(keep=(pick,)), Overrides(drop=("1", pick))):
        with pytest.raises(UnknownLine) as caught:
            overrides.actions(TEXTS, "a.txt")
        assert (caught.value.where, repr(pick) in caught.value.what) == ("a.txt", True)
        assert "--explain" in caught.value.advice
    assert Overrides(keep=(pick,), drop=("1",), strict=False).actions(TEXTS, "a.txt") == {0: Action.DROP}


def test_what_is_named_twice_is_kept() -> None:
    actions = Overrides(keep=("1",), drop=("1-4",)).actions(TEXTS, "a.txt")
    assert actions == {0: Action.KEEP, 2: Action.DROP, 3: Action.DROP}


def test_a_canonical_document_has_no_lines_to_name() -> None:
    document, _ = clean(raw(*ARTICLE))
    assert clean(document, Overrides(keep=("1",), strict=False)) == (document, ())
    with pytest.raises(UnknownLine):
        clean(document, Overrides(keep=("1",)))


def one(decisions: tuple[Decision, ...], text: str) -> Decision:
    (found,) = (decision for decision in decisions if decision.text == text)
    return found


def test_a_line_kept_inside_a_tail_stays_alone() -> None:
    tail = ("Related Posts", "Ferry strike ends", "Harbour opens to walkers")
    source = raw(*spaced((*ARTICLE, *tail)))
    assert not {*tail} & {*told(clean(source)[0])}
    document, decisions = clean(source, Overrides(keep=(tail[1],)))
    assert told(document)[-1] == tail[1]
    assert not {tail[0], tail[2]} & {*told(document)}
    assert one(decisions, tail[1]).action is Action.KEEP
    assert one(decisions, tail[2]).rule == "after related posts"


@pytest.mark.parametrize("lines", [(TITLE, BODY, MORE, LAST), ARTICLE])
def test_a_dropped_title_leaves_the_text_and_titles_nothing(lines: tuple[str, ...]) -> None:
    document, decisions = clean(raw(*spaced(lines)), Overrides(drop=(TITLE,)))
    assert (decisions[0].action, decisions[0].role) == (Action.DROP, LineRole.BOILERPLATE)
    assert decisions[0].rule == "dropped by hand"
    assert TITLE not in (document.metadata.title, *told(document))
    assert {*lines[1:]} <= {*told(document), document.metadata.title}
    assert faults(number(document)) == []


@pytest.mark.parametrize(
    ("lines", "line", "role", "rule"),
    [
        ((TITLE, "By Ann Lee", BODY, MORE), "By Ann Lee", LineRole.BYLINE, "byline"),
        ((TITLE, "March 14, 2018", BODY, MORE), "March 14, 2018", LineRole.DATE, "date"),
        ((TITLE, BODY, MORE, "And then:"), "And then:", LineRole.BOILERPLATE, "label without content"),
        ((TITLE, BODY, MORE, "***", LAST), "***", LineRole.BOILERPLATE, "separator"),
        (
            (TITLE, BODY, MORE, "About the author", BIO),
            "About the author",
            LineRole.BOILERPLATE,
            "label of the biography",
        ),
    ],
)
def test_no_later_rule_overrules_a_person(
    lines: tuple[str, ...], line: str, role: LineRole, rule: str
) -> None:
    _, before = clean(raw(*spaced(lines)))
    assert (one(before, line).role, one(before, line).rule) == (role, rule)
    document, after = clean(raw(*spaced(lines)), Overrides(keep=(line,)))
    assert one(after, line).action is Action.KEEP
    assert line in told(document)


def test_a_line_of_the_menu_that_the_labeller_drops_is_kept_by_hand() -> None:
    source = raw(*MENU, *spaced(ARTICLE))
    _, before = clean(source)
    assert one(before, "Weather").action is Action.DROP
    document, after = clean(source, Overrides(keep=("Weather",), drop=(BODY,)))
    assert one(after, "Weather").action is Action.KEEP
    assert "Weather" in told(document)
    assert BODY not in told(document)
    assert {decision.rule for decision in after if decision.text == BODY} == {"dropped by hand"}


def test_any_line_of_a_wrapped_paragraph_names_the_paragraph() -> None:
    wrapped = [
        "The council voted on Tuesday to rebuild the old bridge over the",
        "river, after nine years of argument about its cost and about who",
        "should pay for it. Engineers had warned since the flood that the",
        "northern pier was sinking.",
        "",
        "Work begins in spring, when the water is low, and the mayor hopes",
        "that the first carriages will cross before the following winter",
        "closes the road again, as it has done in each of the past years.",
    ]
    for pick in ("4", "5", "6"):
        document, decisions = clean(raw("The bridge", "", *wrapped), Overrides(drop=(pick,)))
        assert [d.line for d in decisions if d.rule == "dropped by hand"] == [3]
        assert {d.action for d in decisions[2:6]} == {Action.DROP}
        assert len(told(document)) == 2


def test_a_cut_block_comes_back_and_a_kept_one_goes() -> None:
    blocks = (
        Heading(TITLE, level=1),
        Cut(Paragraph("Share this:"), "navigation"),
        Paragraph(BODY),
        Heading("Why now?"),
        Paragraph(MORE),
        Heading("An end"),
    )
    document, decisions = clean(sifted(*blocks))
    assert told(document) == [TITLE, BODY, "Why now?", MORE]
    assert [d.rule for d in decisions if d.action is Action.DROP] == ["navigation", "heading without content"]
    document, decisions = clean(sifted(*blocks), Overrides(keep=("2", "6"), drop=("why  NOW?",)))
    assert told(document) == [TITLE, "Share this:", BODY, MORE, "An end"]
    assert [d.rule for d in decisions][1::2] == ["kept by hand", "dropped by hand", "kept by hand"]
    assert faults(number(document)) == []


def test_a_heading_above_one_that_a_person_keeps_stays_with_it() -> None:
    blocks = (
        Heading(TITLE, level=1),
        Paragraph(BODY),
        Heading("Why now?"),
        Heading("An end"),
        Heading("Rest"),
    )
    document, _ = clean(sifted(*blocks), Overrides(keep=("4",)))
    assert told(document) == [TITLE, BODY, "Why now?", "An end"]


def test_a_page_without_its_title_is_named_after_its_file() -> None:
    blocks = (Heading(TITLE, level=1), Paragraph(BODY), Paragraph(MORE))
    document, _ = clean(sifted(*blocks), Overrides(drop=("1",)))
    assert (document.metadata.title, told(document)[1:]) == ("page", [BODY, MORE])
    with pytest.raises(UnknownLine, match="no line to keep is '4'"):
        clean(sifted(*blocks), Overrides(keep=("4",)))


@given(st.data())
def test_a_person_has_the_last_word_on_every_line(data: st.DataObject) -> None:
    lines = (
        *MENU,
        *spaced(ARTICLE),
        "By Ann Lee",
        "March 14, 2018",
        "Related Posts",
        "***",
        "Tags: bridges",
        BIO,
    )
    named = [n for n, line in enumerate(lines) if line]
    keep = data.draw(st.sets(st.sampled_from(named), max_size=6))
    drop = data.draw(st.sets(st.sampled_from(named), max_size=6)) - keep
    picks = Overrides(keep=tuple(str(n + 1) for n in keep), drop=tuple(str(n + 1) for n in drop))
    document, decisions = clean(raw(*lines), picks)
    assert all(decisions[n].action is Action.KEEP for n in keep)
    assert all(decisions[n].action is Action.DROP for n in drop)
    assert {lines[n] for n in keep} <= {*told(document), document.metadata.title}
    assert faults(number(document)) == []


def test_the_command_keeps_and_drops_lines_of_a_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "bridge.txt"
    source.write_text("\n".join(spaced((TITLE, BODY, "Share this:", MORE, LAST))))
    assert main(["clean", str(source)]) == 0
    assert "Share this:" not in capsys.readouterr().out
    assert (
        main(["clean", str(source), "--keep", "share THIS:", "--drop", "7-8", "-o", f"{tmp_path}/b.md"]) == 0
    )
    text = (tmp_path / "b.md").read_text()
    assert ("Share this:" in text, MORE in text, LAST in text) == (True, False, True)
    capsys.readouterr()
    assert main(["clean", str(source), "--drop", "7", "--explain", "--json"]) == 0
    cut = {
        line["text"]: reason["rule"]
        for reason in json.loads(capsys.readouterr().out)["cut"]
        for line in reason["lines"]
    }
    assert cut == {"Share this:": "sharing", MORE: "dropped by hand"}
    assert main(["clean", str(source), "--drop", "70"]) == UnknownLine.status
