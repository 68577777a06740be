"""What a site needs whatever its records say, made beside their reading: compiled templates and the map document."""

import contextlib
import multiprocessing
import os
import signal

from generator import cache, plan
from generator.host import pipeline
from generator.kinds import KINDS
from generator.records import Settings

_LAST = 19  # the rank of a process that runs when no other wants to


def begin(settings: Settings, store: cache.Store, *, jobs: int | None = None) -> None:
    """Fill `store` from a process of its own, which takes nothing from the readers but the time when they wait.

    Whoever builds later finds what is there and makes what is not: nothing waits for this process, nothing depends on
    it, and it is ended with the build. Without a second processor, or where the system cannot fork, there is none.
    """
    several = (jobs or os.cpu_count() or 1) > 1
    if several and "fork" in multiprocessing.get_all_start_methods():
        multiprocessing.get_context("fork").Process(target=_fill, args=(settings, store), daemon=True).start()


def _fill(settings: Settings, store: cache.Store) -> None:
    os.nice(_LAST)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What goes wrong here goes wrong again in the build, which says so.
    with contextlib.suppress(Exception):
        _make(settings, store)


def _make(settings: Settings, store: cache.Store) -> None:
    pipeline.drawn(store, plan.ground_of(settings))
    templates = plan.templates_of(KINDS, bytecode=store.bytecode())
    for name in templates.list_templates():
        templates.get_template(name)


__all__ = ["begin"]
