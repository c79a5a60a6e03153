"""HTML to the blocks of the model: parsed without loss, walked without recursion."""

from typing import Any

from reader.hypertext.parsing import parse, text_of
from reader.hypertext.walk import Placed, walk
from reader.model import Block

__all__ = ["Placed", "blocks", "parse", "text_of", "walk"]


def blocks(root: Any, language: str = "", base: str = "") -> list[Block]:
    """The blocks of a parsed page in reading order; see :func:`reader.hypertext.walk.walk`."""
    return [placed.block for placed in walk(root, language, base)]
