"""Tables from elsewhere become records, and nothing is lost on the way; only the command uses it."""

from generator.importing.areas import KnownArea
from generator.importing.fault import ImportFault
from generator.importing.files import new_files
from generator.importing.importer import ImportResult, NewRecord, Reject, import_csv
from generator.importing.write import append, as_list_item, as_mapping

__all__ = [
    "ImportFault",
    "ImportResult",
    "KnownArea",
    "NewRecord",
    "Reject",
    "append",
    "as_list_item",
    "as_mapping",
    "import_csv",
    "new_files",
]
