"""Texts that a hint offers for copying: whole, and written so that YAML takes them as they are meant."""

import re

_LONGEST = 300  # characters


def whole(text: str) -> str:
    """All of a text, or only dots: who copies a part of it loses the rest."""
    text = text.strip()
    return text if len(text) <= _LONGEST else "…"


def in_quotes(value: str) -> str:
    """A value on one line between the quotes within which it needs no change, or the fewest."""
    value = whole(value)
    return "'" + value.replace("'", "''") + "'" if '"' in value or "\\" in value else f'"{value}"'


_SPECIAL = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`~]|.*(?:: |:$| #|[,\[\]{}])")


def plain_or_in_quotes(value: str) -> str:
    """A value on one line, in quotes only where it needs them; it may stand within brackets."""
    return in_quotes(value) if not value or _SPECIAL.match(value) else whole(value)
