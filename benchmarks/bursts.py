"""Bursts: how many are found, each within the same budget.

python3 dev.py bench bursts [--seeds N] [--budget PER_UNIT_YEAR] [--target TARGET]
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from benchmarks import rivals
from benchmarks.foresight import weeks
from sabaq.analysis.alerts import CALIBRATED_YEARS, moving_limits, score, spells
from sabaq.analysis.panel import Panel
from sabaq.model.counts import Level, Method, Target

Floats = NDArray[np.float64]
ERAS = ((2005, 2008, 2011), (2008, 2011, 2016))  # thresholds from, watched from, until
FEWEST = 6  # events in the years of the thresholds
STRENGTHS = (1.0, 2.0, 3.0)  # extra a week over the standard deviation of the year before; at least one event
LONGEST = 4  # weeks
YEAR = 52


@dataclass(frozen=True, slots=True)
class Trial:
    """Counts with bursts of one strength, and the unit, first and last week of each."""

    strength: float
    counts: Floats
    marks: list[tuple[int, int, int]]


def main(words: list[str] | None = None) -> int:
    """Print the share of bursts found by each method, and the false alarms it gave."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--budget", type=float, default=1.0)
    parser.add_argument("--target", action="append", type=Target, choices=list(Target), default=[])
    asked = parser.parse_args(words)
    for target in asked.target or (Target.EVENTS, Target.DEATHS):
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
        spots=panel.spots[busy], events=None,
    )  # fmt: skip
    print(f"{panel.target.value}, {busy.sum()} districts, watched {panel.starts[begin]} to {panel.starts[end - 1]}, "
          f"budget {budget:g} a unit and year, {seeds} seeds")  # fmt: skip
    trials = [
        Trial(strength, *injected(some, begin, seed, strength)) for strength in STRENGTHS for seed in range(seeds)
    ]
    for method in Method:
        scores = [score(replace(some, counts=trial.counts), method) for trial in trials]
        told(method.value, score(some, method), scores, trials, begin=begin, budget=budget)
    beside(some, trials, begin=begin, budget=budget)


def told(
    name: str, calm: Floats, scores: Sequence[Floats], trials: Sequence[Trial], *, begin: int, budget: float
) -> None:
    """Print the false alarms of a method on the series as they are, and the share of the bursts that it finds."""
    limits = moving_limits(calm, budget, YEAR, begin=begin)
    quiet = spells(calm[:, begin:], limits[:, begin:])
    shares = np.zeros((len(STRENGTHS), len(trials) // len(STRENGTHS)))
    delays: list[int] = []
    for n, (trial, scored) in enumerate(zip(trials, scores, strict=True)):
        hits = [np.flatnonzero((scored > limits)[row, first : last + 1]) for row, first, last in trial.marks]
        shares.flat[n] = np.mean([len(each) > 0 for each in hits])
        delays += [int(each[0]) for each in hits if len(each)]
    each = "  ".join(
        f"{strength:g} sd {share:.3f}" for strength, share in zip(STRENGTHS, shares.mean(axis=1), strict=True)
    )
    rate, by_seed = quiet.sum() / (quiet.size / YEAR), shares.mean(axis=0)
    print(f"  {name:19} false alarms {rate:.2f}   found: {each}   mean {shares.mean():.3f} (seeds {by_seed.min():.3f} "
          f"to {by_seed.max():.3f})   delay {np.mean(delays):.2f} weeks", flush=True)  # fmt: skip


def beside(some: Panel, trials: Sequence[Trial], *, begin: int, budget: float) -> None:
    """Print the same of farringtonFlexible in R: all weeks of the series as they are, and the weeks of the bursts."""
    since = max(0, begin - CALIBRATED_YEARS * YEAR)
    every = [*range(since, some.counts.shape[1])]
    asked = [(row, every) for row in some.counts]
    asked += [(trial.counts[row], [*range(first, last + 1)]) for trial in trials for row, first, last in trial.marks]
    asking = (
        f"{' '.join(str(week + 1) for week in places)};{' '.join(str(round(each)) for each in row)}"
        for row, places in asked
    )
    answer = rivals.in_r("\n".join(asking) + "\n")
    if answer is None:
        return
    lines = answer.splitlines()
    for name, some_lines in (("p-value", [_surprises(each) for each in lines[::2]]),
                             ("score", [_numbers(each) for each in lines[1::2]])):  # fmt: skip
        found = iter(some_lines)
        calm = np.full(some.counts.shape, np.nan)
        calm[:, since:] = [next(found) for _ in calm]
        scores = []
        for trial in trials:
            scored = np.full(some.counts.shape, np.nan)
            for row, first, last in trial.marks:
                scored[row, first : last + 1] = next(found)
            scores.append(scored)
        told(f"R {rivals.surveillance()}, {name}", calm, scores, trials, begin=begin, budget=budget)


def _surprises(line: str) -> Floats:
    return np.asarray(-np.log10(np.maximum(np.nan_to_num(_numbers(line), nan=1.0), 1e-300)))


def _numbers(line: str) -> Floats:
    return np.array([np.nan if word in {"NA", "NaN"} else float(word) for word in line.split()])


def injected(panel: Panel, begin: int, seed: int, strength: float) -> tuple[Floats, list[tuple[int, int, int]]]:
    """Give counts with one burst a unit and year, and where each is."""
    chance, counts = np.random.default_rng(seed), panel.counts.copy()
    marks = []
    for row in range(len(counts)):
        for first, after in pairwise(range(begin, counts.shape[1], YEAR)):
            long = int(chance.integers(1, LONGEST + 1))
            start = int(chance.integers(first, after - LONGEST))
            extra = max(1.0, strength * float(np.nanstd(panel.counts[row, start - YEAR : start])))
            counts[row, start : start + long] += np.maximum(chance.poisson(extra, size=long), [1] + [0] * (long - 1))
            marks.append((row, start, start + long - 1))
    return counts, marks


def _place(panel: Panel, year: int) -> int:
    return sum(start < date(year, 1, 1) for start in panel.starts)


if __name__ == "__main__":
    raise SystemExit(main())
