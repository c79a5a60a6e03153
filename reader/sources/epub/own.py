"""What the EPUB edition adds to a text, taken off again where it is read as a source."""

from typing import Any

PICTURE, UNTOLD = "Picture: ", "Picture without a description"
"""How the edition tells what a picture shows."""


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
        note = label.getparent()
        if label.get("class") == "label" and note[0] is label and f"#{note.get('id')}" in targets:
            note.remove(label)


def _depict(line: Any) -> None:
    words = "".join(line.itertext())
    if words.startswith(PICTURE) or words == UNTOLD:
        line.clear()
        line.tag = "img"
        line.set("alt", words.removeprefix(PICTURE) if words != UNTOLD else "")
