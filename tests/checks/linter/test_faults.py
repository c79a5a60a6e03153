"""Every rule fires on the fault that breaks it, by its name and at its place, and on no sound book."""

import io
import zipfile
from pathlib import Path

import pytest

from reader.checks.linter import check, faults
from reader.checks.linter.rules import RULES
from tests.checks.linter import books
from tests.checks.linter.books import changed, codes, pack, parts, places

OPF, NAV, ONE, TWO = "OPS/package.opf", "OPS/nav.xhtml", "OPS/text/one.xhtml", "OPS/text/two.xhtml"
SMIL1, SMIL2, CSS, NCX = "OPS/smil/one.smil", "OPS/smil/two.smil", "OPS/style.css", "OPS/toc.ncx"
FEATURE = '<meta property="schema:accessibilityFeature">{}</meta>'

SEEDED: list[tuple[str, str, str, str, str, str]] = [  # code, file, text, its replacement, place, also found
    ("EPB-002", ONE, "</h1>", "", f"{ONE}:14", ""),
    ("EPB-003", OPF, 'href="tower.png"', 'href="oak.png"', f"{OPF}#tower", ""),
    ("EPB-006", OPF, "a11y:certifiedBy", "b11y:certifiedBy", f"{OPF}:24", "EPB-203"),
    (
        "EPB-012",
        OPF,
        "urn:isbn:9780000000002",
        "urn:uuid:935fad0b-7e15-44f4-8f6f-b429b74f4253",
        f"{OPF}#id",
        "",
    ),
    ("EPB-101", SMIL2, 'clipEnd="6s"', 'clipEnd="6.5s"', f"{SMIL2}#par-list", "EPB-112"),
    ("EPB-101", SMIL2, 'clipBegin="5s" clipEnd="6s"', 'clipBegin="500s"', f"{SMIL2}#par-list", "EPB-112"),
    ("EPB-102", SMIL1, 'clipBegin="3s"', 'clipBegin="4s"', f"{SMIL1}#par-h2", "EPB-112"),
    ("EPB-103", OPF, "0:00:06<", "PT0H0M6S<", f"{OPF}:9", ""),
    ("EPB-103", SMIL1, 'clipEnd="1s"', 'clipEnd="npt=1s"', f"{SMIL1}#par-h", ""),
    ("EPB-104", SMIL1, 'clipBegin="2s"', 'clipBegin="1.5s"', f"{SMIL1}#par-b", "EPB-112"),
    ("EPB-105", SMIL1, 'clipEnd="3s"', 'clipEnd="2.1s"', "", "EPB-112"),
    ("EPB-109", ONE, "</body>", "<p id='new'>Nobody hears this.</p></body>", f"{ONE}#new", ""),
    ("EPB-109", TWO, 'id="list"', 'id="other"', f"{TWO}#lime", "EPB-115"),
    ("EPB-112", OPF, 'refines="#smil1">4s', 'refines="#smil1">3.8s', f"{OPF}:7", ""),
    ("EPB-113", OPF, '<meta property="media:duration" refines="#smil1">4s</meta>', "", f"{OPF}#smil1", ""),
    ("EPB-113", OPF, '<meta property="media:duration">0:00:06</meta>', "", OPF, ""),
    ("EPB-114", OPF, "0:00:06<", "0:00:08<", f"{OPF}:9", ""),
    ("EPB-115", SMIL1, "one.xhtml#b", "one.xhtml#nowhere", f"{SMIL1}#par-b", "EPB-109"),
    ("EPB-116", SMIL1, "../sound/all.mp3", "sound/all.mp3", f"{SMIL1}#par-h", ""),
    ("EPB-117", CSS, ".heard", ".read", f"{OPF}:10", ""),
    ("EPB-118", CSS, "color: #000;", "", f"{CSS}:2", ""),
    ("EPB-118", CSS, "; background-color: #fe8", "", f"{CSS}:2", ""),
    ("EPB-119", OPF, '<meta property="media:active-class">heard</meta>', "", OPF, ""),
    ("EPB-120", SMIL1, "http://www.w3.org/ns/SMIL", "http://www.w3.org/2001/SMIL20/Language", SMIL1, ""),
    ("EPB-121", OPF, ' media-overlay="smil2"', "", SMIL2, "EPB-110 EPB-206"),
    ("EPB-201", OPF, '<meta property="schema:accessibilityHazard">none</meta>', "", OPF, ""),
    ("EPB-202", OPF, "schema:accessibilitySummary", "schema:description", OPF, ""),
    ("EPB-203", OPF, 'refines="#claim"', 'refines="#id"', f"{OPF}#claim", ""),
    ("EPB-204", OPF, "WCAG 2.2 Level AA", "WCAG 2.2 level AA", f"{OPF}#claim", ""),
    ("EPB-204", OPF, "EPUB Accessibility 1.1 - WCAG", "EPUB-A11Y-11_WCAG", f"{OPF}#claim", ""),
    ("EPB-207", ONE, '<img src="../tower.png" alt="A tower"/>', "", f"{OPF}:15", ""),
    ("EPB-208", OPF, 'accessibilityHazard">none', 'accessibilityHazard">none, flashing', f"{OPF}:21", ""),
    ("EPB-208", OPF, 'Hazard">none', 'Hazard">sound, noSoundHazard', f"{OPF}:21", ""),
    ("EPB-210", OPF, FEATURE.format("pageNavigation"), "", OPF, ""),
    ("EPB-210", OPF, FEATURE.format("synchronizedAudioText"), "", OPF, ""),
    ("EPB-301", NAV, 'one.xhtml#h2">The sea', 'one.xhtml#h2">The ocean', f"{NAV}:8", "EPB-304"),
    ("EPB-302", NAV, 'text/one.xhtml">The tower', 'text/two.xhtml">Glossary', f"{NAV}:8", "EPB-304"),
    ("EPB-303", NAV, '<li><a href="text/two.xhtml">Glossary</a></li>', "", f"{TWO}#h", "EPB-304"),
    ("EPB-304", NCX, ">Glossary<", ">Words<", f"{NCX}#n3", ""),
    ("EPB-305", ONE, '<h2 id="h2">The sea</h2>', '<h1 id="h2">The sea</h1>', f"{ONE}#h2", ""),
    ("EPB-306", ONE, '<h2 id="h2">The sea</h2>', '<h3 id="h2">The sea</h3>', f"{ONE}#h2", ""),
    ("EPB-307", NAV, 'epub:type="bodymatter"', 'epub:type="glossary"', NAV, ""),
    ("EPB-307", NAV, 'epub:type="landmarks"', 'epub:type="lot"', NAV, ""),
    ("EPB-308", NAV, "one.xhtml#p7", "one.xhtml#p8", f"{NAV}:12", ""),
    ("EPB-308", NCX, "text/two.xhtml", "two.xhtml", f"{NCX}#n3", "EPB-304"),
    ("EPB-309", NAV, 'epub:type="page-list"', 'epub:type="lot"', NAV, "EPB-205"),
    ("EPB-401", ONE, "two.xhtml#lime", "two.xhtml#h", f"{ONE}#r", ""),
    ("EPB-401", ONE, "two.xhtml#lime", "two.xhtml#lemon", f"{ONE}#r", "EPB-510"),
    ("EPB-402", TWO, '<a role="doc-backlink" href="one.xhtml#r">Back</a>', "", f"{TWO}#lime", ""),
    ("EPB-403", TWO, "one.xhtml#r", "one.xhtml#h2", f"{TWO}:10", "EPB-402"),
    ("EPB-403", TWO, "one.xhtml#r", "one.xhtml#gone", f"{TWO}:10", "EPB-402 EPB-510"),
    ("EPB-404", TWO, "</dl>", "<dt id='ash'>Ash</dt><dd>What is left.</dd></dl>", f"{TWO}#ash", ""),
    ("EPB-501", ONE, ' lang="en" xml:lang="en"', "", ONE, ""),
    ("EPB-502", ONE, 'xml:lang="en"', 'xml:lang="fr"', ONE, ""),
    ("EPB-503", OPF, "<dc:language>en</dc:language>", "", OPF, ""),
    ("EPB-504", OPF, ' xml:lang="en"', "", OPF, ""),
    ("EPB-505", ONE, ' alt="A tower"', "", f"{ONE}:11", "EPB-205"),
    ("EPB-506", ONE, "../tower.png", "https://example.org/tower.png", f"{ONE}:11", ""),
    ("EPB-506", CSS, "p {", "@import '//example.org/a.css'; p {", f"{CSS}:1", ""),
    ("EPB-506", CSS, "margin: 0", "background: url(http://example.org/a.png)", f"{CSS}:1", ""),
    ("EPB-507", ONE, "</head>", "<script>go()</script></head>", f"{ONE}:4", ""),
    ("EPB-507", ONE, '<p id="b"', '<p id="b" onclick="go()"', f"{ONE}#b", ""),
    ("EPB-508", CSS, "margin: 0", "font-size: 12px", f"{CSS}:1", ""),
    ("EPB-508", CSS, "color: #000", "color: #000 !important", f"{CSS}:2", ""),
    ("EPB-509", ONE, "The sea</h2>", "</h2>", f"{ONE}#h2", ""),
    ("EPB-510", TWO, "Back</a>", "Back</a><a href='one.xhtml#lost'>x</a>", f"{TWO}:10", ""),
    ("EPB-511", ONE, "../style.css", "style.css", f"{ONE}:4", ""),
    ("EPB-511", CSS, "margin: 0", "background: url(oak.png)", f"{CSS}:1", ""),
    (
        "EPB-512",
        ONE,
        '<i ssml:ph="ˈʌndə">under</i>',
        '<i ssml:ph="a"><b id="c" ssml:ph="b">x</b></i>',
        f"{ONE}#c",
        "",
    ),
    ("EPB-513", ONE, 'ssml:ph="ˈʌndə"', 'ssml:ph="ˈʌ" id="i"', "", ""),
    ("EPB-514", TWO, ' role="doc-glossary"', "", f"{TWO}#g", ""),
    ("EPB-515", TWO, '<dt id="lime">', '<dt id="lime" role="doc-endnote">', f"{TWO}#lime", ""),
]


