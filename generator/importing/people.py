"""What lists of recognised people write into one cell: several names, a note behind a name, several honours, 2024年度."""

import re
from collections.abc import Iterator, Mapping

from generator.records.fields import read_partial_date

_HAN = "[\u3400-\u9fff\U00020000-\U0003ffff]"
_ONE = re.compile(rf"{_HAN}{{1,4}}[*＊×xX○〇]{{0,2}}|{_HAN}{{1,10}}(?:[·•・]{_HAN}{{1,10}})+")
_BETWEEN = re.compile(r"\s*[、，,；;/\n]\s*")
_NOTED = re.compile(r"(?P<name>[^（(]+)[（(](?P<note>[^（()）]*)[)）]\s*")
_AGED = "(?:[未不]?满)?(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})周?岁"
_ABOUT_A_PERSON = re.compile(rf"(?:男|女|{_HAN}{{1,4}}族|[\s，,、]|{_AGED}|未成年人?|(?:19|20)\d\d年出?生)+")
_AGE_AFTER_NAME = re.compile(rf"(?<={_HAN})[\s，,]+{_AGED}$")
_SHORT = re.compile(rf"{_HAN}(?:\s+{_HAN}){{1,3}}|{_HAN}{{2}}\s+{_HAN}{{1,2}}")
_JOINED = re.compile(r"[、；;\n]")
_PAIRS = ("“”", "（）", "()", "《》", "「」")
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)年?度")


def several_people(text: str) -> int:
    """How many people a cell names, 0 where it is one name or the name of a team."""
    names = [name for name in _BETWEEN.split(text.strip()) if name]
    names = [re.sub("等$", "", name) if len(name) > 2 else name for name in names]
    return len(names) if len(names) > 1 and all(_ONE.fullmatch(name) for name in names) else 0


def plain_name(text: str) -> tuple[str, str, bool]:
    """(name, note behind it, whether sex, people or age were left out): 张　三（女，甲公司）is 张三."""
    text, aged = _AGE_AFTER_NAME.subn("", text.strip())
    found = _NOTED.fullmatch(text)
    name, note, left = (
        (found["name"].strip(), found["note"].strip(), bool(aged)) if found else (text, "", bool(aged))
    )
    if found and not _ONE.fullmatch("".join(name.split())):
        return text, "", bool(aged)
    if note:
        kept = [part for part in re.split("[，,、；;]", note) if not _ABOUT_A_PERSON.fullmatch(part.strip())]
        note, left = "，".join(kept), len(kept) < len(re.split("[，,、；;]", note))
    return ("".join(name.split()) if _SHORT.fullmatch(name) else name), note, left


def year_of(text: str) -> str:
    """2024年度 is 2024; anything else as it stands."""
    found = _YEAR.fullmatch(text.strip())
    return found["year"] if found else text


def is_day(text: str) -> bool:
    """Whether a record can hold it as a year, a month or a day."""
    try:
        read_partial_date(text)
    except ValueError:
        return False
    return True


def honours_of(cells: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The honours that a row names, each with its year and who gave it."""
    more = {"year": year_of(cells.get("year", "")), "issuer": cells.get("issuer", "")}
    more = {name: text for name, text in more.items() if text}
    for text in _apart(cells.get("honour", "")):
        yield {"text": text, **more}


def _apart(text: str) -> list[str]:
    """Honours joined by 、 or in lines; what stands in quotes or brackets stays whole, and so does a short piece."""
    parts, depth, at = [""], 0, 0
    while at < len(text):
        letter = text[at]
        depth += any(letter == pair[0] for pair in _PAIRS) - any(letter == pair[1] for pair in _PAIRS)
        if depth <= 0 and _JOINED.fullmatch(letter):
            parts.append("")
        else:
            parts[-1] += letter
        at += 1
    kept = [" ".join(part.split()) for part in parts if part.strip()]
    # 送温暖、献爱心先进个人 is one honour: only what can stand alone is taken apart.
    whole = " ".join(text.split())
    return kept if all(_ALONE.search(part) for part in kept) else [whole]


_ALONE = re.compile(
    "(?:员|手|人|家|匠|兵|者|师|士|星|奖|章|号|岗|队|集体|标兵|模范|先锋|能手|先进|优秀|榜样|典型|骨干|英雄|骑士|小哥|使者|干部|站|团|班组|一等功|二等功|三等功|杯)"
    r"(?:[（(][^（()）]*[)）])?$"
)
