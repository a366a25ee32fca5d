"""Placebos: how often an effect is told where nothing changed.

python3 dev.py bench placebos [--dates N] [--seed N]
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from scipy import stats

from benchmarks import rivals
from benchmarks.foresight import weeks
from sabaq.analysis.effects import Effect, effect
from sabaq.analysis.panel import Panel
from sabaq.model.counts import Finding, Level, Target

ERAS = ((2003, 2009), (2009, 2015))
FEWEST = 20  # events in all
WINDOWS = (13, 26)  # weeks
SETS = (1, 1, 3)  # units
LEARNED = 104  # weeks before the day, for the structural time series


@dataclass(frozen=True, slots=True)
class Placebo:
    """Districts, a period and a window in which nothing is known to have begun."""

    units: tuple[int, ...]
    place: int
    window: int


def main(words: list[str] | None = None) -> int:
    """Print how often each way calls a change on random days and districts of real series."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dates", type=int, default=200)
    parser.add_argument("--seed", type=int, default=11)
    asked = parser.parse_args(words)
    for target in Target:
        panel = weeks(Level.DISTRICT_WEEK, target)
        for first, last in ERAS:
            print(f"{target.value}, {first} until {last}, {asked.dates} placebo dates, seed {asked.seed}:", flush=True)
            placebos = drawn(panel, first, last, asked.dates, seed=asked.seed)
            told = Counter(each.finding for each in (_own(panel, placebo) for placebo in placebos))
            shown("sabaq", asked.dates - told[Finding.CANNOT_TELL], asked.dates)
            series = [_series(panel, placebo) for placebo in placebos]
            some = [each for each in series if sum(each["own"][-2 * each["window"] :])]
            shown("before and after, two Poisson counts", sum(map(_plain, some)), len(some))
            answer = rivals.in_python("bsts", json.dumps(series))
            if answer is not None:
                called = [each for each in json.loads(answer) if each is not None]
                shown("structural time series (bsts-causalimpact)", sum(called), len(called))
    return 0


def shown(name: str, wrong: int, tried: int) -> None:
    """Print the share of wrong verdicts with its exact 95 % interval."""
    low, high = stats.binomtest(wrong, max(1, tried)).proportion_ci()
    print(f"  {name}: {wrong} of {tried} wrong, {wrong / max(1, tried):.1%} [{low:.1%}, {high:.1%}]", flush=True)


def drawn(panel: Panel, first: int, last: int, dates: int, *, seed: int) -> list[Placebo]:
    """Draw days, districts and windows."""
    chance = np.random.default_rng(seed)
    busy = np.flatnonzero(np.nansum(panel.counts, axis=1) >= FEWEST)
    begin, end = (sum(start < date(year, 1, 1) for start in panel.starts) for year in (first, last))
    return [
        Placebo(
            tuple(chance.choice(busy, int(chance.choice(SETS)), replace=False).tolist()),
            window=int(chance.choice(WINDOWS)),
            place=int(chance.integers(begin, end)),
        )
        for _ in range(dates)
    ]


def _own(panel: Panel, placebo: Placebo) -> Effect:
    units = [panel.units[row] for row in placebo.units]
    return effect(panel, units, panel.starts[placebo.place], window=placebo.window)


def _series(panel: Panel, placebo: Placebo) -> dict[str, Any]:
    """Give the districts' series and that of all others: some years before the day, and the window after it."""
    began, end = max(0, placebo.place - LEARNED), placebo.place + placebo.window
    own = panel.counts[list(placebo.units), began:end].sum(axis=0)
    others = panel.counts[:, began:end].sum(axis=0) - own
    return {
        "own": own.tolist(), "others": others.tolist(), "place": placebo.place - began, "window": placebo.window,
    }  # fmt: skip


def _plain(series: dict[str, Any]) -> bool:
    place, window = series["place"], series["window"]
    before, after = sum(series["own"][place - window : place]), sum(series["own"][place : place + window])
    return bool(abs(after - before) > 1.96 * (before + after) ** 0.5)


if __name__ == "__main__":
    raise SystemExit(main())
