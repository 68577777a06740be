"""118 texts as found on real pages; they lie outside the repository (YITU_DATA)."""

import csv
import re
from pathlib import Path

import opening_hours

from generator.hours import read

PLAIN = re.compile(r"(\d{1,2})[:：](\d\d) ?(?:-+|—+) ?(\d{1,2})[:：](\d\d)")


def texts(data_dir: Path) -> list[str]:
    with (data_dir / "hours_variants_dev.csv").open(encoding="utf-8", newline="") as file:
        return [row["text"] for row in csv.DictReader(file)]


def test_nearly_all_real_texts_are_read_at_least_in_part(data_dir: Path) -> None:
    readings = [read(text) for text in texts(data_dir)]
    assert sum(reading.grade != "none" for reading in readings) >= 0.95 * len(readings)
    assert sum(bool(reading.seasons) for reading in readings) >= 75  # the others name no hours at all


def test_texts_without_a_time_never_become_hours(data_dir: Path) -> None:
    timeless = [text for text in texts(data_dir) if not re.search(r"\d[:：]\d|24小时|全天", text)]
    assert len(timeless) > 20
    assert not [text for text in timeless if read(text).seasons]


def test_plain_spans_come_out_as_they_stand(data_dir: Path) -> None:
    plain = [(text, match) for text in texts(data_dir) if (match := PLAIN.fullmatch(text))]
    assert len(plain) > 25
    for text, match in plain:
        start_hour, start, end_hour, end = match.groups()
        assert read(text).osm == f"{int(start_hour):02}:{start}-{int(end_hour):02}:{end}"


def test_all_clock_times_of_a_whole_reading_are_in_its_osm_text(data_dir: Path) -> None:
    for text in texts(data_dir):
        reading = read(text)
        if reading.grade == "full" and reading.osm != "24/7":
            written = {int(minutes) for minutes in re.findall(r"(?<=\d)[:：](\d\d)", text)}
            assert written == {int(minutes) for minutes in re.findall(r":(\d\d)", reading.osm)}, text


def test_what_stands_in_a_remark_is_never_lost(data_dir: Path) -> None:
    for text in texts(data_dir):
        for word in re.findall(r"搬迁中|暂停开放|暂无法借还|内部业务调整|随政务中心", text):
            assert word in read(text).rest.replace(" ", "")


def test_osm_texts_are_valid(data_dir: Path) -> None:
    assert not [
        text for text in texts(data_dir) if read(text).osm and not opening_hours.validate(read(text).osm)
    ]
