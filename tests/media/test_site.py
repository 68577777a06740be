"""Photos through a whole site: what check says and where, what is in the output and what never is."""

from pathlib import Path
from typing import Any

import pytest

from tests.kinds.built import ENOUGH, SETTINGS, SOURCE, Built, built, person
from tests.media.samples import drawing, photo, png_of, telling

SCOPE = ["姓名", "照片", "事迹", "单位", "地区", "引语"]
AGREED = {"basis": "本人同意", "scope": SCOPE, "given_on": "2026-01-01"}
STATIONS = """- id: a-1
  name: 甲站
  photos:
    - {file: photos/door.jpg, alt: 驿站门口, credit: 甲街道, taken: 2026-10}
    - file: photos/two.png
      alt: 屋里
"""


def station(folder: Path, **files: Any) -> Built:
    given = {"photos/door.jpg": telling(), "photos/two.png": photo()} | {
        f"photos/{n.replace('_', '.')}": f for n, f in files.items()
    }
    return built(folder, {"stations.yml": STATIONS} | given)


def media_files(found: Built) -> dict[str, bytes]:
    """Every photo and card that a build would write."""
    planned = [planned for planned in found.plan.files if planned.name in ("photo", "card")]
    return {name: content for one in planned for name, content in one.make().items()}


# -- pages -------------------------------------------------------------------------------------------------


def test_a_station_shows_its_photos_with_credit_size_and_choice(tmp_path: Path) -> None:
    page = station(tmp_path).pages["stations/a-1/"]
    assert page.count("<picture>") == 2 and page.count('loading="lazy" decoding="async"') == 2
    assert 'width="1280" height="960" alt="驿站门口"' in page
    assert "摄影：甲街道，拍于 2026年10月" in page
    assert "-360.webp 360w" in page and "-720.jpg 720w" in page
    assert '<meta property="og:image" content="https://example.org/media/' in page


def test_a_page_without_photos_says_nothing_of_them(tmp_path: Path) -> None:
    page = built(tmp_path, {"stations.yml": "- {id: a-1, name: 甲站}\n"}).pages["stations/a-1/"]
    assert "<picture" not in page and "og:image" not in page and "照片" not in page


def test_every_address_of_a_picture_leads_to_a_file(tmp_path: Path) -> None:
    found = station(tmp_path)
    page, files = found.pages["stations/a-1/"], media_files(found)
    asked = {
        word.strip("\"'<>=") for word in page.replace("../../", " ").split() if word.startswith("media/")
    }
    assert len(asked) == 10 and asked <= set(files)


def test_teams_and_areas_show_photos_and_stories_hold_them(tmp_path: Path) -> None:
    told = f'{ENOUGH}\n\n![换电柜旁边](b.jpg "某报")\n\n{ENOUGH}'
    one = {"name": "甲", "story": told, "source": SOURCE, "photos": [{"file": "a.jpg", "alt": "队旗"}]}
    found = built(
        tmp_path,
        {
            "content/records/teams.yml": [{"id": "t-a", **one}],
            "content/records/areas.yml": [{"id": "a-a", **one}],
            "content/records/a.jpg": telling(),
            "content/records/b.jpg": photo("JPEG"),
        },
    )
    for path in ("teams/t-a/", "areas/a-a/"):
        page = found.pages[path]
        assert 'alt="队旗"' in page and 'alt="换电柜旁边"' in page and "摄影：某报" in page
        assert "b.jpg" not in page and "a.jpg" not in page


# -- what check says -----------------------------------------------------------------------------------------

FAULTS = {
    "photo-type": b"<!doctype html><script>alert(1)</script>",
    "photo-truncated": telling()[:5000],
    "photo-too-many-pixels": png_of(50000, 50000),
    "photo-too-small": photo("PNG", drawing(1, 1)),
    "photo-broken": png_of(300, 300),
}


