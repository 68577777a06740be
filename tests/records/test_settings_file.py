"""mkdocs.yml: every wrong option is told in one run, at its own place, with what to write."""

from pathlib import Path

import pytest

from generator.records import Problem, Settings, load_settings

HEAD = "site_name: 测试区\nsite_url: https://example.org/\ndocs_dir: content\nplugins:\n  - yitu:\n"
FIRST = 6  # the line of the first option


def loaded(folder: Path, options: str, head: str = HEAD) -> tuple[Settings | None, list[Problem]]:
    (folder / "mkdocs.yml").write_text(head + options, encoding="utf-8")
    return load_settings(folder, {})


def places(problems: list[Problem]) -> list[tuple[int, int, str]]:
    return [(problem.line, problem.column, problem.code) for problem in problems]


@pytest.mark.parametrize(
    ("option", "code", "says", "advises"),
    [
        ("shrink_limit: 50", "bad-number", "「50」", "0.5"),
        ("shrink_limit: 5", "bad-number", "「5」", "0.05"),
        ("shrink_limit: -1", "bad-number", "「-1」", "0.5"),
        ("accent: #123456", "empty-value", "强调色", "引号"),
        ("accent: red", "bad-value", "「red」", '"#b4232c"'),
        ("circle_minutes: 9999999999", "bad-number", "太大", "九位"),
        ("map: {provider: google}", "unknown-word", "「google」", "none、tianditu、custom"),
        ("needs: [{id: he, label: 能喝水}]", "need-without-facility", "能喝水", "any"),
        ("holidays: {2027: {元旦: 2028-01-01}}", "bad-holidays", "不在 2027 年", "2028"),
        ("holidays: {2027: {春节: 2027-02-05 至 2027-03-31}}", "bad-holidays", "55 天", "31 天"),
        ("holidays: {2027: {春节: 2027-02-11 至 2027-02-05}}", "bad-holidays", "早", "调换"),
        ("holidays: {2027: {元旦: 1月1日至1月3日}}", "bad-holidays", "元旦", "2027-02-05 至 2027-02-11"),
        ("holidays: {2027: []}", "bad-holidays", "2027", "春节"),
        ("x: !!python/object/apply:os.getcwd []", "tag", "!!python", "删去"),
    ],
)
def test_an_option_that_would_silently_do_another_thing_is_refused(
    tmp_path: Path, option: str, code: str, says: str, advises: str
) -> None:
    settings, problems = loaded(tmp_path, f"      {option}\n")
    assert settings is None
    told = [problem for problem in problems if problem.code == code]
    assert [problem.line for problem in told] == [FIRST]
    assert says in told[0].message and advises in told[0].hint


@pytest.mark.parametrize(
    "option",
    [
        "shrink_limit: 0.2",
        "shrink_limit: 1",
        'accent: "#123456"',
        "accent: !ENV ACCENT",
        "holidays: {2027: {元旦: 2026-12-31 至 2027-01-02, 上班: [2026-12-27]}}",
    ],
)
def test_an_option_that_is_right_is_taken(tmp_path: Path, option: str) -> None:
    settings, problems = loaded(tmp_path, f"      {option}\n")
    assert problems == [] and settings is not None


def test_every_holiday_link_and_double_that_is_wrong_is_told_at_its_own_place(tmp_path: Path) -> None:
    options = (
        "      holidays:\n"
        "        2027: {元旦: 2027-01-32, 上班: [2027-02-20, 2027-02-99]}\n"
        "        明年: {}\n"
        "      links: [amap, gogle, bing]\n"
        "      needs:\n"
        "        - {id: he, label: 能喝水, any: 饮水}\n"
        "        - {id: he, label: 又一个, any: 饮水}\n"
    )
    assert places(loaded(tmp_path, options)[1]) == [
        (7, 20, "bad-holidays"),
        (7, 49, "bad-holidays"),
        (8, 9, "bad-holidays"),
        (9, 21, "unknown-link"),
        (9, 28, "unknown-link"),
        (12, 16, "duplicate-id"),
    ]


@pytest.mark.parametrize(
    ("slip", "code"),
    [("      region: 乙\n", "duplicate-key"), ("      network：某网\n", "wide-colon")],
)
def test_a_slip_in_the_writing_hides_no_wrong_option(tmp_path: Path, slip: str, code: str) -> None:
    options = "      datun: gcj02\n      region: 甲\n" + slip + "      demo: 也许\n"
    problems = loaded(tmp_path, options)[1]
    assert [(problem.line, problem.code) for problem in problems] == [
        (6, "unknown-key"),
        (8, code),
        (9, "unknown-word"),
    ]


def test_what_could_not_be_read_is_not_told_as_missing(tmp_path: Path) -> None:
    problems = loaded(tmp_path, "", head='site_name: "甲\nsite_url: https://example.org/\nplugins: [yitu\n')[
        1
    ]
    assert {problem.code for problem in problems} <= {"unclosed-quote", "unclosed-bracket"}


def test_problems_of_the_settings_come_by_line(tmp_path: Path) -> None:
    head = "plugins:\n  - yitu:\n      demo: 也许\nsite_url: nowhere\nsite_name: 甲\n"
    problems = loaded(tmp_path, "", head=head)[1]
    assert [problem.line for problem in problems] == [3, 4]


@pytest.mark.parametrize("folder", [".", "..", "../else", "/etc", "C:\\x", "a/../.."])
def test_hand_written_pages_lie_inside_the_site_folder(tmp_path: Path, folder: str) -> None:
    problems = loaded(tmp_path, "", head=HEAD.replace("content", folder))[1]
    assert places(problems) == [(3, 11, "path-outside")]


@pytest.mark.parametrize("written", ["./content/", "content/", ".//content"])
def test_the_folder_of_pages_has_one_name_however_it_is_written(tmp_path: Path, written: str) -> None:
    settings, _ = loaded(tmp_path, "", HEAD.replace("docs_dir: content", f"docs_dir: {written}"))
    assert settings is not None and settings.docs_dir == "content"
