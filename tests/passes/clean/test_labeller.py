"""The labeller: what it knows, what it leaves to the rules, how it chooses, why it speaks against a line."""

import json
import math
from collections.abc import Sequence
from importlib.resources import files

import numpy as np
import pytest
from msgspec.structs import replace

from reader.model import Action, LineRole, Paragraph, faults, section_leaves
from reader.outline import number
from reader.passes.clean import clean, labeller, reasons
from reader.passes.clean.features import headings, look, with_title
from reader.passes.clean.labeller import CERTAIN, FEWEST_WORDS, PARAGRAPH, RIVAL, Model, Models
from reader.passes.clean.lines import Line, read_lines
from reader.sources.text import read
from tests.passes.clean.test_clean import BODY, LAST, MORE

TITLE = "Council votes to rebuild the bridge"
MENU = ("Home", "News", "Sport", "Weather", "About us", "Contact", "Log in")
ARTICLE = (TITLE, BODY, MORE, "Why it took nine years", LAST, BODY, MORE, "What comes next", LAST)
LARGEST = 64 * 1024
"""Bytes of the file of models: it is read at every start."""


def lines_of(*texts: str) -> list[Line]:
    """The lines of a text source; a last line of its own keeps it from being empty."""
    raw = read("\n".join((*texts, "end")).encode(), "bridge.txt")
    return read_lines([block for block in raw.sections[0].blocks if isinstance(block, Paragraph)])[:-1]


def spaced(texts: Sequence[str]) -> tuple[str, ...]:
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
        assert set(model.means) == set(model.weights)
        values = (model.intercept, *model.weights.values(), *model.means.values())
        assert all(map(math.isfinite, values))
        assert any(model.weights.values())
    assert all(np.isfinite(column).all() and len(column) == len(keep) for column in seen["heading"].values())


def test_the_file_of_models_is_small_and_in_one_order() -> None:
    data = (files("reader.passes.clean") / "weights.json").read_bytes()
    assert len(data) < LARGEST
    assert data.decode() == json.dumps(json.loads(data), indent=0, sort_keys=True) + "\n"


def test_title_text_and_headings_are_told_from_a_menu() -> None:
    labels = labeller.label(lines_of(*MENU, *spaced(ARTICLE)))
    assert labels is not None
    assert labels.titles == (len(MENU),)
    assert {n for n in range(len(MENU)) if n in labels.dropped} >= {0, 1, 2}
    paragraphs = [len(MENU) + 2 * n for n, text in enumerate(ARTICLE) if text in {BODY, MORE, LAST}]
    assert not labels.dropped.keys() & set(paragraphs)
    assert labels.heading[len(MENU) + 6] > max(labels.heading[n] for n in paragraphs)
    assert list(labels.keep) == list(labels.heading) == [*range(7), *range(7, 7 + 2 * len(ARTICLE), 2)]


def test_a_label_that_many_lines_share_heads_none_of_them() -> None:
    prizes = "First Second Third Fourth Fifth Sixth Seventh Eighth".split()
    shared = [line for _ in prizes for line in (BODY, "Prize: 250 dollars")]
    told_apart = [line for prize in prizes for line in (BODY, f"{prize}: 250 dollars")]
    last = 2 * (len(ARTICLE) + len(shared)) - 2
    chances = [labeller.label(lines_of(*spaced((*ARTICLE, *more)))) for more in (shared, told_apart)]
    one_label, own_labels = (labels.heading[last] for labels in chances if labels)
    assert one_label < own_labels


FRENCH = "Le conseil municipal a voté la reconstruction du vieux pont sur la rivière, après neuf ans."
CODE = (
    "const span{0} = pier.map((x) => x.load + {0});\nif (span{0}.length > {0}) {{\n  log(span{0}[{0}]);\n}}"
)
VERSE = ("Ô vieux pont de pierre", "Tu portes la rivière", "Et moi seul je chante")


@pytest.mark.parametrize(
    "text",
    [
        "A short note.\n\nIt says little, and all of it stays.",
        "\n\n".join(f"{FRENCH} Numéro {n}." for n in range(20)),
        "\n\n".join(f"市议会周二投票决定重建河上的老桥，此前争论了{n}年。" for n in range(60)),
        "\n\n".join(["pier.js", *(CODE.format(n) for n in range(40))]),
        "\n".join(["Le pont", "", *(f"{verse} {n}" for n in range(30) for verse in VERSE)]),
        " ".join(f"word{n}" for n in range(5000)),
    ],
    ids=["short", "french", "chinese", "code", "poem", "one line"],
)
def test_what_it_does_not_know_is_left_to_the_rules_and_loses_nothing(text: str) -> None:
    assert labeller.label(lines_of(*text.split("\n"))) is None
    document, decisions = clean(read(text.encode(), "x.txt"))
    assert all(decision.score is None for decision in decisions)
    assert all(decision.action is Action.KEEP for decision in decisions if decision.text)
    assert faults(number(document)) == []


