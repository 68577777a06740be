"""Writing beside the old site, the manifest, and the swap. Standard library only; it knows no records."""

from generator.publish.manifest import MANIFEST, Written, build_manifest, read_counts, written_below
from generator.publish.purge import to_purge, written_in
from generator.publish.staging import SOURCES, PublishError, Staging
from generator.publish.write import Maker, write_files

__all__ = [
    "MANIFEST",
    "SOURCES",
    "Maker",
    "PublishError",
    "Staging",
    "Written",
    "build_manifest",
    "read_counts",
    "to_purge",
    "write_files",
    "written_below",
    "written_in",
]
