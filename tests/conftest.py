"""Fixtures for all tests: site folders, the command, a web server, Chromium on a phone and at a desk."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browsing.devices import DEVICES, FLAGS
from tests.browsing.find_chromium import MISSING, find
from tests.browsing.modules import ModuleRunner
from tests.browsing.server import StaticServer
from tests.browsing.witness import Witness

ROOT = Path(__file__).resolve().parent.parent
DEMO_DAY = "2026-11-22"
SMALLEST_SETTINGS = {
    "site_name": "测试区",
    "site_url": "https://example.org/",
    "docs_dir": "content",
    "plugins": [
        {
            "yitu": {
                "privacy": {"handler": "测试区", "contact": "000-0000", "purpose": "试", "retention": "一年"}
            }
        }
    ],
}


# -- real data ---------------------------------------------------------------------------------------------


def real_data() -> Path | None:
    """Return the folder with the real tables, which is not part of the repository."""
    folder = Path(os.environ.get("YITU_DATA") or ROOT.parent / "shared" / "data")
    return folder.resolve() if folder.is_dir() else None


def pytest_report_header() -> str:
    """Say which real tables the run uses."""
    folder = real_data()
    tables = len(list(folder.glob("*.csv"))) if folder else 0
    return f"real data: {folder} ({tables} tables)" if folder else "real data: none, its tests are deselected"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without the real tables, deselect (and so count) the tests that read them."""
    if real_data() is not None:
        return
    without = [item for item in items if "data_dir" in getattr(item, "fixturenames", ())]
    config.hook.pytest_deselected(items=without)
    items[:] = [item for item in items if item not in without]


@pytest.fixture(scope="session")
def data_dir() -> Path:
    """The real tables: $YITU_DATA, else ../shared/data."""
    folder = real_data()
    assert folder is not None, "deselected without data"
    return folder


# -- site folders and the command --------------------------------------------------------------------------


@pytest.fixture
def site_folder(tmp_path: Path) -> Callable[..., Path]:
    """`site_folder({path: text | bytes | YAML data | None})` writes a small site folder.

    `mkdocs.yml` and an empty `content/` are there unless the test gives its own; None leaves a file out.
    The path is Chinese and has a space in it, as an editor's has.
    """
    folder = tmp_path / "我的 站点"

    def write(files: Mapping[str, Any] | None = None) -> Path:
        (folder / "content").mkdir(parents=True, exist_ok=True)
        for name, content in ({"mkdocs.yml": SMALLEST_SETTINGS} | dict(files or {})).items():
            if content is not None:
                write_file(folder / name, content)
        return folder

    return write