@pytest.mark.parametrize(("code", "file", "old", "new", "place", "also"), SEEDED)
def test_a_seeded_fault_is_found_by_name_and_no_other(
    code: str, file: str, old: str, new: str, place: str, also: str
) -> None:
    files = changed(file, old, new)
    if not place:  # a change that is no fault
        assert codes(files) == set(also.split())
        return
    assert codes(files) == {code, *also.split()}
    assert places(files, code)[0] == place


def with_clips(*clips: tuple[str, str, str]) -> dict[str, str | bytes]:
    """The book whose first page is narrated by other clips."""
    files = parts()
    files[SMIL1] = books.smil("one.xhtml", *clips)
    return files


@pytest.mark.parametrize(
    ("code", "clips", "place"),
    [
        ("EPB-105", [("h", "0s", "1s"), ("a", "1s", "1.5s"), ("b", "2.6s", "3s"), ("h2", "3s", "4s")], "b"),
        ("EPB-107", [("h", "0s", "1s"), ("b", "1s", "2s"), ("a", "2s", "3s"), ("h2", "3s", "4s")], "a"),
        (
            "EPB-108",
            [
                ("h", "0s", "1s"),
                ("a", "1s", "2s"),
                ("b", "2s", "3s"),
                ("h2", "3s", "3.5s"),
                ("h2", "3.5s", "4s"),
            ],
            "h2",
        ),
        (
            "EPB-108",
            [
                ("h", "0s", "1s"),
                ("a", "1s", "2s"),
                ("r", "2s", "2.5s"),
                ("b", "2.5s", "3s"),
                ("h2", "3s", "4s"),
            ],
            "r",
        ),
    ],
)
def test_clips_out_of_line(code: str, clips: list[tuple[str, str, str]], place: str) -> None:
    assert places(with_clips(*clips), code) == [f"{SMIL1}#par-{place}"]
    assert codes(with_clips(*clips)) - {"EPB-112"} == {code}


