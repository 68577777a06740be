"""A site in memory: read again when something changed, made page by page when asked for."""

import gc
import html
import mimetypes
import posixpath
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.host import mkdocs as mkdocs_host
from generator.host import pipeline
from generator.host.mkdocs_settings import seen_by_mkdocs
from generator.host.pipeline import Extra, NotBuilt, Prepared
from generator.plan import Plan
from generator.records import Memory, as_text, load_settings
from generator.render import Page, Stamp

_POLL = 25.0  # seconds that a browser's question for news is kept open

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
        self.docs_dir = ""
        self._environment = environment
        self._report = report
        self._memory = Memory()
        self._prose = tempfile.TemporaryDirectory(prefix="yitu-serve-")
        self._pages: dict[str, Page] = {}
        self._files: dict[str, bytes] = {}
        self._plan: Plan | None = None
        self._stamp: Stamp | None = None
        self._extra = Extra()
        self._broken = False  # the hand-written pages could not be made
        self._changed = threading.Condition()

    def load(self, *, prose: bool = True) -> None:
        """Read the folder again; what did not change is remembered. `prose` renders the hand-written pages too.

        What only warns is left to `yitu check`: the changed page comes first.
        """
        # Nearly all that is made lives on; collecting in between would cost more than the reading.
        gc.disable()
        try:
            self._load(prose=prose)
        except Exception:  # the next save may mend it: the browser shows it, and the preview goes on
            self._broken = True
            self._fail([f"预览出错，改好再保存一次：\n{traceback.format_exc()}"])
        finally:
            gc.freeze()
            gc.enable()

    def _load(self, *, prose: bool) -> None:
        started = time.monotonic()
        settings, problems = load_settings(self.folder, self._environment)
        if settings is None:
            self._fail([as_text(problem) for problem in problems])
            return
        self.docs_dir = settings.docs_dir
        day = pipeline.today(self._environment)
        prepared = pipeline.prepare(self.folder, settings, today=day, memory=self._memory, doubts=False)
        prose = prose or self._plan is None or self._broken
        if prose:
            prepared = seen_by_mkdocs(self.folder, prepared)
        if prepared.errors:
            self._broken = prose
            self._fail([as_text(problem) for problem in prepared.errors])
            return
        try:
            self._replan(prepared, prose=prose)
        except (NotBuilt, OSError) as error:
            self._broken = True
            self._fail([str(error)])
            return
        self._broken = False
        self.errors = []
        records = sum(len(found) for found in prepared.view.records.values())
        self._announce(
            f"{records} 条记录，{len(self._pages)} 个页面，用时 {time.monotonic() - started:.1f} 秒"
        )

    def _replan(self, prepared: Prepared, *, prose: bool) -> None:
        if prose or self._plan is None:
            target = Path(self._prose.name) / "site"
            made, stamp, self._extra = mkdocs_host.handwritten(self.folder, prepared, target)
        else:
            pages = self._plan.handwritten
            own_home = "" not in self._pages
            made = pipeline.make_plan(
                prepared, handwritten=pages, own_home=own_home, overrides=self._extra.templates, live=False
            )
            stamp = pipeline.stamp_for(made, self._extra)
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
        if self._plan is None:
            return None
        for planned in self._plan.files:
            if path in planned.paths:
                return planned.make()[path]
        if not self._files:
            for planned in self._plan.files:
                if not planned.paths:
                    self._files.update(planned.make())
            return self._files.get(path)
        return None

    def _live(self, page: str) -> bytes:
        return (page.replace("</body>", _RELOAD % self.version + "</body>", 1)).encode()

    def close(self) -> None:
        self._prose.cleanup()
