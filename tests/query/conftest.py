"""One small corpus, saved once on each database, to ask questions of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from attrib.query.api import Query
from attrib.store import open_database
from attrib.types import Judgement, Refusal, Verdict
from tests.store.making import Lexicon, harbor, reef

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from attrib.store import Database


def fill(database: Database) -> None:
    """Save two articles that quote one person under two spellings of her employer."""
    run = database.start_run(program="0.1.0", model="test 1", config="abc")
    saved = database.save([reef(), harbor()], run=run, organizations=Lexicon())
    same = sorted(profile.key for profile in saved.profiles if profile.name == "Ana Muñoz")
    judgement = Judgement(
        left=same[0],
        right=same[1],
        verdict=Verdict.SAME,
        score=0.9,
        reasons=("the same name and employer",),
        by="rule:name",
    )
    database.save_judgements([judgement])

    def cluster(keys: Sequence[str], _: object) -> dict[str, str]:
        return {key: same[0] if key in same else key for key in keys}

    database.regroup(same, cluster)
    database.save_refusals([Refusal(origin="empty.txt", reason="It is empty.", code="empty")])
    database.finish_run(run)


@pytest.fixture(
    scope="session", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
)
def query(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Query]:
    if request.param == "postgresql":
        url = request.getfixturevalue("postgresql")()
    else:
        url = str(tmp_path_factory.mktemp("query") / "attrib.db")
    with open_database(url) as database:
        fill(database)
        yield Query(database)
