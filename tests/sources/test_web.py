"""Pages fetched from a server on this machine, and what is never asked."""

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from reader.errors import EmptySource, NotFetched, NotText, UnknownFormat
from reader.model import Cut, Document, Paragraph, SectionRole
from reader.sources.web import client, hosts, read_url
from tests.sources.pages import article

Answer = tuple[int, dict[str, str], bytes]


class Site:
    """A server whose answers a test gives, and which remembers what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer | Callable[[BaseHTTPRequestHandler], None]] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.headers.append({name.lower(): value for name, value in self.headers.items()})
                answer = site.answers.get(self.path, (404, {}, b"nothing"))
                if callable(answer):
                    answer(self)
                    return
                status, headers, body = answer
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_: Any) -> None:
                """Clients that go away are what some tests are about."""

        self.server = Server(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True)
        self.thread.start()

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def give(self, path: str, body: bytes, kind: str = "text/html", status: int = 200, **headers: str) -> str:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (status, {"Content-Type": kind, "Content-Length": str(len(body)), **named}, body)
        return self.base + path

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    yield server
    server.stop()


def read(url: str) -> Document:
    return read_url(url, allow_private=True)


PAGE = article(
    "<h2>What the fragment says</h2><p>It says <a href='/more'>more</a> than most of us knew.</p>"
).encode()


def test_a_page_is_read_with_its_address_as_source_and_base(site: Site) -> None:
    document = read(site.give("/story?id=1", PAGE))
    assert document.sections[0].role is SectionRole.SIFTED
    assert document.metadata.source == f"{site.base}/story?id=1"
    links = [
        mark.target
        for block in document.sections[0].blocks
        if isinstance(block, Paragraph)
        for mark in block.marks
    ]
    assert f"{site.base}/more" in links


def test_the_server_is_told_who_asks_and_nothing_of_the_environment(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    read(site.give("/", PAGE))
    assert site.headers[0]["user-agent"].startswith("everyreader/")
    assert set(site.headers[0]) == {"host", "user-agent", "accept", "accept-encoding", "connection"}


def test_nothing_that_a_page_refers_to_is_fetched(site: Site) -> None:
    lure = site.base + "/canary"
    head = f"<base href='{lure}/'><link rel=stylesheet href='{lure}.css'><script src='{lure}.js'></script>"
    head += f"<meta http-equiv=refresh content='0;url={lure}'>"
    body = f"<img src='{lure}.png' srcset='{lure}2.png 2x' alt='A lure'><iframe src='{lure}.html'></iframe>"
    body += (
        f"<style>@import '{lure}.css'; p {{ background: url({lure}.gif) }}</style><video poster='{lure}.jpg'>"
    )
    body += (
        f"<object data='{lure}.swf'></object><embed src='{lure}.swf'><form action='{lure}'></form></video>"
    )
    read(site.give("/story", article(body).replace("<head>", f"<head>{head}").encode()))
    assert site.asked == ["/story"]


def test_redirects_are_followed_and_counted(site: Site) -> None:
    for n in range(5):
        site.give(f"/{n}", b"", status=302, Location=f"/{n + 1}#part")
    site.give("/5", PAGE)
    assert read(site.base + "/0").metadata.source == f"{site.base}/5"
    site.give("/5", b"", status=301, Location="/6")
    with pytest.raises(NotFetched, match="more than 5 times"):
        read(site.base + "/0")


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://example.org/", "http://u:p@example.org/", "//[", ""]
)
def test_a_redirect_to_what_is_no_address_is_refused(site: Site, target: str) -> None:
    with pytest.raises(NotFetched):
        read(site.give("/", b"", status=302, Location=target))


def test_each_redirect_is_checked_as_the_first_address(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A public page must not lead into the private network: only the first host counts as public here."""
    site.give("/secret", PAGE)
    url = site.give("/", b"", status=302, Location=f"{site.base}/secret")
    answers = iter([True, False])
    monkeypatch.setattr(hosts, "is_public", lambda _: next(answers))
    with pytest.raises(NotFetched, match="private network"):
        read_url(url)
    assert site.asked == ["/"]


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "localhost", "0.0.0.0",  # noqa: S104
        "10.1.2.3", "192.168.0.1", "172.16.0.1",
        "169.254.169.254", "224.0.0.1", "255.255.255.255", "100.64.0.1", "2130706433", "0x7f000001",
        "0177.0.0.1", "127.1", "0",
        "134744072", "[::1]", "[::]", "[fe80::1]", "[fc00::1]", "[ff02::1]", "[::ffff:127.0.0.1]",
        "[::ffff:a00:1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[::127.0.0.1]", "[fec0::1]",
    ],
)  # fmt: skip
def test_hosts_that_are_not_public_are_refused_before_anything_is_sent(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def connect(*_: object) -> None:
        pytest.fail("it connected")

    monkeypatch.setattr(socket.socket, "connect", connect)
    with pytest.raises(NotFetched, match=r"private network|in disguise"):
        read_url(f"http://{host}/")


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses_are_public(address: str) -> None:
    assert hosts.is_public(address)


def test_the_address_that_was_checked_is_the_one_connected_to(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that changes its address between check and use (DNS rebinding) is asked for once."""
    asked: list[str] = []

    def lookup(host: str, *_: object, **__: object) -> list[Any]:
        asked.append(host)
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1" if len(asked) == 1 else "127.0.0.9", 0))
        ]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    port = site.give("/", PAGE).rsplit(":", 1)[1]
    read(f"http://rebind.example:{port}")
    assert asked == ["rebind.example"]
    assert site.headers[0]["host"].startswith("rebind.example:")


@pytest.mark.parametrize(
    "url",
    ["", "example.org/a", "ftp://example.org/", "file:///etc/passwd", "http://", "http:///x", "http://a:b@x.org/",
     "http://user@example.org/", "http://[", "http://example.org:99999/", "http://example.org:0/",
     "javascript:alert(1)", "http://" + "a" * 300 + ".example/", "http://a b/", "http://xn--\u00fc.example/"],
)  # fmt: skip
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(NotFetched):
        read_url(url)


@pytest.mark.parametrize("status", [204, 206, 304, 400, 401, 403, 404, 410, 451, 500, 503])
def test_an_answer_that_is_no_page_is_told(site: Site, status: int) -> None:
    with pytest.raises(NotFetched, match=str(status)):
        read(site.give("/", b"", status=status))


def test_what_is_compressed_is_read(site: Site) -> None:
    site.give("/gzip", gzip.compress(PAGE), Content_Encoding="gzip")
    site.give("/two", gzip.compress(PAGE[:900]) + gzip.compress(PAGE[900:]), Content_Encoding="gzip")
    site.give("/zlib", zlib.compress(PAGE), Content_Encoding="deflate")
    plain = read(site.give("/plain", PAGE))
    for path in ("/gzip", "/two", "/zlib"):
        assert read(site.base + path).sections == plain.sections


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(PAGE)[:-40]),
        ("gzip", b"not compressed"),
        ("br", b"x"),
        ("gzip", b"\x1f\x8b\x08"),
    ],
)
def test_what_is_badly_compressed_is_refused(site: Site, coding: str, body: bytes) -> None:
    with pytest.raises(NotFetched):
        read(site.give("/", body, Content_Encoding=coding))


def test_a_bomb_is_refused_before_it_goes_off(site: Site) -> None:
    bomb = gzip.compress(bytes(client.LARGEST + 5_000_000))
    assert len(bomb) < 100_000
    with pytest.raises(NotFetched, match="larger than 20 MiB"):
        read(site.give("/", bomb, Content_Encoding="gzip"))


def test_no_more_is_decompressed_than_asked_for() -> None:
    assert len(client._Inflater().take(gzip.compress(bytes(10**6)), 1000)) == 1000


def test_too_large_a_page_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "LARGEST", len(PAGE) - 1)
    with pytest.raises(NotFetched, match="larger than"):
        read(site.give("/", PAGE))


def test_a_page_that_breaks_off_is_refused(site: Site) -> None:
    site.answers["/"] = (200, {"Content-Type": "text/html", "Content-Length": str(len(PAGE) + 9)}, PAGE)
    with pytest.raises(NotFetched, match="broken"):
        read(site.base + "/")


def test_a_server_that_trickles_is_cut_off(site: Site) -> None:
    def trickle(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for _ in range(200):
            handler.wfile.write(b"X: y\r\n")
            handler.wfile.flush()
            time.sleep(0.05)

    site.answers["/"] = trickle
    start = time.monotonic()
    with pytest.raises(NotFetched, match="too long"):
        client.fetch(site.base + "/", allow_private=True, seconds=0.4)
    assert time.monotonic() - start < 3


def test_a_server_that_is_silent_is_cut_off(site: Site) -> None:
    site.answers["/"] = lambda _: time.sleep(1)
    with pytest.raises(NotFetched, match="too long"):
        client.fetch(site.base + "/", allow_private=True, seconds=0.2)


def test_nobody_listening_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(NotFetched, match="no connection"):
        read(f"http://127.0.0.1:{port}/")


def test_a_server_that_does_not_speak_tls_is_told(site: Site) -> None:
    with pytest.raises(NotFetched, match=r"not safe|no connection"):
        read(site.base.replace("http:", "https:"))


@pytest.mark.parametrize(
    ("path", "kind", "role"),
    [
        ("/a.txt", "text/plain", SectionRole.RAW),
        ("/a", "text/plain; charset=utf-8", SectionRole.RAW),
        ("/a.md", "text/plain", SectionRole.BODY),
        ("/a", "text/markdown", SectionRole.BODY),
        ("/a.md", "application/octet-stream", SectionRole.BODY),
    ],
)
def test_the_type_says_which_source_reads(site: Site, path: str, kind: str, role: SectionRole) -> None:
    document = read(site.give(path, b"# Title\n\nA text of some words.\n", kind))
    assert document.sections[0].role is role
    assert document.metadata.source == site.base + path


@pytest.mark.parametrize(
    "kind", ["image/png", "application/json", "video/mp4", "application/octet-stream", ""]
)
def test_a_type_that_nobody_reads_is_refused(site: Site, kind: str) -> None:
    with pytest.raises(UnknownFormat):
        read(site.give("/", b"x", kind))


def test_the_encoding_that_the_server_declares_is_used(site: Site) -> None:
    text = "<p>Русский текст о мосте через реку, который построили давно.</p>"
    document = read(site.give("/", text.encode("koi8-r"), "text/html; charset=koi8-r"))
    plain = read(site.give("/t", "Русский текст.".encode("koi8-r"), "text/plain; charset=koi8-r"))
    texts = [
        block.text
        for each in (document, plain)
        for block in each.sections[0].blocks
        if isinstance(block, Paragraph)
    ]
    assert texts == ["Русский текст о мосте через реку, который построили давно.", "Русский текст."]


@pytest.mark.parametrize(
    ("body", "error"), [(b"", EmptySource), (b"<html></html>", EmptySource), (b"\x89PNG", NotText)]
)
def test_what_the_source_finds_wrong_names_the_address(
    site: Site, body: bytes, error: type[Exception]
) -> None:
    with pytest.raises(error, match="http://127"):
        read(site.give("/", body))


def test_a_fetched_page_has_its_furniture_cut(site: Site) -> None:
    blocks = read(site.give("/", PAGE)).sections[0].blocks
    assert {block.rule for block in blocks if isinstance(block, Cut)} >= {
        "navigation",
        "footer",
        "comments",
        "aside",
    }
