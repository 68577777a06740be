from bench import stock_site, yitu_site
from bench.contestant import Written
from bench.district import HOURS
from bench.measure import Run
from bench.table import Result, as_markdown


def result(name, seconds, *, memory, page_bytes):
    runs = [Run(seconds=each, cpu=1.0, largest=memory // 2) for each in seconds]
    watched = Run(seconds=9.9, cpu=1.0, largest=memory, tree=memory)
    return Result(
        name, watched, runs, Written(pages=10, page_bytes=page_bytes, files=12, file_bytes=page_bytes)
    )


def table():
    yitu = result("Yitu", [3.0, 2.0, 10.0], memory=300_000_000, page_bytes=1000)
    hugo = result("Hugo", [6.0, 6.0, 6.0], memory=1_200_000_000, page_bytes=950)
    return as_markdown([yitu, hugo], stations=10_000, stories=1_000, versions="yitu 0.1.0")


def test_medians_and_peaks_are_told_without_the_watched_run():
    row = next(line for line in table().splitlines() if line.startswith("| Yitu"))
    assert [cell.strip() for cell in row.split("|")][2:8] == [
        "3.00 s", "2.00 s", "10.00 s", "1.00 s", "1.00", "300 MB",
    ]  # fmt: skip


def test_ratios_name_time_memory_and_the_bytes_of_a_page():
    assert "Yitu takes 0.50 × the time and 0.25 × the memory of Hugo" in table()
    assert "which writes 0.95 × the bytes a page (95 against 100)" in table()


def test_every_row_has_as_many_cells_as_the_head():
    widths = {line.count("|") for line in table().splitlines() if line.startswith("|")}
    assert len(widths) == 1


def test_the_conditions_are_told_below_the_table():
    options = yitu_site.SETTINGS["plugins"][0]["yitu"]
    assert (options["share_cards"], options["print_qr"]) == (False, False)
    assert "share cards and printed QR codes off" in table()
    assert len(HOURS) == 4 and "share four opening hours in the words of OSM" in table()
    assert stock_site.SETTINGS["plugins"] == [] and "without plugins" in table()
