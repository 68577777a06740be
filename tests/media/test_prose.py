"""Images beside hand-written pages keep their names and lose what they tell, through both doors."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from generator.host import folder as folder_host
from generator.host import pipeline
from generator.records import load_settings
from tests.kinds.built import DAY, built
from tests.media.samples import drawing, photo, scratched_png, telling

FILES = {
    "content/about.md": "# 关于\n\n![门口](door.jpg)\n",
    "content/door.jpg": telling("JPEG", 6),
    "content/img/map.PNG": telling("PNG"),
    "content/img/logo.png": photo("PNG", drawing(16, 16, "RGBA")),
    "content/img/wide.webp": telling("WEBP"),
    "content/records/beside.jpg": telling(),
}


def look(site: Path) -> None:
    assert not (site / "records").exists()
    for name in ("door.jpg", "img/map.PNG", "img/logo.png", "img/wide.webp"):
        content = (site / name).read_bytes()
        assert not [
            word for word in (b"SECRET", b"Exif", b"eXIf", b"EXIF", b"ICC", b"XMP") if word in content
        ], name
    with Image.open(site / "door.jpg") as door:
        assert (door.format, door.size) == ("JPEG", (1200, 1600))
    with Image.open(site / "img/logo.png") as logo:
        assert (logo.mode, logo.size) == ("RGBA", (16, 16))


def test_the_build_publishes_their_pixels_alone(
    site_folder: Callable[..., Path], cli_ok: Callable[..., str], tmp_path: Path
) -> None:
    folder = site_folder(FILES)
    cli_ok("build", "--site-dir", tmp_path / "out", "--date", "2026-11-22", cwd=folder)
    look(tmp_path / "out")


def test_so_does_the_second_door(site_folder: Callable[..., Path], tmp_path: Path) -> None:
    folder = site_folder(FILES)
    settings, _ = load_settings(folder, {})
    assert settings is not None
    folder_host.build(folder, pipeline.prepare(folder, settings, today=DAY), tmp_path / "out", jobs=1)
    look(tmp_path / "out")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (telling()[:5000], "photo-truncated"),
        (b"<svg/>", "photo-type"),
        (photo("JPEG", drawing(90, 90, "CMYK")), "photo-cmyk"),
        (scratched_png(), "photo-broken"),
    ],
)
def test_one_that_cannot_be_made_anew_is_an_error(tmp_path: Path, data: bytes, code: str) -> None:
    found = built(tmp_path, {"content/a.jpg": data})
    told: list[Any] = [(problem.path, problem.code) for problem in found.prepared.errors]
    assert told == [("content/a.jpg", code)]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.heic", b"\0\0\0\x18ftypheic" + b"\0" * 99, "photo-type"),
        ("a.TIFF", photo("TIFF"), "photo-type"),
        ("a.avif", b"\0\0\0\x18ftypavif" + b"\0" * 99, "photo-type"),
        ("a.bmp", photo("BMP"), "photo-type"),
        ("a.jfif", telling(), ""),
        ("a.heic", telling(), ""),
    ],
)
def test_no_format_of_a_camera_slips_through_by_its_ending(
    site_folder: Callable[..., Path],
    cli_ok: Callable[..., str],
    tmp_path: Path,
    name: str,
    data: bytes,
    code: str,
) -> None:
    files = {f"content/{name}": data, "content/about.md": "# 关于\n"}
    if code:
        assert [problem.code for problem in built(tmp_path, files).prepared.errors] == [code]
        return
    cli_ok("build", "--site-dir", tmp_path / "out", "--date", "2026-11-22", cwd=site_folder(files))
    assert b"SECRET" not in (tmp_path / "out" / name).read_bytes()