def test_small_differences_of_time_are_none() -> None:
    clips = [("h", "0s", "1s"), ("a", "0.99s", "2.01s"), ("b", "2s", "2.5s"), ("h2", "3.4s", "4.01s")]
    assert codes(with_clips(*clips)) == {"EPB-112"}
    assert codes(changed(SMIL2, 'clipEnd="6s"', 'clipEnd="6.09s"')) == set()
    assert codes(changed(OPF, "0:00:06<", "7s<")) == set()


def test_a_clip_that_names_a_whole_page_narrates_all_of_it() -> None:
    files = changed(SMIL2, "two.xhtml#h", "two.xhtml")
    assert codes(files) == {"EPB-108"}
    files[SMIL2] = books.smil("two.xhtml", ("", "4s", "6s")).replace("two.xhtml#", "two.xhtml")
    assert codes(files) == set()


def test_a_fragment_that_is_no_id_is_not_judged() -> None:
    assert codes(changed(SMIL2, "two.xhtml#h", "two.xhtml#epubcfi(/4/2)")) == set()
    assert codes(changed(TWO, "one.xhtml#r", "one.xhtml#:~:text=lime")) == set()


def test_sound_at_a_variable_bit_rate() -> None:
    files = {**parts(), "OPS/sound/all.mp3": books.varied()}
    assert "EPB-106" in codes(files)
    assert places(files, "EPB-106") == ["OPS/sound/all.mp3"]


