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
