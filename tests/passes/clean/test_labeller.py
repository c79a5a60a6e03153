"""The labeller: what it knows, what it leaves to the rules, how it chooses, why it speaks against a line."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Action, Figure, LineRole, MarkRole, Note, Paragraph, SectionRole, faults
from reader.outline import number
from reader.passes.clean import clean, labeller, reasons
from reader.passes.clean.features import headings, look, with_title
from reader.passes.clean.lines import Line, read_lines
from reader.passes.clean.overrides import Overrides
from reader.passes.clean.rules import PROMOTION, SHORT, contents, promotion
from reader.sources.text import read
from tests.passes.clean.test_clean import BODY, LAST, MORE

TITLE = "Council votes to rebuild the bridge"
MENU = ("Home", "News", "Sport", "Weather", "About us", "Contact", "Log in")
ARTICLE = (TITLE, BODY, MORE, "Why it took nine years", LAST, BODY, MORE, "What comes next", LAST)


def lines_of(*texts: str) -> list[Line]:
    raw = read("\n".join(texts).encode(), "bridge.txt")
    return read_lines([block for block in raw.sections[0].blocks if isinstance(block, Paragraph)])


def spaced(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line for text in texts for line in (text, ""))


def test_every_feature_of_the_models_is_seen_and_every_weight_is_a_number() -> None:
    sight = look(lines_of(*spaced(ARTICLE)))
    columns = with_title(sight, 0)
    keep = np.full(len(sight.rows), 0.5)
    seen = {
        "title": sight.columns,
        "keep": columns,
        "heading": columns | headings(sight.shown, columns, keep),
    }
    assert set(labeller.models()) == set(seen)
    for name, model in labeller.models().items():
        assert set(model.weights) == set(seen[name])
        assert all(map(math.isfinite, model.weights.values()))
        assert set(model.means) == set(model.weights)


def test_title_text_and_headings_are_told_from_a_menu() -> None:
    labels = labeller.label(lines_of(*MENU, *spaced(ARTICLE)))
    assert labels is not None
    assert labels.titles[0] == len(MENU)
    assert {n for n in range(len(MENU)) if n in labels.dropped} >= {0, 1, 2}
    paragraphs = [len(MENU) + 2 * n for n, text in enumerate(ARTICLE) if text in {BODY, MORE, LAST}]
    assert not labels.dropped.keys() & set(paragraphs)
    assert labels.heading[len(MENU) + 6] > max(labels.heading[n] for n in paragraphs)


@pytest.mark.parametrize(
    "text",
    [
        "A short note.\n\nIt says little, and all of it stays.",
        "\n\n".join(["Le conseil municipal a voté la reconstruction du vieux pont sur la rivière."] * 20),
        "\n\n".join(["市议会周二投票决定重建河上的老桥，此前争论了九年。"] * 60),
    ],
)
def test_what_it_does_not_know_is_left_to_the_rules(text: str) -> None:
    assert labeller.label(lines_of(*text.split("\n"))) is None
    _, decisions = clean(read(text.encode(), "x.txt"))
    assert all(decision.score is None for decision in decisions)


def test_scores_stand_on_judged_lines_and_a_cut_says_what_spoke_against_it() -> None:
    _, decisions = clean(read("\n".join((*MENU, *spaced(ARTICLE))).encode(), "x.txt"))
    judged = [decision for decision in decisions if decision.text]
    assert all(decision.score is not None and 0 <= decision.score <= 1 for decision in judged)
    labels = labeller.label(lines_of(*MENU, *spaced(ARTICLE)))
    assert labels is not None
    assert all(reasons.told(why).startswith("labelled: ") for why in labels.dropped.values())
    assert len(labels.dropped) >= len(MENU) - 2


def test_every_feature_has_words() -> None:
    for name in labeller.models()["keep"].weights:
        assert reasons.told((name,)).removeprefix("labelled: ")


def sizes(count: int) -> np.ndarray:
    return np.full(count, 10.0)


@given(st.lists(st.floats(0.95, 0.99), min_size=1, max_size=30))
def test_sure_lines_all_stay(chances: list[float]) -> None:
    assert labeller.choose(np.array(chances), sizes(len(chances))).all()


def test_a_lone_weak_line_goes_with_its_neighbours(monkeypatch: pytest.MonkeyPatch) -> None:
    gains = [2.0] * 5 + [-0.3] + [2.0] * 5 + [-2.0] * 5 + [0.3] + [-2.0] * 5
    kept = labeller._smoothed(gains)
    assert kept.tolist() == [True] * 11 + [False] * 11
    monkeypatch.setattr(labeller, "SWITCH", 0.0)
    assert labeller._smoothed(gains).tolist() == [gain > 0 for gain in gains]


def test_a_person_overrules_labeller_and_rules() -> None:
    source = "\n".join((*MENU, *spaced(ARTICLE), "Related Posts", "", "Ferry strike ends"))
    _, before = clean(read(source.encode(), "x.txt"))
    assert [before[n].action for n in (0, 7)] == [Action.DROP, Action.KEEP]
    last = len(before)
    picks = Overrides(keep=("1", str(last)), drop=("why it took  NINE years",))
    document, after = clean(read(source.encode(), "x.txt"), picks)
    assert (after[0].action, after[0].rule) == (Action.KEEP, "kept by hand") or after[0].action is Action.KEEP
    assert after[last - 1].action is Action.KEEP
    gone = [decision for decision in after if decision.text == "Why it took nine years"]
    assert [(decision.action, decision.rule) for decision in gone] == [(Action.DROP, "dropped by hand")]
    assert faults(number(document)) == []


def test_numbered_works_cited_become_notes_that_the_text_refers_to() -> None:
    cited = (
        "[1] Lee, A. (2017). Bridges of the north. Oslo.",
        "[2] Ek, B. (2019). https://example.org/piers",
    )
    source = spaced((TITLE, f"{BODY} [1]", f"{MORE} [2]", LAST, "References", *cited))
    document, decisions = clean(read("\n".join(source).encode(), "x.txt"))
    section = document.sections[-1]
    assert (section.heading.text, section.role) == ("References", SectionRole.NOTES)
    assert [block.label for block in section.blocks if isinstance(block, Note)] == ["1", "2"]
    marks = [m for b in document.sections[0].blocks for m in b.marks if m.role is MarkRole.NOTEREF]  # type: ignore[union-attr]
    assert [mark.target for mark in marks] == ["1", "2"]
    assert [d.role for d in decisions if d.text.startswith("[")] == [LineRole.REFERENCE] * 2
    assert faults(number(document)) == []


def test_works_cited_without_numbers_stay_paragraphs_of_their_own_section() -> None:
    cited = ("Lee, A. (2017). Bridges of the north. Oslo.", "Ek, B. (2019). https://example.org/piers")
    document, _ = clean(
        read("\n".join(spaced((TITLE, BODY, MORE, LAST, "Sources", *cited))).encode(), "x.txt")
    )
    assert document.sections[-1].role is SectionRole.REFERENCES
    assert len(document.sections[-1].blocks) == 2


def test_the_caption_of_a_numbered_picture_becomes_a_figure() -> None:
    source = spaced((TITLE, BODY, "Figure 2: The northern pier in winter", MORE, LAST))
    document, _ = clean(read("\n".join(source).encode(), "x.txt"))
    captions = [b.caption.text for b in document.sections[0].blocks if isinstance(b, Figure)]
    assert captions == ["Figure 2: The northern pier in winter"]


def test_a_table_of_contents_is_found_and_names_in_another_order_are_not() -> None:
    heads = ("Why it took nine years", "What the ferry carries", "What comes next")
    article = [text for head in heads for text in (head, BODY, MORE)]
    assert contents(lines_of("Contents", *heads, *article)) == [1, 2, 3, 0]
    assert contents(lines_of("Contents", *reversed(heads), *article)) == []
    assert contents(lines_of(*heads, BODY)) == []


@given(
    st.lists(
        st.sampled_from(
            "join our newsletter e-mail updates sign up subscribe to donate now follow us on twitter "
            "share this © all rights reserved advertisement read more photo getty images tags: 4 min".split()
        ),
        min_size=1,
        max_size=SHORT,
    )
)
def test_triggers_change_nothing(words: list[str]) -> None:
    text = " ".join(words)
    searched = next((name for name, pattern in PROMOTION.items() if pattern.search(text)), "")
    assert promotion(Line(1, text, text, len(words))) == searched
