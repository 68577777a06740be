"""What must hold between records: old ids, references, and the files that records name."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from generator.records.chinese_marks import Words, chinese_mark
from generator.records.fields import SameAs
from generator.records.paths import safe_child
from generator.records.problem import Problem
from generator.records.references import file_fields, references, repetitions, targets
from generator.records.row import Location, Row
from generator.records.takedown import digest
from generator.records.text import fold_id, nearest
from generator.records.vocabulary import shown

if TYPE_CHECKING:
    from generator.records.reading import Reading
    from generator.records.site import Site


def aliases_lead_to_one(site: "Site", reading: "Reading") -> Iterator[Problem]:
    """An old id leads to one record only."""
    for kind in site.kinds.values():
        taken = {id_ for name, id_ in reading.written if name == kind.name}
        for holder, row, wrong in _holders(site, reading, kind.name):
            for loc, alias in targets(holder, ("aliases",)):
                if fold_id(alias) in taken and not _is_inside(loc, wrong):
                    message = f"旧编号「{alias}」已经被占用"
                    words = "duplicate-alias", message, "一个旧编号只能指向一条记录"
                    yield _problem(row, loc, alias, words)
                taken.add(fold_id(alias))


def references_lead_somewhere(site: "Site", reading: "Reading") -> Iterator[Problem]:
    """Every reference leads to a record; one that is written but could not be read has a problem of its own."""
    for kind in site.kinds.values():
        refs = [ref for ref in references(kind.model) if ref.kind in site.records.keys() - reading.nameless]
        for holder, row, wrong in _holders(site, reading, kind.name):
            for ref in refs:
                known = site.records[ref.kind]
                for loc, id_ in targets(holder, ref.path, alone=ref.alone):
                    if id_ in known or (ref.kind, fold_id(id_)) in reading.written or _is_inside(loc, wrong):
                        continue
                    # Whom the list of takedowns names may be gone altogether.
                    if digest(id_) not in site.takedown:
                        yield _dangling(site, row, loc, ref.kind, id_)


def repetitions_are_right(site: "Site", reading: "Reading") -> Iterator[Problem]:
    """What a record repeats of others, as a notice does the networks of stations, is said by one of them."""
    for kind in site.kinds.values():
        for path, mark in repetitions(kind.model):
            if mark.kind not in site.records.keys() - reading.lacking:
                continue
            words = [
                (row, loc, word)
                for holder, row, wrong in _holders(site, reading, kind.name)
                for loc, word in targets(holder, path)
                if not _is_inside(loc, wrong) and not _is_over(holder, mark, site.today)
            ]
            known = _said(site, reading, mark) if words else []
            for row, loc, word in words:
                if word.strip() not in known:
                    yield _said_by_nobody(site, row, loc, mark, word, known)


def _is_over(holder: Any, mark: SameAs, today: date) -> bool:
    """Whether the last day of a record has passed; what could not become a record is taken as lasting."""
    last = getattr(holder, mark.until, None) if mark.until else None
    return isinstance(last, date) and last < today


def _said(site: "Site", reading: "Reading", mark: SameAs) -> list[str]:
    """What the records of a kind say in a field, also those with errors elsewhere, each word once."""
    found = [
        word
        for holder, _, _ in _holders(site, reading, mark.kind)
        for _, word in targets(holder, (mark.field,))
    ]
    return list(dict.fromkeys(word.strip() for word in found))


def files_lie_beside(site: "Site", reading: "Reading") -> Iterator[Problem]:
    """Every file that a record names lies beside it and nowhere else."""
    for kind in site.kinds.values():
        paths = file_fields(kind.model)
        for holder, row, wrong in _holders(site, reading, kind.name) if paths else ():
            for loc, name in ((loc, name) for path in paths for loc, name in targets(holder, path)):
                if _is_inside(loc, wrong):
                    continue
                line, column = row.place(loc)
                root = (site.folder / row.path).parent
                found = safe_child(root, name, path=row.path, line=line, column=column)
                if isinstance(found, Problem):
                    yield _problem(row, loc, name, (found.code, found.message, found.hint))


def _holders(site: "Site", reading: "Reading", kind: str) -> Iterator[tuple[Any, Row, frozenset[Location]]]:
    """Everything of a kind that may name others: records, and what could not become one, as it is written."""
    for record in site.all(kind):
        yield record, site.rows[kind, record.id], frozenset()
    for name, entry in reading.refused:
        if name == kind:
            yield entry.record or entry.row.data, entry.row, entry.wrong


def _is_inside(loc: Location, wrong: frozenset[Location]) -> bool:
    """Whether a value, or what it stands in, has been refused already."""
    return bool(wrong) and any(loc[:length] in wrong for length in range(1, len(loc) + 1))


def _problem(row: Row, loc: Location, value: str, words: Words) -> Problem:
    """What is wrong with a value; where it stands in Chinese quotes, that is why."""
    code, message, hint = chinese_mark(value) or words
    name = ".".join(str(part + 1) if isinstance(part, int) else part for part in loc)
    return Problem(row.path, *row.place(loc), code, message, hint, field=name)


def _dangling(site: "Site", row: Row, loc: Location, target: str, id_: str) -> Problem:
    label = site.kinds[target].label
    called = next((one.id for one in site.all(target) if one.label == id_), None)
    close = nearest(id_, tuple(site.records[target]))
    hint = f"是否指「{close}」？" if close else f"先在 {site.kinds[target].files[0]} 里建这条{label}记录"
    if called is not None:
        hint = f"这里写编号：{called}"
    elif site.kinds[target].personal:
        # Ids of people are drawn by chance: the nearest one is somebody else.
        hint = "核对编号；这个人已经撤下，就从这里删去，或把编号的 sha256 列进 exemplars/takedown.yml"
    return _problem(row, loc, id_, ("dangling-reference", f"找不到{label}「{shown(id_)}」", hint))


_MOST_LISTED = 10


def _said_by_nobody(
    site: "Site", row: Row, loc: Location, mark: SameAs, word: str, known: list[str]
) -> Problem:
    label = site.kinds[mark.kind].label
    close = nearest(word, known)
    listed = "、".join(known[:_MOST_LISTED]) + (" 等" if len(known) > _MOST_LISTED else "")
    hint = f"照{label}的 {mark.field} 写：{listed}" if known else f"先给{label}写上 {mark.field}"
    hint = f"是否指「{shown(close)}」？" if close else hint
    message = f"没有一个{label}的 {mark.field} 写着「{shown(word)}」"
    return _problem(row, loc, word, ("repeats-nothing", message, hint))
