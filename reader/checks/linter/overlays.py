"""Overlays against their sound and the package: times, durations, files, and how the heard text is shown."""

import re
from collections.abc import Iterator, Sequence

from reader.checks.linter import mp3
from reader.checks.linter.book import CSS, Book, Meta
from reader.checks.linter.rules import Fault
from reader.checks.linter.smil import Clip, Overlay, seconds
from reader.checks.linter.style import Rule, rules

MP3_TYPES = frozenset({"audio/mpeg", "audio/mp3"})

SLACK = 0.1
"""Seconds by which times may differ: less than the padding that an MP3 encoder adds to its sound."""

TOTAL_SLACK = 1.0
"""Seconds by which the total duration may differ from the sum (EPUB 3.3, media overlays: duration)."""

MOST_OVERLAP, MOST_LEFT_OUT = 0.02, 1.0
"""Seconds that two clips may share, by rounding, and that may lie between them."""

ROUNDED = 0.001
"""Seconds that each duration may have lost when it was written."""


def check(book: Book, overlays: Sequence[Overlay]) -> Iterator[Fault]:
    """What is wrong with the overlays of a book, but for what of its text they narrate."""
    sounds = _sounds(book, overlays)
    stated = {meta.refines: meta for meta in reversed(book.metas) if meta.property == "media:duration"}
    for overlay in overlays:
        yield from overlay.faults
        yield from _belonging(overlay)
        yield from _files(book, overlay)
        yield from _times(overlay, sounds)
        yield from _duration(book, overlay, stated.get(overlay.item.id), sounds)
    for file, sound in sounds.items():
        if sound is not None and not sound.constant:
            yield Fault("EPB-106", file, "", "its bit rate varies")
    yield from _neighbours(overlays)
    if overlays:
        yield from _total(book, overlays, stated, sounds)
        yield from _active(book)


def _sounds(book: Book, overlays: Sequence[Overlay]) -> dict[str, mp3.Sound | None]:
    """Each sound that is played, or None where nothing is known of it."""
    files = (clip.sound.file for overlay in overlays for clip in overlay.clips if clip.sound)
    found: dict[str, mp3.Sound | None] = {}
    for file in dict.fromkeys(files):
        item = book.by_file.get(file)
        is_mp3 = (item.media_type if item else "") in MP3_TYPES or file.endswith(".mp3")
        data = book.read(file) if is_mp3 and file in book.container else None
        found[file] = None if data is None else mp3.measure(data)
    return found


def _belonging(overlay: Overlay) -> Iterator[Fault]:
    """MED-010 to MED-013 of EPUBCheck: a page names the overlay that names it."""
    file = overlay.item.file
    if not overlay.pages:
        yield Fault("EPB-121", file, "", "no page's item names this overlay, so nothing plays it")
    named = {clip.text.file for clip in overlay.clips if clip.text and clip.text.kind == "inside"}
    for page in overlay.pages:
        if page not in named:
            yield Fault(
                "EPB-121", file, "", f"it is the overlay of {page}, but no par names an element there"
            )


def _files(book: Book, overlay: Overlay) -> Iterator[Fault]:
    """Texts and sounds that are not there."""
    file = overlay.item.file
    for clip in overlay.clips:
        if clip.text and clip.text.kind != "web":
            page = book.pages.get(clip.text.file)
            if clip.text.file not in book.container:
                hint = book.hint(file, clip.text_src)
                yield Fault("EPB-115", file, clip.place, f"{clip.text_src!r} is not in the book{hint}")
            elif page and clip.text.fragment and clip.text.fragment not in page.spots:
                what = f"there is no id {clip.text.fragment!r} in {clip.text.file}"
                yield Fault("EPB-115", file, clip.place, what)
        if clip.sound and clip.sound.kind != "web" and clip.sound.file not in book.container:
            hint = book.hint(file, clip.sound_src)
            yield Fault("EPB-116", file, clip.place, f"{clip.sound_src!r} is not in the book{hint}")


def _times(overlay: Overlay, sounds: dict[str, mp3.Sound | None]) -> Iterator[Fault]:
    file = overlay.item.file
    for clip in overlay.clips:
        if clip.begin is not None and clip.end is not None and clip.begin >= clip.end:
            what = f"the clip begins at {clip.begin:.3f} s and ends at {clip.end:.3f} s"
            yield Fault("EPB-102", file, clip.place, what)
        sound = sounds.get(clip.sound.file) if clip.sound else None
        last = clip.end if clip.end is not None else clip.begin
        if clip.sound and sound and last is not None and last > sound.seconds + SLACK:
            what = f"the clip ends at {last:.3f} s, but {clip.sound.file} at {sound.seconds:.3f} s"
            yield Fault("EPB-101", file, clip.place, what)


