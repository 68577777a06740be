"""Groups the tokens of a Chinese text into clauses."""

from generator.hours import asides, excepting, resting, saying, selecting
from generator.hours.clauses import Clauses
from generator.hours.excepting import end_exclusion
from generator.hours.tokens import Token
from generator.hours.walk import Walk

_HANDLERS = selecting.HANDLERS | excepting.HANDLERS | saying.HANDLERS | resting.HANDLERS | asides.HANDLERS


def group(tokens: list[Token]) -> Clauses:
    """Walk over all tokens once."""
    walk = Walk(tokens)
    for at, token in enumerate(tokens):
        walk.result.known.add(token.kind)
        if walk.skip_year and token.kind not in ("stop", "comma", "close"):
            walk.result.rest.append(token.text)
            continue
        walk.skip_year = False
        handler = _HANDLERS.get(token.kind)
        if handler is not None:
            handler(walk, token, at)
    _finish(walk)
    return walk.result


def _finish(walk: Walk) -> None:
    end_exclusion(walk, Token("outside", ""), len(walk.tokens))
    if walk.label and walk.now.selected() and not walk.now.outcome:
        walk.now.outcome = "ask"  # 周末延长1小时: something is said of these days
    walk.flush_label()
    dangling = walk.now.selected() or walk.now.season >= 0
    if not walk.now.outcome and dangling and any(c.outcome == "hours" for c in walk.result.found):
        walk.result.unsure = True
    walk.push()
