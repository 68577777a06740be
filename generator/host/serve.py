"""The preview server: answers a browser from memory, and reads the folder again when a file changes."""

import posixpath
import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.host.preview import Preview

_QUIET = 0.15  # seconds without a further change before a reload: editors write a file in several steps
_FOLDERS = (
    "content",
    "stations",
    "exemplars",
    "photos",
    "overrides",
)  # not the whole tree: it may hold a .venv
_WATCHED = (".yml", ".yaml", ".md", ".html", ".css", ".js", ".png", ".jpg", ".jpeg", ".webp", ".svg")


def serve(
    folder: Path, host: str, port: int, environment: Mapping[str, str], report: Callable[[str], None]
) -> None:
    """Serve a folder until interrupted. Raises OSError when the address is taken."""
    preview = Preview(folder, environment, report)
    server = ThreadingHTTPServer((host, port), _handler(preview))
    server.daemon_threads = True
    preview.load()
    observer = Observer()
    watcher = _Watcher(folder, preview)
    observer.schedule(watcher, str(folder), recursive=False)
    for watched in _folders(folder, preview.docs_dir):
        observer.schedule(watcher, str(watched), recursive=True)
    observer.start()
    report(f"看看：http://{host}:{server.server_address[1]}/  （改动保存后自动刷新，Ctrl+C 结束）")
    try:
        server.serve_forever(poll_interval=0.2)
    finally:
        observer.stop()
        watcher.stop()
        server.server_close()
        preview.close()


def _folders(folder: Path, docs_dir: str) -> list[Path]:
    """The folders of a site to watch: those of records, and where its settings say that hand-written pages lie."""
    found = [folder / name for name in _FOLDERS if (folder / name).is_dir()]
    docs = folder / docs_dir
    inside = docs == folder or any(docs.is_relative_to(other) for other in found)
    return found if inside or not docs.is_dir() else [*found, docs]


class _Watcher(FileSystemEventHandler):
    """Gathers changes until they pause, then reloads."""

    def __init__(self, folder: Path, preview: Preview) -> None:
        self._folder = folder
        self._preview = preview
        self._prose = False
        self._timer: threading.Timer | None = None
        self._lock = threading.Lock()
        self._loading = threading.Lock()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.is_directory or event.event_type in ("opened", "closed_no_write"):
            return
        paths = [Path(str(path)) for path in (event.src_path, event.dest_path) if path]
        relevant = [path for path in paths if self._is_source(path)]
        if not relevant:
            return
        with self._lock:
            self._prose = self._prose or any(self._is_prose(path) for path in relevant)
            if self._timer is not None:
                self._timer.cancel()
            self._timer = threading.Timer(_QUIET, self._reload)
            self._timer.daemon = True
            self._timer.start()

    def _is_source(self, path: Path) -> bool:
        try:
            parts = path.relative_to(self._folder).parts
        except ValueError:
            return False
        hidden = any(part.startswith(".") for part in parts)
        return (
            not hidden and parts[0] not in ("site", "generator", "tests") and path.suffix.lower() in _WATCHED
        )

    def _is_prose(self, path: Path) -> bool:
        return path.suffix.lower() not in (".yml", ".yaml") or path.name == "mkdocs.yml"

    def _reload(self) -> None:
        with self._lock:
            prose, self._prose = self._prose, False
        with self._loading:
            self._preview.load(prose=prose)

    def stop(self) -> None:
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()


def _handler(preview: Preview) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            address = urlsplit(self.path)
            if address.path == "/-/changed":
                self._send(200, "text/plain", preview.wait(address.query).encode())
                return
            path = posixpath.normpath(unquote(address.path)).lstrip("/.") + (
                "/" if address.path.endswith("/") else ""
            )
            self._send(*preview.respond("" if path == "/" else path))

        def do_HEAD(self) -> None:
            self.do_GET()

        def _send(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            charset = "; charset=utf-8" if kind.startswith("text/") else ""
            self.send_header("Content-Type", kind + charset)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            return

    return Handler
