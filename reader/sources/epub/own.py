"""What the EPUB edition adds to a text, taken off again where it is read as a source."""

from typing import Any

from reader.script import PICTURE, UNTOLD


def take_off(root: Any) -> None:
    """Make the page of all texts what the edition was made of.

    Ways back from notes go, and the label of a note that is referred to; told pictures become pictures.
    """
    for line in list(root.iter("p")):
        name = line.get("class")
        if name == "backlinks" and all(link.get("role") == "doc-backlink" for link in line.iter("a")):
            line.getparent().remove(line)
        elif name == "alt" and line.getparent().tag == "figure":
            _depict(line)
    targets = {link.get("href") for link in root.iter("a") if link.get("role") == "doc-noteref"}
    for label in list(root.iter("span")):
        if label.get("class") == "label" and f"#{_opened(label)}" in targets:
            parent = label.getparent()
            parent.text = (label.tail or "").lstrip()
            parent.remove(label)


def _opened(label: Any) -> str:
    """The id of the note that begins with a label, if one does."""
    place = label
    while place.tag in {"span", "p"} and place.getparent()[0] is place:
        place = place.getparent()
    return str(place.get("id", ""))


def _depict(line: Any) -> None:
    words = " ".join("".join(line.itertext()).split())
    if words.startswith(PICTURE) or words == UNTOLD:
        line.clear()
        line.tag = "img"
        line.set("alt", words.removeprefix(PICTURE).strip() if words != UNTOLD else "")
