"""Our own books have nothing to be told, whatever the document; nor has the linter too much to say."""

import cProfile
import io
import pstats
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings

from reader.checks.linter import FILES, check, faults
from reader.editions.epub import build, manifest
from reader.editions.epub.manifest import Spoken
from reader.model import Document, Finding, Severity
from tests.checks.linter.books import changed, codes, pack, parts
from tests.editions.epub import sample
from tests.editions.epub.test_overlay import track_of
from tests.strategies import documents


@pytest.fixture(autouse=True, scope="module")
def small_covers() -> Iterator[None]:
    """A cover takes most of the time of a book."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest, "SIZE", (160, 256))
        yield


@settings(max_examples=40)
@given(documents())
def test_a_silent_book_has_no_finding(document: Document) -> None:
    assert faults(build(document, sample.MODIFIED), "x.epub") == []


@settings(max_examples=25)
@given(documents())
def test_a_book_that_reads_itself_aloud_has_no_other_finding(document: Document) -> None:
    spoken = [Spoken(track_of(section), Path(__file__)) for section in document.sections]  # any bytes will do
    found = faults(build(document, sample.MODIFIED, spoken), "x.epub")
    glossary = {"EPB-110", "EPB-206"} if document.glossary else set()  # it is not narrated here
    assert {fault.code for fault in found} == glossary


def test_the_samples_have_no_finding() -> None:
    assert faults(build(sample.document(), sample.MODIFIED), "x.epub") == []
    assert codes_of(sample.nasty()) == {"EPB-404"}  # entries that its text never mentions


def codes_of(document: Document) -> set[str]:
    return {fault.code for fault in faults(build(document, sample.MODIFIED), "x.epub")}


def found(files: dict[str, str | bytes], folder: Path) -> tuple[Finding, ...]:
    path = folder / "book.epub"
    path.write_bytes(pack(files))
    return check(path)


def test_a_finding_says_where_what_and_what_to_do(tmp_path: Path) -> None:
    (finding,) = found(changed("OPS/text/one.xhtml", "The sea</h2>", "</h2>"), tmp_path)
    assert finding == Finding(
        "EPB-509",
        Severity.WARNING,
        "OPS/text/one.xhtml#h2",
        "this h2 is empty; take it out, or give it words",
    )


def test_faults_of_one_kind_in_one_file_are_one_finding(tmp_path: Path) -> None:
    extra = "".join(f"<h2 id='x{n}'></h2>" for n in range(9))
    (finding,) = found(changed("OPS/text/one.xhtml", "</body>", f"{extra}</body>"), tmp_path)
    assert finding.location == "OPS/text/one.xhtml#x0"
    assert "(and 8 more in this file: #x1, #x2, #x3 …)" in finding.message


def test_faults_of_one_kind_in_many_files_are_a_few_findings(tmp_path: Path) -> None:
    files = parts()
    items, text = "", str(files["OPS/text/two.xhtml"]).replace(' lang="en" xml:lang="en"', "")
    for number in range(20):
        items += f'<item id="x{number}" href="x{number}.xhtml" media-type="application/xhtml+xml"/>'
        files[f"OPS/x{number}.xhtml"] = text.partition("<body>")[0].replace("../", "") + "<body/></html>"
    few = found(changed("OPS/package.opf", "</manifest>", f"{items}</manifest>", files), tmp_path)
    assert [finding.code for finding in few] == ["EPB-501"] * (FILES + 1)
    assert "17 other files" in few[-1].message


def test_the_worst_comes_first(tmp_path: Path) -> None:
    files = changed("OPS/text/one.xhtml", ' lang="en" xml:lang="en"', "")
    files = changed("OPS/package.opf", ' xml:lang="en"', "", files)
    files = changed("OPS/smil/two.smil", 'clipEnd="6s"', 'clipEnd="66s"', files)
    severities = [finding.severity for finding in found(files, tmp_path)]
    assert severities == [Severity.ERROR, Severity.WARNING, Severity.WARNING, Severity.INFO]


def test_long_names_are_cut(tmp_path: Path) -> None:
    files = changed("OPS/text/one.xhtml", 'id="h2"', f'id="{"h" * 5000}"')
    files = changed("OPS/text/two.xhtml", "one.xhtml#r", "one.xhtml#" + "r" * 5000, files)
    assert all(len(finding.message) < 600 for finding in found(files, tmp_path))


def test_the_faults_of_a_common_narrator_are_all_found() -> None:
    """Paths from the package, an old namespace, a duration of ISO 8601, none for an overlay, a prefix."""
    files = changed("OPS/smil/one.smil", "../", "")
    files = changed("OPS/smil/one.smil", "w3.org/ns/SMIL", "w3.org/2001/SMIL20/Language", files)
    files = changed("OPS/package.opf", "0:00:06<", "PT0H0M6S<", files)
    files = changed("OPS/package.opf", ' refines="#smil1"', ' refines="#other"', files)
    files = changed("OPS/package.opf", "<dc:title>", '<meta property="x:mode">a</meta><dc:title>', files)
    wanted = {"EPB-006", "EPB-103", "EPB-113", "EPB-115", "EPB-116", "EPB-120", "EPB-121"}
    assert wanted <= codes(files)
    messages = [fault.what for fault in faults(pack(files), "x") if fault.code == "EPB-116"]
    assert all("(there is ../sound/all.mp3)" in message for message in messages)


def test_entities_of_html_are_read_where_they_stand() -> None:
    assert codes(changed("OPS/text/one.xhtml", "&nbsp;…", "&nbsp;&hellip;&amp;&lt;")) == set()


@pytest.mark.slow
def test_a_long_book_takes_no_more_for_each_page() -> None:
    """Calls of functions, twice as many for twice the pages; they do not depend on the machine."""
    counts = []
    for pages in (40, 80):
        data = build(sample.document(), sample.MODIFIED)
        profile = cProfile.Profile()
        profile.runcall(faults, _multiplied(data, pages), "x")
        counts.append(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]
    assert counts[1] < 2.1 * counts[0]


def _multiplied(data: bytes, pages: int) -> bytes:
    """The book with a page many times, in manifest and spine."""
    with ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    page, package = files["EPUB/s2.xhtml"], files["EPUB/content.opf"].decode()
    items = "".join(
        f'<item href="p{n}.xhtml" id="p{n}" media-type="application/xhtml+xml"/>' for n in range(pages)
    )
    spine = "".join(f'<itemref idref="p{n}"/>' for n in range(pages))
    package = package.replace("</manifest>", f"{items}</manifest>").replace("</spine>", f"{spine}</spine>")
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in {**files, "EPUB/content.opf": package.encode()}.items():
            archive.writestr(name, content)
        for number in range(pages):
            archive.writestr(f"EPUB/p{number}.xhtml", page)
    return buffer.getvalue()
