"""What there is, on one screen; then what other distributions add by entry points.

A plug-in is a function (or class) of the right signature, announced under the group
``reader.<kind>``. Built-in names win; two distributions claiming one name is an error.
"""

from pkgutil import resolve_name
from typing import Any

from reader.errors import PluginError

BUILT_IN: dict[str, dict[str, str]] = {
    # suffix -> (bytes, href) -> Document
    "sources": {
        ".txt": "reader.sources.text:read",
        ".text": "reader.sources.text:read",
        ".md": "reader.sources.markdown:read",
        ".markdown": "reader.sources.markdown:read",
        ".docx": "reader.sources.docx:read",
        ".epub": "reader.sources.epub:read",
        ".pdf": "reader.sources.pdf:read",
        ".json": "reader.sources.canonical:read",
        ".html": "reader.sources.html:read",
        ".htm": "reader.sources.html:read",
        ".xhtml": "reader.sources.html:read",
    },
    # name -> (language, words a minute) -> Voice
    "voices": {
        "hibari": "reader.voices.neural:HibariVoice",
        "system": "reader.voices.system:SystemVoice",
        "silent": "reader.voices.silent:SilentVoice",
    },
    # name -> path -> Findings; beside the function, version() may tell the checker's
    "checks": {
        "linter": "reader.checks.linter:check",
        "epubcheck": "reader.checks.epubcheck:check",
        "epubcheck-ts": "reader.checks.epubcheck.port:check",
        "ace": "reader.checks.ace:check",
        "axe": "reader.checks.axe:check",
    },
}


def names(kind: str) -> list[str]:
    """Every name of a kind, built-in ones first."""
    from importlib.metadata import entry_points  # late: 60 ms

    foreign = {point.name for point in entry_points(group=f"reader.{kind}")}
    return [*BUILT_IN[kind], *sorted(foreign - set(BUILT_IN[kind]))]


def find(kind: str, name: str) -> Any | None:
    """The object registered under a name, or None.

    Raises:
        PluginError: its module cannot be imported, or two distributions claim the name.
    """
    if name in BUILT_IN[kind]:
        return resolve_name(BUILT_IN[kind][name])
    from importlib.metadata import entry_points  # late: 60 ms

    points = list(entry_points(group=f"reader.{kind}", name=name))
    if len(points) > 1:
        claims = " and ".join(sorted(point.dist.name if point.dist else "?" for point in points))
        raise PluginError(f"{kind} {name!r}", f"claimed by {claims}", "uninstall one of them")
    try:
        return points[0].load() if points else None
    except Exception as error:
        raise PluginError(
            f"{kind} {name!r}", f"cannot be loaded: {error}", "update or uninstall it"
        ) from error
