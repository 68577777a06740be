"""A tile server on a free loopback port that can refuse, hang or hang up, and writes down what it was asked."""

import re
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Literal

# A grey square of one pixel; the browser stretches it to a tile.
TILE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c6338010000ca00c999ca5d7e0000000049454e44ae426082"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: zoom, column and row of the tile, and the page that asked as it named itself."""

    z: int
    x: int
    y: int
    referer: str


class TileServer(ThreadingHTTPServer):
    """Answers /z/x/y.png as `answer` says: a status, "wait" (until it is changed) or "hang up"."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), TileHandler)
        self.asked: list[Asked] = []
        self._answer: int | Literal["wait", "hang up"] = 200
        self.changed = Event()
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def url(self) -> str:
        """The address as a site's `map.url` takes it."""
        return f"http://127.0.0.1:{self.server_address[1]}/{{z}}/{{x}}/{{y}}.png"

    @property
    def answer(self) -> int | Literal["wait", "hang up"]:
        """What the server does with the next request."""
        return self._answer

    @answer.setter
    def answer(self, answer: int | Literal["wait", "hang up"]) -> None:
        self._answer = answer
        self.changed.set()
        self.changed = Event()

    def stop(self) -> None:
        """Let go of whoever waits and free the port."""
        self.answer = "hang up"
        self.shutdown()
        self.server_close()


class TileHandler(BaseHTTPRequestHandler):
    """GET only."""

    server: TileServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        found = re.fullmatch(r"/(\d+)/(-?\d+)/(-?\d+)\.png", self.path)
        if found:
            z, x, y = map(int, found.groups())
            self.server.asked.append(Asked(z, x, y, self.headers.get("Referer", "")))
        while self.server.answer == "wait":
            self.server.changed.wait()
        answer = self.server.answer
        if not isinstance(answer, int):
            self.close_connection = True
            return
        body = TILE if answer == 200 and found else b"no"
        self.send_response(answer if found else 404)
        self.send_header("Content-Type", "image/png" if body is TILE else "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        try:
            self.end_headers()
            self.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the page took the layer off and asks for this tile no more

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet: a test reads `asked` instead."""
