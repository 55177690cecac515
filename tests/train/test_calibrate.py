import numpy as np
import pytest

from attrib.train.calibrate import fit_curve, reliability


def _overconfident(count=4000):
    random = np.random.default_rng(0)
    raw = random.uniform(0.5, 0.999, count)
    return list(raw), list(random.uniform(size=count) < raw**3)


def test_the_curve_makes_confidence_mean_what_it_says():
    raw, right = _overconfident()
    _, before = reliability(raw, right, (1.0, 0.0))
    rows, after = reliability(raw, right, fit_curve(raw, right))
    assert before > 0.15
    assert after < 0.03
    assert sum(count for _, _, count in rows) == len(raw)


def test_calibrated_confidence_needs_no_curve():
    random = np.random.default_rng(1)
    raw = list(random.uniform(0.02, 0.98, 20_000))
    slope, offset = fit_curve(raw, [random.uniform() < value for value in raw])
    assert (slope, offset) == (pytest.approx(1, abs=0.1), pytest.approx(0, abs=0.1))
