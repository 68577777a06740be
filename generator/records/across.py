"""What must hold between records: old ids, references, and the files that records name."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.records.paths import safe_child
from generator.records.problem import Problem
from generator.records.references import file_fields, references, targets
from generator.records.takedown import digest
from generator.records.text import fold_id, nearest

if TYPE_CHECKING:
    from generator.records.site import Site


def aliases_lead_to_one(site: "Site") -> Iterator[Problem]:
    """An old id leads to one record only."""
    for kind, records in site.records.items():
        taken = dict.fromkeys(records, "")
        for record in records.values():
            for index, alias in enumerate(record.aliases):
                if alias in taken:
                    yield site.problem(
                        kind,
                        record.id,
                        ("aliases", index),
                        "duplicate-alias",
                        f"旧编号「{alias}」已经被占用",
                        "一个旧编号只能指向一条记录",
                    )
                taken[alias] = record.id


def references_lead_somewhere(site: "Site", written: Mapping[tuple[str, str], str]) -> Iterator[Problem]:
    """Every reference leads to a record; one that is written but could not be read has a problem of its own."""
    for kind in site.kinds.values():
        refs = references(kind.model)
        for record in site.all(kind.name):
            for ref in refs:
                known = site.records.get(ref.kind)
                for loc, id_ in targets(record, ref.path):
                    if known is None or id_ in known or (ref.kind, fold_id(id_)) in written:
                        continue
                    # Whom the list of takedowns names may be gone altogether.
                    if digest(id_) not in site.takedown:
                        yield _dangling(site, kind.name, record.id, loc, ref.kind, id_)


def files_lie_beside(site: "Site") -> Iterator[Problem]:
    """Every file that a record names lies beside it and nowhere else."""
    for kind in site.kinds.values():
        for path in file_fields(kind.model):
            for record in site.all(kind.name):
                row = site.rows[kind.name, record.id]
                for loc, name in targets(record, path):
                    line, column = row.place(loc)
                    root = (site.folder / row.path).parent
                    found = safe_child(root, name, path=row.path, line=line, column=column)
                    if isinstance(found, Problem):
                        yield replace(found, field=".".join(str(part) for part in loc))


def _dangling(
    site: "Site", kind: str, record: str, loc: tuple[str | int, ...], target: str, id_: str
) -> Problem:
    label = site.kinds[target].label
    called = next((one.id for one in site.all(target) if one.label == id_), None)
    close = nearest(id_, tuple(site.records[target]))
    hint = f"是否指「{close}」？" if close else f"先在 {site.kinds[target].files[0]} 里建这条{label}记录"
    if called is not None:
        hint = f"这里写编号：{called}"
    elif site.kinds[target].personal:
        # Ids of people are drawn by chance: the nearest one is somebody else.
        hint = "核对编号；这个人已经撤下，就从这里删去，或把编号的 sha256 列进 exemplars/takedown.yml"
    return site.problem(kind, record, loc, "dangling-reference", f"找不到{label}「{id_}」", hint)
