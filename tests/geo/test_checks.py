import pytest

from generator.geo import check_pair

WRONG = {
    ("39.9402", "116.3689"): "position-swapped",
    ("22.5431", "113.9412"): "position-swapped",
    ("0", "0"): "position-zero",
    ("0.000000", "0.000000"): "position-zero",
    ("2.3522", "48.8566"): "position-outside-china",
    ("139.6917", "35.6895"): "position-outside-china",
    ("16.3689", "39.9402"): "position-outside-china",
    ("116.3689", "-39.9402"): "position-outside-china",
    ("1163689", "399402"): "position-impossible",
    ("116.3689", "399.402"): "position-impossible",
    ("116.36.89", "39.9402"): "not-a-number",
    ("116°22′", "39.9402"): "not-a-number",
    ("116.3689", ""): "not-a-number",
    ("116.3689", None): "not-a-number",
    ("nan", "39.9402"): "not-a-number",
    ("inf", "39.9402"): "not-a-number",
    (True, "39.9402"): "not-a-number",
    ("116.368", "39.9402"): "few-decimals",
    ("116.3689", "39.94"): "few-decimals",
    ("116", "39"): "few-decimals",
}
RIGHT = [
    ("116.3689", "39.9402"),
    ("116.3700", "39.9400"),
    (" 116.368912 ", "39.940234"),
    ("１１６.３６８９", "39.9402"),
    (116.37, 39.94),
    ("73.5012", "39.4012"),
    ("134.7712", "48.3012"),
    ("112.3412", "16.8312"),
]


@pytest.mark.parametrize(("pair", "code"), WRONG.items())
def test_each_slip_of_a_pair_is_told_by_its_own_code(pair: tuple, code: str) -> None:
    assert [found.code for found in check_pair(*pair)] == [code]


@pytest.mark.parametrize("pair", RIGHT)
def test_a_good_pair_raises_no_doubt(pair: tuple) -> None:
    assert check_pair(*pair) == []


@pytest.mark.parametrize("pair", WRONG)
def test_a_doubt_names_the_value_and_says_in_chinese_what_to_do(pair: tuple) -> None:
    (found,) = check_pair(*pair)
    code, message, hint = found
    assert code == found.code
    assert any("一" <= sign <= "鿿" for sign in message)
    assert any("一" <= sign <= "鿿" for sign in hint)
    if found.code not in ("position-zero",):
        assert any(str(value) in message for value in pair)


def test_a_swapped_pair_is_told_how_to_write_it() -> None:
    (found,) = check_pair("39.9402", "116.3689")
    assert "经度 116.3689、纬度 39.9402" in found.hint


@pytest.mark.parametrize(
    ("decimals", "error"), [(0, "上百公里"), (1, "十公里"), (2, "一公里"), (3, "一百米")]
)
def test_missing_decimals_are_told_as_metres(decimals: int, error: str) -> None:
    (found,) = check_pair(f"{116.3689:.{decimals}f}", "39.9402")
    assert f"{decimals} 位小数" in found.message
    assert error in found.message
