"""What trafilatura keeps of a page, piece by piece."""

import logging
from copy import copy
from functools import cache
from typing import Any

LOGGERS = ("trafilatura", "htmldate", "courlan", "justext")

BREAKS = frozenset(
    "p head item quote cell row list table code lb div section li h1 h2 h3 h4 h5 h6 pre td th tr br".split()
)
"""Elements of its output that begin a piece."""

DROPPED = "head script nav footer aside svg".split()
"""Elements that it drops whatever they hold; dropped at once, they cost it no time."""

UNCLEAN = frozenset(
    "aside audio button fieldset figure footer iframe input label link nav noscript object option select "
    "source svg time fencedframe noindex".split()
)
"""Elements of its output by which trafilatura itself sees that it took too much."""

SHORTEST = 250
"""Characters below which trafilatura looks for more."""


def pieces(root: Any, rival: int) -> list[str]:
    """The text of the article, in pieces no larger than a paragraph; none where it finds no article.

    Its comparison with two other extractors costs as much as everything else. It is left out where they
    could not win: they do only when they find twice as much text, or when the first result is odd.

    Args:
        root: the page, which is copied and not changed.
        rival: characters of all the prose that anybody could find on it.
    """
    for name in LOGGERS:  # a page without an article is no fault, and nobody asked for a log
        logging.getLogger(name).addHandler(_SILENT)
    found = _extract(root, rival)
    return _pieces(found) if found is not None else []


_SILENT = logging.NullHandler()


def _extract(root: Any, rival: int) -> Any | None:
    """The body that trafilatura makes of a page in its precise mode, step by step as it does; or None."""
    from trafilatura import core, external, htmlprocessing, main_extractor, xml, xpaths  # late: 280 ms

    options = _options()

    def pruned(tree: Any) -> Any:
        tree = htmlprocessing.prune_unwanted_nodes(tree, xpaths.RAW_TREE_PRUNE_XPATH)
        return htmlprocessing.prune_unwanted_nodes(tree, xpaths.REMOVE_COMMENTS_AND_LISTS_XPATH)

    try:
        bare = copy(root)
        for element in list(bare.iter(*DROPPED)):
            xml.delete_element(element)
        cleaned = htmlprocessing.tree_cleaning(pruned(bare), options)
        converted = htmlprocessing.convert_tags(cleaned, options, None)
        if not core._forum_thread_page(root):  # noqa: SLF001 - pinned, and its results compared by a test
            converted = htmlprocessing.prune_unwanted_nodes(converted, xpaths.REMOVE_COMMENTS_XPATH)
        body, text = main_extractor.extract_content(converted, options)
        if _is_doubtful(body, len(text), rival):
            again = htmlprocessing.tree_cleaning(pruned(copy(root)), options)
            body, _ = external.compare_extraction(again, pruned(copy(root)), body, text, options)
    except Exception:  # noqa: BLE001 - whatever it stumbles on, the page still has its lines
        return None
    return body


@cache
def _options() -> Any:
    from trafilatura.settings import Extractor

    return Extractor(output_format="txt", precision=True, comments=False)


def _is_doubtful(body: Any, length: int, rival: int) -> bool:
    tables = paragraphs = 0
    for element in body.iter():
        if element.tag in UNCLEAN:
            return True
        tables += element.tag == "table"
        paragraphs += element.tag == "p"
    return length < SHORTEST or not paragraphs or tables > paragraphs or rival > 2 * length


def _pieces(body: Any) -> list[str]:
    from lxml import etree

    texts: list[str] = [""]
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in BREAKS and texts[-1].strip():
            texts.append("")
        if text := element.text if event == "start" else element.tail:
            texts[-1] += text
    return [text for text in texts if text.strip()]
