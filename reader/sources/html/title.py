"""Which heading of a page is its title, and what a title says without the name of its site."""

import re
from collections.abc import Sequence

from reader.hypertext import Placed
from reader.model import Heading
from reader.sources.html.alignment import letters
from reader.sources.html.places import link_share

SEPARATOR = re.compile(r"\s+[|–—·•»:-]\s+|\s*[|»]\s*")
LOGO = 0.5
"""Share of a heading that is a link, from which on it is no title: a logo leads home."""

MOST_SITE_WORDS = 5
"""Words of a site's name behind a title."""


def title_of(placed: Sequence[Placed], titles: Sequence[str], publisher: str) -> tuple[str, int | None]:
    """The title, and the number of the heading that says it, if one does.

    A heading of level 1 counts when what the page calls itself begins with it or equals it; a deeper
    one only when equal. Else its only heading of level 1 does, unless that is a link, as logos are.
    """
    keys = [letters(title) for title in titles]
    site = letters(publisher)
    heads = [
        (n, each.block)
        for n, each in enumerate(placed)
        if isinstance(each.block, Heading) and letters(each.block.text) not in {"", site}
    ]
    for n, head in heads:
        if head.level == 1 and any(_opens(letters(head.text), key) for key in keys):
            return head.text, n
    for n, head in heads:
        if letters(head.text) in keys:
            return head.text, n
    top = [(n, head) for n, head in heads if head.level == 1 and link_share(placed[n].element) < LOGO]
    if len(top) == 1:
        return top[0][1].text, top[0][0]
    name = without_site(titles[0], publisher) if titles else ""
    return next(((head.text, n) for n, head in heads if letters(head.text) == letters(name)), (name, None))


def _opens(head: str, key: str) -> bool:
    """Whether a page that calls itself by a key may have this for its title, or the other way round."""
    return bool(key) and (key.startswith(head) or head == key or (len(key) > 1 and head.startswith(key)))


def without_site(title: str, publisher: str) -> str:
    """The title without the name of the site at one of its ends."""
    parts = SEPARATOR.split(title)
    if len(parts) == 1:
        return title
    site = letters(publisher)
    if site and letters(parts[-1]) == site:
        return title[: title.rindex(parts[-1])].rstrip(" |–—·•»:-")
    if site and letters(parts[0]) == site:
        return title[len(parts[0]) :].lstrip(" |–—·•»:-")
    bar = re.search(r"\s*[|»]\s*[^|»]*$", title)
    if bar and len(title[bar.start() :].split()) <= MOST_SITE_WORDS + 1 and bar.start() > 0:
        return title[: bar.start()]
    return title
