"""A cell of telephone numbers to the one of an office."""

import re

from generator.importing.cells import Value
from generator.importing.personal import is_masked, without_numbers
from generator.records import telephone

# +86 371-…: the area code without its nought (10, 2x, 3xx to 9xx); a mobile number begins with 13 to 19.
_COUNTRY = re.compile(r"^\+?(?:00)?86[- ]+\(?0?(?=(?:10|2\d|[3-9]\d{2})\)?[- ])")


def read_phone(text: str) -> Value:
    """An office's number, the first of several; masked and mobile numbers and names of persons are dropped."""
    folded = telephone.folded(text)
    folded = re.sub(r"\((0\d{2,3})\)[- ]?", r"\1-", folded)
    folded = _COUNTRY.sub("0", folded)
    rest, mobiles = without_numbers(folded)
    numbers = telephone.within(rest)
    around = rest
    for number in numbers:
        around = around.replace(number, " ", 1)
    note, left = "", "、".join(numbers[1:])
    if is_masked(folded):
        note = "打了星号的电话没有导入"
    elif mobiles or telephone.of_a_person(rest):
        note = "手机号码没有导入（记录只收单位电话）"
    elif not numbers:
        note = "看不懂的电话没有导入"
        left = "" if _WORDED.search(folded) else folded
    elif len(numbers) > 1:
        note = "一格里有几个电话，取第一个，其余写在注释里"
    elif _WORDS.search(around):
        note = "电话格里的文字没有导入，可能是姓名"
    elif _DIGIT.search(around) and not _WORDED.search(around):
        note, left = "电话后面看不懂的数字没有导入，整格写在注释里", folded
    return Value(numbers[0] if numbers else None, left, (note,) if note else ())


_WORDS = re.compile("[\u4e00-\u9fff]{2}")
_WORDED = re.compile("[\u4e00-\u9fffA-Za-z]")
_DIGIT = re.compile("[0-9]")
