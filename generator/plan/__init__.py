"""From a view to the list of everything that will be written: pages, data files, assets. It renders nothing itself.

Used by host only. Pages and files are planned with a way to make them, so that they can be made in any order, in any
process, or one at a time on request.
"""

from generator.plan.assets import Assets, browser_assets, ground_of
from generator.plan.chrome import chrome_globals, site_values
from generator.plan.gather import Plan, context_for, gather, templates_of
from generator.plan.planned import PlannedFile
from generator.plan.taken import FILES, TOPS, is_made, may_be_taken, taken

__all__ = [
    "FILES",
    "TOPS",
    "Assets",
    "Plan",
    "PlannedFile",
    "browser_assets",
    "chrome_globals",
    "context_for",
    "gather",
    "ground_of",
    "is_made",
    "may_be_taken",
    "site_values",
    "taken",
    "templates_of",
]
