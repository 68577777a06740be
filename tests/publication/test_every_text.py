"""Somebody named in every text of every kind withdraws: no file of the site knows the name any more."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.kinds import KINDS
from tests.hostile.records import filled
from tests.kinds.built import ENOUGH, Built, built, person
from tests.media.samples import photo

NAME = "诸葛试验"
TRACES = (NAME, "诸葛 试验", "诸葛　试验", "zhugeshiyan", "zgsy", "p-zz99", "诸葛")
FILES = {"station": "stations.yml", "exemplar": "exemplars/p-aaa2.yml"}


def site(tmp_path: Path, written: str, **more: Any) -> Built:
    """One record of every kind, each text of which is the name; and its owner."""
    ids = {kind.name: "p-aaa2" if kind.name == "exemplar" else f"{kind.name}-1" for kind in KINDS}
    files: dict[str, Any] = {"exemplars/p-zz99.yml": person(NAME, **more)}
    for kind in KINDS:
        data = filled(kind.record, ids[kind.name], written, ids).data
        if "story" in data:
            data["story"] += "\n\n" + ENOUGH
        if kind.name == "exemplar":
            files[FILES["exemplar"]] = data | {"name": "甲师傅"}
        else:
            files[FILES.get(kind.name, f"content/records/{kind.name}s.yml")] = (
                f"- {json.dumps(data, ensure_ascii=False)}\n"
            )
    pictures = dict.fromkeys(("photos/x.png", "exemplars/x.png", "content/records/x.png"), photo())
    return built(tmp_path, files | pictures)


@pytest.mark.parametrize("written", [NAME, f"队里的{NAME}说", "诸葛 试验", "诸葛　试验"])
def test_no_file_knows_the_name_of_who_withdrew(tmp_path: Path, written: str) -> None:
    before = site(tmp_path / "before", written)
    assert not before.prepared.errors, before.prepared.errors
    assert sum("诸葛" in text for text in before.files.values()) > 20
    after = site(tmp_path / "after", written, withdrawn_on="2026-11-01")
    assert not after.prepared.errors
    assert len(after.prepared.strict_warnings) <= len(before.prepared.strict_warnings)
    assert [(path, t) for path, text in after.files.items() for t in TRACES if t in text] == []
    assert [path for path in after.files for t in TRACES if t in path] == []
