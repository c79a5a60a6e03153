"""The report: every line in its place, the cuts struck and told in words, nothing live on the page."""

import base64
import hashlib
import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree, html
from lxml.html import HtmlElement

from reader.editions import report
from reader.editions.report.reasons import DOUBT, reasons
from reader.editions.report.style import STYLE
from reader.model import Action, Decision, Document, Heading, LineRole, Metadata, Section
from tests import strategies

DOCUMENT = Document(Metadata(title="The bridge", language="en"), (Section(Heading("The bridge", level=1)),))
KEEP, DROP = Action.KEEP, Action.DROP
DECISIONS = (
    Decision(1, "The bridge", KEEP, LineRole.TITLE, "title", 1),
    Decision(2, "By Ann Lee", DROP, LineRole.BYLINE, "byline"),
    Decision(3, "", DROP, LineRole.BLANK, "blank"),
    Decision(
        4, "The  council voted.", KEEP, LineRole.LEAD, "first paragraph", canonical="The council voted."
    ),
    Decision(5, "Share this, on", DROP, LineRole.BOILERPLATE, "sharing", score=0.02),
    Decision(6, "every network.", DROP, LineRole.BOILERPLATE, "wrapped line", score=0.02),
    Decision(7, "See also", KEEP, LineRole.PARAGRAPH, "text", score=DOUBT - 0.1),
    Decision(8, "Well liked", KEEP, LineRole.PARAGRAPH, "text", score=DOUBT),
    Decision(9, "Share again", DROP, LineRole.BOILERPLATE, "sharing", score=0.1),
)
HOSTILE = "</p><script>alert(1)</script>\"'<img src=x onerror=alert(1)>&amp;]]><!--\x1b\u202e\udc80"


def page(decisions: tuple[Decision, ...] = DECISIONS, source: str = "a.txt", title: str = "") -> HtmlElement:
    document = Document(Metadata(title=title, language="en"), DOCUMENT.sections) if title else DOCUMENT
    return html.document_fromstring(report.build(document, decisions, source).decode())


def text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def lines(found: HtmlElement) -> dict[str, HtmlElement]:
    return {item.get("id", ""): item for item in found.iter("li")}


def test_every_line_with_text_is_there_in_order() -> None:
    found = lines(page())
    assert list(found) == [f"line-{n}" for n in (1, 2, 4, 5, 6, 7, 8, 9)]
    assert [text(item.find_class("text")[0]) for item in found.values()] == [
        " ".join(d.text.split()) for d in DECISIONS if d.text
    ]


def test_a_cut_is_struck_and_told_in_words() -> None:
    found = lines(page())
    struck = {name for name, item in found.items() if item.xpath(".//del")}
    assert struck == {"line-2", "line-5", "line-6", "line-9"}
    assert "cut: sharing; score 0.02; --keep 6 brings it back" in text(found["line-6"])
    assert all("cut" in item.classes for name, item in found.items() if name in struck)


def test_a_kept_line_tells_its_role_and_a_doubtful_one_its_doubt() -> None:
    found = lines(page())
    assert "Line 1, kept as title: title" in text(found["line-1"])
    assert [name for name, item in found.items() if "doubtful" in text(item)] == ["line-7"]
    assert "doubt" in found["line-7"].classes
    assert text(found["line-4"].xpath(".//details")[0]) == "As repaired The council voted."


def test_the_summary_counts_by_rule_and_leads_to_the_lines() -> None:
    (table,) = page().xpath("//table")
    rows = {text(row.find("th")): row for row in table.xpath("./tbody/tr")}
    assert list(rows) == ["Cut: byline, told in the metadata", "Cut: sharing", "Kept, but doubtful"]
    assert text(rows["Cut: sharing"].xpath(".//summary")[0]) == "3 lines"
    assert [link.get("href") for link in rows["Cut: sharing"].iter("a")] == ["#line-5", "#line-6", "#line-9"]
    assert {th.get("scope") for th in table.iter("th")} == {"col", "row"}


def test_it_says_how_to_bring_a_line_back() -> None:
    code = [text(element) for element in page(source="my texts/a b.txt").xpath("//pre")]
    assert code == ["reader clean --keep 2 'my texts/a b.txt'", '[files."a b.txt"] keep = [2]']
    assert len(page(source="https://example.org/a").xpath("//pre")) == 1  # no reader.toml holds for it


