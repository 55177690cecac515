from __future__ import annotations

from typing import TYPE_CHECKING

from attrib.correct.changes import CorrectionKind
from attrib.store import samples
from tests.store.making import harbor, reef

if TYPE_CHECKING:
    from attrib.store import Database

AT = "2026-01-01T00:00:00Z"


def test_sample_is_kept_as_it_was_drawn_and_judged(database: Database) -> None:
    database.save([reef(), harbor()])
    with database._engine.begin() as connection:
        number = samples.draw(connection, 3, seed=1, who="jm", at=AT)
        drawn = samples.load(connection, number)
        assert [(one.number, one.faults) for one in drawn] == [(0, None), (1, None), (2, None)]
        assert samples.unfinished(connection) == number
        faults = [CorrectionKind.SPAN, CorrectionKind.ROLE, CorrectionKind.SPAN]
        for one in drawn:
            said = faults if one.number else []
            samples.judge(
                connection, sample=number, number=one.number, faults=said, who="jm", at=AT
            )
        assert [one.faults for one in samples.load(connection, number)] == [
            (),
            (CorrectionKind.ROLE, CorrectionKind.SPAN),
            (CorrectionKind.ROLE, CorrectionKind.SPAN),
        ]
        assert samples.unfinished(connection) is None
        samples.judge(connection, sample=number, number=1, faults=None, who="jm", at=AT)
        assert samples.unfinished(connection) == number


def test_older_versions_are_not_drawn_from(database: Database) -> None:
    database.save([harbor()])
    database.save([reef(title="First")])
    with database._engine.begin() as connection:
        number = samples.draw(connection, 100, seed=1, who="jm", at=AT)
        assert len(samples.load(connection, number)) == 5
        assert samples.load(connection, number + 1) == ()
