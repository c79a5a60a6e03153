"""playlist.m3u8: extended M3U in UTF-8, relative names, LF."""

from collections.abc import Sequence

from reader.editions.audio.naming import one_line
from reader.model import Metadata, Track


def playlist(metadata: Metadata, tracks: Sequence[Track]) -> str:
    """One entry a track: decoded seconds, ``Artist - Title``, file name."""
    lines = ["#EXTM3U", f"#PLAYLIST:{one_line(metadata.title)}"]
    for track in tracks:
        title = " - ".join(filter(None, (artist(metadata), one_line(track.title))))
        lines += [f"#EXTINF:{track.samples / track.rate:.3f},{title}", track.file]
    return "\n".join(lines) + "\n"


def artist(metadata: Metadata) -> str:
    """Who is named as the artist: the authors, else the publisher."""
    return one_line(", ".join(metadata.authors) or metadata.publisher)
