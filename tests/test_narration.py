"""Sections to utterances."""

import re
from collections.abc import Sequence

from hypothesis import given
from msgspec.structs import replace

from reader.model import (
    Alphabet,
    Block,
    Document,
    Entry,
    EntryKind,
    Figure,
    Heading,
    Item,
    List,
    Mark,
    MarkRole,
    Metadata,
    Note,
    Paragraph,
    Pronunciation,
    Quote,
    Row,
    Section,
    Sentence,
    Span,
    Table,
    Word,
    ids,
)
from reader.narration import (
    HEADING_PAUSE,
    LONGEST,
    PARAGRAPH_PAUSE,
    SENTENCE_PAUSE,
    UNSAID,
    narrate,
)
from reader.outline import assemble, number
from reader.script import passages
from reader.voices import Pcm, Said, VoiceSpec
from reader.voices.system import SystemVoice
from tests.strategies import documents

VOICE = VoiceSpec(name="silent").open()


def section(text: str = "One two. Three.", cut: int = 9) -> Section:
    sentences = (Sentence("s1-p1-1", Span(0, cut)), Sentence("s1-p1-2", Span(cut, len(text))))
    item = Item(blocks=(Paragraph("An item", id="s1-p2"),))
    return Section(
        heading=Heading("A title", id="s1-h1"),
        blocks=(Paragraph(text, id="s1-p1", sentences=sentences), List(items=(item,), id="s1-l1")),
        id="s1",
    )


def test_reading_order_ids_and_stripped_texts() -> None:
    heard = [(each.sentence, each.text) for each in narrate(section(), VOICE)]
    assert heard == [
        ("s1-h1", "A title"),
        ("s1-p1-1", "One two."),
        ("s1-p1-2", "Three."),
        ("s1-p2", "An item"),
    ]


def test_tables_figures_and_notes_are_heard_as_they_are_read() -> None:
    def said(text: str) -> Paragraph:
        return Paragraph(text=text)

    blocks: list[Block] = [
        Heading(text="T", level=1),
        Table((Row((said("a"), said(""))), Row((said("b"), said("c")))), headed=True),
        Figure(said("Description."), said("Caption.")),
        Quote((Note("1", (said("Note."), List((Item((said("More."),)),)))),)),
    ]
    document = number(assemble(Metadata(), blocks))
    heard = [(each.sentence, each.text) for each in narrate(document.sections[0], VOICE)]
    assert heard == [
        *[("s1-h1", "T"), ("s1-t1-r1c1", "a"), ("s1-t1-r2c1", "b"), ("s1-t1-r2c2", "c")],
        *[
            ("s1-f1-alt", "Picture: "),
            ("s1-f1-alt", "Description."),
            ("s1-f1-caption", "Caption."),
            ("s1-p1", "[1] "),
            ("s1-p1", "Note."),
            ("s1-p2", "More."),
        ],
    ]


@given(documents())
def test_every_text_is_heard_once_under_an_id_of_the_document(document: Document) -> None:
    for section in document.sections:
        heard = [(each.sentence, each.text) for each in narrate(section, VOICE)]
        labels = [each for passage in passages(section) for each in passage.labels]
        assert len({name for name, _ in heard}) >= len(heard) - len(labels)
        assert {name for name, _ in heard} <= set(ids(document))
        said = "".join(text for _, text in heard)
        due = "".join(
            text
            for passage in passages(section)
            for text in (*(label.text for label in passage.labels), passage.leaf.text if passage.leaf else "")
        )
        assert "".join(said.split()) == "".join(due.split())


def test_a_label_is_said_in_the_clip_of_what_it_stands_before() -> None:
    items = (Item((Paragraph("Burn the stone."),)), Item((Paragraph("Slake it."),)))
    document = number(assemble(Metadata(), [List(items, ordered=True, start=9), Note("b", ())]))
    heard = list(narrate(document.sections[0], VOICE))
    assert [(each.sentence, each.text) for each in heard[1:]] == [
        ("s1-p1", "9. "),
        ("s1-p1", "Burn the stone."),
        ("s1-p2", "10. "),
        ("s1-p2", "Slake it."),
    ]
    assert len(heard[1].sound) - len(VOICE.speak("9")) == VOICE.rate * SENTENCE_PAUSE // 1000


