"""Write 示例区, the invented district: `python examples/shili/make.py [FOLDER]` (default: this folder)."""

import sys
from pathlib import Path

from making import areas, awards, notices, outcomes, people, picture, services, special, stations, teams, tidy
from making.ground import Dice, Ground

SEED = 20261122
HERE = Path(__file__).parent
WRITTEN_BY = "示例区：全部人物、地点、电话、报道都是虚构的。由 make.py 写成，改动请改 making/ 里的文字。"
SPLIT = "站点多的时候可以分成几个文件，编号在全区不重复。"
DATES = "日期以 2026-11-22 为今天。"
TAKEDOWN_HEAD = "# 撤下名单：每行一个编号的 sha256，不写编号和姓名。"


def main(folder: Path) -> None:
    """Write every generated file below `folder`, replacing what an earlier run wrote."""
    for old in (folder / "exemplars").glob("*"):
        old.unlink()
    for name, text in texts().items():
        _write(folder / name, text.encode())
    for name, boxes in picture.PICTURES.items():
        _write(folder / name, picture.picture(boxes))


def texts() -> dict[str, str]:
    """File name to content, all of it."""
    dice = Dice(SEED)
    ground = Ground(dice)
    ordinary = stations.ordinary(dice, ground)
    near = [noted for street, found in ordinary.items() if not street.startswith("ding") for noted in found]
    far = [noted for street, found in ordinary.items() if street.startswith("ding") for noted in found]
    files = {
        "stations.yml": tidy.write_list([*special.special(ground), *near], head=WRITTEN_BY),
        "stations/ding.yml": tidy.write_list(far, head=f"{WRITTEN_BY}\n{SPLIT}"),
        "content/records/areas.yml": tidy.write_list(areas.records(), head=WRITTEN_BY),
        "content/records/services.yml": tidy.write_list(services.records(), head=WRITTEN_BY),
        "content/records/notices.yml": tidy.write_list(notices.records(), head=f"{WRITTEN_BY}\n{DATES}"),
        "content/records/teams.yml": tidy.write_list(teams.records(), head=WRITTEN_BY),
        "content/records/awards.yml": tidy.write_list(awards.records(), head=f"{WRITTEN_BY}\n{DATES}"),
        "content/records/outcomes.yml": tidy.write_list(outcomes.records(), head=WRITTEN_BY),
        "exemplars/takedown.yml": f"{TAKEDOWN_HEAD}\n- {people.digest(people.TAKEN_DOWN)}\n",
    }
    for person in people.people():
        files[f"exemplars/{person.id}.yml"] = tidy.write_mapping(person.record, head=person.note)
    return files


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
