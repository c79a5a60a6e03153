"""Foreign passages: marked where they are certain, and nothing else is."""

from itertools import product

import pytest

from reader.model import (
    Block,
    Document,
    Heading,
    Item,
    Leaf,
    List,
    Mark,
    MarkRole,
    Metadata,
    Paragraph,
    ParagraphRole,
    Quote,
    Span,
    faults,
    section_leaves,
)
from reader.outline import assemble
from reader.passes.describe import describe, passages
from reader.passes.describe.passages import are_kin, foreign
from reader.passes.segment import segment
from tests.passes.describe.samples import NEWS

FEW_MISSES = 0.03
"""Of passages in these languages among each other; they are of two sentences only."""

KNOWN = (
    "en de fr es it pt nl sv da no fi pl cs hu ro tr id vi ru uk bg el ar fa ur he hi bn ja zh ko th".split()
)


def tongues(*leaves: Leaf, language: str = "en") -> dict[str, str]:
    return foreign(leaves, language)


def marks(document: Document) -> dict[str, str]:
    leaves = [leaf for section in document.sections for leaf in section_leaves(section)]
    return {leaf.text: m.target for leaf in leaves for m in leaf.marks if m.role is MarkRole.LANGUAGE}


def test_no_passage_is_taken_for_a_language_that_it_is_not_in() -> None:
    found = {
        (home, tag): tongues(Paragraph(text=NEWS[tag]), language=home).get(NEWS[tag], "")
        for home, tag in product(NEWS, NEWS)
    }
    wrong = {pair: told for pair, told in found.items() if told and (told != pair[1] or told == pair[0])}
    assert wrong == {}
    due = [(home, tag) for home, tag in product(KNOWN, KNOWN) if home != tag and not are_kin(home, tag)]
    missed = [pair for pair in due if not found[pair]]
    assert len(missed) <= FEW_MISSES * len(due), missed


@pytest.mark.parametrize(
    "text",
    [
        "John Smith, Maria Garcia, Pierre Dupont, Hans Müller, Giuseppe Verdi, Juan de la Cruz",
        "Directed by Fernando Meirelles, starring Alice Braga, Douglas Silva, Leandro Firmino da Hora",
        "2 cups flour, 1 tsp salt, 3 tbsp sugar, 1/2 cup butter, 2 eggs, 1 tsp vanilla extract, 1 cup milk",
        "def main(args): return [x for x in range(10) if x % 2 == 0 and args.verbose or None]",
        "npm install --save-dev webpack webpack-cli babel-loader @babel/core @babel/preset-env css-loader",
        "1600 Pennsylvania Avenue NW, Washington, DC 20500, United States of America, tel. +1 202 456 1111",
        "spaghetti carbonara, pizza margherita, tiramisu, panna cotta, osso buco, risotto milanese, gnocchi",
        "Paris Saint-Germain, Real Madrid, Bayern München, Juventus, Ajax Amsterdam, Borussia Dortmund",
        "https://www.example.com/de/der-die-das/und/in/den/von/zu/das?mit=sich&des=auf&fuer=ist",
        "Thou hast ne'er beheld such glory, nor wilt thou, ere the morn breaks o'er yonder hills and vales",
        "Wee, sleekit, cow'rin, tim'rous beastie, O, what a panic's in thy breastie! Thou need na start awa",
        "free shipping easy returns great prices friendly service fast delivery secure payment",
        "doo wop bop la la la shoobie doo wah shoobie doo wah oh yeah baby baby baby ooh ooh la la la la",
        "Il a lu.",
        "Carpe diem",
        "α + β = γ",
        "μm",
        "Sushi 寿司 and ramen ラーメン are loved",
        "Война и мир (War and Peace)",
        "",
    ],
)
def test_names_numbers_code_verse_and_short_lines_are_not_foreign(text: str) -> None:
    assert tongues(Paragraph(text=text)) == {}


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Правда", "ru"),
        ("Україна", "uk"),
        ("Ђорђе", "sr"),
        ("مرحبا", "ar"),
        ("پاسارگاد", "fa"),
        ("ہندوستان میں", "ur"),
        ("שלום", "he"),
        ("東京", "zh"),
        ("ひらがな", "ja"),
        ("서울", "ko"),
        ("शांति", "hi"),
    ],
)
def test_another_script_is_certain_in_one_word(text: str, tag: str) -> None:
    assert tongues(Heading(text=text)) == {text: tag}


def test_every_kind_of_leaf_is_marked_over_its_whole_text_once() -> None:
    french, german = NEWS["fr"], NEWS["de"]
    blocks: list[Block] = [
        Paragraph(text=NEWS["en"]),
        Heading(text=NEWS["el"]),
        Quote(blocks=(Paragraph(text=french),)),
        List(items=(Item(blocks=(Paragraph(text=german),)),)),
        Paragraph(text=NEWS["en"]),
    ]
    document = describe(assemble(Metadata(title="Bridges"), blocks), Metadata())
    assert document.metadata.language == "en"
    assert marks(document) == {NEWS["el"]: "el", french: "fr", german: "de"}
    assert faults(segment(document)) == []
    assert describe(document, Metadata()) == document


