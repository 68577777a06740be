"""The MkDocs plugin: hand-written pages come from MkDocs, everything else from the pipeline."""

import contextlib
import logging
import os
import shutil
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError, TemplateSyntaxError
from markupsafe import Markup
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from generator import cache, media, publish
from generator.host import ahead, pipeline
from generator.host.mkdocs_settings import other_pages, without_excluded
from generator.host.pipeline import Extra, NotBuilt, Prepared
from generator.plan import Plan
from generator.publication import leading_to, spoken
from generator.publish import SOURCES, PublishError, Staging
from generator.records import Problem, allowed_words, as_text, is_leftover, load_settings
from generator.render import Content, Page, Stamp, joined_lines
from generator.render.exports import Prose

log = get_plugin_logger("yitu")

_THEME = Path(__file__).parent / "theme"
_STYLES = "assets/stylesheets/"


class AnyOptions(Config):  # type: ignore[no-untyped-call]
    """Options are checked where the records are, with their lines; MkDocs hands them through unseen."""

    def load_dict(self, patch: Any) -> None:
        """Keeps nothing: the options are read where the records are."""

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        return [], []


class YituPlugin(BasePlugin[AnyOptions]):  # type: ignore[no-untyped-call]
    """Builds into a folder beside the site and swaps at the end, so that a failed build leaves the old site."""

    def __init__(self) -> None:
        self.prepared: Prepared | None = None
        self.jobs: int | None = None
        self.allow_shrink = False
        self.records = True
        self.serving = False
        self.counts: dict[str, int] = {}
        self.extra = Extra()
        self._staging: Staging | None = None
        self._plan: Plan | None = None
        self._stamp: Stamp | None = None
        self._nav: Navigation | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        folder = Path(config.config_file_path or "mkdocs.yml").absolute().parent
        prepared = self.prepared or prepared_or_refused(folder, serving=self.serving)
        prepared = without_excluded(prepared, config)
        errors = [*prepared.errors, *other_pages(folder, prepared.site.settings, config)]
        if errors:
            raise PluginError("\n" + "\n".join(as_text(problem) for problem in errors))
        self._prepared = prepared
        config.theme.dirs.insert(_after_custom(config), str(_THEME))
        config.theme.static_templates.clear()
        # A page that stays behind is no fault of the menu that still names it.
        config.nav = _without(config.nav, prepared.left_out)
        if not self.serving:
            self._redirect(config, folder)
        for problem in prepared.problems:
            self._say(problem)
        return config

    def _redirect(self, config: MkDocsConfig, folder: Path) -> None:
        """Let MkDocs clean and fill a folder beside the site instead of the site."""
        try:
            self._staging = Staging(Path(config.site_dir), folder, kept=(*SOURCES, config.docs_dir))
        except PublishError as error:
            raise PluginError(str(error)) from None
        config.site_dir = str(self._staging.folder)

    def _say(self, problem: Problem) -> None:
        """A warning that --strict counts is a warning of MkDocs; the rest is said without being counted."""
        counted = problem in self._prepared.strict_warnings
        log.log(logging.WARNING if counted else logging.INFO, as_text(problem))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Records never reach the public folder, nor what editors left behind or what names somebody who is gone; of the
        theme only its styles do.
        """
        for file in list(files):
            path = Path(file.src_uri)
            record = path.parts[0] == "records" or path.suffix.lower() in (".yml", ".yaml")
            told = not _is_theme_file(file, config) and file.src_uri in self._prepared.left_out
            if (
                record
                or told
                or is_leftover(file.src_uri)
                or (_is_theme_file(file, config) and not _is_theme_style(file.src_uri))
            ):
                files.remove(file)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self._nav = nav
        return nav

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        return self._spoken(page, markdown)

    def _spoken(self, page: MkDocsPage, text: str) -> str:
        assert self._prepared is not None
        allowed = allowed_words(page.meta.get("privacy_allow"))
        leads = leading_to(self._prepared.left_out, page.file.src_uri, self._prepared.site.settings.site_url)
        return spoken(text, self._prepared.gone, allowed, leads)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        pages = self._nav.pages if self._nav else []
        for page in pages:
            page.read_source(config)
        own_home = any(page.is_homepage for page in pages)
        handwritten = [
            Prose(
                self._spoken(page, str(page.title or page.url)),
                page.url,
                self._spoken(page, page.markdown or ""),
            )
            for page in pages
            if not page.is_homepage
        ]
        self.extra = _extra(config, ())
        self._plan = pipeline.make_plan(
            self._prepared,
            handwritten=handwritten,
            own_home=own_home,
            overrides=self.extra.templates,
            store=cache.Store(),
            live=not self.serving,
        )
        self._stamp = pipeline.stamp_for(self._plan, self.extra)
        self._prose_stamp = pipeline.stamp_for(self._plan, _extra(config, _theme_styles(files)))
        env.globals["yitu_page"] = self._handwritten
        return env

    def _handwritten(self, page: MkDocsPage) -> Markup:
        """A hand-written page in the same frame as all others; its title is text, not markup."""
        assert self._plan is not None
        # MkDocs hands titles over as HTML; one that is nothing but a tag-like text is shown as it is.
        named = self._spoken(page, str(page.title or ""))
        title = Markup(named).striptags() or named
        crumbs = [] if page.is_homepage else [("首页", "")]

        def content(base: str) -> Content:
            assert self._plan is not None
            body = self._plan.context.render(
                "page.html",
                base=base,
                site=self._plan.site,
                page={"title": title, "crumbs": crumbs},
                content=Markup(joined_lines(page.content or "")),
            )
            described = self._spoken(page, str(page.meta.get("description") or title))
            return Content(title, body, described)

        kind = "home" if page.is_homepage else "page"
        return Markup(self._prose_stamp.page(Page(page.url, kind, content, ())).decode())

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if not self.records or self._plan is None or self._stamp is None:
            return
        folder = Path(config.site_dir)
        media.clean_below(folder, cache.Store())
        others = publish.written_below(folder)
        self.counts = dict(pipeline.write(self._plan, self._stamp, folder, jobs=self.jobs, others=others))
        if self._staging is not None:
            self._publish(config)

    def _publish(self, config: MkDocsConfig) -> None:
        assert self._staging is not None and self._prepared is not None
        if config.strict and _warnings() > 0:
            self._discard()  # MkDocs says why and stops right after this event
            return
        limit = self._prepared.site.settings.options.shrink_limit
        reason = pipeline.shrunk(self.counts, publish.read_counts(self._staging.target), limit)
        if reason and not self.allow_shrink:
            self._discard()
            raise Abort(reason)
        self._staging.swap()
        self._staging = None

    def on_build_error(self, *, error: Exception) -> None:
        self._discard()

    def on_shutdown(self) -> None:
        self._discard()

    def _discard(self) -> None:
        if self._staging is not None:
            self._staging.discard()
            self._staging = None

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """Records are watched like pages."""
        folder = Path(config.config_file_path).parent
        for name in ("stations.yml", "stations", "exemplars"):
            if (folder / name).exists():
                server.watch(str(folder / name))
        return server


def _without(nav: Any, left_out: Container[str]) -> Any:
    """The menu of the settings without the pages that are left out."""
    if isinstance(nav, list):
        kept = [_without(item, left_out) for item in nav]
        return [item for item in kept if item not in (None, {}, [])]
    if isinstance(nav, dict):
        found = {title: _without(item, left_out) for title, item in nav.items()}
        return {title: item for title, item in found.items() if item not in (None, [])}
    return None if isinstance(nav, str) and nav in left_out else nav


def prepared_or_refused(folder: Path, *, serving: bool) -> Prepared:
    """Settings and records of a folder. Raises PluginError with every problem of the settings."""
    settings, problems = load_settings(folder, os.environ)
    if settings is None:
        raise PluginError("\n" + "\n".join(as_text(problem) for problem in problems))
    if not serving:  # a preview has made it long ago
        ahead.begin(settings, cache.Store())
    return pipeline.prepare(folder, settings, today=pipeline.today(os.environ))


def build(
    folder: Path,
    prepared: Prepared,
    *,
    site_dir: Path | None,
    strict: bool,
    jobs: int | None,
    allow_shrink: bool,
) -> dict[str, int]:
    """Build a prepared folder through MkDocs; returns counts. Raises NotBuilt, or OSError, the old site untouched."""
    with _told(folder):
        config = _configuration(folder, strict=strict)
        if site_dir is not None:
            config.site_dir = str(site_dir.absolute())
        plugin = _plugin(config, prepared)
        plugin.jobs = jobs
        plugin.allow_shrink = allow_shrink
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
    return plugin.counts


def handwritten(folder: Path, prepared: Prepared, target: Path) -> tuple[Plan, Stamp, Extra]:
    """Build only the hand-written pages into `target`; returns the plan and the stamp for all others, and the owner's extras.

    Raises NotBuilt.
    """
    with _told(folder):
        config = _configuration(folder, strict=False)
        config.site_dir = str(target)
        plugin = _plugin(config, prepared)
        plugin.records = False
        plugin.serving = True
        shutil.rmtree(target, ignore_errors=True)
        mkdocs_build(config)
    assert plugin._plan is not None and plugin._stamp is not None
    return plugin._plan, plugin._stamp, plugin.extra


@contextlib.contextmanager
def _told(folder: Path) -> Iterator[None]:
    """What MkDocs and templates raise, as NotBuilt. MkDocs logs what is wrong, then raises that it aborts."""
    errors = _Errors()
    logging.getLogger("mkdocs").addHandler(errors)
    try:
        yield
    except ConfigurationError as error:
        raise NotBuilt(f"mkdocs.yml 不能用：{error}", settings=True) from None
    except (Abort, MkDocsException) as error:
        aborted = str(error).startswith("Aborted")
        raise NotBuilt("；".join(errors.said) or "原因见上" if aborted else str(error)) from None
    except TemplateSyntaxError as error:
        path = os.path.relpath(error.filename or "?", folder)
        raise NotBuilt(f"模板 {path} 第 {error.lineno} 行写错了：{error.message}") from None
    except TemplateError as error:
        raise NotBuilt(f"模板写错了：{error.message}") from None
    finally:
        logging.getLogger("mkdocs").removeHandler(errors)


class _Errors(logging.Handler):
    """Keeps what MkDocs says of errors."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def _configuration(folder: Path, *, strict: bool) -> MkDocsConfig:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    return load_config(str(folder / "mkdocs.yml"), strict=strict or None)


