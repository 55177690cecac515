"""Raw scores in, probabilities out: what share of quotes given a confidence is right."""

from __future__ import annotations

import math

_LEAST = 1e-6


def log_odds(chance: float) -> float:
    """Return the logarithm of a probability's odds, kept finite."""
    inside = min(max(chance, _LEAST), 1 - _LEAST)
    return math.log(inside / (1 - inside))


def calibrated(raw: float, curve: tuple[float, float]) -> float:
    """Return the probability that a curve `(slope, offset)` over the log-odds gives (Platt 1999)."""
    slope, offset = curve
    return 1 / (1 + math.exp(-(slope * log_odds(raw) + offset)))
