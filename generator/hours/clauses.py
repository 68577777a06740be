"""Groups the tokens of a Chinese text into clauses: which days, in which season, with which spans."""

from dataclasses import dataclass, field

from generator.hours.table import EVERY_DAY, HOLIDAY, WORKING_DAYS, DateKey, Halt, HolidayWord, Span
from generator.hours.tokens import Token

SELECTORS = {"days", "holiday", "feast", "season", "dates", "nth"}
OUTCOMES = {"span", "unsure", "off", "as_usual", "notice", "halt"}
_LIGHT = {"comma", "colon", "stop", "filler", "free", "year_round"}
_PLACES = ("馆", "站", "驿站", "中心", "书房", "书屋", "大厅", "之家", "港湾", "网点", "门店", "服务点", "窗口", "小屋", "商场", "银行", "超市")


@dataclass(slots=True)
class Clause:
    """Selectors and what is said of them: hours, off, ask, open (a holiday changes nothing), or nothing yet."""

    days: int = 0
    feasts: list[DateKey] = field(default_factory=list)
    season: int = -1
    spans: list[Span] = field(default_factory=list)
    outcome: str = ""
    general: bool = False
    labelled: bool = False  # unknown words limit its hours: they are not used

    def selected(self) -> bool:
        """Tell whether the clause says which days it speaks of."""
        return bool(self.days or self.feasts)


@dataclass(slots=True)
class NamedSeason:
    """A season as the text names it; 0 and 0 when it gives no dates."""

    name: str = ""
    first: int = 0
    last: int = 0


@dataclass(slots=True)
class Clauses:
    """All that a text says, in its order."""

    found: list[Clause] = field(default_factory=list)
    late: list[Clause] = field(default_factory=list)
    seasons: list[NamedSeason] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    holiday: HolidayWord = ""
    halt: Halt = ""
    last_entry: int = 0
    last_clock: int = -1
    refers: str = ""  # 以公告为准, 营业时间内: the hours are said elsewhere
    unsure: bool = False
    placed: bool = False  # the hours begin with the name of a place
    office: bool = False