def _plugin(config: MkDocsConfig, prepared: Prepared) -> YituPlugin:
    plugin = config.plugins.get("yitu")
    if not isinstance(plugin, YituPlugin):
        raise Abort("mkdocs.yml 的 plugins 里没有 yitu。加上「- yitu」")
    vars(plugin).update(vars(YituPlugin()))  # MkDocs keeps a plugin for the next build of the process
    plugin.prepared = prepared
    return plugin


def _after_custom(config: MkDocsConfig) -> int:
    """The owner's templates win over ours, ours over the theme's."""
    return 1 if config.theme.custom_dir else 0


def _is_theme_file(file: Any, config: MkDocsConfig) -> bool:
    return file.src_dir is not None and Path(file.src_dir) != Path(config.docs_dir)


def _is_theme_style(path: str) -> bool:
    return path.startswith((_STYLES + "main.", _STYLES + "palette.")) and path.endswith(".css")


def _theme_styles(files: Files) -> tuple[str, ...]:
    return tuple(sorted(file.src_uri for file in files if _is_theme_style(file.src_uri)))


def _extra(config: MkDocsConfig, theme: tuple[str, ...]) -> Extra:
    return Extra(
        styles=(*theme, *(str(path) for path in config.extra_css)),
        scripts=tuple(str(script) for script in config.extra_javascript),
        templates=Path(config.theme.custom_dir) if config.theme.custom_dir else None,
    )


def _warnings() -> int:
    """How many warnings MkDocs' own counter has seen."""
    return sum(number for _, number in _counted())


def _counted() -> Iterator[tuple[str, int]]:
    for handler in logging.getLogger("mkdocs").handlers:
        if hasattr(handler, "get_counts"):
            yield from handler.get_counts()


__all__ = ["YituPlugin", "build", "handwritten"]
