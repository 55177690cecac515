"""Raw confidences and whether each quote was right in; the curve that makes them probabilities out.

Platt (1999), "Probabilistic outputs for support vector machines": a logistic curve over the log-odds.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from attrib.nlp.confidence import calibrated, log_odds

_STEPS = 50
_RIDGE = 1e-6


def fit_curve(raw: Sequence[float], right: Sequence[bool]) -> tuple[float, float]:
    """Return slope and offset of the curve that fits best, by Newton's method."""
    odds = np.array([log_odds(value) for value in raw])
    features = np.stack([odds, np.ones_like(odds)], 1)
    wanted = np.asarray(right, dtype=np.float64)
    weights = np.array([1.0, 0.0])
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (wanted - chances)
        bend = (features * (chances * (1 - chances))[:, None]).T @ features
        weights = weights + np.linalg.solve(bend + _RIDGE * np.eye(2), slope)
    return float(weights[0]), float(weights[1])


def reliability(
    raw: Sequence[float], right: Sequence[bool], curve: tuple[float, float], *, bins: int = 10
) -> tuple[list[tuple[float, float, int]], float]:
    """Return rows of `(mean confidence, share right, quotes)`, and the expected calibration error.

    Guo et al. (2017), "On calibration of modern neural networks", with bins of equal width.
    """
    chances: NDArray[np.float64] = np.array([calibrated(value, curve) for value in raw])
    wanted = np.asarray(right, dtype=np.float64)
    places = np.minimum((chances * bins).astype(int), bins - 1)
    rows, error = [], 0.0
    for place in range(bins):
        inside = places == place
        if count := int(inside.sum()):
            said, was = float(chances[inside].mean()), float(wanted[inside].mean())
            rows.append((said, was, count))
            error += abs(said - was) * count / len(chances)
    return rows, error
