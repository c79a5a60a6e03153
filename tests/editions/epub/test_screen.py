"""A browser lays out every page, on the narrowest screen and with the largest letters."""

import html
import io
import json
import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from reader import programs
from reader.editions.epub import build
from reader.errors import ToolMissing
from reader.model import Document
from tests.conftest import missing
from tests.editions.epub import sample

WIDTH = 360
LOOK = """<!DOCTYPE html>%s<pre></pre><script>
onload = () => {
  const look = frame => {
    const root = frame.contentDocument.documentElement
    root.style.fontSize = "200%%"
    return [root.scrollWidth - root.clientWidth, getComputedStyle(root).colorScheme]
  }
  const found = Array.from(document.querySelectorAll("iframe"), look)
  document.querySelector("pre").textContent = JSON.stringify(found)
}
</script>"""
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", "--dump-dom"),
    *("--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@pytest.mark.slow
@pytest.mark.parametrize("document", [sample.document(), sample.nasty()], ids=["article", "nasty"])
def test_no_page_scrolls_sideways_or_stays_bright(document: Document, tmp_path: Path) -> None:
    """WCAG 2.2, 1.4.4 and 1.4.10, at 360 CSS pixels and letters twice as large."""
    try:
        browser = programs.chromium("test")
    except ToolMissing as error:
        missing(str(error))
    with zipfile.ZipFile(io.BytesIO(build(document, sample.MODIFIED))) as archive:
        archive.extractall(tmp_path)
        pages = [name for name in archive.namelist() if name.endswith(".xhtml")]
    frames = "".join(f'<iframe width="{WIDTH}" height="640" src="{page}"></iframe>' for page in pages)
    (tmp_path / "look.html").write_text(LOOK % frames, encoding="utf-8")
    command = [browser, *FLAGS, f"--user-data-dir={tmp_path / 'browser'}", (tmp_path / "look.html").as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=60)
    seen = re.search("<pre>(.+?)</pre>", done.stdout)
    assert seen, done.stderr
    found = dict(zip(pages, json.loads(html.unescape(seen[1])), strict=True))
    assert found == {page: [0, "light dark"] for page in pages}
