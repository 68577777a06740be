"""QR codes put together by exclusive or are those that segno makes, module by module."""

import random
import re

import pytest
import segno

from generator.media import QrPrinter

ROOT = "https://example.org/"


def by_segno(address: str, printer: QrPrinter) -> list[str]:
    plate = printer._plates[len(address.encode())]
    code = segno.make_qr(
        address.encode(), error="m", mode="byte", boost_error=False, version=plate.version, mask=plate.mask
    )
    return ["".join(map(str, row)) for row in code.matrix]


@pytest.mark.parametrize("length", [24, 45, 64, 110, 220])
def test_every_module_is_right_for_addresses_of_all_lengths(length: int) -> None:
    printer, dice = QrPrinter(ROOT), random.Random(length)
    first = ROOT + "".join(dice.choice("abcxyz-/") for _ in range(length - len(ROOT)))
    for tail in ("0000", "0001", "a9-z", "驿x"):
        address = (first.encode()[: -len(tail.encode())] + tail.encode()).decode()
        assert printer.modules(address) == by_segno(address, printer), address


def test_the_drawing_shows_the_modules_and_a_quiet_zone_of_four() -> None:
    printer = QrPrinter(ROOT)
    address = "https://example.org/stations/lh-001/"
    svg = printer.svg(address, "二维码")
    rows = printer.modules(address)
    side = len(rows) + 8
    assert f'viewBox="0 0 {side} {side}"' in svg
    assert drawn(svg, side) == ["0" * side] * 4 + [f"0000{row}0000" for row in rows] + ["0" * side] * 4


def drawn(svg: str, side: int) -> list[str]:
    """The grid that the strokes of the path cover."""
    grid = [["0"] * side for _ in range(side)]
    path = re.findall(r'stroke="#000" d="([^"]+)"', svg)[0]
    x, y = 0, 0
    for command, first, second in re.findall(r"([Mmh])(-?\d+)(?: (-?[\d.]+))?", path):
        if command == "M":
            x, y = int(first), int(float(second))
        elif command == "m":
            x, y = x + int(first), y + int(second)
        else:
            for column in range(x, x + int(first)):
                grid[y][column] = "1"
            x += int(first)
    return ["".join(row) for row in grid]


def test_a_code_does_not_depend_on_what_was_printed_before() -> None:
    one, other = QrPrinter(ROOT), QrPrinter(ROOT)
    addresses = [f"{ROOT}stations/st-{number:05d}/" for number in range(60)]
    there = {address: one.svg(address, "") for address in addresses}
    back = {address: other.svg(address, "") for address in reversed(addresses)}
    assert there == back


def test_an_address_that_is_too_long_is_an_error() -> None:
    with pytest.raises(ValueError):
        QrPrinter(ROOT).svg("https://example.org/" + "a" * 3000, "")
