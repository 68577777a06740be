"""yitu paper: forms to print and sign, from the same records."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from generator import papers
from generator.cli.site import day, exit_with, prepared_site, site_folder, summary, tell
from generator.cli.stop import Stop
from generator.host import pipeline
from generator.host.pipeline import Prepared
from generator.records import Severity
from generator.render import date_text

_RECORD_PAGES = ("station", "area", "exemplar", "team", "award", "outcome", "service", "notice", "privacy")

_GALLERY = "exemplars/"


@click.group()
def paper() -> None:
    """打印的表格：个人信息公开单独同意书、发布审批单。"""


@paper.command()
@click.argument("id_", metavar="ID")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), help="写到哪个文件，默认 papers/consent-ID.html"
)
def consent(id_: str, output: Path | None) -> None:
    """《个人信息公开单独同意书》：每一项一个框，附撤回单。"""
    prepared = _prepared(None)
    site = prepared.site
    person = site.get("exemplar", id_)
    if person is None:
        raise Stop(f"exemplars/ 里没有「{id_}」，或这条记录有错。运行 yitu check 看看")
    area = site.get("area", person.area) if person.area else None
    telling = (team for team in site.all("team") if id_ in (*team.leads, *team.members, *team.alumni))
    named = filter(None, (site.get("team", team) for team in person.teams))
    teams = dict.fromkeys(team.name for team in (*named, *telling))
    content = papers.consent_paper(site.settings, person, area=area.name if area else "", teams=tuple(teams))
    _write(output or Path("papers") / f"consent-{id_}.html", content)


@paper.command()
@click.option(
    "--old", type=click.Path(path_type=Path, file_okay=False), help="上次发布的网站文件夹，默认 site_dir"
)
@click.option("--date", "date_text_", help="按哪一天算，默认今天（上海时间）")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), help="写到哪个文件，默认 papers/approval.html"
)
def approval(old: Path | None, date_text_: str | None, output: Path | None) -> None:
    """《发布审批单》：与上次发布相比的变化，供初审、复审、终审签字。"""
    prepared = _prepared(date_text_)
    if prepared.errors:
        tell(prepared.errors)
        click.echo(f"没有写出：{summary(prepared.errors)}", err=True)
        exit_with(1)
    settings = prepared.site.settings
    made = pipeline.make_plan(prepared)
    stamp = pipeline.stamp_for(made)
    new = {page.path: stamp.page(page).decode() for page in made.pages if page.kind in _RECORD_PAGES}
    new |= papers.lines_of(
        next((stamp.page(page).decode() for page in made.pages if page.path == _GALLERY), "")
    )
    folders = tuple(f"{kind}s/" for kind in _RECORD_PAGES)
    before = _pages_below(old or Path(settings.site_dir), folders)
    found = papers.changes(before, new, _notes(prepared))
    withheld = [problem.message for problem in prepared.problems if problem.severity is Severity.WITHHELD]
    content = papers.approval_paper(settings, found, today=prepared.site.today, withheld=withheld)
    _write(output or Path("papers") / "approval.html", content)


def _prepared(date_text_: str | None) -> Prepared:
    prepared, problems = prepared_site(site_folder(), day(date_text_))
    if prepared is None:
        tell(problems)
        exit_with(1)
    assert prepared is not None
    return prepared


def _pages_below(site: Path, folders: tuple[str, ...]) -> Mapping[str, str]:
    """Pages of records in a built site, by their address; lists (one folder deep) and moved addresses left out."""
    found: dict[str, str] = {}
    for folder in folders:
        for path in sorted((site / folder).glob("*/index.html")):
            text = path.read_text(encoding="utf-8")
            if 'data-kind="moved"' not in text and 'data-kind="exemplar-list"' not in text:
                found[path.parent.relative_to(site).as_posix() + "/"] = text
    for name in ("privacy/", "notices/"):
        if (site / name / "index.html").is_file():
            found[name] = (site / name / "index.html").read_text(encoding="utf-8")
    gallery = site / _GALLERY / "index.html"
    return found | papers.lines_of(gallery.read_text(encoding="utf-8") if gallery.is_file() else "")


def _notes(prepared: Prepared) -> Mapping[str, str]:
    """Page -> on what basis, how far and until when somebody is shown."""
    people = prepared.view.all("exemplar")
    return {
        f"{_GALLERY}{end}": _note(person) for person in people for end in (f"{person.id}/", f"#{person.id}")
    }


def _note(person: Any) -> str:
    publish = person.publish
    scope = "、".join(scope.label for scope in publish.scope)
    given = f"{date_text(publish.given_on)}给出" if publish.given_on else ""
    return "；".join(filter(None, (publish.basis.label, scope, given, publish.evidence or "")))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    click.echo(f"写了 {path}，用浏览器打开后打印")
