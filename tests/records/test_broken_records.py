"""Of twenty records some are broken, each in its own way: as many problems are told, each within its record."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.kinds import KINDS
from generator.records import Problem, load, load_settings

STATION = """- id: s-{n:02}
  name: 第{n}站
  host: 社区
  address: 中山路 {n} 号
  facilities: [座位, 饮水]
  offer: 半价
  phone: 000-00{n:02}
"""
Break = Callable[[list[str]], list[str]]


def line(number: int, new: str) -> Break:
    """A break that writes one line (from 0) anew; `{}` stands for the field that was there."""
    return lambda lines: [
        *lines[:number],
        *new.replace("{}", lines[number].strip(" -")).split("\n"),
        *lines[number + 1 :],
    ]


def wide(number: int) -> Break:
    return lambda lines: [text.replace(": ", "：") if n == number else text for n, text in enumerate(lines)]


def narrow(number: int) -> Break:
    return lambda lines: [text.replace(": ", ":") if n == number else text for n, text in enumerate(lines)]


BREAKS: dict[str, Break] = {
    **{f"a wide colon in line {number + 1}": wide(number) for number in range(7)},
    **{f"no space behind the colon of line {number + 1}": narrow(number) for number in range(7)},
    **{f"a tab before line {number + 1}": line(number, "\t{}") for number in range(1, 7)},
    "a tab behind spaces": line(3, "  \t{}"),
    "a tab behind the dash": line(0, "-\t{}"),
    "no space behind the dash": line(0, "-{}"),
    "no dash": line(0, "  {}"),
    "a wide dash": line(0, "－ {}"),
    "a long dash": line(0, "—{}"),
    "a dash that is moved": line(0, " - {}"),
    "all lines moved": lambda lines: [f"  {text}" for text in lines],
    "an open quote in the first line": line(0, '- id: "s-99'),
    "an open quote in the second line": line(1, '  name: "某站'),
    "an open quote": line(3, '  address: "中山路'),
    "an open single quote": line(3, "  address: '中山路"),
    "an open quote at the end": line(6, '  phone: "000-1111'),
    "an open bracket": line(4, "  facilities: [座位, 饮水"),
    "an open brace": line(4, "  position: {lng: 102.0012, lat: 40.8012"),
    "text behind a quote": line(5, '  offer: "半"价'),
    "text behind a bracket": line(4, "  facilities: [座位] 饮水"),
    "an at sign": line(5, "  offer: @值班室"),
    "a star": line(5, "  offer: *重点*"),
    "a percent sign": line(5, "  offer: %10"),
    "an exclamation mark": line(5, "  offer: !重要"),
    "an object": line(5, "  offer: !!python/object:os.system ls"),
    "an object that is called": line(5, "  offer: !!python/object/apply:os.system [ls]"),
    "an object in place of a word": line(2, "  status: !!python/object:os.system ls"),
    "an anchor": line(5, "  offer: &a 半价"),
    "two colons": line(5, "  offer: 注意: 请预约"),
    "no colon": line(5, "  offer 半价"),
    "too far in": line(3, "    {}"),
    "not far enough in": line(3, " {}"),
    "at the edge": line(3, "{}"),
    "wide spaces": line(3, "　　{}"),
    "a field twice": line(6, "  offer: 半价"),
    "a merge": line(5, "  <<: {a: b}"),
    "a backslash": line(5, '  offer: "C:\\店"'),
    "a list for a name": line(5, "  ? [甲]\n  : 丙"),
    "nothing": lambda lines: ["-"],
    "a sentence": lambda lines: ["- 一句话"],
    "an unknown field": line(2, "  hots: 社区"),
    "an area that is not there": line(2, "  area: nowhere"),
    "a day that is not": line(2, "  status_until: 2026-02-30"),
    "a tab inside of a field": line(2, "  position:\n\t\tlng: 102.0012\n\t\tlat: 40.8012"),
}


def broken(breaks: dict[int, str]) -> tuple[str, list[range]]:
    """A file of twenty stations of which some are broken, and the lines of those."""
    lines: list[str] = []
    places = []
    for number in range(20):
        own = STATION.format(n=number).rstrip("\n").split("\n")
        if number in breaks:
            own = BREAKS[breaks[number]](own)
            places.append(range(len(lines) + 1, len(lines) + len(own) + 1))
        lines += own
    return "\n".join(lines) + "\n", places


def told(folder: Path, stations: str) -> tuple[list[Problem], int]:
    (folder / "mkdocs.yml").write_text(
        "site_name: 试\nsite_url: https://example.org/\ndocs_dir: content\nplugins: [yitu]\n",
        encoding="utf-8",
    )
    (folder / "stations.yml").write_text(stations, encoding="utf-8")
    options, _ = load_settings(folder, {})
    assert options is not None
    loaded = load(folder, options, [kind.record for kind in KINDS], today=date(2026, 11, 22), doubts=False)
    return list(loaded.problems), loaded.site.met


@pytest.mark.parametrize("name", BREAKS)
def test_three_broken_records_are_three_problems_within_them(tmp_path: Path, name: str) -> None:
    text, places = broken({2: name, 3: name, 15: name})
    problems, met = told(tmp_path, text)
    assert met == 20
    assert len(problems) == 3, problems
    assert all(problem.line in place for problem, place in zip(problems, places, strict=True)), problems


@pytest.mark.parametrize("number", [0, 19])
@pytest.mark.parametrize("name", BREAKS)
def test_the_first_and_the_last_record_break_like_others(tmp_path: Path, name: str, number: int) -> None:
    text, [place] = broken({number: name})
    [problem] = told(tmp_path, text)[0]
    assert problem.line in place


@pytest.mark.parametrize("bare", ["-", "- # 新站"])
def test_a_bare_dash_takes_in_the_fields_below_it_in_a_broken_file_too(tmp_path: Path, bare: str) -> None:
    first = STATION.format(n=0).replace("- id", f"{bare}\n  id", 1)
    [problem] = told(tmp_path, first + STATION.format(n=1).replace("offer: ", "offer："))[0]
    assert (problem.line, problem.code) == (14, "wide-colon")


def test_below_a_sentence_an_id_begins_a_record(tmp_path: Path) -> None:
    text = "- 一句话\n" + STATION.format(n=1).replace("- id", "  id") + STATION.format(n=2)
    problems, met = told(tmp_path, text)
    assert [(problem.line, problem.code) for problem in problems] == [
        (1, "not-a-record"),
        (2, "missing-dash"),
    ]
    assert met == 3


@pytest.mark.parametrize("indent", ["  ", "    "])
@pytest.mark.parametrize(
    "item", ['- {file: a.jpg, alt: "C:\\\\店"}', "- {file: a.jpg, alt: 门", '- file: "a.jpg', "- alt: @门"]
)
def test_a_broken_item_of_a_list_hides_none_of_the_others(tmp_path: Path, item: str, indent: str) -> None:
    photos = "\n".join(
        f"{indent}{one}" for one in (item, "- {fil: b.jpg, file: x, alt: 门}", item, "- {fle: c.jpg}")
    )
    problems, _ = told(tmp_path, f"- id: s-1\n  name: 甲\n  photos:\n{photos}\n  seats: 多\n")
    assert sorted({problem.line for problem in problems}) == [4, 5, 6, 7, 8]


@pytest.mark.parametrize(
    ("indent", "inside"), [("", "  "), ("  ", ""), ("  ", "  "), ("    ", ""), ("    ", "  ")]
)
def test_one_record_without_its_dash_is_one_problem_whose_hint_mends_it(
    tmp_path: Path, indent: str, inside: str
) -> None:
    lines = [
        "id: s-1",
        "name: 甲",
        "access:",
        f"{inside}- {{how: 直接进}}",
        f"{inside}- {{how: 扫码}}",
        "host: 社区",
    ]
    lines = [indent + one for one in lines]
    [problem] = told(tmp_path, "\n".join(lines) + "\n")[0]
    assert (problem.line, problem.code) == (1, "missing-dash")
    meant, _, more = problem.hint.removeprefix("请写成 ").partition("（半角短横线加一个空格）")
    assert bool(more) is (not indent)
    rest = [f"  {one}" if more else one for one in lines[1:]]
    assert told(tmp_path, "\n".join([meant, *rest]) + "\n")[0] == []


def apart(breaks: dict[int, str]) -> bool:
    """Whether the breaks stay in their records: a bare dash takes in what stands farther in below it."""
    return not any(
        breaks[number] == "nothing" and breaks.get(number + 1) in ("no dash", "all lines moved")
        for number in breaks
    )


BROKEN = st.dictionaries(st.integers(0, 19), st.sampled_from(sorted(BREAKS)), min_size=2, max_size=20)


@given(BROKEN.filter(apart))
@settings(max_examples=60, deadline=None)
def test_every_mixture_of_breaks_is_told_in_one_run(
    tmp_path_factory: pytest.TempPathFactory, breaks: dict[int, str]
) -> None:
    text, places = broken(dict(sorted(breaks.items())))
    problems, met = told(tmp_path_factory.mktemp("mixed"), text)
    assert met == 20
    assert [sum(problem.line in place for problem in problems) for place in places] == [1] * len(places)
    assert len(problems) == len(places)
