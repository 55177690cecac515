import pytest

pytest.importorskip("torch", reason="torch is not installed: pip install 'attrib[train]'")

from attrib.train.compare import _flat, fallen, lines


def test_a_figure_may_fall_by_half_a_point_and_no_more():
    floating = {"cue": 70.0, "source": 80.0}
    assert fallen(floating, {"cue": 69.5, "source": 81.0}) == []
    assert fallen(floating, {"cue": 69.4, "source": 81.0}) == ["cue"]


def test_a_row_says_what_int8_changed():
    (row,) = lines({"cue": 70.0}, {"cue": 69.0})
    assert row.split() == ["cue", "float", "70.0", "int8", "69.0", "-1.0"]


def test_the_figures_compared_are_of_every_layer():
    measured = {
        "attributions": {"articles": 3, "exact cue": {"p": 1.0, "r": 2.0, "f": 1.3}},
        "syntax": {"uas": 90.0},
        "entities": {"precision": 1.0, "recall": 2.0, "f": 1.3},
    }
    assert _flat(measured) == {"exact cue": 1.3, "uas": 90.0, "entities": 1.3}
    assert _flat({}) == {}
