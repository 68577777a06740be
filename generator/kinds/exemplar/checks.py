"""What must hold of an exemplar beyond its fields."""

import re
from collections.abc import Iterator

from generator.kinds.exemplar.model import Exemplar
from generator.kinds.exemplar.present import facts_stated, is_forgotten
from generator.kinds.told import story_checks, story_doubts
from generator.records import Basis, Problem, Scope, Severity, Site

_SENSITIVE = (
    (
        Scope.PARTY_STATUS,
        re.compile("(?:中共|共产)?党员(?!群|之家|中心|活动)|入党|预备党员|共青团员|民主党派"),
    ),
    (Scope.HEALTH, re.compile("残疾|癌|肿瘤|白血病|尿毒症|抑郁症|精神病|病史|确诊|化疗")),
)


def sensitive_words_have_their_own_scope(site: Site) -> Iterator[Problem]:
    """What a consent does not name as political status or health is not told elsewhere either: an honour may tell it."""
    for exemplar in site.all("exemplar"):
        if exemplar.publish is None or exemplar.publish.basis is not Basis.CONSENT:
            continue
        for scope, words in _SENSITIVE:
            for loc, text in _told(exemplar):
                found = words.search(text)
                if found and scope not in exemplar.publish.scope:
                    yield site.problem(
                        "exemplar",
                        exemplar.id,
                        loc,
                        "sensitive-without-scope",
                        f"写到「{found[0]}」，同意的范围里没有{scope.label}",
                        f"说的是本人，就另取同意，scope 加上 {scope.label}；不是本人，不用改",
                        severity=Severity.WARNING,
                    )


def _told(exemplar: Exemplar) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The texts that tell of somebody, each with its place."""
    yield ("summary",), exemplar.summary or ""
    yield ("story",), exemplar.story or ""
    yield ("quote", "text"), exemplar.quote.text if exemplar.quote else ""
    yield ("occupation",), exemplar.occupation.name if exemplar.occupation else ""
    for number, honour in enumerate(exemplar.honours):
        yield ("honours", number, "text"), honour.text


_HIDDEN = (
    ("employer", Scope.EMPLOYER),
    ("team", Scope.EMPLOYER),
    ("place", Scope.AREA),
    ("party_status", Scope.PARTY_STATUS),
    ("health", Scope.HEALTH),
)
_SHORTEST = 3


def what_is_out_of_scope_is_told_nowhere(site: Site) -> Iterator[Problem]:
    """A field that the scope leaves out does not stand in the words that are shown."""
    for exemplar in site.all("exemplar"):
        scope = exemplar.publish.scope if exemplar.publish else ()
        for name, needed in _HIDDEN if scope else ():
            words = getattr(exemplar, name) or ""
            loc = next((loc for loc, text in _told(exemplar) if words in text), None)
            if needed not in scope and len(words) >= _SHORTEST and loc is not None:
                yield site.problem(
                    "exemplar",
                    exemplar.id,
                    loc,
                    "told-out-of-scope",
                    f"公开范围里没有{needed.label}，这里却写着「{words}」",
                    f"改成不说明{needed.label}的话，或另取同意后在 scope 里加上 {needed.label}",
                    severity=Severity.WARNING,
                )


def proposals_are_decided(site: Site) -> Iterator[Problem]:
    """What was shown to the public is decided within some months, or is no longer told."""
    for exemplar in site.all("exemplar"):
        for number, honour in enumerate(exemplar.honours):
            if honour.award is None and is_forgotten(honour, site.today):
                yield site.problem(
                    "exemplar",
                    exemplar.id,
                    ("honours", number, "stage"),
                    "honour-undecided",
                    f"「{honour.text}」写着{honour.stage.label}，过了很久还没有结果，已经不显示",
                    "公布了就改 stage: 公布，没评上就删去；没写年份的补上 year",
                    severity=Severity.WARNING,
                    timely=True,
                )


def days_have_come(site: Site) -> Iterator[Problem]:
    """Nobody died tomorrow; who has withdrawn is shown until the day that is written, so that day is worth a look."""
    for exemplar in site.all("exemplar"):
        for name, what in (("deceased", "还没到，页面上不写"), ("withdrawn_on", "还没到，到那天才撤下")):
            day = getattr(exemplar, name)
            if day is not None and day > site.today:
                more = {"severity": Severity.WARNING, "timely": True}
                yield site.problem(
                    "exemplar", exemplar.id, (name,), "future-date", f"{day} {what}", "核对日期", **more
                )


CHECKS = story_checks("exemplar")
DOUBTS = (
    days_have_come,
    sensitive_words_have_their_own_scope,
    what_is_out_of_scope_is_told_nowhere,
    proposals_are_decided,
    *story_doubts("exemplar", facts_stated),
)
