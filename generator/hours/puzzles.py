"""Orders of words that can be read in two ways, of which one would state that a place is closed while it is open."""

from generator.hours.table import HOLIDAY, WORKING_DAYS
from generator.hours.tokens import Token


def with_puzzles(tokens: list[Token]) -> list[Token]:
    """Mark what cannot be told: `9:00-17:00 周六日，节假日休息` opens at weekends, or rests then."""
    for at in range(1, len(tokens)):
        if (
            tokens[at].kind == "days"
            and tokens[at].value & WORKING_DAYS != WORKING_DAYS
            and _rests(tokens, at + 1)
        ):
            before = [token.kind for token in tokens[:at] if token.kind not in ("open", "filler")]
            if before[-1:] == ["span"] and "days" not in before:
                return [*tokens, Token("puzzle", "")]
    return tokens


def _rests(tokens: list[Token], at: int) -> bool:
    """Whether a comma and holidays that rest follow; 、 would make one list of both."""
    kinds = [token.kind for token in tokens[at : at + 3]]
    return kinds == ["comma", "holiday", "off"] and tokens[at].text == "," and tokens[at + 1].value == HOLIDAY
