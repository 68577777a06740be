import pytest

from bench import yitu_site
from bench.district import TODAY, make_district
from bench.hugo_site import frame_of, opening_hours
from bench.read_back import Missing, station_values

SAID = {"yes": "有", "no": "无", "unknown": "未知"}


@pytest.fixture(scope="module")
def built(tmp_path_factory, cli_ok):
    """A small district as Yitu builds it, and its first station."""
    folder = tmp_path_factory.mktemp("bench")
    district = make_district(stations=8, stories=2)
    yitu_site.write(folder, district)
    cli_ok("build", "--date", TODAY.isoformat(), cwd=folder)
    station = district.stations[0]
    return station, folder / "public" / "stations" / station["id"] / "index.html"


def test_hugo_is_handed_what_yitu_worked_out(built):
    station, page = built
    values = station_values(page)
    assert {chip["label"]: SAID[chip["state"]] for chip in values["chips"]} == station["facilities"]
    assert {"amap", "baidu", "tencent"} <= {link["id"] for link in values["links"]}
    assert values["week"][-1]["days"] == "holiday"
    assert len(values["nearest"]) == 5
    assert values["state"]["schedule"].startswith("{")
    assert opening_hours(page)


def test_hugos_frame_has_a_slot_for_all_that_differs(built):
    station, page = built
    frame = frame_of(
        page.read_text(encoding="utf-8"), title=station["name"], path=f"stations/{station['id']}/"
    )
    for own in (station["name"], station["id"], station["address"], "../../"):
        assert own not in frame
    assert '{{ block "main" . }}' in frame


def test_a_page_of_another_shape_is_a_loud_failure(tmp_path):
    page = tmp_path / "index.html"
    page.write_text("<main></main>")
    with pytest.raises(Missing, match="bring bench/hugo"):
        station_values(page)
