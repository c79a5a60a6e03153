"""Notes of Markdown: ``[^label]`` in a text, ``[^label]: note`` on its own, a label that holds for each."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from reader.model import NOTE_LABEL

REFERENCE = re.compile(r"\[\^([^\s\[\]]{1,200})\]")
"""What refers to a note, where there is one of that label; its length is bounded, and so is the search."""

DEFINITION = re.compile(r"\[\^[^\s\[\]]+\]:")

REMARK = re.compile(r"\[\^|\[[^\]\n]+\]:[ \t]*+\n?+[ \t]*+(?!<|#|\.|/|https?:|mailto:)")
"""What opens like a link's definition and leads nowhere: a footnote or a remark, which must not vanish."""


def add_notes(parser: Any) -> None:
    """Teach a parser notes; what refers to no note, and what defines no link, stays text."""
    from markdown_it.rules_block import reference
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.footnote.index import footnote_def

    def note(state: Any, start: int, end: int, silent: bool) -> bool:
        line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
        return bool(DEFINITION.match(line)) and footnote_def(state, start, end, silent)

    def link(state: Any, start: int, end: int, silent: bool) -> bool:
        remark = REMARK.match(state.src, state.bMarks[start] + state.tShift[start])
        return not remark and reference(state, start, end, silent)

    footnote_plugin(parser, inline=False, move_to_end=False)
    parser.block.ruler.at("footnote_def", note, {"alt": ["paragraph", "reference"]})
    parser.block.ruler.at("reference", link)
    parser.inline.ruler.at("footnote_ref", _reference)


def _reference(state: Any, silent: bool) -> bool:
    """A reference to a note, as a token ``noteref`` that holds the label."""
    match = REFERENCE.match(state.src, state.pos, state.posMax)
    if not match or f":{match[1]}" not in state.env.get("footnotes", {}).get("refs", {}):
        return False
    if not silent:
        state.push("noteref", "", 0).content = match[1]
    state.pos = match.end()
    return True


def labels(written: Iterable[str]) -> list[str]:
    """A label for each note, all different: its own where that can be, else one made of it.

    Of two notes with one label, the first keeps it.
    """
    given = list(written)
    taken = {label for label in given if NOTE_LABEL.fullmatch(label)}
    free = set(taken)
    counts: Counter[str] = Counter()
    found = []
    for label in given:
        if label in free:
            free.remove(label)
            found.append(label)
            continue
        base = re.sub(r"[^A-Za-z0-9]+", "-", label).strip("-") or "note"
        fresh = base
        while fresh in taken:
            counts[base] += 1
            fresh = f"{base}-{counts[base] + 1}"
        taken.add(fresh)
        found.append(fresh)
    return found
