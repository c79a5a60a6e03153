"""The cleaner by kinds of lines: what stays, what goes, and under which rule."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import (
    ABOUT_AUTHOR,
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
    section_leaves,
)
from reader.passes.clean import clean
from reader.passes.clean.lines import ITEM
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
        ("All rights reserved", "legal"),
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
        "“Follow me,” she said.",
        "She made a donation to the hospital.",
        "I left the mailing list in 2011.",
        "The Telegram channel was closed by the police.",
        "Newsletters are having a moment.",
        "Copyright law is older than the telephone.",
        "Read more slowly than you think you should.",
        "Illustration by hand is slow and honest work.",
        "Back to basics",
        "Support public schools",
    ],
)
def test_prose_on_the_same_words_stays(line: str) -> None:
    document, decisions = cleaned("Council votes to rebuild the bridge", BODY, line, MORE, LAST)
    assert decisions[line].action is Action.KEEP
    assert line in headed(document)


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


def test_a_footer_goes_and_a_list_or_a_poem_at_the_end_stays() -> None:
    recipe = ("You will need:", "Bread", "Boots", "A map", "Water")
    poem = ("O bridge", "of stone", "we sing", "alone")
    for ending in (recipe, poem):
        document, _ = cleaned(*article(*ending))
        assert texts(document)[3:] == list(ending)
    document, _ = cleaned(*article("About us", "Careers", "Contact", "Imprint"))
    assert texts(document) == [BODY, MORE, LAST]


def test_an_elision_is_the_authors_and_two_are_excerpts() -> None:
    elided = "“We had warned them for years, and in the end the pier [...]"
    document, _ = cleaned("Council votes to rebuild the bridge", BODY, elided, MORE, LAST)
    assert elided in texts(document)
    document, _ = cleaned(*article("The ferry stops and […]", "The river rises and […]"))
    assert texts(document) == [BODY, MORE, LAST]


def test_numbers_that_do_not_count_up_stay_in_the_text() -> None:
    document, _ = cleaned(*article("3. London", "2. Tower", "1. Mostar"))
    assert texts(document)[3:] == ["3. London", "2. Tower", "1. Mostar"]


def test_a_list_that_starts_again_is_another_list() -> None:
    document, _ = cleaned(*article("1. Stone", "2. Steel", "1. Wood", "2. Rope"))
    lists = [block for block in document.sections[0].blocks if isinstance(block, List)]
    assert [len(one.items) for one in lists] == [2, 2]
    assert texts(document)[3:] == ["Stone", "Steel", "Wood", "Rope"]


def test_a_turn_of_dialogue_is_no_list() -> None:
    document, _ = cleaned(*article("— Où vas-tu ?", "– Nulle part."))
    assert texts(document)[3:] == ["— Où vas-tu ?", "– Nulle part."]


def test_the_lines_of_code_keep_their_braces() -> None:
    document, _ = cleaned(*article("fn main() {", "}"))
    assert texts(document)[3:] == ["fn main() {", "}"]


def test_a_poem_keeps_its_title() -> None:
    verses = ["I left the town at dawn", "And saw the sky turn red", "And went to sea"]
    document, _ = cleaned("The Road Home", *verses)
    assert document.metadata.title == "The Road Home"
    assert texts(document) == verses


def test_a_title_on_newsletters_is_a_title() -> None:
    document, _ = cleaned(*article(head=("Why Newsletters Are Back",)))
    assert document.metadata.title == "Why Newsletters Are Back"


def test_a_heading_stands_alone_where_paragraphs_do() -> None:
    lines = f"The bridge\n\n{BODY}\n\nStone\nSteel\n{MORE}\n\nWhy now?\n\n{LAST}"
    document, _ = clean(read(lines.encode(), "a.txt"))
    assert [section.heading.text for section in document.sections] == ["The bridge", "Why now?"]


@pytest.mark.parametrize("line", ["Posted at 11:16 am", "Search | Find", "By Ann Lee", "Updated by Shannon"])
def test_a_stamp_or_a_byline_is_no_heading(line: str) -> None:
    document, _ = cleaned("Council votes to rebuild the bridge", BODY, line, MORE)
    assert len(document.sections) == 1


def test_a_note_above_the_title_stays_and_comes_after_it() -> None:
    note = "This text was first printed in the winter number, and is given here as it then stood."
    document, _ = cleaned("Home", note, "Council votes to rebuild the bridge", "By Ann Lee", BODY, MORE, LAST)
    assert document.metadata.title == "Council votes to rebuild the bridge"
    assert texts(document)[0] == note


def test_a_day_that_no_month_has_is_no_date() -> None:
    document, _ = cleaned("Council votes to rebuild the bridge", "31 February 2018", BODY, MORE)
    assert document.metadata.date == ""


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
    assert document.metadata.title == "Subscribe to our newsletter"


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
    kept = [d for d in decisions if d.action is Action.KEEP and d.role is not LineRole.TITLE]
    bare = [ITEM.sub("", d.text, count=1) if d.role is LineRole.ITEM else d.text for d in kept]
    assert headed(document) == bare


def headed(document: Document) -> list[str]:
    """Every text of the document but its title and the heading made for the biography."""
    everything = [leaf.text for section in document.sections for leaf in section_leaves(section)][1:]
    return [text for text in everything if text != ABOUT_AUTHOR]


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
