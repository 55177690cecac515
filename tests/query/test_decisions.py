from __future__ import annotations

from typing import TYPE_CHECKING

from attrib import resolve
from attrib.query.decisions import load_decision_answers
from tests.store.test_decisions import save

if TYPE_CHECKING:
    from attrib.store import Database


def test_decisions_are_told_by_the_names_they_are_on(database: Database) -> None:
    keys = save(database, "A Zunz", "B Zunz", "Li Wei")
    database.decide([keys[:1], keys[1:2]], resolve.cluster, who="Ada", why="met both")
    database.decide([keys[:2]], resolve.cluster, who="Bob", name="Zunz")
    with database.reading() as connection:
        first, second = load_decision_answers(connection)
        assert load_decision_answers(connection, keys[2:]) == ()
        assert load_decision_answers(connection, keys[:1]) == (first, second)
    assert (first.kind, first.sides) == ("split", (("A Zunz",), ("B Zunz",)))
    assert (first.who, first.why, first.revoked) == ("Ada", "met both", None)
    assert (second.kind, second.name) == ("rename", "Zunz")
