"""Opening hours: texts into week tables, Chinese holidays, the state at an instant; records and above may use it."""

from generator.hours.exports import hsds, schema_org
from generator.hours.filters import open_at_night
from generator.hours.holidays import Calendar, calendar, calendar_of, holiday_faults
from generator.hours.reading import read, says_closed
from generator.hours.schedule import (
    Access,
    NoticeSpan,
    Schedule,
    Special,
    Status,
    contradicts,
    schedule,
    static_text,
)
from generator.hours.state import SOON, State, state
from generator.hours.table import Exception_, Reading, Rule, Season, Span
from generator.hours.wording import WeekRow, summary, week_rows
from generator.hours.workdays import Workdays, workdays

__all__ = [
    "SOON",
    "Access",
    "Calendar",
    "Exception_",
    "NoticeSpan",
    "Reading",
    "Rule",
    "Schedule",
    "Season",
    "Span",
    "Special",
    "State",
    "Status",
    "WeekRow",
    "Workdays",
    "calendar",
    "calendar_of",
    "contradicts",
    "holiday_faults",
    "hsds",
    "open_at_night",
    "read",
    "says_closed",
    "schedule",
    "schema_org",
    "state",
    "static_text",
    "summary",
    "week_rows",
    "workdays",
]
