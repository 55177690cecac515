"""The model card is what the figures beside the weights say."""

from __future__ import annotations

import json
from typing import Any

import pytest

from attrib.resources import model_dir
from attrib.train.card import model_card


@pytest.fixture
def meta() -> dict[str, Any]:
    path = model_dir() / "meta.json"
    if not path.is_file():
        pytest.skip("the model is not trained yet")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_card_tells_what_the_weights_tell(meta: dict[str, Any]) -> None:
    assert (model_dir() / "MODEL_CARD.md").read_text(encoding="utf-8") == model_card(meta)


def test_card_tells_of_teachers_where_there_were_any(meta: dict[str, Any]) -> None:
    teachers = {"count": 3, "encoder": "a larger one", "epochs": 7}

    assert "3 larger networks too (distillation; a larger one, 7 epochs)" in model_card(
        meta | {"teachers": teachers}
    )
    assert "larger networks" not in model_card(
        {key: value for key, value in meta.items() if key != "teachers"}
    )
