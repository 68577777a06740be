"""What MkDocs itself has against mkdocs.yml, as problems of that file."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.host.mkdocs_words import in_chinese, missing_pages, missing_parent
from generator.host.page_links import missing_links
from generator.records import Problem, Settings, Severity, WrittenFiles, setting_row, sort_problems

Said = list[tuple[str, str]]


def refused_by_mkdocs(folder: Path, settings: Settings, written: WrittenFiles) -> list[Problem]:
    """What MkDocs itself has against mkdocs.yml and against links of pages, told before anything is built.

    Hooks are looked for, never run.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    row = setting_row(folder)
    if row is not None and row.data.get("INHERIT") is not None:
        return list(missing_parent(folder, row))  # nobody has looked whether it runs something
    try:
        config, errors, warnings = _validated(folder / "mkdocs.yml")
    except Exception as error:  # whatever a plugin, an extension or a tag of YAML raises when it is loaded
        return [in_chinese(folder, "mkdocs.yml", str(error), Severity.ERROR)]
    problems = [in_chinese(folder, key, said, Severity.ERROR) for key, said in errors]
    problems += [in_chinese(folder, key, said, Severity.WARNING) for key, said in warnings]
    if "docs_dir" not in dict(errors):
        problems += other_pages(folder, settings, config)
    if config.validation.links.not_found >= logging.WARNING:
        problems += missing_links(settings, written, config.markdown_extensions)
    return sort_problems([*problems, *missing_pages(folder, settings.docs_dir)])


def _validated(path: Path) -> tuple[MkDocsConfig, Said, Said]:
    """The configuration without what is wrong in it, errors and warnings by setting: MkDocs itself stops at the first."""
    errors: dict[str, str] = {}
    while True:
        config = MkDocsConfig(config_file_path=str(path))
        defaults = {key: config[key] for key in config} | {"docs_dir": str(Path(__file__).parent)}
        with path.open("rb") as file:
            config.load_file(file)
        config.update({key: defaults.get(key) for key in errors})
        hooks = config.hooks
        if isinstance(hooks, list):  # anything else is refused before it could be run
            config.hooks = []
        failed, warnings = config.validate()
        news = {key: str(error) for key, error in failed if key not in errors}
        errors |= news
        if not news:
            break
    for name in hooks if isinstance(hooks, list) else ():
        if not isinstance(name, str):
            errors["hooks"] = f"Expected a string, but a {type(name)} was given."
        elif not (path.parent / name).is_file():
            errors["hooks"] = f"The path '{name}' isn't an existing file."
    return config, list(errors.items()), warnings


def other_pages(folder: Path, settings: Settings, config: MkDocsConfig) -> Iterator[Problem]:
    """MkDocs must publish the folder that was looked through and no other."""
    if os.path.realpath(config.docs_dir) != os.path.realpath(folder / settings.docs_dir):
        name = os.path.relpath(config.docs_dir, folder)
        message = f"手写页面查的是 {settings.docs_dir}，MkDocs 发布的却是 {name}"
        hint = f"写上 docs_dir: {settings.docs_dir}"
        yield Problem("mkdocs.yml", 1, 1, "mkdocs-setting", message, hint, field="docs_dir")
