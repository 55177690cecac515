from __future__ import annotations

import pytest

from attrib.nlp.people.cores import core_of

from .building import grammar


@pytest.mark.parametrize(
    ("text", "core"),
    [
        pytest.param("the two senior officials", "two senior officials", id="determiner"),
        pytest.param("a keeper at Fen Trust", "keeper", id="preposition"),
        pytest.param("some of the senior aides", "senior aides", id="some of"),
        pytest.param("one of them", "one of them", id="of a pronoun"),
        pytest.param("the union representing dockers", "union", id="what it stands for"),
        pytest.param("an aide who left", "aide", id="relative clause"),
    ],
)
def test_core_ends_with_the_head(text: str, core: str) -> None:
    reading = grammar(text).reading

    start, end = core_of(reading, 0, len(reading))

    assert reading.slice(start, end) == core
