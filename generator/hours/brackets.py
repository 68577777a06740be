"""Brackets in a text: what they hold decides whether they are a selector, a clause of their own or a remark."""

from generator.hours.clauses import OUTCOMES, SELECTORS, depends, speaks_of_access
from generator.hours.tokens import Token

_INLINE = {
    "but",
    "span",
    "unsure",
    "off",
    "except",
    "shifted",
    "notice",
    "as_usual",
    "clock",
    "last",
    "last_at",
    "always",
    "lunch",
    "shut",
}


_FOR_NOW = ("临时", "目前", "暂", "已", "正在", "近期")


def _kinds(tokens: list[Token]) -> set[str]:
    return {token.kind for token in tokens}


def open_brackets(tokens: list[Token]) -> list[Token]:
    """Dissolve brackets (an unclosed one ends with the text)."""
    flat: list[Token] = []
    at = 0
    while at < len(tokens):
        if tokens[at].kind != "open":
            flat.append(tokens[at])
            at += 1
            continue
        inside, at = _inside(tokens, at + 1)
        flat.extend(_dissolve(inside, flat))
    return [token for token in flat if token.kind != "close"]


def _inside(tokens: list[Token], at: int) -> tuple[list[Token], int]:
    inside: list[Token] = []
    depth = 1
    while at < len(tokens):
        depth += {"open": 1, "close": -1}.get(tokens[at].kind, 0)
        if depth == 0:
            return inside, at + 1
        if tokens[at].kind not in ("open", "close"):
            inside.append(tokens[at])
        at += 1
    return inside, at


def _dissolve(inside: list[Token], before: list[Token]) -> list[Token]:
    kinds = {token.kind for token in inside}
    last = next((token.kind for token in reversed(before) if token.kind not in ("filler", "free")), "")
    if kinds <= {"including", "filler", "comma"} or (
        kinds <= {"off", "shut", "filler"} and last in SELECTORS
    ):
        return inside
    selecting = bool(kinds & SELECTORS)
    if not selecting and not kinds & {"span", "unsure", "last", "last_at", "shifted", "always", "lunch"}:
        return _remark(inside)
    about_access = any(token.kind == "text" and speaks_of_access(token.text) for token in inside)
    if about_access and not selecting and kinds & {"span", "clock"}:
        return _remark(inside)
    if not kinds & _INLINE:
        return inside if last not in ("span", "post") else _clauses(inside, last)
    if kinds & (OUTCOMES - {"span", "unsure"}) or kinds & {"except", "but"}:
        return _clauses(inside, last)
    # What follows `8:30-17:00（5月1日至10月31日 8:00-18:00）` holds all year.
    return [*inside, Token("year_round", "")] if kinds & {"dates", "season"} and "span" in kinds else inside


def _clauses(inside: list[Token], last: str) -> list[Token]:
    """Cut `周一至周六，节假日除外` into selectors for what stands before, and clauses of their own."""
    parts: list[list[Token]] = [[]]
    whole = any(token.kind == "meet" for token in inside)  # 如遇节假日，以通知为准
    for token in inside:
        if token.kind in ("comma", "stop") and token.text in ",;" and not whole:
            parts.append([])
        else:
            parts[-1].append(token)
    found: list[Token] = []
    selectors: list[Token] = []
    for part in parts:
        kinds = {token.kind for token in part}
        if kinds & {"span", "unsure"} and kinds & {"off", "shut", "lunch"} and not kinds & SELECTORS:
            found = [*part, *found]  # a break in the hours before the brackets: （12:00-14:00休息）
        elif kinds & _INLINE or last not in ("span", "post"):
            found.extend([Token("bracket", ""), *part, Token("bracket", "")])
        elif not kinds & SELECTORS:
            found.extend(_remark(part))
        elif "text" in kinds:
            found.append(Token("puzzle", ""))
        else:
            selectors.extend(token for token in part if token.kind != "filler")
    behind = [Token("post", ""), *selectors, Token("post", "")] if selectors else []
    return behind + found


def _remark(inside: list[Token]) -> list[Token]:
    text = "".join(token.text for token in inside)
    if all(token.kind in ("filler", "comma", "colon", "free", "stop") for token in inside):
        return []
    kinds = ("like_office",) if depends(text) else ("doubt", "halt", "like_office")
    if _kinds(inside) & {"off", "shut"} and not depends(text) and any(word in text for word in _FOR_NOW):
        return [Token("doubt", ""), Token("stop", ";"), Token("remark", text), Token("stop", ";")]
    flags = [Token(token.kind, "") for token in inside if token.kind in kinds]
    return [*flags, Token("stop", ";"), Token("remark", text), Token("stop", ";")] if text else []
