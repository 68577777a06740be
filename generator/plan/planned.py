"""A file before it is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """Files that are made together: `paths` from the site root when they are known before, and how to make them."""

    name: str
    make: Callable[[], Mapping[str, bytes]]
    paths: tuple[str, ...] = ()


__all__ = ["PlannedFile"]