def test_pauses_are_exact() -> None:
    pauses = [len(each.sound) - len(VOICE.speak(each.text)) for each in narrate(section(), VOICE)]
    milliseconds = [HEADING_PAUSE, SENTENCE_PAUSE, PARAGRAPH_PAUSE, PARAGRAPH_PAUSE]
    assert pauses == [VOICE.rate * each // 1000 for each in milliseconds]


def test_nothing_to_say_is_a_short_silence() -> None:
    heard = list(narrate(replace(section("* * *", 2), heading=Heading("", id="h")), VOICE))
    assert [each.text for each in heard] == ["", "*", "* *", "An item"]
    assert len(heard[0].sound) == VOICE.rate * (UNSAID + HEADING_PAUSE) // 1000
    assert len(heard[1].sound) == VOICE.rate * (UNSAID + SENTENCE_PAUSE) // 1000


def test_a_long_sentence_comes_in_pieces_with_one_pause() -> None:
    text = "word " * 700 + "漢字" * 750 + "."
    heard = [each for each in narrate(section(text, len(text) - 1), VOICE) if each.sentence == "s1-p1-1"]
    assert len(heard) > 4
    assert all(len(each.text) <= LONGEST for each in heard)
    assert "".join(each.text for each in heard) == text[:-1]
    assert all(each.text.endswith(" ") for each in heard[:3])
    pauses = sum(len(each.sound) - len(VOICE.speak(each.text)) for each in heard)
    assert pauses == VOICE.rate * SENTENCE_PAUSE // 1000


def test_a_long_sentence_that_is_cut_is_displayed_whole_and_spoken_bounded() -> None:
    text = "ab" * 500_000 + " and more" * 300 + "."
    heard = [each for each in narrate(section(text, len(text) - 1), VOICE) if each.sentence == "s1-p1-1"]
    assert [len(each.text) for each in heard] == [len(text) - 1, 0, 0]
    assert sum(len(each.sound) for each in heard) < VOICE.rate * 300


class Wordy:
    """A voice that marks the first word of what it is given, and nothing else."""

    name, version, rate = "wordy", "1", 8000

    def __init__(self) -> None:
        self.given: list[str] = []

    def speak(self, text: str, /) -> Pcm:
        self.given.append(text)
        return Pcm(self.rate, bytes(200), (Word(0, 100, 0, 4),))


def test_words_are_kept_only_where_they_still_fit_the_text() -> None:
    voice = Wordy()
    plain, cut = (
        next(iter(narrate(Section(heading=Heading(text, id="h")), voice)))
        for text in ("Some\u00a0words", "Soooooooome words")
    )
    assert voice.given == ["Some words", "Sooome words"]
    assert plain.sound.words == (Word(0, 100, 0, 4),)
    assert cut.sound.words == ()


def test_it_streams() -> None:
    voice = Wordy()
    stream = narrate(section(), voice)
    next(stream)
    assert voice.given == ["A title"]


class Told(Wordy):
    """A voice that takes phonemes, and marks every word of what it is given."""

    def speak(self, text: str, /) -> Pcm:
        self.given.append(text)
        tokens = enumerate(re.finditer(r"\S+", text))
        words = (Word(n, n + 1, t.start(), len(t[0])) for n, t in tokens)
        return Pcm(self.rate, bytes(200), tuple(words))

    def speak_as(self, text: str, said: Sequence[Said], /) -> Pcm:
        self.given.append("|".join(f"{text[each.start : each.end]}={each.ipa}" for each in said))
        return self.speak(text)


def told(spelling: str, alphabet: Alphabet, target: str = "g-1") -> Entry:
    return Entry(target, "Xi", EntryKind.PERSON, pronunciation=Pronunciation(spelling, alphabet))


def named(text: str, *spans: tuple[int, int, str]) -> Section:
    marks = tuple(Mark(Span(start, end), MarkRole.ENTITY, target) for start, end, target in spans)
    return Section(heading=Heading(text, id="h", marks=marks))


def test_a_respelling_is_read_in_place_of_the_words_and_the_words_shown_stay() -> None:
    voice = Told()
    text = "So Xi said Xi won."
    glossary = (told("she ee", Alphabet.RESPELLING), told("ʃi", Alphabet.IPA, "g-2"))
    (heard,) = narrate(named(text, (3, 5, "g-1"), (11, 13, "g-2")), voice, glossary)
    assert voice.given == ["Xi=ʃi", "So she ee said Xi won."]
    assert heard.text == text
    shown = [text[word.offset : word.offset + word.length] for word in heard.sound.words]
    assert shown == ["So", "Xi", "said", "Xi", "won."]
    assert heard.sound.words[1] == Word(1, 3, 3, 2)


def test_a_word_of_which_a_part_is_respelt_is_shown_whole() -> None:
    (heard,) = narrate(
        named("So anti-Xi talk.", (8, 10, "g-1")), Told(), (told("she-ee-ee", Alphabet.RESPELLING),)
    )
    shown = [heard.text[word.offset : word.offset + word.length] for word in heard.sound.words]
    assert shown == ["So", "anti-Xi", "talk."]


def test_ipa_changes_nothing_for_a_voice_that_reads_text() -> None:
    section = named("So Xi won.", (3, 5, "g-1"))
    for glossary in ((), (told("ʃi", Alphabet.IPA),)):
        voice = Wordy()
        list(narrate(section, voice, glossary))
        assert voice.given == ["So Xi won."]


@given(documents())
def test_text_without_a_pronunciation_is_handed_over_unchanged(document: Document) -> None:
    silent = tuple(replace(entry, pronunciation=None) for entry in document.glossary)
    for each in document.sections:
        plain, asked = Told(), Told()
        assert list(narrate(each, plain)) == list(narrate(each, asked, silent))
        assert plain.given == asked.given


@given(documents())
def test_whatever_is_told_of_names_the_text_and_its_words_are_shown(document: Document) -> None:
    for each in document.sections:
        heard = list(narrate(each, Told(), document.glossary))
        plain = list(narrate(each, Told()))
        assert [(one.sentence, one.text) for one in heard] == [(one.sentence, one.text) for one in plain]
        for one, other in zip(heard, plain, strict=True):
            spans = [(word.offset, word.offset + word.length) for word in one.sound.words]
            assert spans == sorted(set(spans))
            assert all(0 <= start < end <= len(one.text) for start, end in spans)
            assert bool(spans) >= bool(other.sound.words)


def test_numbers_are_said_in_words_and_shown_as_written() -> None:
    voice = Told()
    text = "In 2016 Xi paid $3.5bn, 50% more."
    glossary = (told("she", Alphabet.RESPELLING),)
    (heard,) = narrate(named(text, (8, 10, "g-1")), voice, glossary, "en-GB")
    assert voice.given == ["In twenty sixteen she paid three point five billion dollars, fifty percent more."]
    assert heard.text == text
    shown = [text[word.offset : word.offset + word.length] for word in heard.sound.words]
    assert shown == ["In", "2016", "Xi", "paid", "$3.5bn", "50%", "more."]


def test_only_english_is_said_in_other_words_than_it_is_written() -> None:
    text = "In 2016 sagte er: 50 %."
    for language, spans in (("de", ()), ("", ()), ("en", ((0, len(text)),))):
        voice = Told()
        marks = tuple(Mark(Span(start, end), MarkRole.LANGUAGE, "de") for start, end in spans)
        list(narrate(Section(heading=Heading(text, id="h", marks=marks)), voice, (), language))
        assert voice.given == [text]


def test_a_lexicon_goes_before_the_rules() -> None:
    voice = Told()
    entry = replace(told("azad", Alphabet.RESPELLING), headword="AJK")
    (heard,) = narrate(named("AJK won.", (0, 3, "g-1")), voice, (entry,), "en")
    assert voice.given == ["azad won."]
    assert heard.text == "AJK won."


def test_a_user_cannot_command_the_engine_by_a_respelling() -> None:
    voice = SystemVoice("en", 175)
    section = named("So Xi said Xi won.", (3, 5, "g-1"), (11, 13, "g-2"))
    other = told("ʃi", Alphabet.IPA, "g-2")
    given_ = [
        next(iter(narrate(section, voice, (told(spelling, Alphabet.RESPELLING), other)))).sound
        for spelling in ("((leIvr0f))", "[[leIvr0f]]")
    ]
    assert given_[0].samples == given_[1].samples
