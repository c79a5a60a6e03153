"""What a page says of itself: JSON-LD, OpenGraph, Dublin Core and other meta elements, rel links, times."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import chain
from typing import Any

from reader.hypertext.inline import plain
from reader.hypertext.links import address, language_tag
from reader.model import Metadata, is_date

LONGEST, LONGEST_NAME, MOST_AUTHORS = 300, 100, 20
"""Characters of a title and of a name, and number of authors, that are believed."""

LONGEST_JSON, MOST_VALUES = 500_000, 10_000
"""Characters of a block of JSON-LD and values in it that are read."""

ARTICLE = re.compile(r"(?:Article|Posting|Report|Recipe|Review|Book|Chapter|CreativeWork|HowTo)$|^WebPage$")
"""Types of schema.org whose properties are those of the text."""

TITLES = "og:title twitter:title citation_title dc.title dcterms.title parsely-title".split()
AUTHORS = "author article:author citation_author dc.creator dcterms.creator parsely-author byl".split()
DATES = (
    "article:published_time datepublished citation_publication_date citation_date dc.date.issued "
    "dcterms.issued dcterms.created dc.date dcterms.date date pubdate publish-date parsely-pub-date"
).split()
PUBLISHERS = "og:site_name dc.publisher dcterms.publisher citation_journal_title application-name".split()
RIGHTS = "dcterms.license dc.rights dcterms.rights copyright rights".split()

COMMONS = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/(?:licenses/(?P<terms>[a-z-]{2,20})|publicdomain/(?P<free>zero|mark))"
    r"/(?P<version>\d\.\d)",
    re.IGNORECASE,
)


def describe(root: Any, source: str, url: str) -> tuple[Metadata, list[str]]:
    """The metadata of a page but for its title, and what it says its title is, best first.

    Every value is one safe line of sane length; an address is one of http or https.
    """
    meta = _meta(root)
    told = _told(root)
    publisher = _first([*told.get("publisher", ()), *_of(meta, PUBLISHERS)], LONGEST_NAME)
    title = root.find(".//head/title")
    page_title = "".join(title.itertext()) if title is not None else ""
    metadata = Metadata(
        language=_language(root, meta, told),
        authors=_authors([*told.get("author", ()), *_of(meta, AUTHORS)], root, publisher),
        date=_date(chain(told.get("date", ()), _of(meta, DATES), _times(root))),
        publisher=publisher,
        rights=_rights(root, [*told.get("license", ()), *_of(meta, RIGHTS)]),
        source=_canonical(root, meta, url) or source,
    )
    titles = (_line(each) for each in (*told.get("headline", ()), *_of(meta, TITLES), page_title))
    return metadata, list(dict.fromkeys(filter(None, titles)))


def _line(value: object, most: int = LONGEST) -> str:
    return plain(unescape(value), most) if isinstance(value, str) else ""


def _first(values: Iterable[object], most: int = LONGEST) -> str:
    """The first value that is text and no address."""
    lines = (_line(value, most) for value in values)
    return next((line for line in lines if line and "://" not in line), "")


def _meta(root: Any) -> dict[str, list[str]]:
    """The contents of the meta elements by name or property, in lower case."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = element.get("content")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = element.get(attribute)
            if name and content:
                for word in name.lower().split():
                    found.setdefault(word, []).append(content)
                break
    return found


def _of(meta: dict[str, list[str]], names: Sequence[str]) -> list[str]:
    return [value for name in names for value in meta.get(name, ())]


def _told(root: Any) -> dict[str, list[object]]:
    """What JSON-LD says of the text, by what we want to know."""
    found: dict[str, list[object]] = {}
    for script in root.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "").lower() or len(text) > LONGEST_JSON:
            continue
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for each in _objects(data):
            types = each.get("@type")
            if any(
                isinstance(t, str) and ARTICLE.search(t)
                for t in (types if isinstance(types, list) else [types])
            ):
                _take(each, found)
    return found


def _objects(data: object) -> Iterator[dict[str, Any]]:
    """Every object in a value, outer ones first, as many as are believed."""
    queue = [data]
    for value in queue:
        if isinstance(value, dict):
            yield value
            queue += value.values()
        elif isinstance(value, list):
            queue += value
        if len(queue) > MOST_VALUES:
            return


