"""One page fetched over HTTP: what a person asked for, from a public host, within bounds of time and size."""

import contextlib
import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from reader.errors import NotFetched
from reader.sources.web.hosts import Place, resolve

SECONDS, LARGEST, MOST_REDIRECTS = 30.0, 20 * 2**20, 5
"""Time for all of it, bytes of a page after decompression, and how often a server may point elsewhere."""

CHUNK = 65536
AGENT = "everyreader/0.1 (reads one page that a person asked for)"
ACCEPT = "text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9, */*;q=0.5"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
LATER = "try again later, or save the page and give the file"


class Page(NamedTuple):
    """What a server sent: the address it came from, its type and encoding as declared, its bytes."""

    url: str
    kind: str
    charset: str
    data: bytes


def fetch(url: str, *, allow_private: bool = False, seconds: float = SECONDS) -> Page:
    """The page at an address. No proxy is used, whatever the environment says, and no cookie is kept.

    Each redirect is checked as the first address was.

    Raises:
        NotFetched: the address, the host or the server's answer is not one to follow.
    """
    deadline = time.monotonic() + seconds
    for _ in range(MOST_REDIRECTS + 1):
        parts = _parts(url)
        place = resolve(_host(parts, url), _left(deadline, url), url, allow_private=allow_private)
        answer = _ask(parts, place, url, deadline)
        if isinstance(answer, Page):
            return answer
        url = answer
    raise NotFetched(
        url, f"it leads on more than {MOST_REDIRECTS} times", "give the address it should lead to"
    )


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise NotFetched(url, "this is not an address", "check its spelling") from error
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname or port == 0:
        raise NotFetched(url, "this is no address of http or https", "give one, or the name of a file")
    if parts.username is not None or parts.password is not None:
        raise NotFetched(url, "it contains a name or password", "save the page and give the file")
    return parts


def _host(parts: SplitResult, url: str) -> str:
    host = parts.hostname or ""
    try:
        name = host if host.isascii() else host.encode("idna").decode()
    except UnicodeError as error:
        raise NotFetched(url, "its host has a name that cannot be", "check its spelling") from error
    if any(char.isspace() or not char.isprintable() for char in name):
        raise NotFetched(url, "its host has a name that cannot be", "check its spelling")
    return name


def _left(deadline: float, url: str) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise NotFetched(url, "it takes too long", LATER)
    return left


class _Connection(http.client.HTTPConnection):
    """A connection to an address that was checked, under the name that was asked for."""

    def __init__(self, parts: SplitResult, host: str, place: Place, seconds: float) -> None:
        secure = parts.scheme.lower() == "https"
        super().__init__(host, parts.port or (443 if secure else 80), timeout=seconds)
        self.place, self.secure, self.seconds = place, secure, seconds

    def connect(self) -> None:
        sock = socket.socket(self.place.family, socket.SOCK_STREAM)
        try:
            sock.settimeout(self.seconds)
            sock.connect((self.place.address, self.port))
            self.sock = (
                ssl.create_default_context().wrap_socket(sock, server_hostname=self.host)
                if self.secure
                else sock
            )
        except BaseException:
            sock.close()
            raise


def _ask(parts: SplitResult, place: Place, url: str, deadline: float) -> Page | str:
    """What the server answers: a page, or the address that it points to."""
    connection = _Connection(parts, _host(parts, url), place, _left(deadline, url))
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?[]')}" if parts.query else ""
    headers = {"User-Agent": AGENT, "Accept": ACCEPT, "Accept-Encoding": "gzip", "Connection": "close"}
    late = threading.Event()
    try:
        connection.connect()
        with _cut_off(connection.sock, _left(deadline, url), late):
            connection.request("GET", path + query, headers=headers)
            response = connection.getresponse()
            return _answer(response, url)
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        if late.is_set() or isinstance(error, TimeoutError):
            raise NotFetched(url, "it takes too long", LATER) from error
        raise NotFetched(url, _reason(error), LATER) from error
    finally:
        connection.close()


@contextlib.contextmanager
def _cut_off(sock: socket.socket, seconds: float, late: threading.Event) -> Iterator[None]:
    """End the connection when the time is over, however slowly it trickles."""

    def end() -> None:
        late.set()
        with contextlib.suppress(OSError):
            socket.socket.shutdown(sock, socket.SHUT_RDWR)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
    if late.is_set():
        raise TimeoutError


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLError):
        return f"its connection is not safe: {(error.reason or 'unknown').lower().replace('_', ' ')}"
    if isinstance(error, OSError) and not isinstance(error, http.client.HTTPException):
        return f"there is no connection: {(error.strerror or str(error)).lower()}"
    return "the server's answer is broken"


def _answer(response: http.client.HTTPResponse, url: str) -> Page | str:
    if response.status in REDIRECTS:
        target = response.headers.get("Location")
        if not target:
            raise NotFetched(url, "it leads nowhere", "check the address")
        return urljoin(url, target).partition("#")[0]
    if response.status != http.client.OK:
        reason = http.client.responses.get(response.status, "")
        what = f"the server answers {response.status} {reason}".strip()
        raise NotFetched(url, what, "check the address, or save the page and give the file")
    return Page(
        url.partition("#")[0],
        response.headers.get_content_type() if response.headers.get("Content-Type") else "",
        str(response.headers.get_content_charset() or ""),
        b"".join(_body(response, url)),
    )


def _body(response: http.client.HTTPResponse, url: str) -> Iterator[bytes]:
    """The bytes of a page, decompressed, no more than are allowed before or after."""
    coding = (response.headers.get("Content-Encoding") or "identity").strip().lower()
    if coding not in {"identity", "gzip", "x-gzip", "deflate"}:
        raise NotFetched(url, "it is compressed in a way that was not asked for", LATER)
    inflate = _Inflater() if coding != "identity" else None
    sent = size = 0
    while chunk := response.read(CHUNK):
        sent += len(chunk)
        data = inflate.take(chunk, LARGEST + 1 - size) if inflate else chunk
        size += len(data)
        if max(sent, size) > LARGEST:
            raise NotFetched(
                url, f"it is larger than {LARGEST >> 20} MiB", "save what you need of it as a file"
            )
        yield data
    if response.length:  # what was promised did not come
        raise http.client.IncompleteRead(b"", response.length)
    if inflate and not inflate.ended:
        raise zlib.error


class _Inflater:
    """gzip (of any number of members) or zlib data decompressed a bounded piece at a time."""

    def __init__(self) -> None:
        self.one = zlib.decompressobj(zlib.MAX_WBITS | 32)
        self.ended = True

    def take(self, data: bytes, most: int) -> bytes:
        """What more can be told, at most so many bytes."""
        found = bytearray()
        while data and len(found) < most:
            if self.one.eof:
                data = data.lstrip(b"\x00")
                if not data:
                    break
                self.one = zlib.decompressobj(zlib.MAX_WBITS | 32)
            found += self.one.decompress(data, most - len(found))
            data = self.one.unused_data if self.one.eof else self.one.unconsumed_tail
        self.ended = self.one.eof
        return bytes(found)
