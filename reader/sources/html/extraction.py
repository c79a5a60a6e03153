"""What trafilatura keeps of a page, piece by piece."""

import logging
from typing import Any

LOGGERS = ("trafilatura", "htmldate", "courlan", "justext")

BREAKS = frozenset(
    "p head item quote cell row list table code lb div section li h1 h2 h3 h4 h5 h6 pre td th tr br".split()
)
"""Elements of its output that begin a piece."""


def pieces(root: Any) -> list[str]:
    """The text of the article, in pieces no larger than a paragraph; none where it finds no article.

    The tree is copied, not changed.
    """
    from trafilatura import bare_extraction  # late: 280 ms

    for name in LOGGERS:  # a page without an article is no fault, and nobody asked for a log
        logging.getLogger(name).addHandler(_SILENT)
    try:
        found = bare_extraction(root, favor_precision=True, include_comments=False, output_format="txt")
    except Exception:  # noqa: BLE001 - whatever it stumbles on, the page still has its lines
        return []
    return _pieces(found.body) if found is not None and hasattr(found, "body") else []


_SILENT = logging.NullHandler()


def _pieces(body: Any) -> list[str]:
    from lxml import etree

    texts: list[str] = [""]
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in BREAKS and texts[-1].strip():
            texts.append("")
        if text := element.text if event == "start" else element.tail:
            texts[-1] += text
    return [text for text in texts if text.strip()]
