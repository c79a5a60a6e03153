"""Words as units of an overlay: where they stand on the page, and when they are heard."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reader.editions.epub.references import choose
from reader.editions.epub.section import render
from reader.editions.epub.words import divide
from reader.model import Clip, Document, Track, Word, section_leaves, track_faults
from tests.editions.epub.pages import by_id, text_of
from tests.strategies import documents

PAGE = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><body><p><span id="s">{}</span></p>'
    "<table><td></td></table></body></html>"
)


def words(text: str, begin: int) -> tuple[Word, ...]:
    """A word every hundred samples, as an engine tells them: without what stands around them."""
    found = re.finditer(r"[^\W_]+(?:['’.][^\W_]+)*", text)
    return tuple(Word(begin + 100 * n, begin + 100 * n + 90, *_place(m)) for n, m in enumerate(found))


def _place(match: re.Match[str]) -> tuple[int, int]:
    return match.start(), match.end() - match.start()


def track(*clips: Clip) -> Track:
    return Track("a.mp3", "s1", "", 1000, clips[-1].end, clips)


def divided(markup: str, said: str, told: tuple[Word, ...] | None = None) -> tuple[list[str], list[int]]:
    """The texts of the elements of the words, in order, and the samples where their clips begin."""
    clip = Clip("s", 50, 2000, said, words(said, 50) if told is None else told)
    page, made = divide(PAGE.format(markup).encode(), track(clip))
    shown = by_id(etree.fromstring(page))
    assert text_of(shown["s"]) == re.sub("<[^>]*>", "", markup)
    assert (made.clips[0].begin, made.clips[-1].end) == (50, 2000)
    assert all(one.end == other.begin for one, other in pairwise(made.clips))
    return [text_of(shown[each.sentence]) for each in made.clips], [each.begin for each in made.clips]


@pytest.mark.parametrize(
    ("markup", "said", "found"),
    [
        ("One two, three. ", "One two, three.", ["One", "two", "three"]),
        ("One <a>two</a>’s <em>three</em>.", "One two’s three.", ["One", "two’s", "three"]),
        ("<a>One two</a>’s three", "One two’s three", ["One two’s", "three"]),
        ("<em>One <a>two</a></em> three", "One two three", ["One", "two", "three"]),
        ("O<em>n</em>e <b>t</b>wo", "One two", ["One", "two"]),
        ("<b>[1]</b> One two", "[1] One two", ["1", "One", "two"]),
        ("One two", "3. One two", ["One", "two"]),
        ("One<br/>two", "Onetwo three", ["Onetwo"]),  # said otherwise than it is shown
        ("One", "One", ["One"]),
    ],
)
def test_where_words_stand(markup: str, said: str, found: list[str]) -> None:
    assert divided(markup, said)[0] == found


def test_letters_of_no_word_go_to_the_word_before_or_to_the_first() -> None:
    told = (Word(60, 90, 4, 3), Word(200, 300, 12, 4))
    assert divided("(a) One $ 5 Four.", "(a) One $ 5 Four.", told) == (["a) One $ 5", "Four"], [50, 200])


def test_words_out_of_order_or_place_are_none() -> None:
    told = (
        Word(60, 70, 0, 3),
        Word(60, 80, 4, 3),
        Word(90, 95, 4, 3),
        Word(99, 100, 0, 3),
        Word(120, 130, 40, 9),
    )
    assert divided("One two.", "One two.", told) == (["One", "two"], [50, 90])


def test_without_words_a_sentence_stays_whole() -> None:
    assert divided("One two.", "One two.", ()) == (["One two."], [50])


def test_a_clip_without_an_element_stays() -> None:
    lost = track(Clip("nowhere", 0, 9, "One two.", words("One two.", 0)))
    page, made = divide(PAGE.format("x").encode(), lost)
    assert made == lost
    assert b"<td></td>" in page


@given(documents(), st.data())
def test_nothing_is_lost_of_page_or_sound(document: Document, data: st.DataObject) -> None:
    for section in document.sections:
        page = render(section, "en", choose(document))
        shown = by_id(etree.fromstring(page))
        clips: list[Clip] = []
        for leaf in section_leaves(section):
            for sentence in leaf.sentences:
                said = text_of(shown[sentence.id]).strip()
                begin = clips[-1].end if clips else 0
                every = words(said, begin)
                told = data.draw(st.sets(st.sampled_from(every))) if every else set()
                kept = tuple(each for each in every if each in told)
                clips.append(Clip(sentence.id, begin, begin + 100 * len(every) + 100, said, kept))
        if not clips:
            continue
        after, made = divide(page, track(*clips))
        assert not track_faults(made)
        heard = {clip.sentence for clip in made.clips}
        root = etree.fromstring(after)
        for name, clip in ((clip.sentence, clip) for clip in clips):
            units = [e for e in by_id(root)[name].iter() if e.get("id") in heard]
            assert re.sub(r"\W|_", "", "".join(map(text_of, units))) == re.sub(r"\W|_", "", clip.text)
        for element in list(root.iter("{*}span")):
            if re.search(r"\.w\d+$", element.get("id", "")):
                element.tag = "gone"
        etree.strip_tags(root, "gone")
        assert etree.tostring(root, method="c14n") == etree.tostring(etree.fromstring(page), method="c14n")