def test_it_knows_a_text_from_so_many_words_on() -> None:
    words = "the council voted on that day to rebuild the old bridge over the river".split()
    text = " ".join(words[n % len(words)] for n in range(FEWEST_WORDS))
    assert labeller.label(lines_of(text)) is not None
    assert labeller.label(lines_of(text.rpartition(" ")[0])) is None


def test_scores_are_rounded_and_stand_on_judged_lines_alone() -> None:
    source = "\n".join((*MENU, *spaced(ARTICLE)))
    labels = labeller.label(lines_of(*source.split("\n")))
    assert labels is not None
    _, decisions = clean(read(source.encode(), "x.txt"))
    for n, decision in enumerate(decisions):
        if decision.text:
            assert decision.score == round(labels.keep[n], 3)
            assert 0 <= decision.score <= 1
        else:
            assert decision.score is None
    assert any(decision.score not in {0, 1, labels.keep.get(n)} for n, decision in enumerate(decisions))


def test_a_cut_names_what_spoke_most_against_the_line() -> None:
    source = "\n".join(spaced((*ARTICLE, *THREAD)))
    labels = labeller.label(lines_of(*source.split("\n")))
    assert labels is not None
    assert len(labels.dropped) >= len(THREAD)
    known = labeller.models()["keep"].weights
    assert all(len(set(why)) == 3 and set(why) <= set(known) for why in labels.dropped.values())
    _, decisions = clean(read(source.encode(), "x.txt"), label=lambda _: labels)
    told = {n: d.rule for n, d in enumerate(decisions) if d.rule.startswith("labelled: ")}
    assert told
    assert all(rule == reasons.told(labels.dropped[n]) for n, rule in told.items())


def test_against_orders_features_by_what_they_take_from_the_usual_line() -> None:
    model = Model(0.0, {"a": 1.0, "b": -2.0, "c": 0.5, "d": 3.0}, {"a": 1.0, "b": 0.0, "c": 2.0, "d": 0.0})
    table = np.array([[0.0, 4.0, 2.0, 0.0], [1.0, 0.0, 0.0, -1.0]])
    assert labeller.against(model, table) == [("b", "a", "c"), ("d", "c", "a")]
    assert table.tolist() == [[0.0, 4.0, 2.0, 0.0], [1.0, 0.0, 0.0, -1.0]]
    assert labeller.against(model, table[:0]) == []


@pytest.mark.parametrize("name", ["title", "keep", "heading"])
def test_every_feature_has_words(name: str) -> None:
    words = {*reasons.GROUPS, reasons.OTHER}
    for feature in labeller.models()[name].weights:
        assert reasons.told((feature,)).removeprefix("labelled: ") in words


def test_every_word_that_reasons_knows_is_a_feature() -> None:
    known = {name.partition("@")[0].partition("~")[0] for name in labeller.models()["keep"].weights}
    assert set(reasons.NAMES) - known == set()


def test_reasons_tell_two_groups_at_most_and_the_shape_of_a_line_last() -> None:
    assert reasons.told(("star", "menu@-1", "legal~8")) == "labelled: menu, legal notice"
    assert reasons.told(("w2", "hash", "commas")) == "labelled: credits and dates"
    assert reasons.told(("w2", "commas", "upper")) == "labelled: unlike prose"
    assert reasons.told(("comment", "body_before", "symbols")) == "labelled: comments, before the text"


WORDS = "we saw that the old bridge was to be built over the river by all of them in the spring".split()
MARKED = "# "


def prose(count: int, start: int = 0) -> str:
    """So many words of running prose."""
    return " ".join(WORDS[(start + n) % len(WORDS)] for n in range(count))


def models(keep: float = 0.0, title: float = 0.0) -> Models:
    """Models of one weight each: lines with a hash are kept, or are the title, with these log odds."""
    return {
        "title": Model(-5.0, {"title:first": 9.0, "hash": title + 5.0}, {"title:first": 0.0, "hash": 0.0}),
        "keep": Model(3.0, {"hash": keep - 3.0}, {"hash": 0.0}),
        "heading": Model(-5.0, {"hash": 0.0}, {"hash": 0.0}),
    }


def odds(chance: float) -> float:
    return math.log(chance / (1 - chance))


@pytest.mark.parametrize(
    ("words", "chance", "above", "stays"),
    [
        (60, CERTAIN + 0.02, (), True),
        (PARAGRAPH, CERTAIN + 0.02, (), True),
        (PARAGRAPH - 1, CERTAIN + 0.02, (), False),
        (60, CERTAIN - 0.02, (), False),
        (60, CERTAIN + 0.02, ("Related Posts",), False),
    ],
)
def test_a_paragraph_that_no_label_precedes_goes_only_when_that_is_certain(
    words: int, chance: float, above: tuple[str, ...], *, stays: bool
) -> None:
    weak = MARKED + prose(words)
    texts = (
        "A bridge",
        *(prose(50, n) for n in range(5)),
        *above,
        weak,
        *(prose(50, n) for n in range(5, 9)),
    )
    labels = labeller.label(lines_of(*texts), models(keep=odds(chance)))
    assert labels is not None
    n = texts.index(weak)
    assert labels.keep[n] == pytest.approx(chance)
    assert list(labels.dropped) == ([] if stays else [n])


