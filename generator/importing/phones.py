"""A cell of telephone numbers to the one of an office."""

import re
import unicodedata

from generator.importing.cells import Value
from generator.importing.personal import is_masked, without_numbers

_PHONE = re.compile(
    r"(?<![\d*])(?:400-?\d{3}-?\d{4}|(?:0\d{2,3}[- ]?\d|[2-9])\d{2,3}[- ]?\d{4}(?:(?:转|-)\d{1,6})?|[19]\d{4})(?![\d*])"
)


# +86 371-…: the area code without its nought (10, 2x, 3xx to 9xx); a mobile number begins with 13 to 19.
_COUNTRY = re.compile(r"^\+?(?:00)?86[- ]+\(?0?(?=(?:10|2\d|[3-9]\d{2})\)?[- ])")


def read_phone(text: str) -> Value:
    """An office's number, the first of several; masked and mobile numbers and names of persons are dropped."""
    folded = re.sub(r"[‐-―－—–]", "-", unicodedata.normalize("NFKC", text))
    folded = re.sub(r"\((0\d{2,3})\)[- ]?", r"\1-", folded)
    folded = _COUNTRY.sub("0", folded)
    rest, mobiles = without_numbers(folded)
    numbers = _PHONE.findall(rest)
    note = ""
    if is_masked(folded):
        note = "打了星号的电话没有导入"
    elif mobiles:
        note = "手机号码没有导入（记录只收单位电话）"
    elif not numbers:
        note = "看不懂的电话没有导入"
    elif len(numbers) > 1:
        note = "一格里有几个电话，取第一个，其余写在注释里"
    elif re.search(r"[\u4e00-\u9fff]{2}", rest):
        note = "电话格里的文字没有导入，可能是姓名"
    worded = re.search(r"[\u4e00-\u9fffA-Za-z]", folded) is not None
    left = "" if numbers or mobiles or worded or is_masked(folded) else folded
    return Value(numbers[0] if numbers else None, "、".join(numbers[1:]) or left, (note,) if note else ())
