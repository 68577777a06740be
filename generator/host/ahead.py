"""What a site needs whatever its records say, made beside their reading: compiled templates and the map document."""

import multiprocessing
import os

from generator import cache, plan
from generator.host import pipeline
from generator.kinds import KINDS
from generator.records import Settings

_LAST = 19  # the rank of a process that runs when no other wants to


def begin(settings: Settings, store: cache.Store, *, jobs: int | None = None) -> None:
    """Fill `store` from a process of its own, which takes nothing from the readers but the time when they wait.

    Whoever builds later finds what is there and makes what is not: nothing waits for this process, and it ends with
    the one that began it. Without a second processor, or where the system cannot fork, there is none.
    """
    several = (jobs or os.cpu_count() or 1) > 1
    if several and "fork" in multiprocessing.get_all_start_methods():
        multiprocessing.get_context("fork").Process(target=_fill, args=(settings, store), daemon=True).start()


def _fill(settings: Settings, store: cache.Store) -> None:
    os.nice(_LAST)
    pipeline.drawn(store, plan.ground_of(settings))
    templates = plan.templates_of(KINDS, bytecode=store.bytecode())
    for name in templates.list_templates():
        templates.get_template(name)


__all__ = ["begin"]
