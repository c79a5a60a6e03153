"""Where an element lies on its page: in what region, beside which others, how much of it leads away."""

import re
from typing import Any

OUTSIDE = "outside the article"
"""The rule under which everything else is cut that is not part of the article."""

REGIONS = {
    "nav": "navigation",
    "header": "header",
    "footer": "footer",
    "aside": "aside",
    "form": "form",
    "button": "form",
    "select": "form",
    "textarea": "form",
    "dialog": "form",
}
ROLES = {
    "navigation": "navigation",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
    "search": "form",
    "form": "form",
    "dialog": "form",
}
COMMENTS = re.compile(r"(?:^|[\s_-])(?:comments?|disqus|respond|discussion)(?:[\s_-]|$)", re.IGNORECASE)


class Regions:
    """The rules that tell of the parts of one page; each element is looked at once."""

    def __init__(self) -> None:
        self.known: dict[Any, str] = {}

    def of(self, element: Any) -> str:
        """The rule of the nearest part of the page, other than its text, that an element lies in."""
        path: list[Any] = []
        found = OUTSIDE
        while element is not None:
            if element in self.known:
                found = self.known[element]
                break
            path.append(element)
            if name := _own(element):
                found = name
                break
            element = element.getparent()
        self.known |= dict.fromkeys(path, found)
        return found


def _own(element: Any) -> str:
    tag = element.tag
    if tag in REGIONS:
        return REGIONS[tag]
    if role := element.get("role"):
        return ROLES.get(role, "")
    if tag in {"div", "section", "ol", "ul"}:
        names = f"{element.get('id') or ''} {element.get('class') or ''}"
        return "comments" if COMMENTS.search(names) else ""
    return ""


HOLDERS = "p div h1 h2 h3 h4 h5 h6 ul ol li table tr td blockquote section article figure pre".split()


def container(element: Any) -> Any:
    """What holds an element, or the element itself where it holds others beside bare text."""
    parent = element.getparent()
    own = element.tag in {"div", "body", "section", "article", "main", "td"}
    if parent is None or (own and any(child.tag in HOLDERS for child in element)):
        return element
    return parent


def near(one: Any, other: Any, levels: int) -> bool:
    """Whether what holds one element, up to so many levels around it, holds the other as closely."""
    around = _around(other, levels)
    return any(holder in around for holder in _around(one, levels))


def _around(element: Any, levels: int) -> list[Any]:
    found: list[Any] = []
    holder = container(element)
    while holder is not None and len(found) < levels and holder.tag not in {"html", "body"}:
        found.append(holder)
        holder = holder.getparent()
    return found or [container(element)]


def link_share(element: Any) -> float:
    """The share of the letters in an element that are links."""
    length = len("".join(element.itertext()).strip())
    links = sum(len("".join(link.itertext()).strip()) for link in element.iter("a"))
    return links / length if length else 0.0