class Grouper:
    """Walks over the tokens once; `result` is complete after `run`."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.result = Clauses()
        self.now = Clause()
        self.order: list[str] = []
        self.run_days = 0
        self.run_feasts: list[DateKey] = []
        self.label = ""
        self.limited = False  # unknown words stood before the last span of this sentence
        self.lunch = False
        self.inside_but = False
        self.in_brackets = False
        self.post: int | None = None  # days named so far in a bracket behind its spans
        self.skip_year = False

    def run(self) -> Clauses:
        """Read all tokens."""
        for at, token in enumerate(self.tokens):
            self.result.known.add(token.kind)
            if self.skip_year and token.kind not in ("stop", "comma", "close"):
                self.result.rest.append(token.text)
                continue
            self.skip_year = False
            handler = getattr(self, f"_{token.kind}", None)
            if handler is not None:
                handler(token, at)
        self._close()
        return self.result

    # Selectors

    def _bracket(self, token: Token, at: int) -> None:
        self.in_brackets = not self.in_brackets
        self._end_paren(token, at)
        if self.in_brackets:
            self._year_round(token, at)

    def _post(self, token: Token, at: int) -> None:
        if self.post is None:
            self.post = 0
            return
        if self.post:
            self._give_before(self.post)
        self.post = None
        self._push()
        self.order = []

    def _days(self, token: Token, at: int) -> None:
        if self.post is not None:
            self.post |= token.value
            return
        if self._belongs_before(at):
            self._give_before(token.value)
            self._push()
            self.order = []
            return
        self._begin("days", at)
        self.run_days |= token.value
        if not self.inside_but:
            self.now.days |= token.value

    _holiday = _days

    def _feast(self, token: Token, at: int) -> None:
        if self.post is not None:
            self.result.unsure = True
            return
        self._begin("days", at)
        self.run_feasts.append(token.key)
        if not self.inside_but:
            self.now.feasts.append(token.key)

    def _otherwise(self, token: Token, at: int) -> None:
        if self.now.selected() and not self.now.outcome:
            self.now.outcome = "ask"
        if self.now.outcome:
            self._push()
            self.order = []
        self.now.days |= EVERY_DAY

    def _nth(self, token: Token, at: int) -> None:
        self.result.late.append(Clause(days=token.value, outcome="ask"))
        self.result.rest.append(token.text)

    def _season(self, token: Token, at: int) -> None:
        before = self._before(at)
        if before is not None and before.kind == "dates" and self.now.season >= 0:
            self.result.seasons[self.now.season].name = f"{token.key}季"
            return
        if self.post is not None:
            self._season_before(NamedSeason(f"{token.key}季"))
            return
        names = [season.name for season in self.result.seasons]
        if f"{token.key}季" in names:
            self._enter_season(names.index(f"{token.key}季"), at)
            return
        self._new_season(NamedSeason(f"{token.key}季"), at)

    def _dates(self, token: Token, at: int) -> None:
        first, last = token.range
        before = self._before(at)
        if before is not None and before.kind == "season" and self.now.season >= 0:
            self.result.seasons[self.now.season].first, self.result.seasons[self.now.season].last = first, last
            return
        if self.post is not None or self._belongs_before(at):
            self._season_before(NamedSeason("", first, last))
            return
        same = [season for season in self.result.seasons if (season.first, season.last) == (first, last)]
        if same:
            self._enter_season(self.result.seasons.index(same[0]), at)
            return
        self._new_season(NamedSeason("", first, last), at)

    def _season_before(self, season: NamedSeason) -> None:
        self.result.seasons.append(season)
        given = [c for c in [*self.result.found, self.now] if c.season < 0 and c.outcome]
        for clause in given:
            clause.season = len(self.result.seasons) - 1
        self.result.unsure = self.result.unsure or not given

    def _new_season(self, season: NamedSeason, at: int) -> None:
        self._begin("season", at)
        if self.now.season >= 0 and not self.now.outcome:
            self.result.unsure = True  # two seasons before one set of hours
        self.result.seasons.append(season)
        self.now.season = len(self.result.seasons) - 1

    def _enter_season(self, index: int, at: int) -> None:
        self._begin("season", at)
        self.now.season = index

    def _begin(self, kind: str, at: int) -> None:
        """Start a new clause when the current one is complete, keeping what stands outside of `kind`."""
        if not self.now.outcome:
            if kind not in self.order:
                self.order.append(kind)
            return
        done = self.now
        self._push()
        outer = self.order[: self.order.index(kind)] if kind in self.order else list(self.order)
        if "season" in outer or (kind == "days" and self.order == ["season"]):
            self.now.season = done.season
        if "days" in outer:
            self.now.days, self.now.feasts = done.days, list(done.feasts)
        self.order = [*outer, kind]

    def _belongs_before(self, at: int) -> bool:
        """Tell whether a selector stands behind its spans: `8:30-17:30 周一至周五，…`, `9:00-21:00（5月1日至9月30日）`."""
        before = self._before(at)
        if before is None or before.kind != "span" or self.now.outcome != "hours":
            return False
        token = self.tokens[at]
        if (token.kind == "dates" and self.now.season >= 0) or (token.kind != "dates" and self.now.selected()):
            return False
        after = next((t for t in self.tokens[at + 1 :] if t.kind not in ("filler", "free")), None)
        if after is None or after.kind == "stop":
            return True
        following = next((t for t in self.tokens[at + 2 :] if t.kind not in ("comma", "filler")), None)
        if after.kind != "comma" or "、" in after.text or after.text in "和及与":
            return False
        return following is None or following.kind == "span" or bool(token.value & WORKING_DAYS)

    def _give_before(self, days: int) -> None:
        open_ones = [clause for clause in [*self.result.found, self.now] if not clause.selected() and clause.outcome]
        for clause in open_ones:
            clause.days = days
        if not open_ones and days & ~self.now.days:
            self.result.unsure = True

    def _before(self, at: int) -> Token | None:
        behind = (t for t in reversed(self.tokens[:at]) if t.kind not in ("filler", "colon", "free"))
        return next(behind, None)

    # Outcomes

    def _span(self, token: Token, at: int) -> None:
        if self.lunch:
            self.now.spans.append(token.range)
            self._break()
            return
        if self.now.outcome in ("off", "open", "ask"):
            self._push()
        self.limited = self.limited or bool(self.label)
        if self.now.outcome == "hours" and self.limited != self.now.labelled:
            self._split()
        if token.range in self.now.spans:
            return
        if self.now.spans and token.range[0] < max(end for _, end in self.now.spans):
            self._overlap(token, at)
        self.now.spans.append(token.range)
        self.now.outcome = self.now.outcome or "hours"
        self.now.labelled = self.limited
        if self.limited:
            self.label += token.text
        self._flush_label()
        self._end_run()

    def _split(self) -> None:
        """Go on with the same days: from here the hours are limited by words that are not understood."""
        done = self.now
        self.result.found.append(done)
        self.now = Clause(days=done.days, feasts=list(done.feasts), season=done.season)

    def _overlap(self, token: Token, at: int) -> None:
        if at + 1 < len(self.tokens) and self.tokens[at + 1].kind in ("off", "halt"):
            return  # a break: 8:00-18:00，12:00-14:00休息
        self.now.outcome = "unsure"
        self.result.notes.append(f"“{token.text}”与前面的时间先后不清楚")

    def _unsure(self, token: Token, at: int) -> None:
        if self.now.outcome in ("off", "open", "ask"):
            self._push()
        self.now.outcome = "unsure"
        self.result.notes.append(f"“{token.text}”可能是当天，也可能到次日，没有采用；请写 24 小时制，跨夜写“次日”")
        self.result.rest.append(token.text)
        self._end_run()

    def _lunch(self, token: Token, at: int) -> None:
        self.lunch = True

    def _off(self, token: Token, at: int) -> None:
        before = self._before(at)
        if before is not None and before.kind == "span" and self.now.spans:
            self._break()
        elif before is not None and before.kind == "nth":
            return
        elif self.now.outcome == "ask" and before is not None and before.kind == "period":
            self.result.rest.append(token.text)
        elif (self.now.selected() or self.now.season >= 0) and not self.now.outcome:
            self.now.outcome = "off"
            self.now.general = self.order == ["days"] and self.now.season < 0
            self._end_run()
        else:
            self.result.halt = self.result.halt or ("ask" if before is not None else "paused")
            self.result.rest.append(self.label + token.text)
            self.label = ""

    def _break(self) -> None:
        self.lunch = False
        start, end = self.now.spans.pop()
        spans: list[Span] = []
        for first, last in self.now.spans:
            spans.extend(part for part in ((first, min(last, start)), (max(first, end), last)) if part[0] < part[1])
        if spans == self.now.spans:
            self.result.unsure = True
        self.now.spans = spans

    def _halt(self, token: Token, at: int) -> None:
        if (self.now.selected() or self.now.season >= 0) and not self.now.outcome and not self.label:
            self._off(token, at)
            return
        self.result.halt = self.result.halt if depends(self.label) else "paused"
        self.result.rest.append(self.label + token.text)
        self.label = ""

    def _doubt(self, token: Token, at: int) -> None:
        self.label += token.text
        self.result.halt = self.result.halt or "ask"

    def _as_usual(self, token: Token, at: int) -> None:
        if self.now.outcome or not self.now.selected():
            return
        self.result.holiday = "open" if self.now.days & HOLIDAY else self.result.holiday
        self.now.outcome = "open"
        self._end_run()

    def _always(self, token: Token, at: int) -> None:
        self.result.holiday = "open"
        if self.now.days & HOLIDAY and not self.now.outcome:
            self.now.outcome = "open"
            self._end_run()

    def _trial(self, token: Token, at: int) -> None:
        self.result.rest.append(token.text)

    def _puzzle(self, token: Token, at: int) -> None:
        """Selectors mixed with unknown words behind hours: whom they limit cannot be told."""
        self.result.unsure = True

    def _year_round(self, token: Token, at: int) -> None:
        if self.now.outcome:
            self._push()
            self.order = []

    def _notice(self, token: Token, at: int) -> None:
        self.result.refers = self.result.refers or token.text
        if self.now.selected() and not self.now.outcome:
            self.now.outcome = "ask"
            self._end_run()
        else:
            self._text(token, at)

    def _shifted(self, token: Token, at: int) -> None:
        self.result.late.append(Clause(days=HOLIDAY, outcome="ask"))
        self.result.rest.append(token.text)

    # Exceptions

    def _except(self, token: Token, at: int) -> None:
        last = self.result.found[-1] if self.result.found else None
        if not (self.run_days or self.run_feasts):
            self.result.unsure = True
            return
        if last is not None and last.outcome == "off" and last.days & EVERY_DAY and self.run_days == HOLIDAY:
            self._except_closed()
        else:
            self.result.late.append(Clause(days=self.run_days, feasts=list(self.run_feasts), outcome="off"))
        self.now.days &= ~self.run_days
        self.now.feasts = [feast for feast in self.now.feasts if feast not in self.run_feasts]
        self._end_run()

    def _except_closed(self) -> None:
        """`周一闭馆（节假日除外）`: a Monday that is a holiday is open; `周一闭馆，节假日除外` may also mean closed."""
        if self.in_brackets:
            self.result.late.append(Clause(days=HOLIDAY, outcome="like_open_days"))
            return
        self.result.late.append(Clause(days=HOLIDAY, outcome="ask"))
        self.result.notes.append("闭馆日后面的“节假日除外”看不出节假日是休息还是开放，当天以现场为准")

    def _but(self, token: Token, at: int) -> None:
        if self.now.outcome:
            self._push()
        self._end_run()
        self.inside_but = True

    def _outside(self, token: Token, at: int) -> None:
        if not self.inside_but:
            return
        if not (self.run_days or self.run_feasts):
            self.result.unsure = True
        self.inside_but = False
        self.result.late.append(Clause(days=self.run_days, feasts=list(self.run_feasts), outcome="off"))
        self._end_run()

    # The rest

    def _text(self, token: Token, at: int) -> None:
        text = token.text.strip()
        if not text or text in ("。", ".", "!", "！", "期间", "日"):
            return
        after = self.tokens[at + 1].kind if at + 1 < len(self.tokens) else ""
        if any(sign.isdigit() for sign in text) and after in SELECTORS | {"span", "unsure", "clock"}:
            self.result.unsure = True
        if not self.label and is_place(text) and not self.result.found and not self.now.outcome:
            self.result.rest.append(text)
            self.result.placed = True
            return
        self.label += text

    _to = _next_day = _monthly = _text

    def _year(self, token: Token, at: int) -> None:
        self.result.rest.append(token.text)
        self.skip_year = "月" in token.text and not token.text.rstrip().endswith(("起", "以来", "至今"))
        if self.skip_year:
            self.result.notes.append(f"“{token.text}”开始的一段只管某一年，请写进 special_hours")

    def _clock(self, token: Token, at: int) -> None:
        self.result.rest.append(self.label + token.text)
        self.label = ""
        self.result.notes.append(f"“{token.text}”只有一个时刻，看不出开始还是结束")
        if (self.now.selected() or self.now.season >= 0) and not self.now.outcome:
            self.now.outcome = "ask"
        else:
            self.result.unsure = True

    def _period(self, token: Token, at: int) -> None:
        self.result.rest.append(token.text)
        if self.now.selected() and not self.now.outcome:
            self.now.outcome = "ask"
            self._end_run()

    def _price(self, token: Token, at: int) -> None:
        self.now.labelled = True
        self.result.rest.append(self.label + token.text)
        self.label = ""

    def _query(self, token: Token, at: int) -> None:
        self.result.rest.append(self.label + token.text)
        self.label = ""

    def _host_hours(self, token: Token, at: int) -> None:
        self.result.refers = self.result.refers or token.text
        if self.now.selected() and not self.now.outcome:
            self.now.outcome = "ask"
        self._query(token, at)

    def _like_office(self, token: Token, at: int) -> None:
        self.result.office = True
        self.result.refers = self.result.refers or token.text
        self._query(token, at)

    def _remark(self, token: Token, at: int) -> None:
        self.result.rest.append(token.text)

    def _last(self, token: Token, at: int) -> None:
        self.result.last_entry = token.value

    def _last_at(self, token: Token, at: int) -> None:
        self.result.last_clock = token.value

    def _comma(self, token: Token, at: int) -> None:
        if token.text in (",", "+"):
            self._outside(token, at)
            self._end_run()
            self._flush_label()

    def _stop(self, token: Token, at: int) -> None:
        if self.now.selected() and not self.now.outcome and not self.inside_but:
            self.now.outcome = "ask"  # 周一至周五；… names days and says nothing of them
            self.result.notes.append("有几天只写了日子，没有写时间")
        self._end_paren(token, at)

    def _end_paren(self, token: Token, at: int) -> None:
        self._outside(token, at)
        self._end_run()
        self._flush_label()
        self.limited = False

    def _flush_label(self) -> None:
        if self.label:
            self.result.rest.append(self.label)
        self.label = ""

    def _end_run(self) -> None:
        self.run_days, self.run_feasts = 0, []

    def _push(self) -> None:
        self._flush_label()
        if self.now.outcome:
            self.result.found.append(self.now)
        self.now = Clause()

    def _close(self) -> None:
        self._outside(Token("outside", ""), len(self.tokens))
        if self.label and self.now.selected() and not self.now.outcome:
            self.now.outcome = "ask"  # 周末延长1小时: something is said of these days
        self._flush_label()
        dangling = self.now.selected() or self.now.season >= 0
        if not self.now.outcome and dangling and any(c.outcome == "hours" for c in self.result.found):
            self.result.unsure = True
        self._push()


def depends(text: str) -> bool:
    """Tell whether a remark speaks of a case that may or may not be given (weather, special events)."""
    return any(word in text for word in ("雨", "雪", "天气", "台风", "高温", "遇", "特殊"))


def is_place(label: str) -> bool:
    """Tell whether unknown words before the hours only name the place (图书馆, 驿站)."""
    return label.strip(" :").endswith(_PLACES)
