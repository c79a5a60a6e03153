"""What is found in folders, and what is refused."""

from pathlib import Path
from types import SimpleNamespace
from unittest.mock import Mock

import pytest

from reader import sources
from reader.errors import EmptySource, MissingSource, UnknownFormat
from reader.model import SectionRole


def test_a_folder_stands_for_its_documents_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", ".hidden.txt", "a.cleaning.json", "package.json", "document.json", "x.odt"):
        (tmp_path / name).write_text("Text.")
    (tmp_path / "below.txt").mkdir()
    assert [sources.name_of(found) for found in sources.discover([tmp_path])] == [
        "a.md",
        "b.txt",
        "document.json",
    ]


def test_a_path_given_twice_is_meant_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    assert sources.discover([tmp_path / "a.txt", tmp_path, tmp_path / "a.txt"]) == [tmp_path / "a.txt"]


def test_plain_text_is_raw_lines_blank_ones_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One\n\nTwo\n")
    document = sources.read(tmp_path / "a.txt")
    assert document.sections[0].role is SectionRole.RAW
    assert [(block.id, block.text) for block in document.sections[0].blocks] == [  # type: ignore[union-attr]
        ("l1", "One"),
        ("l2", ""),
        ("l3", "Two"),
    ]
    assert document.metadata.source == "a.txt"


def test_the_path_is_named_in_the_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    with pytest.raises(EmptySource) as caught:
        sources.read(tmp_path / "a.txt")
    assert caught.value.where == str(tmp_path / "a.txt")


@pytest.mark.parametrize("name", ["x" * 300 + ".txt", "nul\0.txt", "missing.txt"])
def test_a_name_that_no_file_has_is_missing(name: str, tmp_path: Path) -> None:
    with pytest.raises(MissingSource):
        sources.discover([tmp_path / name]) and sources.read(tmp_path / name)


def test_a_folder_asks_once_what_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        (tmp_path / f"{number}.txt").write_text("Text.")
    names = Mock(return_value=[".txt"])
    monkeypatch.setattr(sources, "names", names)
    assert len(sources.discover([tmp_path])) == 20
    assert names.call_count == 1


@pytest.mark.parametrize("text", ["https://example.org/a//b?c=d#e", "HTTP://example.org"])
def test_an_address_stays_as_it_is_and_goes_to_the_web(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, bool]] = []
    web = SimpleNamespace(read_url=lambda url, *, allow_private: asked.append((url, allow_private)))
    monkeypatch.setattr(sources, "web", web, raising=False)
    source = sources.source_of(text)
    assert sources.discover([source, source]) == [text]
    sources.read(source, allow_private=True)
    sources.read(source)
    assert asked == [(text, True), (text, False)]


@pytest.mark.parametrize(
    "text",
    ["ftp://example.org/a.txt", "file:///etc/passwd", "data:,x", "javascript:alert(1)", "mailto:a@b.c"],
)
def test_other_addresses_are_refused(text: str) -> None:
    source = sources.source_of(text)
    for refuse in (lambda: sources.discover([source]), lambda: sources.read(source)):
        with pytest.raises(UnknownFormat, match="this kind of address is not read") as caught:
            refuse()
        assert caught.value.where == text


@pytest.mark.parametrize(
    "text", ["article.txt", "./a", "C:/texts/a.txt", "a b:c.txt", "C:\\a.txt", "\x00", "-o"]
)
def test_a_path_stays_a_path(text: str) -> None:
    assert sources.source_of(text) == Path(text)


def test_a_path_made_of_an_address_is_told_not_fetched() -> None:
    for use in (sources.read, lambda path: sources.discover([path])):
        with pytest.raises(UnknownFormat, match="give it as a text, not as a path"):
            use(Path("https://example.org/a.txt"))
