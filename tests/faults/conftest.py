"""A server that nobody may call."""

import contextlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


class Canary(ThreadingHTTPServer):
    """Counts who calls."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.called: list[str] = []

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    def handle(self) -> None:
        assert isinstance(self.server, Canary)
        self.server.called.append(str(self.rfile.readline(200)))

    def log_message(self, *_: object) -> None:
        pass


@contextlib.contextmanager
def listening() -> Iterator[Canary]:
    """A canary that listens while the block lasts."""
    server = Canary()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="package")
def canary() -> Iterator[Canary]:
    """A server whose address is in the hostile inputs; it must not have been called at the end."""
    with listening() as server:
        yield server
    assert server.called == []
