from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from attrib.errors import AttribError
from attrib.resolve.aliases import read_aliases
from attrib.types import Organization


def ror(id_: str, name: str, **more: Any) -> dict[str, Any]:
    names = [{"value": name, "types": ["ror_display", "label"], "lang": "en"}]
    return {"id": f"https://ror.org/{id_}", "names": names, "status": "active", **more}


def read(path: Path, *records: object) -> dict[str, Organization]:
    path.write_text(json.dumps(records), encoding="utf-8")
    return {row.id.rpartition("/")[2]: row for row in read_aliases(path)}


def related(kind: str, id_: str) -> dict[str, str]:
    return {"type": kind, "id": f"https://ror.org/{id_}", "label": "as named then"}


def test_ror_dump_is_read_in_schema_v2(tmp_path: Path) -> None:
    record = ror(
        "01",
        "Massachusetts Institute of Technology",
        types=["education", "funder"],
        locations=[{"geonames_details": {"country_code": "US"}}],
        relationships=[{"type": "parent", "id": "https://ror.org/02"}],
        external_ids=[{"type": "wikidata", "preferred": "Q49108", "all": ["Q49108"]}],
    )
    record["names"].append({"value": "MIT", "types": ["acronym"], "lang": None})
    row = read(tmp_path / "ror.json", record, ror("02", "Whole"))["01"]
    assert (row.aliases, row.kind, row.sector) == (("MIT",), "university", "academia")
    assert (row.country, row.parent, row.wikidata) == ("US", "https://ror.org/02", "Q49108")


def test_ror_dump_larger_than_a_block_is_read_whole(tmp_path: Path) -> None:
    records = [ror(f"{n:05}", f"Institute {n} " + "ä" * 300) for n in range(3_000)]
    assert len(read(tmp_path / "ror.json", *records)) == 3_000


def test_ror_parent_outside_the_dump_is_forgotten(tmp_path: Path) -> None:
    record = ror("01", "Part", relationships=[{"type": "parent", "id": "https://ror.org/99"}])
    assert read(tmp_path / "ror.json", record)["01"].parent is None


def gone(id_: str, name: str, after: str) -> dict[str, Any]:
    return ror(id_, name, status="inactive", relationships=[related("successor", after)])


def test_organization_that_is_no_more_gives_its_names_to_its_successor(tmp_path: Path) -> None:
    records = [gone("01", "Older", "02"), gone("02", "Old", "03"), ror("03", "New")]
    part = ror("04", "Part", relationships=[related("parent", "01")])
    rows = read(tmp_path / "ror.json", *records, part)
    assert set(rows) == {"03", "04"}
    assert rows["03"].former == ("Older", "Old")
    assert rows["04"].parent == "https://ror.org/03"


def test_organization_whose_successors_go_in_a_circle_stays(tmp_path: Path) -> None:
    rows = read(tmp_path / "ror.json", gone("01", "A", "02"), gone("02", "B", "01"))
    assert set(rows) == {"01", "02"}


def test_organization_that_parted_into_two_stays_itself(tmp_path: Path) -> None:
    parted = [related("successor", "02"), related("successor", "03")]
    rows = read(tmp_path / "ror.json", ror("01", "A", status="inactive", relationships=parted))
    assert set(rows) == {"01"}


def test_withdrawn_record_is_left_out(tmp_path: Path) -> None:
    assert read(tmp_path / "ror.json", ror("01", "A", status="withdrawn")) == {}


@pytest.mark.parametrize(
    "record",
    [
        [],
        "x",
        {"id": "x"},
        {"id": "x", "names": "MIT"},
        {"id": "x", "names": ["MIT"]},
        {"names": [{"value": "MIT", "types": ["ror_display"]}]},
        {"id": "x", "names": [], "relationships": 5, "status": "inactive"},
    ],
    ids=ascii,
)
def test_record_of_another_shape_is_named(tmp_path: Path, record: object) -> None:
    with pytest.raises(AttribError, match=r"ror\.json: record 2 is not as the ROR dump has them"):
        read(tmp_path / "ror.json", ror("01", "A"), record)
