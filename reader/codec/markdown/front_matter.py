"""YAML front matter to metadata: strings alone, no tag is obeyed."""

import re

from reader.decoding import safe
from reader.errors import BrokenDocument
from reader.model import Metadata

FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?=\S)(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
LONGEST_FRONT_MATTER = 65536
KEYS = "title author authors language lang date publisher rights source identifier".split()
KNOWN_KEY = re.compile(rf"^(?:{'|'.join(KEYS)})[ \t]*:", re.MULTILINE)


def split(text: str, href: str) -> tuple[Metadata, str]:
    """The metadata in front of a text, and the rest of the text.

    Lines between two rules are front matter only when they name something that we know.

    Raises:
        BrokenDocument: they do, and are not YAML.
    """
    front = FRONT_MATTER.match(text)
    if front and front.end() < LONGEST_FRONT_MATTER and KNOWN_KEY.search(front["yaml"]):
        return _metadata(front["yaml"], href), text[front.end() :]
    return Metadata(source=href), text


def _metadata(yaml_text: str, href: str) -> Metadata:
    import yaml  # late: 20 ms

    try:
        front = yaml.load(yaml_text, Loader=yaml.BaseLoader)  # noqa: S506 - strings alone, no tags obeyed
    except (yaml.YAMLError, RecursionError) as error:
        what = " ".join(str(error).split())
        raise BrokenDocument(href, f"its front matter is not YAML: {what}", "mend or remove it") from error
    if not isinstance(front, dict):
        return Metadata(source=href)
    authors = front.get("authors", front.get("author", ()))
    names = authors if isinstance(authors, list) else [authors]
    plain = {key: _scalar(front.get(key)) for key in ("title", "date", "publisher", "rights", "identifier")}
    return Metadata(
        **plain,
        language=_scalar(front.get("language", front.get("lang"))),
        authors=tuple(filter(None, map(_scalar, names))),
        source=_scalar(front.get("source")) or href,
    )


def _scalar(value: object) -> str:
    """A YAML scalar as one line of text; anything else as nothing."""
    if isinstance(value, (dict, list, tuple, set)) or value is None:
        return ""
    return " ".join(safe(str(value)).split())
