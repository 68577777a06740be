"""Find a Chromium for the tests, or install one: `python -m tests.browsing.find_chromium [--install]`.

Order: $CHROME, a browser on PATH, Debian's package when run as root where apt is, Playwright's own download.
A browser that is missing is a failure that names the package: no test is ever skipped for it.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
DEBIAN_BROWSER = "chromium"
DEBIAN_FONT = "fonts-wqy-zenhei"
USUAL_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
MISSING = (
    "No Chromium found. Set CHROME to a browser's path, or install one: Debian/Ubuntu package "
    f"`{DEBIAN_BROWSER}` (and `{DEBIAN_FONT}` for Chinese text), or `python -m playwright install chromium`."
)


class ChromiumMissing(RuntimeError):
    """No browser is there and none could be installed."""


def find(environ: Mapping[str, str]) -> Path | None:
    """Return the browser to use, or None; a $CHROME that is no file is an error, not a reason to look on."""
    named = environ.get("CHROME")
    if named:
        if not Path(named).is_file():
            raise ChromiumMissing(f"CHROME names no file: {named}")
        return Path(named)
    for name in ON_PATH:
        found = shutil.which(name, path=environ.get("PATH"))
        if found:
            return Path(found)
    for place in USUAL_PLACES:
        if Path(place).is_file():
            return Path(place)
    return playwrights_own()


def playwrights_own() -> Path | None:
    """Return the browser that Playwright has downloaded for itself, if it has."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


def install(environ: Mapping[str, str]) -> Path:
    """Return a browser, installing it first where that is possible."""
    found = find(environ)
    can_apt = shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0
    wanted = ([] if found else [DEBIAN_BROWSER]) + ([] if has_chinese_font() else [DEBIAN_FONT])
    if can_apt and wanted:
        apt_install(wanted)
        found = found or find(environ)
    if found is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
        found = find(environ)
    if found is None:
        raise ChromiumMissing(MISSING)
    return found


def has_chinese_font() -> bool:
    """Say whether fontconfig knows a font for Chinese; without fontconfig, ask for none."""
    if shutil.which("fc-list") is None:
        return sys.platform != "linux"
    answer = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True, check=False)
    return bool(answer.stdout.strip())


def apt_install(packages: list[str]) -> None:
    """Install Debian packages; what fails is seen by the caller, who looks for the browser again."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    subprocess.run(command, env=quiet, check=False, stdin=subprocess.DEVNULL)


def main(arguments: list[str]) -> int:
    """Print the browser's path; exit 1 with the package's name when there is none."""
    try:
        found = install(os.environ) if "--install" in arguments else find(os.environ)
        if found is None:
            raise ChromiumMissing(MISSING)
    except ChromiumMissing as missing:
        sys.stderr.write(f"{missing}\n")
        return 1
    sys.stdout.write(f"{found}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
