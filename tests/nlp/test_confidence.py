import pytest

from attrib.nlp.confidence import calibrated, log_odds


@pytest.mark.parametrize("chance", [0.01, 0.5, 0.9])
def test_the_plain_curve_changes_nothing(chance):
    assert calibrated(chance, (1.0, 0.0)) == pytest.approx(chance)


@pytest.mark.parametrize("chance", [0.0, 1.0], ids=["never", "surely"])
def test_certainty_stays_finite(chance):
    assert abs(log_odds(chance)) < 20
    assert 0 < calibrated(chance, (0.5, 0.1)) < 1


def test_a_curve_keeps_the_order():
    chances = [calibrated(raw / 10, (0.7, 0.4)) for raw in range(11)]
    assert chances == sorted(chances)