def _take(told: dict[str, Any], found: dict[str, list[object]]) -> None:
    for key, names in {
        "headline": ("headline", "name"),
        "author": ("author", "creator"),
        "date": ("datePublished", "dateCreated"),
        "publisher": ("publisher",),
        "license": ("license",),
        "language": ("inLanguage",),
    }.items():
        if key not in found:
            values = [each for name in names for each in _values(told.get(name))]
            if values:
                found[key] = list(values)


def _values(value: object) -> Iterator[str]:
    """The names in a property: of a text, an object, or a list of them."""
    for each in value if isinstance(value, list) else [value]:
        name = each.get("name") or each.get("url") or each.get("@id") if isinstance(each, dict) else each
        if isinstance(name, str):
            yield name


def _authors(values: Sequence[object], root: Any, publisher: str) -> tuple[str, ...]:
    lines = [_line(value, LONGEST_NAME * MOST_AUTHORS) for value in values]
    names = [name for line in lines for name in _names(line, publisher)]
    if not names:
        links = (link for link in root.iter("a") if "author" in (link.get("rel") or "").lower().split())
        names = [name for link in links for name in _names(_line("".join(link.itertext())), publisher)]
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name.casefold(), name)
    return tuple(first.values())[:MOST_AUTHORS]


def _names(line: str, publisher: str) -> Iterator[str]:
    """The names in a byline: ``By Ann Lee and Bo Ek``."""
    line = re.sub(r"^by\s", "", line, flags=re.IGNORECASE)
    parts = re.split(r"\s*;\s*|\s+(?:and|&)\s+", line)
    if all(" " in part.strip() for part in line.split(",")):
        parts = [piece for part in parts for piece in part.split(",")]
    for part in map(str.strip, parts):
        foreign = "@" in part or "://" in part or not any(char.isalpha() for char in part)
        if part and not foreign and len(part) <= LONGEST_NAME and part.casefold() != publisher.casefold():
            yield part


def _date(values: Iterable[object]) -> str:
    return next(filter(None, map(_day, values)), "")


def _day(value: object) -> str:
    """The day, month or year that a time in ISO 8601 or like it begins with, or nothing."""
    line = _line(value, 60).replace("/", "-")
    match = re.match(r"(\d{4})(?:-?(\d\d?)(?:-?(\d\d?)(?!\d))?)?(?!\d)", line, re.ASCII)
    if not match:
        return ""
    day = "-".join([match[1], *(part.zfill(2) for part in match.groups()[1:] if part)])
    return day if is_date(day) else ""


def _times(root: Any) -> Iterator[str]:
    """The times of publication that elements of the page give: those that say so, then its first."""
    others: list[str] = []
    for element in root.iter("time"):
        moment = element.get("datetime") or "".join(element.itertext())
        kind = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
        if element.get("pubdate") is not None or "publish" in kind or "entry-date" in kind:
            yield moment
        elif not others and any(around.tag in {"article", "main"} for around in element.iterancestors()):
            others.append(moment)
    yield from others


def _language(root: Any, meta: dict[str, list[str]], told: dict[str, list[object]]) -> str:
    if tag := language_tag(root):
        return tag
    named = [
        *_of(meta, ("content-language", "language", "dc.language", "og:locale")),
        *told.get("language", ()),
    ]
    return next(filter(None, (language_tag({"lang": _line(each, 40)}) for each in named)), "")


def _rights(root: Any, values: Sequence[object]) -> str:
    """The licence by its rel link or metadata, named where it is one of Creative Commons."""
    links = [
        element.get("href")
        for element in root.xpath("//*[self::a or self::link][contains(@rel, 'icense')]")
        if "license" in (element.get("rel") or "").lower().split()
    ]
    lines = [*(address(link) for link in links), *(_line(value) for value in values)]
    if not any(lines):
        links = root.xpath("//a[contains(@href, 'creativecommons.org/')]/@href")
        deeds = {str(link) for link in links if COMMONS.match(link)}
        lines = [address(deed) for deed in deeds] if len(deeds) == 1 else []
    line = next(filter(None, lines), "")
    match = COMMONS.match(line)
    if not match:
        return line
    names = {"zero": "CC0", "mark": "Public Domain Mark"}
    terms = names[match["free"].lower()] if match["free"] else f"CC {match['terms'].upper()}"
    return f"{terms} {match['version']} ({line})"


def _canonical(root: Any, meta: dict[str, list[str]], url: str) -> str:
    links = (
        element.get("href")
        for element in root.iter("link")
        if "canonical" in (element.get("rel") or "").lower().split()
    )
    found = (address(link, url) for link in (*links, *meta.get("og:url", ())))
    return next((each for each in found if each.lower().startswith("http")), "")
