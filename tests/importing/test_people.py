"""Lists of recognised people: who has no basis is not shown, minors stay minors, nobody's number is taken in."""

from datetime import date
from typing import Any

import pytest

from generator.importing import ImportResult, import_csv
from generator.importing.people import honours_of, plain_name, several_people
from generator.kinds import KINDS
from generator.records.source import read_records

KIND = next(kind.record for kind in KINDS if kind.name == "exemplar")


def imported(text: str, **options: Any) -> ImportResult:
    return import_csv(text.encode(), kind=KIND, **options)


def data(result: ImportResult) -> list[dict[str, Any]]:
    return [read_records("", record.text.encode(), shape="mapping").rows[0].data for record in result.records]


def test_a_list_without_sources_is_taken_in_and_claims_no_basis() -> None:
    result = imported("姓名,单位,荣誉,年度,来源\n张三,甲站,好骑手,2024年度,\n李四,乙站,好骑手,2024,某报\n")
    first, second = data(result)
    assert not result.rejects
    assert "publish" not in first and first["honours"] == [{"text": "好骑手", "year": "2024"}]
    assert second["publish"]["basis"] == "public-report"
    assert any("没有来源的行没有写公开依据" in note and "1 处" in note for note in result.notes)


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("最美快递员、优秀志愿者", ["最美快递员", "优秀志愿者"]),
        ("最美快递员\n优秀志愿者；五一劳动奖章", ["最美快递员", "优秀志愿者", "五一劳动奖章"]),
        ("送温暖、献爱心先进个人", ["送温暖、献爱心先进个人"]),
        ("“中国梦、邮政情”最美快递员", ["“中国梦、邮政情”最美快递员"]),
        ("最美快递员（甲区、乙区）", ["最美快递员（甲区、乙区）"]),
        ("先进个人", ["先进个人"]),
        ("", []),
    ],
)
def test_honours_in_one_cell_are_taken_apart_where_each_stands_alone(text: str, apart: list[str]) -> None:
    assert [one["text"] for one in honours_of({"honour": text, "year": "2025", "issuer": "甲区"})] == apart


def test_a_year_that_nobody_can_read_costs_the_year_alone() -> None:
    result = imported("姓名,荣誉,年度\n张三,好骑手,去年\n")
    assert data(result)[0]["honours"] == [{"text": "好骑手"}]
    assert "荣誉的年份没有导入：去年" in result.records[0].text


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("李四、赵六、孙七", 3), ("李四，赵六", 2), ("李四/赵六", 2), ("李四\n赵六", 2), ("李四、赵六等", 2), ("张某某、李*", 2),
        ("买买提·艾力、李四", 2),
        ("李四", 0), ("欧阳修", 0), ("“风火轮”、“红骑兵”联合服务队", 0), ("张三、李四党员先锋服务队", 0), ("买买提·艾力", 0),
        ("甲公司、乙公司志愿者联合队伍", 0),
    ],
)  # fmt: skip
def test_several_people_in_one_cell_are_no_record_of_one(name: str, count: int) -> None:
    assert several_people(name) == count
    quoted = name.replace('"', "")
    result = imported(f'姓名,来源\n"{quoted}",某报\n')
    assert [f"一格里写了 {count} 个人" in one.reason for one in result.rejects] == [True] * bool(count)


@pytest.mark.parametrize(
    ("written", "name", "note", "left"),
    [
        ("张　三", "张三", "", False), ("欧阳 修", "欧阳修", "", False), ("张三（女）", "张三", "", True), ("张三（女，苗族）", "张三", "", True),
        ("张三（已故）", "张三", "已故", False), ("张三（男，甲公司）", "张三", "甲公司", True), ("买买提·艾力", "买买提·艾力", "", False),
        ("John Smith", "John Smith", "", False), ("䶮 𠮷", "䶮𠮷", "", False), ("“红骑兵”服务队（甲街道）", "“红骑兵”服务队（甲街道）", "", False),
        ("张*", "张*", "", False), ("张某某", "张某某", "", False),
    ],
)  # fmt: skip
def test_a_name_is_the_name(written: str, name: str, note: str, left: bool) -> None:
    assert plain_name(written) == (name, note, left)


def test_ages_are_left_out_but_who_is_a_minor_stays_one() -> None:
    result = imported("姓名,年龄,来源\n张三,35,某报\n小明,13岁,某报\n小红,16,某报\n")
    assert [one.get("age_group") for one in data(result)] == [None, "13", "16"]
    assert "「年龄」一列只用来看谁未成年，没有导入" in result.notes
    assert not any("是个人信息" in note for note in result.notes)
    assert any("未满 18 岁" in note and "2 处" in note for note in result.notes)
    assert "35" not in result.records[0].text


TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("heading", "cell", "years"),
    [
        ("年龄", "17.0", "17"), ("年龄", "１７", "17"), ("年龄", "十七", "17"), ("年龄", "满17岁", "17"), ("年龄（岁）", "17周岁", "17"),
        ("年龄", "九", "9"), ("年龄", "未满14岁", "13"), ("年龄", "十八", None), ("年龄", "二十", None), ("年龄", "35.0", None),
        ("年龄（仅未成年人填写）", "17.0", "17"), ("age_group", "十二", "12"),
        ("出生年月", "2012年3月", "14"), ("出生日期", "2008-11-26", None), ("出生日期", "2008/11/27", "17"), ("出生年份", "2008", "17"),
        ("生日", "20140305", "12"), ("出生年月", "1990.5", None), ("出生日期", "2012-03-05 00:00:00", "14"),
        ("是否未成年", "否", None), ("是否成年", "是", None), ("年龄", "", None), ("年龄", "/", None), ("年龄", "成年", None),
    ],
)  # fmt: skip
def test_ages_are_read_as_people_write_them(heading: str, cell: str, years: str | None) -> None:
    result = imported(f"姓名,{heading},来源\n张三,{cell},某报\n李四,,某报\n", today=TODAY)
    first, second = data(result)
    assert first.get("age_group") == years
    assert ("publish" in first) is (years is None) and "publish" in second
    assert any(note.startswith("未满 18 岁") and "第 2 行" in note for note in result.notes) is bool(years)
    assert (
        not cell or cell in ("/", "否", "是") or cell not in result.records[0].text.replace(f"'{years}'", "")
    )


@pytest.mark.parametrize(
    ("heading", "cell", "note"),
    [
        ("是否未成年", "是", "未满 18 岁"), ("未成年人", "√", "未满 18 岁"), ("是否成年", "否", "未满 18 岁"), ("年龄", "未成年", "未满 18 岁"),
        ("年龄", "十几岁", "年龄、出生日期"), ("年龄段", "15-20", "年龄、出生日期"),
        ("出生日期", "41250", "年龄、出生日期"), ("年龄", "-3", "年龄、出生日期"),
        ("是否未成年", "待核", "年龄、出生日期"), ("出生年月", "2012年13月", "年龄、出生日期"), ("年龄", "170", "年龄、出生日期"),
    ],
)  # fmt: skip
def test_whoever_may_be_a_minor_is_never_published_by_an_import(heading: str, cell: str, note: str) -> None:
    result = imported(f"姓名,{heading},来源\n李四,,某报\n张三,{cell},某报\n", today=TODAY)
    first, second = data(result)
    assert "publish" in first and "publish" not in second
    assert any(
        told.startswith(note) and "没有写公开依据" in told and "第 3 行" in told for told in result.notes
    )
    assert "age_group 和 guardian" in result.records[1].text


def test_a_day_of_birth_without_a_day_to_count_from_claims_no_basis() -> None:
    assert "publish" not in data(imported("姓名,出生年月,来源\n张三,2012年3月,某报\n"))[0]


@pytest.mark.parametrize(
    ("name", "years"),
    [
        ("小明（男，12岁）", "12"), ("小明（十二岁）", "12"), ("小明（女，满１２周岁）", "12"), ("小明 12岁", "12"), ("小明（2014年出生）", "11"),
        ("小明（未满14岁）", "13"),
    ],
)  # fmt: skip
def test_an_age_behind_a_name_makes_a_minor(name: str, years: str) -> None:
    result = imported(f'姓名,来源\n"{name}",某报\n张三（35岁）,某报\n', today=TODAY)
    first, second = data(result)
    assert first["age_group"] == years and "publish" not in first
    assert "publish" in second and "age_group" not in second and second["name"] == "张三"
    assert first["name"] == "小明"


def test_a_word_behind_a_name_that_says_minor_is_heard() -> None:
    [one] = data(imported("姓名,来源\n小明（未成年）,某报\n"))
    assert one["name"] == "小明" and "publish" not in one


def test_columns_with_the_names_of_others_are_dropped() -> None:
    result = imported("队名,成员,队长,家属,电话,来源\n红骑兵队,张三、李四,王五,赵六,13912345678,某报\n")
    text = result.records[0].text
    assert not [word for word in ("张三", "王五", "赵六", "139") if word in text]
    assert data(result)[0]["type"] == "集体"


def test_english_and_everyday_headings_are_known() -> None:
    head = "Name,Occupation,Employer,City,Award,Awarded by,Year,Deed,Source,Source date"
    [one] = data(
        imported(f"{head}\nZhang San,courier,ABC,Nanjing,Best,Union,2025,Saved a child,News,2025-03-01\n")
    )
    assert one["honours"] == [{"text": "Best", "year": "2025", "issuer": "Union"}]
    assert (one["place"], one["summary"], one["source"]) == (
        "Nanjing",
        "Saved a child",
        [{"title": "News", "date": "2025-03-01"}],
    )
    [two] = data(
        imported(
            "获奖人,职务,工作单位,荣誉称号,表彰单位,获奖时间,主要事迹\n张三,骑手,甲站,好骑手,甲区,2025年9月,救人\n"
        )
    )
    assert (two["occupation"], two["employer"], two["summary"]) == ("骑手", "甲站", "救人")
    assert two["honours"] == [{"text": "好骑手", "year": "2025年9月", "issuer": "甲区"}]


def test_two_of_one_name_are_two_and_the_editor_is_told() -> None:
    result = imported("姓名,荣誉,来源\n张三,好骑手,某报\n张三,好人,某报\n")
    assert len(result.records) == 2
    assert any(note.startswith("姓名相同，各成一条") for note in result.notes)


def test_cells_that_may_have_been_merged_are_told() -> None:
    result = imported("姓名,单位,来源\n张三,甲站,某报\n李四,,某报\n")
    assert any("--fill-down 单位" in note for note in result.notes)


def test_a_number_beside_a_name_leaves_the_name() -> None:
    result = imported("姓名,来源\n张三 13912345678,某报\n李四（13912345678）,某报\n")
    assert [one["name"] for one in data(result)] == ["张三", "李四"]
    assert any("手机号" in note and "2 处" in note for note in result.notes)
