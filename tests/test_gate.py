"""The shipped model keeps its figures."""

import json

import pytest

from attrib.resources import model_dir
from tests.gate import DEV, FLOORS, SAMPLE, fallen, measure

pytestmark = [
    pytest.mark.gate,
    pytest.mark.skipif(
        not (model_dir() / "meta.json").is_file(), reason="no model is shipped in this checkout"
    ),
]


def test_figures_of_the_sample_articles_hold():
    assert fallen(measure(SAMPLE), json.loads(FLOORS.read_text())) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", DEV)
def test_figures_of_the_development_sets_hold(name):
    if not DEV[name].is_file():
        pytest.skip("needs ../shared: the gold")
    assert fallen(measure({name: DEV[name]}), json.loads(FLOORS.read_text())) == []


def test_a_fall_is_named():
    assert fallen({"a": {"cue": 70.0}}, {"a": {"cue": 70.2}}) == []
    assert fallen({"a": {"cue": 70.0}}, {"a": {"cue": 70.4}}) == ["a, cue: 70.0 under 70.4"]
