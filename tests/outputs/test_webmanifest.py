"""The manifest: complete, and one app a site."""

import io
import json

from PIL import Image

from generator.media.icons import ICONS, icons
from generator.outputs import web_manifest
from generator.records import Settings


def manifest(url: str) -> dict[str, object]:
    settings = Settings.model_validate({"site_name": "云台县", "site_url": url})
    found: dict[str, object] = json.loads(web_manifest(settings, "assets/0/")["manifest.webmanifest"])
    return found


def test_two_sites_of_one_host_are_two_apps_wherever_they_lie() -> None:
    root, below = manifest("https://example.org/"), manifest("https://example.org/demo/")
    assert (root["id"], below["id"]) == ("/", "/demo/")
    assert root["start_url"] == below["start_url"] == root["scope"] == "./"


def test_every_icon_that_is_named_is_drawn_in_its_size() -> None:
    drawn = icons("#225588")
    assert set(drawn) == set(ICONS)
    for entry in manifest("https://example.org/")["icons"]:  # type: ignore[attr-defined]
        name = entry["src"].removeprefix("assets/0/")
        if name != "mark.svg":
            assert "{0}x{0}".format(Image.open(io.BytesIO(drawn[name])).width) == entry["sizes"]


def test_icons_show_the_accent_and_the_mark() -> None:
    for name, content in icons("#225588").items():
        image = Image.open(io.BytesIO(content)).convert("RGBA")
        colours = {colour for count, colour in image.getcolors(1 << 20) or [] if count > image.width}
        assert {(0x22, 0x55, 0x88, 255), (255, 255, 255, 255)} <= colours, name
        corner = image.getpixel((0, 0))
        assert isinstance(corner, tuple)
        # A phone cuts the maskable one itself, iOS shows what is transparent black.
        assert corner[3] == (255 if "maskable" in name or "touch" in name else 0)
    assert icons("#225588") == icons("#225588")
