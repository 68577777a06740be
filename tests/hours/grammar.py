"""Texts put together from the ways people write them, each with what it means: a second opinion on the reader."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

Spans = list[tuple[int, int]]
Meaning = Callable[[datetime.date], Spans]
WEEK = "一二三四五六日"
MONTH_END = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
STYLES = ("colon", "wide", "padded", "words", "halves")
CLOSED = ("闭馆", "休息", "不开放", "公休", "全天闭馆")
HOLIDAYS = ("", "", "", "，节假日休息", "（法定节假日除外）", "，节假日另行通知", "，全年无休")
BEHIND = ("", "", "（需预约）", " 电话：000-00000000", "，免费开放", "（16:00停止入场）")


@dataclass(frozen=True)
class Text:
    """A text and the hours of any ordinary date that it speaks of."""

    text: str
    on: Meaning


class Writer:
    """Writes texts of hours, always the same for a seed."""

    def __init__(self, seed: int) -> None:
        self.any = Random(seed)
        self.style = ""

    def clock(self, minute: int) -> str:
        hour, rest = divmod(minute, 60)
        if self.style == "words":
            return f"{hour}点" + {0: "", 30: "半"}[rest]
        if self.style == "halves":
            half = "上午" if hour < 12 else "中午" if hour == 12 else "下午" if hour < 18 else "晚上"
            return f"{half}{hour if hour <= 12 else hour - 12}:{rest:02}"
        return {"colon": f"{hour}:{rest:02}", "wide": f"{hour}：{rest:02}", "padded": f"{hour:02}:{rest:02}"}[
            self.style
        ]

    def times(self, spans: Spans) -> str:
        dash = self.any.choice(("-", "—", "--", "～", "至", " - ", "到", "－"))
        return self.any.choice(("，", " ", "、")).join(self.clock(a) + dash + self.clock(b) for a, b in spans)

    def spans(self) -> Spans:
        def between(low: int, high: int) -> int:
            return self.any.randrange(low, high + 1, 30)

        if self.any.random() < 0.6:
            return [(between(360, 600), between(1020, 1320))]
        return [(between(420, 570), between(660, 720)), (between(780, 900), between(1020, 1290))]

    def days(self, days: list[int]) -> str:
        if days == [5, 6]:
            return self.any.choice(("周末", "双休日", "周六日", "周六、日", "周六、周日", "星期六、星期日"))
        if days == list(range(7)):
            return self.any.choice(("每天", "每日", "周一至周日", "天天"))
        week = self.any.choice(("周", "星期"))
        if len(days) > 2 and days == list(range(days[0], days[-1] + 1)):
            return f"{week}{WEEK[days[0]]}{self.any.choice(('至', '到', '-', '—'))}{week}{WEEK[days[-1]]}"
        return "、".join(f"{week}{WEEK[day]}" for day in days)

    def rest(self, days: list[int]) -> str:
        return self.days(days) + self.any.choice(CLOSED)

    def week(self) -> Text:
        """One week for the whole year."""
        self.style = self.any.choice(STYLES)
        form = self.any.choice((self._some_days, self._two_groups, self._closed, self._different))
        text, table = form()
        end = "" if text[-1] in WEEK and "点" not in text[-3:] else self.any.choice(HOLIDAYS)
        return Text(text + end + self.any.choice(BEHIND), lambda date: table[date.weekday()])

    def _some_days(self) -> tuple[str, list[Spans]]:
        days = self.any.choice(([*range(7)], [*range(5)], [5, 6], [*range(1, 7)], [0, 2, 4], [*range(6)]))
        spans = self.spans()
        times = self.times(spans)
        text = self.any.choice(
            (f"{self.days(days)} {times}", f"{self.days(days)}：{times}", f"{times}（{self.days(days)}）")
        )
        return text, [spans if day in days else [] for day in range(7)]

    def _two_groups(self) -> tuple[str, list[Spans]]:
        days, others = self.any.choice(
            (([*range(5)], [5, 6]), ([*range(4)], [4, 5, 6]), ([1, 2, 3, 4], [5, 6]))
        )
        spans, more = self.spans(), self.spans()
        text = f"{self.days(days)}{self.times(spans)}{self.any.choice(('；', '，', ' ', ''))}{self.days(others)}：{self.times(more)}"
        return text, [spans if day in days else more if day in others else [] for day in range(7)]

    def _closed(self) -> tuple[str, list[Spans]]:
        days = self.any.choice(([0], [6], [0, 1], [5, 6], [2]))
        spans = self.spans()
        times, rest = self.times(spans), self.rest(days)
        text = self.any.choice(
            (f"{rest}，{times}", f"{times}；{rest}", f"{times} {rest}", f"{times}（{rest}）")
        )
        return text, [[] if day in days else spans for day in range(7)]

    def _different(self) -> tuple[str, list[Spans]]:
        days = self.any.choice(([0], [6], [5, 6], [4]))
        usual, other = self.spans(), self.spans()
        word = self.any.choice(("其他时间", "其余时间", "平时"))
        text = self.any.choice(
            (
                f"{self.times(usual)}（{self.days(days)} {self.times(other)}）",
                f"{self.days(days)}{self.times(other)}，{word}{self.times(usual)}",
            )
        )
        return text, [other if day in days else usual for day in range(7)]

    def seasons(self) -> Text:
        """Two halves of the year."""
        self.style = self.any.choice(STYLES)
        first, last = self.any.choice(((5, 9), (4, 10), (6, 9), (5, 10), (6, 8)))
        summer, winter = self.spans(), self.spans()
        one, two = self._months(first, last), self._months(last + 1, first - 1)
        warm, cold = self.times(summer), self.times(winter)
        apart = self.any.choice(("；", "，", "； "))
        text = self.any.choice(
            (
                f"夏季（{one}）{warm}{apart}冬季（{two}）{cold}",
                f"{one}：{warm}{apart}{two}：{cold}",
                f"{warm}（{one}）{apart}{cold}（{two}）",
                f"夏季({one}){warm}{apart}冬季{cold}",
                f"{one}{warm}，{self.any.choice(('其余时间', '其他月份', '平时'))}{cold}",
                f"{cold}（{one} {warm}）",
            )
        )
        closed = self.any.choice(([], [], [0], [6]))
        if closed:
            text += self.any.choice(("，", "；", " ")) + self.rest(closed)
        text += self.any.choice(HOLIDAYS)

        def on(date: datetime.date) -> Spans:
            return [] if date.weekday() in closed else summer if first <= date.month <= last else winter

        return Text(text, on)

    def _months(self, first: int, last: int) -> str:
        new_year = self.any.choice(("次年", "")) if first > last else ""
        whole = f"{first}月1日至{new_year}{last}月{MONTH_END[last - 1]}日"
        return self.any.choice(
            (whole, f"{first}月-{new_year}{last}月", f"{first}月至{new_year}{last}月", f"{first}-{last}月")
        )