def test_sound_that_is_not_understood_is_not_judged() -> None:
    assert codes({**parts(), "OPS/sound/all.mp3": b"RIFF0000WAVEfmt "}) == set()


def test_pages_that_nobody_narrates() -> None:
    silent = changed(OPF, ' media-overlay="smil2"', "")
    silent = changed(OPF, '<meta property="media:duration" refines="#smil2">0:00:02.000</meta>', "", silent)
    silent = changed(OPF, "0:00:06<", "4s<", silent)
    silent = changed(
        OPF, '<item id="smil2" href="smil/two.smil" media-type="application/smil+xml"/>', "", silent
    )
    assert codes(silent) == {"EPB-110", "EPB-206"}
    assert places(silent, "EPB-110") == [TWO]
    assert codes(changed(TWO, "<body>", '<body epub:type="loi">', silent)) == set()
    assert (
        codes(changed(OPF, '<itemref idref="two"/>', '<itemref idref="two" linear="no"/>', silent)) == set()
    )
    nav = changed(OPF, '<spine toc="ncx">', '<spine toc="ncx"><itemref idref="nav"/>')
    assert codes(nav) == set()


CLAIMED = {
    "index": "<section role='doc-index'/>",
    "glossary": "",
    "MathML": "<math xmlns='http://www.w3.org/1998/Math/MathML'/>",
    "rubyAnnotations": "<ruby>x<rt>y</rt></ruby>",
    "structuralNavigation": "",
    "ARIA": "",
    "unlocked": "",
}


