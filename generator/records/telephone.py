"""A telephone number of an office as people write it: what is one, which stand in a text, what to write instead."""

import re
import unicodedata
from dataclasses import dataclass

from generator.records.privacy import masked
from generator.records.vocabulary import shown

_COUNTRY = r"(?:\(?(?:\+|00)86\)?[- ]?|86[- ])"
# Of an area, without its nought: 013… to 019… would be somebody's mobile.
_CODE = "(?:10|2[0-9]|[3-9][0-9]{2})"
_NOWHERE = "00{1,2}"  # numbers of examples: 000-…
_AREA = rf"(?:\(0(?:{_CODE}|{_NOWHERE})\)[- ]?|0(?:{_CODE}|{_NOWHERE})[- ]?)"
_LOCAL = r"(?:[02-9][0-9]{6,7}|[02-9][0-9]{2,3}[- ][0-9]{4})"
_SERVICE = r"[48]00(?:[- ]?[0-9]){7}"
_MOBILE = r"1[3-9](?:[0-9](?:[- ]?[0-9]{4}){2}|[0-9]{2}[- ][0-9]{3}[- ][0-9]{4})"
_SHORT = r"(?:1(?:1[0-9]|2[0-2])|[19][0-9]{4,5}|1010[- ]?[0-9]{4})"
# Eleven digits of a person are not an office's eight and an extension, wherever the hyphen stands: 86138000-13800.
_NOT_OF_A_PERSON = r"(?!\(?(?:(?:\+|00)?86\)?[- ]?|0)?1[- ]?[3-9](?:[- ]?[0-9]){9}(?![0-9]))"
_FIXED = (
    f"(?:{_NOT_OF_A_PERSON}(?:{_COUNTRY}?{_SERVICE}|{_COUNTRY}\\(?{_CODE}\\)?[- ]?{_LOCAL}|{_COUNTRY}?{_AREA}(?:{_LOCAL}|{_SHORT})"
    rf"|(?=[2-9]|000){_LOCAL}|\+85[23][- ]?[0-9]{{4}}[- ]?[0-9]{{4}}))"
)
_EXTENSION = r"(?: ?\(?(?:转接?|分机号?|转分机|内线)[: ]?[0-9]{1,6}\)?)"
# A hyphen leads to an extension only behind what needs no more digits; 12345-8 is more likely a slip.
_ONE = f"(?:{_FIXED}(?:{_EXTENSION}|-[0-9]{{1,6}})?|(?:{_COUNTRY}?{_MOBILE}|{_SHORT}){_EXTENSION}?)"

# Nearly all, which need no folding: a site has ten thousand of them.
_PLAIN = re.compile(
    f"(?:0{_CODE}-[2-9]|000-[0-9])[0-9]{{2,3}} ?[0-9]{{4}}|[2-9][0-9]{{6,7}}|12[0-9]{{3}}|400-[0-9]{{3}}-[0-9]{{4}}"
)
_WHOLE = re.compile(_ONE)
_WITHIN = re.compile(rf"(?<![0-9*+-]){_ONE}(?![0-9*])")
_OF_A_PERSON = re.compile("(?<![0-9])(?:(?:00)?86[ -]?|0)?1[ -]?[3-9](?:[ -]?[0-9]){9}(?![0-9])")
_DIGITS = re.compile("[+]?[0-9](?:[- ]?[0-9]){2,19}(?:转[0-9]{1,6})?")
_TAIL = re.compile(r"(.*[0-9)])[- ]+([0-9]{1,6})")
_WITHOUT_NOUGHT = re.compile(f"(?![48]00){_CODE}[- ]{_LOCAL}(?:{_EXTENSION}|-[0-9]{{1,6}})?")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a text is no telephone number, and what to write instead."""

    message: str
    hint: str


def folded(text: str) -> str:
    """A text with plain digits, brackets, hyphens and single spaces."""
    return " ".join(re.sub("[‐-―−]+", "-", unicodedata.normalize("NFKC", text)).split())


def read(text: str) -> str | Refusal:
    """One number as it was written, but for full-width signs; or why it is none."""
    if _PLAIN.fullmatch(text):
        return text
    plain = folded(text)
    # 371 6666-8000 lacks its nought; it is no number of seven digits with an extension of four.
    good = (_WHOLE.fullmatch(plain) or _is_one_of_another_kind(plain)) and not _WITHOUT_NOUGHT.fullmatch(
        plain
    )
    return plain if good else _refusal(text, plain)


def _is_one_of_another_kind(plain: str) -> bool:
    """Whether it is a number of a kind not known here, which holds none that is known and no person's: 0000-1234567."""
    return _DIGITS.fullmatch(plain) is not None and not within(plain) and not of_a_person(plain)


def within(plain: str) -> list[str]:
    """Every number that stands in a folded text."""
    return [match[0] for match in _WITHIN.finditer(plain)]


def of_a_person(plain: str) -> bool:
    """Whether a folded text holds a mobile number, however its digits are parted."""
    return _OF_A_PERSON.search(plain) is not None


def _refusal(written: str, plain: str) -> Refusal:
    numbers = within(plain)
    private = _OF_A_PERSON.sub(lambda match: masked(match[0]), plain)
    told = shown(written if private == plain else private)
    if len(numbers) > 1:
        return Refusal(f"「{told}」不是一个电话号码", "只写一个；驿站的其余号码可以写进 remark")
    return Refusal(f"「{told}」不是电话号码", _hint(plain, numbers))


def _hint(plain: str, numbers: list[str]) -> str:
    if _WITHOUT_NOUGHT.fullmatch(plain):
        return f"区号前面补 0，写成 0{plain}"
    tail = _TAIL.fullmatch(plain)
    if tail and _WHOLE.fullmatch(tail[1]):
        return f"分机写成 {tail[1]}转{tail[2]}；是两个号码就只写一个"
    if numbers and not of_a_person(plain):
        return f"只写号码：{numbers[0]}"
    return "写单位电话，例如 025-00000000、025-00000000转802 或 12351"