@pytest.mark.parametrize("code", FAULTS)
def test_a_photo_that_cannot_be_used_is_one_error_at_its_name(tmp_path: Path, code: str) -> None:
    found = station(tmp_path, two_png=FAULTS[code])
    (problem,) = found.prepared.errors
    assert (problem.path, problem.line, problem.column) == ("stations.yml", 5, 13)
    assert (problem.code, problem.field) == (code, "photos.2.file")
    assert "photos/two.png" in problem.message and problem.hint


def test_a_missing_photo_is_told_once(tmp_path: Path) -> None:
    found = built(tmp_path, {"stations.yml": STATIONS, "photos/door.jpg": photo()})
    assert [problem.code for problem in found.prepared.errors] == ["file-missing"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("![](b.jpg)", "photo-without-alt"),
        ("![门口](c.jpg)", "file-missing"),
        ("![门口](../b.jpg)", "path-outside"),
        ("![门口](https://example.org/b.jpg)", "image-in-story"),
        ("![门口](//example.org/b.jpg)", "image-in-story"),
        ("前面有字 ![门口](b.jpg)", "image-in-story"),
        ("- ![门口](b.jpg)", "image-in-story"),
        ("![门口](page.html)", "photo-type"),
    ],
)
def test_a_photo_in_a_story_that_cannot_be_shown_is_told_with_its_line(
    tmp_path: Path, line: str, code: str
) -> None:
    text = f"name: 甲\nstory: |\n  {ENOUGH}\n\n  {line}\nsource: [{{title: 甲报}}]\n"
    text += "publish: {basis: 本人同意, scope: [姓名, 事迹, 照片], given_on: 2026-01-01}\n"
    found = built(
        tmp_path, {"exemplars/p-aaa1.yml": text, "exemplars/b.jpg": photo(), "exemplars/page.html": b"<html>"}
    )
    told = [(problem.line, problem.code) for problem in found.prepared.errors]
    assert (5, code) in told and {where for where, _ in told} == {5}


# -- people --------------------------------------------------------------------------------------------------


def somebody(folder: Path, **more: Any) -> Built:
    story = f"{ENOUGH}\n\n![甲三和同伴](other.jpg)\n\n{ENOUGH}"
    one = person(
        "甲三",
        story=story,
        publish=AGREED,
        photo={"file": "甲三.jpg", "alt": "甲三的半身照", "credit": "某报"},
    )
    return built(
        folder,
        {
            "exemplars/p-aaa1.yml": one | more,
            "exemplars/甲三.jpg": telling(size=(400, 300)),
            "exemplars/other.jpg": photo("JPEG", drawing(360, 360)),
        },
    )


def test_a_portrait_takes_the_place_of_the_monogram(tmp_path: Path) -> None:
    found = somebody(tmp_path)
    page = found.pages["exemplars/p-aaa1/"]
    assert 'alt="甲三的半身照"' in page and 'alt="甲三和同伴"' in page and "y-mono-big" not in page
    assert "摄影：某报" in page
    # Two photos in two formats, one in one width and one in two, and the two cards of the story.
    assert len(media_files(found)) == 2 * 1 + 2 * 2 + 2


def test_no_byte_of_any_output_tells_of_camera_place_or_person(tmp_path: Path) -> None:
    for name, content in media_files(somebody(tmp_path)).items():
        assert not [
            word for word in (b"SECRET", b"Exif", b"EXIF", b"GPS", b"xmp", b"ICC", b"iCCP") if word in content
        ], name
        assert name.startswith("media/") and "甲" not in name and "aaa1" not in name


@pytest.mark.parametrize("scope", [["姓名", "事迹"], ["事迹"]])
def test_without_the_scope_no_photo_is_developed_and_it_is_told(tmp_path: Path, scope: list[str]) -> None:
    found = somebody(tmp_path, publish={**AGREED, "scope": scope})
    assert found.codes.count("photo-without-scope") == 2 and not found.prepared.errors
    assert not found.prepared.photos.files
    assert "<picture" not in found.pages["exemplars/p-aaa1/"]
    assert not [path for path, page in found.pages.items() if "半身照" in page or "和同伴" in page]


