"""However people decided: once all is taken back, who is who is as if nobody had said a word."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.query.api import Query
from attrib.query.identity import find_entity
from attrib.resolve import cluster
from attrib.store import Database, open_database
from attrib.store.entities import load_members
from tests.identity.people import fill

PEOPLE = 5
SIDES = st.lists(st.integers(0, 2), min_size=PEOPLE, max_size=PEOPLE)
"""For each profile: on neither side, on the one, or on the other."""


@settings(max_examples=25, deadline=None)
@given(decisions=st.lists(SIDES, max_size=5), order=st.randoms(use_true_random=False))
def test_decisions_taken_back_in_any_order_leave_no_trace(
    decisions: list[list[int]], order: Random
) -> None:
    with open_database(":memory:") as database:
        fill(database)
        query = Query(database)
        before = list(query.speakers())
        keys = sorted(key for speaker in before for key in members_of(database, speaker.id))
        numbers = []
        for sides in decisions:
            groups = [[k for k, side in zip(keys, sides, strict=True) if side == n] for n in (1, 2)]
            groups = [group for group in groups if group]
            if groups:
                numbers.append(database.decide(groups, cluster, who="Ada"))
                entity_of = {key: entity(database, key) for key in keys}
                sets = [{entity_of[key] for key in group} for group in groups]
                assert all(len(found) == 1 for found in sets)
                assert len(set.union(*sets)) == len(groups)
        order.shuffle(numbers)
        for number in numbers:
            database.revoke(number, cluster, who="Bob")
        assert list(query.speakers()) == before


def members_of(database: Database, speaker: str) -> set[str]:
    with database.reading() as connection:
        return load_members(connection, [speaker])


def entity(database: Database, profile: str) -> str:
    with database.reading() as connection:
        return find_entity(connection, profile)
