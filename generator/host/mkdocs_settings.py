"""What MkDocs itself has against mkdocs.yml, as problems of that file."""

import logging
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from generator.host.mkdocs_words import in_chinese
from generator.host.page_links import missing_in_menu, missing_links
from generator.host.pipeline import Prepared
from generator.records import Problem, Row, Settings, Severity, setting_rows, sort_problems

Said = list[tuple[str, str]]


def seen_by_mkdocs(folder: Path, prepared: Prepared) -> Prepared:
    """A prepared site with what MkDocs itself has against mkdocs.yml and against links, told before anything is built.

    Hooks are looked for, never run.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    rows, problems = setting_rows(folder)
    if not rows:
        return _with(prepared, problems)  # nobody has looked whether they run something
    try:
        config, errors, warnings = _validated(folder / "mkdocs.yml")
    except Exception as error:  # whatever a plugin, an extension or a tag of YAML raises when it is loaded
        return _with(prepared, in_chinese(rows, "mkdocs.yml", str(error), Severity.ERROR))
    settings = prepared.site.settings
    for key, said in errors:
        problems += in_chinese(rows, key, said, Severity.ERROR)
    for key, said in warnings:
        problems += in_chinese(rows, key, said, Severity.WARNING)
    if "docs_dir" not in dict(errors):
        problems += other_pages(folder, settings, config)
    written, whole = prepared.written, _adds_no_files(rows, config)
    if config.validation.links.not_found >= logging.WARNING:
        problems += missing_links(settings, written, config.markdown_extensions, whole=whole)
    if "nav" not in dict(errors) and config.validation.nav.not_found >= logging.WARNING:
        problems += missing_in_menu(rows, settings, written.names, whole=whole)
    return without_excluded(_with(prepared, problems), config)


def without_excluded(prepared: Prepared, config: MkDocsConfig) -> Prepared:
    """A prepared site without what is wrong with pages that MkDocs leaves out: nobody will see them."""
    patterns = [spec for spec in (config.exclude_docs, config.draft_docs) if spec]
    if not patterns:
        return prepared
    docs = f"{prepared.site.settings.docs_dir}/"

    def is_left_out(path: str) -> bool:
        name = path.removeprefix(docs)
        # Records are read wherever they lie: somebody may well keep MkDocs away from them.
        own = path.startswith(docs) and not name.startswith("records/")
        return own and any(spec.match_file(name) for spec in patterns)

    return replace(prepared, problems=tuple(p for p in prepared.problems if not is_left_out(p.path)))


def _with(prepared: Prepared, problems: list[Problem]) -> Prepared:
    return replace(prepared, problems=tuple(sort_problems([*prepared.problems, *problems])))


def _adds_no_files(rows: list[Row], config: MkDocsConfig) -> bool:
    """Whether all that is published lies in the folder of pages: hooks and other plugins may make more."""
    others = (plugin for name, plugin in config.plugins.items() if name.partition(" ")[0] != "yitu")
    hooks = any(row.data.get("hooks") for row in rows)
    return not hooks and all(getattr(type(plugin), "on_files", None) is None for plugin in others)


_NAMED = re.compile(r"(?:Plugin|The|Failed to load extension) ['\"](?:[^'\"/]*/)?([^'\"]+)['\"]")


def _validated(path: Path) -> tuple[MkDocsConfig, Said, Said]:
    """The configuration without what is wrong in it, errors and warnings by setting: MkDocs itself stops at the first."""
    errors: Said = []
    while True:
        config = MkDocsConfig(config_file_path=str(path))
        defaults = {key: config[key] for key in config} | {"docs_dir": str(Path(__file__).parent)}
        with path.open("rb") as file:
            config.load_file(file)
        for key, said in errors:
            named = _NAMED.match(said) if key in ("plugins", "markdown_extensions") else None
            config[key] = _without(config[key], named[1]) if named else defaults.get(key)
        hooks = config.hooks
        if isinstance(hooks, list):  # anything else is refused before it could be run
            config.hooks = []
        failed, warnings = config.validate()
        news = [(key, str(error)) for key, error in failed if (key, str(error)) not in errors]
        errors += news
        if not news:
            break
    return config, [*errors, *_unfit_hooks(path.parent, hooks)], warnings


def _without(value: Any, name: str) -> Any:
    """Plugins or extensions without the one of a name."""
    if isinstance(value, dict):
        return {key: item for key, item in value.items() if key != name}
    return [item for item in value if item != name and not (isinstance(item, dict) and name in item)]


def _unfit_hooks(folder: Path, hooks: Any) -> Iterator[tuple[str, str]]:
    for name in hooks if isinstance(hooks, list) else ():
        if not isinstance(name, str):
            yield "hooks", f"Expected a string, but a {type(name)} was given."
        elif not (folder / name).is_file():
            yield "hooks", f"The path '{name}' isn't an existing file."


def other_pages(folder: Path, settings: Settings, config: MkDocsConfig) -> Iterator[Problem]:
    """MkDocs must publish the folder that was looked through and no other."""
    if os.path.realpath(config.docs_dir) != os.path.realpath(folder / settings.docs_dir):
        name = os.path.relpath(config.docs_dir, folder)
        message = f"手写页面查的是 {settings.docs_dir}，MkDocs 发布的却是 {name}"
        hint = f"写上 docs_dir: {settings.docs_dir}"
        yield Problem("mkdocs.yml", 1, 1, "mkdocs-setting", message, hint, field="docs_dir")
