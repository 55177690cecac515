"""The shipped model keeps its figures."""

import json

import pytest

from attrib.resources import model_dir
from tests.gate import DEV, FLOORS, SAMPLE, TOKENS, fallen, measure, measure_tokens, moved

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


@pytest.mark.slow
@pytest.mark.parametrize("name", TOKENS)
def test_figures_of_syntax_and_entities_hold(name):
    figures = measure_tokens({name: TOKENS[name]})
    if not figures:
        pytest.skip("needs ../shared: the treebanks")
    floors = json.loads(FLOORS.read_text())
    assert figures.keys() <= floors.keys()
    assert fallen(figures, floors) == []


FLOOR, FIGURES = {"a": {"cue": 70.0, "source": 80.0}}, {"a": {"cue": 71.0, "source": 60.0}}


def test_floors_stay_where_no_flag_moves_them():
    assert moved(FLOOR, FIGURES) == FLOOR


def test_floors_are_lifted_and_never_lowered_by_one_flag():
    assert moved(FLOOR, FIGURES, lift=True) == {"a": {"cue": 71.0, "source": 80.0}}
    assert moved({}, FIGURES, lift=True) == FIGURES


def test_floors_are_lowered_by_another_flag_alone():
    assert moved(FLOOR, FIGURES, allow_regression=True) == FIGURES


def test_a_fall_is_named():
    assert fallen({"a": {"cue": 70.0}}, {"a": {"cue": 70.2}}) == []
    assert fallen({"a": {"cue": 70.0}}, {"a": {"cue": 70.4}}) == ["a, cue: 70.0 under 70.4"]
