"""Footnotes of a page: which links refer to one, which element holds its text, which links lead back."""

import re
from itertools import chain, count
from typing import Any, NamedTuple
from urllib.parse import unquote

SIGN = r"\d{1,4}|[a-z]{1,2}|[*†‡§¶#‖]{1,4}|(?:note|fn|nb|n)\.?\s?\d{1,3}"
RAISED = re.compile(rf"[\[(]?\s?(?:{SIGN})\s?[\])]?", re.IGNORECASE)
BRACKETED = re.compile(rf"\[\s?(?:{SIGN})\s?\]", re.IGNORECASE)
BARE = re.compile(r"\(?(?:\d{1,4}|[*†‡§¶]{1,4})\)?")
FRAGMENT = re.compile(
    r"(?:^|[^a-z])(?:(?:sd)?(?:foot|end)?note|f(?:oo)?tn?|edn|fn|en|cite|ref)(?![a-z])", re.IGNORECASE
)
"""How references to notes read: raised, in brackets, or bare with a target that is called a note."""

BACK = re.compile(
    r"[\W_]*|[\[(]?(?:\d{1,4}(?:\.\d{1,3})?|[a-z]{1,2})[\])]?|.{0,40}\b(?:back|return|jump)\b.{0,40}",
    re.IGNORECASE | re.DOTALL,
)
"""How links from a note back to the text read: ``↩``, ``^``, ``a``, ``1.2``, ``Jump up``."""

HOLDERS = frozenset("li p div dd aside section tr blockquote".split())
INLINE = frozenset("a span sup sub b i em strong small cite font u td th label bdi bdo".split())
LONGEST_NOTE = 5_000
"""Characters of a note; a link to more leads to a chapter."""


class Notes(NamedTuple):
    """References by link and texts by element, each with its label; the elements that lead back."""

    references: dict[Any, str]
    targets: dict[Any, str]
    returns: frozenset[Any]


NONE = Notes({}, {}, frozenset())


def find(root: Any) -> Notes:
    """The notes of a page: only those whose reference stands before a text that is there."""
    candidates = [link for link in root.xpath("//a[starts-with(@href, '#')]") if _refers(link)]
    if not candidates:
        return NONE
    order = {element: n for n, element in enumerate(root.iter())}
    anchors: dict[str, Any] = {}
    for element in order:
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name:
                anchors.setdefault(name, element)
    found: dict[Any, list[Any]] = {}
    owners: dict[Any, str] = {}
    for link in candidates:
        fragment = link.get("href")[1:]
        anchor = anchors.get(fragment, anchors.get(unquote(fragment)))
        holder = _holder(anchor) if anchor is not None and order[anchor] > order[link] else None
        if holder is not None and not _shared(owners.setdefault(holder, fragment), fragment):
            found.setdefault(holder, []).append(link)
    return _labelled(found, anchors, order)


def _shared(owner: str, fragment: str) -> bool:
    """Whether an element holds several notes, so that none can be told from its neighbours."""
    return owner != fragment


def _refers(link: Any) -> bool:
    kind = f"{link.get('role') or ''} {link.get('epub:type') or ''}"
    if "noteref" in kind:
        return True
    if "backlink" in kind:
        return False
    text = "".join(link.itertext()).strip()
    if len(text) > len("(note 1000)"):
        return False
    if BRACKETED.fullmatch(text):
        return True
    if _is_raised(link) and RAISED.fullmatch(text):
        return True
    return bool(BARE.fullmatch(text) and FRAGMENT.search(link.get("href")))


def _is_raised(link: Any) -> bool:
    around = [element.tag for element in (link.getparent(), *link) if element is not None]
    return "sup" in around or "footnote" in (link.get("class") or "")


def _holder(anchor: Any) -> Any | None:
    """The block that an anchor names or stands in, if it can be a note."""
    element = anchor
    while element is not None and element.tag in INLINE:
        element = element.getparent()
    if element is None or element.tag not in HOLDERS:
        return None
    parent = element.getparent()
    if element.tag in {"p", "div"} and parent is not None and parent.tag == "li":
        element = parent
    return element if len("".join(element.itertext())) <= LONGEST_NOTE else None


def _labelled(found: dict[Any, list[Any]], anchors: dict[str, Any], order: dict[Any, int]) -> Notes:
    references: dict[Any, str] = {}
    targets: dict[Any, str] = {}
    taken: set[str] = set()
    returns: set[Any] = set()
    for holder, links in found.items():
        inside = set(holder.iter("a"))
        links = [link for link in links if link not in inside]  # noqa: PLW2901
        if not links:
            continue
        label = _free("".join(links[0].itertext()), taken)
        taken.add(label)
        targets[holder] = label
        references |= dict.fromkeys(links, label)
        returns |= {_whole(link) for link in inside if _returns(link, holder, anchors, order)}
    return Notes(references, targets, frozenset(returns))


def _free(text: str, taken: set[str]) -> str:
    """A label after how the reference reads, made unique: ``1``, ``note-2``, ``1-2``."""
    label = re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-") or str(len(taken) + 1)
    names = chain([label], (f"{label}-{n}" for n in count(2)))
    return next(name for name in names if name not in taken)


def _returns(link: Any, holder: Any, anchors: dict[str, Any], order: dict[Any, int]) -> bool:
    if "backlink" in f"{link.get('role') or ''} {link.get('class') or ''} {link.get('rev') or ''}":
        return True
    href = link.get("href") or ""
    anchor = anchors.get(href[1:], anchors.get(unquote(href[1:]))) if href[:1] == "#" else None
    if anchor is None or order[anchor] >= order[holder]:
        return False
    return BACK.fullmatch("".join(link.itertext())) is not None


def _whole(link: Any) -> Any:
    """The link, or what stands around it for its sake alone."""
    element = link
    parent = element.getparent()
    while parent is not None and parent.tag in {"sup", "span", "b", "i", "em"}:
        if "backlink" not in (parent.get("class") or "") and _words(parent) != _words(element):
            break
        element, parent = parent, parent.getparent()
    return element


def _words(element: Any) -> str:
    return "".join("".join(element.itertext()).split())
