"""Opening hours: texts into week tables, holidays, and the state at an instant; any room may use it."""

from generator.hours.reading import read
from generator.hours.table import Exception_, Reading, Rule, Season, Span

__all__ = ["Exception_", "Reading", "Rule", "Season", "Span", "read"]
