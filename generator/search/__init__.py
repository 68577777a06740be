"""The search index of the whole site as data files, for the plan; the browser's search.js reads them."""

from generator.search.index import INDEX, Entry, search_data
from generator.search.text import fold

__all__ = ["INDEX", "Entry", "fold", "search_data"]
