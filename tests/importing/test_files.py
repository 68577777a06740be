"""An import adds to the files of a site and never writes over what is there."""

import pytest

from generator.importing import ImportFault, import_csv, new_files
from generator.kinds import KINDS

KIND = {kind.name: kind.record for kind in KINDS}
TABLE = "编号,名称,区县\nb,乙,金水区\n".encode()


def files(present: dict[str, str]) -> dict[str, str]:
    result = import_csv(TABLE, kind=KIND["station"])
    return new_files(result, KIND["station"], name="biao", read=present.get)


def test_records_and_areas_are_added_at_the_end_of_their_lists() -> None:
    written = files({"stations.yml": "- id: a\n  name: 甲\n"})
    assert set(written) == {"stations.yml", "content/records/areas.yml"}
    assert written["stations.yml"].startswith("- id: a\n  name: 甲\n\n- id: b\n  name: 乙\n")
    assert "name: 金水区" in written["content/records/areas.yml"]


def test_a_list_that_cannot_be_added_to_is_left_alone() -> None:
    written = files({"stations.yml": "[{id: a, name: 甲}]\n"})
    assert set(written) == {"stations/biao.yml", "content/records/areas.yml"}
    with pytest.raises(ImportFault):
        files({"stations.yml": "[{id: a}]\n", "stations/biao.yml": "- id: c\n"})


def test_a_file_of_a_person_is_never_written_over() -> None:
    result = import_csv("姓名,来源\n张甲,某报\n".encode(), kind=KIND["exemplar"])
    with pytest.raises(ImportFault, match="已经存在"):
        new_files(result, KIND["exemplar"], name="x", read=lambda path: "name: 别人\n")
