"""The preview shows photos and cards as the site will, made when they are asked for."""

from collections.abc import Callable
from pathlib import Path

from generator.host.preview import Preview
from tests.kinds.built import person
from tests.media.samples import photo, telling


def test_photos_and_cards_are_made_when_asked_for(site_folder: Callable[..., Path]) -> None:
    folder = site_folder(
        {
            "stations.yml": "- id: a-1\n  name: 甲站\n  photos: [{file: door.jpg, alt: 门口}]\n",
            "door.jpg": telling(),
            "exemplars/p-aaa1.yml": person("甲三"),
        }
    )
    preview = Preview(folder, {"SOURCE_DATE_EPOCH": "1795305600"}, lambda text: None)
    try:
        preview.load()
        assert not preview.errors
        page = preview.respond("stations/a-1/")[2].decode()
        name = page.partition('src="../../media/')[2].partition('"')[0]
        status, kind, content = preview.respond(f"media/{name}")
        assert (
            (status, kind) == (200, "image/jpeg")
            and content.startswith(b"\xff\xd8")
            and b"SECRET" not in content
        )
        card = preview.respond("exemplars/p-aaa1/")[2].decode().partition("/media/")[2].partition('"')[0]
        assert preview.respond(f"media/{card}")[1] == "image/png"
        assert preview.respond("media/nothing.jpg")[0] == 404
        (folder / "door.jpg").write_bytes(photo()[:200])
        preview.load(prose=False)
        assert len(preview.errors) == 1 and "photo-truncated" in preview.errors[0]
    finally:
        preview.close()