def test_without_the_name_the_photo_is_shown_and_its_words_do_not_tell_it(tmp_path: Path) -> None:
    found = somebody(tmp_path, publish={**AGREED, "scope": ["照片", "事迹"]})
    page = found.pages["exemplars/p-aaa1/"]
    assert page.count("<picture>") == 2 and "甲三" not in page and 'alt="甲师傅和同伴"' in page


@pytest.mark.parametrize(
    "more",
    [
        {"withdrawn_on": "2026-11-22"},
        {"publish": None},
        {"publish": {**AGREED, "until": "2026-11-21"}},
        {"age_group": "13"},
    ],
)
def test_who_is_not_published_leaves_no_photo_and_no_card(tmp_path: Path, more: dict[str, Any]) -> None:
    found = somebody(tmp_path, **more)
    assert not found.prepared.photos.files
    assert not [path for path in found.files if path.startswith("media/")]


def test_a_broken_photo_of_somebody_taken_down_holds_nothing_up(tmp_path: Path) -> None:
    from generator.records import digest

    found = somebody(tmp_path)
    (tmp_path / "exemplars" / "takedown.yml").write_text(f"- {digest('p-aaa1')}\n")
    (tmp_path / "exemplars" / "甲三.jpg").write_bytes(b"<html>")
    found = Built(tmp_path)
    assert not found.prepared.errors
    assert not [path for path in found.files if path.startswith("media/")]


def test_a_booklet_prints_the_photos_of_its_stories(tmp_path: Path) -> None:
    people = {
        f"exemplars/p-aaa{n}.yml": person(f"甲{n}", publish=AGREED, published_on="2026-05-01") for n in (1, 2)
    }
    people["exemplars/p-aaa1.yml"]["story"] += "\n\n![两个人](b.jpg)"
    found = built(tmp_path, people | {"exemplars/b.jpg": photo("JPEG")})
    assert 'alt="两个人"' in found.pages["booklets/year-2026/"]


# -- cards and codes -------------------------------------------------------------------------------------------


def test_a_story_has_a_card_and_other_pages_have_none(tmp_path: Path) -> None:
    found = somebody(tmp_path)
    page = found.pages["exemplars/p-aaa1/"]
    assert '<meta property="og:image:width" content="1200">' in page
    assert '-s.png">' in page.partition('itemprop="image"')[2].partition("\n")[0]
    assert "og:image" not in found.pages["exemplars/"]


def test_a_card_tells_nothing_outside_the_scope(tmp_path: Path) -> None:
    from generator.kinds import KINDS
    from generator.plan.pictures import card_of
    from generator.plan.stories import stories_of

    found = somebody(tmp_path, publish={**AGREED, "scope": ["事迹"]}, summary="甲三做的事")
    (story,) = stories_of(found.plan.context, KINDS)
    card = card_of(story, found.prepared.site.settings)
    assert (card.title, card.line) == ("甲师傅", "甲师傅做的事")


def with_options(**options: Any) -> dict[str, Any]:
    base = SETTINGS["plugins"][0]["yitu"]  # type: ignore[index]
    return {**SETTINGS, "plugins": [{"yitu": {**base, **options}}]}


def test_a_site_may_do_without_cards_and_codes(tmp_path: Path) -> None:
    files = {"exemplars/p-aaa1.yml": person("甲三"), "stations.yml": "- {id: a-1, name: 甲站}\n"}
    plain = built(tmp_path / "1", files)
    for path in ("exemplars/p-aaa1/", "stations/a-1/"):
        assert f'aria-label="本页网址 https://example.org/{path}"' in plain.pages[path]
    without = built(tmp_path / "2", files | {"mkdocs.yml": with_options(share_cards=False, print_qr=False)})
    assert not [path for path in without.files if path.startswith("media/")]
    assert not [path for path, page in without.pages.items() if "y-qr" in page or "og:image" in page]
