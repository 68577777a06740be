"""The district as Markdown for stock MkDocs + Material: outside the nav, search off, no plugin at all."""

import sys
from pathlib import Path

from bench.contestant import Contestant, front_matter, to_yaml, write_text
from bench.district import District, Fields

SETTINGS = {
    "site_name": "合成区骑手驿站",
    "site_url": "https://example.org/",
    "site_dir": "public",
    "theme": {"name": "material", "language": "zh", "font": False},
    "plugins": [],
    "nav": [{"首页": "index.md"}, {"驿站": "stations/index.md"}, {"身边榜样": "exemplars/index.md"}],
    "not_in_nav": "/stations/*\n/areas/*\n/exemplars/*\n",
}


def write(folder: Path, district: District) -> Contestant:
    """Write one Markdown page for each record, and the lists that lead to them."""
    docs = folder / "docs"
    titles = {str(area["id"]): str(area["name"]) for area in district.areas}
    write_text(folder / "mkdocs.yml", to_yaml(SETTINGS))
    write_text(
        docs / "index.md", "# 合成区骑手驿站\n\n[驿站](stations/index.md) · [身边榜样](exemplars/index.md)\n"
    )
    write_text(docs / "stations" / "index.md", area_list(district))
    for area in district.areas:
        write_text(docs / "areas" / f"{area['id']}.md", area_page(area, district))
    for station in district.stations:
        write_text(docs / "stations" / f"{station['id']}.md", station_page(station, titles))
    write_text(docs / "exemplars" / "index.md", story_list(district))
    for story in district.stories:
        write_text(docs / "exemplars" / f"{story['id']}.md", story_page(story, titles))
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    return Contestant("MkDocs + Material", folder, command, env={"NO_MKDOCS_2_WARNING": "1"})


def area_list(district: District) -> str:
    """All areas."""
    links = [f"- [{area['name']}](../areas/{area['id']}.md)" for area in district.areas]
    return "\n".join(["# 驿站", "", *links, ""])


def area_page(area: Fields, district: District) -> str:
    """An area with its stations."""
    here = [station for station in district.stations if station["area"] == area["id"]]
    links = [
        f"- [{station['name']}](../stations/{station['id']}.md) {station['address']}" for station in here
    ]
    return "\n".join([f"# {area['name']}", "", *links, ""])


def station_page(station: Fields, titles: dict[str, str]) -> str:
    """A station: where, when, how to get in, what there is."""
    facilities = [f"- {label}：{state}" for label, state in station["facilities"].items()]
    access = [f"- {way['how']}（{way['who']}）" for way in station["access"]]
    facts = [
        ("类别", station["kind"]),
        ("网络", station["network"]),
        ("设在", station["host"]),
        ("管理", station["operator"]),
        ("所在", f"[{titles[station['area']]}](../areas/{station['area']}.md)"),
        ("电话", station["phone"]),
        ("节假日", station["holiday"]),
        ("核实", f"{station['checked']['on']} {station['checked']['how']}"),
    ]
    table = ["| 项目 | 内容 |", "|---|---|", *(f"| {label} | {value} |" for label, value in facts)]
    body = [
        f"# {station['name']}",
        f"{station['hours']}",
        f"{station['address']}（{station['landmark']}）",
        "## 怎么进",
        "\n".join(access),
        "## 里面有什么",
        "\n".join(facilities),
        "## 这是谁的站",
        "\n".join(table),
    ]
    return front_matter(
        {"title": station["name"], "description": station["address"]}, "\n\n".join(body) + "\n"
    )


def story_list(district: District) -> str:
    """All stories."""
    links = [f"- [{story['name']}]({story['id']}.md) {story['summary']}" for story in district.stories]
    return "\n".join(["# 身边榜样", "", *links, ""])


def story_page(story: Fields, titles: dict[str, str]) -> str:
    """A story with its honours and its source."""
    honours = [f"- {honour['year']} {honour['text']}（{honour['issuer']}）" for honour in story["honours"]]
    sources = [f"- {source['title']}，{source['publisher']}，{source['date']}" for source in story["source"]]
    body = [
        f"# {story['name']}",
        f"{story['occupation']['name']} · {titles[story['area']]}",
        f"{story['summary']}",
        f"{story['story']}",
        "## 荣誉",
        "\n".join(honours),
        "## 来源",
        "\n".join(sources),
    ]
    return front_matter({"title": story["name"], "description": story["summary"]}, "\n\n".join(body) + "\n")
