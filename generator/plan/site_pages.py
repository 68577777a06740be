"""Pages that belong to no kind: home, search, the rules on personal data, not found."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from markupsafe import Markup

from generator.kinds.kind import Context
from generator.plan.offline import OFFLINE, works_offline
from generator.records import Scope
from generator.render import Content, Page


def site_pages(context: Context, site: Mapping[str, Any], *, own_home: bool) -> Iterator[Page]:
    """The pages of the site itself. `own_home` says that a hand-written index.md takes the place of home."""
    if not own_home:
        yield Page("", "home", partial(_home, context, site), ("live", "search"), site["updated"])
    yield Page(
        "search/", "search", partial(_plain, context, site, "search.html", "搜索"), ("search",), listed=False
    )
    yield Page(
        "404.html", "not-found", partial(_plain, context, site, "404.html", "没有这个页面"), (), listed=False
    )
    if works_offline(context):
        plain = partial(_plain, context, site, "offline.html", "现在没有网")
        yield Page(OFFLINE, "offline", plain, ("kept",), listed=False)
    yield Page("privacy/", "privacy", partial(_privacy, context, site), ())


def _home(context: Context, site: Mapping[str, Any], base: str) -> Content:
    lead = Markup("").join(section.body for section in context.sections("lead", None, base))
    body = context.render(
        "home.html",
        base=base,
        site=site,
        page={"title": site["name"], "crumbs": []},
        lead=lead,
        sections=context.sections("home", None, base),
    )
    return Content(
        site["name"],
        body,
        context.view.settings.site_description or f"{site['name']}：找驿站、看好事、查服务",
    )


def _plain(context: Context, site: Mapping[str, Any], template: str, title: str, base: str) -> Content:
    body = context.render(template, base=base, site=site, page={"title": title, "crumbs": []})
    return Content(title, body, title, noindex=True)


def _privacy(context: Context, site: Mapping[str, Any], base: str) -> Content:
    privacy = context.view.settings.options.privacy
    title = "个人信息处理规则" if privacy else "更正与撤回"
    page = {"title": title, "crumbs": [("首页", "")]}
    people = [record.publish for kind in context.view.records for record in _personal(context, kind)]
    scopes = [scope.label for scope in Scope if any(scope in publish.scope for publish in people)]
    body = context.render(
        "privacy.html", base=base, site=site, page=page, privacy=privacy, scopes=scopes, people=bool(people)
    )
    return Content(title, body, "本站怎样处理个人信息，怎样更正、撤回")


def _personal(context: Context, kind: str) -> list[Any]:
    return [record for record in context.view.all(kind) if getattr(record, "publish", None) is not None]
