from __future__ import annotations

import pytest

from attrib.nlp.people.role_phrases import role_at

from .building import grammar


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param(
            "the director of the [ORG Fen Trust] said", "director of the Fen Trust", id="of"
        ),
        pytest.param("a senior aide said", "senior aide", id="adjective"),
        pytest.param("the campaign manager salaries rose", None, id="no role goes on so"),
        pytest.param("whose wife left", None, id="whose"),
        pytest.param("the rain fell", None, id="no role"),
    ],
)
def test_role_is_read_from_a_place_on(text: str, role: str | None) -> None:
    known = grammar(text)

    found = role_at(known, 0, len(known.reading))

    assert (None if found is None else known.reading.slice(found[0], found[2])) == role
