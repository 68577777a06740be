"""A thousand texts put together from usual ways to write: none is read wrongly, nearly all are read."""

import datetime

import pytest

from generator.hours import calendar, read, schedule
from generator.hours.days import day_of
from tests.hours.grammar import Spans, Text, Writer

KNOWN = calendar(2026)
MONDAYS = [datetime.date(2026, 3, 2), datetime.date(2026, 7, 6), datetime.date(2026, 11, 23)]
DAYS = [monday + datetime.timedelta(days=day) for monday in MONDAYS for day in range(7)]


@pytest.mark.parametrize("seed", range(6))
def test_a_text_means_what_it_was_put_together_from(seed: int) -> None:
    writer = Writer(seed)
    texts = [writer.week() if number % 2 else writer.seasons() for number in range(200)]
    assert [wrong for text in texts for wrong in differences(text)] == []
    assert sum(bool(read(text.text).seasons) for text in texts) >= 196


def differences(text: Text) -> list[tuple[str, str, datetime.date]]:
    """Ordinary dates on which a reading claims other hours than were meant; not knowing is no claim."""
    reading = read(text.text)
    made = {key: value for key, value in schedule(reading).items() if key != "q"}
    found = [(date, day_of(made, date.toordinal() - 719163, KNOWN)) for date in DAYS]
    claims = [(date, day) for date, day in found if day.kind != "unknown" and not day.ask]
    return [(text.text, reading.osm, date) for date, day in claims if list(day.open) != joined(text.on(date))]


def joined(spans: Spans) -> Spans:
    """Spans that touch, as one."""
    found: Spans = []
    for start, end in spans:
        if found and found[-1][1] >= start:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
