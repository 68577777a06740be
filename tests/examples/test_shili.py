"""示例区: written by its script byte for byte, complete, and clean but for what it means to show."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from generator.importing import import_csv
from generator.kinds import KINDS
from generator.kinds.station.columns import TABLE
from generator.kinds.station.model import Station
from generator.outputs import table
from generator.publication import published
from generator.records import Site, load, load_settings
from generator.records.anatomy import inner_model
from generator.records.settings import Options
from generator.records.source import read_records

SHILI = Path(__file__).resolve().parents[2] / "examples" / "shili"
TODAY = date(2026, 11, 22)
GENERATED = ["stations.yml", "stations/*", "exemplars/*", "photos/*", "content/records/*"]

# What the product holds back, and why, in 示例区.
WITHHELD = {
    "p-0f6r": "minor",
    "p-1u8p": "taken-down",
    "p-2e5v": "no-scope",
    "p-3w9n": "not-yet",
    "p-4j5x": "no-basis",
    "p-5c8m": "no-guardian",
    "p-6a2n": "withdrawn",
    "p-7b1d": "no-consent-date",
    "p-8e4d": "expired",
}

# The stations that are there to be doubted, and why.
DOUBTFUL = {
    ("jia-1-p2", "stale-check"),
    ("yi-2-t06", "hours-partial"),
    ("yi-2-t07", "hours-partial"),
    ("yi-2-t14", "hours-none"),
    ("yi-3-w7", "position-shared"),
    ("yi-3-w9", "position-double"),
    ("yi-3-w10", "position-outside-area"),
}


@pytest.fixture(scope="module")
def shili() -> Site:
    settings, problems = load_settings(SHILI, {})
    assert settings is not None, problems
    return load(SHILI, settings, [kind.record for kind in KINDS], today=TODAY).site


def files(folder: Path) -> dict[str, bytes]:
    found = [path for pattern in GENERATED for path in folder.glob(pattern) if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_the_script_writes_what_is_committed_whatever_the_hash_seed_and_place(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": "12345", "TZ": "America/New_York", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, str(SHILI / "make.py"), str(tmp_path)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    committed, written = files(SHILI), files(tmp_path)
    assert sorted(written) == sorted(committed)
    differing = [name for name in committed if written[name] != committed[name]]
    assert not differing, f"run python examples/shili/make.py: {differing}"


# -- everything the models know ----------------------------------------------------------------------------


Names = tuple[str, ...]


def steps(model: type[BaseModel], path: Names = ()) -> Iterator[tuple[Names, type[BaseModel]]]:
    """Every field of a model, also those of the models inside, with the model that holds it."""
    for name, info in model.model_fields.items():
        yield (*path, name), model
        inner = inner_model(info.annotation)
        if inner is not None:
            yield from steps(inner, (*path, name))


def values(record: Any, path: Names) -> Iterator[Any]:
    """The values that a record holds at a path, with lists opened."""
    if isinstance(record, list):
        for item in record:
            yield from values(item, path)
    elif not path:
        yield record
    elif isinstance(record, BaseModel) and path[0] in record.model_fields_set:
        yield from values(getattr(record, path[0]), path[1:])


KIND_BY_NAME = {kind.name: kind.record for kind in KINDS}


HOW_TO_ADD = "write it in examples/shili/making/ and run `.venv/bin/python examples/shili/make.py`"


@pytest.mark.parametrize("kind", KIND_BY_NAME)
def test_every_field_of_a_kind_is_written_somewhere(shili: Site, kind: str) -> None:
    missing = []
    for path, _ in steps(KIND_BY_NAME[kind].model):
        found = [value for record in shili.all(kind) for value in values(record, path)]
        if all(value in (None, [], "") for value in found):
            missing.append(".".join(path))
    assert not missing, f"no {kind} in examples/shili has {', '.join(missing)}; {HOW_TO_ADD}"


def test_every_word_of_every_vocabulary_is_used_somewhere(shili: Site) -> None:
    known: set[Enum] = set()
    used: set[Enum] = set()
    for kind in KINDS:
        for path, owner in steps(kind.record.model):
            known.update(word for enum in enums(owner.model_fields[path[-1]].annotation) for word in enum)
            found = [value for record in shili.all(kind.name) for value in values(record, path)]
            used.update(value for value in found if isinstance(value, Enum))
    missing = sorted(f"{type(word).__name__}.{word.name}" for word in known - used)
    assert not missing, f"no record in examples/shili says {', '.join(missing)}; {HOW_TO_ADD}"


def enums(annotation: Any) -> list[type[Enum]]:
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return [annotation]
    return [found for inner in getattr(annotation, "__args__", ()) for found in enums(inner)]


def test_positions_come_in_every_datum_and_also_as_approximate_or_missing(shili: Site) -> None:
    places = [station.position for station in shili.all("station")]
    assert {place.datum.value for place in places if place} == {"gcj02", "wgs84", "bd09"}
    assert any(place is None for place in places)
    assert any(place and not place.precise for place in places)


def test_facilities_are_written_as_lists_and_as_mappings() -> None:
    stations = yaml.load((SHILI / "stations.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert {type(station["facilities"]) for station in stations if "facilities" in station} == {list, dict}


def test_hours_are_read_fully_partly_and_not_at_all(shili: Site) -> None:
    readings = {str(station.hours.grade) for station in shili.all("station") if station.hours}
    assert readings == {"full", "partial", "none"}
    assert any(station.hours is None for station in shili.all("station"))


def test_notices_are_over_current_and_to_come_on_the_day_of_the_example(shili: Site) -> None:
    times = {
        "over" if notice.to < TODAY else "to come" if notice.from_ > TODAY else "current"
        for notice in shili.all("notice")
    }
    assert times == {"over", "current", "to come"}


@pytest.mark.parametrize("option", [name for name in Options.model_fields])
def test_every_option_of_the_plugin_is_written(shili: Site, option: str) -> None:
    assert option in shili.settings.options.model_fields_set


def test_it_is_as_large_as_a_district(shili: Site) -> None:
    counts = {kind.name: len(list(shili.all(kind.name))) for kind in KINDS}
    streets = [area for area in shili.all("area") if area.kind.value == "street"]
    assert 290 <= counts["station"] <= 310
    assert counts["service"] == 40
    assert len(streets) == 12
    assert counts["exemplar"] >= 20


# -- what the command says of it ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def said(yitu: Callable[..., Any]) -> list[dict[str, Any]]:
    done = yitu("check", "--format", "json", cwd=SHILI, env={"SOURCE_DATE_EPOCH": "1795305600"})
    assert done.returncode == 0, done.stdout + done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_check_finds_no_error_and_holds_back_only_those_meant_to_be(said: list[dict[str, Any]]) -> None:
    held = {
        Path(problem["path"]).stem: problem["code"] for problem in said if problem["severity"] == "withheld"
    }
    assert not [problem for problem in said if problem["severity"] == "error"]
    assert held == WITHHELD


def test_check_warns_of_the_doubtful_stations_and_of_no_others(said: list[dict[str, Any]]) -> None:
    lines = (SHILI / "stations.yml").read_text(encoding="utf-8").splitlines()
    doubted = set()
    for problem in said:
        if problem["severity"] == "warning":
            assert problem["path"] == "stations.yml", problem
            above = "\n".join(lines[: problem["line"]])
            doubted.add((re.findall(r"^- id: (\S+)$", above, re.M)[-1], problem["code"]))
    assert doubted == DOUBTFUL


# -- the words ---------------------------------------------------------------------------------------------


def test_stories_have_the_length_and_the_sources_of_a_page(shili: Site) -> None:
    shown, _ = published(shili)
    long = [person for person in shown.all("exemplar") if person.story and person.id != "p-9r3v"]
    assert len(long) >= 15
    for person in long:
        han = len(re.findall(r"[\u4e00-\u9fff]", person.story))
        assert 150 <= han <= 400, (person.id, han)
        assert person.source, person.id
        assert len(re.findall(r"\d+|[一二三四五六七八九十百]{2,}", person.story)) >= 2, person.id


def test_no_number_could_be_anybodys_and_no_place_lies_where_people_live(shili: Site) -> None:
    for station in shili.all("station"):
        assert station.phone is None or station.phone.startswith("000-0000"), station.id
        if station.position:
            at = station.position.at
            assert 101.8 < at.lng < 102.3 and 40.6 < at.lat < 41.0, station.id
    for service in shili.all("service"):
        assert service.phone is None or service.phone.startswith("000-0000"), service.id


def test_every_web_address_in_it_leads_nowhere() -> None:
    for name, content in files(SHILI).items():
        for host in re.findall(r"https?://([^/\s\"]+)", content.decode("utf-8", "ignore")):
            assert host == "example.invalid", (name, host)


def test_the_table_of_stations_comes_in_again_with_all_its_positions(shili: Site) -> None:
    stations = [station for station in shili.all("station") if isinstance(station, Station)]
    kind = next(kind.record for kind in KINDS if kind.name == "station")
    result = import_csv(table(TABLE, stations), kind=kind)
    rows = read_records("", result.records_text.encode()).rows
    again = [Station.model_validate({**row.data, "id": row.data["id"]}) for row in rows]
    assert [station.id for station in again] == [station.id for station in stations]
    assert any(station.position and not station.position.precise for station in stations)
    for before, after in zip(stations, again, strict=True):
        assert (before.position is None) is (after.position is None)
        if before.position and after.position:
            assert after.position.at.lng == pytest.approx(before.position.at.lng, abs=1e-6)
            assert after.position.at.lat == pytest.approx(before.position.at.lat, abs=1e-6)
            assert after.position.precise is before.position.precise
