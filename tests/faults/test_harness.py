"""The harness sees what it is there to see."""

import json
import socket
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.faults.conftest import listening
from tests.faults.harness import Input, Outcome, hold, losses, wrongs

PAGE = '<html xmlns="http://www.w3.org/1999/xhtml"><body>{}</body></html>'


def outcome(folder: Path, page: str = "", *, status: int = 0, told: str = "", seconds: float = 0) -> Outcome:
    if page:
        with ZipFile(folder / "a.epub", "w") as book:
            book.writestr("EPUB/s1.xhtml", PAGE.format(page))
    return Outcome(status, told, folder, seconds, 0)


@pytest.mark.parametrize(
    ("page", "seen"),
    [
        ("<p>fine</p>", ""),
        ("<p>&lt;script&gt; onclick=x</p>", ""),
        ("<script>x</script>", "live"),
        ("<p onclick='x'>y</p>".replace("'", '"'), "live"),
        ('<a href="javascript:x">y</a>', "live"),
        ('<a href="file:///etc/passwd">y</a>', "live"),
        ('<img src="http://x/y.png"/>', "loads"),
        ('<p id="a"/><p id="a"/>', "twice"),
        ("<p>", "not well-formed"),
        ("<p>\u202e</p>", "holds"),
    ],
)
def test_a_bad_page_is_seen(page: str, seen: str, tmp_path: Path) -> None:
    found = list(wrongs(outcome(tmp_path, page)))
    assert len(found) == bool(seen)
    assert seen in "".join(found)


def test_a_bad_run_is_seen(tmp_path: Path) -> None:
    assert list(wrongs(outcome(tmp_path, status=70, told="reader: a defect of reader")))
    assert list(wrongs(outcome(tmp_path, status=4)))
    assert list(wrongs(outcome(tmp_path, told="Traceback")))
    assert list(wrongs(outcome(tmp_path, seconds=1000)))
    assert list(wrongs(outcome(tmp_path, status=4, told="reader: x: y"))) == []
    (tmp_path / ".reader-1.part").write_text("")
    assert len(list(wrongs(outcome(tmp_path)))) == 1
    assert len(list(wrongs(outcome(tmp_path, status=4, told="reader: x: y")))) == 2


def test_a_lost_word_is_seen(tmp_path: Path) -> None:
    lines = [
        {"text": "One two", "action": "keep", "role": "paragraph"},
        {"text": "three", "action": "drop", "role": "boilerplate"},
    ]
    (tmp_path / "clean.cleaning.json").write_text(json.dumps({"lines": lines}))
    (tmp_path / "clean.md").write_text("One")
    assert losses(outcome(tmp_path)) == ["two"]
    with pytest.raises(AssertionError):
        hold(Input("a.txt", b""), outcome(tmp_path))
    (tmp_path / "clean.md").write_text("One two")
    hold(Input("a.txt", b"", ("One two",)), outcome(tmp_path))
    with pytest.raises(AssertionError):
        hold(Input("a.txt", b"", ("One three",)), outcome(tmp_path))
    with pytest.raises(AssertionError):
        hold(Input("a.txt", b"", (), ("two",)), outcome(tmp_path))


def test_the_canary_hears() -> None:
    with listening() as canary:
        with socket.create_connection(("127.0.0.1", canary.server_port), timeout=5) as caller:
            caller.sendall(b"GET /x HTTP/1.1\r\n")
            caller.recv(100)
        assert canary.called == [repr(b"GET /x HTTP/1.1\r\n")]
