"""What must hold of outcomes beyond their fields."""

from collections.abc import Iterator

from generator.kinds.outcome.model import Outcome
from generator.kinds.told import story_checks, story_doubts
from generator.records import Problem, Severity, Site


def days_are_not_ahead(site: Site) -> Iterator[Problem]:
    """Nothing was asked, promised or done tomorrow."""
    today = site.today.isoformat()
    for outcome in site.all("outcome"):
        for name in ("asked_on", "promised_on", "done_on"):
            day = getattr(outcome, name)
            if day is not None and day > today[: len(day)]:
                message, more = f"{day} 还没到", {"severity": Severity.WARNING, "timely": True}
                yield site.problem("outcome", outcome.id, (name,), "future-date", message, "核对年份", **more)


def facts_stated(outcome: Outcome) -> int:
    """The facts in fields of their own: the day of the promise, the day it was done, each figure."""
    days = (outcome.promised_on, outcome.done_on)
    return sum(day is not None for day in days) + len(outcome.figures)


CHECKS = story_checks("outcome")
DOUBTS = (days_are_not_ahead, *story_doubts("outcome", facts_stated))
