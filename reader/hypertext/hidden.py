"""The elements of a page that nobody is shown."""

from functools import cache
from typing import Any

SHOWN = "self::html or self::body or descendant::h1 or descendant::article or descendant::main"
STYLE = "translate(@style, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ ', 'abcdefghijklmnopqrstuvwxyz')"


@cache
def _hidden_path() -> Any:
    from lxml import etree

    return etree.XPath(
        "//*[(@hidden and @hidden != 'until-found') or @aria-hidden = 'true'"
        f" or (@style and (contains({STYLE}, 'display:none') or contains({STYLE}, 'visibility:hidden')))"
        " or contains(@class, 'mw-editsection')"  # "edit" beside each heading of a wiki
        f" or (self::dialog and not(@open))][not({SHOWN} or descendant-or-self::math)]"
    )


def hidden(root: Any) -> frozenset[Any]:
    """The elements that nobody is shown; what holds the page's title or text is not among them.

    Pages hide their whole body until a script has run, and formulas from those who see their picture.
    """
    return frozenset(_hidden_path()(root))
