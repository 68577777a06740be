"""The district as Yitu's site folder.

Share cards and printed QR codes are off: no contestant makes them, and a card is an image of its own for each story.
"""

import sys
from itertools import groupby
from pathlib import Path

from bench.contestant import Contestant, to_yaml, write_text
from bench.district import TODAY, District

SETTINGS = {
    "site_name": "合成区骑手驿站",
    "site_url": "https://example.org/",
    "docs_dir": "content",
    "site_dir": "public",
    "theme": {"name": "material", "language": "zh", "font": False},
    "plugins": [
        {
            "yitu": {
                "region": "合成区",
                "network": "合成驿站网",
                "demo": "synthetic",
                "share_cards": False,
                "print_qr": False,
                "privacy": {
                    "handler": "合成处理者",
                    "contact": "合成联系方式",
                    "purpose": "测量构建速度",
                    "retention": "测量结束为止",
                },
            }
        }
    ],
}


def write(folder: Path, district: District) -> Contestant:
    """Write the site folder; a large district keeps one file of stations per street."""
    write_text(folder / "mkdocs.yml", to_yaml(SETTINGS))
    write_text(folder / "content" / "records" / "areas.yml", to_yaml(district.areas))
    by_area = sorted(district.stations, key=lambda station: str(station["area"]))
    for area, stations in groupby(by_area, key=lambda station: str(station["area"])):
        write_text(folder / "stations" / f"{area}.yml", to_yaml(list(stations)))
    for story in district.stories:
        fields = {key: value for key, value in story.items() if key != "id"}
        write_text(folder / "exemplars" / f"{story['id']}.yml", to_yaml(fields))
    command = [sys.executable, "-m", "generator", "build", "--date", TODAY.isoformat()]
    return Contestant("Yitu", folder, command)
