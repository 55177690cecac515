from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from attrib.correct.changes import CorrectionKind, NewRole, NotAQuote
from attrib.correct.making import correct
from attrib.store import corrections
from tests.store.making import reef

if TYPE_CHECKING:
    from attrib.store import Database


def test_corrections_come_back_as_they_were_kept(database: Database) -> None:
    made = [
        replace(
            correct(reef(), 0, change), article=key, who="jm", why=why, at="2026-01-01T00:00:00Z"
        )
        for change, key, why in ((NewRole("biologist"), "a", None), (NotAQuote(), "b", "No."))
    ]
    with database._engine.begin() as connection:
        numbers = [corrections.save(connection, one) for one in made]
        kept = [replace(one, id=n) for one, n in zip(made, numbers, strict=True)]
        assert corrections.load(connection) == (kept[1], kept[0])
        assert corrections.load(connection, article="a") == (kept[0],)
        assert corrections.find(connection, numbers[1]) == kept[1]
        corrections.revoke(connection, numbers[:1], who="ab", at="2026-01-02T00:00:00Z")
        assert corrections.load_active(connection, ["a", "b", "c"]) == {"b": (kept[1],)}
        assert corrections.load(connection, revoked=False) == (kept[1],)
        found = corrections.find(connection, numbers[0])
    assert found is not None
    assert found.revoked == "2026-01-02T00:00:00Z"
    assert found.revoked_by == "ab"
    assert found.kind is CorrectionKind.ROLE
