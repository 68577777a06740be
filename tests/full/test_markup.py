"""The W3C checker (vnu) reads every page and style sheet of both sites."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.full.conftest import ROOT


@pytest.mark.parametrize("which", ["demo", "root"])
def test_every_page_is_valid(
    which: str,
    demo_site: Path,
    cli_ok: Callable[..., str],
    node_module: Callable[[str], Path],
    tool: Callable[[str, str], str],
    tmp_path: Path,
) -> None:
    site = demo_site
    if which == "root":
        site = tmp_path / "site"
        cli_ok("build", "--site-dir", site, cwd=ROOT)
    jar = node_module("vnu-jar/build/dist/vnu.jar")
    command = [
        tool("java", "default-jre-headless"),
        "-Xss4m",
        "-jar",
        str(jar),
        "--format",
        "json",
        "--errors-only",
    ]
    done = subprocess.run(
        [*command, "--skip-non-html", str(site)], capture_output=True, text=True, timeout=900, check=False
    )
    messages = json.loads(done.stderr or done.stdout)["messages"]
    wrong = {
        f"{m['url'].rpartition(site.name + '/')[2]}:{m.get('lastLine')}: {m['message']}" for m in messages
    }
    assert not wrong, "\n".join(sorted(wrong)[:40])
