"""The cleaner by kinds of lines: what stays, what goes, and under which rule."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import (
    Action,
    Decision,
    Document,
    LineRole,
    List,
    Paragraph,
    ParagraphRole,
    Quote,
    SectionRole,
    leaves,
)
from reader.passes.clean import clean
from reader.sources.text import read

BODY = (
    "The council voted on Tuesday to rebuild the old bridge over the river, after nine years of argument "
    "about its cost and about who should pay for it."
)
MORE = (
    "Engineers had warned since the flood that the northern pier was sinking, and the ferry that replaced "
    "the crossing carried only a third of the people who used to walk."
)
LAST = (
    "Work begins in spring, when the water is low, and the mayor expects the first carriages to cross before "
    "the following winter closes the road again."
)


def cleaned(*lines: str) -> tuple[Document, dict[str, Decision]]:
    document, decisions = clean(read("\n\n".join(lines).encode(), "bridge.txt"))
    return document, {decision.text: decision for decision in decisions if decision.text}


def article(*tail: str, head: tuple[str, ...] = ("Council votes to rebuild the bridge",)) -> tuple[str, ...]:
    return (*head, BODY, MORE, LAST, *tail)


def texts(document: Document) -> list[str]:
    return [leaf.text for section in document.sections for leaf in leaves(section.blocks)]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Join Our Newsletter", "newsletter"),
        ("Get the morning's updates in your inbox", "newsletter"),
        ("Sign up for our mailing list", "newsletter"),
        ("Subscribe now", "subscription"),
        ("Annual Subscription", "subscription"),
        ("Become a patron", "subscription"),
        ("Please donate today", "donation"),
        ("Support The Examiner", "donation"),
        ("Make a donation and help us", "donation"),
        ("Follow us on Twitter", "channels"),
        ("Join our WhatsApp and Telegram Channels", "channels"),
        ("Share this:", "sharing"),
        ("Click to share on Facebook (Opens in new window)", "sharing"),
        ("All rights reserved.", "legal"),
        ("This website uses cookies", "legal"),
        ("Advertisement", "advertisement"),
        ("Also read: The ferry that never came", "navigation"),
        ("Photo: A. Nonymous", "photo credit"),
        ("Filed under: bridges, councils", "filing"),
        ("4 min read", "filing"),
    ],
)
def test_a_line_of_promotion_goes_under_its_rule_wherever_it_stands(line: str, rule: str) -> None:
    for lines in (article(line), ("Council votes to rebuild the bridge", BODY, line, MORE, LAST)):
        document, decisions = cleaned(*lines)
        assert (decisions[line].action, decisions[line].role) == (Action.DROP, LineRole.BOILERPLATE)
        assert decisions[line].rule == rule
        assert texts(document) == [BODY, MORE, LAST]


@pytest.mark.parametrize(
    "line",
    [
        "The newspaper had promised its subscribers a newsletter for years, but the plan was shelved.",
        "Donations to the bridge fund reached two million crowns by June, more than anybody had hoped.",
        "“Follow us,” the guide said, and we followed him down to the water, where the crowd grew louder.",
        "He supports the plan.",
        "Home is where the bridge is.",
        "Print runs were small in those days.",
    ],
)
def test_prose_on_the_same_words_stays(line: str) -> None:
    document, decisions = cleaned("Council votes to rebuild the bridge", BODY, line, MORE, LAST)
    assert decisions[line].action is Action.KEEP
    assert line in texts(document)


@pytest.mark.parametrize(
    "label", ["Related Posts", "You may also like", "Latest News", "More from Politics", "Leave a Reply"]
)
def test_nothing_of_the_article_comes_after_a_label_of_other_pages(label: str) -> None:
    teaser = "In the shadow of the strike, much is written about why the mayor took a …"
    document, decisions = cleaned(*article(label, "Ferry strike ends", teaser))
    assert texts(document) == [BODY, MORE, LAST]
    assert decisions["Ferry strike ends"].rule == f"after {label.lower()}"


def test_a_label_in_mid_article_cuts_nothing_after_it() -> None:
    document, _ = cleaned(
        "Council votes to rebuild the bridge", BODY, "Related Posts", MORE, LAST, BODY + " Yes."
    )
    assert texts(document)[-2:] == [LAST, BODY + " Yes."]


def test_an_appeal_between_lines_of_promotion_goes_and_the_same_words_in_the_article_stay() -> None:
    appeal = "The Examiner answers only to our readers and takes no money from anybody else."
    _, decisions = cleaned(*article("Support The Examiner", appeal, "Become a patron"))
    assert decisions[appeal].rule == "donation appeal"
    _, decisions = cleaned("Council votes to rebuild the bridge", BODY, appeal, MORE, LAST)
    assert decisions[appeal].action is Action.KEEP


def test_a_label_with_nothing_after_it_goes_and_one_with_a_list_stays() -> None:
    bio = "Ann Lee is a journalist and writer based in Oslo."
    _, decisions = cleaned(*article("Reference and Sources:", bio))
    assert decisions["Reference and Sources:"].rule == "label without content"
    _, decisions = cleaned(*article("Sources:", "• The council’s minutes of 3 March"))
    assert decisions["Sources:"].action is Action.KEEP


def test_the_biography_becomes_the_last_section_and_names_the_author() -> None:
    bio = "Ann Lee is a freelance journalist and the author of two books. She can be reached at @annlee."
    document, decisions = cleaned(*article(bio))
    assert decisions[bio].role is LineRole.BIO
    assert document.sections[-1].role is SectionRole.BIO
    assert document.sections[-1].heading.text == "About the author"
    assert document.metadata.authors == ("Ann Lee",)


def test_byline_and_date_leave_the_text_and_become_metadata() -> None:
    document, decisions = cleaned(
        "Council votes to rebuild the bridge", "By Ann Lee and Bo Ek", "March 14, 2018", BODY, MORE
    )
    assert document.metadata.authors == ("Ann Lee", "Bo Ek")
    assert document.metadata.date == "2018-03-14"
    assert decisions["March 14, 2018"].role is LineRole.DATE
    assert texts(document) == [BODY, MORE]


def test_short_lines_before_long_ones_are_headings_and_the_first_paragraph_is_the_lead() -> None:
    document, _ = cleaned(
        "Council votes to rebuild the bridge", BODY, "Why now?", MORE, "A note on money", LAST
    )
    assert [section.heading.text for section in document.sections] == [
        "Council votes to rebuild the bridge",
        "Why now?",
        "A note on money",
    ]
    assert document.sections[0].blocks == (Paragraph(text=BODY, role=ParagraphRole.LEAD),)


def test_lists_and_quotes_keep_their_form() -> None:
    document, _ = cleaned(*article("1. Build.", "2. Open.", "> It will stand.", "• Stone", "• Steel"))
    numbered, quote, bulleted = document.sections[0].blocks[3:]
    assert isinstance(numbered, List)
    assert numbered.ordered
    assert isinstance(quote, Quote)
    assert isinstance(bulleted, List)
    assert texts(document)[3:] == ["Build.", "Open.", "It will stand.", "Stone", "Steel"]


def test_a_menu_above_the_title_and_a_footer_below_the_text_go() -> None:
    menu = ("Skip to content", "News", "Sport", "Weather", "Opinion")
    footer = ("About the paper", "Careers", "Press office", "Newsroom")
    title = "Council votes to rebuild the bridge"
    document, decisions = cleaned(*menu, title, "By Ann Lee", BODY, MORE, LAST, *footer)
    assert document.metadata.title == title
    assert texts(document) == [BODY, MORE, LAST]
    assert decisions["Sport"].rule == "above the title"


def test_hard_wrapped_text_is_joined() -> None:
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
    document, decisions = clean(read("\n".join(["The bridge", "", *wrapped]).encode(), "bridge.txt"))
    assert len(texts(document)) == 2
    assert texts(document)[0].endswith(
        "after nine years of argument about its cost and about who should pay for it. "
        "Engineers had warned since the flood that the northern pier was sinking."
    )
    assert len(decisions) == 10


def test_a_document_of_promotion_alone_is_kept() -> None:
    document, _ = cleaned("Subscribe to our newsletter")
    assert texts(document) == ["Subscribe to our newsletter"]


def test_a_text_without_a_title_takes_the_name_of_its_file() -> None:
    document, _ = cleaned(BODY, MORE)
    assert document.metadata.title == "bridge"
    assert texts(document) == [BODY, MORE]


@given(
    st.lists(
        st.sampled_from(
            [BODY, MORE, "", "Why now?", "Related Posts", "Share this", "• one", "1. x", "By Ann Lee", "***"]
        ),
        max_size=30,
    )
)
def test_every_line_has_one_decision_and_every_kept_line_its_text(lines: list[str]) -> None:
    document, decisions = clean(read("\n".join(["T", *lines, "end"]).encode(), "a.txt"))
    assert [decision.line for decision in decisions] == list(range(1, len(lines) + 3))
    assert [decision.text for decision in decisions] == ["T", *lines, "end"]
    kept = [d for d in decisions if d.action is Action.KEEP]
    everything = {
        leaf.text for section in document.sections for leaf in (section.heading, *leaves(section.blocks))
    }
    for decision in kept:
        assert any((decision.canonical or decision.text).endswith(text) for text in everything)


def test_the_seed_is_right_line_for_line(seed: Path) -> None:
    document, decisions = clean(read(seed.read_bytes(), seed.name))
    kept = [d.line for d in decisions if d.action is Action.KEEP]
    assert kept == [1, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 33]
    assert [section.heading.text for section in document.sections][1:] == [
        "Election and the Russian Collusion",
        "But Why the Policy Chaos?",
        "Should the U.S. be worried?",
        "About the author",
    ]


def test_the_first_of_a_few_short_lines_is_the_title() -> None:
    document, _ = cleaned("The bridge", "A few words that are no sentence and no title either")
    assert document.metadata.title == "The bridge"


def test_a_run_of_dots_is_no_title() -> None:
    document, _ = cleaned("." * 200_000 + " end of it", "The bridge is long.")
    assert document.metadata.title == "The bridge is long."
