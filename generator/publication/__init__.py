"""Who and what may appear on a date: the only filter between the records and the public.

Everything below the gate (pages, lists, counts, search, feeds, data files) is made from a `View` and sees nothing else.
"""

from generator.publication.beside import telling_files
from generator.publication.gate import last_day, published, verdict
from generator.publication.leaks import gone_names, hidden_names, leading_to, spoken
from generator.publication.view import View

__all__ = [
    "View",
    "gone_names",
    "hidden_names",
    "last_day",
    "leading_to",
    "published",
    "spoken",
    "telling_files",
    "verdict",
]
