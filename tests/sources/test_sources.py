"""What is found in folders, and what is refused."""

from pathlib import Path

import pytest

from reader import sources
from reader.errors import EmptySource, MissingSource, UnknownFormat
from reader.model import SectionRole


def test_a_folder_stands_for_its_documents_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", ".hidden.txt", "a.cleaning.json", "package.json", "document.json", "x.pdf"):
        (tmp_path / name).write_text("Text.")
    (tmp_path / "below.txt").mkdir()
    assert [path.name for path in sources.discover([tmp_path])] == ["a.md", "b.txt", "document.json"]


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


def test_an_address_is_not_fetched() -> None:
    with pytest.raises(UnknownFormat, match="not fetched"):
        sources.read(Path("https://example.org/a.txt"))