def test_the_structure_is_that_of_an_accessible_page() -> None:
    found = page()
    assert (found.get("lang"), found.get("dir")) == ("en", "ltr")
    assert len(found.xpath("//h1")) == len(found.xpath("//main")) == 1
    levels = [int(heading.tag[1]) for heading in found.xpath("//h1|//h2|//h3")]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    (skip,) = found.find_class("skip")
    assert found.get_element_by_id(skip.get("href", "").removeprefix("#")).get("tabindex") == "-1"
    named = [element.get("id") for element in found.iter() if element.get("id")]
    assert len(named) == len(set(named))
    assert all(found.get_element_by_id(a.get("href", "#")[1:]) is not None for a in found.iter("a"))
    assert all(box.getparent().tag == "label" for box in found.iter("input"))
    assert found.xpath("//fieldset/legend")
    assert all(element.get("dir") == "auto" for element in found.find_class("text"))
    assert "width=device-width" in found.xpath("//meta[@name='viewport']")[0].get("content")


def test_the_title_is_a_heading_and_so_are_kept_headings_alone() -> None:
    cut = Decision(2, "Related", DROP, LineRole.HEADING, "sharing")
    kept = Decision(3, "Why now?", KEEP, LineRole.HEADING, "short", 2)
    assert [text(h) for h in page((DECISIONS[0], cut, kept)).xpath("//h3")] == ["The bridge", "Why now?"]


def test_the_style_brings_no_colours_and_adapts() -> None:
    assert not re.search(r"#[0-9a-f]{3}|rgb|hsl", STYLE)
    assert "color-scheme: light dark" in STYLE
    assert not re.search(r"width: *\d{3,}px|url\(|@import", STYLE)


def test_the_policy_allows_the_style_alone() -> None:
    found = page()
    policy = found.xpath("//meta[@http-equiv='Content-Security-Policy']")[0].get("content")
    style = found.xpath("//style")[0].text
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    assert not [element for element in found.iter() if element.get("src") or element.get("style")]
    assert not found.xpath("//script|//link|//iframe|//object")


def test_hostile_text_is_text() -> None:
    decisions = (
        Decision(1, HOSTILE, KEEP, LineRole.TITLE, HOSTILE, 1, canonical=HOSTILE),
        Decision(2, HOSTILE, DROP, LineRole.BOILERPLATE, HOSTILE),
    )
    found = page(decisions, source=HOSTILE, title=HOSTILE)
    assert not found.xpath("//script|//img|//comment()")
    assert not [name for element in found.iter() for name in element.attrib if name.startswith("on")]
    assert text(found.xpath("//del")[0]).startswith("</p><script>alert(1)</script>\"'<img src=x")


def test_a_text_that_was_not_judged_has_a_page_that_says_so() -> None:
    found = page(())
    assert "not judged" in text(found)
    assert not found.xpath("//table|//fieldset|//pre")
    assert "Nothing was cut" in text(found)


@pytest.mark.parametrize("decisions", [(), (DECISIONS[5],)])
def test_a_wrapped_line_without_a_first_stands_for_itself(decisions: tuple[Decision, ...]) -> None:
    assert [reason.rule for reason in reasons(decisions)] == ["wrapped line"] * len(decisions)


@given(strategies.documents(), st.text())
@example(DOCUMENT, "a page\x0cbreak and a \x0btab")
def test_the_page_is_well_formed_and_the_same_again(document: Document, odd: str) -> None:
    decisions = (Decision(1, odd, DROP, LineRole.BOILERPLATE, odd), *DECISIONS)
    made = report.build(document, decisions, odd)
    assert made == report.build(document, decisions, odd)
    body = made[made.index(b"<body>") : made.index(b"</html>")].replace(b" checked", b"")
    etree.fromstring(re.sub(rb"(<input[^>]*)>", rb"\1/>", body))


def test_a_large_source_takes_time_in_proportion() -> None:
    many = tuple(Decision(n, "Share this", DROP, LineRole.BOILERPLATE, "sharing") for n in range(1, 20_001))
    assert report.build(DOCUMENT, many, "a.txt").count(b"<del>") == 20_000
