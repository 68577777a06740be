"""The shell and the stamp: a page frame rendered once, split once, then filled for every record page."""

import json
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

SLOTS = ("title", "description", "canonical", "og", "json_ld", "body", "kind", "scripts", "robots", "base")
"""The places in a frame that differ from page to page."""


@dataclass(frozen=True, slots=True)
class Shell:
    """A frame as literal pieces and the slot after each piece; the last piece has no slot."""

    pieces: tuple[str, ...]
    slots: tuple[str, ...]

    def stamp(self, values: Mapping[str, str]) -> str:
        """The page. Values must already be escaped for their places; nothing in them is looked at again."""
        parts = [""] * (len(self.pieces) + len(self.slots))
        parts[::2] = self.pieces
        parts[1::2] = [values[slot] for slot in self.slots]
        return "".join(parts)


def cast(render: Callable[[Mapping[str, Markup]], str]) -> Shell:
    """Render a frame with a token in each slot and split it at the tokens.

    Tokens are random, so no text in the frame can be taken for one; values are filled in afterwards and never
    searched. Raises ValueError when the frame leaves a slot out that every page needs.
    """
    mark = secrets.token_hex(12)
    tokens = {slot: f"yitu{mark}{slot}z" for slot in SLOTS}
    frame = render({slot: Markup(token) for slot, token in tokens.items()})
    named = {token: slot for slot, token in tokens.items()}
    pieces: list[str] = []
    slots: list[str] = []
    rest = frame
    while (at := rest.find(f"yitu{mark}")) >= 0:
        token = rest[at : rest.index("z", at + 4 + len(mark)) + 1]
        pieces.append(rest[:at])
        slots.append(named[token])
        rest = rest[at + len(token) :]
    pieces.append(rest)
    missing = {"title", "body", "base"} - set(slots)
    if missing:
        raise ValueError(f"the shell has no slot for {sorted(missing)}")
    return Shell(tuple(pieces), tuple(slots))


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)
_UNSAFE = re.compile("[<>&\u2028\u2029]")


def json_in_html(value: Any) -> Markup:
    """JSON that is safe inside a script element: no tag, comment or line separator can arise from it."""
    return Markup(_UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", _JSON.encode(value)))


def json_ld_element(value: Mapping[str, Any] | None) -> str:
    """The JSON-LD element of a page, nothing for None."""
    if value is None:
        return ""
    return f'<script type="application/ld+json">{json_in_html(value)}</script>'


__all__ = ["SLOTS", "Shell", "cast", "json_in_html", "json_ld_element"]