def _neighbours(overlays: Sequence[Overlay]) -> Iterator[Fault]:
    """Clips of one sound that overlap, or leave some of it out."""
    by_sound: dict[str, list[tuple[float, float, str, Clip]]] = {}
    for overlay in overlays:
        for clip in overlay.clips:
            if clip.sound and clip.begin is not None and clip.end is not None and clip.begin < clip.end:
                times = (clip.begin, clip.end, overlay.item.file, clip)
                by_sound.setdefault(clip.sound.file, []).append(times)
    for sound, clips in by_sound.items():
        clips.sort(key=lambda each: each[:2])
        heard = clips[0][1]
        for begin, end, file, clip in clips[1:]:
            if begin < heard - MOST_OVERLAP:
                what = (
                    f"{sound} from {begin:.3f} to {min(heard, end):.3f} s is played by the clip before, too"
                )
                yield Fault("EPB-104", file, clip.place, what)
            elif begin > heard + MOST_LEFT_OUT:
                yield Fault(
                    "EPB-105", file, clip.place, f"{sound} is silent from {heard:.3f} to {begin:.3f} s"
                )
            heard = max(heard, end)


def _length(overlay: Overlay, sounds: dict[str, mp3.Sound | None]) -> float | None:
    """How long the clips play together; None where a time is not known."""
    whole = 0.0
    for clip in overlay.clips:
        if clip.sound is None:
            continue
        sound = sounds.get(clip.sound.file)
        end = clip.end if clip.end is not None else (sound.seconds if sound else None)
        if clip.begin is None or end is None:
            return None
        whole += max(0.0, end - clip.begin)
    return whole


def _duration(
    book: Book, overlay: Overlay, stated: Meta | None, sounds: dict[str, mp3.Sound | None]
) -> Iterator[Fault]:
    item = overlay.item
    if stated is None:
        yield Fault("EPB-113", book.opf, item.place, f"media:duration of {item.file} is missing")
        return
    time = seconds(stated.value)
    if time is None:
        what = f"media:duration {stated.value[:40]!r} of {item.file} is no clock value"
        yield Fault("EPB-103", book.opf, stated.place, what)
        return
    length = _length(overlay, sounds)
    if length is not None and abs(time - length) > SLACK + ROUNDED * len(overlay.clips):
        what = f"media:duration of {item.file} is {time:.3f} s, but its clips play {length:.3f} s"
        yield Fault("EPB-112", book.opf, stated.place, what)


def _total(
    book: Book, overlays: Sequence[Overlay], stated: dict[str, Meta], sounds: dict[str, mp3.Sound | None]
) -> Iterator[Fault]:
    whole = stated.get("")
    if whole is None:
        yield Fault("EPB-113", book.opf, "", "the total media:duration is missing")
        return
    total = seconds(whole.value)
    if total is None:
        what = f"the total media:duration {whole.value[:40]!r} is no clock value"
        yield Fault("EPB-103", book.opf, whole.place, what)
        return
    own = (stated.get(overlay.item.id) for overlay in overlays)
    parts = [
        seconds(meta.value) if meta else _length(overlay, sounds)
        for meta, overlay in zip(own, overlays, strict=True)
    ]
    known = [part for part in parts if part is not None]
    if len(known) == len(parts) and abs(total - sum(known)) > TOTAL_SLACK:
        what = f"the total media:duration is {total:.3f} s, but the overlays last {sum(known):.3f} s"
        yield Fault("EPB-114", book.opf, whole.place, what)


def _active(book: Book) -> Iterator[Fault]:
    """How what is heard is shown (EPUB 3.3, media overlays: active class)."""
    declared = book.said("media:active-class")
    if not declared:
        yield Fault("EPB-119", book.opf, "", "media:active-class is not declared")
        return
    name = declared[0].value
    found: list[tuple[str, Rule]] = [(f, rule) for f, sheet in book.sheets.items() for rule in sheet]
    for file, page in book.pages.items():
        found += [(file, rule) for css, _ in page.styles if "{" in css for rule in rules(css)]
    selector = re.compile(rf"\.{re.escape(name)}(?![\w-])")
    about = [(f, rule) for f, rule in found if any(selector.search(each) for each in rule.selectors)]
    if not about and len(book.css) < sum(item.media_type == CSS for item in book.items.values()):
        return  # it may be in one that is missing or was not read
    if not about:
        yield Fault("EPB-117", book.opf, declared[0].place, f"no rule is for the class {name!r}")
        return
    names = {name for _, rule in about for name, _ in rule.declarations}
    ground = bool(names & {"background", "background-color"})
    if ground != ("color" in names):
        file, rule = about[0]
        what = f".{name} sets " + (
            "the ground, but not the colour" if ground else "the colour, but not the ground"
        )
        yield Fault("EPB-118", file, f":{rule.line}", f"{what} of the text")
