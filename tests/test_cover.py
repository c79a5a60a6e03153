"""The cover is drawn for any title, in any shape, always the same."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from reader.cover import ACCENTS, GROUNDS, PAPER, _spell, draw
from reader.model import Metadata
from tests.strategies import texts

BOOK = Metadata(
    title="The tower in the sea", authors=("Ada Byrne",), publisher="Sea & Stone", date="2021-05-04"
)


def picture(metadata: Metadata, size: tuple[int, int] = (300, 480)) -> Image.Image:
    return Image.open(io.BytesIO(draw(metadata, size))).convert("RGB")


def whites(image: Image.Image) -> list[bool]:
    """Which pixels have the colour of letters, row by row."""
    raw = image.tobytes()
    return [min(raw[n : n + 3]) > 200 for n in range(0, len(raw), 3)]


def band(image: Image.Image, top: float, bottom: float) -> Image.Image:
    """What lies between two heights, given as parts of the whole."""
    return image.crop((0, int(image.height * top), image.width, int(image.height * bottom)))


@pytest.mark.parametrize("size", [(1600, 2560), (600, 600), (60, 60), (800, 200)])
def test_any_shape(size: tuple[int, int]) -> None:
    assert picture(BOOK, size).size == size


def test_small_enough_for_audio_tags() -> None:
    long = Metadata(
        title="A very long title " * 20, authors=("Somebody Or Other",) * 5, publisher="House " * 9
    )
    assert len(draw(long, (600, 600))) < 60_000


@pytest.mark.parametrize("title", ["The tower in the sea", "Another", "A third"])
def test_ground_accent_and_paper_are_what_they_are_said_to_be(title: str) -> None:
    """The shades between, of the letters' edges, lie between the ground and the paper."""
    image = picture(Metadata(title=title), (800, 1280))
    raw = image.tobytes()
    found = {f"#{raw[n : n + 3].hex()}" for n in range(0, len(raw), 3)}
    (ground,) = found & set(GROUNDS)
    assert ACCENTS[GROUNDS.index(ground)] in found
    assert PAPER in found
    assert 8 < len(found) <= 16
    edges = [colour for colour in found - {ground, PAPER} if colour not in ACCENTS]
    assert all(luminance(ground) < luminance(edge) < luminance(PAPER) for edge in edges)


def test_the_same_bytes() -> None:
    assert draw(BOOK, (300, 480)) == draw(BOOK, (300, 480))
    assert draw(BOOK, (300, 480)) != draw(Metadata(title="Another"), (300, 480))


@pytest.mark.parametrize("size", [(800, 1280), (60, 96)])
def test_a_long_title_stays_out_of_the_wave(size: tuple[int, int]) -> None:
    """The wave's band holds no letters, however long the title is; on a small cover it is cut."""
    image = picture(Metadata(title="Unpronounceable " * 60), size)
    assert any(whites(band(image, 0.1, 0.5)))
    assert not any(whites(band(image, 0.56, 0.74)))


def test_a_word_wider_than_the_page_is_cut() -> None:
    image = picture(Metadata(title="W" * 400), (400, 640))
    edge = image.crop((380, 0, 400, 640))
    assert len(edge.getcolors() or []) == 1


def test_a_word_is_whole_where_it_can_be() -> None:
    """The widest line of the title is the word itself, not a piece of it."""
    image = picture(Metadata(title="Donaudampfschiff"), (400, 640))
    rows = band(image, 0.1, 0.5).convert("L").point(lambda grey: 255 if grey > 200 else 0)
    box = rows.getbbox()
    assert box
    assert box[3] - box[1] < 60  # one line


@pytest.mark.parametrize(
    ("text", "spelt"),
    [("Кремль № 2", "Kreml' No 2"), ("Łódź — “e\u0301té”", "Łódź — “été”"), ("日本", "RiBen")],
)
def test_letters_the_font_lacks_are_spelt_in_latin(text: str, spelt: str) -> None:
    assert _spell(text, "Bold") == spelt
    assert any(whites(band(picture(Metadata(title=text)), 0, 0.5)))


def test_signs_without_letters_are_left_out() -> None:
    assert not any(whites(picture(Metadata(title="🙂\u200b\ue000"))))


@settings(max_examples=20)
@given(texts(200), texts(40))
def test_any_title(title: str, author: str) -> None:
    assert draw(Metadata(title=title, authors=(author,)), (120, 192))


@given(st.text())
def test_any_text_at_all(title: str) -> None:
    assert draw(Metadata(title=title), (60, 96))


@pytest.mark.parametrize("ground", GROUNDS)
def test_contrast_is_high(ground: str) -> None:
    accent = ACCENTS[GROUNDS.index(ground)]
    assert contrast(PAPER, ground) >= 11
    assert contrast(accent, ground) >= 4.5


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
