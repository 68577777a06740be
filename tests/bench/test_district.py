import datetime

from bench.district import TODAY, make_district


def test_the_same_numbers_give_the_same_district():
    assert make_district(stations=50, stories=9) == make_district(stations=50, stories=9)


def test_there_are_as_many_records_as_were_asked_for():
    district = make_district(stations=400, stories=30)
    assert (len(district.stations), len(district.stories), len(district.areas)) == (400, 30, 6)


def test_ids_are_unique_and_every_area_exists():
    district = make_district(stations=400, stories=30)
    for records in (district.areas, district.stations, district.stories):
        assert len({record["id"] for record in records}) == len(records)
    areas = {area["id"] for area in district.areas}
    assert {record["area"] for record in district.stations + district.stories} <= areas


def test_nothing_in_it_is_younger_than_the_day_of_the_build():
    district = make_district(stations=50, stories=9)
    days = [station["checked"]["on"] for station in district.stations]
    assert max(map(datetime.date.fromisoformat, days)) <= TODAY
