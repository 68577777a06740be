"""How a person is called when the name is not to be shown."""

from typing import Any
from urllib.parse import unquote

from generator.publication.spelling import tells, without_words
from generator.records import Part, Record
from generator.records.fields import HoursText, read_hours

_TWO = (
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 "
    "皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 "
    "子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 "
    "段干 百里 呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 "
    "左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 仲长 子书 子桑 即墨 达奚 "
    "褚师 "
)
_DOUBLE = frozenset(_TWO.split())
"""Surnames of two characters."""


SOMEBODY = "某某"
"""Stands where the name of somebody stood who is no longer shown."""


def courteous_name(name: str) -> str:
    """A surname with 师傅: 张三 → 张师傅, 欧阳某 → 欧阳师傅; names with · or not in Han → 一位师傅."""
    if len(name) < 2 or any(mark in name for mark in "·•・‧") or not all(_is_han(letter) for letter in name):
        return "一位师傅"
    surname = name[:2] if len(name) > 2 and name[:2] in _DOUBLE else name[0]
    return f"{surname}师傅"


def _is_han(letter: str) -> bool:
    code = ord(letter)
    return 0x3400 <= code <= 0x9FFF or 0x20000 <= code <= 0x3FFFF


def without_name(record: Record, name: str, called: str) -> Record:
    """The record with `called` in place of the name in every text of it.

    Words of somebody else are not altered: a saying or a report that holds the name goes as a whole.
    """
    changed: dict[str, Any] = {
        field: _renamed(getattr(record, field), name, called) for field in type(record).model_fields
    }
    quote = getattr(record, "quote", None)
    if quote and tells(quote.text + quote.source.title, name):
        changed["quote"] = None
    changed["source"] = [
        one
        for one in record.source
        if not tells(f"{one.title}\0{one.publisher}\0{unquote(one.url or '')}", name)
    ]
    return record.model_copy(update=changed)


def _renamed(value: Any, name: str, called: str) -> Any:
    if type(value) is str:
        return without_words(value, [name], called)
    if isinstance(value, HoursText):
        return read_hours(without_words(value.text, [name], called)) if tells(value.text, name) else value
    if isinstance(value, list):
        return [_renamed(item, name, called) for item in value]
    if isinstance(value, dict):
        return {key: _renamed(item, name, called) for key, item in value.items()}
    if isinstance(value, Part):
        fields = type(value).model_fields
        return value.model_copy(
            update={field: _renamed(getattr(value, field), name, called) for field in fields}
        )
    return value
