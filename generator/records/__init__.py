"""What a record is: strict YAML, typed models, problems with their place, a loaded site. Every room above uses it."""

from generator.records.fields import (
    Count,
    Day,
    Hours,
    Line,
    Lines,
    Phone,
    Place,
    Prose,
    Ref,
    Url,
    labelled,
)
from generator.records.file_read import Memory
from generator.records.kind import Check, RecordKind
from generator.records.model import (
    Basis,
    Checked,
    Correction,
    Figure,
    Part,
    Publish,
    Record,
    Scope,
    Source,
    Stage,
)
from generator.records.paths import name_below, safe_child
from generator.records.problem import Problem, Severity, as_github, as_gitlab, as_json, as_text, sort_problems
from generator.records.references import file_fields, references, targets
from generator.records.settings import Demo, Options, Settings
from generator.records.settings_file import load_settings, setting_rows
from generator.records.site import Loaded, Site, load
from generator.records.source import Row
from generator.records.takedown import digest, taken_names
from generator.records.vocabulary import Vocabulary, shown
from generator.records.written_pages import (
    PAGE_ENDINGS,
    WrittenFiles,
    WrittenPage,
    allowed_words,
    is_leftover,
    written_files,
    written_pages,
)

__all__ = [
    "PAGE_ENDINGS",
    "Basis",
    "Check",
    "Checked",
    "Correction",
    "Count",
    "Day",
    "Demo",
    "Figure",
    "Hours",
    "Line",
    "Lines",
    "Loaded",
    "Memory",
    "Options",
    "Part",
    "Phone",
    "Place",
    "Problem",
    "Prose",
    "Publish",
    "Record",
    "RecordKind",
    "Ref",
    "Row",
    "Scope",
    "Settings",
    "Severity",
    "Site",
    "Source",
    "Stage",
    "Url",
    "Vocabulary",
    "WrittenFiles",
    "WrittenPage",
    "allowed_words",
    "as_github",
    "as_gitlab",
    "as_json",
    "as_text",
    "digest",
    "file_fields",
    "is_leftover",
    "labelled",
    "load",
    "load_settings",
    "name_below",
    "references",
    "safe_child",
    "setting_rows",
    "shown",
    "sort_problems",
    "taken_names",
    "targets",
    "written_files",
    "written_pages",
]
