"""Words with a code for machines and a label for people; either may be written in a record."""

from enum import StrEnum
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from generator.records.text import nearest


class Vocabulary(StrEnum):
    """A closed list of words: `OPEN = "open", "开放", "营业"` is code, label and further accepted spellings."""

    label: str
    spellings: tuple[str, ...]

    # A word equals its code, so it must hash like it; Enum's own hash is that of the name, and slow.
    __hash__ = str.__hash__

    def __new__(cls, code: str, label: str, *spellings: str) -> Self:
        word = str.__new__(cls, code)
        word._value_ = code
        word.label = label
        word.spellings = spellings
        return word

    @classmethod
    def words(cls) -> dict[str, Self]:
        """Every accepted spelling with its word."""
        found: dict[str, Self] = {}
        for word in cls:
            for spelling in (word.value, word.label, *word.spellings):
                found[spelling] = word
        return found

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        words = cls.words()
        labels = "、".join(word.label for word in cls)

        def read(value: object) -> Vocabulary:
            text = value.strip() if isinstance(value, str) else ""
            word = words.get(text)
            if word is not None:
                return word
            close = nearest(text, tuple(words))
            hint = f"是否指「{close}」？" if close else ""
            raise PydanticCustomError(
                "unknown-word",
                "{message}",
                {"message": f"没有「{shown(value)}」这个说法", "hint": f"{hint}可以写：{labels}"},
            )

        return core_schema.no_info_plain_validator_function(
            read, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "enum": list(cls.words())}


def _written(value: object) -> str:
    """A value as YAML writes it on one line."""
    if value is None:
        return "空"
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_written(item)}' for key, item in value.items())}}}"
    return str(value)


def shown(value: object, limit: int = 40) -> str:
    """A value as an error message shows it: one line, cut after `limit` characters."""
    text = " ".join(_written(value).split())
    return text if len(text) <= limit else text[: limit - 1] + "…"
