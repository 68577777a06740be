"""Folding: what a reader types and what a page says become comparable. browser/search.js folds alike."""

_WIDE_FIRST, _WIDE_LAST, _WIDE_SHIFT = 0xFF01, 0xFF5E, 0xFEE0
_IDEOGRAPHIC_SPACE = "\u3000"


def fold(text: str) -> str:
    """Return the text in half width and lower case, each character in its place: the length never changes."""
    return "".join(_fold_character(character) for character in text)


def _fold_character(character: str) -> str:
    code = ord(character)
    if _WIDE_FIRST <= code <= _WIDE_LAST:
        character = chr(code - _WIDE_SHIFT)
    elif character == _IDEOGRAPHIC_SPACE:
        return " "
    lower = character.lower()
    return lower if len(lower) == 1 else character
