"""What a site owes the people it shows: rules that can be read, and an assessment not older than what is shown."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.records import Problem, Record, Severity, Site

_SETTINGS = "mkdocs.yml"


def duties(site: Site, shown: Mapping[str, Mapping[str, Record]]) -> Iterator[Problem]:
    """Missing rules are an error as soon as anybody is shown; an assessment that is too old is a warning."""
    people: list[Any] = [
        person for kind in site.kinds.values() if kind.personal for person in shown[kind.name].values()
    ]
    if not people:
        return
    privacy = site.settings.options.privacy
    if privacy is None:
        yield Problem(
            _SETTINGS,
            1,
            1,
            "no-privacy-rules",
            f"要公开 {len(people)} 个人（集体），却没有写个人信息处理规则",
            "在 plugins 的 yitu 下面补上 privacy: {handler: 谁, contact: 联系方式, purpose: 为什么, retention: 保存多久}",
            field="privacy",
        )
        return
    assessment = privacy.impact_assessment
    newest = max(person.publish.given_on or person.published_on or site.today for person in people)
    if assessment is not None and assessment.on is not None and assessment.on < newest:
        yield Problem(
            _SETTINGS,
            1,
            1,
            "assessment-outdated",
            f"影响评估是 {assessment.on} 的，{newest} 又有新的公开范围",
            "重新评估以后改 privacy.impact_assessment",
            severity=Severity.WARNING,
            field="privacy.impact_assessment",
            timely=True,
        )