@pytest.mark.parametrize(
    ("second", "chance", "titles"),
    [
        (MARKED + "The long wait", RIVAL + 0.05, (0, 2)),
        (MARKED + "The long wait", RIVAL - 0.05, (0,)),
        ("A BRIDGE #", RIVAL + 0.05, (0,)),
    ],
)
def test_a_line_that_rivals_the_title_stays_with_it(
    second: str, chance: float, titles: tuple[int, ...]
) -> None:
    texts = ("A bridge #", "", second, "", *(prose(50, n) for n in range(5)))
    labels = labeller.label(lines_of(*texts), models(keep=-9.0, title=odds(chance)))
    assert labels is not None
    assert labels.titles == titles
    assert not labels.dropped.keys() & set(titles)
    assert (2 in labels.dropped) == (2 not in titles)


def test_no_rule_drops_a_rival_of_the_title() -> None:
    labels = labeller.Labels((1, 0), dict.fromkeys(range(4), 0.1), {}, {})
    source = f"Subscribe now\n{TITLE}\n{BODY}\n{MORE}"
    _, decisions = clean(read(source.encode(), "x.txt"), label=lambda _: labels)
    assert [decision.role for decision in decisions[:2]] == [LineRole.LEAD, LineRole.TITLE]
    _, decisions = clean(read(source.encode(), "x.txt"), label=lambda _: replace(labels, titles=(1,)))
    assert decisions[0].action is Action.DROP


def test_a_text_of_paragraphs_alone_has_no_title() -> None:
    texts = spaced([prose(50, n) + "." for n in range(5)])
    labels = labeller.label(lines_of(*texts))
    assert labels is not None
    assert labels.titles == ()
    document, _ = clean(read("\n".join(texts).encode(), "a-bridge.txt"))
    assert document.metadata.title == "a bridge"


def test_the_title_is_the_likeliest_line_and_a_rival_stays_in_the_text() -> None:
    second = "The long wait for a bridge over the river"
    source = spaced((second, *ARTICLE))
    document, decisions = clean(read("\n".join(source).encode(), "x.txt"))
    titles = [decision.text for decision in decisions if decision.role is LineRole.TITLE]
    assert titles == [document.metadata.title]
    told = [leaf.text for section in document.sections for leaf in section_leaves(section)]
    assert {second, TITLE} <= {*told}


TEXT = """\
The council voted on Tuesday to rebuild the old bridge over the river, after nine years of argument
about its cost and about who should pay for it.

Nobody expected the vote to be close, but two members of the opposition left the room before it was
called, and the chair waited for ten minutes to see whether they would come back.

The plan that passed is the cheapest of the four. It keeps the stone arches, replaces the deck with
steel, and adds a path for people who walk or ride, which the first plan had left out.

Money remains the open question. The province has promised a third of the sum, the town will borrow
another, and the rest is to come from a toll that lorries pay until the loan is gone.

Work begins in spring, when the water is low, and the mayor expects the first carriages to cross
before the following winter closes the road again.

For the people of the northern bank the wait has been long. Their children have gone to school by
boat since the flood, and in two winters the ice has kept them at home for weeks.
"""
PARAGRAPHS = [" ".join(text.split()) for text in TEXT.split("\n\n")]
THREAD = (
    *("Ann Lee says", "May 3, 2017 at 3:30 pm", "Thank you for this, I walked over it as a child.", "Reply"),
    *("Bo Ek says", "May 4, 2017 at 9:12 am", "Great article! I love the photo of the pier.", "Reply"),
    *("Mia Roe says", "May 5, 2017 at 10:02 am", "Thanks, we hope to visit next year.", "Reply"),
)


@pytest.mark.parametrize("label", [(), ("Comments",), ("3 thoughts on “The bridge”",)])
def test_a_thread_of_comments_below_the_text_goes(label: tuple[str, ...]) -> None:
    source = spaced((TITLE, *PARAGRAPHS, *label, *THREAD))
    document, decisions = clean(read("\n".join(source).encode(), "x.txt"))
    actions = {decision.text: decision.action for decision in decisions}
    assert {actions[line] for line in (*label, *THREAD)} == {Action.DROP}
    assert document.metadata.authors == ()


def test_a_thread_of_comments_takes_no_paragraph_with_it() -> None:
    source = spaced((TITLE, *PARAGRAPHS, *THREAD))
    _, decisions = clean(read("\n".join(source).encode(), "x.txt"))
    actions = {decision.text: decision.action for decision in decisions}
    assert {actions[line] for line in PARAGRAPHS} == {Action.KEEP}
