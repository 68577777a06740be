"""Which files an import changes or makes, and their new text; nothing is written here."""

from collections.abc import Callable

from generator.importing.fault import ImportFault
from generator.importing.importer import ImportResult
from generator.importing.write import append
from generator.records import RecordKind

AREAS = "content/records/areas.yml"


def new_files(
    result: ImportResult, kind: RecordKind, *, name: str, read: Callable[[str], str | None]
) -> dict[str, str]:
    """Path below the site folder -> whole new text; `read` gives the present text of a path, None without file.

    Records are added to the kind's first file; where its list cannot be added to, to a file called `name`.
    """
    files: dict[str, str] = {}
    if kind.shape == "mapping":
        for record in result.records:
            path = kind.files[0].replace("*", record.id)
            if read(path) is not None:
                raise ImportFault(f"{path} 已经存在", "先移走这个文件，或删去表里对应的一行")
            files[path] = record.text
    elif result.records:
        path, text = _added(kind.files, name, result.records_text, read)
        files[path] = text
    if result.areas:
        path, text = _added((AREAS,), name, result.areas_text, read)
        files[path] = text
    return files


def _added(
    patterns: tuple[str, ...], name: str, text: str, read: Callable[[str], str | None]
) -> tuple[str, str]:
    first = patterns[0]
    whole = append(read(first) or "", text)
    if whole is not None:
        return first, whole
    for pattern in patterns[1:]:
        path = pattern.replace("*", name)
        if read(path) is None:
            return path, text
    raise ImportFault(f"{first} 的写法不便在末尾添加", "把它改写成每条记录以「- 」开头的列表，再导入")
