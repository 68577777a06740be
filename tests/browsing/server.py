"""A static web server on a free loopback port that serves folders as a plain web host does."""

import gzip
import sys
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".geojson": "application/geo+json; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
}


class StaticServer(ThreadingHTTPServer):
    """Serves folders under their prefixes; of several folders, the first that has the file wins."""

    daemon_threads = True
    request_queue_size = 128  # of 5, a browser that opens many connections at once is refused some
    block_on_close = False

    def __init__(
        self, mounts: Mapping[str, list[Path]], *, headers: Mapping[str, str], squeeze: bool = False
    ) -> None:
        """`squeeze`: texts are sent gzipped, as every web host is set up to do."""
        super().__init__(("127.0.0.1", 0), StaticHandler)
        self.squeeze = squeeze
        self.mounts = sorted(mounts.items(), key=lambda mount: -len(mount[0]))
        self.headers = dict(headers)
        self.requested: list[str] = []
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def origin(self) -> str:
        """The server's address without a slash at its end."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves in the middle of an answer is no news."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    def stop(self) -> None:
        """Answer no more and free the port."""
        self.shutdown()
        self.server_close()

    def find(self, path: str) -> Path | None:
        """Return the file or folder that a request path names, if it lies inside its mount."""
        for prefix, folders in self.mounts:
            if path.startswith(prefix):
                inside = (inside_folder(folder, path[len(prefix) :]) for folder in folders)
                return next((found for found in inside if found is not None), None)
        return None


def inside_folder(folder: Path, relative: str) -> Path | None:
    """Return the existing path below the folder, or None for what is not there or leaves the folder."""
    candidate = (folder / relative).resolve()
    return candidate if candidate.is_relative_to(folder.resolve()) and candidate.exists() else None


class StaticHandler(BaseHTTPRequestHandler):
    """GET and HEAD with folder indexes, 404.html and exact content types."""

    server: StaticServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        self.server.requested.append(path)
        found = self.server.find(path)
        if found is None:
            return self.send_missing(path)
        if found.is_file():
            return self.send_file(found, HTTPStatus.OK)
        if not path.endswith("/"):
            return self.send_redirect(f"{urlsplit(self.path).path}/")
        index = found / "index.html"
        return self.send_file(index, HTTPStatus.OK) if index.is_file() else self.send_missing(path)

    do_HEAD = do_GET

    def send_missing(self, path: str) -> None:
        for prefix, folders in self.server.mounts:
            page = folders[0] / "404.html"
            if path.startswith(prefix) and page.is_file():
                return self.send_file(page, HTTPStatus.NOT_FOUND)
        return self.send_body(b"not found", status=HTTPStatus.NOT_FOUND, content_type=TYPES[".txt"])

    def send_redirect(self, address: str) -> None:
        self.send_body(b"", status=HTTPStatus.MOVED_PERMANENTLY, content_type=TYPES[".txt"], location=address)

    def send_file(self, path: Path, status: HTTPStatus) -> None:
        content_type = TYPES.get(path.suffix.lower(), "application/octet-stream")
        self.send_body(path.read_bytes(), status=status, content_type=content_type)

    def send_body(self, body: bytes, *, status: HTTPStatus, content_type: str, location: str = "") -> None:
        text = content_type.startswith(("text/", "application/", "image/svg")) and body
        own = {"Content-Type": content_type, "Cache-Control": "no-cache"}
        if self.server.squeeze and text and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, 6, mtime=0)
            own["Content-Encoding"] = "gzip"
        own["Content-Length"] = str(len(body))
        if location:
            own["Location"] = location
        self.send_response_only(status)  # without the date: tests have clocks of their own
        for name, value in {**own, **self.server.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet: a test reads `requested` instead."""
