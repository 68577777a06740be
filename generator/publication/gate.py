"""The gate: basis, scope, dates and takedown decide whether and how far a person appears."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from generator.publication.address import courteous_name, without_name
from generator.publication.duties import duties
from generator.publication.leaks import left_behind
from generator.publication.mentions import silent_on, without
from generator.publication.view import View, view_of
from generator.records import Basis, Problem, Record, Scope, Severity, Site, digest, references

_SCOPED: Mapping[str, Scope] = {
    "photo": Scope.PHOTO,
    "story": Scope.STORY,
    "summary": Scope.STORY,
    "author": Scope.STORY,
    "quote": Scope.QUOTE,
    "employer": Scope.EMPLOYER,
    "area": Scope.AREA,
    "place": Scope.AREA,
    "team": Scope.EMPLOYER,
    "party_status": Scope.PARTY_STATUS,
    "health": Scope.HEALTH,
}
"""Field of a personal record -> the scope without which it is not shown."""


def published(site: Site) -> tuple[View, list[Problem]]:
    """What may appear on `site.today`, and every record that is held back with the reason."""
    passed: dict[str, dict[str, Record]] = {}
    withheld: list[Problem] = []
    for kind in site.kinds.values():
        if not kind.personal:
            passed[kind.name] = dict(site.records.get(kind.name, {}))
            continue
        shown: dict[str, Record] = {}
        for record in site.all(kind.name):
            reason = verdict(record, site.today, site.takedown)
            if reason is None:
                shown[record.id] = _within_scope(record)
            else:
                withheld.append(_held(site, kind.name, record, reason))
        passed[kind.name] = shown
    for kind in site.kinds.values():
        if kind.personal:
            _leave_unmentioned(site, kind.name, passed)
    # Names go before the view is made: it remembers who refers to whom as the records are then.
    told = [*withheld, *left_behind(site, passed), *duties(site, passed)]
    return view_of(site.settings, site.today, passed), told


def _leave_unmentioned(site: Site, personal: str, passed: Mapping[str, dict[str, Record]]) -> None:
    """Take people who are not shown out of every record that refers to them."""
    people = passed[personal]
    for name, records in passed.items():
        if not any(ref.kind == personal for ref in references(site.kinds[name].model)):
            continue
        gone = silent_on(name, site.records.get(personal, {}), people)
        for id_, record in records.items():
            records[id_] = without(record, personal, gone, people)


def verdict(record: Any, today: date, takedown: frozenset[str]) -> tuple[str, str, str] | None:
    """Why a personal record must not appear today: (code, what, what to do); None when it may."""
    return next(_reasons(record, today, takedown), None)


def _reasons(record: Any, today: date, takedown: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    publish = record.publish
    if any(digest(id_) in takedown for id_ in (record.id, *record.aliases)):
        yield "taken-down", "已列入撤下名单", "不再公开；可以删去这个文件"
    if record.withdrawn_on is not None and record.withdrawn_on <= today:
        yield "withdrawn", f"本人于 {record.withdrawn_on} 撤回", "不再公开；可以删去这个文件"
    if publish is None:
        yield "no-basis", "没有写公开依据", "补上 publish: {basis: …, scope: […]}，取得同意之前不公开"
        return
    if not publish.scope:
        yield "no-scope", "没有写公开范围", "写明可以公开哪些：姓名、照片、事迹、引语、单位、地区"
    if publish.basis is Basis.CONSENT and publish.given_on is None:
        yield "no-consent-date", "依据是本人同意，却没有写同意日期", "补上 given_on"
    if publish.given_on is not None and publish.given_on > today:
        yield "not-yet", f"同意从 {publish.given_on} 起", "到那天自动公开"
    until = last_day(publish)
    if until is not None and until < today:
        yield "expired", f"公开期限到 {until} 为止", "需要继续公开时重新取得同意并改日期"
    if record.age_group is not None and record.age_group < 14:
        yield "minor", "不满十四周岁", "不公开"
    elif record.age_group is not None and record.age_group < 18:
        guardian = record.guardian
        if guardian is None:
            yield "no-guardian", "未成年人，没有监护人同意", "补上 guardian: {relation, given_on, evidence}"
        elif guardian.given_on > today:
            yield "not-yet", f"监护人的同意从 {guardian.given_on} 起", "到那天自动公开"


def last_day(publish: Any) -> date | None:
    """The last day of publication: `until`, else two years after a consent was given."""
    if publish.until is not None:
        return publish.until  # type: ignore[no-any-return]
    given: date | None = publish.given_on
    if publish.basis is not Basis.CONSENT or given is None:
        return None
    try:
        return given.replace(year=given.year + 2)
    except ValueError:
        return given.replace(year=given.year + 2, day=28)


def _within_scope(record: Any) -> Record:
    granted = set(record.publish.scope)
    hidden: dict[str, Any] = {name: None for name, scope in _SCOPED.items() if scope not in granted}
    # Some titles name the employer or the party; an honour is part of the deed and goes with it.
    if Scope.STORY not in granted:
        hidden |= {"honours": [], "corrections": []}
    if Scope.EMPLOYER not in granted:
        hidden["teams"] = []
    hidden["alias"] = None
    if Scope.NAME not in granted:
        hidden |= _unnamed(record, record.alias or courteous_name(record.name), hidden)
    return record.model_copy(update=hidden)  # type: ignore[no-any-return]


def _unnamed(record: Any, called: str, hidden: Mapping[str, Any]) -> dict[str, Any]:
    """The name gives way everywhere: any text that tells it would undo the scope."""
    told = without_name(record.model_copy(update=hidden), record.name, called)
    changed = {field: getattr(told, field) for field in type(record).model_fields}
    return changed | {"id": record.id, "name": called, "alias": None, "publish": record.publish}


def _held(site: Site, kind: str, record: Record, reason: tuple[str, str, str]) -> Problem:
    code, message, hint = reason
    return site.problem(
        kind, record.id, (), code, f"「{record.id}」不公开：{message}", hint, severity=Severity.WITHHELD
    )
