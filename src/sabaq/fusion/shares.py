"""Shares: how many pairs are of one event, told by evidence."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

ENOUGH = 60_000  # pairs that are looked at, evenly chosen
LEAN_PAIRS = 60.0  # how many pairs stand for what was thought before
MOST_BITS = 16.0
HALVINGS = 12
NONE = np.empty(0)


def missing_bits(
    evidence: Floats, prior: Floats, *, thought: float = 0.0, least: float = 0.0, unmatched: Floats = NONE
) -> float:
    """Give the bits, `least` or more, that every pair lacks for the share of matches to be what the evidence tells.

    The likeliest share of a mixture of which each pair's odds are known but for one factor: there the chances after the
    evidence add up to those before it (Dempster, Laird and Rubin 1977). Where few pairs tell, `thought` bits are taken
    to be missing. `unmatched` are prior and evidence, added up, of pairs that do not match: chances that they have are
    no sign of matches.
    """
    if not len(evidence):
        return thought
    some = slice(None, None, max(1, len(evidence) // ENOUGH))
    evidence, prior = evidence[some], prior[some]
    usual = float(prior.mean())
    matches = LEAN_PAIRS * float(_chance(np.array([usual + thought]))[0])

    def gain(bits: float) -> float:
        lean = matches - LEAN_PAIRS * float(_chance(np.array([usual + bits]))[0])
        expected, found = _chance(prior + bits).sum(), _chance(evidence + prior + bits).sum()
        alike = _chance(unmatched + bits).mean() * (len(prior) - expected) if len(unmatched) else 0.0
        return lean + float(found - alike - expected)

    low, high = least, MOST_BITS
    if gain(low) <= 0:
        return least
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if gain(middle) > 0 else (low, middle)
    return low


def _chance(bits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp2(-np.clip(bits, -60, 60))))
