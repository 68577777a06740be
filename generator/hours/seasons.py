"""Which days a season of a text means, when it says so, when its counterpart does, and when nobody does."""

from generator.hours.clauses import Clauses, NamedSeason
from generator.hours.year import MONTH_END, in_season

_POSSIBLE = {  # the days that may belong to a season named without dates, when the text names its counterpart
    ("夏季", "冬季"): {"夏季": (301, 1130), "冬季": (901, 531)},
    ("夏秋季", "冬春季"): {"夏秋季": (501, 1130), "冬春季": (1001, 531)},
    ("春夏季", "秋冬季"): {"春夏季": (201, 1031), "秋冬季": (801, 430)},
}
_CORE = {
    "春季": (315, 430),
    "夏季": (601, 831),
    "秋季": (915, 1031),
    "冬季": (1201, 229),
    "夏秋季": (601, 930),
}
_CORE |= {"冬春季": (1201, 430), "春夏季": (501, 731), "秋冬季": (1101, 131), "暑假": (715, 820)}
_BROAD = {name: days for pair in _POSSIBLE.values() for name, days in pair.items()}
_BROAD |= {"春季": (115, 630), "秋季": (715, 1215), "旺季": (101, 1231), "淡季": (101, 1231)}
_BROAD |= {"暑假": (610, 915), "寒假": (101, 310), "寒暑假": (610, 915)}
WINTER_HOLIDAYS = (101, 310)  # the other part of 寒暑假


def contradicts_another(index: int, clauses: Clauses) -> bool:
    """Two seasons with hours that share days contradict each other: only what both say is certain."""
    timed = {clause.season for clause in clauses.found if clause.outcome == "hours"}
    mine = clauses.seasons[index]
    return index in timed and any(
        other in timed and other != index and _share_days(mine, clauses.seasons[other])
        for other in range(len(clauses.seasons))
    )


def _share_days(one: NamedSeason, other: NamedSeason) -> bool:
    if not one.first or not other.first:
        return False
    return any(in_season(day, one) for day in (other.first, other.last)) or in_season(one.first, other)


def season_ranges(
    seasons: list[NamedSeason], notes: list[str], *, beside_plain: bool
) -> list[tuple[int, int]]:
    """Give each season its days: as written, as the counterpart leaves them, or as far as the name is certain.

    Beside hours without a season, a name takes all the days that it may mean: there, only what both say counts.
    """
    names = [season.name for season in seasons]
    bare = [season.name for season in seasons if not season.first]
    ranges = [(season.first, season.last) for season in seasons]
    pair = next((pair for pair in _POSSIBLE if len(names) == 2 and set(pair) == set(names)), None)
    if len(bare) == 1 and pair:
        known = next(season for season in seasons if season.first)
        named = next(season for season in seasons if not season.first)
        named.first, named.last = _day_after(known.last), _day_before(known.first)
        return [(season.first, season.last) for season in seasons]
    if bare:
        notes.append(
            f"没有写{'、'.join(bare)}从哪天到哪天，换季的日子以现场为准；请写成“夏季（5月1日至9月30日）”"
        )
    table = _POSSIBLE[pair] if pair and len(bare) == 2 else _BROAD if beside_plain else _CORE
    return [
        table.get(season.name, (0, 0)) if not season.first else ranges[at]
        for at, season in enumerate(seasons)
    ]


def _day_after(month_day: int) -> int:
    month, day = divmod(month_day, 100)
    if day < (29 if month == 2 else MONTH_END[month - 1]):
        return month_day + 1
    return (month % 12 + 1) * 100 + 1


def _day_before(month_day: int) -> int:
    month, day = divmod(month_day, 100)
    if day > 1:
        return month_day - 1
    month = (month - 2) % 12 + 1
    return month * 100 + MONTH_END[month - 1]
