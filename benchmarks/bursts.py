"""Bursts: how many are found, each within the same budget.

python3 dev.py bench bursts [--seeds N] [--budget PER_UNIT_YEAR]
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from benchmarks.foresight import weeks
from sabaq.analysis.alerts import moving_limits, score, spells
from sabaq.analysis.panel import Panel
from sabaq.model.counts import Level, Method, Target

Floats = NDArray[np.float64]
ERAS = ((2005, 2008, 2011), (2008, 2011, 2016))  # thresholds from, watched from, until
FEWEST = 6  # events in the years of the thresholds
STRENGTHS = (1.0, 2.0, 3.0)  # extra a week over the standard deviation of the year before; at least one event
LONGEST = 4  # weeks


def main(words: list[str] | None = None) -> int:
    """Print the share of bursts found by each method, and the false alarms it gave."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--budget", type=float, default=1.0)
    asked = parser.parse_args(words)
    for target in (Target.EVENTS, Target.DEATHS):
        panel = weeks(Level.DISTRICT_WEEK, target)
        for learned, begins, ends in ERAS:
            era(panel, [_place(panel, year) for year in (learned, begins, ends)], asked.seeds, asked.budget)
    return 0


def era(panel: Panel, places: list[int], seeds: int, budget: float) -> None:
    """Print the figures of one era: every unit gets one burst in each year of its own."""
    since, begin, end = places
    busy = np.nansum(panel.counts[:, since:begin], axis=1) >= FEWEST
    some = replace(
        panel, units=tuple(np.array(panel.units)[busy]), counts=panel.counts[busy, :end], starts=panel.starts[:end],
        spots=panel.spots[busy],
    )  # fmt: skip
    print(f"{panel.target.value}, {busy.sum()} districts, watched {panel.starts[begin]} to {panel.starts[end - 1]}, "
          f"budget {budget:g} a unit and year, {seeds} seeds")  # fmt: skip
    for method in Method:
        scores = score(some, method)
        limits = moving_limits(scores, budget, 52, begin=begin)
        quiet = spells(scores[:, begin:end], limits[:, begin:end])
        rate = quiet.sum() / (quiet.size / 52)
        shares, delays = [], []
        for strength in STRENGTHS:
            found: list[bool] = []
            for seed in range(seeds):
                bursts, marks = injected(some, begin, seed, strength)
                over = score(replace(some, counts=bursts), method) > limits
                for row, first, last in marks:
                    hits = np.flatnonzero(over[row, first : last + 1])
                    found.append(bool(len(hits)))
                    delays += [int(hits[0])] if len(hits) else []
            shares.append(float(np.mean(found)))
        told = "  ".join(f"{strength:g} sd {share:.3f}" for strength, share in zip(STRENGTHS, shares, strict=True))
        print(f"  {method.value:10} false alarms {rate:.2f}   found: {told}   mean {np.mean(shares):.3f}   "
              f"delay {np.mean(delays):.2f} weeks", flush=True)  # fmt: skip


def injected(panel: Panel, begin: int, seed: int, strength: float) -> tuple[Floats, list[tuple[int, int, int]]]:
    """Give counts with one burst a unit and year, and where each is."""
    chance, counts = np.random.default_rng(seed), panel.counts.copy()
    marks = []
    for row in range(len(counts)):
        for first, after in pairwise(range(begin, counts.shape[1], 52)):
            long = int(chance.integers(1, LONGEST + 1))
            start = int(chance.integers(first, after - LONGEST))
            extra = max(1.0, strength * float(np.nanstd(panel.counts[row, start - 52 : start])))
            counts[row, start : start + long] += np.maximum(chance.poisson(extra, size=long), [1] + [0] * (long - 1))
            marks.append((row, start, start + long - 1))
    return counts, marks


def _place(panel: Panel, year: int) -> int:
    return sum(start < date(year, 1, 1) for start in panel.starts)


if __name__ == "__main__":
    raise SystemExit(main())
