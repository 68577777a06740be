"""Pinyin of single characters, for finding 新街口 by `xinjiekou` and `xjk`. The browser puts them together."""

import json
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.metadata import distribution

_MOST = 3  # further readings are rare ones, which would find too much


def readings_for(characters: Iterable[str]) -> dict[str, str]:
    """Reading without tone -> the characters of these that are read so; a character may have several."""
    known = _dictionary()
    found: dict[str, list[str]] = {}
    for character in sorted(set(characters)):
        tones = known.get(str(ord(character)), "")
        for reading in dict.fromkeys(_spellings(tones)):
            found.setdefault(reading, []).append(character)
    return {reading: "".join(found[reading]) for reading in sorted(found)}


def _spellings(tones: str) -> Iterable[str]:
    """What people type for these readings: ü is typed v, by some u."""
    for reading in tones.split(",")[:_MOST]:
        letters = unicodedata.normalize("NFD", reading)
        plain = "".join(letter for letter in letters.replace("u\u0308", "v") if letter.isascii())
        if plain.isalpha():
            yield plain
            if "v" in plain:
                yield plain.replace("v", "u")


@cache
def _dictionary() -> dict[str, str]:
    """Code point -> readings with tones. pypinyin's data alone: importing its code costs 0.3 s, this a tenth."""
    path = distribution("pypinyin").locate_file("pypinyin/pinyin_dict.json")
    with open(str(path), encoding="utf-8") as file:
        found: dict[str, str] = json.load(file)
    return found
