"""Names of tracks: for the file system, and for the one-line fields of tags and playlists."""

import re

from reader.errors import UnusableTitle
from reader.files import slug

BREAKS = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ud800-\udfff]+")
DIRECTIONS = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def one_line(text: str) -> str:
    """A title that cannot end its line or field early, nor turn the direction of what follows."""
    return BREAKS.sub(" ", DIRECTIONS.sub("", text)).strip()


def file_name(number: int, count: int, heading: str) -> str:
    """``07-a-heading.mp3``: in order, portable, and unique by its number."""
    try:
        name = slug(heading)
    except UnusableTitle:
        name = "section"
    return f"{number:0{max(2, len(str(count)))}}-{name}.mp3"
