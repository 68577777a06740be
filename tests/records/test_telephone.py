"""Telephone numbers of offices: every plain way to write one is read, all else is told what to write instead."""

import random
import re

import pytest
from pydantic_core import PydanticCustomError

from generator.records.fields import read_phone
from generator.records.privacy import findings
from tests.records.test_privacy import MOBILES


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        *((one, one) for one in (
            "110", "119", "12345", "12351", "95338", "116114", "52650001", "5265001", "5265 0001", "025-52650001",
            "0371-6666 6666", "02552650001", "0376-12345", "000-0000 0021", "400-800-8000", "4008008000", "400-88-80000",
            "025-52650001 转 802", "025-52650001转802", "025-52650001-802", "0371-6666 6666 分机 8", "12345转8",
            "400-888-0000-1", "+86 371 6666 6666", "+86 (0371) 66666666", "0086-25-52650001", "86-10-67956331",
            "+852 2345 6789", "1010 1010",
            "0371-6666", "2026", "0000-1137258",
        )),
        ("（0371）66666666", "(0371)66666666"),
        ("０２５－５２６５０００１", "025-52650001"),
        ("025—52650001（转802）", "025-52650001(转802)"),
        ("  025-52650001　转：802 ", "025-52650001 转:802"),
    ],
)  # fmt: skip
def test_a_plain_number_is_kept_as_it_was_written(written: str, kept: str) -> None:
    assert read_phone(written) == kept


ONE = "只写一个"


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("025-52650001 025-52650002", ONE),
        ("52650001 52650002", ONE),
        ("5265 0001 5265 0002", ONE),
        ("12345 12351", ONE),
        ("110 120", ONE),
        ("025-52650001 12345", ONE),
        ("025-52650001、52650002", ONE),
        ("025-52650001/025-52650002", ONE),
        ("025-52650001 转 802、025-52650002", ONE),
        ("025-52650001 802", "分机写成 025-52650001转802"),
        ("12345-8", "分机写成 12345转8"),
        ("371-66666666", "写成 0371-66666666"),
        ("371 6666-8000", "写成 0371 6666-8000"),
        ("21 6666 6666转8", "写成 021 6666 6666转8"),
        ("张主任 025-52650001", "只写号码：025-52650001"),
        ("电话：025-52650001转802", "只写号码：025-52650001转802"),
        ("025-52650001/2", "只写号码：025-52650001"),
        ("0086 5249 7187", "只写号码：5249 7187"),
        ("请加微信", "写单位电话，例如"),
    ],
)
def test_what_is_no_number_is_told_what_to_write(written: str, hint: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        read_phone(written)
    told = refused.value.context or {}
    assert hint in told["hint"] and f"「{written}」" in told["message"]
    exact = re.search(r"(?:写成 |只写号码：)([^；]+)", told["hint"])
    assert exact is None or read_phone(exact[1]) == exact[1]


# -- the mobile numbers of persons -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        "13800138000 13900139000",
        "张某某 13800138000",
        "1 3 8 0 0 1 3 8 0 0 0",
        "013800138000",
        "0138-00138000",
    ],
)
def test_a_refusal_never_tells_a_mobile_number(written: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        read_phone(written)
    told = refused.value.context or {}
    assert "38000" not in re.sub("[ -]", "", told["message"] + told["hint"])


def test_no_way_of_writing_a_mobile_number_is_read_that_the_search_for_them_would_miss() -> None:
    """A number is parted at random; what is read as an office's must be found as a mobile number too."""
    dice, read = random.Random(7), set()
    for _ in range(8000):
        number = dice.choice(["", "", "0", "86", "+86", "0086", "(+86)", "+86 ", "86-"])
        number += "".join(
            digit + dice.choice(["", "", "", " ", "-"]) for digit in re.sub(r"\D", "", MOBILES[0])[-11:]
        )
        number = number.rstrip(" -") + dice.choice(["", "", "转1", " 分机 12"])
        try:
            read.add(read_phone(number))
        except PydanticCustomError:
            continue
    assert len(read) > 20
    missed = [
        one for one in read if "privacy-mobile" not in {found.code for found in findings(one, phone="own")}
    ]
    assert missed == []
