"""Rival: effects by a Bayesian structural time series."""

from __future__ import annotations

import json
import sys

import numpy as np
from causal_impact import CausalImpact

ALPHA = 0.05


def main() -> None:
    """Read series with a place of change as JSON, write whether each was called a change; null: nothing to fit."""
    called = []
    for asked in json.load(sys.stdin):
        columns = [asked["own"], asked["others"]]
        place, end = asked["place"], len(asked["own"])
        if len(set(asked["own"][:place])) < 2:
            called.append(None)  # nothing varies before the day
            continue
        impact = CausalImpact(
            np.array(columns, dtype=float).T, [0, place - 1], [place, end - 1], model_args={"seed": 1}, alpha=ALPHA
        )
        low, high = impact.summary_stats["ci_lower"], impact.summary_stats["ci_upper"]  # of the mean effect
        called.append(bool(low > 0 or high < 0))
    json.dump(called, sys.stdout)


if __name__ == "__main__":
    main()
