"""The id of a row: its own where that is one, else one that every import of the same row gives again."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from generator.importing.areas import short_hash
from generator.records.text import is_reserved

_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_OPAQUE = re.compile(r"[pt]-[0-9a-z]{3,12}")
_TEAM = re.compile(r"(?:队|团队|班组|班|组|团|集体|中心|驿站|党支部|公司|联盟|工会)$")


def plain_id(own: str, telling: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """(id, note) for a place or a thing: its own id, or one of (heading, cell) that tell it from others.

    Ids are public, and whoever knows the rest of a row finds a telephone number by trying them all: nothing of
    a person may be among them.
    """
    own = _folded(own)
    if _ID.fullmatch(own) and not is_reserved(own):
        return own, ""
    return "s-" + _digest(telling), "没有合格编号的行按内容编了号"


def opaque_id(cells: Mapping[str, str]) -> tuple[str, str]:
    """(id, note) for a person or a team: it tells neither name nor place in a table."""
    own = _folded(cells.get("id", ""))
    if _OPAQUE.fullmatch(own):
        return own, ""
    prefix = "t-" if _TEAM.search(cells.get("name", "")) else "p-"
    return prefix + _digest(cells.items())[:6], "人员和集体一律用随机样式的编号，不用原表编号"


def _folded(text: str) -> str:
    return re.sub(r"[\s_./]+", "-", unicodedata.normalize("NFKC", text).casefold()).strip("-")


def _digest(telling: Iterable[tuple[str, str]]) -> str:
    return short_hash("\n".join(f"{name}={text}" for name, text in sorted(telling) if text))
