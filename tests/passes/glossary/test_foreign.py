"""Names in other languages: few, and no English said of them."""

import pytest

from reader.passes.glossary import explain
from tests.passes.glossary.articles import article

TEXTS = {
    "de": (
        (
            "Gestern sprach die Kanzlerin Angela Quandt in Lübeck mit dem Leiter der NQB. "
            "Wenn Sie Fragen haben, hilft Ihnen Frau Mondschein gern. Danach kam Ende Mai der Zug, "
            "und in der Stadt Hamburg regnete es."
        ),
        {"Angela Quandt", "NQB"},
    ),
    "fr": (
        (
            "Le maire Émile Quatrepoint a visité Vaubourg avec la NQB. Puis, à Vaubourg, il a plu, "
            "et l'Union des Phares a parlé. Elle a lu Mirabelle, et vu à Paris le Second Empire."
        ),
        {"Émile Quatrepoint", "Vaubourg", "NQB", "Union des Phares", "Second Empire"},
    ),
    "ru": (
        "Вчера поэт Фёдор Лампадов посетил город Маякин. Потом в городе Маякин он встретил главу НКБ.",
        {"Фёдор Лампадов", "Маякин", "НКБ"},
    ),
    "el": (
        "Χθες ο ποιητής Μάριος Φαναράς πήγε στην Λυχνία. Μετά, στην Λυχνία, μίλησε για τον ΝΚΒ.",
        {"Μάριος Φαναράς", "Λυχνία", "ΝΚΒ"},
    ),
    "ja": ("昨日、灯台の町で会議があった。", set()),
}


@pytest.mark.parametrize("language", TEXTS)
def test_names_inside_sentences_are_found(language: str) -> None:
    text, wanted = TEXTS[language]
    document = explain(article(text, title="x", language=language))
    assert {entry.headword for entry in document.glossary} == wanted
    assert not any(entry.senses for entry in document.glossary)


def test_a_text_in_capitals_gives_no_names() -> None:
    assert explain(article("HIER SPRICHT DER WIND UND DAS MEER.", language="de")).glossary == ()


def test_a_word_that_is_also_written_small_is_no_name() -> None:
    text = "On a vu la Lune hier. Puis la Lune est partie, et une lune est restée."
    assert explain(article(text, language="fr")).glossary == ()