@pytest.fixture
def unreadable(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """`unreadable(path)` lets the system refuse a file or a folder, also to whoever may read everything."""
    closed: set[str] = set()
    access, read = os.access, Path.read_bytes

    def refuse(path: Path) -> None:
        closed.add(str(path))

    def read_bytes(path: Path) -> bytes:
        if str(path) in closed:
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    monkeypatch.setattr(
        os, "access", lambda path, mode, **more: str(path) not in closed and access(path, mode, **more)
    )
    return refuse


def write_file(path: Path, content: Any) -> None:
    """Write text and bytes as they are, anything else as YAML."""
    if not isinstance(content, str | bytes):
        content = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def yitu(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """`yitu(*arguments, cwd=…, env=…)` runs the command in a process of its own, with a cache of its own."""
    cache = tmp_path_factory.mktemp("cache")

    def run(
        *arguments: str | Path, cwd: Path, env: Mapping[str, str] | None = None, timeout: float = 300
    ) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "generator", *map(str, arguments)]
        path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
        own = {"PYTHONPATH": path, "PYTHONIOENCODING": "utf-8", "XDG_CACHE_HOME": str(cache)}
        environment = {**os.environ, **own, **(env or {})}
        return subprocess.run(
            command,
            cwd=cwd,
            env=environment,
            timeout=timeout,
            capture_output=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def cli_ok(yitu: Run) -> Callable[..., str]:
    """`cli_ok(*arguments, cwd=…)` runs the command, asserts exit 0 and returns what it printed."""

    def run(*arguments: str | Path, **options: Any) -> str:
        done = yitu(*arguments, **options)
        assert done.returncode == 0, f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr, done.stderr
        return done.stdout

    return run


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of 示例区, for tests that only read it: one a worker."""
    folder = tmp_path_factory.mktemp("demo") / "shili"
    shutil.copytree(ROOT / "examples" / "shili", folder, ignore=shutil.ignore_patterns("site", "__pycache__"))
    return folder


@pytest.fixture(scope="session")
def demo_site(demo_folder: Path, cli_ok: Callable[..., str]) -> Path:
    """示例区 as the command builds it on DEMO_DAY, for tests that only look at it: one a worker."""
    site = demo_folder.parent / "site"
    cli_ok("build", "--site-dir", site, "--date", DEMO_DAY, cwd=demo_folder)
    return site


# -- pages -------------------------------------------------------------------------------------------------


@pytest.fixture
def serve_dir() -> Iterator[Callable[..., str]]:
    """`serve_dir(folder, prefix="/", headers={})` serves a folder and returns its address."""
    servers: list[StaticServer] = []

    def serve(folder: Path, prefix: str = "/", *, headers: Mapping[str, str] | None = None) -> str:
        below = f"/{prefix.strip('/')}/" if prefix.strip("/") else "/"
        servers.append(StaticServer({below: [folder]}, headers=headers or {}))
        return servers[-1].origin + below

    yield serve
    for server in servers:
        server.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests of a worker; a missing one fails, with the package's name."""
    executable = find(os.environ)
    if executable is None:
        pytest.fail(MISSING, pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def witness() -> Iterator[Witness]:
    """Sees all pages of the test; script errors, foreign requests and dialogs fail it unless expected."""
    seen = Witness()
    yield seen
    assert not seen.faults(), seen.faults()


@pytest.fixture
def browse(
    chromium: Browser, witness: Witness, serve_dir: Callable[..., str]
) -> Iterator[Callable[..., Page]]:
    """`browse("phone" | "desk", **context_options)` opens a fresh page (options: Playwright's).

    Pages close before their server does: what they still ask for at the end is no fault. Service workers
    are blocked unless asked for: what they fetch passes by a test's own routes.
    """
    contexts = []

    def open_page(device: str = "phone", **options: Any) -> Page:
        context = chromium.new_context(**DEVICES[device] | {"service_workers": "block"} | options)
        contexts.append(context)
        witness.watch(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def phone(browse: Callable[..., Page]) -> Page:
    """A page on a rider's phone: 360 x 780, touch, Chinese, Shanghai, inside WeChat."""
    return browse("phone")


@pytest.fixture
def page(browse: Callable[..., Page]) -> Page:
    """A page at a desk: 1280 x 800."""
    return browse("desk")


@pytest.fixture(scope="session")
def _modules(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleRunner]:
    scratch = tmp_path_factory.mktemp("modules")
    runner = ModuleRunner(chromium, modules=ROOT / "generator" / "browser", scratch=scratch)
    yield runner
    runner.stop()


@pytest.fixture
def run_module(_modules: ModuleRunner) -> Callable[..., Any]:
    """`run_module(source, argument=None, overlay={}, timezone=…)` answers an ES module's default export.

    The product's files lie at /browser/ (`import {x} from "/browser/hours.js"`); `overlay` lays generated
    files such as site.js over them. A function is called with the argument; the answer is JSON data.
    """

    def run(
        source: str,
        argument: Any = None,
        *,
        overlay: Mapping[str, str] | None = None,
        timezone: str = "Asia/Shanghai",
    ) -> Any:
        return _modules.run(source, argument, overlay=overlay or {}, timezone=timezone)

    return run
