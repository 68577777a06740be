"""Every icon that is named exists in the pinned set, and is small and plain enough to stand in a page."""

import re

import pytest

from generator.kinds.station.filters import NEEDS
from generator.kinds.station.model import Facility
from generator.render.icons import ICONS, icon


@pytest.mark.parametrize("name", sorted(ICONS))
def test_an_icon_is_one_drawing_that_takes_the_colour_of_its_text(name: str) -> None:
    drawn = str(icon(name))
    assert re.fullmatch(
        r'<svg class="y-i" viewBox="0 0 24 24" aria-hidden="true">(<path d="[^"<>]+"/>)+</svg>', drawn
    )


def test_every_facility_and_every_need_has_an_icon() -> None:
    wanted = {facility.value for facility in Facility} | {need for need, _, _ in NEEDS}
    assert wanted - set(ICONS) == set()


def test_facilities_are_told_apart_by_their_icons() -> None:
    drawn = [icon(facility.value) for facility in Facility]
    assert len(set(drawn)) == len(drawn)


def test_an_unknown_name_is_a_fault_of_the_programme() -> None:
    with pytest.raises(KeyError):
        icon("no-such-thing")
