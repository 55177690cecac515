"""The model card is what the figures beside the weights say."""

from __future__ import annotations

import json

import pytest

from attrib.resources import model_dir
from attrib.train.card import model_card


def test_card_tells_what_the_weights_tell() -> None:
    folder = model_dir()
    if not (folder / "meta.json").is_file():
        pytest.skip("the model is not trained yet")
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))

    assert (folder / "MODEL_CARD.md").read_text(encoding="utf-8") == model_card(meta)


def test_card_tells_of_teachers_where_there_were_any() -> None:
    folder = model_dir()
    if not (folder / "meta.json").is_file():
        pytest.skip("the model is not trained yet")
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    teachers = {"count": 3, "encoder": "a larger one", "epochs": 7}

    assert "3 larger networks too (distillation; a larger one, 7 epochs)" in model_card(
        meta | {"teachers": teachers}
    )
    assert "larger networks" not in model_card(
        {key: value for key, value in meta.items() if key != "teachers"}
    )
