"""The state of a walk over the tokens of a text: the clause being built, and what stands outside of it."""

from dataclasses import dataclass, field

from generator.hours.clauses import Clause, Clauses
from generator.hours.table import DateKey
from generator.hours.tokens import Token


@dataclass(slots=True)
class Walk:
    """Where a reader of tokens stands; `order` tells which kind of selector encloses the other."""

    tokens: list[Token]
    result: Clauses = field(default_factory=Clauses)
    now: Clause = field(default_factory=Clause)
    order: list[str] = field(default_factory=list)
    run_days: int = 0  # named since the last comma, for 除外 behind them
    run_feasts: list[DateKey] = field(default_factory=list)
    label: str = ""  # unknown words not yet put anywhere
    named: int = 0  # days said to be open, before any hours
    limited: bool = False  # unknown words stood before the last span of this sentence
    of_service: bool = False  # … and they name something within the place (人工服务)
    lunch: bool = False  # the next span is a break
    inside_but: bool = False  # between 除 and 外
    in_brackets: bool = False  # within a clause that stands in brackets
    skip_year: bool = False  # within a sentence that holds for one year only
    post: int | None = None  # days named so far in brackets behind their spans

    def begin(self, kind: str, at: int) -> None:
        """Start a new clause when the current one is complete, keeping what stands outside of `kind`."""
        if not self.now.outcome:
            if kind not in self.order:
                self.order.append(kind)
            return
        done = self.now
        self.push()
        outer = self.order[: self.order.index(kind)] if kind in self.order else list(self.order)
        whole = done.outcome == "off" and not done.selected()  # 寒暑假休息，周一至周五9:00-17:00
        if whole:
            outer = [other for other in outer if other != "season"]
        elif "season" in outer or (kind == "days" and self.order == ["season"]):
            self.now.season = done.season
        if "days" in outer:
            self.now.days, self.now.feasts = done.days, list(done.feasts)
        if kind == "season" and "days" in outer and done.season < 0 and not self.in_brackets:
            kinds = {c.days for c in self.result.found if c.season < 0 and c.days and c.outcome == "hours"}
            if len(kinds) > 1:
                self.now.days, self.now.feasts, self.now.torn = 0, [], True
        self.order = [*outer, kind]

    def before(self, at: int) -> Token | None:
        behind = (t for t in reversed(self.tokens[:at]) if t.kind not in ("filler", "colon", "free", "meet"))
        return next(behind, None)

    def flush_label(self) -> None:
        if self.label:
            self.result.rest.append(self.label)
        self.label = ""

    def end_run(self) -> None:
        self.run_days, self.run_feasts = 0, []

    def push(self) -> None:
        self.flush_label()
        if self.now.outcome:
            self.result.found.append(self.now)
        self.now = Clause()


def has_hours(walk: Walk) -> bool:
    """Tell whether the text has given hours of the place so far."""
    return any(c.outcome == "hours" and not c.labelled for c in (*walk.result.found, walk.now))
