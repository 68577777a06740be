"""The preview: pages are made when they are asked for, and shown anew when a record changes."""

import gc
import html
import mimetypes
import posixpath
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.host import mkdocs as mkdocs_host
from generator.host import pipeline
from generator.host.pipeline import Prepared
from generator.plan import Plan
from generator.records import Memory, as_text, load_settings
from generator.render import Link, Page, Stamp

_QUIET = 0.15  # seconds without a further change before a reload: editors write a file in several steps
_POLL = 25.0
_FOLDERS = ("content", "stations", "exemplars", "overrides")  # not the whole tree: it may hold a .venv
_WATCHED = (".yml", ".yaml", ".md", ".html", ".css", ".js", ".png", ".jpg", ".jpeg", ".webp", ".svg")

_RELOAD = """
<script>(function () {
  var version = "%s";
  function ask() {
    fetch("/-/changed?" + version).then(function (r) { return r.text(); }).then(function (now) {
      if (now !== version) location.reload(); else ask();
    }).catch(function () { setTimeout(ask, 1000); });
  }
  ask();
})();</script>
"""

_BROKEN = (
    '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>记录有错</title>'
    '<body style="font:16px/1.7 sans-serif;max-width:60em;margin:2em auto;padding:0 1em">'
    '<h1>记录有 %d 处错误，改好保存后自动刷新</h1><pre style="white-space:pre-wrap">%s</pre></body></html>'
)


class Preview:
    """A site in memory. `load` reads what changed; `respond` makes what is asked for."""

    def __init__(self, folder: Path, environment: Mapping[str, str], report: Callable[[str], None]) -> None:
        self.folder = folder
        self.version = 0
        self.errors: list[str] = []
        self._environment = environment
        self._report = report
        self._memory = Memory()
        self._prose = tempfile.TemporaryDirectory(prefix="yitu-serve-")
        self._pages: dict[str, Page] = {}
        self._files: dict[str, bytes] = {}
        self._plan: Plan | None = None
        self._stamp: Stamp | None = None
        self._changed = threading.Condition()

    def load(self, *, prose: bool = True) -> None:
        """Read the folder again; what did not change is remembered. `prose` renders the hand-written pages too.

        What only warns is left to `yitu check`: the changed page comes first.
        """
        # Nearly all that is made lives on; collecting in between would cost more than the reading.
        gc.disable()
        try:
            self._load(prose=prose)
        finally:
            gc.freeze()
            gc.enable()

    def _load(self, *, prose: bool) -> None:
        started = time.monotonic()
        settings, problems = load_settings(self.folder, self._environment)
        if settings is None:
            self._fail([as_text(problem) for problem in problems])
            return
        day = pipeline.today(self._environment)
        prepared = pipeline.prepare(self.folder, settings, today=day, memory=self._memory, doubts=False)
        if prepared.errors:
            self._fail([as_text(problem) for problem in prepared.errors])
            return
        self._replan(prepared, prose=prose or self._plan is None)
        self.errors = []
        records = sum(len(found) for found in prepared.view.records.values())
        self._announce(
            f"{records} 条记录，{len(self._pages)} 个页面，用时 {time.monotonic() - started:.1f} 秒"
        )

    def _replan(self, prepared: Prepared, *, prose: bool) -> None:
        if prose or self._plan is None:
            made, stamp = mkdocs_host.handwritten(self.folder, prepared, Path(self._prose.name) / "site")
        else:
            pages = [Link(title, path) for title, path in self._plan.site["pages"]]
            own_home = "" not in self._pages
            made = pipeline.make_plan(prepared, handwritten=pages, own_home=own_home)
            stamp = pipeline.stamp_for(made)
        self._plan, self._stamp = made, stamp
        self._pages = {page.path: page for page in made.pages}
        self._files = {}

    def _fail(self, errors: list[str]) -> None:
        self.errors = errors
        self._announce("\n".join(errors))

    def _announce(self, text: str) -> None:
        self._report(text)
        with self._changed:
            self.version += 1
            self._changed.notify_all()

    def wait(self, version: str) -> str:
        """The version once it differs from the given one, or after a while."""
        with self._changed:
            self._changed.wait_for(lambda: str(self.version) != version, timeout=_POLL)
            return str(self.version)

    def respond(self, path: str) -> tuple[int, str, bytes]:
        """Status, type and body for a path from the site root."""
        if self.errors:
            text = html.escape("\n".join(self.errors))
            return 500, "text/html", self._live(_BROKEN % (len(self.errors), text))
        page = self._pages.get(path)
        if page is not None and self._stamp is not None:
            return 200, "text/html", self._live(self._stamp.page(page).decode())
        content = self._file(path)
        if content is not None:
            kind = mimetypes.guess_type(path if "." in posixpath.basename(path) else "x.html")[0]
            if path.endswith(".js"):
                kind = "text/javascript"
            body = self._live(content.decode()) if kind == "text/html" else content
            return 200, kind or "application/octet-stream", body
        missing = self._pages.get("404.html")
        if missing is None or self._stamp is None:
            return 404, "text/plain", "没有这个页面".encode()
        return 404, "text/html", self._live(self._stamp.page(missing).decode())

    def _file(self, path: str) -> bytes | None:
        if path in self._files:
            return self._files[path]
        on_disk = (
            Path(self._prose.name)
            / "site"
            / (path + "index.html" if not path or path.endswith("/") else path)
        )
        if on_disk.is_file() and Path(self._prose.name) in on_disk.resolve().parents:
            return on_disk.read_bytes()
        if self._plan is not None and not self._files:
            for planned in self._plan.files:
                self._files.update(planned.make())
            return self._files.get(path)
        return None

    def _live(self, page: str) -> bytes:
        return (page.replace("</body>", _RELOAD % self.version + "</body>", 1)).encode()

    def close(self) -> None:
        self._prose.cleanup()


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
    for name in _FOLDERS:
        if (folder / name).is_dir():
            observer.schedule(watcher, str(folder / name), recursive=True)
    observer.start()
    report(f"看看：http://{host}:{server.server_address[1]}/  （改动保存后自动刷新，Ctrl+C 结束）")
    try:
        server.serve_forever(poll_interval=0.2)
    finally:
        observer.stop()
        watcher.stop()
        server.server_close()
        preview.close()


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

        def _send(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            charset = "; charset=utf-8" if kind.startswith("text/") else ""
            self.send_header("Content-Type", kind + charset)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            return

    return Handler
