from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from attrib.errors import AttribError, StoreError
from attrib.identity.entities import Entities
from attrib.identity.lists import Lists
from attrib.query.api import Query
from tests.identity.people import fill

if TYPE_CHECKING:
    from attrib.store import Database


@pytest.fixture
def lists(database: Database) -> Lists:
    fill(database)
    return Lists(database)


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def organizations(database: Database) -> list[tuple[str, str | None]]:
    return [(o.name, o.sector) for o in Query(database).organizations(order="name")]


def test_list_names_what_is_stored_already_and_forgetting_it_unnames(
    database: Database, lists: Lists, tmp_path: Path
) -> None:
    before = organizations(database)
    own = write(tmp_path / "own.csv", "name,aliases,sector", "Coast Lab,MIT|CL,ngo")
    done: list[tuple[int, int]] = []
    imported = lists.import_file(own, progress=lambda *so_far: done.append(so_far))
    assert (imported.name, imported.organizations, imported.articles) == ("own.csv", 1, 5)
    assert done == [(5, 5)]
    assert ("Coast Lab", "ngo") in organizations(database)
    assert Query(database).quotes(affiliation="CL").count() == 3
    assert Query(database).quotes(sector="ngo").count() == 3
    assert lists.counts() == {"own.csv": 1}
    assert lists.find("CL")[0].name == "Coast Lab"
    assert lists.forget("own.csv") == 5
    assert organizations(database) == before
    assert lists.counts() == {}


def test_decisions_outlive_a_list(database: Database, lists: Lists, tmp_path: Path) -> None:
    Entities(database).merge(["Li Wei", "Li Wen"], who="Ada")
    before = [(s.name, s.articles) for s in Query(database).speakers(order="name")]
    assert ("Li Wen", 2) in before
    lists.import_file(write(tmp_path / "own.csv", "name", "Coast Lab"))
    assert [(s.name, s.articles) for s in Query(database).speakers(order="name")] == before


def test_people_are_told_apart_anew_by_a_list(
    database: Database, lists: Lists, tmp_path: Path
) -> None:
    assert len(Entities(database).doubts()) == 1
    own = write(tmp_path / "own.csv", "name,aliases", "Coast Lab,MIT|Kiel University")
    lists.import_file(own)
    assert Entities(database).doubts() == ()
    assert Entities(database).show("Rudolf Zunz").speaker.articles == 3
    lists.forget("own.csv")
    assert len(Entities(database).doubts()) == 1


def test_list_of_the_same_name_gives_way(database: Database, lists: Lists, tmp_path: Path) -> None:
    for name in ("First", "Second"):
        lists.import_file(write(tmp_path / "own.csv", "name,aliases", f"{name},MIT"))
    names = [name for name, _ in organizations(database)]
    assert "Second" in names
    assert "First" not in names


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (("name,parent", "A,B", "B,A"), r"own\.csv: .*circle: a > b > a\. Nothing was imported"),
        (("name,parent", "A,A"), r"circle: a > a"),
        (("name,parent", "A,Zed"), r"own\.csv: Organization 'a' has an unknown parent 'Zed': add"),
        (("id,name,parent", "mit,MIT,mit-ssp"), r"circle: mit > mit-ssp > mit"),
        (("title", "A"), r"own\.csv: the first line must name the columns"),
    ],
    ids=["circle", "itself", "unknown", "its-own-part", "columns"],
)
def test_list_that_contradicts_itself_changes_nothing(
    database: Database, lists: Lists, tmp_path: Path, lines: tuple[str, ...], message: str
) -> None:
    before = organizations(database)
    with pytest.raises(AttribError, match=message):
        lists.import_file(write(tmp_path / "own.csv", *lines))
    assert lists.counts() == {}
    assert organizations(database) == before


def test_rows_of_one_organization_are_put_together(lists: Lists, tmp_path: Path) -> None:
    own = write(tmp_path / "own.csv", "name,aliases", "Coast Lab,CL", "the Coast Lab,Coasters")
    assert lists.import_file(own).organizations == 1
    assert {o.id for name in ("CL", "Coasters") for o in lists.find(name)} == {"coast-lab"}


def test_names_of_several_are_told(lists: Lists, tmp_path: Path) -> None:
    own = write(tmp_path / "own.csv", "name,aliases", "First Lab,Lab", "Second Lab,Lab")
    assert lists.import_file(own).ambiguous == ("lab",)
    assert lists.find("Lab") == ()


def test_registry_comes_after_the_curated_list(lists: Lists, tmp_path: Path) -> None:
    names = [{"value": name, "types": ["ror_display"]} for name in ("Tide Institute", "MIT")]
    records = [
        {"id": f"https://ror.org/{number}", "names": [name], "status": "active"}
        for number, name in enumerate(names)
    ]
    lists.import_file(write(tmp_path / "ror.json", json.dumps(records)))
    assert lists.find("Tide Institute")[0].ror == "https://ror.org/0"
    assert lists.find("MIT")[0].id == "mit"


def test_unknown_list_is_not_forgotten(lists: Lists) -> None:
    with pytest.raises(StoreError, match="There is no list 'x'"):
        lists.forget("x")
