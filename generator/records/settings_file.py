"""Reading mkdocs.yml: the settings of a site, with every problem at its line."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator.records.map_options import WRITTEN, written_map
from generator.records.problem import Problem, Severity
from generator.records.settings import Settings, settings_keys
from generator.records.source import Env, Row, read_settings
from generator.records.translate import translated


def load_settings(folder: Path, environment: Mapping[str, str]) -> tuple[Settings | None, list[Problem]]:
    """Read mkdocs.yml. `environment` answers `!ENV`; an unset variable counts as not written."""
    path = folder / "mkdocs.yml"
    if not path.is_file():
        return None, [
            Problem(
                "mkdocs.yml",
                1,
                1,
                "no-settings",
                "这个文件夹里没有 mkdocs.yml",
                "在网站文件夹里运行，或先运行 yitu new 新建一个",
            )
        ]
    document = read_settings("mkdocs.yml", path.read_bytes())
    errors = [problem for problem in document.problems if problem.severity is Severity.ERROR]
    if errors or not document.rows:
        return None, errors or [
            Problem(
                "mkdocs.yml",
                1,
                1,
                "empty-settings",
                "mkdocs.yml 是空的",
                "至少写 site_name、site_url 和 plugins",
            )
        ]
    row = document.rows[0]
    misplaced = _plugin_problems(row)
    if misplaced:
        return None, misplaced
    try:
        written = {WRITTEN: written_map(settings_keys(row.data)["options"])}
        answered = settings_keys(_answered(row.data, environment))
        return Settings.model_validate(answered, context=written), []
    except ValidationError as error:
        return None, [_in_plugin(problem, row) for problem in translated(error, Settings, row)]


def _plugin_problems(row: Row) -> list[Problem]:
    """Without the plugin, or with its options beside it instead of below it, MkDocs would build another site."""
    plugins = row.data.get("plugins")
    if isinstance(plugins, dict):
        entries: list[Any] = [{name: value} for name, value in plugins.items()]
    else:
        entries = plugins if isinstance(plugins, list) else []
    if not any("yitu" in entry if isinstance(entry, dict) else entry == "yitu" for entry in entries):
        line, column = row.place(("plugins",), key=True)
        message, hint = "plugins 里没有 yitu", "加上一行「  - yitu」，选项写在它下面"
        return [Problem("mkdocs.yml", line, column, "no-plugin", message, hint, field="plugins")]
    return [
        Problem(
            "mkdocs.yml",
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
        return {key: _answered(item, environment) for key, item in value.items()}
    if isinstance(value, list):
        return [_answered(item, environment) for item in value]
    return value


def _in_plugin(problem: Problem, row: Row) -> Problem:
    """Point a problem of an option at its place below `plugins:`."""
    if not problem.field.startswith("options"):
        return problem
    rest = tuple(int(part) - 1 if part.isdigit() else part for part in problem.field.split(".")[1:])
    plugins = row.data.get("plugins")
    entries = plugins if isinstance(plugins, list) else []
    at = next(
        (index for index, entry in enumerate(entries) if isinstance(entry, dict) and "yitu" in entry), None
    )
    loc = ("plugins", "yitu", *rest) if at is None else ("plugins", at, "yitu", *rest)
    line, column = row.place(loc)
    return Problem(
        problem.path,
        line,
        column,
        problem.code,
        problem.message,
        problem.hint,
        field=problem.field.removeprefix("options."),
    )
