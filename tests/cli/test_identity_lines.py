from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from attrib.cli.identity_lines import decision_lines, doubt_lines, entity_lines
from attrib.identity.entities import Entities
from attrib.store import open_database
from tests.identity.people import fill


@pytest.fixture
def entities(tmp_path: Path) -> Iterator[Entities]:
    with open_database(tmp_path / "news.db") as database:
        fill(database)
        yield Entities(database)


def test_entity_is_told_with_articles_reasons_decisions_and_doubts(entities: Entities) -> None:
    entities.rename("Rudolf Zunz", "R. Zunz", who="Ada")
    detail = entities.show("Rudolf Zunz")
    lines = list(entity_lines(detail))
    key = detail.members[0].article.key[:8]
    assert lines[0] == "R. Zunz (person)"
    assert f"    {key}  first, The Gull, 2024-05-01" in lines
    assert "              as Rudolf Zunz, oceanographer, Kiel University; 1 quote" in lines
    titles = [line for line in lines if line.startswith("\n")]
    assert (
        titles == ["\nIn these articles:", "\nWhy one:", "\nDecisions:"] or "\nWhy one:" in titles
    )
    assert any(line.startswith("    Zunz, diver") for line in lines)


def test_decision_and_doubt_are_told_in_few_lines(entities: Entities) -> None:
    (doubt,) = entities.doubts()
    assert len(list(doubt_lines(doubt))) == 3
    entities.undo(entities.merge(["Li Wei", "Li Wen"], who="Ada", why="why"), who="Bob")
    first, second, third = decision_lines(entities.decisions()[0])
    assert first == "   1  merge Li Wei, Li Wen"
    assert second.startswith("      Ada, 20")
    assert second.endswith("Z: why")
    assert third.startswith("      taken back by Bob, 20")
