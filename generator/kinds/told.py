"""What every kind with a story asks of it: plain Markdown, one short saying with its source, facts to look up."""

from collections.abc import Callable, Iterator
from typing import Any

from generator.records import Check, Problem, Row, Severity, Site
from generator.render import FACTS_FOR_A_STORY, HAN_FOR_A_STORY, facts_told, faults, han_count, story_quotes

MOST_QUOTED = 60


def story_checks(kind: str) -> tuple[Check, ...]:
    """What makes the story of a record wrong."""

    def stories_are_plain_markdown(site: Site) -> Iterator[Problem]:
        """A story holds no raw HTML, no photos but those beside the record, and only safe links."""
        for record in site.all(kind):
            for number, code, message, hint in faults(record.story or "", photos=True):
                yield _at_line(site, kind, record, number, code, message, hint)

    def sayings_are_one_short_and_sourced(site: Site) -> Iterator[Problem]:
        """At most one saying is quoted, of at most 60 characters, with its source."""
        for record in site.all(kind):
            for number, code, message, hint in _quoting(record):
                yield _at_line(site, kind, record, number, code, message, hint)

    return stories_are_plain_markdown, sayings_are_one_short_and_sourced


def story_doubts(kind: str, stated: Callable[[Any], int]) -> tuple[Check, ...]:
    """What is doubtful of a story; `stated` counts the facts that the record has in fields of their own."""

    def stories_tell_facts(site: Site) -> Iterator[Problem]:
        """A story that is long enough tells two facts that a reader can look up."""
        for record in site.all(kind):
            story = record.story or ""
            facts = stated(record) + facts_told(story)
            if han_count(story) >= HAN_FOR_A_STORY and record.source and facts < FACTS_FOR_A_STORY:
                yield site.problem(
                    kind,
                    record.id,
                    ("story",),
                    "story-without-facts",
                    "故事里查得到的事实不到两件，不算一篇故事，只留一行",
                    "写出哪天、多少、谁的原话，或者补上 honours、figures、done",
                    severity=Severity.WARNING,
                )

    return (stories_tell_facts,)


def _quoting(record: Any) -> Iterator[tuple[int, str, str, str]]:
    """What is wrong with the sayings in a story: (line from 0, code, what, what to do)."""
    own = 1 if getattr(record, "quote", None) else 0
    for number, quote in enumerate(story_quotes(record.story or ""), own + 1):
        if number > 1:
            yield quote.line, "second-quote", "引了不止一句原话", "只留最要紧的一句，其余用自己的话写"
        if len(quote.text) > MOST_QUOTED:
            hint = f"引到 {MOST_QUOTED} 个字以内，其余用自己的话写"
            yield quote.line, "long-quote", f"引的原话有 {len(quote.text)} 个字", hint
        if not quote.source:
            yield (
                quote.line,
                "quote-without-source",
                "引的原话没有写出处",
                "在引语下面另起一行：> ——《文章标题》",
            )


def _at_line(site: Site, kind: str, record: Any, number: int, code: str, message: str, hint: str) -> Problem:
    """A problem in a line of a story, from 0: a block scalar begins below its key, any other text at its value."""
    row = site.rows[kind, record.id]
    line, column = row.place(("story",))
    if _is_block(row, line, column):
        line, column = line + 1 + number, 1
    return Problem(row.path, line, column, code, message, hint, field="story")


def _is_block(row: Row, line: int, column: int) -> bool:
    text, first = (row.text, row.line) if row.whole is None else (row.whole, 1)
    return text.splitlines()[line - first][column - 1 :].startswith(("|", ">"))


__all__ = ["MOST_QUOTED", "story_checks", "story_doubts"]
