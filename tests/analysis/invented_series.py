"""Invented series: counts by week, with wars in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import numpy as np
import pytest

from sabaq.analysis import boosts, forests
from sabaq.analysis.panel import Panel, tabled
from sabaq.model.counts import Level, Target

MONDAY = date(2001, 1, 1)


def weekly(
    *, units: int = 12, weeks: int = 400, seed: int = 1, level: Level = Level.DISTRICT_28_DAYS, wars: bool = True
) -> Panel:
    """Give overdispersed counts whose means wander; every third unit is nearly quiet."""
    chance = np.random.default_rng(seed)
    steps = chance.normal(0, 0.12, size=(units, weeks)) if wars else np.zeros((units, weeks))
    base = np.where(np.arange(units) % 3 == 0, 0.02, 1.5)[:, None]
    means = base * np.exp(np.clip(steps.cumsum(axis=1), -2, 3))
    counts = chance.negative_binomial(1.0, 1 / (1 + means))
    rows = [
        (f"unit {unit:02}", MONDAY + timedelta(weeks=week), float(counts[unit, week]))
        for unit in range(units)
        for week in range(weeks)
    ]
    return tabled(rows, level, Target.DEATHS)


@contextmanager
def small_trees() -> Iterator[None]:
    """Grow fewer trees: the promises tested are the same for few of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(forests, "TREES", 25)
        patch.setattr(boosts, "ROUNDS", 6)
        yield