@pytest.mark.parametrize("feature", CLAIMED)
def test_a_feature_is_claimed_that_is_not_there(feature: str) -> None:
    files = changed(OPF, FEATURE.format("ttsMarkup"), FEATURE.format("ttsMarkup") + FEATURE.format(feature))
    if CLAIMED[feature]:
        assert codes(files) == {"EPB-205"}
        files = changed(ONE, "It stands.", f"It stands. {CLAIMED[feature]}", files)
    assert codes(files) == set()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (NAV, 'epub:type="toc" role="doc-toc"', 'epub:type="lot"'),
        (ONE, '<i ssml:ph="ˈʌndə">under</i>', "under"),
        (ONE, ' epub:type="pagebreak" role="doc-pagebreak"', ""),
        (NAV, 'epub:type="page-list"', 'epub:type="lot"'),
    ],
)
def test_what_was_claimed_is_taken_away(file: str, old: str, new: str) -> None:
    assert "EPB-205" in codes(changed(file, old, new))


def test_overlays_are_claimed_of_a_book_without_sound() -> None:
    files = changed(OPF, ' media-overlay="smil1"', "", changed(OPF, ' media-overlay="smil2"', ""))
    assert places(files, "EPB-205") == [f"{OPF}:17"]


def test_access_modes_that_nothing_needs() -> None:
    files = changed(
        "OPS/package.opf",
        '<meta name="schema:accessMode" content="textual"/>',
        '<meta name="schema:accessMode" content="auditory,visual"/>',
        books.old_parts(),
    )
    assert codes(files) == {"EPB-209"}
    assert len(places(files, "EPB-209")) == 2


def test_a_book_without_contents() -> None:
    files = changed(
        OPF, '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>', "", books.old_parts()
    )
    assert codes(files) == {"EPB-205", "EPB-310"}


def test_the_beginning_of_the_file() -> None:
    last = {**parts(), "mimetype": "application/epub+zip"}
    assert codes(last) == {"EPB-005"}
    assert codes({"mimetype": "application/zip", **parts()}) == {"EPB-005"}


def test_names_that_lead_out_of_the_book() -> None:
    files = {**parts(), "../../etc/passwd": "x", "OPS/../../x": "x", "/x": "x", "C:/x": "x", "..x/y..": "x"}
    assert len(places(files, "EPB-004")) == 4


def test_what_differs_from_one_packing_to_the_next() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(books.entry("mimetype"), "application/epub+zip")
        for number, (name, data) in enumerate(parts().items()):
            extra = b"UT\x05\x00\x01\x00\x00\x00\x00" if number == 1 else b""
            archive.writestr(books.entry(name, (2026, 1, 2, 3, 4, 2 * number), extra), data)
    found = {fault.code: fault for fault in faults(buffer.getvalue(), "book.epub")}
    assert set(found) == {"EPB-010", "EPB-011"}
    assert (found["EPB-010"].file, found["EPB-011"].file) == ("book.epub", "book.epub")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("EPUB Accessibility 1.1 - WCAG 2.2 Level AA", "EPUB Accessibility 1.1 - WCAG 2.0 Level AAA"),
        (
            "EPUB Accessibility 1.1 - WCAG 2.2 Level AA",
            "http://www.idpf.org/epub/a11y/accessibility-20170105.html#wcag-aa",
        ),
        ("EPUB Accessibility 1.1 - WCAG 2.2 Level AA", "https://example.org/house-rules"),
        (' refines="#claim"', ""),
    ],
)
def test_claims_that_are_in_order(old: str, new: str) -> None:
    assert codes(changed(OPF, old, new)) == set()


@pytest.mark.parametrize("files", [parts(), books.old_parts()], ids=["EPUB 3", "EPUB 2"])
def test_a_sound_book_has_no_finding(files: books.Files, tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(pack(files))
    assert check(path) == ()


def test_every_rule_has_a_seeded_fault() -> None:
    here = Path(__file__).parent
    told = "".join(path.read_text(encoding="utf-8") for path in here.glob("test_*.py"))
    assert [code for code in RULES if f'"{code}"' not in told] == []
