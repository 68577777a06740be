"""Reading mkdocs.yml: the settings of a site, with every problem at its line."""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator.records.file_read import follows
from generator.records.map_options import WRITTEN, written_map
from generator.records.paths import content_of, unreadable
from generator.records.problem import Problem, Severity, sort_problems
from generator.records.row import Location
from generator.records.settings import Settings, settings_keys
from generator.records.source import Env, Row, read_settings
from generator.records.translate import translated


def load_settings(folder: Path, environment: Mapping[str, str]) -> tuple[Settings | None, list[Problem]]:
    """Read mkdocs.yml; all its problems, by line. `environment` answers `!ENV`; an unset variable counts as not written."""
    path = folder / SETTINGS
    if not os.path.lexists(path):
        hint = "在网站文件夹里运行，或先运行 yitu new 新建一个"
        return None, [Problem(SETTINGS, 1, 1, "no-settings", "这个文件夹里没有 mkdocs.yml", hint)]
    content = content_of(path, SETTINGS)
    if isinstance(content, Problem):
        return None, [content]
    document = read_settings(SETTINGS, content)
    errors = [problem for problem in document.problems if problem.severity is Severity.ERROR]
    if not document.rows:
        hint = "至少写 site_name、site_url 和 plugins"
        return None, errors or [Problem(SETTINGS, 1, 1, "empty-settings", "mkdocs.yml 是空的", hint)]
    row = document.rows[0]
    settings, found = _validated(row, environment)
    errors += [problem for problem in found if not follows(problem, row, errors)]
    return None if errors else settings, sort_problems(errors)


SETTINGS = "mkdocs.yml"


def setting_place(folder: Path, loc: Location) -> tuple[int, int]:
    """Line and column of an option of the plugin, for those who find out later that it is wrong; 1:1 if it is not there."""
    row = setting_row(folder)
    return _option_place(row, loc) if row else (1, 1)


def setting_row(folder: Path) -> Row | None:
    """mkdocs.yml as it is written, for those who have something to say of it later; None where it cannot be read."""
    content = content_of(folder / SETTINGS, SETTINGS)
    rows = read_settings(SETTINGS, content).rows if isinstance(content, bytes) else []
    return rows[0] if rows else None


def setting_rows(folder: Path) -> tuple[list[Row], list[Problem]]:
    """mkdocs.yml and the files that it inherits from, as they are written, nearest first; no rows where one of them
    cannot be read as strictly as mkdocs.yml, and why.
    """
    rows: list[Row] = []
    path, holder, place = folder / SETTINGS, SETTINGS, (1, 1)
    while True:
        name = Path(os.path.relpath(path, folder)).as_posix()
        wrong = "不存在" if not path.is_file() else "绕回来了" if name in [row.path for row in rows] else ""
        if wrong:
            message, hint = f"INHERIT 写的文件「{name}」{wrong}", "检查文件名，或删去 INHERIT 这一行"
            return [], [Problem(holder, *place, "mkdocs-setting", message, hint, field="INHERIT")]
        try:
            document = read_settings(name, path.read_bytes())
        except OSError as error:
            return [], [unreadable(name, error)]
        errors = [problem for problem in document.problems if problem.severity is Severity.ERROR]
        if errors:
            return [], errors
        rows += document.rows
        parent = rows[-1].data.get("INHERIT") if document.rows else None
        if parent is None:
            return rows, []
        if not isinstance(parent, str):
            return [], []  # the environment says which file it is
        path, holder, place = path.parent / parent, name, rows[-1].place(("INHERIT",))


def _validated(row: Row, environment: Mapping[str, str]) -> tuple[Settings | None, list[Problem]]:
    misplaced = _plugin_problems(row)
    try:
        written = {WRITTEN: written_map(settings_keys(row.data)["options"])}
        answered = settings_keys(_answered(row.data, environment))
        return Settings.model_validate(answered, context=written), misplaced
    except ValidationError as error:
        return None, misplaced + [_in_plugin(problem, row) for problem in translated(error, Settings, row)]


def _plugin_problems(row: Row) -> list[Problem]:
    """Without the plugin, or with its options beside it instead of below it, MkDocs would build another site."""
    plugins = row.data.get("plugins")
    if row.partial and plugins is None:
        return []  # they could not be read, which has been told
    if isinstance(plugins, dict):
        entries: list[Any] = [{name: value} for name, value in plugins.items()]
    else:
        entries = plugins if isinstance(plugins, list) else []
    if not any("yitu" in entry if isinstance(entry, dict) else entry == "yitu" for entry in entries):
        line, column = row.place(("plugins",), key=True)
        message, hint = "plugins 里没有 yitu", "加上一行「  - yitu」，选项写在它下面"
        return [Problem(SETTINGS, line, column, "no-plugin", message, hint, field="plugins")]
    return [
        Problem(
            SETTINGS,
            *row.place(("plugins", index, key), key=True),
            "option-not-indented",
            f"「{key}」没有缩进到 yitu 下面",
            f"在「{key}」前面再加四个空格，让它比 yitu 更靠右",
            field=key,
        )
        for index, entry in enumerate(entries)
        if isinstance(entry, dict) and "yitu" in entry
        for key in entry
        if key != "yitu"
    ][:1]


def _answered(value: Any, environment: Mapping[str, str]) -> Any:
    if isinstance(value, Env):
        return next((environment[name] for name in value.names if name in environment), value.default)
    if isinstance(value, dict):
        answers = ((key, item, _answered(item, environment)) for key, item in value.items())
        return {
            key: answer for key, item, answer in answers if answer is not None or not isinstance(item, Env)
        }
    if isinstance(value, list):
        return [_answered(item, environment) for item in value]
    return value


def _in_plugin(problem: Problem, row: Row) -> Problem:
    """Point a problem of an option at its place below `plugins:`."""
    if not problem.field.startswith("options"):
        return problem
    names = problem.field.removeprefix("options.")
    line, column = _option_place(row, _written_place(settings_keys(row.data)["options"], names.split(".")))
    return replace(problem, line=line, column=column, field=names)


def _written_place(box: Any, names: list[str]) -> Location:
    """The place that the name of a field means: 2027 is a key in a mapping, and the last but many item in a list."""
    place: list[str | int] = []
    for name in names:
        part: str | int = int(name) - 1 if isinstance(box, list) and name.isdigit() else name
        place.append(part)
        inside = isinstance(box, list) and isinstance(part, int) and part < len(box)
        box = box[part] if inside or (isinstance(box, dict) and part in box) else None
    return tuple(place)


def _option_place(row: Row, loc: Location) -> tuple[int, int]:
    plugins = row.data.get("plugins")
    entries = plugins if isinstance(plugins, list) else []
    at = next(
        (index for index, entry in enumerate(entries) if isinstance(entry, dict) and "yitu" in entry), None
    )
    return row.place(("plugins", "yitu", *loc) if at is None else ("plugins", at, "yitu", *loc))
