import json
import shutil

import numpy as np
import pytest

from attrib.errors import ModelError
from attrib.nlp.encoder import Encoder, load_meta
from attrib.nlp.windows import make_windows
from attrib.resources import model_dir

pytestmark = pytest.mark.skipif(
    not (model_dir() / "meta.json").is_file(), reason="no model is shipped in this checkout"
)

WORDS = ["“", "We", "won", ",", "”", "said", "Ann", "Lee", ",", "the", "mayor", "."]


@pytest.fixture(scope="module")
def encoder():
    return Encoder(model_dir())


@pytest.fixture
def copied(tmp_path):
    return shutil.copytree(model_dir(), tmp_path / "model")


def _windows(encoder, words):
    starts = [index % 40 == 0 for index in range(len(words))]
    return list(make_windows(words, starts, encoder.tokenizer))


def test_scores_have_a_row_for_each_word(encoder):
    ((_, scores),) = encoder.score(_windows(encoder, WORDS))
    assert {name: rows.shape[0] for name, rows in scores.items()} == dict.fromkeys(
        scores, len(WORDS)
    )


def test_scores_are_the_same_in_any_company(encoder):
    (alone,) = _windows(encoder, WORDS)
    company = _windows(encoder, ["noise", "!"] * 400)
    first = encoder.run(alone)
    (_, again), *_ = encoder.score([alone, *company, alone])
    assert all(np.array_equal(first[name], again[name]) for name in first)


def test_windows_come_back_in_order(encoder):
    windows = _windows(encoder, ["word"] * 2000)
    assert [window for window, _ in encoder.score(iter(windows))] == windows


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "heads.npz"])
def test_a_damaged_file_is_named_with_its_sum(copied, name):
    with (copied / name).open("ab") as file:
        file.write(b"x")
    expected = json.loads((copied / "meta.json").read_text())["files"][name]
    with pytest.raises(ModelError, match=f"{name} is damaged.*{expected}"):
        load_meta(copied)


@pytest.mark.parametrize("name", ["model.onnx", "meta.json"])
def test_a_missing_file_is_named(copied, name):
    (copied / name).unlink()
    with pytest.raises(ModelError, match=f"{name} is missing"):
        load_meta(copied)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "is damaged"),
        ('{"format": 99}', "format 99"),
        ("[]", "format None"),
        ('{"format": 1}', "'files' is missing"),
        ('{"format": 1, "files": {}}', "'name' is missing"),
    ],
    ids=["cut", "newer", "no object", "no files", "no name"],
)
def test_unreadable_metadata_is_refused(copied, text, reason):
    (copied / "meta.json").write_text(text)
    with pytest.raises(ModelError, match=reason):
        load_meta(copied)