def test_of_a_text_in_two_languages_the_smaller_part_is_marked() -> None:
    parts = [Paragraph(text=NEWS[tag]) for tag in ("en",) * 8 + ("de",) * 4]
    document = describe(assemble(Metadata(title="T"), parts), Metadata())
    assert document.metadata.language == "en"
    assert marks(document) == {NEWS["de"]: "de"}
    document = describe(assemble(Metadata(title="T"), parts), Metadata(language="de-AT"))
    assert marks(document) == {NEWS["en"]: "en"}


def test_what_the_source_says_of_a_passage_stands() -> None:
    text = NEWS["fr"]
    whole = Mark(Span(0, len(text)), MarkRole.LANGUAGE, "fr-CA")
    part = Mark(Span(3, 10), MarkRole.LANGUAGE, "la")
    for mark in (whole, part):
        assert tongues(Paragraph(text=text, marks=(mark,))) == {}
    document = assemble(Metadata(language="en"), [Paragraph(text=text, marks=(whole,)), Paragraph(text=text)])
    first, second = describe(document, Metadata()).sections[0].blocks
    assert isinstance(first, Paragraph)
    assert first.marks == (whole,)
    assert isinstance(second, Paragraph)
    assert second.marks == (Mark(Span(0, len(text)), MarkRole.LANGUAGE, "fr"),)


def test_verbatim_text_is_left_alone() -> None:
    assert tongues(Paragraph(text=NEWS["fr"], role=ParagraphRole.VERBATIM)) == {}


def test_region_and_script_of_the_document_do_not_make_its_text_foreign() -> None:
    for tag, language in (
        ("en", "en-GB"),
        ("pt", "pt-BR"),
        ("zh", "zh-Hant-TW"),
        ("no", "nn"),
        ("sr", "sr-Latn"),
    ):
        assert tongues(Paragraph(text=NEWS[tag]), language=language) == {}


def test_a_sentence_in_quotation_marks_does_not_turn_its_paragraph() -> None:
    text = f"{NEWS['en']} “{NEWS['fr']}” {NEWS['en']}"
    assert tongues(Paragraph(text=text)) == {}


def test_a_long_passage_is_judged_by_more_than_its_beginning() -> None:
    text = f"{NEWS['fr']} " + " ".join([NEWS["en"]] * 20)
    assert tongues(Paragraph(text=text)) == {}
    text = " ".join([NEWS["fr"]] * 2_000)
    assert tongues(Paragraph(text=text)) == {text: "fr"}


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(text: str, _script: str) -> tuple[str, float]:
        raise AssertionError(text)

    monkeypatch.setattr(passages, "by_model", ask)


@pytest.mark.usefixtures("no_model")
@pytest.mark.parametrize(
    "text",
    [
        "John Smith, Maria Garcia, Pierre Dupont, Hans Müller, Giuseppe Verdi, Juan Pablo Cruz",
        "const server = http.createServer((req, res) => { res.writeHead(200); res.end(String(x)); });",
        "1600 Pennsylvania Avenue NW, Washington, DC 20500, United States of America, tel. +1 202 456 1111",
        "Nobody could say who had paid them, nor why the ferry had sailed late on so calm an evening.",
        NEWS["en"],
    ],
)
def test_names_code_and_plain_english_do_not_even_ask_the_model(text: str) -> None:
    assert tongues(Paragraph(text=text)) == {}


@pytest.mark.usefixtures("no_model")
def test_a_few_small_words_of_the_document_are_enough_if_no_others_are_more() -> None:
    text = "rivière large, habitants fatigués du bruit, voyageurs perdus, passage fermé pour travaux"
    assert tongues(Paragraph(text=text), language="fr") == {}


def test_a_paragraph_with_small_words_of_its_own_is_not_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    def take(text: str) -> list[str]:
        raise AssertionError(text)

    monkeypatch.setattr(passages, "words_of", take)
    assert tongues(Paragraph(text=NEWS["en"])) == {}
    with pytest.raises(AssertionError, match="conseil"):
        tongues(Paragraph(text=NEWS["fr"]))


def test_a_passage_gets_its_mark_in_canonical_order() -> None:
    leaf = Paragraph(text=NEWS["de"], marks=(Mark(Span(0, 3), MarkRole.EMPHASIS),))
    (block,) = describe(assemble(Metadata(language="en"), [leaf]), Metadata()).sections[0].blocks
    assert isinstance(block, Paragraph)
    assert [mark.role for mark in block.marks] == [MarkRole.LANGUAGE, MarkRole.EMPHASIS]
